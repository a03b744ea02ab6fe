"""An operation asks for another kind of authorization.

What it finds: another `security` than before.

Why it matters: clients send the wrong key, or none.

Example::

    security: [{api_key: []}] → [{oauth: []}]
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "security-changed"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} asks for {change.after} instead of {change.before}"
