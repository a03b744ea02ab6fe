"""The records that meet several conditions at once, in order, without looking at all of them where indexes serve.

Knows collections and conditions; must not know pages. Which index serves is decided by counting: few records are
gathered and sorted; of many, bits tell which meet all conditions on what has an order; what is in the midst of many
different texts is looked for block by block, as far as a page needs. Only there can it take long that nothing is found:
where many records have such a text, and other conditions leave many but none of those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any as Json

from emulator.criteria import Criterion, held
from emulator.indexes import Ranked
from emulator.slices import places_of
from emulator.store import Collection
from emulator.texts import Place

FEW = 32
"""How many records are looked at in any case."""

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
    for place in _candidates(collection, walk, criteria):
        value = collection.at(place[1])
        if all(each.holds(held(value, each.path)) for each in criteria) and keep(value):
            yield place


def _candidates(collection: Collection, walk: Walk, criteria: Sequence[Criterion]) -> Iterator[Place]:
    order = collection.ordered(walk.order_by)
    told: list[tuple[Ranked, list[range]]] = []
    sought: list[tuple[Ranked, Criterion]] = []
    for criterion in criteria[:MOST_SERVED]:
        ranked = order.by(criterion.path, collection.at)
        runs = ranked.runs(criterion)
        if runs is None:
            sought.append((ranked, criterion))
        elif ranked.count(runs, FEW) <= FEW:
            return _gathered(ranked.listed(runs), walk)
        else:
            told.append((ranked, runs))
    within = order.positions(walk.within)
    common = _common(within, told) if told else None
    positions = _sought(collection, walk, within, common, sought)
    return (order.places[at] for at in positions)


def _gathered(found: list[Place], walk: Walk) -> Iterator[Place]:
    low, high = walk.within
    return (place for place in (reversed(found) if walk.descending else found) if low <= place < high)


def _common(within: range, told: Sequence[tuple[Ranked, list[range]]]) -> int:
    """The records that meet all conditions of which indexes tell, as bits."""
    common = (1 << within.stop) - 1 >> within.start << within.start
    for ranked, runs in told:
        common = ranked.bits(runs, common)
        if not common:
            break
    return common


def _sought(
    collection: Collection, walk: Walk, within: range, common: int | None, sought: Sequence[tuple[Ranked, Criterion]]
) -> Iterator[int]:
    """Where in the order those stand of the records in `common` whose texts may contain what is sought."""
    texts = [(ranked.texts(collection.at), each.part) for ranked, each in sought if common != 0]
    counts = [each.blocks(needle).bit_count() for each, needle in texts]
    if common is not None and common.bit_count() <= min(counts, default=inf):
        return places_of(common, descending=walk.descending)
    if not texts:
        return iter(reversed(within) if walk.descending else within)
    best, needle = texts[counts.index(min(counts))]
    if common is None:
        return best.positions(needle, within, descending=walk.descending)
    within = range((common & -common).bit_length() - 1, common.bit_length())
    held = common.to_bytes((within.stop >> 3) + 1, "little")
    found = best.positions(needle, within, descending=walk.descending)
    return (at for at in found if held[at >> 3] >> (at & 7) & 1)
