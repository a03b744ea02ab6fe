"""An operation has one status less.

What it finds: a status that only the older document has.

Why it matters: clients that wait for it wait in vain.

Example::

    responses: {'201': …}   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "status-removed"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.before.startswith("2") else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is gone"
