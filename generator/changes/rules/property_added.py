"""A property is new.

What it finds: a property that the older document lacks.

Why it matters: a required one makes every old request invalid; in an answer nobody is hurt.

Example::

    properties: {region: {type: string}}
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "property-added"
MEND = "Make it optional, with a default."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.is_needed and change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return (
        f"{change.subject} ({change.after}) is new{' and required' if change.is_needed else ''} in {change.direction}s"
    )
