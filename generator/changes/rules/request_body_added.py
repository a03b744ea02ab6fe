"""An operation takes a body now.

What it finds: a request body where there was none.

Why it matters: a required one makes every old request invalid.

Example::

    requestBody: {required: true, …}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "request-body-added"
MEND = "Make it optional."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.is_needed else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is new{' and required' if change.is_needed else ''}"
