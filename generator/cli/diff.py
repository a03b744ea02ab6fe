"""`truespec diff`: what changed from one document to the next, and whom it breaks.

Knows its arguments; must not know what a change is.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import fail_on_option, remote_option, report_option
from generator.findings import Finding, Severity


@click.command(short_help="Say what changed between two documents, and whom it breaks.")
@click.argument("old")
@click.argument("new")
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Apply this OpenAPI Overlay to both; repeatable. Default: none.",
)
@remote_option
@report_option
@fail_on_option
def diff(
    old: str,
    new: str,
    overlays: tuple[Path, ...],
    allow_remote: bool,
    reports: tuple[Report, ...],
    fail_on: str,
) -> None:
    """Say what changed from the document OLD to the document NEW (files or http(s) addresses).

    An error breaks clients that keep to OLD, a warning may, a note does not.

    \b
    Examples:
      truespec diff openapi-2025.yaml openapi.yaml
      truespec diff old.yaml new.yaml --report markdown=CHANGES.md --report json
      truespec diff old.yaml new.yaml --fail-on warning
    """

    def found() -> tuple[Finding, ...]:
        from generator.comparison import compare  # only now: help needs no reader

        return compare(old, new, overlays=overlays, allow_remote=allow_remote, progress=progress)

    from generator.changes import HEADINGS, documents  # only now: help needs no rules

    answer(found, reports, fail_on=Severity[fail_on.upper()], documents=documents(), headings=HEADINGS)
