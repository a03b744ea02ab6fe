"""How a subcommand answers: findings in the asked-for formats, progress, an exit code.

Knows streams and terminals; must not know where findings come from.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn, TextIO

import click

from generator.findings import Finding, InputError, Severity, TruespecError
from generator.report import FORMATS, UNDOCUMENTED, UNTITLED, render

REPORT_FORMATS = tuple(name for name, _ in FORMATS)

INCONCLUSIVE = ("url-unreachable",)
"""Rules that say nothing about the input: another time, the answer may be another."""


@dataclass(frozen=True, slots=True)
class Report:
    """One place for the findings: `path` None is standard output."""

    form: str
    path: Path | None = None


def answer(
    work: Callable[[], Iterable[Finding]],
    reports: tuple[Report, ...],
    *,
    fail_on: Severity | None = Severity.ERROR,
    aside: bool = False,
    documents: Mapping[str, str] = UNDOCUMENTED,
    headings: Mapping[Severity, str] = UNTITLED,
) -> NoReturn:
    """Do the work, report what it finds and exit.

    Codes: 0, 1 for a finding as severe as `fail_on` (None: whatever is found is news) or a refusal, 2 for wrong input,
    3 for a network without answer.
    `documents` is the documentation of rules by their id, `headings` a title by severity, for formats that carry them.
    `aside`: without `reports` the findings go to standard error, because standard output carries something else.
    """
    try:
        findings = tuple(work())
        code = int(fail_on is not None and any(finding.severity >= fail_on for finding in findings))
    except (TruespecError, OSError) as error:
        findings, code = _refusal(error)
        aside = True
    clear_progress()
    for report in reports or (Report("text"),):
        _give(report, findings, partial(render, documents=documents, headings=headings), aside=aside and not reports)
    raise click.exceptions.Exit(code)


def refuse(error: TruespecError | OSError) -> NoReturn:
    """Say on standard error what is wrong with the input, and exit as `answer` would."""
    findings, code = _refusal(error)
    clear_progress()
    click.echo(render(findings, "text", color=is_colorful(sys.stderr)), nl=False, err=True)
    raise click.exceptions.Exit(code)


def _refusal(error: TruespecError | OSError) -> tuple[tuple[Finding, ...], int]:
    """What is wrong, and the exit code. Raises `error` where no file of the user's is to blame."""
    if isinstance(error, TruespecError):
        return error.findings, _exit_code(error)
    if error.filename is None:
        raise error
    return (_unusable(error),), 2


def _exit_code(error: TruespecError) -> int:
    """1 where we refused, 3 where the network gave no answer, else 2: the input is wrong."""
    if not isinstance(error, InputError):
        return 1
    return 3 if any(finding.rule in INCONCLUSIVE for finding in error.findings) else 2


def _unusable(error: OSError) -> Finding:
    reason = error.strerror or type(error).__name__
    return Finding("file-unusable", Severity.ERROR, f"{error.filename}: {reason}")


def _give(report: Report, findings: tuple[Finding, ...], rendered: Callable[..., str], *, aside: bool) -> None:
    if report.path is None:
        if findings or not aside:
            color = is_colorful(sys.stderr if aside else sys.stdout)
            click.echo(rendered(findings, report.form, color=color), nl=False, err=aside)
        return
    try:
        report.path.parent.mkdir(parents=True, exist_ok=True)
        report.path.write_text(rendered(findings, report.form), encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(report.path), error.strerror or "cannot be written") from error


def is_colorful(stream: TextIO) -> bool:
    """Whether colours help: a terminal whose user has not asked for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def progress(step: str) -> None:
    """Show the name of a step on a terminal; nothing where standard error is a file, a pipe or a CI log."""
    if shows_progress():
        click.echo(f"\r\x1b[K{step} …", nl=False, err=True)


def shows_progress() -> bool:
    """Whether somebody is watching: a terminal that can move its cursor, and no CI."""
    return sys.stderr.isatty() and "CI" not in os.environ and os.environ.get("TERM") != "dumb"


def clear_progress() -> None:
    """Take away what `progress` has shown."""
    if shows_progress():
        click.echo("\r\x1b[K", nl=False, err=True)
