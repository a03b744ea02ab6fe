"""A property must be there now.

What it finds: a name in `required` that was not there.

Why it matters: requests without it are refused; in an answer nobody is hurt.

Example::

    required: [name]
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "property-required"
MEND = "Give it a default instead."


def severity(change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR if change.direction == "request" else Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is required now in {change.direction}s"
