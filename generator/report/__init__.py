"""Findings as text for people, JSON for programs, Markdown, annotations for GitHub, SARIF for code scanning, counts.

Knows formats; must not know who makes findings. Every text in a finding may come from an untrusted document, so each
format escapes what its reader would take for a command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from generator.findings import Finding, Severity, failure
from generator.report.as_counts import counts
from generator.report.as_github import github
from generator.report.as_json import json
from generator.report.as_markdown import markdown
from generator.report.as_sarif import sarif
from generator.report.as_text import text
from generator.report.style import Style

Format = Callable[[Sequence[Finding], Style], str]

FORMATS: tuple[tuple[str, Format], ...] = (
    ("text", text),
    ("json", json),
    ("markdown", markdown),
    ("github", github),
    ("sarif", sarif),
    ("counts", counts),
)

UNDOCUMENTED: Mapping[str, str] = MappingProxyType({})
UNTITLED: Mapping[Severity, str] = MappingProxyType({})


def render(
    findings: Sequence[Finding],
    format_name: str,
    *,
    color: bool = False,
    documents: Mapping[str, str] = UNDOCUMENTED,
    headings: Mapping[Severity, str] = UNTITLED,
) -> str:
    """`findings`, in the order given, in one of `FORMATS`; ends with a line break unless it is empty.

    `documents` maps rule ids to their documentation (first line, then the rest), for formats that carry it, and
    `headings` severities to titles, for formats that have such. Raises
    InputError where there is no such format.
    """
    for name, write in FORMATS:
        if name == format_name:
            return write(findings, Style(color=color, documents=documents, headings=headings))
    known = ", ".join(name for name, _ in FORMATS)
    raise failure("report-format-unknown", f"there is no report format '{format_name}'", suggestion=f"Use {known}.")
