"""Whose id a name on the wire means: by overlay, by the type that holds it, by its words, by what it stands in.

Knows entities and names; must not walk types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.api import Operation
from generator.ir.graph_entities import Found
from generator.ir.graph_names import Words, ends_as_id, is_telling, noun, one, words
from generator.ir.graph_types import Entity, Place

Names = tuple[str, ...]
Table = tuple[tuple[tuple[str, ...], Names], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A parameter or property: where it stands, and the names of the types that it is directly a member of.

    `owners` has an entry for each property on the way, `path` also has `*`.
    """

    operation: Operation
    location: Place
    path: tuple[str, ...]
    owners: tuple[tuple[str, ...], ...]

    @property
    def wire(self) -> str:
        """Its own name."""
        return self.path[-1]


class Refers:
    """Answers whose id stands at a Spot."""

    def __init__(self, found: Found, table: Table) -> None:
        self._found = found
        self._table: dict[str, list[tuple[tuple[str, ...], Names]]] = {}
        for key, names in table:
            known = tuple(name for name in names if name in found.entities)
            self._table.setdefault(key[-1], []).append((key, known))
        self._exact = _exact(found.entities)
        self._generic = {entity.id for entity in found.entities.values() if entity.id}
        self._by_words: dict[str, Names] = {}

    def may(self, wire: str) -> bool:
        """Whether a property of this name may hold an id."""
        return wire in self._table or wire in self._generic or bool(self._told(wire))

    def at(self, spot: Spot) -> Names:
        """The entities that an id at `spot` may belong to."""
        declared = self.declared(spot)
        return self._inferred(spot) if declared is None else declared

    def _inferred(self, spot: Spot) -> Names:
        own = self._found.owners.get(spot.operation.id, "")
        shaped = self._shaped(spot)
        if shaped:
            return shaped
        told = self._told(spot.wire)
        if len(told) > 1:
            return (own,) if own in told else _namesake(spot.wire, told)
        return told or self._held(spot)

    def declared(self, spot: Spot) -> Names | None:
        """What the overlay says: the longest place that matches, the last of equals."""
        best: tuple[int, Names] | None = None
        for key, names in self._table.get(spot.wire, ()):
            if _matches(key, spot, self._found.owners.get(spot.operation.id, "")) and (
                best is None or len(key) >= best[0]
            ):
                best = (len(key), names)
        return None if best is None else best[1]

    def _shaped(self, spot: Spot) -> Names:
        """A property of a type that represents one entity alone, called like its id, is its id."""
        own = self._found.owners.get(spot.operation.id, "")
        for name in spot.owners[-1] if spot.owners else ():
            whose = self._found.shapes.get(name, set())
            named = sorted(each for each in whose if self._found.entities[each].id == spot.wire)
            if len(named) == 1 or own in named:
                return (own,) if own in named else tuple(named)
        return ()

    def _told(self, wire: str) -> Names:
        if wire not in self._by_words:
            self._by_words[wire] = self._spoken(one(wire))
        return self._by_words[wire]

    def _spoken(self, name: Words) -> Names:
        """By words: `llm_id` itself, or what ends so (`override_agent_id`), the longest entity first."""
        if name in self._exact:
            return self._exact[name]
        if not ends_as_id(name):
            return ()
        tails = (name[start:] for start in range(1, len(name) - 1))
        return next((self._exact[tail] for tail in tails if tail in self._exact), ())

    def _held(self, spot: Spot) -> Names:
        """A bare `id` inside `owner` or `owners` is that of an owner."""
        outer = next((token for token in reversed(spot.path[:-1]) if token != "*"), "")  # noqa: S105 - no password
        entity = self._found.entities.get(noun(outer)) if outer else None
        return (entity.name,) if entity is not None and spot.wire == entity.id else ()


def _exact(entities: Mapping[str, Entity]) -> dict[Words, Names]:
    """The telling names of ids: of the property, of the path parameter, and `<entity>_id`."""
    found: dict[Words, dict[str, None]] = {}
    for entity in entities.values():
        for name in (words(entity.id), words(entity.parameter), (*entity.name.split("_"), "id")):
            if is_telling(name):
                found.setdefault(name, {})[entity.name] = None
    return {name: tuple(names) for name, names in found.items()}


def _namesake(wire: str, told: Names) -> Names:
    """Of several entities that share the name of an id the one that the name ends with, else all."""
    name = one(wire)[:-1]
    ends = ("_".join(name[start:]) for start in range(len(name)))
    return next(((end,) for end in ends if end in told), told)


def _matches(key: tuple[str, ...], spot: Spot, thing: str) -> bool:
    """Whether a place is the end of the path, with or without what it begins in: operation, thing, type or location."""
    path = tuple(token for token in spot.path if token != "*")  # noqa: S105 - no password
    if path[-len(key) :] == key:
        return True
    first, rest = key[0], key[1:]
    if not rest or path[-len(rest) :] != rest:
        return False
    whole = len(rest) == len(path) and first == spot.location
    return whole or first in (spot.operation.id, thing) or first in _owners(spot, len(rest))


def _owners(spot: Spot, depth: int) -> tuple[str, ...]:
    return spot.owners[-depth] if len(spot.owners) >= depth else ()
