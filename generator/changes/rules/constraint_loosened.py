"""A constraint admits more than before.

What it finds: a bound, length, size or pattern that is gone or looser.

Why it matters: answers may hold what clients have no room for.

Example::

    maxLength: 100 → 500
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "constraint-loosened"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING if change.direction == "response" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} has {change.after} instead of {change.before} in {change.direction}s"
