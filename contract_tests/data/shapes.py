"""Types as they are made: objects with their rules in order, properties narrowed by what prose says of them.

Knows the IR and narrowing; everything is worked out once and kept, for types are met thousands of times. Keys are the
identities of nodes of the model, which live as long as the model does; what was narrowed is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any as Json

from contract_tests.data.rules import Ruled, applies, ruled
from contract_tests.height import heights, shortest
from contract_tests.narrowing import EACH, narrowed
from generator.ir.api import Api
from generator.ir.types import Enum, Null, Object, Property, Ref, Rule, Type, TypeDef, Union
from generator.ir.walk import definitions, flatten, resolve

Passed = tuple[Rule, ...]
"""Rules that an object's holder states about what is inside, with paths that begin there."""


class Shapes:
    """The types of one Api, ready to be made."""

    def __init__(self, api: Api) -> None:
        self.types: Mapping[str, TypeDef] = definitions(api)
        self._heights = heights(self.types)
        self._ruled: dict[tuple[int, tuple[int, ...]], Ruled] = {}
        self._narrowed: dict[tuple[int, tuple[int, ...]], Type] = {}
        self._without_null: dict[int, Type | None] = {}
        self._stepped: dict[tuple[int, str], Rule] = {}
        self._tags: dict[tuple[int, int], Passed] = {}
        self._exactly: dict[tuple[str, float], Rule] = {}
        self._shortest: dict[int, list[Type]] = {}
        self._kept: list[object] = []

    def ruled(self, t: Object, passed: Passed = ()) -> Ruled:
        """An object with all rules about it."""
        key = (id(t), tuple(id(rule) for rule in passed))
        if key not in self._ruled:
            self._kept += [t, *passed]
            self._ruled[key] = ruled(self.types, t, passed)
        return self._ruled[key]

    def member(self, shape: Ruled, prop: Property, made: Mapping[str, Json]) -> tuple[Type, Passed]:
        """The type of a property beside what is there already, and the rules that are about something inside it."""
        stated = shape.about.get(prop.wire, ())
        if not stated:
            return prop.type, ()
        bounding, passed = [], []
        for rule in stated:
            if rule.kind == "sum" or any(step != EACH for step in rule.path[1:]):
                passed.append(self.step(rule, prop.wire))
            elif applies(rule, made):
                bounding.append(rule)
        return self._bounded(prop, tuple(bounding)), tuple(passed)

    def _bounded(self, prop: Property, rules: Passed) -> Type:
        key = (id(prop), tuple(id(rule) for rule in rules))
        if key not in self._narrowed:
            self._kept += [prop, *rules]
            t = prop.type
            for rule in rules:
                t = narrowed(self.types, t, rule, rule.path[1:])
            self._narrowed[key] = t
        return self._narrowed[key]

    def step(self, rule: Rule, name: str) -> Rule:
        """A rule as it reads one step further in; the same object each time."""
        key = (id(rule), name)
        if key not in self._stepped:
            self._kept.append(rule)
            self._stepped[key] = replace(rule, path=rule.path[1:])
        return self._stepped[key]

    def exactly(self, name: str, number: float) -> Rule:
        """The rule that a property is one number."""
        key = (name, number)
        if key not in self._exactly:
            self._exactly[key] = Rule(kind="range", path=(name,), args={"minimum": number, "maximum": number})
        return self._exactly[key]

    def inner(self, passed: Passed) -> Passed:
        """What rules that were passed to a list or a map say of each item."""
        return tuple(self.step(rule, EACH) for rule in passed if rule.path[:1] == (EACH,)) if passed else ()

    def without_null(self, t: Type) -> Type | None:
        """`t` without null; None where nothing is left."""
        if id(t) not in self._without_null:
            self._kept.append(t)
            self._without_null[id(t)] = _without_null(self.types, t)
        return self._without_null[id(t)]

    def shortest(self, t: Union) -> list[Type]:
        """The variants with the least deep values."""
        if id(t) not in self._shortest:
            self._kept.append(t)
            self._shortest[id(t)] = shortest(self._heights, t.variants)
        return self._shortest[id(t)]

    def tag(self, t: Union, variant: Type) -> Passed:
        """The rule that a variant bears its tag, where its own type leaves that open."""
        key = (id(t), id(variant))
        if key not in self._tags:
            self._kept += [t, variant]
            self._tags[key] = self._tagging(t, variant)
        return self._tags[key]

    def _tagging(self, t: Union, variant: Type) -> Passed:
        shape = resolve(self.types, variant)
        if t.discriminator is None or not isinstance(variant, Ref) or not isinstance(shape, Object):
            return ()
        name = t.discriminator.property
        tags = [value for value, named in t.discriminator.mapping if named == variant.name]
        declared = next((each for each in flatten(self.types, shape) if each.wire == name), None)
        if declared is None or not tags or isinstance(resolve(self.types, declared.type), Enum):
            return ()
        return (Rule(kind="values", path=(name,), args={"values": tags}),)


def _without_null(types: Mapping[str, TypeDef], t: Type) -> Type | None:
    shape = resolve(types, t)
    if isinstance(shape, Null):
        return None
    if not isinstance(shape, Union):
        return t
    variants = [each for variant in shape.variants if (each := _without_null(types, variant)) is not None]
    if len(variants) == len(shape.variants) and all(a is b for a, b in zip(variants, shape.variants, strict=True)):
        return t
    return replace(shape, variants=tuple(variants)) if variants else None


def excluding(types: Mapping[str, TypeDef], t: Type, values: Sequence[Json]) -> Type | None:
    """An enumeration without some of its values; None where nothing is left, or `t` is no enumeration."""
    shape = resolve(types, t)
    if not isinstance(shape, Enum):
        return None
    kept = tuple(each for each in shape.values if each not in values)
    return replace(shape, values=kept) if kept else None
