"""What the schemas of a document say about members, items, tags and types, read without any value.

Knows JSON Schema 2020-12; must not know values, the oracle or HTTP.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json
from urllib.parse import unquote

from generator.pointer import Pointer

DEEPEST = 64
UNIONS = ("oneOf", "anyOf")
Inside = tuple[str | int, tuple[Pointer, ...], Json]
"""A step into a value, the schemas that declare what stands there, and what does."""


class Schemas:
    """The schemas of one document."""

    def __init__(self, data: Json) -> None:
        self.data = data
        self._schemas: dict[Pointer, Mapping[str, Json]] = {}
        self._branches: dict[Pointer, tuple[list[Pointer], ...]] = {}
        self._properties: dict[tuple[Pointer, ...], Mapping[str, Pointer]] = {}
        self._plain: dict[Pointer, tuple[Pointer, ...]] = {}
        self._tags: dict[Pointer, Mapping[str, frozenset[Json]]] = {}
        self._kinds: dict[Pointer, frozenset[str]] = {}

    def schema(self, pointer: Pointer) -> Mapping[str, Json]:
        """The schema at a pointer; an empty one for `true` and `false`, and where there is none."""
        if pointer not in self._schemas:
            try:
                found = pointer.resolve(self.data)
            except LookupError:
                found = None
            self._schemas[pointer] = found if isinstance(found, dict) else {}
        return self._schemas[pointer]

    def reference(self, pointer: Pointer) -> Pointer | None:
        """What a schema refers to; None where it refers to nothing of this document."""
        reference = self.schema(pointer).get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        return Pointer.parse(unquote(reference))

    def resolved(self, pointer: Pointer) -> Pointer:
        """What a pointer leads to through references."""
        for _ in range(DEEPEST):
            reference = self.reference(pointer)
            if reference is None:
                break
            pointer = reference
        return pointer

    def parts(self, pointer: Pointer) -> Iterator[Pointer]:
        """What a schema refers to, and the members of its `allOf`."""
        reference = self.reference(pointer)
        if reference is not None:
            yield reference
        for index in range(len(self.schema(pointer).get("allOf") or ())):
            yield pointer / "allOf" / index

    def branches(self, pointer: Pointer) -> tuple[list[Pointer], ...]:
        """The unions of a schema itself, each by its branches."""
        if pointer not in self._branches:
            unions = [(word, self.schema(pointer).get(word)) for word in UNIONS]
            self._branches[pointer] = tuple(
                [pointer / word / index for index in range(len(members))] for word, members in unions if members
            )
        return self._branches[pointer]

    def plain(self, pointer: Pointer) -> tuple[Pointer, ...]:
        """A schema with all that must hold besides, unions left aside."""
        if pointer not in self._plain:
            found: dict[Pointer, None] = {}
            left = [pointer]
            while left:
                each = left.pop()
                if each not in found:
                    found[each] = None
                    left.extend(reversed(list(self.parts(each))))
            self._plain[pointer] = tuple(found)
        return self._plain[pointer]

    # Members and items

    def inside(self, schemas: tuple[Pointer, ...], value: Json) -> Iterator[Inside]:
        """What is declared in a value that means `schemas`."""
        if isinstance(value, dict):
            known = self.properties(schemas)
            # An object may have a hundred thousand members, of which few are declared.
            is_any = any(isinstance(self.schema(each).get("additionalProperties"), dict) for each in schemas)
            for name, each in value.items():
                places = self.declarations(schemas, name) if is_any or name in known else ()
                if places:
                    yield name, places, each
        elif isinstance(value, list):
            for index, each in enumerate(value):
                places = self._items(schemas, index)
                if places:
                    yield index, places, each

    def declarations(self, schemas: tuple[Pointer, ...], name: str) -> tuple[Pointer, ...]:
        """Everywhere that a property of an object that means `schemas` is declared, what refines others last."""
        named = [each / "properties" / name for each in schemas if name in (self.schema(each).get("properties") or {})]
        if named:
            return tuple(named)
        word = "additionalProperties"
        return tuple(each / word for each in schemas if isinstance(self.schema(each).get(word), dict))

    def declaration(self, schemas: tuple[Pointer, ...], name: str) -> Pointer | None:
        """Where a property is declared, of several places the one that refines the others; None where it is not."""
        return next(reversed(self.declarations(schemas, name)), None)

    def _items(self, schemas: tuple[Pointer, ...], index: int) -> tuple[Pointer, ...]:
        found: list[Pointer] = []
        for each in schemas:
            schema = self.schema(each)
            if index < len(schema.get("prefixItems") or ()):
                found.append(each / "prefixItems" / index)
            elif isinstance(schema.get("items"), dict):
                found.append(each / "items")
        return tuple(found)

    def properties(self, schemas: tuple[Pointer, ...]) -> Mapping[str, Pointer]:
        """Every declared property, with its place."""
        if schemas not in self._properties:
            self._properties[schemas] = {
                name: each / "properties" / name
                for each in schemas
                for name in self.schema(each).get("properties") or {}
            }
        return self._properties[schemas]

    def required(self, schemas: tuple[Pointer, ...]) -> frozenset[str]:
        """The names of what must be there."""
        return frozenset(name for each in schemas for name in self.schema(each).get("required") or ())

    def is_open(self, schemas: tuple[Pointer, ...]) -> bool:
        """Whether undeclared properties are meant to be there: none is declared, or others are allowed expressly."""
        known = [self.schema(each) for each in schemas]
        words = ("additionalProperties", "patternProperties", "unevaluatedProperties")
        if any(each.get(word) not in (None, False) for each in known for word in words):
            return True
        return not any(each.get("properties") or each.get("additionalProperties") is False for each in known)

    def undeclared(self, schemas: tuple[Pointer, ...], value: Json) -> list[str]:
        """The members of an object that no schema declares, where that is not meant to be."""
        if not isinstance(value, dict) or self.is_open(schemas):
            return []
        known = self.properties(schemas)
        return [name for name in value if name not in known]

    # Branches of unions

    def names(self, branch: Pointer, depth: int = 4) -> frozenset[str]:
        """Every property that a branch declares, also in its own unions."""
        found = set(self.properties(self.plain(branch)))
        if depth:
            for each in self.plain(branch):
                for inner in self.branches(each):
                    found |= {name for one in inner for name in self.names(one, depth - 1)}
        return frozenset(found)

    def tags(self, branch: Pointer) -> Mapping[str, frozenset[Json]]:
        """The properties of a branch that have few fixed values, with these: what tells it from other branches."""
        if branch not in self._tags:
            self._tags[branch] = {}  # where a union leads back to itself
            self._tags[branch] = self._read_tags(branch)
        return self._tags[branch]

    def _read_tags(self, branch: Pointer) -> dict[str, frozenset[Json]]:
        schemas = self.plain(branch)
        found: dict[str, frozenset[Json]] = {}
        for name in self.properties(schemas):
            allowed = [values for place in self.declarations(schemas, name) if (values := self._fixed(place))]
            if allowed:
                found[name] = frozenset.intersection(*allowed) or allowed[-1]
        for each in schemas:
            for inner in self.branches(each):
                tags = [self.tags(one) for one in inner]
                shared = [name for name in tags[0] if all(name in one for one in tags)]
                found |= {name: frozenset().union(*(one[name] for one in tags)) for name in shared if name not in found}
        return found

    def _fixed(self, pointer: Pointer) -> frozenset[Json]:
        schema = self.schema(self.resolved(pointer))
        values = [schema["const"]] if "const" in schema else schema.get("enum") or ()
        return frozenset(each for each in values if isinstance(each, str | int | bool))

    def telling(self, union: Pointer, branches: list[Pointer]) -> list[str]:
        """The properties by which branches differ: the discriminator, then what is fixed in all to different values."""
        if len(branches) < 2:
            return []
        tags = [self.tags(each) for each in branches]
        shared = [name for name in tags[0] if all(name in each for each in tags)]
        found = [name for name in shared if len({each[name] for each in tags}) > 1]
        discriminator = self.schema(union).get("discriminator")
        first = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
        return sorted(found, key=lambda name: name != first)

    def kinds(self, branch: Pointer) -> frozenset[str]:
        """The JSON types that a branch allows; none where it does not say."""
        if branch not in self._kinds:
            self._kinds[branch] = frozenset()  # where a union leads back to itself
            self._kinds[branch] = self._read_kinds(branch)
        return self._kinds[branch]

    def _read_kinds(self, branch: Pointer) -> frozenset[str]:
        kinds: set[str] = set()
        for each in self.plain(branch):
            schema = self.schema(each)
            declared = schema.get("type")
            kinds |= {declared} if isinstance(declared, str) else set(declared or ())
            kinds |= {kind(value) for value in (*(schema.get("enum") or ()), *_constant(schema))}
            if schema.get("properties"):
                kinds.add("object")
            for inner in self.branches(each):
                kinds |= {name for one in inner for name in self.kinds(one)}
        return frozenset(kinds | {"integer"} if "number" in kinds else kinds)

    def allows(self, branch: Pointer, value: Json) -> bool:
        """Whether a branch is for values of this type."""
        kinds = self.kinds(branch)
        return not kinds or kind(value) in kinds


def _constant(schema: Mapping[str, Json]) -> tuple[Json, ...]:
    return (schema["const"],) if "const" in schema else ()


def kind(value: Json) -> str:
    """The JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
