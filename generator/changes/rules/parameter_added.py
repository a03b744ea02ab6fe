"""A parameter is new.

What it finds: a parameter that the older document lacks.

Why it matters: a required one makes every old request invalid.

Example::

    {name: region, in: query, required: true}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "parameter-added"
MEND = "Make it optional, with a default."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.is_needed else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is new{' and required' if change.is_needed else ''}"
