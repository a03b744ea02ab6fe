"""Making an output folder hold exactly what was generated.

Knows the order of safe steps; must not know what the files say. A file that no earlier run wrote is never replaced
or removed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Position, Severity
from generator.output.file import File, read_bytes, sha256
from generator.output.refusals import OutputError, blocked, foreign, is_safe, unsafe


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: paths by what happened to them, sorted, and what the user should know."""

    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def write(files: Sequence[File], folder: Path, *, owned: Mapping[str, str], force: bool = False) -> Written:
    """Make `folder` hold `files`, and no file of `owned` that is not among them.

    `owned` maps each path that an earlier run wrote to the sha256 of what it wrote. An owned file is replaced
    even where it was edited since (with a finding), but an edited one that is no longer produced is kept. First come
    the removals, then `files` in the order given, each replaced in one step (temporary file, then rename).
    Raises OutputError, before anything is written, for a path outside `folder`, through a symbolic link, claimed
    twice, or taken by a file that is not owned and differs (`force` overwrites the last).
    """
    refusals = [*unsafe(files, folder), *blocked(files, folder)]
    refusals += [] if force or refusals else foreign(files, folder, owned)
    if refusals:
        raise OutputError(*refusals)
    wanted = {file.path: file.data for file in files}
    edited = tuple(_edited(wanted, folder, owned))
    stale = [path for path in sorted(owned) if path not in wanted and is_safe(path, folder)]
    removed = tuple(path for path in stale if _remove(folder, path, owned[path]))
    changed = tuple(path for path, data in wanted.items() if _replace(folder / path, data))
    return Written(tuple(sorted(changed)), removed, edited)


def _edited(wanted: Mapping[str, bytes], folder: Path, owned: Mapping[str, str]) -> Iterator[Finding]:
    """One warning for each file that somebody changed since it was written."""
    for path in sorted(owned):
        data = read_bytes(folder / path) if is_safe(path, folder) else None
        if data is None or sha256(data) == owned[path]:
            continue
        if path not in wanted:
            yield _edit("edited-file-kept", "no longer generated, but edited since it was: kept", folder, path)
        elif data != wanted[path]:
            yield _edit("edited-file-replaced", "edited since it was generated: replaced", folder, path)


def _edit(rule: str, message: str, folder: Path, path: str) -> Finding:
    return Finding(
        rule,
        Severity.WARNING,
        message,
        position=Position(str(folder / path)),
        suggestion="change the document, an overlay or a template instead of what is generated from them",
    )


def _remove(folder: Path, path: str, digest: str) -> bool:
    """Remove a file that is as it was written, and the folders that it leaves empty."""
    data = read_bytes(folder / path)
    if data is None or sha256(data) != digest:
        return False
    (folder / path).unlink()
    for parent in PurePosixPath(path).parents:
        here = folder.joinpath(*parent.parts)
        if here == folder or any(here.iterdir()):
            break
        here.rmdir()
    return True


def _replace(target: Path, data: bytes) -> bool:
    """Put `data` at `target` in one step; False where it stands there already."""
    if read_bytes(target) == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return True
