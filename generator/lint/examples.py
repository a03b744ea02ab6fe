"""Every example of the document beside the schema that it illustrates, and the keys of one that no schema declares.

Knows where examples stand in OpenAPI 3.0 and 3.1; must not know what any rule makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document.source import JsonObject
from generator.lint.composition import BOUND as COMPOSED
from generator.lint.composition import composed
from generator.lint.view import View
from generator.lint.walk import objects
from generator.pointer import Pointer

BOUND = 10_000  # nodes of one example that are looked at


def examples(view: View) -> Iterator[tuple[Pointer, Any, JsonObject]]:
    """Each example as (where it stands, its value, the schema it belongs to)."""
    for site in view.schemas:
        if "example" in site.schema:
            yield site.pointer / "example", site.schema["example"], site.schema
        listed = site.schema.get("examples")
        for index, value in enumerate(listed if isinstance(listed, list) else ()):
            yield site.pointer / "examples" / index, value, site.schema
    for media in view.media:
        yield from _held(view, media.pointer, media.media)
    for parameter in view.parameters:
        yield from _held(view, parameter.pointer, parameter.parameter)


def _held(view: View, pointer: Pointer, holder: JsonObject) -> Iterator[tuple[Pointer, Any, JsonObject]]:
    """The examples of a media type or parameter, which stand beside its schema."""
    schema = holder.get("schema")
    if not isinstance(schema, dict):
        return
    if "example" in holder:
        yield pointer / "example", holder["example"], schema
    for name, example in objects(holder.get("examples")):
        found = view.declared(example)
        if "value" in found:
            yield pointer / "examples" / name / "value", found["value"], schema


def undeclared(view: View, value: Any, schema: JsonObject) -> Iterator[str]:
    """The keys in `value` that no declaration of their object knows, by dotted path; an open object hides its keys."""
    stack: list[tuple[str, Any, tuple[JsonObject, ...]]] = [("", value, (schema,))]
    for _ in range(BOUND):
        if not stack:
            return
        path, node, schemas = stack.pop()
        parts = tuple(composed(view, *schemas))
        if isinstance(node, list):
            below = tuple(part["items"] for part in parts if isinstance(part.get("items"), dict))
            stack.extend((path, item, below) for item in reversed(node) if below)
        elif isinstance(node, dict):
            for key, child in reversed(node.items()):
                declared = tuple(
                    held for part in parts for name, held in objects(part.get("properties")) if name == key
                )
                if declared:
                    stack.append((f"{path}{key}.", child, declared))
                elif _complete(view, parts):
                    yield f"{path}{key}"


def _complete(view: View, parts: tuple[JsonObject, ...]) -> bool:
    """Whether the object declares properties and leaves no room for others."""
    if len(parts) >= COMPOSED or not any(
        isinstance(part.get("properties"), dict) and part["properties"] for part in parts
    ):
        return False
    return not any(_open(view, part) for part in parts)


def _open(view: View, part: JsonObject) -> bool:
    rest = part.get("additionalProperties")
    dangling = isinstance(part.get("$ref"), str) and view.target(part["$ref"]) is None
    return dangling or rest is True or isinstance(rest, dict) or "patternProperties" in part
