"""`truespec spec import`: the facts of somebody's document become the contract that we generate from.

Knows its arguments and the two files that it writes; must not know facts from prose.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import remote_option, report_option
from generator.cli.spec_pull import DOCUMENT, LOCK, imported_before, pull
from generator.findings import Finding
from generator.output import File, write


@click.group(short_help="Bring in the document to generate from.")
def spec() -> None:
    """Bring in the document to generate from."""


spec.add_command(pull)


@spec.command("import", short_help="Extract the facts of a document into a contract of your own.")
@click.argument("source")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("spec"),
    show_default=True,
    help="Folder to write to.",
)
@click.option("--address", default="", help="Where the document is published, for the lock. Default: SOURCE.")
@click.option("--date", default="", help="When it was fetched, for the lock, such as 2025-01-31.")
@click.option("--keep-prose", is_flag=True, help="Keep descriptions and summaries: for a document of your own.")
@click.option("--force", is_flag=True, help=f"Overwrite an {DOCUMENT} that was not imported (no {LOCK} beside it).")
@remote_option
@report_option
def import_(
    source: str,
    out: Path,
    address: str,
    date: str,
    keep_prose: bool,
    force: bool,
    allow_remote: bool,
    reports: tuple[Report, ...],
) -> None:
    """Write the facts of SOURCE, a file or an http(s) address, to openapi.yaml, and where they come from to spec.lock.

    Facts are paths, operations, parameters, schemas, bounds, defaults, statuses and the like. Sentences are dropped.

    \b
    Examples:
      truespec spec import https://example.com/openapi.yaml --date 2025-01-31
      truespec spec import ours.yaml --keep-prose --out spec
    """

    def findings() -> tuple[Finding, ...]:
        from generator.document.spec_import import import_document  # only now: help needs no reader

        progress("importing")
        imported = import_document(source, address=address, date=date, keep_prose=keep_prose, allow_remote=allow_remote)
        files = [File(DOCUMENT, imported.document), File(LOCK, imported.lock)]
        done = write(files, out, owned=imported_before(out), force=force)
        click.echo(f"{out}: {', '.join(done.changed) or 'nothing'} written", err=True)
        return ()

    answer(findings, reports, aside=True)
