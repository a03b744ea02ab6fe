"""Which schemas of the document a value is meant to satisfy, node by node, down to the leaf.

Knows the document's schemas (JSON Schema 2020-12) and the oracle; must not know HTTP. Where a union stands, the branch
that the value means is followed; what several schemas declare of one property is one node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.asserted import Asserted
from contract_tests.branches import Astray, Branches, Sightings
from contract_tests.closed import Closed
from contract_tests.schemas import DEEPEST, Schemas, kind
from generator.document.oracle import Oracle
from generator.document.source import Document
from generator.pointer import Pointer

__all__ = ["DEEPEST", "Astray", "Meaning", "Node", "kind"]

MOST_NODES = 20_000
"""How many nodes of one body are looked at: what a server sends is not trusted to end."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value at a place, what declares it there, and the schemas without references and unions that it must satisfy.

    `declared` is the property's (or item's, or the body's) own schema: of several the one that refines the others.
    `places` tells which declaration led to each of `schemas`; `astray` are the unions of which the value is no variant.
    `is_ambiguous`: here or above, other branches are as near as the one that was taken.
    """

    path: Pointer
    value: Json
    declared: Pointer
    schemas: tuple[Pointer, ...]
    places: Mapping[Pointer, Pointer] = field(default_factory=dict, hash=False)
    astray: tuple[Astray, ...] = ()
    is_ambiguous: bool = False


class Meaning(Schemas):
    """Finds what values mean, in one document."""

    def __init__(self, document: Document, oracle: Oracle) -> None:
        super().__init__(document.data)
        self.oracle = oracle
        self.asserted = Asserted(document)
        self.closed = Closed(document, self)
        self.sightings = Sightings()

    def walk(
        self, pointer: Pointer, value: Json, likes: tuple[Json, ...] = (), *, only_doubtful: bool = False
    ) -> Iterator[Node]:
        """The value at `pointer` and everything in it that is declared, outermost first.

        `likes` are values that it may repeat, such as what was sent: where branches are equally near, these decide.
        `only_doubtful`: without what is certain to be as declared, and closed.
        """
        branches = Branches(self, self.oracle, self.asserted, self.sightings, pointer)
        walk = _Walk(branches, self.closed if only_doubtful else None)
        yield from walk.nodes(Pointer(), (pointer,), value, likes, ambiguous=False)


class _Walk:
    """One walk along one value."""

    def __init__(self, branches: Branches, closed: Closed | None) -> None:
        self.branches = branches
        self.closed = closed
        self.left = MOST_NODES

    def nodes(
        self, path: Pointer, places: tuple[Pointer, ...], value: Json, likes: tuple[Json, ...], *, ambiguous: bool
    ) -> Iterator[Node]:
        """The value at `path`, and what is in it."""
        if len(path) > DEEPEST or self.left <= 0 or self._is_certain(path, places, value):
            return
        self.left -= 1
        chosen = self.branches.chosen(places, value, likes)
        ambiguous = ambiguous or chosen.is_ambiguous
        yield Node(path, value, places[-1], chosen.schemas, chosen.found, tuple(chosen.astray), is_ambiguous=ambiguous)
        for step, inner, each in self.branches.schemas.inside(chosen.schemas, value):
            alike = tuple(_members(likes, step))
            yield from self.nodes(path / step, inner, each, alike, ambiguous=ambiguous)

    def _is_certain(self, path: Pointer, places: tuple[Pointer, ...], value: Json) -> bool:
        closed = self.closed
        return closed is not None and bool(path) and all(closed.accepts(place, value) for place in places)


def _members(likes: tuple[Json, ...], step: Json) -> Iterator[Json]:
    """What stands at the same step of other values."""
    holder = dict if isinstance(step, str) else list
    for like in likes:
        with suppress(LookupError):
            yield like[step] if isinstance(like, holder) else None
