"""Cases for flows: from what covers the model's types, with ids that the run knows.

Knows operations and their request types; must not know what answers mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.data import Covering
from contract_tests.data.editing import mapped
from contract_tests.track import LIMITED, Thing, Track, values_at
from generator.ir.api import Api, Location, Operation
from generator.ir.graph import Entity
from generator.ir.types import Bool, Int, Object, Property, Str, Type
from generator.ir.walk import definitions, flatten, resolve, split_null

TRIES = 4
UNKNOWN = "truespec_unknown_0000000000000000"


@dataclass(slots=True)
class Maker:
    """Makes cases for the operations of one Api."""

    api: Api
    covering: Covering
    bases: dict[str, Case] = field(default_factory=dict)
    """By list the request that shows most of what the run has made."""

    barren: set[str] = field(default_factory=set)
    """Operations that were carried out, and whose answers told of nothing new."""

    def operation(self, identity: str) -> Operation:
        """An operation by its id."""
        return next(each for each in self.api.operations if each.id == identity)

    def case(self, track: Track, operation: Operation) -> Case | None:
        """The least request that the document allows, with ids that are alive."""
        return self.covering.minimal(operation, track.knower(operation))

    def on(self, track: Track, operation: Operation, entity: Entity, thing: Thing) -> Case:
        """A request without a body about one thing, with what else its operation asks for beside the id."""
        own: dict[tuple[Location, str], Json] = {("path", entity.parameter): thing.id}
        asked = {(each.location, each.wire) for each in operation.parameters if each.required} - own.keys()
        least = self.covering.minimal(operation, track.knower(operation)) if asked else None
        found = dict(least.parameters) if least is not None else {}
        outer = thing.born.case.parameters if thing.born is not None else {}
        found |= {key: value for key, value in outer.items() if key[0] == "path"}
        return Case(operation, {**{key: found[key] for key in found if key in asked}, **own})

    def unknown(self, case: Case) -> Case:
        """The same request about a thing that does not exist."""
        return replace(
            case,
            parameters={
                key: UNKNOWN if key[0] == "path" and isinstance(value, str) else value
                for key, value in case.parameters.items()
            },
        )

    def with_body(self, operation: Operation, case: Case, body: Json) -> Case:
        """The same request with another body."""
        content = operation.body.contents[0] if operation.body is not None else None
        return replace(case, content=content, body=body)

    def fresh(self, track: Track, entity: Entity) -> tuple[Thing, Exchange] | None:
        """A new thing of an entity; None where none can be made."""
        for identity in entity.creates:
            operation = self.operation(identity)
            for case in self._creating(track, operation) if identity not in self.barren else ():
                made = track.send(case)
                new = [each for each in track.things.get(entity.name, ()) if each.born is made]
                if new:
                    return new[0], made
                if made.status // 100 == 2:
                    self.barren.add(identity)
                if made.status // 100 == 2 or made.status == LIMITED:
                    break
        return None

    def _creating(self, track: Track, operation: Operation) -> Iterator[Case]:
        """Requests to try, the least first; what was accepted before goes first of all."""
        known = track.accepted.get(operation.id)
        least = self.covering.minimal(operation, track.knower(operation))
        if known is not None and least is not None and _is_bodiless(least) == _is_bodiless(known.case):
            yield self._again(track, known.case, least)
        if least is not None:
            yield least
        positives = self.covering.positives(operation, track.knower(operation), most=TRIES)
        for positive in positives:
            yield positive.case

    def _again(self, track: Track, known: Case, least: Case) -> Case:
        """What was accepted, with what the least request draws anew, so that names and numbers differ.

        It names the same things as before, as long as they live: then it is their like in every list.
        """
        if not isinstance(known.body, dict) or not isinstance(least.body, dict):
            return known
        body: Json = {**known.body, **least.body}
        for link in self.covering.graph.consumes(known.operation.id):
            named = values_at(known.body, link.path) if link.location == "body" else []
            if len(named) == 1 and named[0] in track.known(link.entity):
                body = mapped(body, link.path, partial(_in_place, named[0]))
        return replace(known, body=body)

    def changeable(self, operation: Operation, current: Mapping[str, Json]) -> Iterator[tuple[Property, Json]]:
        """Properties that an update may set to something simple, each with a value that differs from the current."""
        for prop in self.settable(operation):
            shape = split_null(self._shape(prop.type))[0]
            old = current.get(prop.wire)
            match self._shape(shape):
                case Str(pattern=None, format=None, max_length=most) if not self._refers(operation, prop):
                    value = f"{old or 'truespec'} changed" if isinstance(old, str | None) else "truespec changed"
                    if most is None or len(value) <= most:
                        yield prop, value
                case Bool():
                    yield prop, old is not True
                case _:
                    continue

    def broken(self, operation: Operation, besides: str) -> dict[str, Json] | None:
        """A member of an update's body that its type cannot accept."""
        for prop in self.settable(operation):
            shape = self._shape(split_null(self._shape(prop.type))[0])
            if prop.wire != besides and isinstance(shape, Bool | Int):
                return {prop.wire: {"not": "this type"}}
        for prop in self.settable(operation):
            shape = self._shape(split_null(self._shape(prop.type))[0])
            if prop.wire != besides and isinstance(shape, Str):
                return {prop.wire: {"not": "this type"}}
        return None

    def settable(self, operation: Operation) -> tuple[Property, ...]:
        """The properties of an operation's JSON body."""
        body = operation.body
        shape = self._shape(body.contents[0].type) if body is not None and body.contents else None
        return flatten(definitions(self.api), shape) if isinstance(shape, Object) else ()

    def _shape(self, t: Type) -> Type:
        return resolve(definitions(self.api), t)

    def _refers(self, operation: Operation, prop: Property) -> bool:
        links = self.covering.graph.consumes(operation.id)
        return any(link.location == "body" and link.path[0] == prop.wire for link in links)


def _in_place(new: Json, old: Json) -> Json:
    return old if old is None else new


def _is_bodiless(case: Case) -> bool:
    return case.content is None
