"""Hypothesis strategies, one for each type of an Api: values that the type accepts, of bounded size.

Knows the IR and Hypothesis; must not know the document or HTTP. A strategy is made once for each name and each level:
the level counts down with every object, at zero an object holds only what it must and a union takes its shortest way,
so that recursive types end. Properties respect the rules that stand only in prose, where `narrowing` can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as Json
from typing import assert_never

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from contract_tests import scalars
from contract_tests.height import heights, shortest
from contract_tests.narrowing import narrowed
from generator.ir.api import Api
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
    Union,
)
from generator.ir.walk import definitions, flatten, resolve

Values = SearchStrategy[Json]
LEVELS = 3
OPTIONAL = 4
ITEMS = 2


class Strategies:
    """Strategies for the types of one Api, each made when it is first asked for."""

    def __init__(self, api: Api) -> None:
        self.types = definitions(api)
        self._heights = heights(self.types)
        self._made: dict[tuple[str, int], Values] = {}

    def of(self, t: Type, level: int = LEVELS) -> Values:  # noqa: C901 - one case a kind of type
        """Values of `t`. A property that must be absent (Never) has none."""
        match t:
            case Any():
                return scalars.ANYTHING
            case Never():
                return st.nothing()
            case Null():
                return st.none()
            case Bool():
                return st.booleans()
            case Int():
                return scalars.integers(t)
            case Float():
                return scalars.numbers(t)
            case Str():
                return scalars.texts(t)
            case Bytes():
                return scalars.FILES
            case Enum(values=values):
                return st.sampled_from(values)
            case Ref(name=name):
                return self._named(name, level)
            case Array():
                return self._list(t, level)
            case Tuple():
                return self._tuple(t, level)
            case Map():
                return self._map(t, level)
            case Object():
                return self._object(t, level)
            case Union():
                return self._union(t, level)
            case _:
                assert_never(t)

    def _named(self, name: str, level: int) -> Values:
        # Nothing gets smaller below zero: there a recursive type finds itself again, and the recursion ends.
        key = (name, max(level, 0))
        if key not in self._made:
            self._made[key] = st.deferred(lambda: made)
            made = self.of(self.types[name].type, level)
        return self._made[key]

    def _list(self, t: Array, level: int) -> Values:
        low = t.min_items or 0
        most = low + ITEMS if level > 0 else low
        high = most if t.max_items is None else min(most, t.max_items)
        unique = scalars.identity if t.unique else None
        return st.lists(self.of(t.items, level), min_size=low, max_size=high, unique_by=unique)

    def _tuple(self, t: Tuple, level: int) -> Values:
        low = max(t.min_items or 0, len(t.prefix))
        rest = [] if t.rest is None else [self.of(t.rest, level)] * (low - len(t.prefix))
        return st.tuples(*(self.of(item, level) for item in t.prefix), *rest).map(list)

    def _map(self, t: Map, level: int) -> Values:
        low = t.min_properties or 0
        most = low + ITEMS if level > 0 else low
        high = most if t.max_properties is None else min(most, t.max_properties)
        keys = scalars.KEYS if t.keys is None else self.of(t.keys, 0)
        return st.dictionaries(keys, self.of(t.values, level - 1), min_size=low, max_size=high)

    def _union(self, t: Union, level: int) -> Values:
        variants = t.variants if level > 0 else shortest(self._heights, t.variants)
        return st.one_of([self.of(variant, level) for variant in variants])

    def _object(self, t: Object, level: int) -> Values:
        present = [each for each in flatten(self.types, t) if each.wire not in t.absent]
        required = {each.wire: self._property(t, each, level) for each in present if each.required}
        optional = {
            each.wire: self._property(t, each, level)
            for each in present
            if not each.required and level > 0 and not isinstance(resolve(self.types, each.type), Never)
        }
        return _objects(required, optional, _least(t, len(required)), _conflicts(t, frozenset(required)))

    def _property(self, holder: Object, prop: Property, level: int) -> Values:
        return self.of(narrowed(self.types, holder, prop), level - 1)


Conflict = Callable[[list[str]], list[str]]


def _objects(required: Mapping[str, Values], optional: Mapping[str, Values], least: int, kept: Conflict) -> Values:
    """Objects of the required properties and a few of the optional ones."""
    names = list(optional)
    if not names:
        return st.fixed_dictionaries(dict(required))
    least = min(least, len(names))
    chosen = st.lists(st.sampled_from(names), min_size=least, max_size=max(OPTIONAL, least), unique=True).map(kept)
    return chosen.flatmap(lambda some: st.fixed_dictionaries({**required, **{name: optional[name] for name in some}}))


def _least(t: Object, required: int) -> int:
    return max(0, (t.min_properties or 0) - required)


def _conflicts(t: Object, required: frozenset[str]) -> Conflict:
    """Leaves out of chosen optional properties those that may not stand beside the others.

    Both the sets that the schema excludes and those that only prose excludes (rules of the kind `exclusive`).
    """
    pairs = [frozenset(names) for names in t.exclusive]
    stated = [frozenset(rule.args["properties"]) for rule in t.rules if rule.kind == "exclusive" and not rule.path]

    def kept(chosen: list[str]) -> list[str]:
        some: list[str] = []
        for name in chosen:
            there = required | {*some, name}
            if not any(pair <= there for pair in pairs) and not any(len(group & there) > 1 for group in stated):
                some.append(name)
        return some

    return kept
