"""The schemas that a request is judged by, each once, as they stand in the document.

Knows how schemas refer to and consist of each other (JSON Schema core, sections 8.2.3 and 10); must not know what
drifts. What several parts of an `allOf` say about the same thing is one node of several parts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any as Json

from emulator.drift.site import Where
from generator.document.source import Document
from generator.pointer import Pointer

Part = tuple[Pointer, dict[str, Json]]
ALIASES = 40


@dataclass(frozen=True, slots=True)
class Node:
    """A schema in one part or several. `wire` is the name of the property that it is for, `is_required` or not."""

    parts: tuple[Part, ...]
    where: Where
    certain: bool
    wire: str = ""
    is_required: bool = True

    def holding(self, keyword: str) -> Part | None:
        """The one part that has a keyword; None where there is none, or where several have it."""
        found = [part for part in self.parts if keyword in part[1]]
        return found[0] if len(found) == 1 else None


def nodes(document: Document, root: Pointer) -> Iterator[Node]:
    """The schemas below one, the shallowest first."""
    seen: set[Pointer] = set()
    waiting = deque([Node(_parts(document, root), "top", certain=True)])
    while waiting:
        node = waiting.popleft()
        places = {pointer for pointer, _ in node.parts}
        if not node.parts or places <= seen:
            continue
        seen |= places
        yield node
        waiting.extend(_below(document, node))


def _parts(document: Document, pointer: Pointer, depth: int = ALIASES) -> tuple[Part, ...]:
    """A schema, with what it refers to and all that must hold too."""
    try:
        schema = pointer.resolve(document.data)
    except LookupError:
        return ()
    if not isinstance(schema, dict) or depth == 0:
        return ()
    found: list[Part] = [(pointer, schema)] if set(schema) - {"$ref"} else []
    ref = schema.get("$ref")
    if isinstance(ref, str) and ref.startswith("#"):
        found += _parts(document, Pointer.parse(ref), depth - 1)
    for index in range(len(schema.get("allOf") or ())):
        found += _parts(document, pointer / "allOf" / index, depth - 1)
    return tuple(found)


def _below(document: Document, node: Node) -> Iterator[Node]:
    inner: Where = "variant" if node.where == "variant" else "item"
    required = {name for _, schema in node.parts for name in schema.get("required") or ()}
    for name, places in _properties(node).items():
        if len(places) == 1:
            certain = node.certain and name in required
            yield Node(_parts(document, places[0]), node.where, certain, name, name in required)
    for pointer, schema in node.parts:
        for keyword in ("items", "additionalProperties"):
            if isinstance(schema.get(keyword), dict):
                certain = node.certain and keyword == "items"
                yield Node(_parts(document, pointer / keyword), inner, certain)
        for keyword in ("oneOf", "anyOf"):
            for index in range(len(schema.get(keyword) or ())):
                yield Node(_parts(document, pointer / keyword / index), "variant", certain=False)


def _properties(node: Node) -> dict[str, list[Pointer]]:
    """Where each property is declared."""
    found: dict[str, list[Pointer]] = {}
    for pointer, schema in node.parts:
        for name in schema.get("properties") or ():
            found.setdefault(name, []).append(pointer / "properties" / name)
    return found
