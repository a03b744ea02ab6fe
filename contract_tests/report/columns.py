"""Texts in columns of a terminal: how wide they are, and how to cut them.

Knows widths of characters; must not know what is told.
"""

from __future__ import annotations

import unicodedata


def fitted(line: str, room: int) -> str:
    """A line without its end where it is too long."""
    return line if width(line) <= room else cut(line, room - 1) + "…"


def middle(line: str, room: int) -> str:
    """A line without its middle where it is too long: what a message ends with says what was expected."""
    if width(line) <= room:
        return line
    end = cut(line[::-1], room // 2 - 1)[::-1]
    return f"{cut(line, room - room // 2)}…{end}"


def tail(line: str, room: int) -> str:
    """A line without its beginning where it is too long."""
    return line if width(line) <= room else "…" + cut(line[::-1], room - 1)[::-1]


def cut(line: str, room: int) -> str:
    """As much of a line's beginning as there is room for."""
    taken = 0
    for index, char in enumerate(line):
        taken += width(char)
        if taken > room:
            return line[:index]
    return line


def width(line: str) -> int:
    """Columns: wide characters take two, combining ones none (Unicode, annexes 11 and 44)."""
    if line.isascii():
        return len(line)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line
    )
