"""A value has another format.

What it finds: another `format`.

Why it matters: generated clients read it as another type.

Example::

    format: date-time → date
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "format-changed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} has {change.after} instead of {change.before} in {change.direction}s"
