"""A body has one more media type.

What it finds: a media type that the older document lacks.

Why it matters: clients that ask for nothing may get what they cannot read.

Example::

    content: {text/csv: …}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "media-type-added"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING if change.direction == "response" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} may be {change.after}"
