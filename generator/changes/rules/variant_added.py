"""A union has one more variant.

What it finds: a variant that the older document lacks.

Why it matters: clients that know all variants of an answer meet one that they do not know.

Example::

    oneOf: [A, B, C]
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "variant-added"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING if change.direction == "response" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} may be {change.after} in {change.direction}s"
