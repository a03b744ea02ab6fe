"""What a schema says once its references and `allOf` members are read together, and which schemas exclude each other.

Knows conjunction as rules need it: declared properties, required names, types and value sets, siblings of `$ref`
honoured. Must not know unions of unions or rules. "Disjoint" is only ever claimed where it is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from json import dumps
from typing import Any

from generator.document.source import JsonObject
from generator.lint.view import View
from generator.lint.walk import members, objects, strings

BOUND = 500  # conjoined schemas looked at for one shape; more is a document built to exhaust us


@dataclass(frozen=True)
class Shape:
    """The conjunction of `parts`, each a schema object as written."""

    view: View
    parts: tuple[JsonObject, ...]

    @cached_property
    def properties(self) -> dict[str, tuple[JsonObject, ...]]:
        """Each declared property with all of its declarations."""
        found: dict[str, tuple[JsonObject, ...]] = {}
        for part in self.parts:
            for name, schema in objects(part.get("properties")):
                found[name] = (*found.get(name, ()), schema)
        return found

    @cached_property
    def required(self) -> frozenset[str]:
        """The names that every instance has."""
        return frozenset(name for part in self.parts for name in strings(part.get("required")))

    @cached_property
    def types(self) -> frozenset[str]:
        """The JSON types allowed, null left out unless it is the only one; empty where nothing tells."""
        named = [types for part in self.parts if (types := types_of(part) or self._implied(part))]
        return frozenset.intersection(*named) if named else frozenset()

    def _implied(self, part: JsonObject) -> frozenset[str]:
        """The types that a part without `type` leaves: those of its variants or of its keywords."""
        for keyword in ("oneOf", "anyOf"):
            variants = [types_of(self.view.declared(variant)) for _, variant in members(part.get(keyword))]
            if variants and all(variants):
                return frozenset[str]().union(*variants)
        return frozenset({"object"}) if isinstance(part.get("properties"), dict) else frozenset()

    @cached_property
    def values(self) -> frozenset[str] | None:
        """The finite set of strings allowed, or None where it is open or holds anything but strings and null."""
        sets = [values for part in self.parts if (values := values_of(part)) is not None]
        return frozenset.intersection(*sets) if sets else None

    @cached_property
    def literals(self) -> frozenset[str] | None:
        """The finite set of values allowed, each as JSON text, null left out; None where it is open."""
        sets = [literals for part in self.parts if (literals := literals_of(part)) is not None]
        return frozenset.intersection(*sets) if sets else None

    @cached_property
    def closed(self) -> bool:
        """Whether a property that is not declared is refused."""
        return any(part.get("additionalProperties") is False for part in self.parts)

    def of(self, name: str) -> Shape:
        """The shape of the property `name`, from all of its declarations."""
        return shape(self.view, *self.properties.get(name, ()))

    def any(self, keyword: str) -> Any:
        """The value of `keyword` in the first part that has it, else None."""
        return next((part[keyword] for part in self.parts if keyword in part), None)


def shape(view: View, *schemas: JsonObject) -> Shape:
    """Read `schemas` together with everything that they refer to and are composed of by `allOf`."""
    found: dict[int, JsonObject] = {}
    waiting = list(reversed(schemas))
    while waiting and len(found) < BOUND:
        part = waiting.pop()
        if id(part) in found:
            continue
        found[id(part)] = part
        waiting.extend(reversed([member for _, member in members(part.get("allOf"))]))
        target = view.target(part["$ref"]) if isinstance(part.get("$ref"), str) else None
        if target is not None:
            waiting.append(target[1])
    return Shape(view, tuple(found.values()))


def types_of(schema: JsonObject) -> frozenset[str]:
    """The types that a schema object names itself, null left out unless it is the only one."""
    written = schema.get("type")
    named = frozenset({written} if isinstance(written, str) else strings(written))
    return named - {"null"} or named


def values_of(schema: JsonObject) -> frozenset[str] | None:
    """The strings of a schema object's own `enum` or `const`; None without one, or with other than strings and null."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(values, list) or not all(value is None or isinstance(value, str) for value in values):
        return None
    return frozenset(value for value in values if value is not None)


def literals_of(schema: JsonObject) -> frozenset[str] | None:
    """The values of a schema object's own `enum` or `const` as JSON text, null left out; None without one."""
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(values, list):
        return None
    return frozenset(dumps(value, sort_keys=True, default=str) for value in values if value is not None)


def disjoint(first: Shape, second: Shape) -> bool:
    """Whether it is certain that no instance satisfies both."""
    if first.types and second.types and not _meet(first.types, second.types):
        return True
    if first.literals is not None and second.literals is not None:
        return not first.literals & second.literals
    if _refuses(first, second) or _refuses(second, first):
        return True
    shared = first.properties.keys() & second.properties.keys() & (first.required | second.required)
    return any(disjoint(first.of(name), second.of(name)) for name in sorted(shared) if _leaf(first, second, name))


def _meet(first: frozenset[str], second: frozenset[str]) -> bool:
    def wide(types: frozenset[str]) -> frozenset[str]:
        return types | {"number"} if "integer" in types else types

    return bool(wide(first) & wide(second))


def _refuses(closed: Shape, other: Shape) -> bool:
    return closed.closed and bool(other.required - closed.properties.keys())


def _leaf(first: Shape, second: Shape, name: str) -> bool:
    """Only scalars and type clashes are compared below, so that recursive schemas end."""
    types = first.of(name).types, second.of(name).types
    return all("object" not in found for found in types) or not _meet(*types)
