"""`truespec generate`: from the document to the output folder, or with `--check` whether that would change anything.

Knows its arguments and how the outcome is told; must not know the steps.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import (
    DEFAULT_OUT,
    chosen_overlays,
    overlay_options,
    remote_option,
    report_option,
    spec_option,
)
from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from generator.pipeline import Run


@click.command(short_help="Write SDKs and docs, or check that they are up to date.")
@spec_option
@overlay_options
@click.option("--target", "targets", multiple=True, metavar="NAME", help="Only this target; repeatable. Default: all.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_OUT,
    show_default=True,
    help="Folder to write to.",
)
@click.option("--check", is_flag=True, help="Write nothing; print what would change and exit with 1 if anything would.")
@click.option("--all-schemas", is_flag=True, help="Include schemas that no operation reaches.")
@click.option("--force", is_flag=True, help="Overwrite files that truespec did not write.")
@remote_option
@report_option
def generate(
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    targets: tuple[str, ...],
    out: Path,
    check: bool,
    all_schemas: bool,
    force: bool,
    allow_remote: bool,
    reports: tuple[Report, ...],
) -> None:
    """Generate every target from the document into the output folder, with a manifest of what was written.

    Files that a former run wrote and this one does not are removed. A file that truespec did not write is never
    touched. The same input gives the same bytes. Findings go to standard error; what could be understood is generated
    all the same.

    \b
    Examples:
      truespec generate
      truespec generate --spec openapi.yaml --out sdk --target python
      truespec generate --check               # in CI: exits with 1 and prints a diff when stale
      truespec generate --check | git apply --directory generated
    """
    from generator.pipeline import Request  # only now: help needs no pipeline
    from generator.pipeline import generate as run

    request = Request(
        spec=spec,
        out=out,
        overlays=chosen_overlays(overlays, no_overlays=no_overlays),
        targets=targets,
        check=check,
        all_schemas=all_schemas,
        force=force,
        allow_remote=allow_remote,
    )
    answer(lambda: _told(run(request, progress)), reports, aside=True)


def _told(run: Run) -> tuple[Finding, ...]:
    """Print the outcome; the findings that are left to print."""
    out = run.request.out
    if run.diff:
        click.echo(run.diff, nl=False)
        return (*run.findings, _stale(run))
    if run.request.check:
        click.echo(f"{out} is up to date", err=True)
    else:
        click.echo(f"{out}: {len(run.changed)} files written, {len(run.removed)} removed", err=True)
    return run.findings


def _stale(run: Run) -> Finding:
    return Finding(
        "output-stale",
        Severity.ERROR,
        f"{run.request.out} is not what {run.request.spec} generates",
        suggestion="run truespec generate with the same options, without --check",
    )
