"""What a request can test, named: a property that is there, a value of an enumeration, a bound that is met.

Knows the IR. A target is told by the node of the document that it is about, so that a component that many operations
share counts once. Sets of targets are whole numbers, a bit for each: there are thousands, and they are compared often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json
from typing import Literal

from contract_tests import scalars
from generator.ir.types import (
    Array,
    Bool,
    Enum,
    Float,
    Int,
    Map,
    Null,
    Object,
    Property,
    Ref,
    Str,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import children, reachable, refs
from generator.pointer import Pointer

Kind = Literal["present", "absent", "null", "value", "variant", "low", "high", "empty", "one", "several", "long"]
LONG = 200
"""Characters of a long text, where the document bounds nothing."""

LONGEST_LIST = 100
"""Items of a list that is as long as it may be; a longer one costs more than it tells."""


MUCH = 1_000


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to be seen. `facet`: the value, the bound or the variant's name; None where there is no choice."""

    kind: Kind
    pointer: Pointer
    facet: Json = None


class Catalogue:
    """Every target of the types that requests reach, each with its bit."""

    def __init__(self, types: Mapping[str, TypeDef], roots: Iterable[Type]) -> None:
        self.targets: list[Target] = []
        self._types = types
        self._bits: dict[tuple[str, Pointer, str], int] = {}
        self._inline: dict[int, int] = {}
        self._kept: list[Type] = []
        listed = list(roots)
        names = reachable(types, {name for t in listed for name in refs(t)})
        order = [name for name in types if name in names]
        single = {name: self._added(own(types[name].type)) for name in order}
        for t in listed:
            self._added(own(t))
        self._named = {name: _union(single[each] for each in reachable(types, {name})) for name in order}

    def add(self, target: Target) -> int:
        """The bit of a target, which is in the catalogue from now on."""
        key = (target.kind, target.pointer, _key(target.facet))
        if key not in self._bits:
            self._bits[key] = 1 << len(self.targets)
            self.targets.append(target)
        return self._bits[key]

    def within(self, pointer: Pointer) -> int:
        """The targets of a node of the document and of all that stands in it."""
        inside = [each for each in self.targets if each.pointer.within(pointer)]
        return _union(self.bit(each.kind, each.pointer, each.facet) for each in inside)

    def late(self) -> int:
        """The targets that take so much room that they had better come last: very long texts."""
        sizes = [each for each in self.targets if isinstance(each.facet, int) and each.facet > MUCH]
        return _union(self.bit(each.kind, each.pointer, each.facet) for each in sizes if each.kind == "high")

    def bit(self, kind: Kind, pointer: Pointer, facet: Json = None) -> int:
        """The bit of a target; none where it is not in the catalogue."""
        return self._bits.get((kind, pointer, _key(facet)), 0)

    def of(self, t: Type) -> int:
        """The targets of a type and of all names that it leads to."""
        if isinstance(t, Ref):
            return self._named.get(t.name, 0)
        if id(t) not in self._inline:
            self._kept.append(t)
            known = _union(self.bit(each.kind, each.pointer, each.facet) for each in own(t))
            self._inline[id(t)] = known | _union(self._named.get(name, 0) for name in set(refs(t)))
        return self._inline[id(t)]

    def listed(self, mask: int) -> Iterator[Target]:
        """The targets of a set, in the order of the catalogue."""
        while mask:
            lowest = mask & -mask
            yield self.targets[lowest.bit_length() - 1]
            mask ^= lowest

    def _added(self, targets: Iterable[Target]) -> int:
        return _union(self.add(each) for each in targets)


def own(t: Type) -> Iterator[Target]:
    """The targets that stand in `t` itself, not following names; those of a property one after the other."""
    stack: list[Type | Property] = [t]
    while stack:
        node = stack.pop()
        if isinstance(node, Property):
            yield from _member(node)
            stack.append(node.type)
        else:
            yield from _at(node)
            members: tuple[Property, ...] = node.properties if isinstance(node, Object) else ()
            stack.extend(reversed(members or list(children(node))))


def bounds(t: Int | Float) -> Iterator[Target]:
    """The least and the greatest number that a declared bound allows."""
    step = t.multiple_of or (1 if isinstance(t, Int) else 0.001)
    low, high = scalars.bounds(t, step)
    whole = isinstance(t, Int) and float(step).is_integer()
    if t.minimum is not None or t.exclusive_minimum is not None:
        yield Target("low", t.origin, int(low) if whole else low)
    if t.maximum is not None or t.exclusive_maximum is not None:
        yield Target("high", t.origin, int(high) if whole else high)


def variant(t: Union, index: int) -> Target:
    """What it means that a union is its variant at `index`."""
    chosen = t.variants[index]
    if isinstance(chosen, Null):
        return Target("null", t.origin)
    return Target("variant", t.origin, chosen.name if isinstance(chosen, Ref) else index)


def _at(t: Type) -> Iterator[Target]:
    match t:
        case Bool():
            yield from (Target("value", t.origin, value) for value in (True, False))
        case Int() | Float():
            yield from bounds(t)
        case Str():
            yield from _lengths(t)
        case Enum(values=values) if len(values) > 1:
            yield from (Target("value", t.origin, value) for value in values)
        case Array(min_items=low, max_items=high):
            yield from _counts(t, low or 0, high)
        case Map(min_properties=low, max_properties=high):
            yield from _counts(t, low or 0, high)
        case Union(variants=variants):
            if len([each for each in variants if not isinstance(each, Null)]) > 1 or len(variants) > 1:
                yield from (variant(t, index) for index in range(len(variants)))
        case _:
            return


def _member(prop: Property) -> Iterator[Target]:
    yield Target("present", prop.origin)
    if not prop.required:
        yield Target("absent", prop.origin)


def _lengths(t: Str) -> Iterator[Target]:
    if t.min_length:
        yield Target("low", t.origin, t.min_length)
    if t.max_length is not None:
        yield Target("high", t.origin, t.max_length)
    elif t.pattern is None and t.format is None:
        yield Target("long", t.origin, LONG)


def _counts(t: Array | Map, low: int, high: int | None) -> Iterator[Target]:
    if low == 0:
        yield Target("empty", t.origin)
    if low <= 1 and high != 0:
        yield Target("one", t.origin)
    if high is None or high > 1:
        yield Target("several", t.origin)
    if low > 1:
        yield Target("low", t.origin, low)
    if high is not None and 1 < high <= LONGEST_LIST:
        yield Target("high", t.origin, high)


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _key(facet: Json) -> str:
    return f"{type(facet).__name__} {facet}" if isinstance(facet, bool | str) else str(facet)
