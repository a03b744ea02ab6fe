"""A body need not be sent any more.

What it finds: `required` that is gone.

Why it matters: nobody is hurt.

Example::

    requestBody: {}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "request-body-optional"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is optional now"
