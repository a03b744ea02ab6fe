"""What formats for findings say of an account: drifts and defects as findings, in the order of the report.

Knows both results; must not know any format.
"""

from __future__ import annotations

from dataclasses import replace

from contract_tests.account import Account
from contract_tests.observation import Drift
from contract_tests.report import words
from generator.findings import Finding, Severity

SHOWN = 6
"""How many operations a message names."""


def of_drift(drift: Drift) -> Finding:
    """A drift as a finding whose message also says who shows it."""
    names = ", ".join(drift.operations[:SHOWN])
    more = f" and {len(drift.operations) - SHOWN} more" if len(drift.operations) > SHOWN else ""
    doubts = "".join(f"; {each}" for each in words.doubts(drift))
    shown = f"seen {words.counted(drift.count, 'time')}{f' in {names}{more}' if names else ''}{doubts}"
    return replace(drift.finding(), message=f"{drift.message} ({shown})")


def of_remarks(account: Account) -> list[Finding]:
    """What a run could not conclude, and what of the baseline wants looking at."""
    made = [Finding("inconclusive", Severity.ERROR, account.reason)] if account.reason else []
    made += [
        Finding(
            "baseline-entry-expired", Severity.WARNING, f"an entry of the baseline has expired: {words.entry(each)}"
        )
        for each in account.expired
    ]
    return made + [
        Finding(
            "baseline-entry-stale", Severity.INFO, f"an entry of the baseline is not seen any more: {words.entry(each)}"
        )
        for each in account.stale
    ]
