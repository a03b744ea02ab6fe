"""A body must be sent now.

What it finds: `required: true` where there was none.

Why it matters: requests without a body are refused.

Example::

    requestBody: {required: true}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "request-body-required"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is required now"
