"""Text as Markdown (GitHub's dialect) that cannot turn into markup.

Knows how to spell text, code, table cells and links; must not know what they say. Everything that comes from a document
passes through here: it is untrusted input.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any as Json

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#!~$])")
_OPENING = re.compile(r"^([-+=]|\d+(?=[.)]))")
_SPAN = re.compile(r"`([^`\n]+)`")
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def prose(text: str) -> str:
    """One line of text; `code` between single backticks stays code, all other markup becomes plain text."""
    parts = _SPAN.split(_one_line(text))
    return _opened("".join(code(part) if index % 2 else _plain(part) for index, part in enumerate(parts)))


def paragraphs(text: str) -> str:
    """Text with its paragraphs (blank lines between them) kept apart."""
    return "\n\n".join(prose(part) for part in re.split(r"\n\s*\n", text) if part.strip())


def code(text: str) -> str:
    """A code span around any text (CommonMark 0.31, 6.1: the fence is longer than any run of backticks inside)."""
    shown = _shown(text)
    if not shown.strip():
        return f"`{json.dumps(shown)}`"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def value(data: Json) -> str:
    """A JSON value as a code span."""
    return code(json.dumps(data, ensure_ascii=False))


def block(text: str, language: str) -> str:
    """A fenced code block (CommonMark 0.31, 4.5)."""
    shown = "\n".join(_shown(line) for line in text.split("\n"))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence}{language}\n{shown}\n{fence}"


def cell(markdown: str) -> str:
    """Markdown of one line, fit for a table: a pipe is escaped even inside code (GFM, 4.10)."""
    return markdown.replace("|", "\\|")


def link(label: str, target: str) -> str:
    """A link whose label is Markdown already and whose target is a path of ours."""
    return f"[{label}]({target})"


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading's text."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def _one_line(text: str) -> str:
    seen = text if text.isprintable() else "".join(" " if _hidden(letter) else letter for letter in text)
    return " ".join(seen.split())


def _plain(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", safe)


def _opened(line: str) -> str:
    """The line, unable to begin a list, a rule or an underlined heading (CommonMark 0.31, 4.1, 4.3, 5.2)."""
    return _OPENING.sub(lambda found: "\\" + found[0] if found[0] in "-+=" else found[0] + "\\", line)


def _hidden(letter: str) -> bool:
    """Whether a letter is invisible: controls, line separators, and those that reorder text."""
    return unicodedata.category(letter) in _HIDDEN


def _shown(text: str) -> str:
    return text if text.isprintable() else "".join(_visible(letter) for letter in text)


def _visible(letter: str) -> str:
    if not _hidden(letter):
        return letter
    return json.dumps(letter)[1:-1] if ord(letter) > 126 else json.dumps(letter)[1:-1].replace("\x7f", "\\u007f")
