"""Filters of a list: query parameters, and criteria in a body, that bear the name of a property of the items.

Knows the model's types; must not know how lists are paged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.flows.maker import Maker
from generator.ir.api import Api, Operation
from generator.ir.types import Array, Enum, Object, Property, Str, Type, TypeDef, Union
from generator.ir.walk import definitions, flatten, resolve, split_null

MOST = 3
EQUAL = ("eq", "equals", "equal", "is")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter by one property: `given` goes into the request; `parameter` is the one that carries it."""

    name: str
    value: Json = field(hash=False)
    parameter: str
    given: Mapping[str, Json] = field(hash=False)

    def holds(self, item: Mapping[str, Json]) -> bool:
        """Whether an item is one that the filter may let through; where it lacks the property nothing is known."""
        return self.name not in item or item[self.name] == self.value


def filters(api: Api, operation: Operation, maker: Maker, items: list[Json]) -> Iterator[Filter]:
    """A few filters, each by a value that some items have and others have not."""
    types = definitions(api)
    paging = operation.pagination
    found = 0
    for name, value in _telling(items):
        if any(each.wire == name and not each.required for each in operation.query):
            yield Filter(name, value, name, {name: value})
            found += 1
        for container in maker.settable(operation) if paging is not None and paging.location == "body" else ():
            criteria = _criteria(types, container, name, value)
            if criteria is not None:
                yield Filter(name, value, container.wire, {container.wire: {name: criteria}})
                found += 1
        if found >= MOST:
            return


def _telling(items: list[Json]) -> Iterator[tuple[str, Json]]:
    """Texts by which items differ, with the value of the first."""
    first = items[0] if items and isinstance(items[0], Mapping) else {}
    for name, value in first.items():
        others = [each.get(name) for each in items[1:] if isinstance(each, Mapping)]
        if isinstance(value, str) and any(each != value for each in others):
            yield name, value


def _criteria(types: Mapping[str, TypeDef], container: Property, name: str, value: Json) -> Json:
    """How a member of a criteria object says that a property equals `value`; None where it cannot."""
    shape = resolve(types, split_null(resolve(types, container.type))[0])
    if not isinstance(shape, Object):
        return None
    prop = next((each for each in flatten(types, shape) if each.wire == name), None)
    return None if prop is None else _equal(types, prop.type, value)


def _equal(types: Mapping[str, TypeDef], t: Type, value: Json) -> Json:
    match resolve(types, t):
        case Str():
            return value
        case Array(items=items) if isinstance(resolve(types, items), Str):
            return [value]
        case Enum(values=values) if value in values:
            return value
        case Union(variants=variants):
            tried = (_equal(types, each, value) for each in variants)
            return next((each for each in tried if each is not None), None)
        case Object() as shape:
            return _operator(types, shape, value)
        case _:
            return None


def _operator(types: Mapping[str, TypeDef], shape: Object, value: Json) -> Json:
    """An object of an operator and an operand, with whatever else it must have."""
    made: dict[str, Json] = {}
    for prop in flatten(types, shape):
        inner = resolve(types, prop.type)
        if isinstance(inner, Enum):
            chosen = next((each for each in EQUAL if each in inner.values), None)
            if chosen is None and len(inner.values) > 1:
                return None
            made[prop.wire] = chosen or inner.values[0]
        elif isinstance(inner, Str):
            made[prop.wire] = value
        elif prop.required:
            return None
    operators = [each for each in made.values() if each in EQUAL]
    return made if operators and value in made.values() else None
