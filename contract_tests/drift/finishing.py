"""What a drift still lacks when it has been found: a reproduction that was seen to show it, and a patch that was tried.

Knows the order of the stages and what they may cost; must not know how any of them works.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from contract_tests.client import Inconclusive, Sender, Spent
from contract_tests.drift.playing import Playing
from contract_tests.drift.reducing import MOST_REQUESTS, Reducer
from contract_tests.drift.reproducing import Draft, judging, reproduced
from contract_tests.drift.steps import Reproduction
from contract_tests.drift.verifying import Verifier, recorded
from contract_tests.observation import Drift
from contract_tests.track import Track

Factory = Callable[[int], Sender]
"""A sender to the same server that may send so many requests."""

AGAIN = 24
"""How often an answer is asked for again where the drift shows only after a while."""

TIMES = 2
"""How often a reproduction must show its drift before it is told."""

Progress = Callable[[str], None]


def finish(
    drifts: tuple[Drift, ...],
    track: Track,
    sender_factory: Factory | None,
    *,
    requests: int = MOST_REQUESTS,
    reproduce: int | None = None,
    progress: Progress = lambda _: None,
) -> tuple[Drift, ...]:
    """The drifts with `reproduction`, `patch`, `patch_verified` and `flaky` filled in.

    `requests` is what reducing one drift may cost; showing it twice comes on top. `reproduce` bounds the requests of
    all drifts together. Without a factory nothing is sent: reproductions are then as recorded, and not verified.
    Whatever the server does, the drifts come back.
    """
    verifier = Verifier(track.scene, recorded(track.exchanges))
    finisher = _Finisher(track, sender_factory, requests, reproduce)
    finished = []
    for drift in drifts:
        progress(f"reproducing {drift.rule}")
        shown = finisher.reproduced(drift)
        progress(f"mending {drift.rule}")
        patch, is_verified = verifier.patched(shown, is_hurried=sender_factory is not None and track.sender.is_late)
        finished.append(replace(shown, patch=patch, patch_verified=is_verified))
    return tuple(finished)


@dataclass(slots=True)
class _Finisher:
    track: Track
    factory: Factory | None
    requests: int
    left: int | None
    is_over: bool = field(default=False)

    def reproduced(self, drift: Drift) -> Drift:
        draft = reproduced(self.track, drift)
        if draft is None:
            return drift
        if self.factory is None or self.is_over:
            return replace(drift, reproduction=self._clean(draft.reproduction))
        found, count = self._seen(drift, draft)
        # What could not be sent any more may be as steady as the rest.
        return replace(drift, reproduction=self._clean(found), flaky=count < 2 and not self.is_over)

    def _seen(self, drift: Drift, draft: Draft) -> tuple[Reproduction, int]:
        """The smallest reproduction, and how often of two times it showed the drift."""
        best, times = draft, 0
        for each in self._drafts(drift, draft):
            shown = self._times(each.reproduction)
            best, times = (each, shown) if shown > times else (best, times)
            if times == TIMES:
                break
        draft = best
        if times < TIMES:
            return draft.reproduction, times
        smallest = Reducer(self.track.scene, draft, self._shows, self.requests).reduced()
        # The first of two times was when it was accepted.
        if smallest is not draft.reproduction and not self._shows(smallest):
            return draft.reproduction, times
        return smallest, 2

    def _drafts(self, drift: Drift, draft: Draft) -> Iterator[Draft]:
        """The reproduction; with every change to what it names; and both with patience, where that may help."""
        yield draft
        fuller = reproduced(self.track, drift, fuller=True)
        drafts = [draft]
        if fuller is not None and len(fuller.reproduction.steps) > len(draft.reproduction.steps):
            drafts.append(fuller)
            yield fuller
        for each in reversed(drafts) if draft.reads else ():
            yield replace(each, reproduction=replace(each.reproduction, again=AGAIN))

    def _times(self, reproduction: Reproduction) -> int:
        return 0 if not self._shows(reproduction) else 1 + self._shows(reproduction)

    def _shows(self, reproduction: Reproduction) -> bool:
        """Whether a reproduction shows its drift now. What the server keeps from us shows nothing."""
        cost = len(reproduction.steps) + len(reproduction.cleanup) + reproduction.again
        if self.is_over or self.factory is None or (self.left is not None and self.left < cost):
            return False
        # Room for what is repeated after 429.
        sender = self.factory(3 * cost)
        try:
            return (
                Playing(reproduction, sender).whole(judging(self.track.scene, reproduction.judged)).verdict == "shown"
            )
        except Spent:
            self.is_over = sender.is_late
            return False
        except Inconclusive:
            self.is_over = True
            return False
        finally:
            if self.left is not None:
                self.left -= sender.sent
            sender.close()

    def _clean(self, reproduction: Reproduction) -> object:
        """The replay file's content; nothing where it would hold the key."""
        made = reproduction.as_json()
        key = self.track.sender.key
        return None if len(key) > 3 and json.dumps(key)[1:-1] in json.dumps(made) else made
