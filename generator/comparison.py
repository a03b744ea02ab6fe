"""Comparing two documents: from their addresses to findings that say what changed, each at its line.

Knows which stage follows which; must not know what a change is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.changes import Judged, judged
from generator.findings import Finding
from generator.load import Loaded, load


def compare(
    old: str,
    new: str,
    *,
    overlays: Sequence[Path] = (),
    allow_remote: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Finding, ...]:
    """What changed from the document at `old` to that at `new`, the gravest first.

    `overlays` are applied to both. A finding's severity is `error` where the change breaks clients that keep to the
    older document, `warning` where it may, `info` where it does not; `detail` holds `direction`, `effect`, `before` and
    `after`. What is gone is placed in the older document. Raises InputError where a document cannot be understood.
    """
    progress("reading the older document")
    before = load(old, overlays=overlays, allow_remote=allow_remote)
    progress("reading the newer document")
    after = load(new, overlays=overlays, allow_remote=allow_remote)
    progress("comparing")
    return compared(before, after)


def compared(before: Loaded, after: Loaded) -> tuple[Finding, ...]:
    """What changed between two documents that have been loaded; see `compare`."""
    return tuple(_placed(each, before, after) for each in judged(before.api, after.api))


def _placed(found: Judged, before: Loaded, after: Loaded) -> Finding:
    change = found.change
    side = before if change.is_gone else after
    told = (
        ("direction", change.direction),
        ("effect", change.effect),
        ("subject", change.subject),
        ("before", change.before),
        ("after", change.after),
    )
    return replace(found.finding, position=side.document.locate(change.pointer), detail=told)
