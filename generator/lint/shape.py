"""What a schema says once its references and `allOf` members are read together.

Knows conjunction as rules need it: declared properties, required names, types and value sets, siblings of `$ref`
honoured. Must not know unions or rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.document.source import JsonObject
from generator.lint.keywords import literals_of, types_of, values_of
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
    if len(schemas) != 1:
        return Shape(view, _parts(view, schemas))
    key = id(schemas[0])
    if key not in view.shapes:
        view.shapes[key] = Shape(view, _parts(view, schemas))
    found: Shape = view.shapes[key]
    return found


def _parts(view: View, schemas: tuple[JsonObject, ...]) -> tuple[JsonObject, ...]:
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
    return tuple(found.values())
