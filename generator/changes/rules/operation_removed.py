"""An operation is gone.

What it finds: a method of a path that only the older document has.

Why it matters: every client that calls it fails.

Example::

    paths: {/agents: {delete: …}}   # gone
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "operation-removed"
MEND = "Keep it, marked deprecated, until its users have moved."


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.ERROR


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is gone"
