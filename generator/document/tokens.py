"""From events to data: plain dicts, lists and scalars, with the position of every node.

Both formats feed the same builder, event by event, without recursion. Knows nesting, duplicate keys, anchors and merge
keys, and bounds what a hostile file can make of them; must not know JSON, YAML or OpenAPI.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, InputError, Position, Severity, failure
from generator.pointer import ROOT, Pointer

MAX_DEPTH = 200
MAX_NODES = 2_000_000


@dataclass(slots=True)
class _Frame:
    """An open container. `key` is the name that awaits its value, `merges` the values of its merge keys."""

    container: dict[str, Any] | list[Any]
    pointer: Pointer
    anchor: str
    start: int
    key: str | None = None
    merging: bool = False
    merges: list[Any] = field(default_factory=list)


class Builder:
    """Takes the events of one file. `base` is the pointer under which its root stands.

    Call `key` before each value of a mapping, `open` and `close` around containers. When all is fed, `root`,
    `positions` and `findings` are complete. Lines and columns count from 1. Every method may raise InputError.
    """

    def __init__(self, file: str, *, base: Pointer = ROOT) -> None:
        self.root: Any = None
        self.positions: dict[Pointer, Position] = {}
        self.findings: list[Finding] = []
        self._file = file
        self._base = base
        self._stack: list[_Frame] = []
        self._nodes = 0
        self._anchors: dict[str, tuple[Any, int] | None] = {}

    @property
    def awaits_key(self) -> bool:
        """Whether the next event in this mapping must be a key."""
        return bool(self._stack) and self._stack[-1].key is None and isinstance(self._stack[-1].container, dict)

    def key(self, name: str, line: int, column: int, *, merge: bool = False) -> None:
        """The name of the next member; `merge` makes the value's own members part of this mapping."""
        frame = self._stack[-1]
        pointer = Pointer((*frame.pointer, name))
        position = Position(self._file, line, column)
        if name in frame.container and not merge:
            self.findings.append(_duplicate(name, pointer, position, self.positions[pointer]))
        frame.key, frame.merging = name, merge
        self.positions[pointer] = position

    def value(self, value: Any, line: int, column: int, *, anchor: str = "") -> None:
        """A scalar."""
        self._place(value, line, column)
        self._count(1, line, column)
        if anchor:
            self._anchors[anchor] = (value, 1)

    def open(self, container: dict[str, Any] | list[Any], line: int, column: int, *, anchor: str = "") -> None:
        """The start of an empty mapping or sequence, which the following events fill."""
        pointer = self._place(container, line, column)
        self._count(1, line, column)
        if len(self._stack) >= MAX_DEPTH:
            raise self._refuse("document-too-deep", f"Nested more than {MAX_DEPTH} levels deep.", line, column)
        self._stack.append(_Frame(container, pointer, anchor, self._nodes))
        if anchor:
            self._anchors[anchor] = None

    def close(self, line: int, column: int) -> None:
        """The end of the innermost container."""
        frame = self._stack.pop()
        for source in frame.merges:
            self._merge(frame.container, source, line, column)
        if frame.anchor:
            self._anchors[frame.anchor] = (frame.container, self._nodes - frame.start + 1)

    def alias(self, anchor: str, line: int, column: int) -> None:
        """The value that carried `anchor`, once more; counts as if it were written out."""
        if anchor not in self._anchors:
            raise self._refuse("alias-unknown", f"No node before this one has the anchor {anchor!r}.", line, column)
        found = self._anchors[anchor]
        if found is None:
            raise self._refuse("alias-recursive", f"The alias {anchor!r} stands inside its own node.", line, column)
        self._place(found[0], line, column)
        self._count(found[1], line, column)

    def _place(self, value: Any, line: int, column: int) -> Pointer:
        """Put `value` where the innermost container awaits it; answers its pointer."""
        if not self._stack:
            self.root = value
            self.positions[self._base] = Position(self._file, line, column)
            return self._base
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            pointer = Pointer((*frame.pointer, str(len(frame.container))))
            self.positions[pointer] = Position(self._file, line, column)
            frame.container.append(value)
            return pointer
        name, frame.key = frame.key or "", None
        if frame.merging:
            frame.merges.append(value)
        else:
            frame.container[name] = value
        return Pointer((*frame.pointer, name))

    def _merge(self, target: Any, source: Any, line: int, column: int) -> None:
        """Members of `target` win over merged ones, and earlier sources over later ones (YAML merge key, 1.1)."""
        sources = source if isinstance(source, list) else [source]
        if not all(isinstance(each, dict) for each in sources):
            raise self._refuse("merge-key-broken", "A merge key '<<' takes a mapping or a list of them.", line, column)
        for each in sources:
            for name, value in each.items():
                target.setdefault(name, value)

    def _count(self, nodes: int, line: int, column: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise self._refuse("document-too-large", f"More than {MAX_NODES:,} values.", line, column)

    def _refuse(self, rule: str, message: str, line: int, column: int) -> InputError:
        pointer = self._stack[-1].pointer if self._stack else self._base
        return failure(rule, message, pointer=pointer, position=Position(self._file, line, column))


def _duplicate(name: str, pointer: Pointer, position: Position, first: Position) -> Finding:
    return Finding(
        "duplicate-key",
        Severity.ERROR,
        f"{name!r} is written twice, first in line {first.line}; the last one counts.",
        pointer,
        position,
        "Keep one of the two.",
    )
