"""`truespec check`: whether a server keeps to the document that describes it.

Knows its arguments, how the outcome is told, and exit codes; must not know what is sent or how it is judged.
"""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.answer import refuse
from generator.cli.options import chosen_overlays, overlay_options, remote_option, spec_option
from generator.cli.ticker import ticking
from generator.findings import TruespecError
from generator.report import render

if TYPE_CHECKING:
    from contract_tests.check import Account, Check

GRAVITY = ("security", "breaking", "additive", "informational")


class Positive(click.ParamType[float]):
    """A finite number above zero."""

    name = "NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fail where it is none, or cannot be waited for."""
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not (0 < number < math.inf):
            self.fail(f"{str(value)[:40]!r} is no number above zero", param, ctx)
        return number


@click.command(short_help="Say where a server departs from its document.")
@click.option("--url", required=True, help="Address of the server.")
@click.option(
    "--api-key",
    default="",
    help="Key to send. Default: the environment variable <PREFIX>_API_KEY, its prefix named by the document.",
)
@spec_option
@overlay_options
@remote_option
@click.option(
    "--budget", type=click.IntRange(1), default=1000, show_default=True, help="Send so many requests at most."
)
@click.option("--max-time", type=Positive(), default=600.0, show_default=True, help="Send for so many seconds at most.")
@click.option("--seed", type=int, default=0, show_default=True, help="Same seed and same server, same requests.")
@click.option("--only", default="*", metavar="GLOB", help="Check operations whose id matches only, such as 'list*'.")
@click.option("--timeout", type=Positive(), default=10.0, show_default=True, help="Wait so many seconds for an answer.")
@click.option("--rate", type=Positive(), help="Send so many requests a second at most.")
@click.option(
    "--fail-on",
    type=click.Choice(GRAVITY),
    default=GRAVITY[-1],
    show_default=True,
    help="Exit with 1 if there is a drift as grave as this.",
)
def check(
    url: str,
    api_key: str,
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    budget: int,
    max_time: float,
    seed: int,
    only: str,
    timeout: float,
    rate: float | None,
    fail_on: str,
) -> None:
    """Send requests to the server at URL and say where it departs from its document.

    Creates things, reads, changes, lists and deletes them. Exit codes: 0 no drift, 1 drift, 2 the input or the usage
    is wrong, 3 nothing can be said (no server, a refused key, a limit on requests).

    \b
    Examples:
      truespec check --url http://127.0.0.1:4010
      truespec check --url https://api.example.com --spec openapi.yaml --rate 5
    """
    from contract_tests.check import Limits, Options, prepared  # only now: help needs neither HTTP nor schemas

    chosen = chosen_overlays(overlays, no_overlays=no_overlays)
    options = Options(
        url=url,
        key=api_key,
        spec=spec,
        overlays=chosen,
        allow_remote=allow_remote,
        limits=Limits(requests=budget, seconds=max_time, timeout=timeout, per_second=rate or 0.0),
        seed=seed,
        only=only,
    )
    try:
        checking = prepared(options, environment=os.environ)
    except (TruespecError, OSError) as error:
        refuse(error)
    with ticking(lambda: _standing(checking)):
        account = checking.carried_out()
    click.echo(render([each.finding() for each in account.drifts], "text"), nl=False)
    if account.reason:
        click.echo(checking.secret.hidden_in(account.reason), err=True)
    raise click.exceptions.Exit(_exit_code(account, fail_on))


def _standing(checking: Check) -> str:
    stage, requests, drifts = checking.standing()
    return checking.secret.hidden_in(f"{stage} · {requests} requests · {drifts} drifts")


def _exit_code(account: Account, fail_on: str) -> int:
    """1 for a drift as grave as `fail_on`; else 3 where nothing can be concluded."""
    grave = GRAVITY[: GRAVITY.index(fail_on) + 1]
    if any(each.impact in grave for each in account.drifts):
        return 1
    return 3 if account.reason else 0
