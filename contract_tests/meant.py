"""Which schemas of the document a value is meant to satisfy, node by node, down to the leaf.

Knows the document's schemas (JSON Schema 2020-12) and the oracle; must not know HTTP. Where a union stands, the branch
that the value means is followed: the one that accepts it, else the one whose tags it bears, else the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json
from urllib.parse import unquote

from generator.document.oracle import Oracle
from generator.document.source import Document
from generator.pointer import Pointer

DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Node:
    """A value at a place, what declares it there, and the schemas without references and unions that it must satisfy.

    `declared` is the property's (or item's, or the body's) own schema. `unmatched` is the union of which the value
    bears the tag of no branch, and that tag: `(name, value)`.
    """

    path: Pointer
    value: Json
    declared: Pointer
    schemas: tuple[Pointer, ...]
    unmatched: tuple[str, Json] | None = None


class Meaning:
    """Finds what values mean, in one document."""

    def __init__(self, document: Document, oracle: Oracle) -> None:
        self.data = document.data
        self.oracle = oracle
        self._tags: dict[Pointer, Mapping[str, frozenset[Json]]] = {}
        self.kinds: dict[Pointer, frozenset[str]] = {}

    def walk(self, pointer: Pointer, value: Json) -> Iterator[Node]:
        """The value at `pointer` and everything in it that is declared, outermost first."""
        yield from self._walk(Pointer(), pointer, value, 0)

    def _walk(self, path: Pointer, pointer: Pointer, value: Json, depth: int) -> Iterator[Node]:
        if depth > DEEPEST:
            return
        chosen = _Chosen(self, value)
        chosen.add(pointer, 0)
        schemas = tuple(chosen.found)
        yield Node(path, value, pointer, schemas, chosen.unmatched)
        if isinstance(value, dict):
            for name, each in value.items():
                place = self.declaration(schemas, name)
                if place is not None:
                    yield from self._walk(path / name, place, each, depth + 1)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                place = self._item(schemas, index)
                if place is not None:
                    yield from self._walk(path / index, place, each, depth + 1)

    def schema(self, pointer: Pointer) -> Mapping[str, Json]:
        """The schema at a pointer; an empty one for `true` and `false`."""
        found = pointer.resolve(self.data)
        return found if isinstance(found, dict) else {}

    def declaration(self, schemas: tuple[Pointer, ...], name: str) -> Pointer | None:
        """Where a property of an object that means `schemas` is declared; None where it is not."""
        for each in schemas:
            if name in (self.schema(each).get("properties") or {}):
                return each / "properties" / name
        for each in schemas:
            if isinstance(self.schema(each).get("additionalProperties"), dict):
                return each / "additionalProperties"
        return None

    def is_open(self, schemas: tuple[Pointer, ...]) -> bool:
        """Whether undeclared properties are meant to be there: none is declared, or others are allowed expressly."""
        known = [self.schema(each) for each in schemas]
        if not any(each.get("properties") for each in known):
            return True
        words = ("additionalProperties", "patternProperties", "unevaluatedProperties")
        return any(each.get(word) not in (None, False) for each in known for word in words)

    def properties(self, schemas: tuple[Pointer, ...]) -> dict[str, Pointer]:
        """Every declared property, with its place."""
        return {
            name: each / "properties" / name
            for each in reversed(schemas)
            for name in self.schema(each).get("properties") or {}
        }

    def required(self, schemas: tuple[Pointer, ...]) -> frozenset[str]:
        """The names of what must be there."""
        return frozenset(name for each in schemas for name in self.schema(each).get("required") or ())

    def _item(self, schemas: tuple[Pointer, ...], index: int) -> Pointer | None:
        for each in schemas:
            schema = self.schema(each)
            prefix = schema.get("prefixItems") or ()
            if index < len(prefix):
                return each / "prefixItems" / index
            if isinstance(schema.get("items"), dict):
                return each / "items"
        return None

    def tags(self, branch: Pointer) -> Mapping[str, frozenset[Json]]:
        """The properties of a branch that have few fixed values, with these: what tells it from other branches."""
        if branch not in self._tags:
            chosen = _Chosen(self, None)
            chosen.add(branch, 0)
            found: dict[str, frozenset[Json]] = {}
            for name, place in self.properties(tuple(chosen.found)).items():
                values = self._fixed(place)
                if values:
                    found[name] = values
            self._tags[branch] = found
        return self._tags[branch]

    def _fixed(self, pointer: Pointer) -> frozenset[Json]:
        schema = self.schema(self.resolved(pointer))
        values = [schema["const"]] if "const" in schema else schema.get("enum") or ()
        return frozenset(each for each in values if isinstance(each, str | int | bool))

    def resolved(self, pointer: Pointer) -> Pointer:
        """What a pointer leads to through references."""
        for _ in range(DEEPEST):
            reference = self.schema(pointer).get("$ref")
            if not isinstance(reference, str):
                break
            pointer = Pointer.parse(unquote(reference))
        return pointer


class _Chosen:
    """The schemas that one value must satisfy, gathered."""

    def __init__(self, meaning: Meaning, value: Json) -> None:
        self.meaning = meaning
        self.value = value
        self.found: dict[Pointer, None] = {}
        self.unmatched: tuple[str, Json] | None = None

    def add(self, pointer: Pointer, depth: int) -> None:
        """Take in a schema with all that it refers to."""
        if depth > DEEPEST or pointer in self.found:
            return
        schema = self.meaning.schema(pointer)
        self.found[pointer] = None
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference.startswith("#"):
            self.add(Pointer.parse(unquote(reference)), depth + 1)
        for index in range(len(schema.get("allOf") or ())):
            self.add(pointer / "allOf" / index, depth + 1)
        for word in ("oneOf", "anyOf"):
            branches = [pointer / word / index for index in range(len(schema.get(word) or ()))]
            for branch in self._branches(branches):
                self.add(branch, depth + 1)

    def _branches(self, branches: list[Pointer]) -> list[Pointer]:
        """The branches that the value means."""
        if not branches or self.value is None:
            return [each for each in branches if self.value is None and self._accepts(each)]
        accepted = [each for each in branches if self._accepts(each)]
        if accepted:
            return accepted
        if isinstance(self.value, dict):
            return self._nearest_object(branches, self.value)
        return [each for each in branches if kind(self.value) in self._kinds(each)][:1]

    def _accepts(self, branch: Pointer) -> bool:
        return self.meaning.oracle.accepts(branch, self.value)

    def _nearest_object(self, branches: list[Pointer], value: Mapping[str, Json]) -> list[Pointer]:
        objects = [each for each in branches if "object" in self._kinds(each)]
        told = _telling([self.meaning.tags(each) for each in objects])
        for name in told:
            if name in value:
                fitting = [each for each in objects if _among(value[name], self.meaning.tags(each)[name])]
                if not fitting:
                    self.unmatched = (name, value[name])
                    return []
                objects = fitting
                break
        return [min(objects, key=self._distance)] if objects else []

    def _distance(self, branch: Pointer) -> int:
        return len(self.meaning.oracle.errors(branch, self.value))

    def _kinds(self, branch: Pointer) -> frozenset[str]:
        """The JSON types that a branch allows."""
        known = self.meaning.kinds
        if branch not in known:
            known[branch] = frozenset()  # where a union leads back to itself
            known[branch] = self._allowed(branch)
        return known[branch]

    def _allowed(self, branch: Pointer) -> frozenset[str]:
        inner = _Chosen(self.meaning, None)
        inner.add(branch, 0)
        kinds: set[str] = set()
        for each in inner.found:
            schema = self.meaning.schema(each)
            declared = schema.get("type")
            kinds |= {declared} if isinstance(declared, str) else set(declared or ())
            if schema.get("properties"):
                kinds.add("object")
            kinds |= {kind(value) for value in schema.get("enum") or ()}
            for word in ("oneOf", "anyOf"):
                for index in range(len(schema.get(word) or ())):
                    kinds |= self._kinds(each / word / index)
        if "number" in kinds:
            kinds.add("integer")
        return frozenset(kinds)


def _telling(tags: list[Mapping[str, frozenset[Json]]]) -> list[str]:
    """The properties by which branches differ: fixed in all of them, to different values."""
    if len(tags) < 2:
        return []
    shared = [name for name in tags[0] if all(name in each for each in tags)]
    return [name for name in shared if len({each[name] for each in tags}) > 1]


def _among(value: Json, allowed: frozenset[Json]) -> bool:
    return isinstance(value, str | int | bool) and value in allowed


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
