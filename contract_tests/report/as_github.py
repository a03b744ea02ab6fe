"""An account as GitHub's annotations, at the lines of the document.

Knows how many annotations help; the protocol is that of findings.
"""

from __future__ import annotations

from contract_tests.account import Account
from contract_tests.report import words
from contract_tests.report.findings import of_drift, of_remarks
from contract_tests.report.look import Look
from generator.findings import Finding, Severity
from generator.report import render

MOST = 50
"""Annotations: GitHub shows ten of each level for a step."""


def github(account: Account, look: Look) -> str:  # noqa: ARG001 - every format takes a look
    """A workflow command for each drift, remark and defect, the gravest first; empty where there is nothing."""
    told = [*map(of_drift, account.drifts[:MOST]), *of_remarks(account)[:MOST], *account.defects[:MOST]]
    left = len(account.drifts) - MOST
    if left > 0:
        told.append(Finding("more", Severity.INFO, f"and {words.counted(left, 'more drift')}"))
    return render(told, "github")
