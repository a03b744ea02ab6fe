"""Objects as examples: which properties are there, and what each of them holds.

Knows the merged members of an object; must not know other kinds of types, whose makers it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any as Json

from emulator.examples_declared import fresh
from emulator.examples_drawing import Drawing, Make
from emulator.shapes_fit import Fit, Room
from emulator.shapes_members import Members

SHARE = 3
FEW = 1000


@dataclass(frozen=True, slots=True)
class Member:
    """A property that may be made: what fits it, what the document shows for it, what makes it otherwise.

    `hidden`: only where it is required. `tells`: its values tell one thing from another. `height` is that of its
    smallest value.
    """

    wire: str
    required: bool
    hidden: bool
    tells: bool
    fits: Fit
    shown: tuple[Json, ...]
    make: Make
    height: int

    def made(self, drawing: Drawing) -> Json:
        """A value of this property."""
        if (known := self.known(drawing)) is not None:
            return known
        if drawing.declared and self.shown:
            return self._example(drawing)
        return drawing.inside(self.wire, self.make, SHARE)

    def known(self, drawing: Drawing) -> Json | None:
        """What is known already, where it has the type."""
        if drawing.known is None:
            return None
        value = drawing.known((*drawing.path, self.wire))
        return value if value is not None and self.fits(value, Room()) else None

    def _example(self, drawing: Drawing) -> Json:
        """What the document shows, as a copy; with other ids or known values only as far as it still has the type."""
        shown = self.shown[drawing.turn % len(self.shown)]
        if not isinstance(shown, dict | list) and not (drawing.vary and self.tells):
            return shown
        value = drawing.inside(self.wire, lambda inner: fresh(shown, inner, self.wire))
        return value if self.fits(value, Room()) else shown


class Objects:
    """Makes the values of one object type."""

    def __init__(self, t: Members, each: Sequence[Member], extra: Make | None) -> None:
        self._t = t
        self._members = tuple(each)
        self._extra = extra
        self.names = frozenset(t.properties)
        self._is_free = not t.exclusive and t.most is None
        self._lowest = sorted((one for one in each if not one.required), key=lambda one: one.height)

    def __call__(self, drawing: Drawing) -> Json:
        """An object: what is required, what is known, and as much else as there must or may be."""
        return self.with_(frozenset(), drawing)

    def with_(self, wanted: frozenset[str], drawing: Drawing) -> Json:
        """The same, with some optional properties that are wanted."""
        drawing.depth += 1
        chosen = self._chosen(wanted, drawing)
        made: dict[str, Json] = {}
        for member in self._members:
            if member.wire in chosen or (drawing.is_open and self._may(member, made.keys() | chosen)):
                value = made[member.wire] = member.made(drawing)
                drawing.left -= len(member.wire) + 4 + (len(value) if isinstance(value, str) else 4)
        self._fill(made, drawing)
        drawing.depth -= 1
        return made

    def nulls(self) -> tuple[str, ...]:
        """The names of properties that may not be null."""
        return tuple(one.wire for one in self._members if not one.fits(None, Room()))

    def optional(self) -> tuple[str, ...]:
        """The names of optional properties that may be added to an object."""
        return tuple(one.wire for one in self._lowest if not one.hidden)

    def _chosen(self, wanted: frozenset[str], drawing: Drawing) -> set[str]:
        """What shall be there whatever its size."""
        chosen = set(self._t.required)
        for member in self._members:
            asked = member.wire in wanted or (drawing.known is not None and member.known(drawing) is not None)
            if asked and self._may(member, chosen):
                chosen.add(member.wire)
        for member in self._lowest:
            if len(chosen) >= self._t.least:
                break
            if self._may(member, chosen):
                chosen.add(member.wire)
        return chosen

    def _may(self, member: Member, there: set[str]) -> bool:
        """Whether an optional property may stand beside those that are there."""
        if self._is_free or member.hidden:
            return not member.hidden
        if self._t.most is not None and len(there) >= self._t.most:
            return False
        return not any(names <= there | {member.wire} for names in self._t.exclusive)

    def _fill(self, made: dict[str, Json], drawing: Drawing) -> None:
        """As many properties as there must be, with names of our own."""
        count = 0
        while self._extra is not None and len(made) < self._t.least and count < FEW:
            count += 1
            name = f"property_{count}"
            if name not in self._t.properties and name not in self._t.absent:
                made[name] = drawing.inside(name, self._extra)


def mapped(names: Make | None, values: Make, low: int, high: int | None) -> Make:
    """What makes an object of free keys; the keys come from `names`."""

    def make(drawing: Drawing) -> Json:
        count = max(low, 1) if drawing.is_generous else low
        count = min(count, FEW if high is None else high)
        made: dict[str, Json] = {}
        for turn in range(count * 4):
            if len(made) >= count or drawing.is_exhausted:
                break
            key = f"key_{turn + 1}" if names is None else drawing.at(turn, names)
            if isinstance(key, str) and key not in made:
                made[key] = drawing.inside(key, values)
                drawing.left -= len(key) + 8
        return made

    return make
