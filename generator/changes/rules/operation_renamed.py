"""An operation has another operationId.

What it finds: another operationId at the same method and path.

Why it matters: generated clients name their methods after it: code that calls them no longer compiles.

Example::

    operationId: agentsGet → getAgent
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "operation-renamed"
MEND = "Keep the old name as an alias in an overlay."


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.WARNING


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is called {change.after} instead of {change.before}"
