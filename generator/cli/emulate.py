"""`truespec emulate`: stand in for the API that a document describes, with state.

Knows its arguments; must not know what is served, or how.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import click

from generator.cli.answer import answer, progress
from generator.cli.options import chosen_overlays, overlay_options, remote_option, spec_option
from generator.findings import Finding
from generator.provenance import overlays_beside


class ClockType(click.ParamType[str]):
    """`real`, `frozen`, `stepped` or `xN`."""

    name = "real|frozen|stepped|xN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it is; fail where it names no clock."""
        text = str(value)
        speed = re.fullmatch(r"x(\d{1,7}(\.\d{1,6})?)", text)
        if text not in ("real", "frozen", "stepped") and (speed is None or not 0 < float(speed[1]) <= 1_000_000):
            self.fail(f"{text!r} is none of real, frozen, stepped, or x10 for ten times as fast", param, ctx)
        return text


@click.command(short_help="Stand in for the API, with state.")
@spec_option
@overlay_options
@remote_option
@click.option(
    "--extra",
    "extras",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Apply this overlay after the others; repeatable. For operations that the document lacks.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=4010, show_default=True, help="Port to listen on; 0: a free one."
)
@click.option(
    "--state",
    default="memory",
    show_default=True,
    metavar="memory|FILE.sqlite",
    help="Where objects are kept. A file survives restarts, also by kill -9.",
)
@click.option(
    "--profile",
    type=click.Choice(["spec", "live", "strict"]),
    default="spec",
    show_default=True,
    help="Answer as the document says, as the API was observed to, or also enforce rules that stand only in prose.",
)
@click.option("--stub", is_flag=True, help="Keep no state: whatever the document accepts gets an example of success.")
@click.option("--seed", type=int, help="Same seed and same requests, same answers; implies --clock stepped.")
@click.option("--clock", type=ClockType(), help="How time passes; x60 is a minute a second. Default: real.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that serve.")
@click.option(
    "--key",
    "keys",
    multiple=True,
    envvar="TRUESPEC_EMULATOR_KEYS",
    help="Accept this API key; repeatable, or from $TRUESPEC_EMULATOR_KEYS, separated by spaces. Default: any.",
)
@click.option(
    "--webhooks",
    type=click.Choice(["loopback", "any", "off"]),
    default="loopback",
    show_default=True,
    help="Where webhooks may go: to this machine only, anywhere, or nowhere.",
)
@click.option(
    "--token",
    default="",
    envvar="TRUESPEC_EMULATOR_TOKEN",
    help="What the control plane asks for, or from $TRUESPEC_EMULATOR_TOKEN. Without it, it answers this machine only.",
)
def emulate(
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    extras: tuple[Path, ...],
    host: str,
    port: int,
    state: str,
    profile: Literal["spec", "live", "strict"],
    stub: bool,
    seed: int | None,
    clock: str | None,
    workers: int,
    keys: tuple[str, ...],
    webhooks: Literal["loopback", "any", "off"],
    token: str,
) -> None:
    """Stand in for the API that a document describes: what is created can be read, listed, changed and deleted.

    Serves until it is interrupted. Each API key has a workspace of its own.

    \b
    Examples:
      truespec emulate
      truespec emulate --state emulator.sqlite          survives restarts
      truespec emulate --seed 1                         the same requests have the same answers
      truespec emulate --clock x60 --profile live       an hour a minute, errors as observed
      truespec emulate --spec openapi.yaml --port 0     any document, any free port
    """
    chosen = chosen_overlays(overlays, no_overlays=no_overlays)
    if extras:
        chosen = (*(overlays_beside(spec) if chosen is None else chosen), *extras)

    def serving() -> tuple[Finding, ...]:
        progress("starting")
        from emulator.serve import Options, serve  # only now: help needs neither

        options = Options(
            spec=spec,
            overlays=chosen,
            allow_remote=allow_remote,
            host=host,
            port=port,
            state=state,
            profile=profile,
            stub=stub,
            seed=seed,
            clock=clock,
            workers=workers,
            keys=keys,
            webhooks=webhooks,
            token=token,
        )
        serve(options, click.echo)
        return ()

    answer(serving, (), aside=True)
