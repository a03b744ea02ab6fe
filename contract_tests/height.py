"""How deep the smallest value of a type must be: the way out of recursive types.

Knows the IR only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.ir.types import Array, Map, Object, Ref, Tuple, Type, TypeDef, Union

ENDLESS = 1_000_000


def heights(types: Mapping[str, TypeDef]) -> Mapping[str, int]:
    """The height of each named type's smallest value; ENDLESS where it has none. A least fixed point."""
    found = dict.fromkeys(types, ENDLESS)
    changed = True
    while changed:
        changed = False
        for name, definition in types.items():
            height = _height(found, definition.type)
            if height < found[name]:
                found[name], changed = height, True
    return found


def shortest(found: Mapping[str, int], variants: Sequence[Type]) -> list[Type]:
    """The variants whose smallest values are the least deep."""
    measured = [_height(found, variant) for variant in variants]
    least = min(measured, default=0)
    return [variant for variant, height in zip(variants, measured, strict=True) if height == least]


def _height(found: Mapping[str, int], t: Type) -> int:
    match t:
        case Ref(name=name):
            return found[name]
        case Array(items=items, min_items=low):
            return _above([_height(found, items)] if low else [])
        case Map(values=values, min_properties=low):
            return _above([_height(found, values)] if low else [])
        case Tuple(prefix=prefix):
            return _above([_height(found, item) for item in prefix])
        case Object(properties=properties, extends=extends):
            needed = [_height(found, each.type) for each in properties if each.required]
            return _above(needed + [_height(found, base) for base in extends])
        case Union(variants=variants):
            return min((_height(found, variant) for variant in variants), default=ENDLESS)
        case _:
            return 0


def _above(below: Sequence[int]) -> int:
    return min(ENDLESS, 1 + max(below, default=0))
