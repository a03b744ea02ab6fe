"""A property is deprecated now.

What it finds: `deprecated: true` where there was none.

Why it matters: its users should move while it still works.

Example::

    deprecated: true
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "property-deprecated"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is deprecated"
