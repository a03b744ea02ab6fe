"""`truespec spec pull`: ask whether the published document has changed, and bring in what it is now.

Knows its arguments and the two files of an import; must not know how documents are fetched or compared.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import remote_option, report_option
from generator.findings import Finding, Severity
from generator.output import File, write
from generator.provenance import digest_file

if TYPE_CHECKING:
    from generator.document.spec_import import Imported

DOCUMENT, LOCK = "openapi.yaml", "spec.lock"


@click.command("pull", short_help="Bring in what the published document has become.")
@click.argument("address", default="")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("spec"),
    show_default=True,
    help="Folder of the imported document.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the document has changed.")
@click.option("--keep-prose", is_flag=True, help="Keep descriptions and summaries: for a document of your own.")
@remote_option
@report_option
def pull(
    address: str, out: Path, check: bool, keep_prose: bool, allow_remote: bool, reports: tuple[Report, ...]
) -> None:
    """Fetch the document at ADDRESS (default: that of the lock), import it where it has changed, and say what changed.

    The server is asked for news only, so that an unchanged document is not downloaded. Exit codes: 0 unchanged or
    imported, 1 changed (with --check), 2 no lock and no ADDRESS, or no document behind it, 3 no answer.

    \b
    Examples:
      truespec spec pull
      truespec spec pull --check --report markdown
      truespec spec pull https://example.com/openapi.yaml --out spec
    """

    def findings() -> tuple[Finding, ...]:
        from generator.document.lock import read_lock  # only now: help needs no reader
        from generator.document.spec_pull import pull as pulled

        lock = read_lock(out / LOCK)
        source = address or (lock.address if lock is not None else "")
        if not source:
            raise click.UsageError(f"there is no {out / LOCK}: name the ADDRESS to pull from")
        progress("asking for news")
        today = "" if check else dt.date.today().isoformat()
        imported = pulled(source, lock, date=today, keep_prose=keep_prose, allow_remote=allow_remote)
        if imported is None:
            click.echo(f"{source} has not changed", err=True)
            return ()
        changes = _changes(imported, out)
        if not check:
            _write(imported, out)
        return changes

    from generator.changes import HEADINGS  # only now: help needs no rules

    answer(findings, reports, fail_on=Severity.INFO if check else None, headings=HEADINGS)


def _changes(imported: Imported, out: Path) -> tuple[Finding, ...]:
    """What changed from the document in `out`. That it did is a finding of its own."""
    from generator.comparison import compare  # only now: help needs no reader

    news = Finding("document-changed", Severity.INFO, "the published document has changed")
    if not (out / DOCUMENT).is_file():
        return (news,)
    with TemporaryDirectory() as folder:
        new = Path(folder) / DOCUMENT
        new.write_text(imported.document, encoding="utf-8")
        found = compare(str(out / DOCUMENT), str(new), progress=progress)
        return (*(_shown(each, str(new), str(out / DOCUMENT)) for each in found), news)


def _shown(finding: Finding, file: str, shown: str) -> Finding:
    """A finding in the new document at the place where that will stand."""
    at = finding.position
    return replace(finding, position=replace(at, file=shown)) if at is not None and at.file == file else finding


def _write(imported: Imported, out: Path) -> None:
    files = [File(DOCUMENT, imported.document), File(LOCK, imported.lock)]
    done = write(files, out, owned=imported_before(out), force=False)
    click.echo(f"{out}: {', '.join(done.changed) or 'nothing'} written", err=True)


def imported_before(out: Path) -> dict[str, str]:
    """What an earlier import wrote, with its present digest: a lock says that there was one."""
    digests = {name: digest_file(out / name) for name in (DOCUMENT, LOCK)}
    return {name: digest for name, digest in digests.items() if digest} if digests[LOCK] else {}
