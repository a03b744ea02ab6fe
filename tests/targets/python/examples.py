"""Values from the document's own examples: those of properties where there are any, or else the least that is valid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

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
    Property,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import flatten


def example(  # noqa: C901 - one case a kind of type
    types: Mapping[str, TypeDef], t: Type, *, full: bool = True, depth: int = 0
) -> Json:
    """A value of `t`. `full` gives optional properties too, as deep as is bearable."""
    match t:
        case Ref(name=name):
            return example(types, types[name].type, full=full, depth=depth + 1)
        case Enum(values=values):
            return values[0]
        case Bool():
            return True
        case Int() | Float():
            return number(t)
        case Str(min_length=least):
            return "a" * max(least or 0, 1)
        case Bytes():
            return b"bytes"
        case Array(items=items, min_items=least):
            count = max(least or 0, 1 if full and depth < 6 else 0)
            return [example(types, items, full=full, depth=depth + 1) for _ in range(count)]
        case Tuple(prefix=prefix):
            return [example(types, item, full=full, depth=depth + 1) for item in prefix]
        case Map(values=values):
            return {"key": example(types, values, full=full, depth=depth + 1)} if full else {}
        case Object():
            return members(types, t, full=full and depth < 8, depth=depth)
        case Union(variants=variants):
            return example(types, variants[0], full=full, depth=depth)
        case Any():
            return {"any": [1, None, "thing"]}
        case Null():
            return None
        case Never():
            raise AssertionError("nothing is an example of nothing")


def members(types: Mapping[str, TypeDef], t: Object, *, full: bool, depth: int) -> dict[str, Json]:
    """An object, by names on the wire."""
    chosen = [p for p in flatten(types, t) if not isinstance(p.type, Never) and (full or p.required)]
    forbidden = {name for group in t.exclusive for name in group[1:]}
    return {p.wire: member(types, p, depth=depth) for p in chosen if p.wire not in forbidden}


def member(types: Mapping[str, TypeDef], prop: Property, *, depth: int) -> Json:
    """A property's own example, or one of its type."""
    if prop.note.examples:
        return prop.note.examples[0]
    return example(types, prop.type, depth=depth + 1)


def number(t: Int | Float) -> int | float:
    """A number within the bounds."""
    least = t.minimum if t.minimum is not None else t.exclusive_minimum
    value = 1 if least is None else least + (t.exclusive_minimum is not None)
    if t.maximum is not None and value > t.maximum:
        value = t.maximum
    return int(value) if value == int(value) else value
