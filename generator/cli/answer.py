"""How a subcommand answers: findings in the asked-for formats, progress, an exit code.

Knows streams and terminals; must not know where findings come from.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

import click

from generator.findings import Finding, InputError, Severity, TruespecError
from generator.report import FORMATS, UNDOCUMENTED, render

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
    fail_on: Severity = Severity.ERROR,
    aside: bool = False,
    documents: Mapping[str, str] = UNDOCUMENTED,
) -> NoReturn:
    """Do the work, report what it finds and exit.

    Codes: 0, 1 for a finding as severe as `fail_on` or a refusal, 2 for wrong input, 3 for a network without answer.
    `documents` is the documentation of rules by their id, for formats that carry it.
    `aside`: without `reports` the findings go to standard error, because standard output carries something else.
    """
    try:
        findings = tuple(work())
        code = int(any(finding.severity >= fail_on for finding in findings))
    except TruespecError as error:
        findings, code, aside = error.findings, _exit_code(error), True
    except OSError as error:
        if error.filename is None:  # no file of the user's is to blame
            raise
        findings, code, aside = (_unusable(error),), 2, True
    _clear_progress()
    for report in reports or (Report("text"),):
        _give(report, findings, documents, aside=aside and not reports)
    raise click.exceptions.Exit(code)


def _exit_code(error: TruespecError) -> int:
    """1 where we refused, 3 where the network gave no answer, else 2: the input is wrong."""
    if not isinstance(error, InputError):
        return 1
    return 3 if any(finding.rule in INCONCLUSIVE for finding in error.findings) else 2


def _unusable(error: OSError) -> Finding:
    reason = error.strerror or type(error).__name__
    return Finding("file-unusable", Severity.ERROR, f"{error.filename}: {reason}")


def _give(report: Report, findings: tuple[Finding, ...], documents: Mapping[str, str], *, aside: bool) -> None:
    if report.path is None:
        if findings or not aside:
            color = _is_colorful(sys.stderr if aside else sys.stdout)
            click.echo(render(findings, report.form, color=color, documents=documents), nl=False, err=aside)
        return
    try:
        report.path.parent.mkdir(parents=True, exist_ok=True)
        report.path.write_text(render(findings, report.form, documents=documents), encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(report.path), error.strerror or "cannot be written") from error


def _is_colorful(stream: TextIO) -> bool:
    """Whether colours help: a terminal whose user has not asked for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def progress(step: str) -> None:
    """Show the name of a step on a terminal; nothing where standard error is a file, a pipe or a CI log."""
    if shows_progress():
        click.echo(f"\r\x1b[K{step} …", nl=False, err=True)


def shows_progress() -> bool:
    """Whether somebody is watching: a terminal that can move its cursor, and no CI."""
    return sys.stderr.isatty() and "CI" not in os.environ and os.environ.get("TERM") != "dumb"


def _clear_progress() -> None:
    if shows_progress():
        click.echo("\r\x1b[K", nl=False, err=True)
