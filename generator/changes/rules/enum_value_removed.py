"""An enumeration has one value less.

What it finds: a value that only the older document has.

Why it matters: requests that send it are refused.

Example::

    enum: [a]
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "enum-value-removed"
MEND = "Accept it for a time, as a synonym."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} can no longer be {change.before} in {change.direction}s"
