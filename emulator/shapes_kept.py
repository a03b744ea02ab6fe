"""What was made of an object, kept by its identity: hashing a type would cost more than what is saved.

Knows nothing of what is kept. The object is kept too, so that its identity stays its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST = 4096


class Kept(Generic[K, V]):
    """A function that computes once for each object, and forgets all before it holds more than `MOST`."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._found: dict[int, tuple[K, V]] = {}

    def __call__(self, key: K) -> V:
        """What `make` made of `key`."""
        found = self._found.get(id(key))
        if found is None:
            if len(self._found) >= MOST:
                self._found.clear()
            found = self._found[id(key)] = (key, self._make(key))
        return found[1]
