"""Where chance comes from: Hypothesis, which remembers and shrinks, or a seeded generator, which is quick.

Knows both; must not know types. Whatever draws asks a `Draw`, so that one generator of values serves both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")
PRINTABLE = "".join(chr(code) for code in range(0x20, 0x7F))
LETTERS = PRINTABLE + "".join(chr(code) for code in range(0xA1, 0x250) if code != 0xAD)
"""Printable text: drift is about the contract, not about Unicode."""


class Draw(Protocol):
    """A source of choices; the first of the options, the lowest number and False are the simplest."""

    def integer(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""

    def choice(self, options: Sequence[T]) -> T:
        """One of `options`, of which there must be some."""

    def chance(self, percent: int) -> bool:
        """True about so many times in a hundred."""

    def text(self, low: int, high: int, letters: str = LETTERS) -> str:
        """From `low` to `high` of `letters`."""


class Seeded:
    """Chance from a seed: equal seeds, equal draws."""

    def __init__(self, seed: int | str) -> None:
        self._random = Random(seed)  # noqa: S311 - test data, no secret

    def integer(self, low: int, high: int) -> int:
        """Evenly."""
        return self._random.randint(low, high)

    def choice(self, options: Sequence[T]) -> T:
        """Evenly."""
        return options[self._random.randrange(len(options))]

    def chance(self, percent: int) -> bool:
        """True about so many times in a hundred."""
        return self._random.randrange(100) < percent

    def text(self, low: int, high: int, letters: str = LETTERS) -> str:
        """Of an even length."""
        return "".join(self._random.choices(letters, k=self.integer(low, high)))


class Hypothetical:
    """Chance from the test case that Hypothesis is drawing."""

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw

    def integer(self, low: int, high: int) -> int:
        """As `st.integers`."""
        return self._draw(_integers(low, high))

    def choice(self, options: Sequence[T]) -> T:
        """Shrinks to the first."""
        return options[self._draw(_integers(0, len(options) - 1))] if len(options) > 1 else options[0]

    def chance(self, percent: int) -> bool:
        """Shrinks to False."""
        return self._draw(_integers(0, 99)) >= 100 - percent

    def text(self, low: int, high: int, letters: str = LETTERS) -> str:
        """As `st.text`."""
        return self._draw(_text(low, high, letters))


@cache
def _integers(low: int, high: int) -> SearchStrategy[int]:
    return st.integers(low, high)


@cache
def _text(low: int, high: int, letters: str) -> SearchStrategy[str]:
    return st.text(letters, min_size=low, max_size=high)
