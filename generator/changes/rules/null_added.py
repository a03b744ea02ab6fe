"""A value may be null now.

What it finds: null where it was not allowed.

Why it matters: clients that rely on a value in answers fail.

Example::

    type: [string, 'null']
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "null-added"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "response" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} may be null now in {change.direction}s"
