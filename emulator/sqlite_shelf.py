"""Snapshots by name, in a file of state: whoever shares it sees them.

Knows its two tables; must not know what is on the shelf.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, MutableMapping

import orjson

from emulator.sqlite_file import broken, immediate
from emulator.store import Record, Snapshot


class Shelf(MutableMapping[str, Snapshot]):
    """The snapshots in the file of a connection. Raises Problem (`broken`) where it cannot be read or written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getitem__(self, name: str) -> Snapshot:
        self._require(name)
        found: dict[tuple[str, str], dict[str, Record]] = {}
        columns = "workspace, collection, key, sequence, value"
        with broken("read"):
            rows = self._connection.execute(f"SELECT {columns} FROM shelved WHERE name = ?", (name,))  # noqa: S608
            for workspace, collection, key, sequence, value in rows:
                found.setdefault((workspace, collection), {})[key] = Record(sequence, orjson.loads(value))
        return found

    def __setitem__(self, name: str, snapshot: Snapshot) -> None:
        rows = (
            (name, workspace, collection, key, record.sequence, orjson.dumps(record.value))
            for (workspace, collection), records in snapshot.items()
            for key, record in records.items()
        )
        with broken("written"), immediate(self._connection):
            self._connection.execute("DELETE FROM shelved WHERE name = ?", (name,))
            self._connection.executemany("INSERT INTO shelved VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._connection.execute("INSERT OR IGNORE INTO shelf VALUES (?)", (name,))

    def __delitem__(self, name: str) -> None:
        self._require(name)
        with broken("written"), immediate(self._connection):
            self._connection.execute("DELETE FROM shelved WHERE name = ?", (name,))
            self._connection.execute("DELETE FROM shelf WHERE name = ?", (name,))

    def __iter__(self) -> Iterator[str]:
        with broken("read"):
            rows = self._connection.execute("SELECT name FROM shelf ORDER BY name").fetchall()
        return (row[0] for row in rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _require(self, name: str) -> None:
        """Raises KeyError where there is no snapshot of this name."""
        if name not in list(self):
            raise KeyError(name)
