"""A property may be absent now.

What it finds: a name in `required` that is gone.

Why it matters: clients that rely on it in answers fail where it is absent.

Example::

    required: []
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "property-optional"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "response" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is optional now in {change.direction}s"
