"""Where in a value a node of the document is at work, and the value with something else in its place.

Knows the model's types and their origins; must not know operations or why anything is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as Json

from emulator.shapes import Shapes
from generator.ir.types import Array, Map, Null, Object, Ref, Tuple, Type, TypeDef, Union
from generator.ir.walk import flatten, resolve
from generator.pointer import Pointer

GONE = object()
"""What a change answers to take a property away."""

DEEPEST = 60

Change = Callable[[Json], Json]
ChangeMembers = Callable[[dict[str, Json]], dict[str, Json]]


class Places:
    """Rewrites values of the types of one Api."""

    def __init__(self, types: Mapping[str, TypeDef], shapes: Shapes) -> None:
        self._types = types
        self._shapes = shapes

    def rewrite(self, t: Type, value: Json, at: Pointer, change: Change) -> Json:
        """`value` with `change` made to what stands at every place of the node `at`: a property's or a schema's."""
        return self._value(t, value, at, change, 0)

    def holders(self, t: Type, value: Json, prop: Pointer, change: ChangeMembers) -> Json:
        """`value` with `change` made to each object of a type that declares the property `prop`, be it there or not."""
        return self._held(t, value, prop, change, 0)

    def _value(self, t: Type, value: Json, at: Pointer, change: Change, depth: int) -> Json:
        if depth > DEEPEST:
            return value
        if value is not None and not _is_property(at) and self._origin(t) == at:
            return change(value)

        def inner(each: Type, found: Json) -> Json:
            return self._value(each, found, at, change, depth + 1)

        shape = self._meant(t, value)
        if isinstance(shape, Object) and isinstance(value, dict):
            return self._members(shape, value, at, change, depth)
        return _within(shape, value, inner)

    def _origin(self, t: Type) -> Pointer:
        return self._types[t.name].origin if isinstance(t, Ref) else t.origin

    def _members(self, shape: Object, value: dict[str, Json], at: Pointer, change: Change, depth: int) -> Json:
        made = dict(value)
        for prop in flatten(self._types, shape):
            if prop.wire in made:
                found = made[prop.wire]
                new = change(found) if prop.origin == at else self._value(prop.type, found, at, change, depth + 1)
                if new is GONE:
                    del made[prop.wire]
                else:
                    made[prop.wire] = new
        return made

    def _held(self, t: Type, value: Json, prop: Pointer, change: ChangeMembers, depth: int) -> Json:
        if depth > DEEPEST:
            return value

        def inner(each: Type, found: Json) -> Json:
            return self._held(each, found, prop, change, depth + 1)

        shape = self._meant(t, value)
        if not isinstance(shape, Object) or not isinstance(value, dict):
            return _within(shape, value, inner)
        properties = flatten(self._types, shape)
        made = {**value}
        for each in properties:
            if each.wire in made:
                made[each.wire] = inner(each.type, made[each.wire])
        return change(made) if any(each.origin == prop for each in properties) else made

    def _meant(self, t: Type, value: Json) -> Type:
        """The type without names and unions, as the value means it."""
        shape = resolve(self._types, t)
        while isinstance(shape, Union):
            some = [each for each in shape.variants if not isinstance(each, Null)]
            if value is None or not some:
                return Null()
            shape = resolve(self._types, self._shapes.variant(shape, value))
        return shape


def _is_property(at: Pointer) -> bool:
    """Whether a node is that of one property: others may be of the same type, which the model names once."""
    return at[-2:-1] == ("properties",)


def _within(shape: Type, value: Json, inner: Callable[[Type, Json], Json]) -> Json:
    """What is below a list or a map."""
    match shape, value:
        case Array(items=items), list():
            return [inner(items, each) for each in value]
        case Tuple(prefix=prefix, rest=rest), list():
            types = (*prefix, *((rest,) * len(value) if rest is not None else ()))
            return [inner(each, found) for each, found in zip(types, value, strict=False)]
        case Map(values=values), dict():
            return {name: inner(values, each) for name, each in value.items()}
        case _:
            return value
