"""Findings for people: one a paragraph, in the order of the file, and a last line that counts them.

Knows layout and colours; must not know rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.findings import Finding, Position, Severity
from generator.report.style import Style, plain

COLORS = ((Severity.ERROR, "31"), (Severity.WARNING, "33"), (Severity.INFO, "36"))
FAINT = "2"


def text(findings: Sequence[Finding], style: Style) -> str:
    """`file:line:column: severity[rule] message`, below it pointer and suggestion, and at the end the counts."""
    lines = [line for finding in findings for line in _paragraph(finding, style)]
    return "\n".join((*lines, _summary(findings), ""))


def _paragraph(finding: Finding, style: Style) -> Iterator[str]:
    code = dict(COLORS)[finding.severity]
    label = _paint(f"{finding.severity}[{plain(finding.rule)}]", code, style)
    yield f"{_place(finding.position)}{label} {plain(finding.message)}"
    if finding.pointer:
        yield _paint(f"    at {plain(str(finding.pointer))}", FAINT, style)
    if finding.suggestion:
        yield f"    {plain(finding.suggestion)}"


def _place(position: Position | None) -> str:
    return f"{plain(str(position))}: " if position is not None else ""


def _summary(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    told = [_counted(counts[severity], severity) for severity, _ in COLORS if counts[severity]]
    return ", ".join(told) if told else "No findings."


def _counted(number: int, severity: Severity) -> str:
    noun = "note" if severity is Severity.INFO else str(severity)
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _paint(words: str, code: str, style: Style) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if style.color else words
