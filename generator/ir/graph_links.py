"""Every id that an operation consumes or produces: its parameters, and all places in bodies that hold one.

Knows how an operation is put together. Where ids may stand, `graph_sites` knows; whose they are, `graph_refers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.ir.api import Operation
from generator.ir.graph_entities import Found
from generator.ir.graph_paths import steps
from generator.ir.graph_refers import Refers, Spot
from generator.ir.graph_shapes import Types
from generator.ir.graph_sites import Site, Sites
from generator.ir.graph_types import Link, Place
from generator.ir.types import Property


class Links:
    """Finds the links of every operation of one Api."""

    def __init__(self, types: Types, found: Found, refers: Refers) -> None:
        self._found = found
        self._refers = refers
        self._sites = Sites(types, refers.may)

    def of(self, operation: Operation) -> tuple[Link, ...]:
        """Its links, none twice: path, query, headers, body, then response."""
        known: dict[tuple[str, tuple[str, ...], str], Link] = {}
        for link in self._all(operation):
            key = (link.location, link.path, link.entity)
            # The same place in several variants of a union, or media types: required only where it is in each.
            if key not in known:
                known[key] = link
            elif not link.required:
                known[key] = replace(known[key], required=False)
        return tuple(known.values())

    def _all(self, operation: Operation) -> Iterator[Link]:
        yield from self._path(operation)
        for parameter in (*operation.query, *operation.headers):
            place: Place = "query" if parameter.location == "query" else "header"
            prop = Property(wire=parameter.wire, type=parameter.type, required=parameter.required)
            yield from self._read(operation, place, self._sites.of(prop), required=True)
        if operation.body is not None:
            for content in operation.body.contents:
                sites = self._sites.below(content.type)
                yield from self._read(operation, "body", sites, required=operation.body.required)
        for content in operation.success.contents if operation.success else ():
            yield from self._read(operation, "response", self._sites.below(content.type), required=True)

    def _path(self, operation: Operation) -> Iterator[Link]:
        placed = {step.parameters[-1]: step.key for step in steps(operation.path) if step.parameters}
        for parameter in operation.path_parameters:
            spot = Spot(operation, "path", (parameter.wire,), ())
            at = self._found.places.get(placed.get(parameter.wire, ""), "")
            names = (at,) if at else self._own(operation, parameter.wire)
            declared = self._refers.declared(spot)
            for name in (names or self._refers.at(spot)) if declared is None else declared:
                yield _link(spot, (), name, required=True)

    def _own(self, operation: Operation, parameter: str) -> tuple[str, ...]:
        """The thing itself where its parameter is called so, and what else the operation is offered on."""
        own = self._found.owners.get(operation.id, "")
        offered = (own, *(resource for resource, _ in operation.aliases))
        known = [self._found.entities[name] for name in offered if name in self._found.entities]
        named = tuple(entity.name for entity in known if entity.parameter == parameter)
        return named if own in named else ()

    def _read(self, operation: Operation, place: Place, sites: Iterable[Site], *, required: bool) -> Iterator[Link]:
        for site in sites:
            spot = Spot(operation, place, site.path, site.owners)
            for name in self._refers.at(spot):
                yield _link(spot, site.rest, name, required=required and site.required)


def _link(spot: Spot, rest: tuple[str, ...], entity: str, *, required: bool) -> Link:
    return Link(
        operation=spot.operation.id,
        role="produces" if spot.location == "response" else "consumes",
        location=spot.location,
        path=(*spot.path, *rest),
        entity=entity,
        required=required,
    )
