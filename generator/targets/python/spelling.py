"""Spelling the types of requests as Python annotations.

Knows typing's words; must not know where an annotation stands. Names of the package's own types are spelled through the
module `types`, which loads them when they are looked at, or bare where they stand in the same module.
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
from generator.targets.python.book import Book, is_structured
from generator.targets.python.text import literal

# fmt: off
WORDS = frozenset((
    "types", "str", "int", "float", "bool", "bytes", "object", "None", "Sequence", "Mapping", "Required", "Literal",
    "FileTypes",
))
# fmt: on
"""Every name that an annotation of this module may hold, apart from the package's own types."""


def annotation(book: Book, t: Type, *, module: str | None = None) -> str:  # noqa: C901 - one case a kind of type
    """The annotation of a value to be sent; `module` is the module of params that it stands in, None elsewhere."""
    match t:
        case Ref(name=name):
            return reference(book, name, module=module)
        case Any() | Never():
            return "object"
        case Null():
            return "None"
        case Bool():
            return "bool"
        case Int():
            return "int"
        case Float():
            return "float"
        case Str():
            return "str"
        case Bytes():
            return "FileTypes"
        case Enum(values=values):
            return constants(values)
        case Array(items=items):
            return f"Sequence[{annotation(book, items, module=module)}]"
        case Tuple(prefix=prefix, rest=rest):
            return f"Sequence[{_any_of(book, (*prefix, *((rest,) if rest is not None else ())), module=module)}]"
        case Map(values=values):
            return f"Mapping[str, {annotation(book, values, module=module)}]"
        case Object():
            return "Mapping[str, object]"
        case Union(variants=variants):
            return _any_of(book, variants, module=module)
        case _:
            assert_never(t)


def reference(book: Book, name: str, *, module: str | None) -> str:
    """A named type: what is written by hand, or the model that came in an answer."""
    own = param(book, name, module=module)
    if name in book.models and is_structured(book.types, name):
        return f"{own} | types.{book.classes[name]}"
    return own


def param(book: Book, name: str, *, module: str | None) -> str:
    """A named type as it is written by hand."""
    own = book.param_classes[name]
    return own if book.params[name] == module else f"types.{own}"


def constants(values: tuple[str | int | float | bool, ...]) -> str:
    """A closed enum. Python has no literal for a number with a fraction: one such value opens it to every number."""
    known = [literal(value) for value in values if not isinstance(value, float)]
    spelled = [f"Literal[{', '.join(known)}]"] if known else []
    return " | ".join([*spelled, *(["float"] if len(known) < len(values) else [])])


def _any_of(book: Book, variants: tuple[Type, ...], *, module: str | None) -> str:
    spelled = [annotation(book, variant, module=module) for variant in variants]
    # Both ways to write a list of variants meet here: each is named once.
    parts = [part for text in spelled for part in ([text] if "[" in text else text.split(" | "))]
    return " | ".join(dict.fromkeys(parts)) or "object"
