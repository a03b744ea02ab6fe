"""The JSON shape that each member of a document must have, as far as anything downstream relies on it.

Knows which shape OpenAPI (3.0 and 3.1), JSON Schema and our own extension demand of a member; must not know what the
member means, nor what becomes of one that is out of shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Test = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a member must be, in words and as a test; `each` is what every value of an object must be."""

    words: str
    test: Test
    each: Test | None = None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict | bool)


def _is_count(value: Any) -> bool:
    # JSON Schema Core, section 4.2.3: 2.0 is the integer 2.
    return _is_number(value) and value >= 0 and value == int(value)


def _list_of(test: Test, *, empty: bool = True) -> Test:
    return lambda value: isinstance(value, list) and (empty or bool(value)) and all(map(test, value))


def _either(*tests: Test) -> Test:
    return lambda value: any(test(value) for test in tests)


def _one_of(*words: str) -> Test:
    return lambda value: isinstance(value, str) and value in words


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_text, value))


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1_000_000


def _is_alias(value: Any) -> bool:
    return isinstance(value, dict) and _is_text(value.get("resource")) and _is_text(value.get("method"))


def _is_rule(value: Any) -> bool:
    path_is_fine = _list_of(_either(_is_text, _is_count))(value.get("path", [])) if isinstance(value, dict) else False
    return path_is_fine and _is_text(value.get("kind")) and _is_object(value.get("args", {}))


TEXT = Shape("text", _is_text)
FLAG = Shape("true or false", _is_flag)
NUMBER = Shape("a finite number", _is_number)
COUNT = Shape("a whole number, zero or more", _is_count)
NAMES = Shape("a list of names", _list_of(_is_text))
OBJECT = Shape("an object", _is_object)
OBJECTS = Shape("an object of objects", _is_object, _is_object)
OBJECT_LIST = Shape("a list of objects", _list_of(_is_object))
TEXTS = Shape("an object of texts", _is_object, _is_text)
SCHEMA = Shape("a schema", _is_schema)
SCHEMAS = Shape("an object of schemas", _is_object, _is_schema)
SCHEMA_LIST = Shape("a list of at least one schema", _list_of(_is_schema, empty=False))
RULES = Shape("a list of rules, each with a kind", _list_of(_is_rule))

_SCHEMA: dict[str, Shape] = {
    **dict.fromkeys(("$ref", "description", "format", "pattern", "title"), TEXT),
    **dict.fromkeys(("deprecated", "nullable", "readOnly", "uniqueItems", "writeOnly"), FLAG),
    **dict.fromkeys(("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"), COUNT),
    **dict.fromkeys(("minimum", "maximum"), NUMBER),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), Shape("a finite number", _either(_is_number, _is_flag))),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), SCHEMA_LIST),
    **dict.fromkeys(("additionalProperties", "contains", "if", "then", "else", "not", "propertyNames"), SCHEMA),
    **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs", "definitions"), SCHEMAS),
    "items": Shape("a schema", _either(_is_schema, _list_of(_is_schema))),
    "multipleOf": Shape("a number above zero", lambda value: _is_number(value) and value > 0),
    "enum": Shape("a list of at least one value", _list_of(lambda _: True, empty=False)),
    "required": NAMES,
    "type": Shape("the name of a type, or a list of them", _either(_is_text, _list_of(_is_text, empty=False))),
    "examples": Shape("a list", lambda value: isinstance(value, list)),
    "discriminator": Shape(
        "an object with a propertyName", lambda v: _is_object(v) and _is_text(v.get("propertyName"))
    ),
    "x-truespec": OBJECT,
}

SHAPES: Mapping[str, Mapping[str, Shape]] = MappingProxyType(
    {
        "openapi": {
            **dict.fromkeys(("info", "components", "x-truespec"), OBJECT),
            **dict.fromkeys(("security", "servers", "tags"), OBJECT_LIST),
            "paths": OBJECTS,
        },
        "components": dict.fromkeys(("parameters", "requestBodies", "responses", "headers", "securitySchemes"), OBJECTS)
        | {"schemas": SCHEMAS},
        "path": {"parameters": OBJECT_LIST, "servers": OBJECT_LIST},
        "operation": {
            **dict.fromkeys(("description", "operationId", "summary"), TEXT),
            **dict.fromkeys(("parameters", "security", "servers"), OBJECT_LIST),
            **dict.fromkeys(("requestBody", "x-truespec"), OBJECT),
            "deprecated": FLAG,
            "responses": OBJECTS,
            "tags": NAMES,
        },
        "parameter": {
            **dict.fromkeys(("description", "name", "in", "style"), TEXT),
            **dict.fromkeys(("allowEmptyValue", "deprecated", "explode", "required"), FLAG),
            "content": OBJECTS,
            "schema": SCHEMA,
            "x-truespec": OBJECT,
        },
        "body": {"content": OBJECTS, "description": TEXT, "required": FLAG},
        "response": {"content": OBJECTS, "description": TEXT, "headers": OBJECTS},
        "media": {"encoding": OBJECTS, "examples": OBJECT, "schema": SCHEMA},
        "schema": _SCHEMA,
        "openapi x-truespec": {
            **dict.fromkeys(("package", "distribution", "client", "environment"), TEXT),
            "official": Shape("an object", _is_object, _either(_is_text, lambda value: value is None)),
            "webhook": OBJECT,
        },
        "webhook": {**dict.fromkeys(("header", "digest", "scheme"), TEXT), "tolerance": COUNT, "events": TEXTS},
        "operation x-truespec": {
            **dict.fromkeys(("resource", "action", "method", "successor"), TEXT),
            "retry": Shape("safe or unsafe", _one_of("safe", "unsafe")),
            "sandbox": FLAG,
            "effect": TEXT,
            "cost": Shape("a number of US dollars, none below zero", _is_amount),
            "aliases": Shape("a list of objects with resource and method", _list_of(_is_alias)),
            "pagination": Shape(
                "an object with the style cursor, last-item or none",
                lambda value: _is_object(value) and value.get("style") in ("cursor", "last-item", "none"),
            ),
            "rules": RULES,
        },
        "pagination": {
            **dict.fromkeys(("items", "cursor", "next_cursor", "has_more", "limit", "offset"), TEXT),
            "location": Shape("query or body", _one_of("query", "body")),
            "keys": Shape("a list of pairs of names", _list_of(_is_pair)),
        },
        "schema x-truespec": {"name": TEXT, "rules": RULES},
        "parameter x-truespec": {"rules": RULES},
        "discriminator": {"mapping": TEXTS},
    }
)
"""For each kind of object the members whose shape matters."""

INSIDE: tuple[tuple[str, str, str], ...] = (
    *((kind, "x-truespec", f"{kind} x-truespec") for kind in ("openapi", "operation", "parameter", "schema")),
    ("openapi x-truespec", "webhook", "webhook"),
    ("operation x-truespec", "pagination", "pagination"),
    ("schema", "discriminator", "discriminator"),
)
"""Objects inside others that are no sites of their own: kind, member, kind of what stands there."""
