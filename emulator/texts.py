"""Where texts of records contain another text, without reading all of them.

Records that follow each other in an order make a block; of a block it is known which pieces of a few characters occur
in its texts, so that most of those that do not contain what is looked for are passed over (an n-gram index with hashed
grams), and the texts of the others are searched as one. Must not know what the texts are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Final

from emulator.slices import places_of

Place = tuple[float, int]
"""Where a record stands in an order: the number that sorts it, and its place in the order of creation."""

GAP: Final = "\0"
"""What stands after each text where several are searched as one."""

LONG = 4
"""How long the pieces are whose occurrence is known, besides those of one and of two characters."""

SLOTS = 8192
"""How many kinds of long pieces are told apart, by their hashes (which only decide on how many blocks are searched in
vain); of short ones there are not so many."""

MOST_TEXTS, MOST_CHARACTERS = 64, 1024
"""When a block is full."""

WORN = 4
"""An index is worn out when blocks have this many times the texts that they should, or were read so often."""


@dataclass(slots=True)
class Texts:
    """The texts at one path of records in an order, `places`; `text` reads the one at a place, empty for none.

    A block begins with the record at its place in `begins`, and ends before that of the next. What changed is only
    noted, and read when something is looked for. Pieces that went stay known: that costs time and no results.
    """

    places: Sequence[Place]
    begins: list[Place] = field(default_factory=lambda: [(-inf, 0)])
    joined: list[str | list[str]] = field(default_factory=lambda: [""])
    pieces: dict[str | int, int] = field(default_factory=dict)
    """In which blocks, as bits, pieces occur: the short ones, and those of one slot."""
    odd: int = 0
    """The blocks, as bits, with texts that have gaps within: those are not joined, and always looked at."""
    changed: set[int] = field(default_factory=set)
    room: int = MOST_TEXTS
    """How many texts the last block can still take."""
    reads: int = 0
    is_worn: bool = False

    @staticmethod
    def of(places: Sequence[Place], text: Callable[[Place], str]) -> Texts:
        """An index over all texts."""
        made = Texts(places)
        taken: list[str] = []
        size = 0
        for place in places:
            found = text(place)
            if len(taken) == MOST_TEXTS or (taken and size + len(found) > MOST_CHARACTERS):
                made._read(taken)
                made._open(place)
                taken, size = [], 0
            taken.append(found)
            size += len(found)
        made._read(taken)
        return made

    def note(self, place: Place) -> None:
        """The record at a place came, changed or went."""
        if self.places and self.begins[-1] < place == self.places[-1]:
            self.room -= 1
            if self.room < 0:
                self._open(place)
        self.changed.add(bisect_right(self.begins, place) - 1)

    def _open(self, place: Place) -> None:
        self.begins.append(place)
        self.joined.append("")
        self.room = MOST_TEXTS

    def refresh(self, text: Callable[[Place], str]) -> None:
        """Read what changed."""
        for block in sorted(self.changed):
            low, high = self._extent(block)
            self._read([text(place) for place in self.places[low:high]], block)
            self.is_worn |= high - low > WORN * MOST_TEXTS
        self.reads += len(self.changed)
        self.is_worn |= self.reads > WORN * (len(self.begins) + MOST_TEXTS)
        self.changed.clear()

    def _extent(self, block: int) -> tuple[int, int]:
        following = self.begins[block + 1 : block + 2]
        low = bisect_left(self.places, self.begins[block])
        return low, bisect_left(self.places, following[0], low) if following else len(self.places)

    def _read(self, texts: list[str], block: int = -1) -> None:
        """Make the texts of a block known, those of the last if none is named."""
        block = block % len(self.begins)
        whole, bit = "".join(f"{each}{GAP}" for each in texts), 1 << block
        is_odd = whole.count(GAP) > len(texts)
        self.odd = self.odd | bit if is_odd else self.odd & ~bit
        self.joined[block] = texts if is_odd else whole
        for piece in _pieces(whole):
            self.pieces[piece] = self.pieces.get(piece, 0) | bit
        if block == len(self.begins) - 1:
            self.room = MOST_TEXTS - len(texts) if len(whole) < MOST_CHARACTERS else 0

    def blocks(self, needle: str) -> int:
        """The blocks, as bits, in which a text may occur."""
        if GAP in needle:
            return self.odd
        found = (1 << len(self.begins)) - 1
        for piece in _pieces(needle):
            found &= self.pieces.get(piece, 0)
            if not found:
                break
        return found | self.odd

    def positions(self, needle: str, within: range, *, descending: bool) -> Iterator[int]:
        """Where in the order the records stand whose text contains another."""
        if not within:
            return
        first, last = (bisect_right(self.begins, self.places[at]) - 1 for at in (within[0], within[-1]))
        blocks = self.blocks(needle) >> first << first & (1 << last + 1) - 1
        for block in places_of(blocks, descending=descending):
            low, _ = self._extent(block)
            found = list(_hits(self.joined[block], needle))
            yield from (low + at for at in (reversed(found) if descending else found) if low + at in within)


def _pieces(text: str) -> set[str | int]:
    """The pieces that occur in a text, the long ones by their slots."""
    long = {text[at : at + LONG] for at in range(len(text) - LONG + 1)}
    return {*text, *map("".join, pairwise(text)), *(hash(piece) % SLOTS for piece in long)}


def _hits(joined: str | list[str], needle: str) -> Iterator[int]:
    """Which of the texts of a block contain another."""
    if not isinstance(joined, str):
        yield from (at for at, text in enumerate(joined) if needle in text)
        return
    at = joined.find(needle)
    while at >= 0:
        yield joined.count(GAP, 0, at)
        at = joined.find(needle, joined.index(GAP, at) + 1)
