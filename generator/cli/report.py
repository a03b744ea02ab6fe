"""`truespec report merge`: one report of the parts that several machines have written.

Knows its arguments; must not know what a report holds.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.answer import Report, refuse
from generator.cli.check_options import account_report_option, gravity_option, require_apart
from generator.cli.check_types import FILE
from generator.cli.outcome import exit_code, tell
from generator.findings import TruespecError


@click.group(short_help="Put reports together.")
def report() -> None:
    """Put reports of truespec check together."""


@report.command("merge", short_help="One report of several parts.")
@click.argument("parts", nargs=-1, required=True, metavar="PART.json...", type=FILE)
@account_report_option
@click.option(
    "--ledger",
    "ledgers",
    multiple=True,
    type=FILE,
    help="A ledger of a part; repeatable.",
)
@click.option(
    "--ledger-out",
    type=FILE,
    help="Write what all these ledgers remember to this file.",
)
@gravity_option
def merge(
    parts: tuple[Path, ...],
    reports: tuple[Report, ...],
    ledgers: tuple[Path, ...],
    ledger_out: Path | None,
    fail_on: str,
) -> None:
    """Put the JSON reports of the parts of a run (truespec check --shard I/N --report json=PART.json) together.

    A drift that several parts saw is one; what is covered is what any of them covers; the whole is inconclusive where
    a part is. Exit codes are those of truespec check.

    \b
    Examples:
      truespec report merge parts/*.json --report html=drift.html --report json=drift.json
      truespec report merge parts/*.json --ledger 1.ledger --ledger 2.ledger --ledger-out drift.ledger
    """
    require_apart(reports)
    if bool(ledgers) != (ledger_out is not None):
        raise click.UsageError("--ledger and --ledger-out belong together")
    from contract_tests.report.merging import merged, read_part  # only now: help needs none of it

    try:
        account = merged([read_part(path) for path in parts])
        if ledger_out is not None:
            _joined(ledgers, ledger_out)
        tell(account, reports)
    except (TruespecError, OSError) as error:
        refuse(error)
    raise click.exceptions.Exit(exit_code(account, fail_on))


def _joined(paths: tuple[Path, ...], out: Path) -> None:
    """One ledger of several; one that cannot be read is left out, with a warning. Raises OSError."""
    from contract_tests.ledger.book import Book, read, write  # only now: help needs none of it

    whole = Book()
    for path in paths:
        book, warning = read(path)
        if warning:
            click.echo(warning, err=True)
        whole.merge(book)
    write(out, whole)
