"""Spelling the types of answers as Python annotations, as the models have them.

Knows typing's words; must not know where an annotation stands. The package's own types are spelled through the module
`types`, which loads them when they are looked at.
"""

from __future__ import annotations

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
from generator.targets.python.book import Book


def received(book: Book, t: Type) -> str:  # noqa: C901 - one case a kind of type, closed by assert_never
    """The annotation of a value that came; enums are open."""
    match t:
        case Ref(name=name):
            return f"types.{book.classes[name]}" if name in book.models else "Any"
        case Any() | Never():
            return "Any"
        case Null():
            return "None"
        case Bool():
            return "bool"
        case Int():
            return "int"
        case Float():
            return "float"
        case Str() | Bytes():
            return "str"
        case Enum(values=values):
            return " | ".join(dict.fromkeys(type(value).__name__ for value in values))
        case Array(items=items):
            return f"list[{received(book, items)}]"
        case Tuple():
            return "list[Any]"
        case Map(values=values):
            return f"dict[str, {received(book, values)}]"
        case Object():
            return "dict[str, Any]"
        case Union(variants=variants):
            spelled = dict.fromkeys(received(book, variant) for variant in variants)
            return "Any" if "Any" in spelled else " | ".join(spelled)
        case _:
            assert_never(t)
