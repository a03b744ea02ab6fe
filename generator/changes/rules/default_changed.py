"""A value that is left out means another.

What it finds: another `default`.

Why it matters: old clients that rely on it get another behaviour without a change of theirs.

Example::

    default: 20 → 50
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "default-changed"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} has the default {change.after} instead of {change.before}"
