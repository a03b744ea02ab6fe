"""A journal that all who share a state share: exchanges go to its file in batches.

Knows rows; must not know what exchanges mean. A batch that cannot be written now is written later: no request fails
for its journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from emulator.http import Request, Response
from emulator.journal import KEPT, Entry, Exchange, Journal
from emulator.sqlite_file import connected

SHORT = 0.1
"""Seconds to wait for others that write."""
ALL = "SELECT * FROM exchange WHERE number > ? AND (? IS NULL OR workspace = ?) ORDER BY number"


class SqliteJournal(Journal):
    """The last exchanges of all who share the file at `path`; their numbers are unique among all. Raises InputError."""

    def __init__(self, path: Path, kept: int = KEPT) -> None:
        super().__init__(kept)
        self._kept = kept
        self._connection = connected(path, patience=SHORT)

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        self.flush()
        self._connection.close()

    def __len__(self) -> int:
        self.flush()
        try:
            found = self._connection.execute("SELECT max(seq) FROM sqlite_sequence").fetchone()
        except sqlite3.Error:
            return super().__len__()
        return int(found[0] or 0)

    def flush(self) -> None:
        """Write what was noted, where that is possible now."""
        if not self._exchanges:
            return
        rows = [_row(exchange) for exchange in self._exchanges]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT INTO exchange VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            oldest = "(SELECT max(number) FROM exchange) - ?"
            self._connection.execute(f"DELETE FROM exchange WHERE number <= {oldest}", (self._kept,))  # noqa: S608
            self._connection.execute("COMMIT")
            self._exchanges.clear()
        except sqlite3.Error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def entries(self, *, after: int = 0, workspace: str | None = None) -> Iterator[Entry]:
        """What anyone noted after a number, oldest first; that of others is there within a fraction of a second."""
        self.flush()
        try:
            rows = self._connection.execute(ALL, (after, workspace, workspace)).fetchall()
        except sqlite3.Error:
            return
        for number, at, owner, operation, method, path, query, sent, status, answered, note in rows:
            request = Request(method, path, query, {}, sent)
            yield Entry(number, at, owner, operation, request, Response(status, (), answered), note)

    def clear(self) -> None:
        """Forget everything; numbers go on."""
        super().clear()
        try:
            self._connection.execute("DELETE FROM exchange")
        except sqlite3.Error:
            return


def _row(exchange: Exchange) -> tuple[int | str | bytes, ...]:
    _, at, workspace, operation, request, response, note = exchange
    asked = (request.method, request.path, request.query, request.body)
    return (at, workspace, operation, *asked, response.status, response.body, note)
