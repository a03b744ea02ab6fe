"""Schemas while they are being rewritten: JSON Schema 2020-12 objects, never changed in place.

Beside the standard's keywords a schema in work carries, under names that begin with `x-`, what the standard has no word
for: `x-src` (the Pointer it came from), `x-extends` (names of objects it inherits from), `x-absent`, `x-exclusive`,
`x-never` (no value), `x-guards`, `x-mapping` (tag value → component) and `x-variant` (what to call it in a union).
References hold a bare component name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.document.sites import SCHEMA_IN, SCHEMAS_IN_LIST, SCHEMAS_IN_MAP
from generator.pointer import ROOT, Pointer

Schema = dict[str, Any]

SRC = "x-src"
ANNOTATIONS = frozenset(
    """$comment $id $schema contentEncoding default deprecated description examples externalDocs readOnly title
    writeOnly x-truespec x-variant xml x-src""".split()  # noqa: SIM905 - a list of words reads best as words
)
NULL: Schema = {"type": "null"}
NEVER: Schema = {"x-never": True}


def is_never(schema: Schema) -> bool:
    """Whether no value satisfies `schema`."""
    return "x-never" in schema


def is_null(schema: Schema) -> bool:
    """Whether `schema` admits null alone."""
    return schema.get("type") == "null"


def structure(schema: Schema) -> Schema:
    """`schema` without its annotations: what decides about values. Foreign extensions decide nothing."""
    return {
        key: value
        for key, value in schema.items()
        if key not in ANNOTATIONS and (not key.startswith("x-") or key in _OWN)
    }


_OWN = frozenset(["x-extends", "x-absent", "x-exclusive", "x-never", "x-guards", "x-mapping"])


def annotation_of(schema: Schema) -> Schema:
    """The part of `schema` that decides nothing about values."""
    decisive = structure(schema)
    return {key: value for key, value in schema.items() if key not in decisive}


def source(schema: Schema) -> Pointer:
    """Where `schema` came from."""
    found = schema.get(SRC, ROOT)
    return found if isinstance(found, Pointer) else ROOT


def map_children(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """`schema` with each direct subschema changed; the same object where nothing changed."""
    changed: Schema | None = None
    for key, value in schema.items():
        shape_of = _CHILDREN.get(key)
        if shape_of is None:
            continue
        new = shape_of(value, change)
        if new is not value:
            changed = {**schema} if changed is None else changed
            changed[key] = new
    return schema if changed is None else changed


def _map_one(value: Any, change: Callable[[Schema], Schema]) -> Any:
    return change(value) if isinstance(value, dict) else value


def _map_list(value: Any, change: Callable[[Schema], Schema]) -> Any:
    if not isinstance(value, list):
        return value
    items = [change(item) if isinstance(item, dict) else item for item in value]
    return items if any(new is not old for new, old in zip(items, value, strict=True)) else value


def _map_members(value: Any, change: Callable[[Schema], Schema]) -> Any:
    if not isinstance(value, dict):
        return value
    members = {name: change(item) if isinstance(item, dict) else item for name, item in value.items()}
    return members if any(members[name] is not value[name] for name in value) else value


_CHILDREN: Mapping[str, Callable[[Any, Callable[[Schema], Schema]], Any]] = {
    **dict.fromkeys(SCHEMA_IN, _map_one),
    **dict.fromkeys(SCHEMAS_IN_LIST, _map_list),
    **dict.fromkeys(SCHEMAS_IN_MAP, _map_members),
}


def nodes(schema: Schema) -> Iterator[Schema]:
    """`schema` and every schema inside it, references not followed."""
    found: list[Schema] = []

    def see(child: Schema) -> Schema:
        found.append(child)
        return child

    map_children(schema, see)
    yield schema
    for child in found:
        yield from nodes(child)


def references(schema: Schema) -> Iterator[str]:
    """The component names that `schema` mentions."""
    for node in nodes(schema):
        if "$ref" in node:
            yield node["$ref"]
        yield from node.get("x-extends", ())


def shape(schema: Schema) -> str:
    """Canonical text of the structure, nested annotations left out: equal shapes, equal text."""
    return json.dumps(_bare(schema), sort_keys=True, default=str)


def _bare(schema: Schema) -> Schema:
    return map_children(structure(schema), _bare)


def plain(schema: Schema) -> Any:
    """`schema` as readable JSON: pointers left out, references spelled as references."""

    def show(value: Any) -> Any:
        match value:
            case dict():
                return {key: show(item) for key, item in value.items() if key != SRC}
            case list() | tuple():
                return [show(item) for item in value]
            case _:
                return value

    return show(schema)
