"""Where things stand in a document, so that two tools that mean the same place can be seen to.

Knows pointers, references and wrappers of one variant; must not know rows or tools.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any as Json

from generator.ir.api import Operation
from generator.load import Loaded
from generator.pointer import Pointer

HOPS = 40


@dataclass(slots=True)
class Places:
    """The places of one document."""

    loaded: Loaded
    _operations: dict[str, Operation] = field(init=False)
    _known: dict[str, str] = field(init=False, default_factory=dict)
    _objects: list[set[str]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._operations = {each.id: each for each in self.loaded.api.operations}

    def operation(self, identity: str) -> Operation:
        """An operation by its id."""
        return self._operations[identity]

    def canonical(self, pointer: str) -> str:
        """The pointer of the schema that stands at another: references are followed, and so are wrappers of one.

        A wrapper is an `allOf` of one part without anything beside it, and a union of which all but one variant is
        null. What leads nowhere stays as it is.
        """
        if pointer not in self._known:
            self._known[pointer] = str(self._followed(Pointer.parse(pointer)))
        return self._known[pointer]

    def members(self, schema: str, name: str) -> list[str]:
        """Where a property of an object is declared, in any of the parts that it consists of."""
        return [
            str(part / "properties" / name)
            for part in self._parts(Pointer.parse(self.canonical(schema)))
            if name in (self._node(part) or {}).get("properties", {})
        ]

    def together(self, one: str, other: str) -> bool:
        """Whether two schemas are parts of one object, so that a property that it has may be told at either."""
        if self._objects is None:
            self._objects = [
                {str(part) for part in self._parts(pointer)} for pointer in _composed(self.loaded.document.data)
            ]
        return any(one in parts and other in parts for parts in self._objects)

    def _parts(self, at: Pointer, depth: int = HOPS) -> Iterator[Pointer]:
        """A schema, what it refers to, and all that must hold too."""
        node = self._node(at)
        if not isinstance(node, dict) or depth == 0:
            return
        yield at
        if isinstance(node.get("$ref"), str):
            yield from self._parts(Pointer.parse(node["$ref"]), depth - 1)
        for index in range(len(node.get("allOf") or ())):
            yield from self._parts(at / "allOf" / index, depth - 1)

    def _followed(self, pointer: Pointer) -> Pointer:
        at = Pointer()
        for token in pointer:
            at = self._through(at, token) / token
        return self._unwrapped(at)

    def _through(self, at: Pointer, token: str) -> Pointer:
        """Where the references of a node lead, if it has no such member itself."""
        for _ in range(HOPS):
            node = self._node(at)
            if not isinstance(node, dict) or token in node or not isinstance(node.get("$ref"), str):
                break
            at = Pointer.parse(node["$ref"])
        return at

    def _unwrapped(self, at: Pointer) -> Pointer:
        for _ in range(HOPS):
            node = self._node(at)
            following = next(_inner(at, node), None) if isinstance(node, dict) else None
            if following is None:
                break
            at = following
        return at

    def _node(self, at: Pointer) -> Json:
        try:
            return at.resolve(self.loaded.document.data)
        except LookupError:
            return None


def _inner(at: Pointer, node: dict[str, Json]) -> Iterator[Pointer]:
    """What a node says in one step more."""
    ref = node.get("$ref")
    if isinstance(ref, str) and ref.startswith("#") and not {"properties", "oneOf", "anyOf"} & set(node):
        yield Pointer.parse(ref)
    parts = node.get("allOf")
    if isinstance(parts, list) and len(parts) == 1 and not {"properties", "oneOf", "anyOf"} & set(node):
        yield at / "allOf" / 0
    for keyword in ("oneOf", "anyOf"):
        variants = node.get(keyword)
        if isinstance(variants, list) and "properties" not in node:
            some = [index for index, each in enumerate(variants) if each != {"type": "null"} and not _only_null(each)]
            if len(some) == 1 and len(variants) > 1:
                yield at / keyword / some[0]


def _only_null(schema: Json) -> bool:
    return isinstance(schema, dict) and (schema.get("type") == "null" or schema.get("enum") == [None])


def _composed(data: Json) -> Iterator[Pointer]:
    """Every schema that consists of several."""
    waiting: list[tuple[Pointer, Json]] = [(Pointer(), data)]
    while waiting:
        at, node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("allOf"), list) and len(node["allOf"]) + len(node.get("properties", ())) > 1:
                yield at
            waiting.extend((at / name, each) for name, each in node.items())
        elif isinstance(node, list):
            waiting.extend((at / index, each) for index, each in enumerate(node))
