"""`truespec check`: whether a server keeps to the document that describes it.

Knows its arguments, how the outcome is told, and exit codes; must not know what is sent or how it is judged. Whatever
could show the key is looked through for it first.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.answer import Report, clear_progress, progress, refuse
from generator.cli.check_options import (
    Accepting,
    Caution,
    Sending,
    accepting_options,
    account_report_option,
    baseline_option,
    caution_options,
    gravity_option,
    require_apart,
    require_nothing_sent,
    require_reason,
    sending_options,
)
from generator.cli.check_types import FILE, FOLDER
from generator.cli.options import chosen_overlays, overlay_options, remote_option, spec_option
from generator.cli.outcome import exit_code, tell
from generator.cli.ticker import ticking
from generator.findings import TruespecError

if TYPE_CHECKING:
    from contract_tests.check import Acceptance, Account, Check, Limits, Options, Scope


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
@sending_options
@caution_options
@click.option("--no-bodies", is_flag=True, help="Quote nothing in reports that the server sent.")
@baseline_option
@accepting_options
@account_report_option
@click.option("--reproductions", type=FOLDER, help="Write a file for each drift to this folder, for truespec replay.")
@gravity_option
def check(
    url: str,
    recording: Path | None,
    api_key: str,
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    sending: Sending,
    caution: Caution,
    no_bodies: bool,
    baseline: Path | None,
    accepting: Accepting,
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
    require_reason(accepting.write_baseline, accepting.reason, accepting.expires)
    require_apart(reports)
    if recording is not None:
        require_nothing_sent(click.get_current_context())
        account = _of_recording(recording, spec, url, chosen, allow_remote=allow_remote, baseline=baseline)
        raise click.exceptions.Exit(_told(account, reports, fail_on, bodies=not no_bodies))
    if not url:
        raise click.UsageError("name the server with --url, or what was recorded with --from")
    from contract_tests.check import Options  # only now: help needs none of it

    progress("reading")
    options = Options(
        url=url,
        key=api_key,
        spec=spec,
        overlays=chosen,
        allow_remote=allow_remote,
        limits=_limits(sending),
        seed=sending.seed,
        only=sending.only,
        baseline=baseline,
        acceptance=_acceptance(accepting),
        reproductions=reproductions,
        scope=_scope(caution, url),
        files=tuple(each.path for each in reports if each.path is not None),
    )
    try:
        code = _carried_out(options, caution, reports, fail_on, bodies=not no_bodies)
    except (TruespecError, OSError) as error:
        refuse(error)
    raise click.exceptions.Exit(code)


def _limits(sending: Sending) -> Limits:
    from contract_tests.check import Limits  # only now: help needs none of it

    rate = sending.rate or 0.0
    return Limits(requests=sending.budget, seconds=sending.max_time, timeout=sending.timeout, per_second=rate)


def _acceptance(accepting: Accepting) -> Acceptance | None:
    from contract_tests.check import Acceptance  # only now: help needs none of it

    path = accepting.write_baseline
    return Acceptance(path=path, reason=accepting.reason, expires=accepting.expires) if path is not None else None


def _scope(caution: Caution, url: str) -> Scope:
    from contract_tests.check import Budget, Scope, default_mode, part  # only now: help needs none of it

    return Scope(
        mode="sandbox" if caution.sweep else caution.mode or default_mode(url),
        named=frozenset(caution.named),
        budget=Budget(creations=caution.creations, money=caution.max_cost),
        state=caution.state,
        shard=part(caution.shard) if caution.shard else None,
        ledger=caution.ledger,
        forced=caution.force,
    )


def _carried_out(options: Options, caution: Caution, reports: tuple[Report, ...], fail_on: str, *, bodies: bool) -> int:
    """Look, sweep or check, tell what came of it, and return the exit code. Raises TruespecError and OSError."""
    from contract_tests.check import foreseen, prepared  # only now: help needs none of it

    checking = prepared(options, environment=os.environ)
    if caution.dry:
        clear_progress()
        click.echo(foreseen(checking), nl=False)
        return 0
    if caution.sweep:
        return _swept(checking)
    account = _watched(checking)
    problem = _kept(checking, account)
    tell(account, reports, hidden=checking.secret.hidden_in, replays=str(options.reproductions or ""), bodies=bodies)
    if problem is not None:
        raise problem
    return exit_code(account, fail_on)


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


def _watched(checking: Check) -> Account:
    def line() -> str:
        stage, requests, drifts = checking.standing()
        told = f"{stage} · {requests:,} request{'' if requests == 1 else 's'} · {drifts:,} drift"
        return checking.secret.hidden_in(told + ("" if drifts == 1 else "s"))

    # Whoever ends the process by its number wants what was made to be removed all the same.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ticking(line):
        return checking.carried_out()
