"""Every place in a value with all schemas that bear upon it, also where several declare the same property.

Knows what values mean in the document; must not know requests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.meant import DEEPEST, Meaning
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Node:
    """A value at a place, and the schemas that it keeps there: without references, unions by the branch it means."""

    path: Pointer
    value: Json
    schemas: tuple[Pointer, ...]


Place = tuple[Pointer, tuple[Pointer, ...], Json]


def nodes(meaning: Meaning, pointer: Pointer, value: Json) -> Iterator[Node]:
    """The value at `pointer` and everything in it that is declared, outermost first."""
    stack: list[Place] = [(Pointer(), (pointer,), value)]
    while stack:
        path, declared, found = stack.pop()
        schemas = _schemas(meaning, declared, found)
        yield Node(path, found, schemas)
        if len(path) < DEEPEST:
            stack.extend(reversed(list(_inside(meaning, path, schemas, found))))


def _schemas(meaning: Meaning, declared: tuple[Pointer, ...], value: Json) -> tuple[Pointer, ...]:
    return tuple(dict.fromkeys(each for at in declared for each in next(meaning.walk(at, value)).schemas))


def _inside(meaning: Meaning, path: Pointer, schemas: tuple[Pointer, ...], value: Json) -> Iterator[Place]:
    match value:
        case dict():
            for name, each in value.items():
                places = _members(meaning, schemas, name)
                if places:
                    yield path / name, places, each
        case list():
            for index, each in enumerate(value):
                places = _items(meaning, schemas, index)
                if places:
                    yield path / index, places, each


def _members(meaning: Meaning, schemas: tuple[Pointer, ...], name: str) -> tuple[Pointer, ...]:
    declared = [each for each in schemas if name in (meaning.schema(each).get("properties") or {})]
    if declared:
        return tuple(each / "properties" / name for each in declared)
    typed = [each for each in schemas if isinstance(meaning.schema(each).get("additionalProperties"), dict)]
    return tuple(each / "additionalProperties" for each in typed)


def _items(meaning: Meaning, schemas: tuple[Pointer, ...], index: int) -> tuple[Pointer, ...]:
    found: list[Pointer] = []
    for each in schemas:
        schema = meaning.schema(each)
        prefix = schema.get("prefixItems") or ()
        if index < len(prefix):
            found.append(each / "prefixItems" / index)
        elif isinstance(schema.get("items"), dict):
            found.append(each / "items")
    return tuple(found)
