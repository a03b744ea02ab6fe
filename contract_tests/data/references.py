"""Which ids may stand where in a request of one operation.

Knows the graph's links and which ids exist; must not know types. A version is a reference beside an id, asked for as
`thing.version`. Cursors are references too, to a page that nobody has read yet: they have no ids, so that whatever is
optional goes without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any as Json

from contract_tests.data.choosing import Place
from generator.ir.api import Operation
from generator.ir.graph import Graph


class References:
    """Looks up the ids for a place, by the links of one operation. `good` are those that were accepted there before."""

    def __init__(
        self,
        graph: Graph,
        operation: Operation,
        known: Callable[[str], Sequence[Json]],
        good: Mapping[Place, Json],
    ) -> None:
        self._known = known
        self._good = good
        self._versions = _versions(graph, operation)
        self._entities: dict[Place, list[str]] = {place: [] for place in _cursors(operation)}
        for link in graph.consumes(operation.id):
            part = "body" if link.location == "body" else "parameters"
            self._entities.setdefault((part, *link.path), []).append(link.entity)

    def __call__(self, place: Place) -> Sequence[Json] | None:
        """The ids that may stand at `place`, the likeliest first; None where it is no reference."""
        entities = self._entities.get(place)
        if entities is None:
            return self._version(place)
        ids = [identity for entity in entities for identity in self._known(entity)]
        good = self._good.get(place)
        return ids if good not in ids else [good, *ids]

    def _version(self, place: Place) -> Sequence[Json] | None:
        """The versions that may stand at `place`; None where it is no reference to one."""
        if not self._versions or place[-1:] == () or not place[-1].endswith("version"):
            return None
        return [version for name in self._versions for version in self._known(name)]


def _versions(graph: Graph, operation: Operation) -> list[str]:
    """The versioned things that an operation names, each as `thing.version`."""
    things = (graph.entity(link.entity) for link in graph.consumes(operation.id))
    return list(dict.fromkeys(f"{thing.name}.{thing.version}" for thing in things if thing.version))


def _cursors(operation: Operation) -> list[Place]:
    """Where a list is told to read on."""
    pagination = operation.pagination
    if pagination is None:
        return []
    part = "body" if pagination.location == "body" else "parameters"
    return [(part, name) for name in (pagination.cursor, *(asked for asked, _ in pagination.keys)) if name]
