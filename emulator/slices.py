"""Numbers of records, sliced by their bits: which records have a number within bounds is a few operations on long bits.

One slice for each bit of the numbers (Rinfret, O'Neil and O'Neil: Bit-Sliced Index Arithmetic, 2001); in each, a bit
for each record. Must not know what the numbers stand for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import byteorder

HIGHEST = (1 << 62) - 1
"""The highest number."""

WINDOW = 512
"""How many bits are looked through at a time."""

_DIGITS = tuple(bytes(ord("0") + (byte >> bit & 1) for byte in range(256)) for bit in range(8))
"""For each bit of a byte: what it is, as a digit."""


@dataclass(slots=True)
class Slices:
    """The numbers of records that stand in an order."""

    size: int
    slices: list[int]

    @staticmethod
    def of(numbers: Sequence[int]) -> Slices:
        """The slices of numbers that are not negative and no more than HIGHEST."""
        raw = array("Q", numbers)
        if byteorder == "big":
            raw.byteswap()
        data, widest = raw.tobytes(), max(numbers, default=0).bit_length()
        return Slices(
            len(numbers), [int(data[bit // 8 :: 8].translate(_DIGITS[bit % 8])[::-1], 2) for bit in range(widest)]
        )

    def refile(self, left: int | None, came: int | None, old: int, new: int) -> None:
        """Take out the record at a place, where it had a number, and put it in at another with another number."""
        if left is not None and left == came:
            self.replace(left, old, new)
            return
        if left is not None:
            self.remove(left)
        if came is not None:
            self.insert(came, new)

    def insert(self, at: int, number: int) -> None:
        """Put in a record before the one at a place."""
        self._widen(number)
        below = (1 << at) - 1
        for bit, held in enumerate(self.slices):
            moved = held if at == self.size else (held & below) | (held & ~below) << 1
            self.slices[bit] = moved | (number >> bit & 1) << at
        self.size += 1

    def remove(self, at: int) -> None:
        """Take out the record at a place."""
        below = (1 << at) - 1
        for bit, held in enumerate(self.slices):
            self.slices[bit] = held & below | held >> at + 1 << at
        self.size -= 1

    def replace(self, at: int, old: int, new: int) -> None:
        """Give the record at a place another number."""
        self._widen(new)
        for bit in range(len(self.slices)):
            if (old ^ new) >> bit & 1:
                self.slices[bit] ^= 1 << at

    def _widen(self, number: int) -> None:
        self.slices += [0] * (number.bit_length() - len(self.slices))

    def between(self, low: int, high: int, among: int) -> int:
        """The places of the records whose number is `low` at least and `high` at most; places are bits of a number.

        `among`: those that are asked about.
        """
        return self._below(low, among) ^ self._below(high + 1, among)

    def _below(self, bound: int, among: int) -> int:
        if bound >> len(self.slices):
            return among
        alike, below = among, 0
        bit = len(self.slices)
        while bound & (1 << bit) - 1 and alike:
            bit -= 1
            ones = alike & self.slices[bit]
            if bound >> bit & 1:
                below |= alike ^ ones
                alike = ones
            else:
                alike ^= ones
        return below


def bits_at(places: Sequence[int]) -> int:
    """The number in which the bits at some places are set."""
    found = bytearray((max(places, default=0) >> 3) + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def places_of(bits: int, *, descending: bool) -> Iterator[int]:
    """Which bits of a number are set, in order; what is not asked for is not looked for."""
    while bits:
        low = max(bits.bit_length() - WINDOW, 0) if descending else (bits & -bits).bit_length() - 1
        window = bits >> low if descending else bits >> low & (1 << WINDOW) - 1
        bits ^= window << low
        yield from (low + bit for bit in _single(window, descending=descending))


def _single(window: int, *, descending: bool) -> Iterator[int]:
    while window:
        bit = (window if descending else window & -window).bit_length() - 1
        window ^= 1 << bit
        yield bit
