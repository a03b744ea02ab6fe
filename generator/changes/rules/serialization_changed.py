"""A parameter is written in another way.

What it finds: another `style` or `explode`.

Why it matters: what old clients send is read as something else.

Example::

    explode: true → false
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "serialization-changed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is written in another way ({change.before}, now {change.after})"
