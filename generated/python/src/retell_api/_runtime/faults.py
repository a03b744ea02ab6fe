"""Where an answer breaks the contract, and how.

Knows how a place in JSON is written for people; must not know how faults are found. Shows no value of the answer.
Annotations are not postponed, as in `operation`.
"""

from collections.abc import Sequence
from typing import NamedTuple

MOST_SHOWN = 5


class Fault(NamedTuple):
    """One fault: the names and indexes that lead to it, and what is wrong there."""

    path: tuple[str | int, ...]
    message: str

    def __str__(self) -> str:
        return f"{_written(self.path)}: {self.message}"


def shown(faults: Sequence[Fault]) -> str:
    """The first faults on one line, and how many there are besides."""
    rest = len(faults) - MOST_SHOWN
    return "; ".join(map(str, faults[:MOST_SHOWN])) + (f"; and {rest} more" if rest > 0 else "")


def _written(path: tuple[str | int, ...]) -> str:
    """`items[3].name`, with names in quotes where they would be misread."""
    steps = (f".{step}" if isinstance(step, str) and step.isidentifier() else f"[{step!r}]" for step in path)
    return "".join(steps).removeprefix(".") or "the body"
