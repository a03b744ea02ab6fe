"""Values of types, made top-down: what is free a Chooser decides, what prose demands is kept.

Knows the IR and how rules bear upon objects; must not know where chance or preference comes from, documents or HTTP.
Sizes are bounded by the chooser: once it is tight, only what must be there is made, by the shortest way.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any as Json
from typing import assert_never

from contract_tests.data.choosing import Chooser, Place, Scalar, Unavailable
from contract_tests.data.rules import Ruled, applies, conditions, matching, names, then
from contract_tests.data.shapes import Passed, Shapes, excluding
from contract_tests.scalars import KEYS, anything, identity
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
    Rule,
    Str,
    Tuple,
    Type,
    Union,
)

DEEPEST = 60
MISSES = 6
SHARES = 3
"""Items that share a sum, at most."""


class Making:
    """Makes one value after the other, by one chooser. `partial`: what is made changes something that has the rest."""

    def __init__(self, shapes: Shapes, chooser: Chooser) -> None:
        self.shapes = shapes
        self.chooser = chooser
        self._depth = 0

    def value(self, t: Type, at: Place, passed: Passed = (), *, partial: bool = False) -> Json:  # noqa: C901 - one case a kind of type
        """A value of `t`. Raises Unavailable."""
        match t:
            case Any():
                return self._any(t, at)
            case Never():
                raise Unavailable(at)
            case Null():
                return None
            case Bool() | Int() | Float() | Str() | Bytes() | Enum():
                return self._scalar(t, at)
            case Ref(name=name):
                return self._named(name, at, passed, partial=partial)
            case Array():
                return self._array(t, at, passed)
            case Tuple():
                return self._tuple(t, at, passed)
            case Map():
                return self._map(t, at, passed)
            case Object():
                return self.object(t, at, passed, partial=partial)
            case Union():
                return self._union(t, at, passed)
            case _:
                assert_never(t)

    def _named(self, name: str, at: Place, passed: Passed, *, partial: bool) -> Json:
        if self._depth >= DEEPEST:
            raise Unavailable(at)
        self._depth += 1
        mark = self.chooser.enter(name)
        try:
            return self.value(self.shapes.types[name].type, at, passed, partial=partial)
        finally:
            self.chooser.leave(name, mark)
            self._depth -= 1

    def _any(self, t: Any, at: Place) -> Json:
        ids = self.chooser.ids(at)
        return self._id(t, at, ids) if ids is not None else anything(self.chooser.draw)

    def _scalar(self, t: Scalar, at: Place) -> Json:
        ids = self.chooser.ids(at) if isinstance(t, Str | Int | Float) else None
        if ids is not None:
            return self._id(t, at, ids)
        value = self.chooser.scalar(t)
        self.chooser.saw(t, value)
        return value

    def _id(self, t: Type, at: Place, ids: Sequence[Json]) -> Json:
        if not ids:
            raise Unavailable(at)
        value = ids[0] if self.chooser.draw.chance(85) else self.chooser.draw.choice(ids)
        self.chooser.refer(t, value, at)
        return value

    def _array(self, t: Array, at: Place, passed: Passed) -> Json:
        total = next((rule for rule in passed if rule.kind == "sum" and not rule.path), None)
        inside = self.shapes.inner(passed)
        made = list(self._shared(t, at, inside, total) if total else self._items(t, at, inside))
        self.chooser.saw(t, made)
        return made

    def _items(self, t: Array, at: Place, passed: Passed) -> Iterator[Json]:
        low, high = t.min_items or 0, t.max_items
        seen: set[str] = set()
        count = misses = 0
        while (high is None or count < high) and (count < low or self.chooser.more(t, count)):
            mark = self.chooser.mark()
            try:
                value = self.value(t.items, (*at, "*"), passed)
            except Unavailable:
                self.chooser.back(mark)
                if count < low:
                    raise
                return
            if t.unique and identity(value) in seen:
                self.chooser.back(mark)
                misses += 1
                if misses > MISSES and count < low:
                    raise Unavailable(at)
                if misses > MISSES:
                    return
                continue
            if t.unique:
                seen.add(identity(value))
            count += 1
            yield value

    def _shared(self, t: Array, at: Place, passed: Passed, total: Rule) -> Iterator[Json]:
        """Items of which one number adds up."""
        name, equals = total.args.get("of"), total.args.get("equals")
        if not isinstance(name, str) or not isinstance(equals, int | float):
            yield from self._items(t, at, passed)
            return
        low, high = t.min_items or 0, min(SHARES, SHARES if t.max_items is None else t.max_items)
        count = low
        while count < high and self.chooser.more(t, count):
            count += 1
        for share in _shares(equals, count):
            yield self.value(t.items, (*at, "*"), (*passed, self.shapes.exactly(name, share)))

    def _tuple(self, t: Tuple, at: Place, passed: Passed) -> Json:
        low = max(t.min_items or 0, len(t.prefix))
        rest = [] if t.rest is None else [t.rest] * (low - len(t.prefix))
        return [self.value(item, (*at, "*"), self.shapes.inner(passed)) for item in (*t.prefix, *rest)]

    def _map(self, t: Map, at: Place, passed: Passed) -> Json:
        low, high = t.min_properties or 0, t.max_properties
        made: dict[str, Json] = {}
        for turn in range(low + 64):
            if len(made) == high or (len(made) >= low and not self.chooser.more(t, len(made))):
                break
            key = f"{self.chooser.draw.text(1, 6, KEYS)}{turn or ''}" if t.keys is None else self.value(t.keys, at)
            mark = self.chooser.mark()
            try:
                made[str(key)] = self.value(t.values, (*at, "*"), self.shapes.inner(passed))
            except Unavailable:
                self.chooser.back(mark)
                if len(made) < low:
                    raise
                break
        self.chooser.saw(t, made)
        return made

    def _union(self, t: Union, at: Place, passed: Passed) -> Json:
        """The variant that the chooser likes best, or the next one that can be made."""
        left = list(self.shapes.shortest(t) if self.chooser.is_tight else t.variants)
        spare = [] if not self.chooser.is_tight else [each for each in t.variants if all(each is not v for v in left)]
        while left or spare:
            if not left:
                left, spare = spare, []
            variant = self.chooser.pick(t, left) if len(left) > 1 else left[0]
            mark = self.chooser.mark()
            try:
                value = self.value(variant, at, (*passed, *self.shapes.tag(t, variant)))
            except Unavailable:
                self.chooser.back(mark)
                left = [each for each in left if each is not variant]
                continue
            self.chooser.chose(t, variant)
            return value
        raise Unavailable(at)

    def object(self, t: Object, at: Place, passed: Passed = (), *, partial: bool = False) -> Json:
        """An object that keeps its rules: where one demands what cannot be had, without that on which it depends."""
        shape = self.shapes.ruled(t, passed)
        avoided: Passed = ()
        while True:
            mark = self.chooser.mark()
            try:
                made = _Members(self, shape, at, avoided, partial=partial).made()
            except Unavailable as missing:
                if missing.rule is None or missing.place != at or missing.rule in avoided:
                    raise
                self.chooser.back(mark)
                avoided = (*avoided, missing.rule)
                continue
            return {name: made[name] for name in (*shape.declared, *made) if name in made}


class _Members:
    """The members of one object, made one after the other."""

    def __init__(self, making: Making, shape: Ruled, at: Place, avoided: Passed, *, partial: bool) -> None:
        self.making = making
        self.chooser = making.chooser
        self.shape = shape
        self.at = at
        self.avoided = avoided
        self.partial = partial
        self.members: dict[str, Json] = {}

    def made(self) -> dict[str, Json]:
        """All of them."""
        optional = [each for each in self.shape.properties if not each.required]
        chosen = self.chooser.select(optional) if optional else ()
        for prop in self.shape.properties:
            self._consider(prop, chosen)
        self._fill()
        if self.partial:
            self._exclude()
        return self.members

    def _consider(self, prop: Property, chosen: Container[str]) -> None:
        rule = self._demanding(prop.wire)
        if not prop.required and rule is None and (self._is_full(prop.wire) or prop.wire not in chosen):
            self.chooser.absent(prop)
            return
        mark = self.chooser.mark()
        self.chooser.begin(prop)
        try:
            self._add(prop, must_be=rule is not None)
            self.chooser.present(prop, mark)
        except Unavailable:
            if prop.required:
                raise
            if rule is not None:
                raise Unavailable(self.at, rule) from None
            self.chooser.back(mark)
            self.chooser.absent(prop)

    def _add(self, prop: Property, *, must_be: bool) -> None:
        t, passed = self.making.shapes.member(self.shape, prop, self.members)
        limited: Type | None = self._avoiding(prop, t)
        if limited is not None and (must_be or self._is_kept(prop.wire)):
            limited = self.making.shapes.without_null(limited)
        if limited is None:
            raise Unavailable(self.at)
        if self._is_taken(prop.wire):
            limited = Union(variants=(Null(),), origin=t.origin) if limited is not self._nullless(t) else Never()
        self.members[prop.wire] = self.making.value(limited, (*self.at, prop.wire), passed)

    def _nullless(self, t: Type) -> Type | None:
        return self.making.shapes.without_null(t)

    def _demanding(self, name: str) -> Rule | None:
        """The rule that demands a property beside what is there."""
        for rule in self.shape.requires:
            if name in then(rule) and rule not in self.avoided and applies(rule, self.members):
                return rule
        return None

    def _avoiding(self, prop: Property, t: Type) -> Type | None:
        """`t` without what would make a rule apply that cannot be kept; None where nothing is left."""
        for rule in self.avoided:
            if prop.wire in names(rule, "present"):
                return None
            values = matching(rule, prop.wire)
            if values:
                return excluding(self.making.shapes.types, t, values)
            if not conditions(rule) and prop.wire in then(rule):
                return None
        return t

    def _is_kept(self, name: str) -> bool:
        """Whether a change must not clear a property: what it leaves alone may depend on it."""
        return self.partial and any(
            name in then(rule) and not all(each in self.members for each in conditions(rule) or (name,))
            for rule in self.shape.requires
        )

    def _is_taken(self, name: str) -> bool:
        """Whether another property, by a rule, stands in the place of this one."""
        return any(
            name in group and any(self.members.get(each) is not None for each in group if each != name)
            for group in self.shape.exclusive
        )

    def _is_full(self, name: str) -> bool:
        """Whether one more property would be too many, or one of a set that must not be complete."""
        t = self.shape.object
        there = {*self.members, name}
        too_many = t.max_properties is not None and len(there) > t.max_properties
        return too_many or any(set(group) <= there for group in t.exclusive if name in group)

    def _fill(self) -> None:
        """As many properties as there must be: declared ones first."""
        low = self.shape.object.min_properties or 0
        for prop in self.shape.properties:
            if len(self.members) < low and prop.wire not in self.members and not self._is_full(prop.wire):
                self._consider(prop, (prop.wire,))
        additional = self.shape.object.additional
        while len(self.members) < low:
            if additional is None:
                raise Unavailable(self.at)
            name = f"{self.chooser.draw.text(1, 6, KEYS)}{len(self.members)}"
            self.members[name] = self.making.value(additional, (*self.at, name))

    def _exclude(self) -> None:
        """Clear what must not stand beside what a change sets."""
        for prop in self.shape.properties:
            is_nullable = self._nullless(prop.type) is not prop.type
            if is_nullable and prop.wire not in self.members and self._is_taken(prop.wire):
                self.members[prop.wire] = None


def _shares(total: float, count: int) -> Sequence[float]:
    """`count` numbers that add up, the first the smallest: whole ones where they can be, else of three digits."""
    if count < 2:
        return (total,) * count
    is_whole = float(total).is_integer() and total >= 2 * count
    first = 1 if is_whole else round(total / 1000, 6)
    rest = (int(total) - 1) // (count - 1) if is_whole else round((total - first) / (count - 1), 3)
    return (first, *([rest] * (count - 2)), round(total - first - rest * (count - 2), 6))
