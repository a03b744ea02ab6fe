"""Schemas flattened for drawing: each way to satisfy a JSON Schema, as one plain record of constraints.

Knows `$ref`, `allOf`, `oneOf`, `anyOf` and the keywords that bound a value; must not know the normalizer, whose work
these instances judge. `if`, `contains`, `dependent…` and deep `not` are left to rejection by a validator.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import unquote

from generator.pointer import Pointer

Schema = dict[str, Any] | bool
MANY = 64
COMBINATORS = ("$ref", "allOf", "oneOf", "anyOf")


@dataclass(slots=True)
class Flat:
    """One way to satisfy some schemas at once. Children are tuples of schemas that hold together."""

    types: set[str] | None = None
    values: list[Any] | None = None
    low: list[tuple[float, bool]] = field(default_factory=list)
    high: list[tuple[float, bool]] = field(default_factory=list)
    multiple: float | None = None
    min_length: int = 0
    max_length: int | None = None
    patterns: list[str] = field(default_factory=list)
    properties: dict[str, tuple[Schema, ...]] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    additional: tuple[Schema, ...] = ()
    allowed: set[str] | None = None
    names: tuple[Schema, ...] = ()
    forbidden: list[tuple[str, ...]] = field(default_factory=list)
    min_properties: int = 0
    max_properties: int | None = None
    items: tuple[Schema, ...] = ()
    prefix: list[tuple[Schema, ...]] = field(default_factory=list)
    min_items: int = 0
    max_items: int | None = None
    unique: bool = False


class Flattener:
    """Flattens schemas of one document. `data` must not change while it is used."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        # With the schemas themselves, so that no other schema can take their ids.
        self._flats: dict[tuple[int, ...], tuple[tuple[Schema, ...], list[Flat]]] = {}

    def flats(self, schemas: Sequence[Schema]) -> list[Flat]:
        """Every way (at most MANY) to satisfy all of `schemas`; empty where a contradiction is plain to see."""
        key = tuple(id(schema) for schema in schemas)
        if key not in self._flats:
            ways = _products([self._ways(schema, 0) for schema in schemas])
            merged = [_merge(members) for members in ways]
            self._flats[key] = (tuple(schemas), [flat for flat in merged if _possible(flat)])
        return self._flats[key][1]

    def _ways(self, schema: Schema, depth: int) -> list[list[dict[str, Any]]]:
        if isinstance(schema, bool) or depth > 40:
            return [[]] if schema is True else []
        own = {key: value for key, value in schema.items() if key not in COMBINATORS}
        parts = [[[own]]]
        if "$ref" in schema:
            parts.append(self._ways(Pointer.parse(unquote(schema["$ref"])).resolve(self.data), depth + 1))
        parts += [self._ways(member, depth + 1) for member in schema.get("allOf", [])]
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                parts.append([way for branch in schema[keyword] for way in self._ways(branch, depth + 1)])
        return _products(parts)


def _products(parts: Iterable[list[list[dict[str, Any]]]]) -> list[list[dict[str, Any]]]:
    ways: list[list[dict[str, Any]]] = [[]]
    for part in parts:
        ways = [[*left, *right] for left, right in product(ways, part)][:MANY]
    return ways


def _possible(flat: Flat) -> bool:
    return flat.values != [] and flat.types != set()


def _merge(members: Sequence[dict[str, Any]]) -> Flat:
    flat = Flat()
    for member in members:
        _merge_values(flat, member)
        _merge_scalars(flat, member)
        _merge_object(flat, member)
        _merge_array(flat, member)
    if flat.values is not None and flat.types is not None:
        flat.values = [value for value in flat.values if flat.types & kinds(value)]
    return flat


def kinds(value: Any) -> set[str]:
    """The JSON Schema types of a value: 2.0 is an integer too (validation, 6.1.1)."""
    match value:
        case None:
            return {"null"}
        case bool():
            return {"boolean"}
        case int():
            return {"integer", "number"}
        case float():
            return {"integer", "number"} if value.is_integer() else {"number"}
        case str():
            return {"string"}
        case list():
            return {"array"}
        case _:
            return {"object"}


def _merge_values(flat: Flat, member: dict[str, Any]) -> None:
    if "type" in member:
        declared = member["type"]
        types = {declared} if isinstance(declared, str) else set(declared)
        types |= {"integer"} if "number" in types else set()
        flat.types = types if flat.types is None else flat.types & types
    for values in ([member["const"]] if "const" in member else None, member.get("enum")):
        if values is not None:
            known = {json.dumps(value, sort_keys=True) for value in values}
            old = values if flat.values is None else flat.values
            flat.values = [value for value in old if json.dumps(value, sort_keys=True) in known]


def _merge_scalars(flat: Flat, member: dict[str, Any]) -> None:
    flat.low += [(member[key], key != "minimum") for key in ("minimum", "exclusiveMinimum") if key in member]
    flat.high += [(member[key], key != "maximum") for key in ("maximum", "exclusiveMaximum") if key in member]
    flat.multiple = member.get("multipleOf", flat.multiple)
    flat.min_length = max(flat.min_length, member.get("minLength", 0))
    flat.max_length = _least(flat.max_length, member.get("maxLength"))
    flat.patterns += [member["pattern"]] if "pattern" in member else []


def _least(left: int | None, right: int | None) -> int | None:
    return min((bound for bound in (left, right) if bound is not None), default=None)


def _merge_object(flat: Flat, member: dict[str, Any]) -> None:
    for name, schema in member.get("properties", {}).items():
        flat.properties[name] = (*flat.properties.get(name, ()), schema)
    flat.required += [name for name in member.get("required", []) if name not in flat.required]
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if member.get(keyword) is False:
            names = set(member.get("properties", {})) if keyword == "additionalProperties" else set(flat.properties)
            flat.allowed = names if flat.allowed is None else flat.allowed & names
        elif keyword in member:
            flat.additional = (*flat.additional, member[keyword])
    flat.names += (member["propertyNames"],) if "propertyNames" in member else ()
    flat.min_properties = max(flat.min_properties, member.get("minProperties", 0))
    flat.max_properties = _least(flat.max_properties, member.get("maxProperties"))
    flat.forbidden += _forbidden(member.get("not"))


def _forbidden(refused: Any) -> list[tuple[str, ...]]:
    match refused:
        case {"required": [*names], **rest} if not rest:
            return [tuple(names)]
        case {"anyOf": [*branches], **rest} if not rest:
            return [names for branch in branches for names in _forbidden(branch)]
        case _:
            return []


def _merge_array(flat: Flat, member: dict[str, Any]) -> None:
    for index, schema in enumerate(member.get("prefixItems", [])):
        flat.prefix += [()] if index == len(flat.prefix) else []
        flat.prefix[index] = (*flat.prefix[index], schema)
    if member.get("items") is False:
        flat.max_items = _least(flat.max_items, len(member.get("prefixItems", [])))
    elif "items" in member:
        flat.items = (*flat.items, member["items"])
    flat.min_items = max(flat.min_items, member.get("minItems", 0))
    flat.max_items = _least(flat.max_items, member.get("maxItems"))
    flat.unique = flat.unique or member.get("uniqueItems", False)
