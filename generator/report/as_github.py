"""Findings as GitHub workflow commands, which show up beside the lines of a pull request.

Knows that protocol's commands and escapes; must not know rules. One line a finding, so that no text of a document can
begin a line and so become a command of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import Finding, Severity
from generator.report.style import Style, plain

COMMANDS = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice"))
DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
PROPERTY = (*DATA, (":", "%3A"), (",", "%2C"))


def github(findings: Sequence[Finding], style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """`::error file=…,line=…,col=…,title=…::message`, a line a finding; empty without findings."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    at = finding.position
    place = (("file", at.file), ("line", str(at.line)), ("col", str(at.column))) if at else ()
    properties = ",".join(
        f"{key}={_escape(plain(value), PROPERTY)}" for key, value in (*place, ("title", finding.rule))
    )
    told = [finding.message, f"at {finding.pointer}" if finding.pointer else "", finding.suggestion]
    message = "\n".join(plain(part) for part in told if part)
    return f"::{dict(COMMANDS)[finding.severity]} {properties}::{_escape(message, DATA)}"


def _escape(words: str, table: tuple[tuple[str, str], ...]) -> str:
    for char, escaped in table:
        words = words.replace(char, escaped)
    return words
