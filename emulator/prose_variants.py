"""Which variant of a union a value means.

Knows types and values; must not know rules. The value is one that the document accepts, so that a look at its shape is
enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json
from typing import Final, assert_never

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
from generator.ir.walk import flatten

Types = Mapping[str, TypeDef]
LOOK: Final = 6
"""How many steps deep a look at the shape goes."""


def meant(types: Types, union: Union, value: Json) -> Type | None:
    """The variant that `value` means: by the discriminator, by a guard, or the first of its shape; None for none."""
    if isinstance(value, dict):
        if union.discriminator is not None:
            tag = value.get(union.discriminator.property)
            name = next((name for each, name in union.discriminator.mapping if _same(each, tag)), None)
            return None if name is None else Ref(name=name)
        for guard in union.guards:
            if guard.property in value:
                return Ref(name=guard.variant)
    return next((each for each in union.variants if fits(types, each, value)), None)


def fits(types: Types, t: Type, value: Json, look: int = LOOK) -> bool:  # noqa: C901 - one case a kind of type
    """Whether `value` has the shape of `t`, as far as a bounded look shows; bounds of values are not asked."""
    if look == 0:
        return True
    match t:
        case Any():
            return True
        case Never():
            return False
        case Null():
            return value is None
        case Bool():
            return isinstance(value, bool)
        case Int() | Float():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Str():
            return isinstance(value, str)
        case Bytes():
            return not isinstance(value, dict | list)
        case Enum(values=values):
            return any(_same(each, value) for each in values)
        case Ref(name=name):
            return fits(types, types[name].type, value, look - 1)
        case Union(variants=variants):
            return any(fits(types, each, value, look - 1) for each in variants)
        case Array(items=items):
            return isinstance(value, list) and all(fits(types, items, each, look - 1) for each in value)
        case Tuple(prefix=prefix):
            return isinstance(value, list) and all(
                fits(types, each, item, look - 1) for each, item in zip(prefix, value, strict=False)
            )
        case Map():
            return isinstance(value, dict)
        case Object():
            return isinstance(value, dict) and _fits_object(types, t, value, look - 1)
        case _:
            assert_never(t)


def _fits_object(types: Types, t: Object, value: dict[str, Json], look: int) -> bool:
    declared = {each.wire: each for each in flatten(types, t)}
    return (
        all(each.wire in value for each in declared.values() if each.required)
        and not any(name in value for name in t.absent)
        and (t.additional is not None or all(name in declared for name in value))
        and all(fits(types, declared[name].type, each, look) for name, each in value.items() if name in declared)
    )


def _same(left: Json, right: Json) -> bool:
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)
