"""A parameter is gone.

What it finds: a parameter that only the older document has.

Why it matters: what clients send there is ignored or refused.

Example::

    {name: limit, in: query}   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "parameter-removed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is gone"
