"""An operation takes no body any more.

What it finds: a request body that is gone.

Why it matters: what clients send is ignored or refused.

Example::

    requestBody: …   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "request-body-removed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is gone"
