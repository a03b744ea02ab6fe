"""What will happen when: timers as records, and which of them is next.

Knows due times; must not know what happens when one is due.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Any as Json

from emulator.store import Change, Store

TIMERS = "_timers"


@dataclass(frozen=True, slots=True)
class Timer:
    """Something that will happen to the object `key` of `collection`: `kind`, at `due` (virtual milliseconds)."""

    workspace: str
    id: str
    due: int
    kind: str
    collection: str
    key: str
    data: Json = field(hash=False)


class Timers:
    """The timers of a store, the next one first; equal due times in the order in which they were set."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._heap: list[tuple[int, int, str, str]] = []
        store.watch(TIMERS, self._seen)

    def _seen(self, change: Change) -> None:
        if change.record is not None:
            heappush(self._heap, (change.record.value["due"], change.record.sequence, change.workspace, change.key))

    def set(self, timer: Timer) -> None:
        """Set a timer, or set the one of this id anew. Within a transaction."""
        value = {
            "due": timer.due,
            "kind": timer.kind,
            "collection": timer.collection,
            "key": timer.key,
            "data": timer.data,
        }
        self._store.put(timer.workspace, TIMERS, timer.id, value)

    def cancel(self, workspace: str, identity: str) -> None:
        """Take a timer away. Within a transaction."""
        self._store.remove(workspace, TIMERS, identity)

    def of(self, workspace: str, collection: str, key: str) -> list[Timer]:
        """The timers of one object, the next one first."""
        timers = self._store.collection(workspace, TIMERS)
        named = [timers.by_sequence[sequence] for sequence in timers.sequences("key", key)]
        found = (self._timer(workspace, identity) for identity in named)
        return sorted((timer for timer in found if timer.collection == collection), key=lambda timer: timer.due)

    def next_due(self) -> int | None:
        """When the next timer is due; None where there is none."""
        self._drop_stale()
        return self._heap[0][0] if self._heap else None

    def next(self) -> Timer | None:
        """The next timer; it stays until it is cancelled or set anew."""
        self._drop_stale()
        return self._timer(*self._heap[0][2:]) if self._heap else None

    def stands(self, timer: Timer) -> bool:
        """Whether a timer is still set as it was: others may have let it happen, cancelled it or set it anew."""
        record = self._store.collection(timer.workspace, TIMERS).records.get(timer.id)
        return record is not None and record.value["due"] == timer.due

    def _drop_stale(self) -> None:
        """Forget entries at the top whose timer has gone or was set anew."""
        while self._heap:
            due, sequence, workspace, identity = self._heap[0]
            record = self._store.collection(workspace, TIMERS).records.get(identity)
            if record is not None and record.value["due"] == due and record.sequence == sequence:
                return
            heappop(self._heap)

    def compact(self) -> None:
        """Rebuild the queue from the store, without what has gone."""
        self._heap = [
            (record.value["due"], record.sequence, workspace, key)
            for workspace, collection in self._store.collections()
            if collection.name == TIMERS
            for key, record in collection.records.items()
        ]
        heapify(self._heap)

    def _timer(self, workspace: str, identity: str) -> Timer:
        value = self._store.collection(workspace, TIMERS).records[identity].value
        return Timer(workspace, identity, value["due"], value["kind"], value["collection"], value["key"], value["data"])
