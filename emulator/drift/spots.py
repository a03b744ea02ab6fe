"""Every node of the types that a body may consist of, each once, with where it stands.

Knows how types nest; must not know what drifts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from emulator.drift.site import Where
from generator.ir.types import (
    Array,
    Map,
    Null,
    Object,
    Property,
    Ref,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import flatten, resolve, split_null
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Spot:
    """A node: of what type it is, and the property that holds it, if one does."""

    type: Type
    where: Where
    certain: bool
    depth: int
    prop: Property | None = None
    holder: Object | None = None
    is_held: bool = True
    """Whether every conforming body has the object that holds it."""

    @property
    def pointer(self) -> Pointer:
        """Where the node stands in the document: the property, else the schema."""
        return self.prop.origin if self.prop is not None else self.type.origin

    @property
    def wire(self) -> str:
        """The name of the property; empty where it is none."""
        return self.prop.wire if self.prop is not None else ""


def spots(types: Mapping[str, TypeDef], t: Type) -> Iterator[Spot]:
    """The nodes of `t`, the shallowest first; a named type is entered where it is met first."""
    seen: set[str] = set()
    waiting = deque([Spot(t, "top", certain=True, depth=0)])
    while waiting:
        spot = waiting.popleft()
        yield spot
        shape = spot.type
        if isinstance(shape, Ref):
            if shape.name not in seen:
                seen.add(shape.name)
                named = types[shape.name].type
                waiting.append(Spot(named, spot.where, spot.certain, spot.depth))
            continue
        waiting.extend(_within(types, spot))


def _within(types: Mapping[str, TypeDef], spot: Spot) -> Iterator[Spot]:
    """The nodes directly below one."""
    inner: Where = "variant" if spot.where == "variant" else "item"
    match spot.type:
        case Object() as holder:
            for prop in flatten(types, holder):
                certain = spot.certain and prop.required
                yield Spot(prop.type, spot.where, certain, spot.depth + 1, prop, holder, spot.certain)
        case Union(variants=variants):
            for variant in variants:
                if not isinstance(variant, Null):
                    yield Spot(variant, "variant", certain=False, depth=spot.depth)
        case Array(items=items):
            yield Spot(items, inner, spot.certain, spot.depth + 1)
        case Tuple(prefix=prefix):
            for each in prefix:
                yield Spot(each, inner, spot.certain, spot.depth + 1)
        case Map(values=values):
            yield Spot(values, inner, certain=False, depth=spot.depth + 1)
        case _:
            return


def core(types: Mapping[str, TypeDef], t: Type) -> tuple[Type, bool]:
    """The type behind names and null, and whether it may be null."""
    shape, nullable = split_null(resolve(types, t))
    inner, again = split_null(resolve(types, shape))
    return resolve(types, inner), nullable or again
