"""A value restricted to what its type declares.

Knows every kind of type; must not know how values are made. What cannot stand at its place is left out: properties that
must be absent, that are only ever written, that are not declared where nothing else may be, and values of another type,
as null where null is not allowed. One function a type, made when it is first asked for; nothing is changed in place,
and what stays as it is, is the same object afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as Json
from typing import assert_never

from emulator.shapes_fit import DEEPEST, Fits, Room, counted, repeats
from emulator.shapes_kinds import NOTHING, certain
from emulator.shapes_members import Members, members
from emulator.shapes_variant import Variants
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
from generator.ir.walk import resolve, split_null

Project = Callable[[Json, int], Json]
MISFIT = object()
SCALARS = (Never, Null, Bool, Int, Float, Str, Bytes, Enum)


class Projections:
    """Projections on the types of one Api: called with a value and the depth that is left; MISFIT: nothing remains.

    Named types are followed `DEEPEST` times one in the other; what is deeper stays as it is.
    """

    def __init__(self, types: Mapping[str, TypeDef], fits: Fits) -> None:
        self._types = types
        self._fits = fits
        self._variants = Variants(types, fits)
        self._named: dict[str, Project] = {}

    def of(self, t: Type) -> Project:
        """What restricts values to `t`."""
        match t:
            case Any():
                return _whatever
            case Never() | Null() | Bool() | Int() | Float() | Str() | Bytes() | Enum():
                return self._fitting(t)
            case Ref():
                return self._ref(t)
            case Array():
                return self._array(t)
            case Tuple():
                return self._tuple(t)
            case Map():
                return self._map(t)
            case Object():
                return self._object(members(self._types, t))
            case Union():
                return self._union(t)
            case _:
                assert_never(t)

    def _fitting(self, t: Type) -> Project:
        fit, room = self._fits.of(t), Room()
        return lambda value, _depth: value if fit(value, room) else MISFIT

    def _ref(self, t: Ref) -> Project:
        shape = resolve(self._types, t)
        if isinstance(shape, (Any, *SCALARS)):
            return self.of(shape)

        def project(value: Json, depth: int) -> Json:
            return self.named(t.name)(value, depth - 1) if depth > 0 else value

        return project

    def named(self, name: str) -> Project:
        """What restricts values to a named type."""
        if name not in self._named:
            self._named[name] = self.of(self._types[name].type)
        return self._named[name]

    def _object(self, t: Members) -> Project:
        plans = {wire: self.of(each.type) for wire, each in t.properties.items()}
        gone = t.absent.union(wire for wire, each in t.properties.items() if each.note.write_only)
        plans.update(dict.fromkeys(gone, _nothing))
        rest = _nothing if t.additional is None else self.of(t.additional)
        sure = {wire: certain(self._types, each.type) for wire, each in t.properties.items() if wire not in gone}
        others = NOTHING if t.additional is None else certain(self._types, t.additional)

        def project(value: Json, depth: int) -> Json:
            if not isinstance(value, dict):
                return MISFIT
            made = value
            for name, each in value.items():
                if type(each) in sure.get(name, others) and name not in gone:
                    continue  # most properties: nothing to look at
                kept = plans.get(name, rest)(each, depth)
                if kept is not each:
                    made = _with(made if made is not value else dict(value), name, kept)
            return made

        return project

    def _map(self, t: Map) -> Project:
        item = self.of(t.values)
        key = self.of(Any() if t.keys is None else t.keys)

        def project(value: Json, depth: int) -> Json:
            if not isinstance(value, dict):
                return MISFIT
            made = value
            for name, each in value.items():
                kept = MISFIT if key(name, depth) is MISFIT else item(each, depth)
                if kept is not each:
                    made = _with(made if made is not value else dict(value), name, kept)
            return made if counted(len(made), t.min_properties, t.max_properties) else MISFIT

        return project

    def _array(self, t: Array) -> Project:
        item = self.of(t.items)

        def project(value: Json, depth: int) -> Json:
            if not isinstance(value, list):
                return MISFIT
            kept = [item(each, depth) for each in value]
            made = value if all(map(_same, kept, value)) else [each for each in kept if each is not MISFIT]
            fits = counted(len(made), t.min_items, t.max_items) and not (t.unique and repeats(made))
            return made if fits else MISFIT

        return project

    def _tuple(self, t: Tuple) -> Project:
        prefix = [self.of(each) for each in t.prefix]
        rest = _nothing if t.rest is None else self.of(t.rest)

        def project(value: Json, depth: int) -> Json:
            if not isinstance(value, list) or not counted(len(value), t.min_items, t.max_items):
                return MISFIT
            plans = [*prefix[: len(value)], *[rest] * (len(value) - len(prefix))]
            made = [plan(each, depth) for plan, each in zip(plans, value, strict=True)]
            if any(each is MISFIT for each in made):
                return MISFIT
            return value if all(map(_same, made, value)) else made

        return project

    def _union(self, t: Union) -> Project:
        shape, is_nullable = split_null(t)
        if is_nullable:
            inner = self.of(shape)
            return lambda value, depth: None if value is None else inner(value, depth)
        if all(isinstance(resolve(self._types, each), SCALARS) for each in t.variants):
            return self._fitting(t)
        plans = [self.of(variant) for variant in t.variants]
        choose = self._variants.of(t)

        def project(value: Json, depth: int) -> Json:
            index = choose(value)
            return MISFIT if index is None else plans[index](value, depth)

        return project


def restricted(project: Project, value: Json) -> Json:
    """`value` through a projection; what is not of the type at all comes back as it is."""
    made = project(value, DEEPEST)
    return value if made is MISFIT else made


def _whatever(value: Json, _depth: int) -> Json:
    return value


def _nothing(_value: Json, _depth: int) -> Json:
    return MISFIT


def _same(one: Json, other: Json) -> bool:
    return one is other


def _with(made: dict[str, Json], name: str, kept: Json) -> dict[str, Json]:
    if kept is MISFIT:
        del made[name]
    else:
        made[name] = kept
    return made
