"""Whether a run would have shown the drift of an entry of the baseline, if the server still had it.

Knows what was sent and what was seen of the document in the answers; must not know baselines' dates or reports. In
doubt a drift was not looked for: an entry that is called stale is deleted, and its drift then fails again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

from contract_tests.account import Entry
from contract_tests.checks.declared import content
from contract_tests.reach import Reach
from contract_tests.run import Result
from generator.ir.graph import Entity
from generator.load import Loaded
from generator.pointer import Pointer

ANYTHING = "*"
"""Stands for what no operation in particular has left untried."""

ACCEPTED = ("response-", "state-", "security-")
"""How rules begin whose drifts show without requests that break a constraint."""


@dataclass(frozen=True)
class Tried:
    """What a run has tried of the operations that match `only`."""

    loaded: Loaded
    result: Result
    only: str = "*"

    def untried(self, entry: Entry) -> tuple[str, ...]:
        """The operations that would have to be tried before the drift of `entry` is known to be gone; none: it is."""
        result = self.result
        is_over = result.is_complete or (result.lacks_refusals and entry.rule.startswith(ACCEPTED))
        left = set(self._concerned(entry)) - (self._sent if is_over else set())
        if not is_over or not self._is_seen(entry):
            left.add(ANYTHING)
        return tuple(sorted(left))

    @cached_property
    def limited(self) -> frozenset[str]:
        """The operations that the server would not serve as often as we asked."""
        return frozenset(each.case.operation.id for each in self.result.track.exchanges if each.status == 429)

    @cached_property
    def _sent(self) -> frozenset[str]:
        asked = {each.case.operation.id for each in self.result.track.exchanges} - self.limited
        return frozenset(each for each in asked if fnmatchcase(each, self.only))

    @cached_property
    def _reach(self) -> Reach:
        return Reach.of(self.loaded.document, self.loaded.api)

    def _concerned(self, entry: Entry) -> Iterator[str]:
        """The operations that lead to the node; for what a server remembers also those that make it do so."""
        graph = self.result.track.graph
        for name in self._reach.operations(entry.place):
            yield name
            entity = graph.of(name)
            if entry.rule.startswith("state-") and entity is not None:
                yield from _life(entity)

    def _is_seen(self, entry: Entry) -> bool:
        """Whether answers held what an entry about bodies is about: a list that was empty shows none of its items."""
        place = entry.place
        is_schema = place[:2] == ("components", "schemas") or "schema" in place
        if not entry.rule.startswith("response-") or not is_schema or not self._reach.operations(place):
            return True
        return any(each in self._seen for each in (place, place.parent, place.parent.parent))

    @cached_property
    def _seen(self) -> frozenset[Pointer]:
        """The schemas that values in the bodies of successes were meant to satisfy."""
        found: set[Pointer] = set()
        track = self.result.track
        for exchange in track.exchanges:
            media, body = content(exchange), exchange.json()
            if exchange.status // 100 == 2 and media is not None and body is not None:
                for node in track.scene.meaning.walk(media.origin / "schema", body, track.scene.likes(exchange)):
                    found.update((node.declared, *node.schemas, *node.places))
        return frozenset(found)


def _life(entity: Entity) -> tuple[str, ...]:
    """The operations that make, show and take away a thing."""
    return (*entity.creates, *entity.retrieves, *entity.updates, *entity.replaces, *entity.deletes, *entity.lists)
