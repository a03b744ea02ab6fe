"""Findings for programs, in a shape that only ever grows.

Knows the members of a report; must not know rules. `version` changes only when a member changes its meaning or goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from json import dumps
from typing import Any

from generator.findings import Finding, Severity
from generator.report.style import Style

VERSION = 1


def json(findings: Sequence[Finding], style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """`{version, summary: {error, warning, info}, findings: […]}`, ASCII only, indented by two blanks."""
    counts = Counter(finding.severity for finding in findings)
    report = {
        "version": VERSION,
        "summary": {str(severity): counts[severity] for severity in sorted(Severity, reverse=True)},
        "findings": [_member(finding) for finding in findings],
    }
    return dumps(report, indent=2) + "\n"


def _member(finding: Finding) -> dict[str, Any]:
    """One finding. `file`, `line` and `column` are null where it has no position; lines and columns count from 1."""
    at = finding.position
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "pointer": str(finding.pointer),
        "file": at.file if at else None,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "operations": list(finding.operations),
        "detail": dict(finding.detail),
    }
