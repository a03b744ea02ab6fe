"""Whole requests of an operation: its parameters and its body, by one chooser.

Knows operations and what a place in a request can carry; must not know where choices come from, or HTTP. Parameters are
made as one object, so that the rules that the operation states about them are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any as Json

from contract_tests.cases import Case
from contract_tests.data.choosing import Chooser, Unavailable
from contract_tests.data.making import Making
from contract_tests.data.rules import applies, then
from contract_tests.data.shapes import Passed, Shapes
from generator.ir.api import Content, Location, Operation, Parameter
from generator.ir.types import Array, Object, Property, Rule, Str, Type
from generator.ir.walk import resolve

SEGMENT = ("", ".", "..")
"""Path segments that a server cannot tell from another path (RFC 3986, 5.2.4)."""

TRIES = 20
UNSAID = ("file", "repeated")
"""Forms in which a list without items is the same as none at all."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parameters of an operation as one object, and which property is which parameter."""

    object: Object
    parameters: Mapping[str, Parameter]


class Requests:
    """Makes requests for the operations of one Api."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._parts: dict[str, Parts] = {}
        self._forms: dict[int, Passed] = {}
        self._kept: list[Content] = []

    def case(self, operation: Operation, chooser: Chooser, *, body: bool) -> Case:
        """A request. `body`: also where that is optional. Raises Unavailable where an id that must be there is not."""
        making = Making(self.shapes, chooser)
        parameters = self._parameters(operation, making)
        content = operation.body.contents[0] if operation.body is not None and operation.body.contents else None
        if content is None or operation.body is None or not (body or operation.body.required):
            return Case(operation, parameters)
        passed = (*self._demanded(operation, parameters), *self._form(content))
        partial = operation.method == "patch" or operation.action == "update"
        return Case(operation, parameters, content, making.value(content.type, ("body",), passed, partial=partial))

    def parts(self, operation: Operation) -> Parts:
        """An operation's parameters as one object, under the place `parameters`."""
        if operation.id not in self._parts:
            self._parts[operation.id] = self._made(operation)
        return self._parts[operation.id]

    def _made(self, operation: Operation) -> Parts:
        named: dict[str, Parameter] = {}
        for parameter in operation.parameters:
            name = parameter.wire if parameter.wire not in named else f"{parameter.location} {parameter.wire}"
            named[name] = parameter
        rules = [replace(rule, path=(name, *rule.path)) for name, each in named.items() for rule in each.rules]
        properties = tuple(
            Property(wire=name, type=self._carried(each), required=each.required, origin=each.origin)
            for name, each in named.items()
        )
        return Parts(Object(properties=properties, rules=(*operation.rules, *rules), origin=operation.origin), named)

    def _carried(self, parameter: Parameter) -> Type:
        """The type, within what the place can carry: plain letters in a header; neither empty lists nor empty paths."""
        shape = resolve(self.shapes.types, parameter.type)
        if isinstance(shape, Array):
            return replace(shape, min_items=max(1, shape.min_items or 0))
        if not isinstance(shape, Str) or parameter.location == "query":
            return parameter.type
        if parameter.location == "path" or shape.pattern is not None or shape.format is not None:
            return replace(shape, min_length=max(1, shape.min_length or 0))
        return replace(shape, pattern="^[!-+.-:<-~]+$")

    def _parameters(self, operation: Operation, making: Making) -> dict[tuple[Location, str], Json]:
        parts = self.parts(operation)
        if not parts.parameters:
            return {}
        for _ in range(TRIES):
            mark = making.chooser.mark()
            made = making.value(parts.object, ("parameters",))
            found = {
                (parts.parameters[name].location, parts.parameters[name].wire): value for name, value in made.items()
            }
            if all(_travels(location, value) for (location, _), value in found.items()):
                return found
            making.chooser.back(mark)
        raise Unavailable(("parameters",))

    def _demanded(self, operation: Operation, parameters: Mapping[tuple[Location, str], Json]) -> Iterator[Rule]:
        """What the operation's rules demand of the body beside these parameters."""
        given = {name: value for (_, name), value in parameters.items()}
        for rule in operation.rules:
            asked = [name for name in then(rule) if name not in {each.wire for each in operation.parameters}]
            if rule.kind == "requires" and asked and applies(rule, given):
                yield Rule(kind="requires", args={"then": asked})

    def _form(self, content: Content) -> Passed:
        """That lists in a form have items, since a form cannot say that they have none."""
        if id(content) not in self._forms:
            self._kept.append(content)
            self._forms[id(content)] = tuple(
                Rule(kind="items", path=(each.wire,), args={"min": 1})
                for each in content.encodings
                if each.form in UNSAID
            )
        return self._forms[id(content)]


def _travels(location: Location, value: Json) -> bool:
    """Whether the place can carry a value unchanged (RFC 3986, 5.2.4; RFC 9110, 5.5)."""
    match location:
        case "path":
            return value not in SEGMENT
        case "header" | "cookie":
            text = value if isinstance(value, str) else json.dumps(value)
            return text.isascii() and text.isprintable() and text == text.strip() != ""
        case _:
            return True
