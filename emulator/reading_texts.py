"""Text as a value of a type: what a parameter or a field of a form spells.

Knows the types of the model; must not know where the text stood. Text that cannot be the type stays text, so that
judging says what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any as Json
from typing import Final, assert_never

import orjson

from generator.ir.types import (
    Any,
    Array,
    Bool,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Never,
    Null,
    Object,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import resolve

Types = Mapping[str, TypeDef]
Speller = Callable[[str], Json]
NESTING: Final = 8
_EXACT = 2**53
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


class _Misspelt:
    """The mark of a text that is no value of the type."""


MISSPELT: Final = _Misspelt()


def speller(types: Types, t: Type) -> Speller:
    """A function from text to the value of `t` that it spells, or else to the text itself."""
    strict = strict_speller(types, t)

    def spelled(text: str) -> Json:
        value = strict(text)
        return text if value is MISSPELT else value

    return spelled


def strict_speller(types: Types, t: Type, nesting: int = NESTING) -> Speller:  # noqa: C901 - one case a kind of type
    """A function from text to the value of `t` that it spells, or to MISSPELT; `nesting` bounds unions of unions."""
    shape = resolve(types, t)
    match shape:
        case Any() | Str() | Bytes():
            return str
        case Never():
            return _nothing
        case Null():
            return _null
        case Bool():
            return _boolean
        case Int():
            return _integer
        case Float():
            return _number
        case Enum(values=values):
            return _constant(values)
        case Array() | Tuple():
            return _parsed_as(list)
        case Map() | Object():
            return _parsed_as(dict)
        case Union(variants=variants):
            return _first([strict_speller(types, each, nesting - 1) for each in variants] if nesting else [])
        case Ref():
            return _nothing
        case _:
            assert_never(shape)


def parsed(text: str | bytes) -> Json:
    """The JSON value that `text` spells, or MISSPELT."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return MISSPELT


def _nothing(_: str) -> Json:
    return MISSPELT


def _null(text: str) -> Json:
    return None if text in ("", "null") else MISSPELT


def _boolean(text: str) -> Json:
    return text == "true" if text in ("true", "false") else MISSPELT


def _number(text: str) -> Json:
    return parsed(text) if _NUMBER.fullmatch(text) else MISSPELT


def _integer(text: str) -> Json:
    """A number without a fraction, however it is written (JSON Schema validation, 6.1.1: `1.0` is an integer)."""
    value = _number(text)
    if isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT:
        return int(value)
    return value


def _constant(values: tuple[str | int | float | bool, ...]) -> Speller:
    """The member that the text spells, by its own spelling or by its JSON."""
    members = {each if isinstance(each, str) else orjson.dumps(each).decode(): each for each in reversed(values)}
    return lambda text: members.get(text, MISSPELT)


def _parsed_as(kind: type) -> Speller:
    def spelled(text: str) -> Json:
        value = parsed(text)
        return value if isinstance(value, kind) else MISSPELT

    return spelled


def _first(spellers: list[Speller]) -> Speller:
    def spelled(text: str) -> Json:
        return next((value for each in spellers if (value := each(text)) is not MISSPELT), MISSPELT)

    return spelled
