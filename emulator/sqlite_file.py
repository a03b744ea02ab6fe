"""A file of state: its tables, and what can be wrong with it.

Knows SQLite's files, locks and errors; must not know what is kept in them, or by whom.

Exceptions::

    InputError   the file cannot be used at all
    Problem      `broken`: it cannot be read or written just now; nothing was changed
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from emulator.problem import Problem
from generator.findings import failure

APPLICATION = 0x54525545
"""Marks our files (SQLite file format, section 1.3.15): TRUE, in ASCII."""
VERSION = 1
PATIENCE = 2.0
"""Seconds to wait for others that write."""

TABLES = (
    """CREATE TABLE IF NOT EXISTS record (
        workspace TEXT NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL,
        sequence INTEGER NOT NULL, value BLOB, change INTEGER NOT NULL,
        PRIMARY KEY (workspace, collection, key)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS record_change ON record (change)",
    "CREATE TABLE IF NOT EXISTS state (change INTEGER NOT NULL, sequence INTEGER NOT NULL, cleared INTEGER NOT NULL)",
    "INSERT INTO state SELECT 0, 0, 0 WHERE NOT EXISTS (SELECT * FROM state)",
    "CREATE TABLE IF NOT EXISTS shelf (name TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS shelved (
        name TEXT NOT NULL, workspace TEXT NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL,
        sequence INTEGER NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (name, workspace, collection, key)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS exchange (
        number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, workspace TEXT NOT NULL,
        operation TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, query TEXT NOT NULL, request BLOB NOT NULL,
        status INTEGER NOT NULL, response BLOB NOT NULL, note TEXT NOT NULL
    )""",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)


def connected(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to the state in a file, which is made where there is none. Raises InputError."""
    with usable(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
        try:
            is_new = _is_new(connection, path)
            for pragma in ("journal_mode = WAL", "synchronous = NORMAL"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            if is_new:
                with immediate(connection):
                    for statement in TABLES:
                        connection.execute(statement)
        except BaseException:
            connection.close()
            raise
    return connection


def _is_new(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is nothing in a file yet.

    Raises InputError for the database of another program, or of a later version of this one.
    """
    mark, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    is_empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if mark != APPLICATION and not is_empty:
        raise failure("state-unusable", f"{path}: this is the database of another program, and stays untouched")
    if version > VERSION:
        raise failure("state-unusable", f"{path}: this state was written by a later version of truespec")
    return bool(is_empty)


@contextmanager
def usable(path: Path) -> Iterator[None]:
    """Make an InputError of what is wrong with a file that is being opened."""
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError) as error:
        reason = str(error)
        if path.is_dir():
            reason = "this is a folder"
        elif not path.parent.is_dir():
            reason = f"there is no folder {path.parent}"
        raise failure("state-unusable", f"{path}: the state cannot be used: {reason}") from None


@contextmanager
def broken(what: str) -> Iterator[None]:
    """Make of what SQLite raises the refusal of one request. `what` could not be done (`read`, `written`)."""
    try:
        yield
    except (sqlite3.Error, orjson.JSONDecodeError) as error:
        raise Problem("broken", f"the state cannot be {what} now: {error}") from None


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """Write to a file, all or nothing, while others may not; within a transaction that is under way, as its part."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        rolled_back(connection)


def rolled_back(connection: sqlite3.Connection) -> None:
    """End a transaction that may be under way, without what was written in it."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
