"""`truespec migrate`: from call sites of the official SDK to call sites of the generated one.

Knows its arguments and how the outcome is told; must not know Python code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import chosen_overlays, overlay_options, remote_option, report_option, spec_option
from generator.findings import Finding, InputError, Severity

if TYPE_CHECKING:
    from generator.targets.python.migrate import Migrated


@click.command(short_help="Rewrite Python code from the official SDK to the generated one.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--check", is_flag=True, help="Write nothing; print what would change and exit with 1 if anything would.")
@spec_option
@overlay_options
@remote_option
@report_option
def migrate(
    paths: tuple[Path, ...],
    check: bool,
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    reports: tuple[Report, ...],
) -> None:
    """Rewrite the Python files at or below each PATH: imports, and what is called otherwise.

    Layout and comments stay. What has no counterpart is left as it is, marked and reported. Links, binary and very
    large files are skipped; a file that is not Python is reported, and the others are done all the same.

    \b
    Examples:
      truespec migrate src tests --check      # what would change, as a diff
      truespec migrate src tests
      truespec migrate app.py --spec openapi.yaml
    """
    chosen = chosen_overlays(overlays, no_overlays=no_overlays)

    def findings() -> tuple[Finding, ...]:
        from generator.load import load  # only now: help needs no pipeline
        from generator.targets.python.migrate import migrate as run
        from generator.targets.python.migrate import table

        progress("reading the document")
        names = table(load(spec, overlays=chosen, allow_remote=allow_remote).api)
        return tuple(_told(run(paths, names, check=check), check=check))

    answer(findings, reports, aside=True)


def _told(files: Iterator[Migrated], *, check: bool) -> list[Finding]:
    """Print the outcome; the findings that are left to print. Raises InputError where a file could not be read."""
    done: list[Migrated] = []
    for each in files:
        progress(str(each.path))
        done.append(each)
        if check:
            click.echo(each.diff, nl=False)
    changed = sum(bool(each.diff) for each in done)
    click.echo(f"{changed} of {len(done)} files {'would change' if check else 'changed'}", err=True)
    found = [finding for each in done for finding in each.findings]
    if any(each.failed for each in done):
        raise InputError(*found)
    if check and changed:
        suggestion = "run truespec migrate with the same arguments, without --check"
        found.append(
            Finding("code-not-migrated", Severity.ERROR, f"{changed} files would change", suggestion=suggestion)
        )
    return found
