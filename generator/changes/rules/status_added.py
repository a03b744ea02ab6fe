"""An operation has one more status.

What it finds: a status that the older document lacks.

Why it matters: a new success is an answer that old clients cannot read; a new failure they treat as a failure.

Example::

    responses: {'202': …}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "status-added"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING if change.after.startswith("2") else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is new"
