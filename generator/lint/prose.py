"""Every sentence of the document, and every name that a sentence may use.

Knows where descriptions stand, be it a schema's, an operation's or a tag's; must not know what is wrong with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.lint.texts import fold
from generator.lint.view import View
from generator.lint.walk import NAMED
from generator.pointer import ROOT, Pointer

TEXTUAL = ("description", "summary")
SKIPPED = ("example", "examples", "default", "enum", "const")


def passages(view: View) -> Iterator[tuple[Pointer, str]]:
    """Each description and summary with its address, white space folded; never a property that is called so."""
    stack: list[tuple[Pointer, Any, bool]] = [(ROOT, view.data, False)]
    while stack:
        pointer, node, named = stack.pop()
        if isinstance(node, list):
            stack.extend((pointer / index, child, False) for index, child in reversed(tuple(enumerate(node))))
        elif isinstance(node, dict):
            for key, child in reversed(node.items()):
                if key in TEXTUAL and isinstance(child, str) and not named:
                    yield pointer / key, fold(child)
                elif named or key not in SKIPPED:
                    stack.append((pointer / str(key), child, key in NAMED and not named))


def names(view: View) -> frozenset[str]:
    """Every key and every string of the document that is no sentence: whatever an author may rightly name."""
    found: set[str] = set()
    stack: list[Any] = [view.data]
    while stack:
        match stack.pop():
            case dict() as held:
                found.update(str(key) for key in held)
                stack.extend(value for key, value in held.items() if key not in TEXTUAL or not isinstance(value, str))
            case list() as held:
                stack.extend(held)
            case str() as word if " " not in word:
                found.add(word)
                found.update(word.strip("/").split("/"))
    return frozenset(found)
