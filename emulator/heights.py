"""How deep the smallest value of a type must be: the way out of recursive types.

Knows the IR only; must not know how values are made. The same least fixed point, over the types that one type reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.ir.types import Array, Map, Object, Ref, Tuple, Type, TypeDef, Union
from generator.ir.walk import reachable, refs

ENDLESS = 1_000_000


class Heights:
    """The height of each named type's smallest value, ENDLESS where it has none; measured when first asked for."""

    def __init__(self, types: Mapping[str, TypeDef]) -> None:
        self._types = types
        self._found: dict[str, int] = {}

    def of(self, t: Type) -> int:
        """How many objects and lists the smallest value of `t` holds one in the other; ENDLESS where there is none."""
        unknown = reachable(self._types, {name for name in refs(t) if name not in self._found})
        self._measure(sorted(name for name in unknown if name not in self._found))
        return _height(self._found, t)

    def _measure(self, names: Sequence[str]) -> None:
        """Heights only fall, and each round settles at least those that are one higher than the round before."""
        self._found.update(dict.fromkeys(names, ENDLESS))
        changed = bool(names)
        while changed:
            changed = False
            for name in names:
                height = _height(self._found, self._types[name].type)
                if height < self._found[name]:
                    self._found[name], changed = height, True


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
            return _above(needed + [_height(found, base) - 1 for base in extends])
        case Union(variants=variants):
            return min((_height(found, variant) for variant in variants), default=ENDLESS)
        case _:
            return 0


def _above(below: Sequence[int]) -> int:
    return min(ENDLESS, 1 + max(below, default=0))
