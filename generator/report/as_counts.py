"""How often each rule is broken: the shape of a document's troubles, or two runs to compare.

Knows layout; must not know rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.findings import Finding
from generator.report.style import Style, plain


def counts(findings: Sequence[Finding], style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """One line a severity and rule: count, severity, rule; the gravest and then the most frequent first."""
    found = Counter((finding.severity, plain(finding.rule)) for finding in findings)
    ordered = sorted(found.items(), key=lambda item: (-item[0][0], -item[1], item[0][1]))
    return "".join(f"{count:6}  {severity!s:7}  {rule}\n" for (severity, rule), count in ordered)
