"""State that outlives the process: a file that several emulators may share (SQLite, write-ahead log).

Knows what is in memory, in the file, and written by others; must not know what the values mean. Questions are answered
from memory: the file is where changes go before an answer is sent, and where those of others come from. Commits are
counted, and each row carries the number of the one that last changed it, so that news are a query. What has gone is a
row without a value.

With `synchronous=NORMAL` the end of the process loses nothing that was acknowledged; the end of the machine may lose
the last moments, but never the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import orjson

from emulator.sqlite_file import PATIENCE, broken, connected, immediate, rolled_back, usable
from emulator.sqlite_shelf import Shelf
from emulator.store import Change, Collection, Record, Snapshot, Stale, Store
from generator.findings import InputError

MOST_GONE = 50_000
"""How many records this process may take away before rows without a value are cleared out."""

Row = tuple[str, str, str, int, bytes | None, int]


class SqliteStore(Store):
    """A store whose records stand in the file at `path` as well. `patience`: seconds to wait for others that write.

    Raises InputError where the file cannot be used.
    """

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        super().__init__()
        self._connection = connected(path, patience=patience)
        self._seen = 0
        self._version = 0
        self._has_written = False
        self._gone = 0
        self.shelf = Shelf(self._connection)
        try:
            with usable(path), immediate(self._connection):
                self._clear_out()
                self._load()
        except InputError:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    # What others wrote

    def read(self) -> None:
        """Take in what others have written. Raises Problem where the file cannot be read."""
        if self._undo is not None:
            return
        with broken("read"):
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version != self._version:
                self._connection.execute("BEGIN")
                try:
                    self._take_in()
                finally:
                    self._connection.execute("COMMIT")
                self._version = version

    def _take_in(self) -> bool:
        """Make memory what the file is; whether that changed anything. Within a transaction of the file."""
        change, sequence, cleared = self._connection.execute("SELECT change, sequence, cleared FROM state").fetchone()
        self._sequence = sequence
        if change == self._seen:
            return False
        if self._seen < cleared:
            self._load()
        else:
            rows = self._connection.execute("SELECT * FROM record WHERE change > ? ORDER BY change", (self._seen,))
            self._adopt([_change(*row) for row in rows])
        self._seen, self._sequence = change, sequence  # as a load has left them
        return True

    def _adopt(self, changes: list[Change]) -> None:
        """Apply what others changed. What lost its place goes first: others may have it now."""
        for change in changes:
            known = self.collection(change.workspace, change.collection).records.get(change.key)
            if known is not None and (change.record is None or change.record.sequence != known.sequence):
                self._set(Change(change.workspace, change.collection, change.key, None))
        for change in changes:
            if change.record is not None:
                self._set(change)

    def _load(self) -> None:
        """Read the whole file anew."""
        found: dict[tuple[str, str], dict[str, Record]] = {}
        for row in self._connection.execute("SELECT * FROM record WHERE value IS NOT NULL"):
            found.setdefault((row[0], row[1]), {})[row[2]] = Record(row[3], orjson.loads(row[4]))
        super().restore(found)
        self._seen, self._sequence = self._connection.execute("SELECT change, sequence FROM state").fetchone()

    # Writing

    @contextmanager
    def transaction(self, *, eager: bool = True) -> Iterator[None]:
        """As every store has it; what is written stands in the file when this ends.

        Raises Problem (`broken`) where it cannot be, and then changes nothing.
        """
        if self._undo is not None:
            yield
            return
        try:
            with super().transaction():
                if eager:
                    self._begin()
                yield
        finally:
            rolled_back(self._connection)
            self._has_written = False

    def _begin(self) -> bool:
        """Keep others from writing, and take in what they wrote; whether there was anything."""
        with broken("written"):
            self._connection.execute("BEGIN IMMEDIATE")
            return self._take_in()

    def _noted(self) -> list[Change]:
        undo = super()._noted()
        if not self._connection.in_transaction and self._begin():
            raise Stale
        return undo

    def _commit(self, changed: list[Change]) -> None:
        with broken("written"):
            if changed:
                places = dict.fromkeys((each.workspace, each.collection, each.key) for each in changed)
                self._write(self._row(*place) for place in places)
            if self._has_written:
                if self._gone > MOST_GONE:
                    self._clear_out()
                values = (self._seen + 1, self._sequence)
                self._connection.execute("UPDATE state SET change = ?, sequence = ?", values)
                self._connection.execute("COMMIT")
                self._seen += 1

    def _write(self, rows: Iterable[Row]) -> None:
        self._has_written = True
        self._connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _row(self, workspace: str, collection: str, key: str) -> Row:
        """A record as it is now, for the commit that is under way."""
        record = self.collection(workspace, collection).records.get(key)
        if record is None:
            self._gone += 1
            return workspace, collection, key, 0, None, self._seen + 1
        return workspace, collection, key, record.sequence, orjson.dumps(record.value), self._seen + 1

    def _clear_out(self) -> None:
        """Drop rows without a value; whoever has not seen them go reads the whole file anew."""
        self._connection.execute("DELETE FROM record WHERE value IS NULL")
        self._connection.execute("UPDATE state SET cleared = change")
        self._gone = 0

    def restore(self, snapshot: Snapshot) -> None:
        """Make the state that of a snapshot, for all who share the file. Raises Problem, and then changes nothing."""
        with self.transaction():
            before, sequence = self.snapshot(), self._sequence
            try:
                super().restore(snapshot)
                with broken("written"):
                    self._write(self._row(*place) for place in _differences(before, self._collections))
            except BaseException:
                super().restore(before)
                self._sequence = sequence
                raise


def _change(workspace: str, collection: str, key: str, sequence: int, value: bytes | None, _number: int) -> Change:
    record = None if value is None else Record(sequence, orjson.loads(value))
    return Change(workspace, collection, key, record)


def _differences(before: Snapshot, after: Mapping[tuple[str, str], Collection]) -> Iterator[tuple[str, str, str]]:
    """The places of records that are not the very same in both."""
    for place in dict.fromkeys((*before, *after)):
        old, new = before.get(place, {}), after[place].records if place in after else {}
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) is not new.get(key):
                yield (*place, key)
