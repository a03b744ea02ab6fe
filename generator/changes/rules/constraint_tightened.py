"""A constraint refuses more than before.

What it finds: a bound, length, size or pattern that is new or tighter.

Why it matters: requests that were valid are refused.

Example::

    maxLength: 500 → 100
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "constraint-tightened"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} has {change.after} instead of {change.before} in {change.direction}s"
