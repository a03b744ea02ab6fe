"""Unions as examples: which variant is made, and how it is kept from being taken for another one.

Knows variants and tags; must not know objects, which it makes by makers that it is given. Where exactly one variant may
accept a value (`oneOf`; JSON Schema core, section 10.2.1.3), the smallest value is often accepted by two: then optional
properties are added until the judge is content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any as Json

from emulator.examples_drawing import LEVELS, SIZE, Drawing, Make
from emulator.examples_objects import Objects
from emulator.heights import ENDLESS
from emulator.scalars_dice import Dice
from generator.ir.types import Discriminator, Ref, Type

Judge = Callable[[Json], bool]
WIDEST = 80


@dataclass(frozen=True, slots=True)
class Variant:
    """One way, to `type`. `objects` is its maker where it is an object; `tag` what tells it: a name, allowed values."""

    type: Type
    height: int
    make: Make
    objects: Callable[[], Objects | None]
    tag: tuple[str, tuple[Json, ...]] | None

    def made(self, drawing: Drawing, way: Way) -> Json:
        """A value of this variant."""
        turn, drawing.turn = drawing.turn, drawing.turn + way.turn
        objects = self.objects() if way.added or way.full else None
        value = self.make(drawing) if objects is None else richer(objects, drawing, way.added, full=way.full)
        drawing.turn = turn
        return self._tagged({**value, way.foreign: None} if way.foreign and isinstance(value, dict) else value)

    def _tagged(self, value: Json) -> Json:
        if self.tag is None or not isinstance(value, dict):
            return value
        name, values = self.tag
        return value if not values or value.get(name) in values else {**value, name: values[0]}


@dataclass(frozen=True, slots=True)
class Way:
    """How a value is made so that it is not taken for another variant's.

    With another `turn`, with an optional property that is `added`, with all of them, or with one that is `foreign`:
    what only another variant declares, null where that one forbids it.
    """

    turn: int = 0
    added: str = ""
    full: bool = False
    foreign: str = ""


PLAIN = Way()


def richer(objects: Objects, drawing: Drawing, added: str, *, full: bool = False) -> Json:
    """An object with one optional property more, not empty; or with all of them."""
    if drawing.is_open:
        return objects.with_(frozenset((added,)), drawing)
    before = drawing.full, drawing.depth
    drawing.full, drawing.depth = True, 0 if full else LEVELS - 1
    value = objects.with_(frozenset((added,)), drawing)
    drawing.full, drawing.depth = before
    return value


class Unions:
    """Makes the values of one union. Variants come shortest first, by the height of their smallest values."""

    def __init__(self, variants: Sequence[Variant], judge: Judge | None) -> None:
        order = sorted(variants, key=lambda each: each.height)
        self._variants = [each for each in order if each.height < ENDLESS] or order
        self._judge = judge
        self._ways: dict[int, Way | None] = {}

    def __call__(self, drawing: Drawing) -> Json:
        """A value: of the first clear variant, in full ones of any."""
        if not self._variants:
            return None
        if drawing.left <= 0 or len(self._variants) == 1:
            return self._variants[0].made(drawing, PLAIN)
        first = drawing.dice.below(len(self._variants)) if drawing.is_generous else 0
        for offset in range(len(self._variants)):
            index = (first + offset) % len(self._variants)
            way = self._way(index)
            if way is not None:
                return self._variants[index].made(drawing, way)
        return self._variants[first].made(drawing, PLAIN)

    def added(self, variant: Type) -> str:
        """The optional property that tells `variant` from the others where required ones do not; empty: none does."""
        for index, each in enumerate(self._variants):
            if each.type is variant:
                return (self._way(index) or PLAIN).added
        return ""

    def _way(self, index: int) -> Way | None:
        """How a variant becomes clear; None where it does not. Tried once, with the same choices each time."""
        if index not in self._ways:
            self._ways[index] = PLAIN  # what it finds of itself further down, it makes plainly
            self._ways[index] = next(self._clear(self._variants[index]), None)
        return self._ways[index]

    def _clear(self, variant: Variant) -> Iterator[Way]:
        if self._judge is None:
            yield PLAIN
            return
        for way in self._possible(variant):
            if self._judge(variant.made(Drawing(Dice("clear"), left=SIZE // 4), way)):
                yield way

    def _possible(self, variant: Variant) -> Iterator[Way]:
        yield PLAIN
        yield Way(turn=1)
        own = variant.objects()
        if own is None:
            return
        yield from (Way(added=name) for name in own.optional()[:WIDEST])
        yield Way(full=True)
        others = (each.objects() for each in self._variants if each is not variant)
        foreign = {name for each in others if each is not None for name in each.nulls()} - own.names
        yield from (Way(foreign=name) for name in sorted(foreign)[:WIDEST])


def tag_of(found: Discriminator | None, variant: Type) -> tuple[str, tuple[Json, ...]] | None:
    """The property that tells `variant`, with its values."""
    if found is None or not isinstance(variant, Ref):
        return None
    return found.property, tuple(value for value, name in found.mapping if name == variant.name)
