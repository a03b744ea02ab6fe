"""What was made is read where it shows most: only what answers show can be judged.

Knows exchanges of the whole run, and what answers mean; judging is for the checks. Things are made as rich as can be,
the richest are read first, and reading ends where it tells nothing new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
from contract_tests.flows.enriching import Harvest, enriched
from contract_tests.flows.maker import Maker
from contract_tests.track import Thing, Track, own_id
from generator.ir.api import Operation
from generator.ir.graph import Entity
from generator.pointer import Pointer

MOST = 3
"""How many things one operation reads."""

MOST_NODES = 2_000
"""How many nodes of one answer are looked at: a long list says the same again and again."""


def shown(track: Track, maker: Maker, entity: Entity, harvest: Harvest) -> None:
    """Make rich things of an entity, and read them by every operation that does."""
    showing = {*entity.retrieves, *entity.lists}
    for identity in (*entity.creates, *entity.updates, *entity.replaces):
        seen = [places(track, each) for each in track.exchanges if each.case.operation.id in {identity, *showing}]
        enriched(track, harvest, entity, identity, set().union(*seen))
    rich = _rich(track, entity)
    for operation in track.scene.api.operations:
        if _reads(track, entity, operation):
            reading = _Reading(track, maker, entity, operation)
            for exchange in track.exchanges:
                if exchange.case.operation.id == operation.id:
                    reading.seen |= places(track, exchange)
            reading.read(dict(rich))


def _reads(track: Track, entity: Entity, operation: Operation) -> bool:
    """Whether an operation reads what there is of one thing of the entity."""
    links = [each for each in track.graph.consumes(operation.id) if each.location == "path"]
    is_one = len(links) == len(operation.path_parameters) == 1 and links[0].entity == entity.name
    return is_one and operation.method == "get" and not any(each.required for each in operation.query)


@dataclass(slots=True)
class _Reading:
    """One operation that reads, and what its answers have shown."""

    track: Track
    maker: Maker
    entity: Entity
    operation: Operation
    seen: set[Pointer] = field(default_factory=set)

    def read(self, rich: dict[Json, frozenset[Pointer]]) -> None:
        """Read what shows most that is new, until reading tells nothing new."""
        for _ in range(MOST):
            things = {thing.id: thing for thing in self._alive() if thing.id in rich}
            best = max(things, key=lambda each: len(rich[each] - self.seen), default=None)
            if best is None or not rich.pop(best) - self.seen:
                break
            before = len(self.seen)
            self.seen |= places(self.track, self._send(things[best]))
            if len(self.seen) == before:
                break

    def _alive(self) -> Iterator[Thing]:
        return (each for each in self.track.things.get(self.entity.name, ()) if each.alive and each.born is not None)

    def _send(self, thing: Thing) -> Exchange:
        return self.track.send(self.maker.on(self.track, self.operation, self.entity, thing))


def _rich(track: Track, entity: Entity) -> Mapping[Json, frozenset[Pointer]]:
    """By the ids of things what the latest answer to a change of each has shown."""
    changes = (*entity.creates, *entity.updates, *entity.replaces)
    found: dict[Json, frozenset[Pointer]] = {}
    for exchange in track.exchanges:
        if exchange.case.operation.id in changes and exchange.status // 100 == 2:
            identity = own_id(entity, exchange.json())
            if identity is not None:
                found[identity] = frozenset(places(track, exchange))
    return found


def places(track: Track, exchange: Exchange) -> set[Pointer]:
    """Every declaration that an answer shows at work."""
    media = content(exchange)
    if media is None or exchange.status // 100 != 2:
        return set()
    nodes = track.scene.meaning.walk(media.origin / "schema", exchange.json())
    return {node.declared for node in islice(nodes, MOST_NODES)}
