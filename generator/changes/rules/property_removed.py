"""A property is gone.

What it finds: a property that only the older document has.

Why it matters: clients that read it find nothing; what they send there is ignored or refused.

Example::

    properties: {voice: …}   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "property-removed"
MEND = "Keep it, marked deprecated, until its users have moved."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "response" and change.is_needed else Severity.WARNING


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} ({change.before}) is gone from {change.direction}s"
