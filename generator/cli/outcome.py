"""How an account is told, and the exit code that it ends with.

Knows streams, files and codes; must not know what was checked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from generator.cli.answer import Report, clear_progress, is_colorful
from generator.cli.check_options import GRAVITY

if TYPE_CHECKING:
    from contract_tests.check import Account

INTERRUPTED = 130


def tell(
    account: Account,
    reports: tuple[Report, ...],
    *,
    hidden: Callable[[str], str] = str,
    replays: str = "",
    bodies: bool = True,
) -> None:
    """Give the account in every format that was asked for. `hidden` puts what is secret out of sight.

    Files come first, since whoever reads standard output may be gone by then. Raises OSError where a file cannot be
    written, after all others were.
    """
    from contract_tests.check import render, replaced  # only now: help needs neither

    clear_progress()
    failed: list[OSError] = []
    for report in sorted(reports or (Report("text"),), key=lambda each: each.path is None):
        color = report.path is None and is_colorful(sys.stdout)
        text = hidden(render(account, report.form, color=color, replays=replays, bodies=bodies))
        if report.path is None:
            click.echo(text, nl=False)
            continue
        try:
            replaced(report.path, text)
        except OSError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def exit_code(account: Account, fail_on: str) -> int:
    """1 for a drift as grave as `fail_on`, else 3 where nothing can be concluded; 130 where the user ended it."""
    if account.is_interrupted:
        return INTERRUPTED
    grave = GRAVITY[: GRAVITY.index(fail_on) + 1]
    if any(each.impact in grave for each in account.drifts):
        return 1
    return 3 if account.reason else 0
