"""Where the nodes of a Document were written: a file, a line and a column, of the document itself or of an overlay.

Knows that names travel through overlays as they are, so that each can carry its own position; must not know drifts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any as Json

from contract_tests.drift.written import Written
from generator.document.overlay import Overlay, apply
from generator.findings import Position
from generator.load import Loaded
from generator.pointer import ROOT, Pointer

Positions = Mapping[Pointer, Position]


class _Placed(str):
    """A name, or a text in a list, that knows where it was written, and where what holds it was."""

    __slots__ = ("at", "holder")

    at: Position | None
    holder: Position | None


@dataclass(frozen=True, slots=True)
class Places:
    """The document with its overlays, each node with its position."""

    written: Written
    uri: str

    @classmethod
    def of(cls, loaded: Loaded) -> Places:
        """The places of a document."""
        data = _placed(loaded.source.data, loaded.source.positions, ROOT)
        return cls(Written(apply(data, [_overlay(each) for each in loaded.overlays])), loaded.source.uri)

    def position(self, pointer: Pointer) -> Position:
        """Where the node at `pointer` was written, or else its nearest ancestor that was."""
        location = self.written.location(pointer)
        while location is None:
            pointer = pointer.parent
            location = self.written.location(pointer)
        found, node = Position(self.uri), self.written.data
        for step in location:
            found = _position(node, step) or found
            node = node[step]
        return found


def _overlay(overlay: Overlay) -> Overlay:
    """An overlay whose updates know where they were written."""
    actions = tuple(
        replace(action, update=_placed(action.update, overlay.positions, ROOT / "actions" / index / "update"))
        for index, action in enumerate(overlay.actions)
    )
    return replace(overlay, actions=actions)


def _placed(value: Json, positions: Positions, pointer: Pointer) -> Json:
    """A copy of `value`, which stands at `pointer`, whose names bear their positions."""
    match value:
        case dict():
            return {
                _named(name, positions, pointer / name, pointer): _placed(each, positions, pointer / name)
                for name, each in value.items()
            }
        case list():
            return [_item(each, positions, pointer / index) for index, each in enumerate(value)]
        case _:
            return value


def _item(value: Json, positions: Positions, pointer: Pointer) -> Json:
    if isinstance(value, str):
        return _named(value, positions, pointer, pointer)
    return _placed(value, positions, pointer)


def _named(name: str, positions: Positions, pointer: Pointer, holder: Pointer) -> _Placed:
    placed = _Placed(name)
    placed.at, placed.holder = positions.get(pointer), positions.get(holder)
    return placed


def _position(node: Json, step: str | int) -> Position | None:
    """Where a member or an item of `node` was written, as far as the node itself can tell."""
    if isinstance(node, dict):
        return next((each.at for each in node if each == step and isinstance(each, _Placed)), None)
    item = node[step]
    if isinstance(item, _Placed):
        return item.at
    first = next(iter(item), None) if isinstance(item, dict) else None
    return first.holder if isinstance(first, _Placed) else None
