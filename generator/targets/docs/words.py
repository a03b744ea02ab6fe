"""Types, constraints and rules as short Markdown phrases.

Knows how a reader says what a type means; must not know pages: a `Link` turns a type's name into Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from generator.ir.types import (
    Any,
    Array,
    Bool,
    Bounds,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Never,
    Note,
    Null,
    Object,
    Ref,
    Str,
    Tuple,
    Type,
    Union,
)
from generator.targets.docs.markdown import code, value

Link = Callable[[str], str]
FEW = 6


def phrase(t: Type, link: Link) -> str:  # noqa: C901 - one case a kind of type, closed by assert_never
    """What a value of `t` is: `list of [Word](…)`, `string or null`, `"a" or "b"`."""
    match t:
        case Any():
            return "any value"
        case Never():
            return "never present"
        case Null():
            return "null"
        case Bool():
            return "boolean"
        case Int():
            return "integer"
        case Float():
            return "number"
        case Str():
            return "string"
        case Bytes():
            return "file"
        case Ref(name=name):
            return link(name)
        case Enum(values=values):
            return _values(values)
        case Array(items=items):
            return f"list of {_grouped(items, link)}"
        case Tuple():
            return _tuple(t, link)
        case Map(values=Any()):
            return "map of any values"
        case Map(values=values):
            return f"map of {_grouped(values, link)}"
        case Object():
            return "object"
        case Union(variants=variants):
            return " or ".join(phrase(variant, link) for variant in variants)
        case _:
            assert_never(t)


def _values(values: tuple[str | int | float | bool, ...]) -> str:
    shown = " or ".join(value(each) for each in values[:FEW])
    return shown if len(values) <= FEW else f"{shown} or {len(values) - FEW} more"


def _grouped(t: Type, link: Link) -> str:
    inner = phrase(t, link)
    return f"({inner})" if isinstance(t, Union) else inner


def _tuple(t: Tuple, link: Link) -> str:
    parts = ", ".join(phrase(item, link) for item in t.prefix)
    return f"list of exactly ({parts})" if t.rest is None else f"list that begins with ({parts})"


def constraints(t: Type) -> Iterator[str]:
    """What bounds a value of `t` beside its type, in words; also of the items of a list and the type beside null."""
    match t:
        case Int() | Float():
            yield from _bounds(t)
        case Str():
            yield from _text(t)
        case Array():
            yield from _count("items", t.min_items, t.max_items)
            yield from ["items differ"] if t.unique else []
            yield from (f"each item: {words}" for words in constraints(t.items))
        case Map() | Object():
            yield from _count("properties", t.min_properties, t.max_properties)
        case Union():
            for variant in t.variants:
                yield from constraints(variant)
        case _:
            return


def _bounds(t: Bounds) -> Iterator[str]:
    signs = (("≥", t.minimum), (">", t.exclusive_minimum), ("≤", t.maximum), ("<", t.exclusive_maximum))
    yield from (
        f"{sign} {bound:g}" if abs(bound) < 1e6 else f"{sign} {bound}" for sign, bound in signs if bound is not None
    )
    if t.multiple_of is not None:
        yield f"a multiple of {t.multiple_of}"


def _text(t: Str) -> Iterator[str]:
    yield from _count("characters", t.min_length, t.max_length)
    if t.pattern is not None:
        yield f"matches {code(t.pattern)}"
    if t.format is not None:
        yield f"format {code(t.format)}"


def _count(things: str, low: int | None, high: int | None) -> Iterator[str]:
    match low or None, high:
        case None, None:
            return
        case 1, None:
            yield "not empty"
        case None, int():
            yield f"at most {high} {things}"
        case int(), None:
            yield f"at least {low} {things}"
        case _:
            yield f"exactly {low} {things}" if low == high else f"{low} to {high} {things}"


def remarks(note: Note) -> Iterator[str]:
    """What the document says beside a type: deprecated, direction, default, an example."""
    if note.deprecated:
        yield "**deprecated**"
    if note.read_only:
        yield "only in responses"
    if note.write_only:
        yield "only in requests"
    if note.has_default:
        yield f"default {value(note.default)}"
    if note.examples and len(value(note.examples[0])) <= 80:
        yield f"example {value(note.examples[0])}"
