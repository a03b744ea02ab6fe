"""Choices that are the same each time: a small generator of numbers, and text made of them.

Knows splitmix64 (Steele, Lea, Flood 2014); must not know types. Cheaper to begin than `random.Random`, of which an
answer would need a new one each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
MASK = (1 << 64) - 1
HEX = "0123456789abcdef"


class Dice:
    """One sequence of choices, told by `seed`."""

    __slots__ = ("_state",)

    def __init__(self, seed: str) -> None:
        digest = blake2b(seed.encode(errors="surrogatepass"), digest_size=8).digest()
        self._state = int.from_bytes(digest)

    def number(self) -> int:
        """The next number of 64 bits."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & MASK
        mixed = ((self._state ^ (self._state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def below(self, bound: int) -> int:
        """A number from 0 up to, without, `bound`, which is positive."""
        return self.number() % bound

    def choice(self, some: Sequence[T]) -> T:
        """One of `some`, which is not empty."""
        return some[self.number() % len(some)]

    def hex(self, count: int) -> str:
        """`count` hexadecimal digits."""
        text = ""
        while len(text) < count:
            text += f"{self.number():016x}"
        return text[:count]

    def text(self, count: int, letters: str) -> str:
        """`count` of `letters`."""
        return "".join(self.choice(letters) for _ in range(count))
