"""The records that meet several conditions at once, in order, without looking at all of them where indexes serve.

Knows collections and conditions; must not know pages. Which index serves is decided by counting: few records are
gathered and sorted; many under few keys are merged, as each key's own are in order; what no index narrows is walked
through.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from math import inf, isqrt
from typing import Any as Json

from emulator.indexes import Criterion, Key, Place, Ranked, bits_of, held
from emulator.store import Collection, sorting

FEW = 64
"""How many keys are merged, and how many of them are looked at in any case."""

MOST_SERVED = 8
"""How many conditions of one list indexes serve for; the others are only tested."""

Keep = Callable[[Mapping[str, Json]], bool]
EVERYWHERE: tuple[Place, Place] = ((-inf, 0), (inf, 0))


@dataclass(frozen=True, slots=True)
class Walk:
    """How to go through a collection: by the number in `order_by`, from the first place up to before the second."""

    order_by: str
    within: tuple[Place, Place] = EVERYWHERE
    descending: bool = False

    def through(self, listed: Sequence[Place]) -> Iterator[Place]:
        """The places of a list in order."""
        start, stop = (bisect_left(listed, each) for each in self.within)
        indexes = range(stop - 1, start - 1, -1) if self.descending else range(start, stop)
        return (listed[index] for index in indexes)

    def merged(self, lists: Sequence[Sequence[Place]]) -> Iterator[Place]:
        """The places of several lists in order."""
        if len(lists) == 1:
            return self.through(lists[0])
        return merge(*(self.through(each) for each in lists), reverse=self.descending)


@dataclass(frozen=True, slots=True)
class _Narrow:
    """What one index leaves: the lists under some of its keys."""

    ranked: Ranked
    keys: list[Key]

    @property
    def lists(self) -> list[list[Place]]:
        return [self.ranked.places[key] for key in self.keys]

    @property
    def count(self) -> int:
        return sum(map(len, self.lists))


def places(collection: Collection, walk: Walk, criteria: Sequence[Criterion], keep: Keep) -> Iterator[Place]:
    """The places of all records that meet `criteria` and are to be kept, in order."""
    found = _candidates(collection, walk, criteria)
    for place in found:
        value = collection.at(place[1])
        if all(each.holds(held(value, each.path)) for each in criteria) and keep(value):
            yield place


def _candidates(collection: Collection, walk: Walk, criteria: Sequence[Criterion]) -> Iterator[Place]:
    most = FEW + 4 * isqrt(len(collection))
    narrow = [each for each in (_narrowed(collection, walk, one, most) for one in criteria[:MOST_SERVED]) if each]
    best = min(narrow, key=lambda each: each.count, default=None)
    if best is None:
        return walk.through(collection.ordered(walk.order_by))
    several = [each for each in narrow if len(each.keys) <= FEW]
    if best.count > most and len(several) > 1:
        both = _intersection(several)
        if both.bit_count() <= most:
            return _gathered(collection, walk, bits_of(both))
    if len(best.keys) <= FEW:
        return walk.merged(best.lists)
    if best.count <= most * FEW:
        return walk.through(sorted(place for each in best.lists for place in each))
    return walk.through(collection.ordered(walk.order_by))


def _narrowed(collection: Collection, walk: Walk, criterion: Criterion, most: int) -> _Narrow | None:
    ranked = collection.ranked(criterion.path, walk.order_by)
    keys = ranked.matching(criterion, most)
    return None if keys is None else _Narrow(ranked, keys)


def _intersection(several: Sequence[_Narrow]) -> int:
    """The records that all of them leave, as the bits of a number."""
    both = -1
    for each in several:
        both &= each.ranked.bits(each.keys)
    return both


def _gathered(collection: Collection, walk: Walk, sequences: Iterator[int]) -> Iterator[Place]:
    return walk.through(sorted((sorting(collection.at(each), walk.order_by), each) for each in sequences))
