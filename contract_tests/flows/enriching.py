"""Things as rich as can be, so that what shows them shows all that the document declares of them.

Knows what was accepted, and what it meant; must not know how requests are made up. The richest request that an
operation has accepted gets more items in its lists: those that any operation has accepted as items of the same kind.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.drift.requests import violations
from contract_tests.track import Track
from generator.ir.graph import Entity
from generator.pointer import Pointer

MOST_ITEMS = 40
"""How many items a list is given."""

LARGEST = 65536
"""How many bytes a rich request may have."""

LEAST = 6
"""So many declarations must be new to be worth a request."""

Item = tuple[Json, frozenset[Pointer]]


@dataclass(slots=True)
class Harvest:
    """Items that were accepted, by the schema that they are of."""

    track: Track
    items: dict[Pointer, list[Item]] = field(default_factory=dict)

    @classmethod
    def of(cls, track: Track) -> Harvest:
        """What the run so far has brought in."""
        harvest = cls(track)
        for exchange in track.exchanges:
            if exchange.status // 100 == 2 and isinstance(exchange.case.body, dict):
                harvest._gather(exchange.case)
        return harvest

    def _gather(self, case: Case) -> None:
        meant = dict(_meant(self.track, case))
        below: dict[Pointer, set[Pointer]] = {}
        for path, (_, place) in meant.items():
            for length in range(1, len(path) + 1):
                below.setdefault(Pointer(path[:length]), set()).add(place)
        for path, (value, declared) in meant.items():
            if path and isinstance(meant[path.parent][0], list):
                kept = self.items.setdefault(self.track.scene.meaning.resolved(declared), [])
                if not any(below[path] <= places for _, places in kept):
                    kept.append((value, frozenset(below[path])))

    def rich(self, case: Case) -> Case:
        """A request that was accepted, with more items."""
        body = copy.deepcopy(case.body)
        meant = dict(_meant(self.track, case))
        seen = {place for _, place in meant.values()}
        for path, (value, _) in meant.items():
            if isinstance(value, list) and value:
                kind = self.track.scene.meaning.resolved(meant[path / 0][1]) if path / 0 in meant else None
                more = list(self._more(kind, seen, MOST_ITEMS - len(value))) if kind is not None else []
                path.resolve(body).extend(copy.deepcopy(each) for each, _ in more)
                seen |= {place for _, places in more for place in places}
        return replace(case, body=body)

    def _more(self, kind: Pointer, seen: set[Pointer], most: int) -> Iterator[Item]:
        """Items that show something new, those that show most first."""
        left, known = list(self.items.get(kind, ())), set(seen)
        while left and most > 0:
            best = max(left, key=lambda each: len(each[1] - known))
            if not best[1] - known:
                return
            left.remove(best)
            known |= best[1]
            most -= 1
            yield best


def enriched(track: Track, harvest: Harvest, entity: Entity, operation: str, seen: set[Pointer]) -> Exchange | None:
    """Send the richest request that an operation may take, where that shows much that was not `seen` in answers.

    What changes a thing changes the newest, of which nothing has been made that forbids it.
    """
    accepted = [
        each.case
        for each in track.exchanges
        if each.case.operation.id == operation and each.status // 100 == 2 and _is_of_use(track, each.case)
    ]
    if not accepted:
        return None
    case = _on_newest(track, entity, harvest.rich(max(accepted, key=lambda each: len(_places(track, each)))))
    if len(_places(track, case) - seen) < LEAST or not _is_allowed(track, case):
        return None
    return track.send(case)


def _on_newest(track: Track, entity: Entity, case: Case) -> Case:
    key = next((each for each in case.parameters if each == ("path", entity.parameter)), None)
    newest = next(iter(track.known(entity.name, own=True)), None)
    if key is None or newest is None:
        return case
    return replace(case, parameters={**case.parameters, key: newest})


def _is_of_use(track: Track, case: Case) -> bool:
    return isinstance(case.body, dict) and all(thing.alive for thing in track.named(case))


def _is_allowed(track: Track, case: Case) -> bool:
    return len(json.dumps(case.body)) <= LARGEST and not violations(track.scene, case)


def _places(track: Track, case: Case) -> set[Pointer]:
    return {place for _, (_, place) in _meant(track, case)}


def _meant(track: Track, case: Case) -> Iterator[tuple[Pointer, tuple[Json, Pointer]]]:
    """The values of a request's body, each with its declaration."""
    if case.content is not None:
        for node in track.scene.meaning.walk(case.content.origin / "schema", case.body):
            yield node.path, (node.value, node.declared)
