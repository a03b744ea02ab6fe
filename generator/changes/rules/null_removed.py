"""A value may not be null any more.

What it finds: null that is no longer allowed.

Why it matters: requests that send it are refused.

Example::

    type: string
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "null-removed"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} may no longer be null in {change.direction}s"
