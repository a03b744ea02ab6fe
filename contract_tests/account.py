"""What a run amounts to: the value that every report tells and that decides how `truespec check` ends.

Knows drifts, the baseline's entries and coverage; must not know how a run is carried out, or any report format.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from contract_tests.data.coverage import Coverage
from contract_tests.observation import Drift, Impact
from generator.findings import Finding
from generator.pointer import Pointer

Verdict = Literal["clean", "drift", "inconclusive"]

GRAVITY: tuple[Impact, ...] = ("security", "breaking", "additive", "informational")
"""Impacts, the gravest first: the order of every report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One drift that somebody has decided to live with. `expires` is the last day on which the entry counts."""

    fingerprint: str
    rule: str
    pointer: str
    reason: str
    expires: dt.date | None = None

    @property
    def place(self) -> Pointer:
        """Where in the document it is."""
        return Pointer.parse(self.pointer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a run has found, set against the baseline.

    `drifts` are those outside the baseline, the gravest first; `accepted` those that an entry names, with it; `stale`
    the entries whose drift no longer occurs though what they name was tested; `expired` those whose day has passed.
    `pending` are entries of which nothing can be said, each with the operations that were left untested. `defects` are
    faults of the document itself, which no server can keep. `reason` says why nothing can be concluded,
    empty where something can; `is_interrupted`: the user ended it early. `notes` are what a reader must know to weigh
    the rest (a spent budget).
    """

    title: str
    version: str
    url: str
    seed: int
    drifts: tuple[Drift, ...] = ()
    accepted: tuple[tuple[Drift, Entry], ...] = ()
    stale: tuple[Entry, ...] = ()
    expired: tuple[Entry, ...] = ()
    pending: tuple[tuple[Entry, tuple[str, ...]], ...] = ()
    defects: tuple[Finding, ...] = ()
    coverage: Coverage = field(repr=False)
    requests: int = 0
    seconds: float = 0.0
    started: dt.datetime | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()
    is_interrupted: bool = False

    @property
    def verdict(self) -> Verdict:
        """Drift that was seen is told even where the run could not go on."""
        if self.drifts:
            return "drift"
        return "inconclusive" if self.reason else "clean"
