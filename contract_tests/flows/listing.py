"""One list operation as it is asked: with what it needs to hold the things that a run has made.

Knows where paging parameters travel, and what identifies an item; must not know what lists promise.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.flows.maker import Maker
from contract_tests.track import Thing, Track, as_id
from generator.ir.api import Location, Operation, Pagination
from generator.ir.graph import Entity
from generator.ir.types import Type
from generator.pointer import Pointer

WHOLE = 100
"""How many items a list is asked for when it is asked for all."""

DEEPEST = 200
"""How many places of a thing are looked through for what a list asks for."""

MOST_BASES = 3
PLENTY = 3
"""With how many items a list is good enough to be looked at."""


@dataclass(frozen=True, slots=True)
class Option:
    """One optional parameter of a list, wherever it travels."""

    name: str
    type: Type
    origin: Pointer
    default: Json
    has_default: bool


@dataclass(slots=True)
class Listing:
    """One list operation under observation. `base` is the request that the others are made from."""

    track: Track
    maker: Maker
    entity: Entity
    operation: Operation
    base: Case

    @property
    def paging(self) -> Pagination | None:
        """How the list comes in pages; None where it does not."""
        paging = self.operation.pagination
        return paging if paging is not None and paging.style != "none" else None

    @property
    def is_in_body(self) -> bool:
        """Whether paging parameters travel in the body."""
        return self.paging is not None and self.paging.location == "body"

    def ask(self, **given: Json) -> Exchange:
        """The list with parameters, where they travel."""
        return self.track.send(self.asking(**given))

    def whole(self, **given: Json) -> Exchange:
        """The list as a whole, as far as one answer holds it."""
        return self.ask(**{**self.largest, **given})

    @property
    def largest(self) -> dict[str, Json]:
        """What asks for many items, all defaults being said."""
        said = {each.name: each.default for each in self.options() if each.has_default and each.default is not None}
        return said | ({self.paging.limit: WHOLE} if self.paging is not None and self.paging.limit else {})

    def asking(self, **given: Json) -> Case:
        """The request with more parameters, in the query or in the body."""
        if self.is_in_body:
            body = {**(self.base.body if isinstance(self.base.body, Mapping) else {}), **given}
            return self.maker.with_body(self.operation, self.base, body)
        query: dict[tuple[Location, str], Json] = {("query", name): value for name, value in given.items()}
        return replace(self.base, parameters={**self.base.parameters, **query})

    def items(self, exchange: Exchange) -> list[Json] | None:
        """The items of an answer; None where it is no list."""
        body = exchange.json()
        if isinstance(body, list):
            return body
        name = self.paging.items if self.paging is not None and self.paging.items else "items"
        found = body.get(name, []) if isinstance(body, Mapping) else None
        return found if isinstance(found, list) else None

    def told(self, exchange: Exchange) -> list[Json] | None:
        """What identifies the items of a success; None where it is none."""
        items = self.items(exchange) if exchange.status // 100 == 2 else None
        return None if items is None else self.keys(items)

    def keys(self, items: Sequence[Json]) -> list[Json]:
        """What identifies each item."""
        names = (self.entity.id, *([self.entity.version] if self.entity.version else []))
        return [tuple(as_id(each.get(name)) for name in names) if isinstance(each, Mapping) else None for each in items]

    def holds(self, items: Sequence[Json], thing: Thing) -> bool:
        """Whether a thing is among items."""
        return any(isinstance(each, Mapping) and each.get(self.entity.id) == thing.id for each in items)

    def options(self) -> Iterator[Option]:
        """The optional parameters: of the query, and of the body where paging parameters travel there."""
        for each in self.operation.query:
            if not each.required:
                yield Option(each.wire, each.type, each.origin, each.note.default, each.note.has_default)
        for prop in self.maker.settable(self.operation) if self.is_in_body else ():
            if not prop.required:
                yield Option(prop.wire, prop.type, prop.origin, prop.note.default, prop.note.has_default)

    def option(self, name: str) -> Option | None:
        """An optional parameter by its name."""
        return next((each for each in self.options() if each.name == name), None)

    def observe_ignored(
        self, exchange: Exchange, name: str, message: str, *, needs: Sequence[Exchange] = (), **detail: Json
    ) -> None:
        """Note that a parameter has no effect."""
        option = self.option(name)
        self.track.observe(
            exchange,
            "parameter-ignored",
            option.origin if option is not None else self.operation.origin,
            "request",
            "ignored",
            message,
            needs=needs,
            detail={"name": name, **detail},
        )


def listing(track: Track, maker: Maker, entity: Entity, operation: Operation) -> Listing | None:
    """The list by the request that shows most of what the run has made; None where none can be made.

    What a list must be told (a kind, the whole that its items are part of) is taken from the things themselves.
    """
    least = maker.bases.get(operation.id) or maker.case(track, operation)
    if least is None:
        return None
    found = Listing(track, maker, entity, operation, least)
    if operation.id in maker.bases:
        return found
    candidates = list(_bases(track, entity, found))[:MOST_BASES]
    counts: list[int] = []
    for case in candidates if len(candidates) > 1 else ():
        found.base = case
        exchange = track.send(found.asking(**found.largest), meant_to_fail=True)
        counts.append(len(found.items(exchange) or ()))
        if counts[-1] >= PLENTY:
            break
    found.base = candidates[counts.index(max(counts))] if counts else (candidates or [least])[0]
    maker.bases[operation.id] = found.base
    return found


def _bases(track: Track, entity: Entity, one: Listing) -> Iterator[Case]:
    """The requests that may show own things, where a list asks for something; none where it asks for nothing."""
    parents = [link for link in track.graph.consumes(one.operation.id) if link.location == "path"]
    for link in parents[-1:]:
        for known in track.known(link.entity)[:MOST_BASES]:
            yield replace(one.base, parameters={**one.base.parameters, ("path", link.path[0]): known})
    if parents or not any(each.required for each in one.operation.query):
        return
    seen: list[object] = []
    for thing in reversed([each for each in track.things.get(entity.name, ()) if each.alive and each.born]):
        parameters = dict(one.base.parameters) | _like(track, one.operation, thing)
        if parameters not in seen:
            seen.append(parameters)
            yield replace(one.base, parameters=parameters)
    yield one.base


def _like(track: Track, operation: Operation, thing: Thing) -> dict[tuple[Location, str], Json]:
    """What a list asks for, as a thing has it: required parameters and ids, by their names anywhere in the thing."""
    referring = {link.path[0] for link in track.graph.consumes(operation.id) if link.location == "query"}
    found: dict[tuple[Location, str], Json] = {}
    for each in operation.query:
        value = deep(thing.value, each.wire) if each.required or each.wire in referring else None
        if value is not None:
            found["query", each.wire] = value
    return found


def deep(value: Json, name: str) -> Json:
    """The outermost scalar of a name anywhere in a value; None where there is none."""
    waiting = deque([value])
    for _ in range(DEEPEST):
        if not waiting:
            return None
        each = waiting.popleft()
        if isinstance(each, Mapping):
            if isinstance(each.get(name), str | int):
                return each[name]
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return None
