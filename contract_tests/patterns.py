"""Texts that match a regular expression, made by walking its parse tree.

Knows Python's reading of regular expressions, which covers what JSON Schema recommends of ECMA-262 (core, 6.4); whether
a text really matches, the validator's own engine says. Where a pattern cannot be read or met, there are no texts.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any as Json

from jsonschema_rs import Draft202012Validator, ValidationError

from contract_tests.drawing import PRINTABLE, Draw, Seeded

TRIES = 60
MOST = 24
REPEATED = 8
"""How often something that may be repeated without end is repeated at most."""

# The tree has no public door (`sre_parse` is deprecated); Hypothesis and others come in here as well.
_parser = importlib.import_module("re._parser")
_CATEGORIES: tuple[tuple[str, str], ...] = (
    ("CATEGORY_DIGIT", "0123456789"),
    ("CATEGORY_WORD", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"),
    ("CATEGORY_SPACE", " "),
)


@cache
def samples(pattern: str, low: int, high: int | None) -> tuple[str, ...]:
    """A few texts of a pattern, within the lengths, always the same ones."""
    try:
        tree = list(_parser.parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return ()
    draw, holds = Seeded(pattern), matching(pattern)
    found: dict[str, None] = {}
    for _ in range(TRIES):
        made = _text(draw, tree)
        for each in (made, made.ljust(low, made[-1:] or "a"), made[:high]):
            if low <= len(each) and (high is None or len(each) <= high) and holds(each):
                found[each] = None
        if len(found) >= MOST:
            break
    return tuple(found)


def of_length(pattern: str, length: int) -> str | None:
    """A text of a pattern that has exactly this length, where stretching another one gives it."""
    for each in samples(pattern, 0, None):
        for at in range(1, len(each) + 1):
            made = each[:at] + each[at - 1] * (length - len(each)) + each[at:]
            if len(made) == length and matching(pattern)(made):
                return made
    return None


@cache
def matching(pattern: str) -> Callable[[str], bool]:
    """Whether a text matches a pattern (JSON Schema validation, 6.3.3); nothing does where the pattern is none."""
    try:
        validator = Draft202012Validator({"type": "string", "pattern": pattern})
    except (ValidationError, ValueError):
        return lambda _: False
    return validator.is_valid


def _text(draw: Draw, tree: Iterable[tuple[Json, Json]]) -> str:
    return "".join(_node(draw, str(kind), argument) for kind, argument in tree)


def _node(draw: Draw, kind: str, argument: Json) -> str:
    match kind:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return draw.choice([each for each in PRINTABLE if each != chr(argument)])
        case "ANY":
            return draw.choice(PRINTABLE)
        case "IN":
            return draw.choice(_class(argument) or "a")
        case "BRANCH":
            return _text(draw, draw.choice(argument[1]))
        case "SUBPATTERN":
            return _text(draw, argument[-1])
        case "ATOMIC_GROUP":
            return _text(draw, argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inner = argument
            times = draw.integer(low, min(int(high), low + REPEATED))
            return "".join(_text(draw, inner) for _ in range(times))
        case _:
            return ""  # anchors and what looks ahead or back: whether they are met, `matching` says


def _class(members: Iterable[tuple[Json, Json]]) -> str:
    """The printable letters of a character class."""
    chosen: set[str] = set()
    negated = False
    for kind, argument in members:
        match str(kind):
            case "NEGATE":
                negated = True
            case "LITERAL":
                chosen.add(chr(argument))
            case "RANGE":
                chosen |= {chr(code) for code in range(argument[0], min(argument[1], argument[0] + 0x250) + 1)}
            case "CATEGORY":
                chosen |= _category(str(argument))
    return "".join(each for each in PRINTABLE if each not in chosen) if negated else "".join(sorted(chosen))


def _category(name: str) -> set[str]:
    for known, letters in _CATEGORIES:
        if name == known:
            return set(letters)
        if name == known.replace("CATEGORY_", "CATEGORY_NOT_"):
            return set(PRINTABLE) - set(letters)
    return set()
