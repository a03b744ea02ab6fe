"""What makes values of a type: one function for each type, made when it is first asked for.

Knows every kind of type; must not know HTTP or operations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as Json
from typing import assert_never

from emulator import scalars, scalars_names
from emulator.examples_declared import declared, usable
from emulator.examples_drawing import Drawing, Make
from emulator.examples_objects import Member, Objects, mapped
from emulator.examples_unions import Judge, Unions, Variant, tag_of
from emulator.heights import Heights
from emulator.scalars_text import Texts
from emulator.shapes_fit import Fits, Room, identity
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
    Property,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)
from generator.ir.walk import resolve

MANY = 10_000
AGAIN = 30


class Plans:
    """Makers for the types of one Api. `judge` tells for a union which values its schema accepts, where it is known."""

    def __init__(
        self, types: Mapping[str, TypeDef], fits: Fits, texts: Texts, judge: Callable[[Union], Judge | None]
    ) -> None:
        self._types = types
        self._fits = fits
        self._texts = texts
        self._judge = judge
        self._heights = Heights(types)
        self._named: dict[tuple[str, str], Make] = {}

    def of(self, t: Type, name: str = "") -> Make:  # noqa: C901 - one case a kind of type
        """What makes values of `t`; `name` is that of the property which holds them."""
        match t:
            case Any():
                return self._text(Str(), name)
            case Never() | Null():
                return lambda _: None
            case Bool():
                return lambda drawing: drawing.turn % 2 == 1
            case Int():
                return _whole(t, name)
            case Float():
                return _number(t, name)
            case Str():
                return self._text(t, name)
            case Bytes():
                return self._text(Str(), "content")
            case Enum():
                return _enum(t)
            case Ref():
                return self._ref(t, name)
            case Array():
                return self._array(t, name)
            case Tuple():
                return self._tuple(t, name)
            case Map():
                keys = None if t.keys is None else self.of(t.keys, "key")
                return mapped(keys, self.of(t.values, _singular(name)), t.min_properties or 0, t.max_properties)
            case Object():
                return self._object(members(self._types, t))
            case Union():
                return self._union(t, name)
            case _:
                assert_never(t)

    def objects(self, t: Type) -> Objects | None:
        """What makes the objects of `t`, a named type; None where it is none of objects."""
        made = self._plan((t.name, "")) if isinstance(t, Ref) else None
        return made if isinstance(made, Objects) else None

    def _ref(self, t: Ref, name: str) -> Make:
        # An object is the same under each name; a string is not.
        key = (t.name, "" if isinstance(resolve(self._types, t), Object) else name)

        def make(drawing: Drawing) -> Json:
            if drawing.is_exhausted:
                return None
            drawing.room -= 1
            drawing.left -= 1
            made = self._plan(key)(drawing)
            drawing.room += 1
            return made

        return make

    def _plan(self, key: tuple[str, str]) -> Make:
        if key not in self._named:
            self._named[key] = self.of(self._types[key[0]].type, key[1])
        return self._named[key]

    def _text(self, t: Str, name: str) -> Make:
        wish = scalars_names.text(name)
        return lambda drawing: self._texts.of(t, wish, drawing.dice)

    def _array(self, t: Array, name: str) -> Make:
        item = self.of(t.items, _singular(name))

        def make(drawing: Drawing) -> Json:
            low = t.min_items or 0
            count = min(max(low, 1) if drawing.is_generous else low, MANY if t.max_items is None else t.max_items)
            return _distinct(item, count, drawing) if t.unique else _listed(item, count, drawing)

        return make

    def _tuple(self, t: Tuple, name: str) -> Make:
        prefix = [self.of(each, name) for each in t.prefix]
        low = max(t.min_items or 0, len(prefix))
        count = min(low, MANY if t.max_items is None else t.max_items)
        rest = [] if t.rest is None else [self.of(t.rest, name)] * (count - len(prefix))
        return lambda drawing: [drawing.at(turn, make) for turn, make in enumerate((*prefix, *rest)[:count])]

    def _object(self, t: Members) -> Objects:
        extra = None if t.additional is None else self.of(t.additional, "property")
        return Objects(t, [self._member(each, t) for each in t.properties.values()], extra)

    def _member(self, prop: Property, holder: Members) -> Member:
        fits = self._fits.of(prop.type)
        return Member(
            wire=prop.wire,
            required=prop.required,
            hidden=prop.note.write_only,
            tells=scalars_names.is_identity(prop.wire),
            fits=fits,
            shown=usable(declared(self._types, prop, holder.rules), lambda value: fits(value, Room())),
            make=self.of(_spoken(prop, holder), prop.wire),
            height=self._heights.of(prop.type),
        )

    def _union(self, t: Union, name: str) -> Unions:
        some = [each for each in t.variants if not isinstance(each, Null | Never)]
        judge = self._judge(t) if len(some) > 1 else None
        return Unions([self._variant(t, each, name) for each in some], judge)

    def _variant(self, t: Union, variant: Type, name: str) -> Variant:
        tag = tag_of(t.discriminator, variant)
        return Variant(variant, self._heights.of(variant), self.of(variant, name), lambda: self.objects(variant), tag)


def _spoken(prop: Property, holder: Members) -> Type:
    """The type of a property, with the format that prose gives to its text."""
    if not isinstance(prop.type, Str) or prop.type.format or prop.type.pattern:
        return prop.type
    stated = (rule.args for rule in holder.rules if rule.kind == "format" and rule.path == (prop.wire,))
    found = next((str(args.get("format")) for args in stated), None)
    return (
        prop.type
        if found is None
        else Str(
            min_length=prop.type.min_length, max_length=prop.type.max_length, format=found, origin=prop.type.origin
        )
    )


def _listed(item: Make, count: int, drawing: Drawing) -> list[Json]:
    made: list[Json] = []
    for turn in range(count):
        if drawing.is_exhausted:
            break
        made.append(drawing.at(turn, item))
        drawing.left -= 2
    return made


def _distinct(item: Make, count: int, drawing: Drawing) -> list[Json]:
    """Items of which no two are equal; fewer where there are no more."""
    made: dict[str, Json] = {}
    for turn in range(count + AGAIN):
        if len(made) >= count or drawing.is_exhausted:
            break
        value = drawing.at(turn, item)
        made.setdefault(identity(value), value)
    return list(made.values())


def _whole(t: Int, name: str) -> Make:
    amount = scalars_names.amount(name)
    step = max(1, int(t.multiple_of or 1))

    def make(drawing: Drawing) -> Json:
        wish = amount(drawing.dice)
        made = scalars.whole(t, wish + drawing.turn * step)
        least = scalars.whole(t, wish)
        return made if drawing.turn == 0 or made != least else scalars.whole(t, least - drawing.turn * step)

    return make


def _number(t: Float, name: str) -> Make:
    amount = scalars_names.amount(name)
    return lambda drawing: scalars.number(t, amount(drawing.dice) + drawing.turn * 0.5)


def _enum(t: Enum) -> Make:
    count = len(t.values)

    def make(drawing: Drawing) -> Json:
        start = drawing.dice.below(count) if drawing.full else 0
        return t.values[(start + drawing.turn) % count]

    return make if count else lambda _: None


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
