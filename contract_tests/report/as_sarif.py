"""An account as SARIF 2.1.0 (OASIS), at the lines of the document, for code scanning services.

Knows what findings lack there: a drift's own fingerprint, how grave what concerns security is, and whether the run
could conclude anything. Section numbers are those of the standard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps, loads
from typing import Any as Json

from contract_tests.account import Account
from contract_tests.observation import Drift
from contract_tests.report import words
from contract_tests.report.findings import of_drift, of_remarks
from contract_tests.report.look import Look
from generator.findings import Finding
from generator.report import render
from generator.report.style import plain

MOST = 5_000
"""Results: GitHub shows no more of one run."""

SECURITY = "8.5"
"""How grave drift is that concerns security, of 10: high, as GitHub reads it."""

LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif(account: Account, look: Look) -> str:  # noqa: ARG001 - every format takes a look
    """One log with one run: a result for each drift outside the baseline, then for each defect of the document."""
    drifts = account.drifts[:MOST]
    findings = [*map(of_drift, drifts), *account.defects[: MOST - len(drifts)]]
    log = loads(render(findings, "sarif"))
    (run,) = log["runs"]
    for result, drift in zip(run["results"], drifts, strict=False):
        result["partialFingerprints"] = {"truespec/v1": drift.fingerprint}
        result["properties"] = _properties(drift)
    for rule in run["tool"]["driver"]["rules"]:
        if any(each.rule == rule["id"] and each.impact == "security" for each in drifts):
            rule["properties"] = {"security-severity": SECURITY, "tags": ["security"]}
    run["invocations"] = [_invocation(account, of_remarks(account))]
    return dumps(log, indent=2) + "\n"


def _properties(drift: Drift) -> dict[str, Json]:
    """A property bag (section 3.8)."""
    return {
        "severity": drift.impact,
        "operations": [plain(each) for each in drift.operations],
        "count": drift.count,
        "confidence": drift.confidence,
        "flaky": drift.flaky,
        "patchVerified": drift.patch_verified,
    }


def _invocation(account: Account, remarks: Sequence[Finding]) -> dict[str, Json]:
    """How the run went (section 3.20): its notes, and what of the baseline wants looking at."""
    told = [{"level": LEVELS[str(each.severity)], "message": {"text": plain(each.message)}} for each in remarks[:MOST]]
    told += [{"level": "note", "message": {"text": plain(each)}} for each in account.notes]
    left = len(account.drifts) - MOST
    if left > 0:
        told.append({"level": "warning", "message": {"text": f"and {words.counted(left, 'more drift')}"}})
    return {"executionSuccessful": not account.reason, "toolExecutionNotifications": told}
