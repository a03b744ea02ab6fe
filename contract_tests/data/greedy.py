"""Decides so that one value covers as many targets as it can that are not settled yet.

Knows targets and the ids that exist; must not know operations or HTTP. A value stays within a budget of characters:
beyond that only what must be there is made. Nothing here is chance but what does not matter.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Json
from typing import assert_never

from contract_tests import patterns, scalars
from contract_tests.data.choosing import Mark, Place, Scalar
from contract_tests.data.targets import LONG, Catalogue, Kind, Target, bounds, variant
from contract_tests.drawing import Draw
from generator.ir.types import (
    Array,
    Bool,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Property,
    Ref,
    Str,
    Type,
    Union,
)

EXTRA = 1_000
"""Characters beyond the budget for what had better not be left out."""

AGAIN = 2
"""How often a type may stand within itself before only what must be there is made."""

MOST = 64
"""Items that a list gets to show as many things."""

Ids = Callable[[Place], "Sequence[Json] | None"]
Marker = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a value is to show. `settled`: targets that are not sought; `avoided`: those that had better not be there.

    `budget` is in characters; `skip` is how many of a hundred properties are left out though they are wanted.
    """

    settled: int
    avoided: int = 0
    budget: int = 0
    skip: int = 0


class Greedy:
    """One value's decisions. `gained`: what it shows so far; `dry`: what promised to show something and did not."""

    def __init__(self, catalogue: Catalogue, draw: Draw, marker: Marker, ids: Ids, aim: Aim) -> None:
        self.draw = draw
        self.gained = 0
        self.dry = 0
        self.given: dict[Place, Json] = {}
        self._catalogue = catalogue
        self._settled = aim.settled
        self._avoided = aim.avoided
        self._budget = aim.budget
        self._skip = aim.skip
        self._spent = 0
        self._begun = 0
        self._names: Counter[str] = Counter()
        self._deep = 0
        self._cuts = 0
        self._ids = ids
        self._marker = marker

    @property
    def is_tight(self) -> bool:
        """Whether the budget is used up."""
        return self._deep > 0 or self._spent >= self._budget

    def _open(self, mask: int) -> int:
        """The targets of a set that are still sought."""
        return mask & ~(self._settled | self.gained | self.dry | self._begun)

    def _bit(self, target: Target) -> int:
        return self._catalogue.bit(target.kind, target.pointer, target.facet)

    def select(self, optional: Sequence[Property]) -> Container[str]:
        """Those that show something new, judged when their turn comes."""
        return _Wanted(self, {each.wire: each for each in optional})

    def wants(self, prop: Property) -> bool:
        """Whether an optional property would show something new."""
        here, away = (self._catalogue.bit("present", prop.origin), self._catalogue.bit("absent", prop.origin))
        if self._avoided & away and not self._avoided & here and self._spent < self._budget + EXTRA:
            return True
        if self.is_tight or (self._skip and self.draw.chance(self._skip)) or self._avoided & here:
            return False
        return bool(self._open(here | self._catalogue.of(prop.type)))

    def pick(self, t: Union, variants: Sequence[Type]) -> Type:
        """The one that shows most: itself first of all, then what is in it."""

        def worth(each: Type) -> tuple[bool, int, int]:
            itself = self._variant(t, each)
            inside = 0 if self.is_tight else self._open(self._catalogue.of(each)).bit_count()
            return not itself & self._avoided, 0 if self.is_tight else self._open(itself).bit_count(), inside

        best = max(variants, key=worth)
        self._begun |= self._variant(t, best)
        return best

    def _variant(self, t: Union, chosen: Type) -> int:
        index = next((index for index, each in enumerate(t.variants) if each is chosen), None)
        return 0 if index is None else self._bit(variant(t, index))

    def more(self, t: Array | Map, made: int) -> bool:
        """As long as something new is to be seen in another one, or in their number."""
        if made == 0 and self._catalogue.bit("empty", t.origin) & self._avoided:
            return self._spent < self._budget + EXTRA
        if self.is_tight:
            return False
        inside = self._open(self._catalogue.of(t.items if isinstance(t, Array) else t.values)) & ~self._sizes(t)
        high = t.max_items if isinstance(t, Array) else t.max_properties
        if made >= 1 and self._seeks("high", t, high):
            return True
        if made == 0 and self._seeks("empty", t):
            return bool(inside)
        if made < 2 and self._seeks("several", t):
            return True
        if self._seeks("one", t):
            return made == 0
        return bool(inside) and made < MOST

    def _sizes(self, t: Array | Map) -> int:
        """The targets that are about how many there are."""
        kinds: tuple[Kind, ...] = ("empty", "one", "several")
        return sum(self._catalogue.bit(kind, t.origin) for kind in kinds)

    def _seeks(self, kind: Kind, t: Type, facet: Json = None) -> bool:
        return bool(self._open(self._catalogue.bit(kind, t.origin, facet)))

    def scalar(self, t: Scalar) -> Json:
        """A value that is still sought, else a plain one."""
        match t:
            case Bool():
                return self._among(t, (True, False))
            case Enum(values=values):
                return self._among(t, values)
            case Int() | Float():
                return self._number(t)
            case Str():
                return self._text(t)
            case Bytes():
                return f"{self._marker()}\n"
            case _:
                assert_never(t)

    def _among(self, t: Bool | Enum, values: Sequence[Json]) -> Json:
        """A value that is sought, else any that was never refused."""
        for each in values:
            if self._seeks("value", t, each):
                return each
        good = [each for each in values if not self._catalogue.bit("value", t.origin, each) & self._avoided]
        return self.draw.choice(good or values)

    def _number(self, t: Int | Float) -> float:
        """A bound that is still sought and that the rules of prose allow; else a small number."""
        reachable: dict[Kind, float] = {target.kind: target.facet for target in bounds(t)}
        for kind, bound in reachable.items():
            if self._seeks(kind, t, bound):
                return bound
        return scalars.small(self.draw, t)

    def _text(self, t: Str) -> str:
        lengths: tuple[tuple[Kind, int | None], ...] = (
            ("low", t.min_length),
            ("high", t.max_length),
            ("long", LONG if t.max_length is None else None),
        )
        for kind, length in lengths:
            if length is not None and self._seeks(kind, t, length):
                made = self._of_length(t, length)
                if made is not None:
                    return made
        if t.pattern is not None or t.format in scalars.FORMATS:
            return scalars.text(self.draw, t)
        return self._marked(t.min_length or 0, t.max_length)

    def _of_length(self, t: Str, length: int) -> str | None:
        if t.max_length is not None and length > t.max_length:
            return None
        if t.pattern is not None:
            return patterns.of_length(t.pattern, length)
        if t.format in scalars.FORMATS:
            return scalars.stretched(self.draw, t.format or "", length)
        return self._marked(length, length)

    def _marked(self, low: int, high: int | None) -> str:
        """The marker of this run and value, as long as must be: cut at its front, where all are alike."""
        made = self._marker()
        made = f"{made} {'lorem ' * (low // 6 + 1)}"[:low] if len(made) < low else made
        made = made[:-1] + "." if made.endswith(" ") else made
        return made if high is None or len(made) <= high else made[len(made) - high :]

    def ids(self, place: Place) -> Sequence[Json] | None:
        """What is known to exist."""
        return self._ids(place)

    def begin(self, prop: Property) -> None:
        """A property is about to be made: what is in it need not have it again."""
        self._begun |= self._catalogue.bit("present", prop.origin)

    def present(self, prop: Property, mark: Mark) -> None:
        """A property was made, since `mark`."""
        self._drain(self._catalogue.of(prop.type), mark)
        self.gained |= self._catalogue.bit("present", prop.origin)
        self._spent += len(prop.wire) + 6

    def absent(self, prop: Property) -> None:
        """An optional property was left out."""
        self.gained |= self._catalogue.bit("absent", prop.origin)

    def chose(self, t: Union, variant: Type) -> None:
        """A variant was made."""
        self.gained |= self._variant(t, variant)

    def saw(self, t: Type, value: Json) -> None:
        """A value was made: whatever it shows counts, also where it was not sought."""
        bit = self._catalogue.bit
        match t:
            case Bool() | Enum():
                self.gained |= bit("value", t.origin, value)
                self._spent += len(str(value)) + 2
            case Int() | Float():
                self.gained |= bit("low", t.origin, value) | bit("high", t.origin, value)
                self._spent += 4
            case Str():
                size = len(value)
                self.gained |= bit("low", t.origin, size) | bit("high", t.origin, size) | bit("long", t.origin, size)
                self._spent += size + 2
            case Array() | Map():
                kind: Kind = "empty" if not value else "one" if len(value) == 1 else "several"
                self.gained |= bit(kind, t.origin)
                self.gained |= bit("low", t.origin, len(value)) | bit("high", t.origin, len(value))
            case _:
                self._spent += len(json.dumps(value))

    def refer(self, t: Type, value: Json, place: Place) -> None:
        """An id was given: what it is made of is not ours to choose."""
        self.given[place] = value
        self._spent += len(str(value)) + 2
        self.dry |= self._open(self._catalogue.of(t))

    def enter(self, name: str) -> Mark:
        """A named type begins."""
        self._names[name] += 1
        if self._names[name] > AGAIN:
            self._deep += 1
            self._cuts += 1
        return self.mark()

    def leave(self, name: str, mark: Mark) -> None:
        """It ends, also where no value could be made."""
        self._drain(self._catalogue.of(Ref(name=name)), mark)
        self._deep -= self._names[name] > AGAIN
        self._names[name] -= 1

    def _drain(self, promised: int, mark: Mark) -> None:
        """What promised something new and has shown nothing since `mark` will not do so the next time either.

        Unless it was cut short: by the budget, or where a type holds itself.
        """
        gained, _, dry, _, cuts = mark
        is_new = (self.gained ^ gained) & ~self._settled
        if not is_new and self.dry == dry and self._cuts == cuts and not self.is_tight:
            self.dry |= self._open(promised)

    def mark(self) -> Mark:
        """What was gained, spent and given up so far."""
        return (self.gained, self._spent, self.dry, self._begun, self._cuts)

    def back(self, mark: Mark) -> None:
        """Forget what came since, but for what was given up."""
        self.gained, self._spent, _, self._begun, _ = mark


class _Wanted:
    """The optional properties that are wanted; each is asked about when its turn comes, after the ones before it."""

    def __init__(self, greedy: Greedy, properties: Mapping[str, Property]) -> None:
        self._greedy = greedy
        self._properties = properties

    def __contains__(self, name: object) -> bool:
        prop = self._properties.get(name) if isinstance(name, str) else None
        return prop is not None and self._greedy.wants(prop)
