"""An operation has another method or path.

What it finds: an operationId that stands at another method or path than before.

Why it matters: clients that were generated before send their requests to the old place.

Example::

    /create-agent → /agents, operationId createAgent
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "operation-moved"
MEND = "Serve the old path as well for a time."


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} moved from {change.before} to {change.after}"
