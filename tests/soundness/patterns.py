"""Text for simple regular expressions: literals, classes, repetition, alternation, groups and anchors.

Knows Python's reading of a pattern, close to ECMA-262 for the patterns of real documents; what it cannot follow it
answers with NoTextError.
"""

from __future__ import annotations

import random
import re
from re import _parser as parser  # type: ignore[attr-defined]  # typeshed leaves this one out
from typing import Any

REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
CLASSES = {"CATEGORY_DIGIT": "0123456789", "CATEGORY_WORD": "abc_019", "CATEGORY_SPACE": " "}
ANY = "abcxyz-_019"


class NoTextError(Exception):
    """The pattern is beyond this generator."""


def text(pattern: str, rng: random.Random) -> str:
    """A string that `pattern` matches; NoTextError where none could be made."""
    try:
        made = _sequence(parser.parse(pattern), rng)
        if re.search(pattern, made):
            return made
    except re.error:
        pass
    raise NoTextError(pattern)


def _sequence(parsed: Any, rng: random.Random) -> str:
    return "".join(_part(str(op), argument, rng) for op, argument in parsed)


def _part(op: str, argument: Any, rng: random.Random) -> str:
    if op in REPEATS:
        low, high, inner = argument
        return "".join(_sequence(inner, rng) for _ in range(rng.randint(low, min(int(high), low + 3))))
    match op:
        case "LITERAL":
            return chr(argument)
        case "ANY":
            return rng.choice(ANY)
        case "IN":
            return _member(argument, rng)
        case "BRANCH":
            return _sequence(rng.choice(argument[1]), rng)
        case "SUBPATTERN":
            return _sequence(argument[-1], rng)
        case "AT":
            return ""
        case _:
            raise NoTextError(op)


def _member(items: Any, rng: random.Random) -> str:
    if str(items[0][0]) == "NEGATE":
        return rng.choice(ANY)
    op, argument = rng.choice(items)
    match str(op):
        case "LITERAL":
            return chr(argument)
        case "RANGE":
            return chr(rng.randint(*argument))
        case "CATEGORY" if str(argument) in CLASSES:
            return rng.choice(CLASSES[str(argument)])
        case _:
            raise NoTextError(str(op))
