"""State: collections of immutable values in workspaces, with transactions, snapshots and indexes.

Knows keys, order and undo; must not know what the values mean. Everything that the emulator remembers (objects, timers,
counters, rules, the clock) is a record here, so that a snapshot, a digest and a file on disk are all of it.

Exceptions::

    Stale        others wrote since the transaction began to read; it is undone, and may be tried again
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any as Json

import orjson

from emulator.indexes import Filed, Order

ALL = "*"
"""For `Store.watch`: every collection."""

SYSTEM = ""
"""The workspace of what belongs to no key: rules, the clock, counters."""


@dataclass(frozen=True, slots=True)
class Record:
    """A value and its place in the order of creation. The value is never changed, only replaced."""

    sequence: int
    value: Json = field(hash=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One record that came, changed or (value None and no sequence) went."""

    workspace: str
    collection: str
    key: str
    record: Record | None


class Collection:
    """Records by key, in the order of their creation.

    An index over a property is made when it is first asked for and kept from then on.
    """

    __slots__ = ("_indexes", "_orders", "by_sequence", "name", "order", "records")

    def __init__(self, name: str, records: Mapping[str, Record] | None = None) -> None:
        self.name = name
        self.records: dict[str, Record] = dict(records or {})
        self.order: list[int] = sorted(record.sequence for record in self.records.values())
        self.by_sequence: dict[int, str] = {record.sequence: key for key, record in self.records.items()}
        self._indexes: dict[str, dict[Json, list[int]]] = {}
        self._orders: dict[str, Order] = {}

    def __len__(self) -> int:
        return len(self.records)

    def __contains__(self, key: str) -> bool:
        return key in self.records

    def get(self, key: str) -> Json | None:
        """The value of `key`, or None."""
        record = self.records.get(key)
        return None if record is None else record.value

    def values(self) -> Iterator[Json]:
        """All values, oldest first."""
        return (self.records[self.by_sequence[sequence]].value for sequence in self.order)

    def where(self, name: str, value: Json) -> Iterator[Json]:
        """The values whose property `name` equals `value` (a scalar), oldest first."""
        return (self.at(sequence) for sequence in list(self.sequences(name, value)))

    def sequences(self, name: str, value: Json) -> list[int]:
        """Where in the order the values stand whose property `name` equals `value`. Not to be changed."""
        return self._index(name).get(value, [])

    def at(self, sequence: int) -> Json:
        """The value at a place in the order that is taken."""
        return self.records[self.by_sequence[sequence]].value

    def _index(self, name: str) -> dict[Json, list[int]]:
        if name not in self._indexes:
            index: dict[Json, list[int]] = {}
            for sequence in self.order:
                value = indexed(self.at(sequence), name)
                if value is not None:
                    index.setdefault(value, []).append(sequence)
            self._indexes[name] = index
        return self._indexes[name]

    def ordered(self, name: str) -> Order:
        """All places by the number in property `name` (0 where it has none), then by creation."""
        if name not in self._orders:
            self._orders[name] = Order(sorted((sorting(self.at(sequence), name), sequence) for sequence in self.order))
        return self._orders[name]

    def set(self, key: str, record: Record | None) -> Record | None:
        """Put a record, or take it away with None; what stood there before. For the store alone."""
        old = self.records.get(key)
        if old is not None:
            self._forget(key, old, keep_place=record is not None and record.sequence == old.sequence)
        if record is not None:
            self._place(key, record, new=old is None or old.sequence != record.sequence)
        self._reorder(old, record)
        return old

    def _forget(self, key: str, old: Record, *, keep_place: bool) -> None:
        for name, index in self._indexes.items():
            value = indexed(old.value, name)
            if value is not None:
                _remove(index[value], old.sequence)
                if not index[value]:
                    del index[value]
        del self.records[key]
        if not keep_place:
            del self.by_sequence[old.sequence]
            _remove(self.order, old.sequence)

    def _place(self, key: str, record: Record, *, new: bool) -> None:
        self.records[key] = record
        if new:
            self.by_sequence[record.sequence] = key
            insort(self.order, record.sequence)
        for name, index in self._indexes.items():
            value = indexed(record.value, name)
            if value is not None:
                insort(index.setdefault(value, []), record.sequence)

    def _reorder(self, old: Record | None, record: Record | None) -> None:
        """Keep orders, and indexes in order, as the records are; what stays where it was costs nothing."""
        for name, order in self._orders.items():
            order.refile(_filed(old, name), _filed(record, name))


