"""The records that meet several conditions at once, in order, without looking at all of them where indexes serve.

Knows collections and conditions; must not know pages. Which index serves is decided by counting: few records are
gathered and sorted; of many, bits tell which meet all conditions on what has an order; what is in the midst of many
different texts is looked for block by block, as far as a page needs. Where many that are found so do not meet the other
conditions, all that have such a text are looked for once, and remembered as bits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from operator import and_
from typing import Any as Json

from emulator.criteria import Criterion, held
from emulator.indexes import Order, Ranked
from emulator.slices import places_of
from emulator.store import Collection
from emulator.texts import Place

FEW = 32
"""How many records are looked at in any case."""

MOST_MISSED = 500
"""How many records are looked at in vain before what is sought within texts is looked for thoroughly."""

MOST_SERVED = 16
"""How many conditions of one list indexes serve for; the others are only tested."""

Keep = Callable[[Mapping[str, Json]], bool]
EVERYWHERE: tuple[Place, Place] = ((-inf, 0), (inf, 0))


@dataclass(frozen=True, slots=True)
class Walk:
    """How to go through a collection: by the number in `order_by`, from the first place up to before the second."""

    order_by: str
    within: tuple[Place, Place] = EVERYWHERE
    descending: bool = False


def places(collection: Collection, walk: Walk, criteria: Sequence[Criterion], keep: Keep) -> Iterator[Place]:
    """The places of all records that meet `criteria` and are to be kept, in order."""
    search = _Search(collection, collection.ordered(walk.order_by), walk.descending, tuple(criteria), keep)
    return search.places(search.order.positions(walk.within))


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for in an order."""

    collection: Collection
    order: Order
    descending: bool
    criteria: tuple[Criterion, ...]
    keep: Keep

    def places(self, within: range, *, thorough: bool = False) -> Iterator[Place]:
        """What is found at some positions; not `thorough`: what costs more once is only done where it is needed."""
        missed = 0
        for at in self._candidates(within, thorough=thorough):
            place = self.order.places[at]
            if self._meets(place):
                yield place
            elif thorough or missed < MOST_MISSED:
                missed += 1
            else:
                rest = range(within.start, at) if self.descending else range(at + 1, within.stop)
                yield from self.places(rest, thorough=True)
                return

    def _meets(self, place: Place) -> bool:
        value = self.collection.at(place[1])
        return all(each.holds(held(value, each.path)) for each in self.criteria) and self.keep(value)

    def _candidates(self, within: range, *, thorough: bool) -> Iterator[int]:
        """Positions of records, in order, among which are all that meet the criteria."""
        told: list[Callable[[int], int]] = []
        sought: list[tuple[Ranked, str]] = []
        for criterion in self.criteria[:MOST_SERVED]:
            ranked = self.order.by(criterion.path, self.collection.at)
            runs = ranked.runs(criterion)
            if runs is not None and ranked.count(runs, FEW) <= FEW:
                return self._gathered(ranked.listed(runs), within)
            bits = ranked.containing(criterion.part, self.collection.at if thorough else None) if runs is None else 0
            if bits is None:
                sought.append((ranked, criterion.part))
            else:
                told.append(partial(and_, bits) if runs is None else partial(ranked.bits, runs))
        return self._sought(_common(within, told), within, sought)

    def _gathered(self, found: list[Place], within: range) -> Iterator[int]:
        positions = [bisect_left(self.order.places, each) for each in found]
        return (at for at in (reversed(positions) if self.descending else positions) if at in within)

    def _sought(self, common: int | None, within: range, sought: Sequence[tuple[Ranked, str]]) -> Iterator[int]:
        """Positions of the records in `common`, or of those with a text that is sought: of what seems to be less."""
        texts = [(ranked.texts(self.collection.at), part) for ranked, part in sought if common != 0]
        counts = [each.blocks(part).bit_count() for each, part in texts]
        if common is not None and common.bit_count() <= min(counts, default=inf):
            return places_of(common, descending=self.descending)
        if not texts:
            return iter(reversed(within) if self.descending else within)
        if common is not None:
            within = range((common & -common).bit_length() - 1, common.bit_length())
        best, part = texts[counts.index(min(counts))]
        return best.positions(part, within, descending=self.descending)


def _common(within: range, told: Sequence[Callable[[int], int]]) -> int | None:
    """The records that meet all conditions of which indexes tell, as bits; None where there are no such conditions."""
    if not told:
        return None
    common = (1 << within.stop) - 1 >> within.start << within.start
    for narrowed in told:
        common = narrowed(common)
        if not common:
            break
    return common
