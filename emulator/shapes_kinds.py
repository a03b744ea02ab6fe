"""Which classes the values of a type have, once JSON is read.

Knows the classes of read JSON (`dict list str int float bool NoneType`); must not know values.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    TypeDef,
    Union,
)
from generator.ir.walk import resolve

Kinds = frozenset[type]
NOTHING: Kinds = frozenset()
NUMBER: Kinds = frozenset((int, float))
EVERYTHING: Kinds = frozenset((dict, list, str, int, float, bool, type(None)))


LEVELS = 8


def kinds(types: Mapping[str, TypeDef], t: Type, levels: int = LEVELS) -> Kinds:  # noqa: C901 - one case a kind of type
    """The classes that a value of `t` may have; all, where unions stand deeper than `levels` one in the other."""
    match t:
        case Any():
            return EVERYTHING
        case Never():
            return NOTHING
        case Null():
            return frozenset((type(None),))
        case Bool():
            return frozenset((bool,))
        case Int() | Float():
            return NUMBER
        case Str() | Bytes():
            return frozenset((str,))
        case Enum(values=values):
            found = frozenset(type(value) for value in values)
            return found | NUMBER if found & NUMBER else found
        case Array() | Tuple():
            return frozenset((list,))
        case Map() | Object():
            return frozenset((dict,))
        case Ref():
            return kinds(types, resolve(types, t), levels)
        case Union(variants=variants):
            inner = (kinds(types, variant, levels - 1) for variant in variants)
            return NOTHING.union(*inner) if levels > 0 else EVERYTHING
        case _:
            assert_never(t)


def certain(types: Mapping[str, TypeDef], t: Type, levels: int = LEVELS) -> Kinds:
    """The classes of which every value is a `t`: what is of another class, or of none of these, must be looked at."""
    shape = resolve(types, t)
    match shape:
        case Any() | Bool() | Null():
            return kinds(types, shape)
        case Str(min_length=None, max_length=None, pattern=None):
            return kinds(types, shape)
        case Int() if shape == Int(format=shape.format):
            return frozenset((int,))
        case Float() if shape == Float(format=shape.format):
            return NUMBER
        case Union(variants=variants):
            inner = (certain(types, variant, levels - 1) for variant in variants)
            return NOTHING.union(*inner) if levels > 0 else NOTHING
        case _:
            return NOTHING
