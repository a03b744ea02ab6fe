"""Splitting a run into parts that several machines carry out, so that nothing is done twice and nothing left out.

Knows operations, entities and what they weigh; must not know how anything is sent. The split depends on the document
and the number of parts alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.api import Api
from generator.ir.graph import Entity, Graph
from generator.ir.walk import definitions, reachable, refs, request_types


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` of `count`, counted from 1."""

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


def parsed(text: str) -> Shard:
    """`I/N` as a Shard. Raises ValueError where it is none."""
    number, slash, count = text.partition("/")
    if not slash or not number.isdecimal() or not count.isdecimal() or not 1 <= int(number) <= int(count) <= 1000:
        raise ValueError(f"{text[:20]!r} is no part: write the first of three as 1/3")
    return Shard(int(number), int(count))


def homes(api: Api, graph: Graph, count: int) -> Mapping[str, int]:
    """The number of the part (from 1) that each operation, by its id, and each entity, by its name, belongs to.

    The heaviest goes first, always to the part that has the least to do; an entity goes with what makes it.
    """
    weights = {operation.id: 10 + _size(api, operation.id) for operation in api.operations}
    loads = [0] * count
    found: dict[str, int] = {}
    for name in sorted(weights, key=lambda each: (-weights[each], each)):
        lightest = min(range(count), key=lambda each: (loads[each], each))
        loads[lightest] += weights[name]
        found[name] = lightest + 1
    return found | {entity.name: found.get(_home(entity), 1) for entity in graph.entities}


def _size(api: Api, identity: str) -> int:
    """How much there is to show in the requests of an operation: the properties and values of the types it takes."""
    operation = next(each for each in api.operations if each.id == identity)
    types = definitions(api)
    names = {name for t in request_types(operation) for name in refs(t)}
    return len(operation.parameters) + 5 * len(reachable(types, names))


def _home(entity: Entity) -> str:
    listed = (*entity.creates, *entity.lists, *entity.retrieves, *entity.updates, *entity.deletes)
    return listed[0] if listed else ""
