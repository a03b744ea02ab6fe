"""JSON as a body holds it: read within bounds, and without what clients read differently (RFC 8259).

Knows JSON's text alone and imports nothing but the standard library: this module also travels in the scripts that
reproduce a drift. Must not know HTTP or schemas.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

__all__ = ["MOST_LEVELS", "MOST_VALUES", "Immense", "Unreadable", "is_harmless", "read", "repeated"]

MOST_LEVELS = 100
"""How deep arrays and objects may nest: what is deeper, some client will not read (RFC 8259, section 9)."""

MOST_VALUES = 100_000
"""How many values a text may hold to be judged at all."""

CERTAIN = 4
"""With so many commas for each value that is allowed, a text need not be read: none has so many in its strings."""

SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class Unreadable(ValueError):  # noqa: N818 - what the server sent, nothing wrong with us
    """A text that some client cannot read.

    `facet` is what about it: `text`, `encoding`, `depth`, `number`, `character`.
    """

    def __init__(self, facet: str, message: str) -> None:
        super().__init__(message)
        self.facet = facet


class Immense(ValueError):  # noqa: N818 - a bound, nothing wrong with the text
    """A text that holds more values than can be judged."""


def read(body: bytes) -> Any:
    """The value of a text. Raises Unreadable, and Immense where it holds more than MOST_VALUES."""
    if body.count(b",") > CERTAIN * MOST_VALUES:
        raise Immense(f"the body holds more than {MOST_VALUES} values")
    try:
        text = body.decode(json.detect_encoding(body))
        value = json.loads(text, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise Unreadable("encoding", "the body is not JSON in UTF-8 (RFC 8259, 8.1)") from None
    except RecursionError:
        raise _too_deep() from None
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable("text", "the body is not JSON") from None
    _require_bounds(value)
    if SURROGATE.search(text) and _has_lone_surrogate(value):
        raise Unreadable("character", "the body holds half of a surrogate pair, which is no character (RFC 8259, 8.2)")
    return value


def is_harmless(body: bytes) -> bool:
    """Whether a text is so short and flat that it keeps the bounds, whatever it holds."""
    return len(body) <= 2 * MOST_VALUES and body.count(b"[") + body.count(b"{") <= MOST_LEVELS


def repeated(body: bytes) -> str | None:
    """A name that an object bears twice, where clients differ in which they take (RFC 8259, section 4)."""
    found: list[str] = []

    def kept(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs) and not found:
            names = [name for name, _ in pairs]
            found.append(next(name for name in names if names.count(name) > 1))
        return made

    try:
        json.loads(body, object_pairs_hook=kept)
    except (ValueError, RecursionError):
        return None
    return found[0] if found else None


def _no_number(word: str) -> Any:
    raise Unreadable("number", f"the body holds {word}, which JSON has not (RFC 8259, section 6)")


def _too_deep() -> Unreadable:
    return Unreadable("depth", f"the body nests deeper than {MOST_LEVELS} levels")


def _require_bounds(value: Any) -> None:
    """Level by level, since what is deep must not be followed by recursion."""
    level, depth, count = [value], 0, 1
    while level:
        if any(type(each) is float and math.isinf(each) for each in level):
            raise Unreadable("number", "the body holds a number beyond what a double can hold (RFC 8259, section 6)")
        level = [
            inner
            for each in level
            if isinstance(each, (dict, list))
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        depth, count = depth + 1, count + len(level)
        if count > MOST_VALUES:
            raise Immense(f"the body holds more than {MOST_VALUES} values")
        if depth > MOST_LEVELS + 1:
            raise _too_deep()


def _has_lone_surrogate(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
