"""Records in an order, and by what stands at paths into their values.

Knows which index tells what at which price; must not know what the values mean, or where they are stored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from emulator.criteria import ABSENT, TEXTS, Criterion, Key, Path, Span, held, key_of
from emulator.slices import HIGHEST, Slices, bits_at
from emulator.texts import Place, Texts

MOST_INDEXES = 64
"""How many indexes there are over one order; with one more, that is forgotten for which nobody asked longest."""

MOST_TRIED = 128
"""How many different texts are tried one by one."""

MOST_PARTS = 16
"""How many parts of texts an index remembers where they occur."""

STEP = 1 << 20
"""How far apart the numbers of keys are at first, so that there is room between them."""

Filed = tuple[Place, Json]
"""Where a record stands in an order, and its value."""

Reading = Callable[[int], Json]
"""The value at a place in the order of creation."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where in an order a record stood before it was taken out, and where it stands since it was put in again."""

    left: int | None = None
    came: int | None = None


@dataclass(slots=True)
class Order:
    """The places of all records of a collection in an order, and indexes that are made when they are asked for."""

    places: list[Place]
    ranked: dict[Path, Ranked] = field(default_factory=dict)

    def by(self, path: Path, at: Reading) -> Ranked:
        """The index over what stands at a path."""
        found = self.ranked.pop(path, None) or Ranked.of(path, self.places, at)
        if len(self.ranked) >= MOST_INDEXES:
            del self.ranked[next(iter(self.ranked))]
        self.ranked[path] = found
        return found

    def refile(self, before: Filed | None, after: Filed | None) -> None:
        """File anew a record that came, changed or went."""
        moved = self._move(None if before is None else before[0], None if after is None else after[0])
        for ranked in self.ranked.values():
            ranked.refile(before, after, moved)

    def _move(self, before: Place | None, after: Place | None) -> Moved:
        if before is not None and before == after:
            at = bisect_left(self.places, before)
            return Moved(at, at)
        left = came = None
        if before is not None:
            left = bisect_left(self.places, before)
            del self.places[left]
        if after is not None:
            came = bisect_left(self.places, after)
            self.places.insert(came, after)
        return Moved(left, came)

    def positions(self, within: tuple[Place, Place]) -> range:
        """Where in the order the records stand from a place up to before another."""
        return range(*(bisect_left(self.places, each) for each in within))


