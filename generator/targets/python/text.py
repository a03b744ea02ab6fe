"""Text from the document as Python source: the only way by which it reaches code.

Knows how Python spells literals, docstrings and comments; must not know what the text says. The document is untrusted:
whatever it holds, the result is one literal, one docstring or one comment.
"""

from __future__ import annotations

import textwrap
import unicodedata
from typing import Any as Json


def literal(value: Json) -> str:
    """A JSON value as a Python literal, in double quotes where ruff would choose them too."""
    if isinstance(value, str):
        return '"' + "".join(_escaped(c) for c in value) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + "".join(f"{literal(item)}, " for item in value) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    return repr(value)


def line(text: str) -> str:
    """`text` as one line of printable characters, as a comment takes it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def docstring(text: str, indent: int) -> str:
    """Paragraphs as a docstring's content for code indented by `indent` columns: wrapped, first line unindented.

    Nothing in it can end the docstring or escape: backslashes are doubled, triple quotes become single ones.
    """
    lines = [part for row in text.splitlines() for part in _wrapped(row, 116 - indent)]
    safe = [row.replace("\\", "\\\\").replace('"""', "'''") for row in lines]
    margin = " " * indent
    text = "\n".join(row if not i or not row else margin + row for i, row in enumerate(safe))
    # A quote at the end would stand beside the closing ones.
    return f"{text} " if text.endswith('"') else text


def _wrapped(row: str, width: int) -> list[str]:
    stripped = row.lstrip(" ")
    margin = " " * (len(row) - len(stripped))
    return textwrap.wrap(
        line(stripped),
        width,
        initial_indent=margin,
        subsequent_indent=margin + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if character.isprintable() and not unicodedata.bidirectional(character).startswith(("LR", "RL", "PD", "FS")):
        return character
    return character.encode("unicode_escape", "surrogatepass").decode()
