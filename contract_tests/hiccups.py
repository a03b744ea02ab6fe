"""Failures of the way to a server rather than of its contract: a connection that broke once, a gateway that was busy.

Knows drifts only. What shows again is a drift; what does not, and was hardly seen, is worth a note.
"""

from __future__ import annotations

from collections.abc import Iterable

from contract_tests.observation import Drift

GATEWAY = ("502", "503", "504")
FEW = 2
"""How often a hiccup may have been seen."""


def steady(drifts: Iterable[Drift]) -> tuple[tuple[Drift, ...], tuple[str, ...]]:
    """The drifts without hiccups, and a note for each of those."""
    kept, notes = [], []
    for drift in drifts:
        if _is_hiccup(drift):
            notes.append(f"{', '.join(drift.operations)}: {drift.message}, which did not happen again")
        else:
            kept.append(drift)
    return tuple(kept), tuple(notes)


def _is_hiccup(drift: Drift) -> bool:
    is_way = drift.rule == "connection-broken" or (drift.rule == "server-error" and drift.facet in GATEWAY)
    return is_way and drift.flaky and drift.count <= FEW
