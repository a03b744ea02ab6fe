"""A value with what its type requires, and it lacks, at any depth.

Knows which parts of a type may be lacking; must not know how values are made, which it asks of the examples. What is
there is never changed; what needs nothing is the same object afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as Json

from emulator.examples import Examples
from emulator.shapes_members import members
from emulator.shapes_variant import Variants
from generator.ir.types import Array, Map, Object, Ref, Tuple, Type, TypeDef, Union
from generator.ir.walk import resolve

Complete = Callable[[Json, str, int], Json]


class Completions:
    """Completions for the types of one Api: called with a value, a seed, and the depth that is left.

    Named types are followed as deep as that; what is deeper stays as it is.
    """

    def __init__(self, types: Mapping[str, TypeDef], examples: Examples) -> None:
        self._types = types
        self._examples = examples
        self._variants = Variants(types, examples.fits)
        self._named: dict[str, Complete] = {}

    def of(self, t: Type) -> Complete | None:
        """What completes values of `t`; None where nothing of it can be lacking."""
        match t:
            case Ref():
                return self._ref(t)
            case Array(items=items):
                return _each(self.of(items))
            case Tuple():
                return self._tuple(t)
            case Map(values=values):
                return _every(self.of(values))
            case Object():
                return self._object(t, t)
            case Union():
                return self._union(t)
            case _:
                return None

    def _ref(self, t: Ref) -> Complete | None:
        shape = resolve(self._types, t)
        if not isinstance(shape, Array | Tuple | Map | Object | Union):
            return None

        def complete(value: Json, seed: str, depth: int) -> Json:
            if depth <= 0 or not isinstance(value, dict | list):
                return value
            return self.named(t.name)(value, seed, depth - 1)

        return complete

    def named(self, name: str) -> Complete:
        """What completes values of a named type."""
        if name not in self._named:
            t = self._types[name].type
            made = self._object(t, Ref(name=name)) if isinstance(t, Object) else self.of(t)
            self._named[name] = made or _as_it_is
        return self._named[name]

    def _object(self, t: Object, whole: Type) -> Complete:
        """`whole` is what the examples know the object by."""
        merged = members(self._types, t)
        plans = {wire: self.of(each.type) for wire, each in merged.properties.items()}
        inner = {wire: plan for wire, plan in plans.items() if plan is not None}

        def complete(value: Json, seed: str, depth: int) -> Json:
            if not isinstance(value, dict):
                return value
            made = value
            for name, plan in inner.items():
                if name in value:
                    made = _with(value, made, name, plan(value[name], f"{seed}/{name}", depth))
            if any(name not in value for name in merged.required) or len(value) < merged.least:
                made = {**made, **self._lacking(whole, made, merged.required, merged.least, seed)}
            return made

        return complete

    def _lacking(
        self, whole: Type, value: Mapping[str, Json], required: tuple[str, ...], least: int, seed: str
    ) -> Mapping[str, Json]:
        """What an example of the whole has and `value` lacks."""
        shown = self._examples.of(whole, seed=seed)
        names = [name for name in required if name not in value and name in shown]
        spare = [name for name in shown if name not in value and name not in names]
        return {name: shown[name] for name in (*names, *spare[: max(0, least - len(value) - len(names))])}

    def _tuple(self, t: Tuple) -> Complete:
        prefix = [self.of(each) or _as_it_is for each in t.prefix]

        def complete(value: Json, seed: str, depth: int) -> Json:
            if not isinstance(value, list):
                return value
            rest = value[len(prefix) :]
            pairs = enumerate(zip(prefix, value, strict=False))
            made = [plan(each, f"{seed}/{index}", depth) for index, (plan, each) in pairs]
            return value if all(map(_same, made, value)) else [*made, *rest]

        return complete

    def _union(self, t: Union) -> Complete | None:
        plans = [self.of(variant) for variant in t.variants]
        if not any(plans):
            return None
        choose = self._variants.of(t)
        several = t.discriminator is None and sum(plan is not None for plan in plans) > 1

        def complete(value: Json, seed: str, depth: int) -> Json:
            index = choose(value)
            plan = None if index is None else plans[index]
            if index is None or plan is None:
                return value
            made = plan(value, seed, depth)
            if not several or self._examples.accepts(t, made):
                return made
            return self._clear(t, t.variants[index], made, seed)

        return complete

    def _clear(self, union: Union, variant: Type, value: Json, seed: str) -> Json:
        """`value` with one property more, where that keeps it from being taken for another variant's."""
        if not isinstance(value, dict):
            return value
        for name, added in self._examples.additions(union, variant, seed):
            if name not in value:
                made = {**value, name: added}
                if self._examples.accepts(union, made):
                    return made
        return value


def _each(item: Complete | None) -> Complete | None:
    if item is None:
        return None

    def complete(value: Json, seed: str, depth: int) -> Json:
        if not isinstance(value, list):
            return value
        made = [item(each, f"{seed}/{index}", depth) for index, each in enumerate(value)]
        return value if all(map(_same, made, value)) else made

    return complete


def _every(item: Complete | None) -> Complete | None:
    if item is None:
        return None

    def complete(value: Json, seed: str, depth: int) -> Json:
        if not isinstance(value, dict):
            return value
        made = {name: item(each, f"{seed}/{name}", depth) for name, each in value.items()}
        return value if all(map(_same, made.values(), value.values())) else made

    return complete


def _as_it_is(value: Json, _seed: str, _depth: int) -> Json:
    return value


def _same(one: Json, other: Json) -> bool:
    return one is other


def _with(value: dict[str, Json], made: dict[str, Json], name: str, part: Json) -> dict[str, Json]:
    if part is value[name]:
        return made
    return {**made, name: part}
