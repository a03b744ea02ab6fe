"""An operation is new.

What it finds: a method of a path that the older document lacks.

Why it matters: nobody is hurt; users want to know.

Example::

    paths: {/agents/{id}/copy: {post: …}}   # new
"""

from __future__ import annotations

from generator.changes.change import Change
from generator.findings import Severity

RULE = "operation-added"
MEND = ""


def severity(_change: Change) -> Severity:
    """How much it hurts."""
    return Severity.INFO


def told(change: Change) -> str:
    """What changed, in a sentence."""
    return f"{change.subject} is new"
