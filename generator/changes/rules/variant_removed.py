"""A union has one variant less.

What it finds: a variant that only the older document has.

Why it matters: requests that send it are refused.

Example::

    oneOf: [A]
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "variant-removed"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} can no longer be {change.before} in {change.direction}s"
