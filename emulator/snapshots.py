"""Named snapshots of the whole state, to come back to.

Knows names and states; must not know what is in them. They are kept in this process, and are no state themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emulator.store import Snapshot, Store

MOST = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """One snapshot: when it was taken (virtual milliseconds), and of how many records."""

    name: str
    at: int
    records: int
    state: Snapshot


class Snapshots:
    """The snapshots of one store; the oldest goes when there are too many."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, Kept] = {}

    def take(self, name: str, now: int) -> Kept:
        """Keep the state as it is, in place of what had this name."""
        state = self._store.snapshot()
        kept = Kept(name, now, sum(map(len, state.values())), state)
        self._kept.pop(name, None)
        self._kept[name] = kept
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return kept

    def restore(self, name: str) -> Kept | None:
        """Make the state that of a snapshot; None where there is none of this name."""
        kept = self._kept.get(name)
        if kept is not None:
            self._store.restore(kept.state)
        return kept

    def drop(self, name: str) -> bool:
        """Forget a snapshot; whether there was one."""
        return self._kept.pop(name, None) is not None

    def __iter__(self) -> Iterator[Kept]:
        return iter(list(self._kept.values()))
