"""Where schemas stand in an OpenAPI document, by the kinds of its objects (OpenAPI 3.1, section 4.8).

Knows which member of which object holds what; must not know what a schema means. References from one object to
another are followed, so that schemas in bundled files are found too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.document.references import target
from generator.pointer import ROOT, Pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

SCHEMA_IN: tuple[str, ...] = ("additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then")
SCHEMA_IN += ("unevaluatedItems", "unevaluatedProperties")
SCHEMAS_IN_LIST = ("allOf", "anyOf", "oneOf", "prefixItems")
SCHEMAS_IN_MAP = ("$defs", "definitions", "dependentSchemas", "patternProperties", "properties")

# For each kind of object: member → (shape, kind of what stands there); shape is one, list or map.
_MEMBERS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "openapi": {"paths": ("map", "path"), "webhooks": ("map", "path"), "components": ("one", "components")},
    "components": {
        "schemas": ("map", "schema"),
        "responses": ("map", "response"),
        "parameters": ("map", "parameter"),
        "requestBodies": ("map", "body"),
        "headers": ("map", "parameter"),
        "callbacks": ("map", "callback"),
        "pathItems": ("map", "path"),
    },
    "path": {"parameters": ("list", "parameter"), **dict.fromkeys(METHODS, ("one", "operation"))},
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "body"),
        "responses": ("map", "response"),
        "callbacks": ("map", "callback"),
    },
    "parameter": {"schema": ("one", "schema"), "content": ("map", "media")},
    "body": {"content": ("map", "media")},
    "response": {"content": ("map", "media"), "headers": ("map", "parameter")},
    "media": {"schema": ("one", "schema"), "encoding": ("map", "encoding")},
    "encoding": {"headers": ("map", "parameter")},
    "schema": {
        **dict.fromkeys(SCHEMA_IN, ("one", "schema")),
        **dict.fromkeys(SCHEMAS_IN_LIST, ("list", "schema")),
        **dict.fromkeys(SCHEMAS_IN_MAP, ("map", "schema")),
    },
}


def sites(data: Any) -> Iterator[tuple[str, Pointer, Any]]:
    """Every object of the document as (kind, pointer, node), each once, parents before children."""
    seen: set[tuple[str, Pointer]] = set()
    stack: list[tuple[str, Pointer, Any]] = [("openapi", ROOT, data)]
    while stack:
        kind, pointer, node = stack.pop()
        if (kind, pointer) in seen or not isinstance(node, dict):
            continue
        seen.add((kind, pointer))
        yield kind, pointer, node
        found = [*_members(kind, pointer, node), *_target(kind, data, node)]
        stack.extend(reversed(found))


def schemas(data: Any) -> Iterator[tuple[Pointer, Any]]:
    """Every schema object, nested ones too."""
    return ((pointer, node) for kind, pointer, node in sites(data) if kind == "schema")


def _members(kind: str, pointer: Pointer, node: Any) -> Iterator[tuple[str, Pointer, Any]]:
    if kind == "callback":
        yield from (("path", pointer / key, value) for key, value in node.items())
        return
    table = _MEMBERS[kind]
    for key, value in node.items():
        if key not in table:
            continue
        shape, child = table[key]
        at = pointer / key
        if shape == "map" and isinstance(value, dict):
            yield from ((child, at / name, item) for name, item in value.items())
        elif isinstance(value, list):
            yield from ((child, at / index, item) for index, item in enumerate(value))
        else:
            yield child, at, value


def _target(kind: str, data: Any, node: Any) -> Iterator[tuple[str, Pointer, Any]]:
    ref = node.get("$ref")
    pointer = target(ref) if isinstance(ref, str) else None
    if pointer:
        try:
            yield kind, pointer, pointer.resolve(data)
        except (LookupError, ValueError):
            return
