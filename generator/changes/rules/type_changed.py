"""A value has another type.

What it finds: a type of another kind at the same place.

Why it matters: clients send what is refused, or get what they cannot read.

Example::

    type: integer → string
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.changes.weight import breaks
from generator.findings import Severity

RULE = "type-changed"
MEND = "Add a property of the new type beside the old one."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return breaks(change)


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is {change.after} instead of {change.before} in {change.direction}s"
