"""A plausible value of a type: from the document's examples where it has some, else the smallest that fits.

Knows examples, constants and bounds; must not promise to meet patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any as Json
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
from generator.ir.walk import flatten, resolve

DEEP = 12


def sample(types: Mapping[str, TypeDef], t: Type, depth: int = 0) -> Json:  # noqa: C901 - one case a kind of type
    """A value of `t`; objects hold their required properties only."""
    match t:
        case Any() | Never() | Null():
            return None
        case Bool():
            return True
        case Int() | Float():
            return _number(t)
        case Str():
            return _text(t)
        case Bytes():
            return "@file"
        case Enum(values=values):
            return values[0]
        case Ref(name=name):
            return _named(types, types[name], depth)
        case Array():
            count = max(t.min_items or 0, 1 if depth < 2 and t.max_items != 0 else 0)
            return [sample(types, t.items, depth + 1) for _ in range(count)] if depth < DEEP else []
        case Tuple():
            return [sample(types, item, depth + 1) for item in t.prefix]
        case Map():
            return {"key": sample(types, t.values, depth + 1)} if t.min_properties else {}
        case Object():
            return _object(types, t, depth)
        case Union():
            return sample(types, _simplest(types, t), depth)
        case _:
            assert_never(t)


def sample_property(types: Mapping[str, TypeDef], prop: Property, depth: int = 0) -> Json:
    """The property's own example, or a sample of its type."""
    return prop.note.examples[0] if prop.note.examples else sample(types, prop.type, depth)


def _named(types: Mapping[str, TypeDef], named: TypeDef, depth: int) -> Json:
    if depth > DEEP:
        return None
    return named.note.examples[0] if named.note.examples else sample(types, named.type, depth + 1)


def _object(types: Mapping[str, TypeDef], t: Object, depth: int) -> Json:
    required: Iterable[Property] = (prop for prop in flatten(types, t) if prop.required)
    return {prop.wire: sample_property(types, prop, depth + 1) for prop in required}


def _simplest(types: Mapping[str, TypeDef], t: Union) -> Type:
    """The first variant that is not an object of objects; unions often begin with their plainest variant."""
    shapes = [variant for variant in t.variants if not isinstance(variant, Null | Never)]
    scalars = [variant for variant in shapes if isinstance(resolve(types, variant), Str | Enum)]
    return next(iter(scalars or shapes), Null())


def _number(t: Bounds) -> float:
    step = t.multiple_of or 1
    if t.minimum is not None:
        return t.minimum
    if t.exclusive_minimum is not None:
        high = t.maximum if t.maximum is not None else t.exclusive_minimum + step
        return min(t.exclusive_minimum + step, high)
    highest = t.maximum if t.maximum is not None else t.exclusive_maximum
    return step if highest is None or highest > step else highest - step


def _text(t: Str) -> str:
    text = "text".ljust(t.min_length or 0, "x")
    return text if t.max_length is None else text[: t.max_length]
