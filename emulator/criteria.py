"""What stands at a path into a record's value, and conditions on that.

Knows scalars and their order; must not know what the values mean, or how records that meet a condition are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any as Json
from typing import Final, Protocol

Key = tuple[str, Json]
"""What stands at a path, so that all keys can be compared: its kind, and itself if it is a scalar."""

Span = tuple[Key, Key]
"""All keys from the first to the last, both included."""


class Derived(Protocol):
    """A scalar that is worked out from a value. Equal ones work out the same."""

    def of(self, value: Json) -> Json:
        """The scalar; None for nothing."""

    def __hash__(self) -> int:
        """As it is a key of indexes."""


Names = tuple[str, ...]
Path = Names | Derived

ABSENT: Final[Key] = ("", 0)
FIRST: Final[Key] = ("a", 0)
"""Before all keys of something that is there."""
LAST: Final[Key] = ("~", 0)
"""After all keys; also that of objects and lists."""
TEXTS: Final[Span] = (("s", ""), ("t", ""))
EVERYTHING: Final[Span] = (ABSENT, LAST)


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
    if not isinstance(path, tuple):
        return path.of(value)
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


@dataclass(frozen=True, slots=True)
class Backwards:
    """The text at a path, read backwards."""

    path: Path

    def of(self, value: Json) -> Json:
        """The text; None where there is none."""
        found = held(value, self.path)
        return found[::-1] if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition on what stands at a path.

    Whatever `holds` has its key within one of `spans`, which are in order and have at most their ends in common, and
    contains the text `part`. What indexes find beyond that is looked at one by one: it should be little but for `part`.
    """

    path: Path
    holds: Callable[[Json], bool]
    spans: tuple[Span, ...] = (EVERYTHING,)
    part: str = ""

    def meets(self, value: Json) -> bool:
        """Whether a record's value meets the condition."""
        return self.holds(held(value, self.path))

    def allows(self, key: Key) -> bool:
        """Whether a record under a key may meet the condition; of objects and lists the key does not tell."""
        return key == LAST or self.holds(None if key == ABSENT else key[1])


def one_of(path: Path, values: Iterable[Json]) -> Criterion:
    """The condition that one of some scalars stands at a path."""
    keys = frozenset(key_of(value) for value in values)
    return Criterion(path, lambda found: key_of(found) in keys, tuple((key, key) for key in sorted(keys)))


def within(path: Path, spans: tuple[Span, ...]) -> Criterion:
    """The condition that the key of what stands at a path lies within some spans."""

    def holds(found: Json) -> bool:
        key = key_of(found)
        return any(low <= key <= high for low, high in spans)

    return Criterion(path, holds, spans)
