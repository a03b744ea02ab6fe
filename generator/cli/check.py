"""`truespec check`: whether a server keeps to the document that describes it.

Knows its arguments, how the outcome is told, and exit codes; must not know what is sent or how it is judged. Whatever
could show the key is looked through for it first.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from generator.cli.answer import Report, clear_progress, progress, refuse
from generator.cli.check_options import (
    FORMATS,
    GRAVITY,
    DayType,
    FormatType,
    PositiveType,
    ShardType,
    require_apart,
    require_nothing_sent,
    require_reason,
)
from generator.cli.options import chosen_overlays, overlay_options, remote_option, spec_option
from generator.cli.outcome import exit_code, tell
from generator.cli.ticker import ticking
from generator.findings import TruespecError

if TYPE_CHECKING:
    from contract_tests.check import Account, Check, Mode

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Say where a server departs from its document.")
@click.option("--url", default="", help="Address of the server.")
@click.option(
    "--from",
    "recording",
    type=FILE,
    help="Send nothing: judge what this HTTP Archive (.har) or these JSON lines (.jsonl) hold.",
)
@click.option(
    "--api-key",
    default="",
    help="Key to send. Default: the environment variable <PREFIX>_API_KEY, whose prefix the document names; without "
    "that, a server on this machine is given a made-up key.",
)
@spec_option
@overlay_options
@remote_option
@click.option("--budget", type=click.IntRange(1), default=1000, show_default=True, help="Requests to send at most.")
@click.option("--max-time", type=PositiveType(), default=600, show_default=True, help="Seconds to go on at most.")
@click.option("--timeout", type=PositiveType(), default=10, show_default=True, help="Seconds to wait for an answer.")
@click.option("--rate", type=PositiveType(), help="Requests a second at most. Default: as fast as it answers.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed makes the same requests.")
@click.option("--only", default="*", metavar="GLOB", help="Only operations whose id matches, such as 'list*'.")
@click.option(
    "--mode",
    type=click.Choice(["read", "sandbox", "full"]),
    help="What may be sent: only what reads; also what makes things that can be removed and harm nobody; everything. "
    "Default: full on this machine, read elsewhere.",
)
@click.option("--allow", "named", multiple=True, metavar="OPERATION", help="Send this, too; repeatable.")
@click.option("--force", is_flag=True, help="Mode full for a server elsewhere: an emulator of yours.")
@click.option("--creations", type=click.IntRange(0), default=50, show_default=True, help="Things to make, of a kind.")
@click.option(
    "--max-cost",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    help="US dollars that mode sandbox may cost.",
)
@click.option("--state", type=click.Path(path_type=Path, file_okay=False), help="Folder for journals of what is made.")
@click.option("--sweep", is_flag=True, help="Only remove what earlier runs have left.")
@click.option("--dry-run", "dry", is_flag=True, help="Send nothing: print what would be sent, made and spent.")
@click.option("--shard", type=ShardType(), help="Only part I of N; truespec report merge puts reports together.")
@click.option("--ledger", type=FILE, help="File that remembers what was tried when: the stalest comes first.")
@click.option("--no-bodies", is_flag=True, help="Quote nothing in reports that the server sent.")
@click.option("--baseline", type=FILE, help="YAML file of drifts that are known and accepted.")
@click.option("--write-baseline", type=FILE, help="Accept what is found: add it to this baseline, or make one.")
@click.option("--reason", default="", help="Why, for --write-baseline.")
@click.option("--expires", type=DayType(), help="The last day on which that counts, for --write-baseline.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=FormatType(),
    help=f"Print the outcome as {', '.join(FORMATS)}, or write it to PATH; repeatable. Default: text.",
)
@click.option(
    "--reproductions",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a file for each drift to this folder, for truespec replay.",
)
@click.option(
    "--fail-on",
    type=click.Choice(GRAVITY),
    default=GRAVITY[-1],
    show_default=True,
    help="Exit with 1 if there is a drift as grave as this.",
)
def check(
    url: str,
    recording: Path | None,
    api_key: str,
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    budget: int,
    max_time: float,
    timeout: float,
    rate: float | None,
    seed: int,
    only: str,
    mode: str | None,
    named: tuple[str, ...],
    force: bool,
    creations: int,
    max_cost: float,
    state: Path | None,
    sweep: bool,
    dry: bool,
    shard: str | None,
    ledger: Path | None,
    no_bodies: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    reason: str,
    expires: dt.date | None,
    reports: tuple[Report, ...],
    reproductions: Path | None,
    fail_on: str,
) -> None:
    """Send requests to the server at URL and say where it departs from its document.

    On a server elsewhere it only reads, unless --mode sandbox lets it make things: these are marked, written down
    first, and removed in the end, and nothing else is ever changed. Exit codes: 0 no drift outside the baseline, 1
    drift, 2 the input or the usage is wrong, 3 nothing can be said (no server, a refused key, a limit on requests).

    \b
    Examples:
      truespec emulate &  truespec check --url http://127.0.0.1:4010
      truespec check --url https://api.example.com --spec openapi.yaml --rate 5 --budget 500
      truespec check --url "$URL" --report text --report json=drift.json --reproductions drifts
      truespec check --url "$URL" --baseline drift.yaml --fail-on breaking
      truespec check --from session.har --report html=drift.html
      truespec check --url https://api.example.com --mode sandbox --dry-run
      truespec check --url https://api.example.com --ledger drift.ledger --budget 200
      truespec check --url "$URL" --write-baseline drift.yaml --reason "told them in March" --expires 2030-06-30
    """
    chosen = chosen_overlays(overlays, no_overlays=no_overlays)
    require_reason(write_baseline, reason, expires)
    require_apart(reports)
    if recording is not None:
        require_nothing_sent(click.get_current_context())
        account = _of_recording(recording, spec, url, chosen, allow_remote=allow_remote, baseline=baseline)
        raise click.exceptions.Exit(_told(account, reports, fail_on, bodies=not no_bodies))
    if not url:
        raise click.UsageError("name the server with --url, or what was recorded with --from")
    from contract_tests.check import Acceptance, Budget, Limits, Options, Scope, default_mode, foreseen, part, prepared

    progress("reading")
    options = Options(
        url=url,
        key=api_key,
        spec=spec,
        overlays=chosen,
        allow_remote=allow_remote,
        limits=Limits(requests=budget, seconds=max_time, timeout=timeout, per_second=rate or 0.0),
        seed=seed,
        only=only,
        baseline=baseline,
        acceptance=Acceptance(path=write_baseline, reason=reason, expires=expires) if write_baseline else None,
        reproductions=reproductions,
        scope=Scope(
            mode="sandbox" if sweep else _mode(mode) or default_mode(url),
            named=frozenset(named),
            budget=Budget(creations=creations, money=max_cost),
            state=state,
            shard=part(shard) if shard else None,
            ledger=ledger,
            forced=force,
        ),
        files=tuple(each.path for each in reports if each.path is not None),
    )
    try:
        checking = prepared(options, environment=os.environ)
        if dry:
            clear_progress()
            click.echo(foreseen(checking), nl=False)
            raise click.exceptions.Exit(0)
        if sweep:
            raise click.exceptions.Exit(_swept(checking))
        account = _carried_out(checking)
        problem = _kept(checking, account)
        tell(account, reports, hidden=checking.secret.hidden_in, replays=str(reproductions or ""), bodies=not no_bodies)
        if problem is not None:
            raise problem
    except (TruespecError, OSError) as error:
        refuse(error)
    raise click.exceptions.Exit(exit_code(account, fail_on))


def _mode(name: str | None) -> Mode | None:
    return cast("Mode | None", name)


def _swept(checking: Check) -> int:
    removed, kept = checking.swept()
    clear_progress()
    for each in removed:
        click.echo(f"removed {each}")
    for each in kept:
        click.echo(f"left {each}")
    click.echo(f"{len(removed)} removed, {len(kept)} left")
    return 3 if kept else 0


def _of_recording(
    recording: Path,
    spec: str,
    url: str,
    overlays: tuple[Path, ...] | None,
    *,
    allow_remote: bool,
    baseline: Path | None,
) -> Account:
    from contract_tests.recorded.checking import Options as Recording  # only now: help needs none of it
    from contract_tests.recorded.checking import check as checked

    wish = Recording(
        file=recording, spec=spec, url=url, overlays=overlays, allow_remote=allow_remote, baseline=baseline
    )
    try:
        return checked(wish, progress)
    except (TruespecError, OSError) as error:
        refuse(error)


def _kept(checking: Check, account: Account) -> OSError | None:
    """Write what was asked for; what goes wrong with that must not keep the account from being told."""
    try:
        checking.keep(account)
    except OSError as error:
        return error
    return None


def _told(account: Account, reports: tuple[Report, ...], fail_on: str, *, bodies: bool) -> int:
    try:
        tell(account, reports, bodies=bodies)
    except OSError as error:
        refuse(error)
    return exit_code(account, fail_on)


def _carried_out(checking: Check) -> Account:
    def line() -> str:
        stage, requests, drifts = checking.standing()
        told = f"{stage} · {requests:,} request{'' if requests == 1 else 's'} · {drifts:,} drift"
        return checking.secret.hidden_in(told + ("" if drifts == 1 else "s"))

    # Whoever ends the process by its number wants what was made to be removed all the same.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ticking(line):
        return checking.carried_out()
