"""An object admits other properties.

What it finds: `additionalProperties: false` that is gone.

Why it matters: clients that take the properties for all there are meet others.

Example::

    additionalProperties: true
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "object-opened"
MEND = ""


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING if change.direction == "response" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} admits undeclared properties in {change.direction}s"
