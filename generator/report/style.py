"""What all formats share: how to print, what rules mean, and how to make a document's text harmless.

Knows control characters; must not know any format.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings import Severity

# Control, format (bidirectional overrides, zero width), surrogate, line and paragraph separator.
HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Style:
    """How to print. `documents` maps a rule id to its documentation, `headings` a severity to a title of its own."""

    color: bool
    documents: Mapping[str, str]
    headings: Mapping[Severity, str] = field(default_factory=dict)


def plain(words: str) -> str:
    r"""`words` on one line, with what could steer a terminal or hide text shown as `\n`, `\x1b` or `\u202e`."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(_shown(char) if unicodedata.category(char) in HARMFUL else char for char in words)


def _shown(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