@dataclass(slots=True)
class Ranked:
    """Records by the key of what stands at `path`: those under few keys are listed, many are told as bits.

    A bit for each record, in `order`. Keys have numbers in their own order, with room between them for new ones.
    """

    path: Path
    order: list[Place]
    places: dict[Key, list[Place]] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)
    _numbers: dict[Key, int] = field(default_factory=dict)
    _slices: Slices | None = None
    _texts: Texts | None = None
    _parts: dict[str, Slices] = field(default_factory=dict)
    """Which records have a text with a part in it: 1 for those; of parts for which that took long to say."""

    @staticmethod
    def of(path: Path, order: list[Place], at: Reading) -> Ranked:
        """An index over all records of an order."""
        places: dict[Key, list[Place]] = {}
        for place in order:
            places.setdefault(key_of(held(at(place[1]), path)), []).append(place)
        return Ranked(path, order, places, sorted(places))

    # What is there

    def runs(self, criterion: Criterion) -> list[range] | None:
        """Which of the keys a condition allows; None where that takes too long to say, and `texts` tell."""
        if criterion.part:
            texts = self._span(TEXTS)
            if len(texts) > MOST_TRIED:
                return None
            found = [range(at, at + 1) for at in texts]
        else:
            found = [self._span(span) for span in criterion.spans]
        return list(_joined(self._trimmed(run, criterion) for run in found))

    def _span(self, span: Span) -> range:
        if span[0] == span[1] and span[0] not in self.places:
            return range(0)
        return range(bisect_left(self.keys, span[0]), bisect_right(self.keys, span[1]))

    def _trimmed(self, run: range, criterion: Criterion) -> range:
        """A run of keys without the first and the last where those are bounds that do not hold themselves."""
        if run and not criterion.allows(self.keys[run[0]]):
            run = run[1:]
        return run[:-1] if run and not criterion.allows(self.keys[run[-1]]) else run

    def count(self, runs: Sequence[range], most: int) -> int:
        """How many records there are under some keys; no more than one more than `most` is counted."""
        total = sum(map(len, runs))
        if total <= most:
            total = sum(len(self.places[self.keys[at]]) for run in runs for at in run)
        return min(total, most + 1)

    def listed(self, runs: Sequence[range]) -> list[Place]:
        """The places of the records under some keys, in order."""
        return sorted(place for run in runs for at in run for place in self.places[self.keys[at]])

    def bits(self, runs: Sequence[range], among: int) -> int:
        """The records under some keys, of those that are asked about."""
        dear = 16 * len(runs)  # as many are found one by one in the time that the slices of a run take
        if self.count(runs, dear) <= dear:
            return among & bits_at([bisect_left(self.order, place) for place in self.listed(runs)])
        slices, found = self._sliced(), 0
        for run in runs:
            low = self._numbers[self.keys[run[0]]] if run.start else 0
            high = self._numbers[self.keys[run[-1]]] if run.stop < len(self.keys) else HIGHEST
            found |= slices.between(low, high, among)
        return found

    def _sliced(self) -> Slices:
        if self._slices is None:
            self._numbers = {key: rank * STEP for rank, key in enumerate(self.keys, 1)}
            by_place = {place: self._numbers[key] for key in self.keys for place in self.places[key]}
            self._slices = Slices.of([by_place[place] for place in self.order])
        return self._slices

    def containing(self, part: str, at: Reading | None = None) -> int | None:
        """The records whose text contains a part; None where that is not known yet, and is not to be found out `at`."""
        if part not in self._parts and at is not None:
            if len(self._parts) >= MOST_PARTS:
                self._parts.clear()
            found = self.texts(at).positions(part, range(len(self.order)), descending=False)
            self._parts[part] = Slices(len(self.order), [bits_at(list(found))])
        known = self._parts.get(part)
        return None if known is None else known.slices[0]

    def texts(self, at: Reading) -> Texts:
        """The texts of all records."""

        def text(place: Place) -> str:
            found = held(at(place[1]), self.path)
            return found if isinstance(found, str) else ""

        if self._texts is not None:
            self._texts.refresh(text)
        if self._texts is None or self._texts.is_worn:
            self._texts = Texts.of(self.order, text)
        return self._texts

    # What changes

    def refile(self, before: Filed | None, after: Filed | None, moved: Moved) -> None:
        """File anew a record that came, changed or went, and has moved in the order."""
        old = None if before is None else (key_of(held(before[1], self.path)), before[0])
        new = None if after is None else (key_of(held(after[1], self.path)), after[0])
        if old == new:
            return
        keys = [ABSENT if each is None else each[0] for each in (old, new)]
        if new is not None:
            self._add(*new)
        if self._slices is not None:
            self._slices.refile(moved.left, moved.came, *(self._numbers.get(key, 0) for key in keys))
        for part, slices in self._parts.items():
            slices.refile(moved.left, moved.came, *(int(key[0] == "s" and part in key[1]) for key in keys))
        if old is not None:
            self._remove(*old)
        if self._texts is not None:
            for each in (old, new):
                if each is not None:
                    self._texts.note(each[1])

    def _add(self, key: Key, place: Place) -> None:
        listed = self.places.get(key)
        if listed is not None:
            insort(listed, place)
            return
        self.places[key] = [place]
        at = bisect_left(self.keys, key)
        self.keys.insert(at, key)
        if self._slices is not None:
            self._number(at)

    def _number(self, at: int) -> None:
        """Give a new key a number between those of its neighbours; where there is none left, all are given anew."""
        low = self._numbers[self.keys[at - 1]] if at else 0
        high = self._numbers[self.keys[at + 1]] if at + 1 < len(self.keys) else low + 2 * STEP
        number = (low + high) // 2
        if number == low or number > HIGHEST:
            self._slices = None
        else:
            self._numbers[self.keys[at]] = number

    def _remove(self, key: Key, place: Place) -> None:
        listed = self.places[key]
        del listed[bisect_left(listed, place)]
        if not listed:
            del self.places[key]
            del self.keys[bisect_left(self.keys, key)]
            self._numbers.pop(key, None)


def _joined(runs: Iterable[range]) -> Iterator[range]:
    """Runs without empty ones, those that follow each other as one."""
    last = range(0)
    for run in runs:
        if last and run and run.start <= last.stop:
            last = range(last.start, max(last.stop, run.stop))
        elif run:
            if last:
                yield last
            last = run
    if last:
        yield last