def indexed(value: Json, name: str) -> Json | None:
    """The scalar that an index over `name` files `value` under; None where there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str | int | bool) else None


def sorting(value: Json, name: str) -> float:
    """The number that an order by `name` sorts a value by; those without it come first."""
    found = value.get(name) if name and isinstance(value, dict) else None
    return found if isinstance(found, int | float) else 0


def _filed(record: Record | None, name: str) -> Filed | None:
    """Where a record stands in the order by a property, and its value."""
    return None if record is None else ((sorting(record.value, name), record.sequence), record.value)


def _remove(ordered: list[int], place: int) -> None:
    at = bisect_left(ordered, place)
    if at < len(ordered) and ordered[at] == place:
        del ordered[at]


class Stale(Exception):  # noqa: N818 - no error: what was read is old
    """Others wrote meanwhile: what the transaction read may be old. Only where it is not eager."""


Snapshot = Mapping[tuple[str, str], Mapping[str, Record]]
"""All records by workspace and collection."""


class _Transaction:
    """A store's outermost transaction. A class, because each request makes one."""

    __slots__ = ("_sequence", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        self._sequence = self._store.begin()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._store.end(self._sequence, well=kind is None)


class Store:
    """All workspaces. Writes stand only within `transaction`; if that fails they are undone."""

    def __init__(self) -> None:
        self._collections: dict[tuple[str, str], Collection] = {}
        self._sequence = 0
        self._undo: list[Change] | None = None
        self._watchers: dict[str, Callable[[Change], None]] = {}
        self.shelf: MutableMapping[str, Snapshot] = {}
        """Snapshots that are kept by name, as long as the store itself."""

    def watch(self, collection: str, seen: Callable[[Change], None]) -> None:
        """Have every change in the collections of this name told, also those that are undone, taken in or restored.

        ALL means every collection; what is there already, and a restore, are then not told.
        """
        self._watchers[collection] = seen
        for workspace, each in self.collections():
            if each.name == collection:
                for key, record in each.records.items():
                    seen(Change(workspace, collection, key, record))

    def collection(self, workspace: str, name: str) -> Collection:
        """The collection of a workspace; empty where nothing was ever put."""
        found = self._collections.get((workspace, name))
        if found is None:
            found = self._collections[workspace, name] = Collection(name)
        return found

    def collections(self) -> Iterator[tuple[str, Collection]]:
        """Every collection that holds something, with its workspace, ordered by both names."""
        for (workspace, _), collection in sorted(self._collections.items(), key=lambda pair: pair[0]):
            if collection.records:
                yield workspace, collection

    @property
    def workspaces(self) -> tuple[str, ...]:
        """The names of workspaces that hold something."""
        return tuple(dict.fromkeys(workspace for workspace, _ in self.collections() if workspace != SYSTEM))

    def put(self, workspace: str, collection: str, key: str, value: Json) -> None:
        """Store a value; a new key goes to the end of the order, a known one keeps its place."""
        undo = self._noted()
        old = self.collection(workspace, collection).records.get(key)
        if old is None:
            self._sequence += 1
            record = Record(self._sequence, value)
        else:
            record = Record(old.sequence, value)
        undo.append(Change(workspace, collection, key, old))
        self._set(Change(workspace, collection, key, record))

    def remove(self, workspace: str, collection: str, key: str) -> None:
        """Take a value away; nothing happens where there is none."""
        old = self.collection(workspace, collection).records.get(key)
        if old is not None:
            self._noted().append(Change(workspace, collection, key, old))
            self._set(Change(workspace, collection, key, None))

    def _set(self, change: Change) -> None:
        self.collection(change.workspace, change.collection).set(change.key, change.record)
        for watcher in (self._watchers.get(change.collection), self._watchers.get(ALL)):
            if watcher is not None:
                watcher(change)

    def _noted(self) -> list[Change]:
        if self._undo is None:
            raise RuntimeError("the store is written within a transaction only")
        return self._undo

    def transaction(self, *, eager: bool = True) -> AbstractContextManager[None]:  # noqa: ARG002 - as said below
        """Keep what is written within, all of it or nothing; one within another belongs to the outer one.

        Where others write to the store as well: an `eager` one keeps them out from its beginning, another one only
        from its first write, and raises Stale if they wrote before it.
        """
        return nullcontext() if self._undo is not None else _Transaction(self)

    def begin(self) -> int:
        """For `transaction`: note from now on what is written; the place that was last taken."""
        self._undo = []
        return self._sequence

    def end(self, sequence: int, *, well: bool) -> None:
        """For `transaction`: keep what was written since `begin`, or take it back, also where it cannot be kept."""
        changed, is_kept = self._noted(), False
        try:
            if well:
                self._commit(changed)
                is_kept = True
        finally:
            if not is_kept:
                self._sequence = sequence
                for change in reversed(changed):
                    self._set(change)
            self._undo = None

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Take back what is written within, when it ends. Within a transaction."""
        changed = self._noted()
        before = len(changed)
        try:
            yield
        finally:
            for change in reversed(changed[before:]):
                self._set(change)
            del changed[before:]

    def _commit(self, _changed: list[Change]) -> None:
        """For stores that outlive the process: keep what was changed (each with the record of before)."""

    def read(self) -> None:
        """For stores that others write to as well: take in what they have written."""

    def snapshot(self) -> Snapshot:
        """All that is stored, as it is now; costs a copy of the tables, not of the values."""
        return {place: dict(collection.records) for place, collection in self._collections.items()}

    def restore(self, snapshot: Snapshot) -> None:
        """Make the state that of a snapshot."""
        for workspace, each in self.collections():
            watcher = self._watchers.get(each.name)
            if watcher is not None:
                for key in each.records:
                    watcher(Change(workspace, each.name, key, None))
        self._collections = {
            (workspace, name): Collection(name, records) for (workspace, name), records in snapshot.items()
        }
        # The same requests then get the same places, and so the same cursors, as after any other restore of it.
        self._sequence = max((each.order[-1] for each in self._collections.values() if each.order), default=0)
        for name, watcher in list(self._watchers.items()):
            self.watch(name, watcher)

    def digest(self, *, keep: Callable[[str, str], bool] = lambda _workspace, _collection: True) -> str:
        """The sha256 (hex) of all records in canonical form, of collections that `keep`."""
        total = sha256()
        for workspace, collection in self.collections():
            if keep(workspace, collection.name):
                for key in sorted(collection.records):
                    value = collection.records[key].value
                    line = orjson.dumps([workspace, collection.name, key, value], option=orjson.OPT_SORT_KEYS)
                    total.update(line + b"\n")
        return total.hexdigest()
