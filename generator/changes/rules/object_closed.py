"""An object admits no other properties any more.

What it finds: `additionalProperties: false` where there was none.

Why it matters: requests with a property of their own are refused.

Example::

    additionalProperties: false
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "object-closed"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} admits no undeclared properties any more in {change.direction}s"
