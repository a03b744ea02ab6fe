"""Types and values in a few words, as a person would name them.

Knows the kinds of types; must not know what is compared.
"""

from __future__ import annotations

import json
from typing import Any as Json
from typing import assert_never

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
    Union,
)

LONGEST = 60


def spelled(t: Type) -> str:
    """`string`, `array of Agent`, `one of A, B`, never more than about sixty characters."""
    words = _spelled(t)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _spelled(t: Type) -> str:
    match t:
        case Ref(name=name):
            return name
        case Array(items=items):
            return f"array of {_spelled(items)}"
        case Map(values=values):
            return f"map of {_spelled(values)}"
        case Union(variants=variants):
            return " or ".join(_spelled(each) for each in variants)
        case Enum(values=values):
            return " | ".join(valued(each) for each in values)
        case Any() | Never() | Null() | Bool() | Int() | Float() | Str() | Bytes() | Tuple() | Object():
            return NAMES[type(t)]
        case _:
            assert_never(t)


NAMES: dict[type, str] = {
    Any: "anything",
    Never: "nothing",
    Null: "null",
    Bool: "boolean",
    Int: "integer",
    Float: "number",
    Str: "string",
    Bytes: "bytes",
    Tuple: "tuple",
    Object: "object",
}


def valued(value: Json) -> str:
    """A value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
