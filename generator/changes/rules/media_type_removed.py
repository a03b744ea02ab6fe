"""A body has one media type less.

What it finds: a media type that only the older document has.

Why it matters: clients send or await what is no longer understood.

Example::

    content: {multipart/form-data: …}   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "media-type-removed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is no longer {change.before}"
