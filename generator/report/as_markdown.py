"""Findings as Markdown: for the summary of a job, for a pull request, for a changelog.

Knows GitHub's Markdown; must not know rules. Texts of a document stand in code spans or are escaped, so that none of
them can become a link, a heading, markup or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import Finding, Severity
from generator.report.style import Style, plain

TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}
ACTIVE = re.compile(r"^[-+]|[\\`*_{}\[\]<>#!|~@&]|:(?=//)|(?<=www)\.", re.IGNORECASE)

ENTITIES = "<@:."
"""What a backslash does not tame everywhere: tags, mentions, and addresses that become links by themselves."""


def markdown(findings: Sequence[Finding], style: Style) -> str:
    """A section for each severity that occurs, the gravest first, with an item for each finding."""
    if not findings:
        return "No findings.\n"
    lines = [line for severity in sorted(Severity, reverse=True) for line in _section(findings, severity, style)]
    return "\n".join(lines) + "\n"


def _section(findings: Sequence[Finding], severity: Severity, style: Style) -> Iterator[str]:
    chosen = [finding for finding in findings if finding.severity is severity]
    if chosen:
        yield f"## {style.headings.get(severity, TITLES[severity])} ({len(chosen)})"
        yield ""
        for finding in chosen:
            yield _item(finding)
        yield ""


def _item(finding: Finding) -> str:
    parts = [escaped(finding.message), f"— {code(finding.rule)}"]
    if finding.position is not None:
        parts.append(f"at {code(str(finding.position))}")
    if finding.suggestion:
        parts.append(f"<br>{escaped(finding.suggestion)}")
    return f"- {' '.join(parts)}"


def escaped(words: str) -> str:
    """Text with nothing in it that Markdown or HTML would act upon (CommonMark, section 2.4)."""
    return ACTIVE.sub(lambda found: f"&#{ord(found[0])};" if found[0] in ENTITIES else f"\\{found[0]}", plain(words))


def fence(text: str) -> str:
    """What fences a block: more backticks than it holds in a row (CommonMark, section 4.5)."""
    return "`" * max(3, 1 + _ticks(text))


def _ticks(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)


def code(words: str) -> str:
    """A code span, fenced by more backticks than it holds in a row (CommonMark, section 6.1)."""
    text = plain(words)
    ticks = "`" * (1 + _ticks(text))
    blank = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return f"{ticks}{blank}{text}{blank}{ticks}"
