"""Which operations can show a drift of a node of the document: those whose description leads there.

Knows references and where operations stand; must not know drifts or runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any as Json
from urllib.parse import unquote

from generator.document.source import FILES_KEY, Document
from generator.ir.api import Api
from generator.pointer import ROOT, Pointer


@dataclass(frozen=True, slots=True)
class Reach:
    """Operation ids by the parts of the document that they lead to."""

    origins: dict[str, Pointer]
    reached: dict[str, frozenset[Pointer]]

    @classmethod
    def of(cls, document: Document, api: Api) -> Reach:
        """What each operation leads to."""
        origins = {each.id: each.origin for each in api.operations}
        references: dict[Pointer, frozenset[Pointer]] = {}

        def parts(start: Pointer) -> frozenset[Pointer]:
            found, left = set[Pointer](), [start]
            while left:
                part = left.pop()
                if part not in found:
                    found.add(part)
                    if part not in references:
                        references[part] = _references(document.data, part)
                    left.extend(references[part])
            return frozenset(found)

        beside = {name: origin.parent / "parameters" for name, origin in origins.items()}
        return cls(origins, {name: parts(origin) | parts(beside[name]) for name, origin in origins.items()})

    def operations(self, pointer: Pointer) -> tuple[str, ...]:
        """The ids of the operations that a node concerns; all of them where it belongs to the API as a whole."""
        part = _part(pointer)
        if part is None:
            return tuple(self.origins)
        holders = [name for name, parts in self.reached.items() if any(pointer.within(each) for each in parts)]
        return tuple(name for name in self.origins if name in holders or self.origins[name].within(pointer))


def _part(pointer: Pointer) -> Pointer | None:
    """The component, file or path that a node belongs to; None where it is of the whole API."""
    sizes = {"components": 3, FILES_KEY: 2, "paths": 2}
    size = sizes.get(pointer[0] if pointer else "", 0)
    is_whole = not size or len(pointer) < size or pointer[:2] == ("components", "securitySchemes")
    return None if is_whole else Pointer(pointer[:size])


def _references(data: Json, part: Pointer) -> frozenset[Pointer]:
    try:
        node = part.resolve(data)
    except LookupError:
        return frozenset()
    return frozenset(_targets(node))


def _targets(node: Json) -> Iterator[Pointer]:
    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left.extend(node)
        elif isinstance(node, dict):
            left.extend(node.values())
            reference = node.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/"):
                target = Pointer.parse(unquote(reference))
                yield _part(target) or ROOT
