"""The document as written, where a patch applies: an overlay is read before `nullable` and its like are respelled.

Knows how the 3.1 spelling of a node relates to what was written, and how JSONPath names a node (RFC 9535); must not
know drifts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any as Json

from generator.document.overlay import apply
from generator.load import Loaded
from generator.pointer import Pointer

Location = tuple[str | int, ...]
Action = dict[str, Json]
COMPOSED = ("$ref", "allOf", "anyOf", "oneOf", "not")
DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its overlays applied, in the spelling of its own version."""

    data: Json

    @classmethod
    def of(cls, loaded: Loaded) -> Written:
        """The document that a patch comes after."""
        return cls(apply(loaded.source.data, loaded.overlays))

    @property
    def is_30(self) -> bool:
        """Whether null is spelled `nullable`."""
        return str(self.data.get("openapi", "")).startswith("3.0")

    def location(self, pointer: Pointer) -> Location | None:
        """Where a node of the Document was written; None where nothing was.

        A nullable reference or composition stands in an `anyOf` that nobody wrote.
        """
        node, found, left = self.data, list[str | int](), list(pointer)
        was_unwrapped = False
        while left:
            name = left.pop(0)
            if name == "anyOf" and not was_unwrapped and _is_wrapped(node):
                was_unwrapped = True
                if left[:1] != ["0"]:
                    return tuple(found)
                left.pop(0)
                continue
            was_unwrapped = False
            step: str | int = int(name) if isinstance(node, list) and name.isdecimal() else name
            if not _has(node, step):
                return None
            node = node[step]
            found.append(step)
        return tuple(found)

    def node(self, location: Sequence[str | int]) -> Json:
        """What stands at a location; None where nothing does."""
        node = self.data
        for step in location:
            if not _has(node, step):
                return None
            node = node[step]
        return node

    def target(self, location: Location) -> Location:
        """What a reference at a location leads to; the location itself where there is none."""
        for _ in range(DEEPEST):
            node = self.node(location)
            reference = node.get("$ref") if isinstance(node, dict) else None
            if not isinstance(reference, str) or not reference.startswith("#/"):
                return location
            following = self.location(Pointer.parse(reference.replace("%7B", "{").replace("%7D", "}")))
            if following is None:
                return location
            location = following
        return location


def _is_wrapped(node: Json) -> bool:
    return isinstance(node, dict) and node.get("nullable") is True and any(each in node for each in COMPOSED)


def _has(node: Json, step: str | int) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and step < len(node)


def query(location: Sequence[str | int]) -> str:
    """A location as a JSONPath query: `$.paths['/a'].get.parameters[0]`."""
    return "$" + "".join(_segment(each) for each in location)


def _segment(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isascii() and step.isidentifier() else f"[{literal(step)}]"


def literal(value: Json) -> str:
    """A value in a query; text in single quotes (RFC 9535, 2.3.1.1)."""
    if not isinstance(value, str):
        return json.dumps(value)
    return "'" + "".join(_escaped(each) for each in value) + "'"


def _escaped(letter: str) -> str:
    if letter in "'\\":
        return f"\\{letter}"
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 else letter


def remove(location: Sequence[str | int]) -> Action:
    """Take a node away."""
    return {"target": query(location), "remove": True}


def remove_value(location: Sequence[str | int], value: Json) -> Action:
    """Take a value out of a list, wherever it stands in it."""
    return {"target": f"{query(location)}[?@ == {literal(value)}]", "remove": True}


def update(location: Sequence[str | int], value: Json) -> Action:
    """Merge into an object, or append to a list."""
    return {"target": query(location), "update": value}
