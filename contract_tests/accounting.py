"""From what a run has seen to its account: drifts placed in the document and set against the baseline.

Knows results, the baseline and places; must not know how anything was sent, or how accounts are told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any as Json

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.baseline import weighed
from contract_tests.defects import defects
from contract_tests.observation import Drift
from contract_tests.places import Places
from contract_tests.run import Result
from contract_tests.tried import Tried
from generator.load import Loaded
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounting:
    """What an account needs beside a result. `only` is the pattern of the operation ids that were asked for."""

    loaded: Loaded
    url: str
    seed: int = 0
    only: str = "*"
    entries: tuple[Entry, ...] = ()

    def of(self, result: Result, started: dt.datetime) -> Account:
        """The account of a result."""
        api, placed = self.loaded.api, self._placed(result.drifts)
        tried = Tried(self.loaded, result, self.only)
        weighing = weighed(placed, self.entries, today=started.date(), tested=lambda entry: not tried.untried(entry))
        settled = {*weighing.stale, *weighing.expired, *(entry for _, entry in weighing.accepted)}
        return Account(
            title=api.title,
            version=api.version,
            url=self.url,
            seed=self.seed,
            drifts=weighing.drifts,
            accepted=weighing.accepted,
            stale=weighing.stale,
            expired=weighing.expired,
            pending=tuple((each, tried.untried(each)) for each in self.entries if each not in settled),
            defects=(*result.track.scene.oracle.unusable, *defects(result.track)),
            coverage=result.coverage,
            requests=result.requests,
            seconds=result.seconds,
            started=started,
            reason=result.reason,
            notes=(*result.notes, *_notes(tried.limited)),
            is_interrupted=result.is_interrupted,
        )

    def _placed(self, drifts: Iterable[Drift]) -> tuple[Drift, ...]:
        """The drifts, the gravest first, each with the line of the document that it is about."""
        ordered = sorted(
            drifts, key=lambda each: (GRAVITY.index(each.impact), str(each.pointer), each.rule, each.facet)
        )
        places = Places.of(self.loaded) if ordered else None
        return tuple(
            replace(each, position=places.position(each.pointer), declared=self._declared(each.pointer))
            for each in ordered
            if places is not None
        )

    def _declared(self, pointer: Pointer) -> Json:
        """What the document says at a pointer; None where it says nothing."""
        try:
            return pointer.resolve(self.loaded.document.data)
        except LookupError:
            return None


def _notes(limited: Iterable[str]) -> Iterable[str]:
    if limited:
        yield f"tested in part only, for the server limited them (429): {', '.join(sorted(limited))}"
