"""Records by what stands at a path into their values, and conditions on that.

Knows scalars and their order; must not know what the values mean, or where they are stored.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from typing import Any as Json
from typing import Final

Place = tuple[float, int]
"""Where a record stands in an order: the number that sorts it, and its place in the order of creation."""

Path = tuple[str, ...]
Key = tuple[str, Json]
"""What stands at a path, so that all keys can be compared: its kind, and itself if it is a scalar."""

Span = tuple[Key, Key]
"""All keys from the first to the last, both included."""

ABSENT: Final[Key] = ("", 0)
FIRST: Final[Key] = ("a", 0)
"""Before all keys of something that is there."""
LAST: Final[Key] = ("~", 0)
"""After all keys; also that of objects and lists."""

_SET = re.compile(rb"[^\0]")
GAP: Final = "\0"
"""What stands between texts that are searched as one."""


def key_of(held: Json) -> Key:
    """The key of what stands at a path, None standing for nothing: booleans, numbers and texts are kept apart."""
    match held:
        case None:
            return ABSENT
        case bool():
            return ("b", held)
        case int() | float():
            return ("n", held)
        case str():
            return ("s", held)
        case _:
            return LAST


def held(value: Json, path: Path) -> Json:
    """What stands at a path; None where nothing does."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition on what stands at a path.

    Whatever `holds` has its key within `spans` and, where they are not empty, contains the text `part` and ends with
    the text `end`.
    """

    path: Path
    holds: Callable[[Json], bool]
    spans: tuple[Span, ...] = ((ABSENT, LAST),)
    part: str = ""
    end: str = ""

    def meets(self, value: Json) -> bool:
        """Whether a record's value meets the condition."""
        return self.holds(held(value, self.path))


def one_of(path: Path, values: Iterable[Json]) -> Criterion:
    """The condition that one of some scalars stands at a path."""
    keys = frozenset(key_of(value) for value in values)
    return Criterion(path, lambda found: key_of(found) in keys, tuple((key, key) for key in sorted(keys)))


@dataclass(slots=True)
class Ranked:
    """The places of records by the key of what stands at `path`, each list in order."""

    path: Path
    places: dict[Key, list[Place]] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)
    _searched: tuple[str, list[int]] | None = None
    _backwards: list[tuple[str, Key]] | None = None
    _bits: dict[Key, int] = field(default_factory=dict)

    @staticmethod
    def of(path: Path, values: Iterable[tuple[Place, Json]]) -> Ranked:
        """An index over values whose places come in order."""
        places: dict[Key, list[Place]] = {}
        for place, value in values:
            places.setdefault(key_of(held(value, path)), []).append(place)
        return Ranked(path, places, sorted(places))

    def refile(self, before: tuple[Place, Json] | None, after: tuple[Place, Json] | None) -> None:
        """File anew a record that came, changed or went: its place and value before, and after."""
        old = None if before is None else (key_of(held(before[1], self.path)), before[0])
        new = None if after is None else (key_of(held(after[1], self.path)), after[0])
        if old == new:
            return
        if old is not None:
            self._remove(*old)
        if new is not None:
            self._add(*new)

    def _add(self, key: Key, place: Place) -> None:
        listed = self.places.get(key)
        if listed is None:
            self.places[key] = [place]
            insort(self.keys, key)
            self._searched = self._backwards = None
        elif listed[-1] < place:
            listed.append(place)
        else:
            insort(listed, place)
        self._turn(key, place)

    def _remove(self, key: Key, place: Place) -> None:
        listed = self.places[key]
        del listed[bisect_left(listed, place)]
        self._turn(key, place)
        if not listed:
            del self.places[key]
            del self.keys[bisect_left(self.keys, key)]
            self._bits.pop(key, None)
            self._searched = self._backwards = None

    def _turn(self, key: Key, place: Place) -> None:
        if key in self._bits:
            self._bits[key] ^= 1 << place[1]

    def matching(self, criterion: Criterion, most: int) -> list[Key] | None:
        """The keys that a condition allows; None where it takes too long to say, or they are more than `most`."""
        if criterion.part:
            return self._containing(criterion, most)
        if criterion.end:
            return self._ending(criterion.end, most)
        spans = [self._span(each) for each in criterion.spans]
        if sum(len(each) for each in spans) > most:
            return None
        found = dict.fromkeys(self.keys[at] for each in spans for at in each)
        return [key for key in found if key == LAST or criterion.holds(None if key == ABSENT else key[1])]

    def _span(self, span: Span) -> range:
        return range(bisect_left(self.keys, span[0]), bisect_right(self.keys, span[1]))

    def _containing(self, criterion: Criterion, most: int) -> list[Key] | None:
        """The keys of texts with a part in them: all texts are searched as one, which is quicker than one by one."""
        texts = self._span((("s", ""), ("t", "")))
        text, starts = self._text(texts)
        found: list[Key] = []
        at = text.find(criterion.part)
        while at >= 0:
            which = bisect_right(starts, at) - 1
            key = self.keys[texts.start + which]
            if criterion.holds(key[1]):
                found.append(key)
            if len(found) > most:
                return None
            following = starts[which + 1] if which + 1 < len(starts) else len(text)
            at = text.find(criterion.part, following)
        return found

    def _ending(self, end: str, most: int) -> list[Key] | None:
        """The keys of texts that end with another: they stand together where all are read backwards."""
        if self._backwards is None:
            texts = self._span((("s", ""), ("t", "")))
            self._backwards = sorted((self.keys[at][1][::-1], self.keys[at]) for at in texts)
        first = bisect_left(self._backwards, (end[::-1], FIRST))
        following = self._backwards[first : first + most + 1]
        keys = [key for _, key in takewhile(lambda each: each[0].startswith(end[::-1]), following)]
        return None if len(keys) > most else keys

    def _text(self, texts: range) -> tuple[str, list[int]]:
        """All texts, with a gap after each, and where each begins."""
        if self._searched is None:
            parts = [self.keys[at][1] + GAP for at in texts]
            self._searched = ("".join(parts), [0, *accumulate(map(len, parts))][:-1] if parts else [])
        return self._searched

    def bits(self, keys: Iterable[Key]) -> int:
        """The records under some keys as one number, in which the bit of each one's place of creation is set."""
        found = 0
        for key in keys:
            if key not in self._bits:
                self._bits[key] = _bits(self.places[key])
            found |= self._bits[key]
        return found


def _bits(places: list[Place]) -> int:
    held = bytearray((max((sequence for _, sequence in places), default=0) >> 3) + 1)
    for _, sequence in places:
        held[sequence >> 3] |= 1 << (sequence & 7)
    return int.from_bytes(held, "little")


def bits_of(number: int) -> Iterator[int]:
    """Which bits of a number are set, the lowest first."""
    held = number.to_bytes((number.bit_length() + 7) >> 3, "little")
    for match in _SET.finditer(held):
        at = match.start()
        yield from (at * 8 + bit for bit in range(8) if held[at] >> bit & 1)
