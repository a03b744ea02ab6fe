"""How much of a value and of a text is told, and that no secret is in it.

Knows sizes; must not know what the texts are about. What was cut and redacted stays as it is when that is done again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any as Json

from contract_tests.redaction import LONGEST, SECRET, is_secret, redacted, writable
from generator.findings import Position
from generator.pointer import Pointer

TEXT = 600
"""Characters of a message, a facet or a reason."""

VALUE = 2_000
"""Characters of one text in an observed value; ITEMS of a list or an object; NODES of the whole, DEEPEST levels."""

ITEMS = 30
NODES = 400
DEEPEST = 12

TOKEN = 400
"""Characters of one token of a pointer, TOKENS of one pointer."""

TOKENS = 60

LARGEST = 200_000
"""Characters beyond which nobody wants to know how large a value is."""


def told_text(text: str, most: int = TEXT) -> str:
    """A text redacted and cut. Of one that is too long to be looked at whole only the beginning is told."""
    shown = redacted(text[:LONGEST])
    return shortened(shown, most) if len(text) <= LONGEST else f"{shown[: most - 2]} …"


def told_position(at: Position | None) -> Position | None:
    """A position whose file is no longer than a text."""
    return replace(at, file=shortened(writable(at.file), TEXT)) if at is not None else None


def told_pointer(pointer: Pointer) -> Pointer:
    """A pointer with tokens redacted and cut."""
    return Pointer(told_text(token, TOKEN) for token in pointer[:TOKENS])


def shortened(text: str, most: int) -> str:
    """`text` with at most so many characters: what is too long loses its middle."""
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[: most - end - 3]} … {text[len(text) - end :]}"


def size(value: Json) -> int:
    """About how many characters a value has as JSON: at least LARGEST + 1 where it is larger."""
    found, stack = 0, [value]
    while stack and found <= LARGEST:
        each = stack.pop()
        found += len(each) if isinstance(each, str) else 4
        if isinstance(each, Mapping):
            stack += [*each, *each.values()]
        elif isinstance(each, list | tuple):
            stack += each
    return found


@dataclass(slots=True)
class Cutting:
    """Cuts one value to a size that can be read, and redacts it."""

    left: int = NODES

    def cut(self, value: Json, deepest: int = DEEPEST) -> Json:
        """The value; `…` in the place of what is too much."""
        self.left -= 1
        match value:
            case str():
                return told_text(value, VALUE)
            case list() | dict() if value and (deepest <= 0 or self.left <= 0):
                return "…"
            case list():
                return self._list(value, deepest)
            case dict():
                return self._members(value, deepest)
            case _:
                return value

    def _list(self, items: list[Json], deepest: int) -> list[Json]:
        kept = [self.cut(each, deepest - 1) for each in items[:ITEMS]]
        return [*kept, "…"] if len(items) > ITEMS else kept

    def _members(self, members: Mapping[str, Json], deepest: int) -> dict[str, Json]:
        kept = {
            told_text(name): SECRET
            if value and isinstance(value, str) and is_secret(name)
            else self.cut(value, deepest - 1)
            for name, value in list(members.items())[:ITEMS]
        }
        return {**kept, "…": "…"} if len(members) > ITEMS else kept
