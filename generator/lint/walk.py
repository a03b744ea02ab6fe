"""Finds every schema below a schema, without mistaking a property for a keyword.

Knows which keywords of JSON Schema (2020-12 and OpenAPI 3.0) hold schemas; must not know bodies or operations.
A property called `items` or `required` is safe: the walk only ever enters through keywords, and a property's schema is
entered through `properties`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.lint.sites import SchemaSite
from generator.pointer import Pointer

ONE = (
    "items",
    "additionalProperties",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
    "additionalItems",
)
LIST = ("allOf", "oneOf", "anyOf", "prefixItems")
MAP = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
NAMED = (  # keywords that hold a map of free names, in schemas and in OpenAPI: no key below them is a keyword
    *MAP,
    *("paths", "webhooks", "callbacks", "responses", "headers", "content", "schemas", "parameters", "requestBodies"),
    *("pathItems", "links", "encoding", "securitySchemes", "variables"),
)
COMPOSING = ("allOf", "oneOf", "anyOf", "not", "if", "then", "else", "dependentSchemas")


def objects(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The members of a map that are objects, each with its key as text; nothing for what is no map."""
    if isinstance(value, dict):
        for key, child in value.items():
            if isinstance(child, dict):
                yield str(key), child


def members(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The items of a list that are objects, each with its index; nothing for what is no list."""
    if isinstance(value, list):
        for index, child in enumerate(value):
            if isinstance(child, dict):
                yield index, child


def strings(value: Any) -> tuple[str, ...]:
    """The items of a list that are strings, in order; none for what is no list."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def children(schema: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """Each direct subschema as (keyword, tokens from the schema to it, subschema)."""
    for keyword, value in schema.items():
        if keyword in MAP:
            yield from ((keyword, (keyword, name), child) for name, child in objects(value))
        elif keyword in ONE and isinstance(value, dict):
            yield keyword, (keyword,), value
        elif keyword in LIST or keyword == "items":
            yield from ((keyword, (keyword, str(index)), child) for index, child in members(value))


def descend(root: SchemaSite) -> Iterator[SchemaSite]:
    """`root` and every schema below it, in the order written. References are not followed.

    Uses a stack, so that depth costs memory and never the interpreter's recursion limit.
    """
    stack = [root]
    while stack:
        site = stack.pop()
        yield site
        below = [_child(site, keyword, tokens, schema) for keyword, tokens, schema in children(site.schema)]
        stack.extend(reversed(below))


def _child(site: SchemaSite, keyword: str, tokens: tuple[str, ...], schema: dict[str, Any]) -> SchemaSite:
    name = tokens[-1] if keyword == "properties" else ""
    return replace(
        site, pointer=Pointer((*site.pointer, *tokens)), schema=schema, keyword=keyword, name=name, parent=site
    )


def whole(site: SchemaSite) -> SchemaSite:
    """The schema that `site` is composed into: up through `allOf`, `oneOf`, `not` … to the object they describe."""
    while site.parent is not None and site.keyword in COMPOSING:
        site = site.parent
    return site


def negated(site: SchemaSite) -> bool:
    """Whether the schema stands inside a `not` of the object that it describes."""
    while site.parent is not None and site.keyword in COMPOSING:
        if site.keyword == "not":
            return True
        site = site.parent
    return False
