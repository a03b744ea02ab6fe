"""What a run is about to make, written down before it is sent, so that nothing is forgotten whatever happens.

Knows files; must not know HTTP. Each line reaches the disk before its request is sent (fsync). Who reads a journal back
learns what was made and is not known to be gone; a last line that was cut off is of a request that was never sent.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from contract_tests.safety.marking import Run
from generator.findings import failure

Json = Any
SUFFIX = ".journal"


@dataclass(slots=True)
class Entry:
    """One thing that was to be made, and the `ids` that are known of it. `is_sure`: there is nothing beyond them."""

    number: int
    operation: str
    entity: str
    mark: str
    ids: list[Json] = field(default_factory=list)
    is_sure: bool = False


@dataclass(slots=True)
class Journal:
    """The journal of the run that is going on. The file is locked as long as the process lives."""

    path: Path
    run: Run
    file: IO[str] = field(init=False, repr=False)
    number: int = 0

    def __post_init__(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.file = self.path.open("x", encoding="utf-8")
            fcntl.flock(self.file, fcntl.LOCK_EX)
            self._write({"truespec": 1, "began": self.run.began, "run": self.run.token})
            _sync_folder(self.path.parent)
        except OSError as error:
            raise failure(
                "journal-unusable",
                f"{self.path}: {error.strerror or error}: without a journal nothing may be created",
                suggestion="Name a folder that can be written to with --state.",
            ) from None

    def intends(self, operation: str, entity: str, mark: str) -> int:
        """Something is about to be made; its number. Raises OSError where that cannot be written: then do not."""
        self.number += 1
        self._write({"intends": self.number, "operation": operation, "entity": entity, "mark": mark})
        return self.number

    def made(self, number: int, identity: Json) -> None:
        """What was intended exists, under an id.

        This and what follows makes sweeping easier, and is not needed for it: where the disk is full it is left out.
        """
        self._note({"made": number, "id": identity})

    def repeated(self, number: int) -> None:
        """The request was sent more than once: more may exist than is known."""
        self._note({"repeated": number})

    def failed(self, number: int) -> None:
        """What was intended was refused: there is nothing."""
        self._note({"failed": number})

    def gone(self, entity: str, identity: Json) -> None:
        """Something was removed."""
        self._note({"gone": identity, "entity": entity})

    def close(self, *, is_clean: bool) -> None:
        """The end of the run; where nothing is left the journal is of no use any more."""
        if is_clean:
            self.path.unlink(missing_ok=True)
        with suppress(OSError):
            self.file.close()

    def _note(self, line: dict[str, Json]) -> None:
        with suppress(OSError):
            self._write(line)

    def _write(self, line: dict[str, Json]) -> None:
        self.file.write(json.dumps(line) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())


@dataclass(slots=True)
class Left:
    """A journal of a run that has ended, and what it has left."""

    path: Path
    entries: tuple[Entry, ...]
    file: IO[str] = field(repr=False)

    def settled(self) -> None:
        """Everything is removed."""
        self.path.unlink(missing_ok=True)
        self.file.close()

    def close(self) -> None:
        """Something could not be removed: the next run tries again."""
        self.file.close()


def folder(base: Path | None, url: str, key: str) -> Path:
    """Where the journals of one workspace are: by address and key, of which nothing can be read from the name."""
    state = os.environ.get("XDG_STATE_HOME", "")
    home = Path(state) if state.startswith("/") else Path.home() / ".local" / "state"
    name = hashlib.sha256(f"{url.rstrip('/')}\0{key}".encode()).hexdigest()[:16]
    return (base or home / "truespec") / name


def leftovers(where: Path) -> Iterator[Left]:
    """The journals of runs that have ended without cleaning up; those of runs that go on are locked, and left alone."""
    for path in sorted(where.glob(f"*{SUFFIX}")) if where.is_dir() else ():
        try:
            file = path.open("r+", encoding="utf-8", errors="replace")
        except FileNotFoundError:
            continue  # another run has just ended, and left nothing
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_there = os.fstat(file.fileno()).st_nlink > 0
        except OSError:
            is_there = False
        if not is_there:
            file.close()
            continue
        yield Left(path, tuple(_read(file)), file)


def _read(file: IO[str]) -> Iterator[Entry]:
    """What was intended, and is not known to have failed or to be gone."""
    entries: dict[int, Entry] = {}
    repeated: set[int] = set()
    for line in file:
        try:
            told = json.loads(line)
            if "intends" in told:
                number = int(told["intends"])
                entries[number] = Entry(number, str(told["operation"]), str(told["entity"]), str(told["mark"]))
            elif "made" in told:
                entries[int(told["made"])].ids.append(told["id"])
                entries[int(told["made"])].is_sure = int(told["made"]) not in repeated
            elif "repeated" in told:
                repeated.add(int(told["repeated"]))
            elif "failed" in told:
                entries.pop(int(told["failed"]), None)
            elif "gone" in told:
                _removed(entries, told)
        except (ValueError, KeyError, TypeError):
            continue  # cut off, or not ours
    yield from entries.values()


def _removed(entries: dict[int, Entry], told: dict[str, Json]) -> None:
    for number, entry in list(entries.items()):
        if entry.entity == told["entity"] and told["gone"] in entry.ids:
            entry.ids.remove(told["gone"])
            if not entry.ids and entry.is_sure:
                del entries[number]


def _sync_folder(path: Path) -> None:
    """A new file's name, too, must reach the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
