"""Rules in force: records that somebody looks at with every request, held ready as they change.

Knows how a store tells of changes; must not know what a rule means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any as Json
from typing import Generic, TypeVar

from emulator.store import SYSTEM, Change, Store

R = TypeVar("R")


class Rules(Generic[R]):
    """The rules of one collection of the workspace SYSTEM, oldest first. What `read` refuses is passed over.

    `read` makes a rule of its id and its record, and raises ValueError where there is none in it.
    """

    def __init__(self, store: Store, collection: str, read: Callable[[str, Mapping[str, Json]], R]) -> None:
        self._store = store
        self._collection = collection
        self._read = read
        self._found: dict[str, tuple[int, R]] = {}
        store.watch(collection, self._seen)

    def _seen(self, change: Change) -> None:
        if change.workspace != SYSTEM:
            return
        self._found.pop(change.key, None)
        if change.record is not None and isinstance(change.record.value, dict):
            try:
                self._found[change.key] = (change.record.sequence, self._read(change.key, change.record.value))
            except ValueError:
                return

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[R]:
        return (rule for _, rule in sorted(self._found.values(), key=lambda pair: pair[0]))

    def change(self, key: str, value: Mapping[str, Json] | None) -> None:
        """Replace the record of a rule, or take it away with None."""
        with self._store.transaction():
            if value is None:
                self._store.remove(SYSTEM, self._collection, key)
            else:
                self._store.put(SYSTEM, self._collection, key, dict(value))

    def record(self, key: str) -> dict[str, Json]:
        """The record of a rule; empty where there is none."""
        return dict(self._store.collection(SYSTEM, self._collection).get(key) or {})


def concerns(glob: str, operation: str) -> bool:
    """Whether a glob over operationIds means an operation."""
    return fnmatchcase(operation, glob)


def number(record: Mapping[str, Json], name: str, *, low: float = 0, high: float = 1e12) -> float | None:
    """A number of a rule; None where it says nothing. Raises ValueError where it is none, or out of its range."""
    value = record.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{name} must be a number from {low:g} to {high:g}")
    return value


def whole(record: Mapping[str, Json], name: str, *, low: int = 0, high: int = 10**12) -> int | None:
    """A whole number of a rule; None where it says nothing. Raises ValueError as `number` does."""
    value = number(record, name, low=low, high=high)
    if value is not None and value != int(value):
        raise ValueError(f"{name} must be a whole number")
    return None if value is None else int(value)


def text(record: Mapping[str, Json], name: str, default: str = "") -> str:
    """A text of a rule. Raises ValueError where it is none."""
    value = record.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text")
    return value


def flag(record: Mapping[str, Json], name: str) -> bool:
    """Whether a rule says so. Raises ValueError where that is no boolean."""
    value = record.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false")
    return value


def known(record: Mapping[str, Json], names: Iterable[str]) -> None:
    """Raises ValueError where a rule has a member that means nothing, for it is most likely misspelt."""
    unknown = sorted(str(name)[:40] for name in record if name not in (*names,))
    if unknown:
        raise ValueError(f"{unknown[0]} means nothing here; there are {', '.join(sorted(names))}")
