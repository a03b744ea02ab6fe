"""What a resource graph consists of: entities, and the links between them and the operations.

Plain data with look-ups; must not know how it was found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Place = Literal["path", "query", "header", "body", "response"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A kind of thing with an identity of its own.

    `id` is the property that holds its id on the wire, empty where none does; `parameter` the path parameter that
    carries it, which may be spelled differently (`id` and `petId`), empty where no path has one. `version` is the
    property that holds its version, `parent` the entity that it lives inside of. The rest are operation ids by what
    they do to it; operations with a verb of their own stand in none of them (see `Graph.of`).
    """

    name: str
    id: str
    parameter: str
    version: str = ""
    parent: str = ""
    creates: tuple[str, ...] = ()
    retrieves: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    deletes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An id that an operation consumes or produces.

    `path` leads to it: the parameter's name and, for `body` and `response`, the tokens into the value, `*` for each
    item of an array or value of a map. An id of one of several entities has a Link for each. `required`: no valid
    request (or success response) is without it.
    """

    operation: str
    role: Literal["consumes", "produces"]
    location: Place
    path: tuple[str, ...]
    entity: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The entities of an Api in the order of its operations, and every link, operation by operation."""

    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    owners: Mapping[str, str] = field(default_factory=dict, hash=False)
    _entities: Mapping[str, Entity] = field(init=False, compare=False, repr=False)
    _links: Mapping[str, tuple[Link, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.operation, []).append(link)
        object.__setattr__(self, "_entities", {entity.name: entity for entity in self.entities})
        object.__setattr__(self, "_links", {name: tuple(links) for name, links in found.items()})

    def entity(self, name: str) -> Entity:
        """The entity of that name. Raises KeyError where there is none."""
        return self._entities[name]

    def of(self, operation: str) -> Entity | None:
        """What the operation with this id acts upon; None where that has no identity."""
        return self._entities.get(self.owners.get(operation, ""))

    def consumes(self, operation: str) -> tuple[Link, ...]:
        """The ids that a request to the operation may carry."""
        return tuple(link for link in self._links.get(operation, ()) if link.role == "consumes")

    def produces(self, operation: str) -> tuple[Link, ...]:
        """The ids that a success response of the operation may carry."""
        return tuple(link for link in self._links.get(operation, ()) if link.role == "produces")

    def creates(self, operation: str) -> str:
        """The name of the entity that the operation makes one of, or nothing."""
        entity = self.of(operation)
        return entity.name if entity is not None and operation in entity.creates else ""

    def deletes(self, operation: str) -> str:
        """The name of the entity that the operation removes one of, or nothing."""
        entity = self.of(operation)
        return entity.name if entity is not None and operation in entity.deletes else ""
