"""Which variant of a union a value means, also where the value is not complete yet.

Knows discriminators, guards and structure; must not know how values are changed. A value that fits nothing belongs
where it contradicts the least.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any as Json

from emulator.shapes_fit import Fits, Room
from emulator.shapes_kinds import NOTHING, kinds
from emulator.shapes_members import members
from generator.ir.types import Array, Discriminator, Map, Null, Object, Ref, Tuple, Type, TypeDef, Union
from generator.ir.walk import resolve

Choose = Callable[[Json], int | None]
Distance = Callable[[Mapping[str, Json]], tuple[int, int, int]]


class Variants:
    """Choosers for the unions of one Api."""

    def __init__(self, types: Mapping[str, TypeDef], fits: Fits) -> None:
        self._types = types
        self._fits = fits

    def of(self, union: Union) -> Choose:
        """What tells the index of the variant that a value means; None where it can mean none of them."""
        null = next((at for at, each in enumerate(union.variants) if isinstance(each, Null)), None)
        tags = _tags(union)
        told = union.discriminator.property if union.discriminator else ""
        untold = self._untold(union)

        def choose(value: Json) -> int | None:
            if value is None and null is not None:
                return null
            if tags and isinstance(value, dict) and told in value:
                tag = value[told]
                return tags.get((type(tag), tag)) if isinstance(tag, str | int) else None
            return untold(value)

        return choose

    def _untold(self, union: Union) -> Choose:
        """By guards that the value does not contradict, else the first that fits, else the nearest."""
        fits = [self._fits.of(variant) for variant in union.variants]
        only = self._only(union)
        distances = self._distances(union.variants)
        named = {each.name: at for at, each in enumerate(union.variants) if isinstance(each, Ref) and at in distances}
        guards = [(each.property, named[each.variant]) for each in union.guards if each.variant in named]
        nearest = self._nearest(union.variants, distances)

        def choose(value: Json) -> int | None:
            if (sole := only.get(type(value))) is not None:
                return sole
            if isinstance(value, dict):
                for name, index in guards:
                    if name in value and distances[index](value)[0] == 0:
                        return index
            found = next((index for index, fit in enumerate(fits) if fit(value, Room())), None)
            return nearest(value) if found is None else found

        return choose

    def _only(self, union: Union) -> Mapping[type, int]:
        """The variant for each class of values that only one variant has."""
        found = [kinds(self._types, variant) for variant in union.variants]
        every = NOTHING.union(*found)
        counts = {kind: [index for index, some in enumerate(found) if kind in some] for kind in every}
        return {kind: indices[0] for kind, indices in counts.items() if len(indices) == 1}

    def _nearest(self, variants: Sequence[Type], distances: Mapping[int, Distance]) -> Choose:
        shapes = [resolve(self._types, each) for each in variants]
        lists = [index for index, each in enumerate(shapes) if isinstance(each, Array | Tuple)]
        maps = [index for index, each in enumerate(shapes) if isinstance(each, Map)]

        def choose(value: Json) -> int | None:
            match value:
                case dict() if distances:
                    return min(distances, key=lambda index: distances[index](value))
                case dict():
                    return next(iter(maps), None)
                case list():
                    return next(iter(lists), None)
                case _:
                    return None

        return choose

    def _distances(self, variants: Sequence[Type]) -> Mapping[int, Distance]:
        shapes = [resolve(self._types, each) for each in variants]
        return {index: self._distance(each) for index, each in enumerate(shapes) if isinstance(each, Object)}

    def _distance(self, t: Object) -> Distance:
        """How far a value is from an object type: contradictions first, then what it does not share."""
        merged = members(self._types, t)
        fits = {wire: self._fits.of(each.type) for wire, each in merged.properties.items()}

        def distance(value: Mapping[str, Json]) -> tuple[int, int, int]:
            shared = [name for name in value if name in fits]
            wrong = sum(not fits[name](value[name], Room()) for name in shared)
            wrong += sum(name in value for name in merged.absent)
            wrong += 0 if merged.additional is not None else len(value) - len(shared)
            return wrong, -len(shared), sum(name not in value for name in merged.required)

        return distance


def _tags(union: Union) -> Mapping[tuple[type, Json], int]:
    """The index of the variant for each value of the discriminator; true and 1 are two."""
    found: Discriminator | None = union.discriminator
    if found is None:
        return {}
    index = {each.name: at for at, each in enumerate(union.variants) if isinstance(each, Ref)}
    return {(type(value), value): index[name] for value, name in found.mapping if name in index}
