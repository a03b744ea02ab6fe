"""Whether a value has a type, as the intermediate representation has it.

Knows types and values; must not know the document: what is finally sent, the oracle judges. One function a type, made
when it is first asked for. A value may be as deep as an attacker likes, and variants may be tried in vain at each
depth: `Room` bounds both, and what is beyond it is taken to fit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Json
from typing import assert_never

from emulator.scalars import within
from emulator.scalars_text import Texts
from emulator.shapes_members import Members, members
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

Fit = Callable[[Json, "Room"], bool]
DEEPEST = 60
MOST = 5000


@dataclass(slots=True)
class Room:
    """What is left for one judgement: how deep named types may stand one in the other, and how many in all."""

    depth: int = DEEPEST
    count: int = MOST


class Fits:
    """Judges values by the types of one Api."""

    def __init__(self, types: Mapping[str, TypeDef], texts: Texts) -> None:
        self._types = types
        self._texts = texts
        self._named: dict[str, Fit] = {}

    def of(self, t: Type) -> Fit:  # noqa: C901 - one case a kind of type
        """What judges values of `t`: called with a value and the room that is left for named types in it."""
        match t:
            case Any():
                return lambda _value, _room: True
            case Never():
                return lambda _value, _room: False
            case Null():
                return lambda value, _room: value is None
            case Bool():
                return lambda value, _room: isinstance(value, bool)
            case Int():
                return lambda value, _room: is_whole(value) and within(t, value)
            case Float():
                return lambda value, _room: is_number(value) and within(t, value)
            case Str():
                return self._text(t)
            case Bytes():
                return lambda value, _room: isinstance(value, str | bytes)
            case Enum(values=values):
                return _enum(values)
            case Ref(name=name):
                return self._ref(name)
            case Array():
                return self._array(t)
            case Tuple():
                return self._tuple(t)
            case Map():
                return self._map(t)
            case Object():
                return self._object(members(self._types, t))
            case Union(variants=variants):
                fits = [self.of(variant) for variant in variants]
                return lambda value, room: any(fit(value, room) for fit in fits)
            case _:
                assert_never(t)

    def _ref(self, name: str) -> Fit:
        def fit(value: Json, room: Room) -> bool:
            if room.depth <= 0 or room.count <= 0:
                return True
            room.depth -= 1
            room.count -= 1
            fits = self.named(name)(value, room)
            room.depth += 1
            return fits

        return fit

    def named(self, name: str) -> Fit:
        """What judges values of a named type."""
        if name not in self._named:
            self._named[name] = self.of(self._types[name].type)
        return self._named[name]

    def _text(self, t: Str) -> Fit:
        if t.min_length is None and t.max_length is None and t.pattern is None:
            return lambda value, _room: isinstance(value, str)
        return lambda value, _room: isinstance(value, str) and self._texts.fits(t, value)

    def _array(self, t: Array) -> Fit:
        item = self.of(t.items)
        return lambda value, room: (
            isinstance(value, list)
            and counted(len(value), t.min_items, t.max_items)
            and all(item(each, room) for each in value)
            and not (t.unique and repeats(value))
        )

    def _tuple(self, t: Tuple) -> Fit:
        prefix = [self.of(each) for each in t.prefix]
        rest = self.of(Never() if t.rest is None else t.rest)
        return lambda value, room: (
            isinstance(value, list)
            and counted(len(value), t.min_items, t.max_items)
            and all(fit(each, room) for fit, each in zip(prefix, value, strict=False))
            and all(rest(each, room) for each in value[len(prefix) :])
        )

    def _map(self, t: Map) -> Fit:
        item = self.of(t.values)
        key = self.of(Any() if t.keys is None else t.keys)
        return lambda value, room: (
            isinstance(value, dict)
            and counted(len(value), t.min_properties, t.max_properties)
            and all(key(name, room) and item(each, room) for name, each in value.items())
        )

    def _object(self, t: Members) -> Fit:
        declared = {wire: self.of(each.type) for wire, each in t.properties.items()}
        rest = self.of(Never() if t.additional is None else t.additional)

        def fit(value: Json, room: Room) -> bool:
            if not isinstance(value, dict) or not counted(len(value), t.least, t.most):
                return False
            if any(name not in value for name in t.required) or any(name in value for name in t.absent):
                return False
            if any(value.keys() >= names for names in t.exclusive):
                return False
            return all(declared.get(name, rest)(each, room) for name, each in value.items())

        return fit


def is_whole(value: Json) -> bool:
    """Whether a value is a number without a fraction (JSON Schema core, section 4.2.3)."""
    return is_number(value) and (isinstance(value, int) or value.is_integer())


def is_number(value: Json) -> bool:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def counted(count: int, low: int | None, high: int | None) -> bool:
    """Whether a count is within its bounds."""
    return (low or 0) <= count and (high is None or count <= high)


def repeats(values: Sequence[Json]) -> bool:
    """Whether two of the values are equal as JSON Schema has it (core, section 4.2.2)."""
    return len({identity(value) for value in values}) < len(values)


def identity(value: Json) -> str:
    """Text that is equal for values that are equal, up to the spelling of numbers."""
    try:
        return json.dumps(_plain(value), sort_keys=True)
    except RecursionError:
        return str(id(value))


def _plain(value: Json) -> Json:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return {name: _plain(each) for name, each in value.items()} if isinstance(value, dict) else value


def _enum(values: Sequence[str | float | bool]) -> Fit:
    texts = frozenset(each for each in values if isinstance(each, str))
    if len(texts) == len(values):
        return lambda value, _room: isinstance(value, str) and value in texts
    others = [each for each in values if not isinstance(each, str)]
    return lambda value, _room: (
        value in texts
        if isinstance(value, str)
        else any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in others)
    )
