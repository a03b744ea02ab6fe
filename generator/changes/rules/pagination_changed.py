"""A list is read on in another way.

What it finds: another style, cursor, limit or list property.

Why it matters: clients that read page by page stop early or never.

Example::

    next_cursor → pagination_key
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "pagination-changed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is read page by page in another way ({change.before}, now {change.after})"
