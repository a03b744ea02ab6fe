"""What a set of values that grows or shrinks means for those who send and for those who receive.

Knows the two directions; must not know what changed.
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity


def breaks(change: Change) -> Severity:
    """An error where old clients send what is no longer taken, or receive what they do not know."""
    harmless = {"request": "widened", "response": "narrowed"}
    return Severity.INFO if change.effect == harmless.get(change.direction) else Severity.ERROR
