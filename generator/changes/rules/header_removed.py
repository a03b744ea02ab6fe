"""An answer has one header less.

What it finds: a response header that only the older document has.

Why it matters: clients that read it find nothing.

Example::

    headers: {X-Total: …}   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "header-removed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is gone"
