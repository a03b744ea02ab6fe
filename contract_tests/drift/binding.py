"""From exchanges to steps: ids that an answer gave become references, so that the steps work on any server.

Knows requests and where ids stand in them; must not know drifts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any as Json
from urllib.parse import quote

from contract_tests import wire
from contract_tests.cases import Exchange
from contract_tests.drift.chains import SHORTEST, named
from contract_tests.drift.steps import Path, Step
from contract_tests.track import Track
from generator.ir.graph import Graph

DEEPEST = 24
WIDEST = 40
"""How many items of a list are looked through for ids."""


@dataclass(slots=True)
class Binder:
    """Writes steps one after another. `known` maps each value of an answer so far to its step and path."""

    track: Track
    credentials: Mapping[int, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    known: dict[Json, tuple[int, Path]] = field(default_factory=dict)
    ours: set[Json] = field(default_factory=set)
    names: dict[Json, str] = field(default_factory=dict)

    def add(self, exchange: Exchange, *, credential: str = "right", expects: int = 0) -> None:
        """Write the step of an exchange, and take in its answer."""
        linked = {value for value in named(self.track, exchange) if not isinstance(value, bool)}
        request = wire.request(exchange.case, "http://server.invalid")
        case, operation = exchange.case, exchange.case.operation
        declared = {each.wire.lower() for each in operation.headers}
        sent = [(name, text) for name, text in request.headers.items() if name in declared]
        step = Step(
            operation=operation.id,
            method=operation.method.upper(),
            path=self._path(exchange, linked),
            query=tuple((name, self._bound(text, linked)) for name, text in request.url.params.multi_items()),
            headers=tuple((name, self._bound(text, linked)) for name, text in sent),
            media_type=case.content.media_type.replace("*/*", "application/json") if case.content is not None else "",
            encodings=case.content.encodings if case.content is not None else (),
            body=self.written(case.body, linked) if case.content is not None else None,
            credential="none" if credential == "none" else "right",
            expects=expects,
        )
        self.ours.update(_scalars_of(case.body), (str(value) for value in case.parameters.values()))
        self.steps.append(step)
        if exchange.status // 100 == 2:
            self._take_in(exchange)

    def _path(self, exchange: Exchange, linked: set[Json]) -> str:
        path = exchange.case.operation.path
        for parameter in exchange.case.operation.path_parameters:
            value = exchange.case.parameters.get(("path", parameter.wire))
            name = self._name(value, linked)
            text = "{{" + name + "}}" if name else quote(wire._text(value), safe="")
            path = path.replace("{" + parameter.wire + "}", text)
        return path

    def _bound(self, text: str, linked: set[Json]) -> Json:
        name = self._name(text, {str(each) for each in linked})
        return {"$bind": name} if name else text

    def written(self, value: Json, linked: set[Json] | None = None, depth: int = DEEPEST) -> Json:
        """A value with references in place of what answers gave."""
        match value:
            case str() | int() if not isinstance(value, bool):
                name = self._name(value, linked or set())
                return {"$bind": name} if name else value
            case dict() if ("$bind" in value or "$literal" in value) and len(value) == 1:
                return {"$literal": value}
            case dict() if depth:
                return {str(name): self.written(each, linked, depth - 1) for name, each in value.items()}
            case list() if depth:
                return [self.written(each, linked, depth - 1) for each in value]
            case _:
                return value

    def _name(self, value: Json, linked: set[Json]) -> str:
        """The name under which a value is bound; empty where it is a literal."""
        if not isinstance(value, str | int) or isinstance(value, bool) or value not in self.known:
            return ""
        if value not in linked and not (isinstance(value, str) and _is_telling(value)):
            return ""
        if value not in self.names:
            at, path = self.known[value]
            word = next((str(each) for each in reversed(path) if isinstance(each, str)), "value")
            name = f"{re.sub(r'[^A-Za-z0-9_]', '_', word)[:40].lstrip('0123456789') or 'value'}"
            count = sum(each.startswith(f"{name}_") for each in self.names.values()) + 1
            self.names[value] = f"{name}_{count}"
            step = self.steps[at]
            self.steps[at] = replace(step, bind={**step.bind, self.names[value]: path})
        return self.names[value]

    def _take_in(self, exchange: Exchange) -> None:
        """The values of an answer that the server gave itself: its own ids first."""
        at = len(self.steps) - 1
        body = exchange.json()
        links = [link.path for link in self.track.graph.produces(exchange.case.operation.id)]
        for path, value in sorted(_scalars(body), key=lambda pair: not _is_link(pair[0], links)):
            if value not in self.ours and value not in self.known:
                self.known[value] = (at, path)


def _is_link(path: Path, links: Sequence[tuple[str, ...]]) -> bool:
    plain = tuple("*" if isinstance(each, int) else each for each in path)
    return plain in links


def _is_telling(value: str) -> bool:
    """Whether a text can only be the same id: long enough, and no word."""
    return len(value) >= SHORTEST and any(each.isdigit() for each in value)


def _scalars(value: Json, path: Path = (), depth: int = DEEPEST) -> Iterator[tuple[Path, Json]]:
    match value:
        case str() | int() if not isinstance(value, bool):
            yield path, value
        case dict() if depth:
            for name, each in value.items():
                yield from _scalars(each, (*path, str(name)), depth - 1)
        case list() if depth:
            for index, each in enumerate(value[:WIDEST]):
                yield from _scalars(each, (*path, index), depth - 1)


def _scalars_of(value: Json) -> Iterator[Json]:
    return (each for _, each in _scalars(value))


def cleaned(track: Track, graph: Graph, binder: Binder, exchanges: Sequence[Exchange]) -> tuple[Step, ...]:
    """The steps that delete what the exchanges created, the newest first, in operations that need but its id."""
    found: list[Step] = []
    gone = {thing.id for each in exchanges if graph.deletes(each.case.operation.id) for thing in track.named(each.case)}
    for things in track.things.values():
        for thing in things:
            if thing.born is None or all(thing.born.number != each.number for each in exchanges) or thing.id in gone:
                continue
            step = _deleting(track, graph, binder, thing.entity, thing.id)
            if step is not None:
                found.append(step)
    order = {name: index for index, name in enumerate(name for step in binder.steps for name in step.bind)}
    return tuple(sorted(found, key=lambda step: -max((order.get(name, -1) for name in step.names()), default=-1)))


def _deleting(track: Track, graph: Graph, binder: Binder, entity: str, identity: Json) -> Step | None:
    for operation in track.scene.api.operations:
        if operation.id not in graph.entity(entity).deletes or len(operation.path_parameters) != 1:
            continue
        if any(each.required for each in operation.query):
            continue
        name = binder._name(identity, {identity})
        text = "{{" + name + "}}" if name else quote(wire._text(identity), safe="")
        path = operation.path.replace("{" + operation.path_parameters[0].wire + "}", text)
        return Step(operation=operation.id, method=operation.method.upper(), path=path)
    return None
