"""Files that may use the official SDK: found, rewritten, compared.

The one place of this target that touches a user's files. Follows no link, and says which files it passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from generator.findings import Finding, Position, Severity, failure
from generator.targets.python.migrate.rewrite import UnreadableError, rewrite
from generator.targets.python.migrate.table import Table

MAX_BYTES = 2 * 1024 * 1024
SUFFIXES = (".py", ".pyi")
SKIPPED_FOLDERS = frozenset(("__pycache__", "node_modules", "site-packages"))
"""Besides hidden folders and virtual environments: what stands there is not the user's own code."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of one file: `diff` is empty where nothing changes; `failed` where it could not be read."""

    path: Path
    diff: str = ""
    findings: tuple[Finding, ...] = ()
    failed: bool = False


def migrate(paths: Sequence[Path], table: Table, *, check: bool) -> Iterator[Migrated]:
    """Rewrite every Python file at or below `paths`, in order; with `check` nothing is written.

    Raises InputError for a path that does not exist, before any file is touched.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise failure("path-absent", f"there is nothing at {path}")
    for file in dict.fromkeys(found for path in paths for found in _files(path)):
        yield _migrated(file, table, check=check)


def _files(path: Path) -> Iterator[Path]:
    """`path`, or the Python files below it, by name; links are given as they are, and followed by nobody."""
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.is_symlink() or not child.is_dir():
            if child.suffix in SUFFIXES:
                yield child
        elif not _is_foreign(child):
            yield from _files(child)


def _is_foreign(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.name in SKIPPED_FOLDERS or (folder / "pyvenv.cfg").exists()


def _migrated(path: Path, table: Table, *, check: bool) -> Migrated:
    if reason := _passed_over(path):
        return Migrated(path, findings=(_finding("file-skipped", Severity.WARNING, path, f"{reason}: skipped"),))
    try:
        before = path.read_bytes()
        if not _concerns(before, table):
            return Migrated(path)
        after = rewrite(before, str(path), table)
        if not check and after.content != before:
            path.write_bytes(after.content)
        return Migrated(path, _diff(path, before, after.content), after.findings)
    except UnreadableError as error:
        return _failed(path, str(error), error.line)
    except OSError as error:
        return _failed(path, error.strerror or "cannot be read or written", 1)


def _passed_over(path: Path) -> str:
    """Why a file is not looked at; empty where it is."""
    if path.is_symlink():
        return "a symbolic link"
    if not path.is_file():
        return "no regular file"
    if path.stat().st_size > MAX_BYTES:
        return f"larger than {MAX_BYTES // 1024 // 1024} MiB"
    with path.open("rb") as stream:
        return "binary" if b"\0" in stream.read(MAX_BYTES) else ""


def _concerns(content: bytes, table: Table) -> bool:
    """Whether a file may use the official SDK: it names the package, or a call that has no operation here."""
    absent = [call.official.split(".") for call in table.calls.values() if not call.ours]
    words = [re.escape(table.official), *(r"\s*\.\s*".join(map(re.escape, parts)) + r"\s*\(" for parts in absent)]
    return re.search(rf"\b(?:{'|'.join(words)})(?!\w)".encode(), content) is not None


def _failed(path: Path, message: str, line: int) -> Migrated:
    finding = _finding("file-unusable", Severity.ERROR, path, message, line)
    return Migrated(path, findings=(finding,), failed=True)


def _finding(rule: str, severity: Severity, path: Path, message: str, line: int = 1) -> Finding:
    return Finding(rule, severity, message, position=Position(str(path), line))


def _diff(path: Path, before: bytes, after: bytes) -> str:
    """The change as `git apply` and `patch -p1` take it."""
    if before == after:
        return ""
    name = path.as_posix().lstrip("/")
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    # Only \n ends a line, as for `diff`.
    return StringIO(data.decode(errors="replace"), newline="\n").readlines()
