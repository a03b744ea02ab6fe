"""What may not be written: paths that leave the output folder, and files that are not ours.

Knows what makes a path dangerous on any system; must not write anything. Paths come from untrusted documents and
from manifests that anybody may have edited, so both are judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Severity, TruespecError
from generator.output.file import File, read_bytes


class OutputError(TruespecError):
    """Writing would touch files that an earlier run did not write; nothing has been written."""


def is_safe(path: str, folder: Path) -> bool:
    """Whether `path` stays below `folder` on every system, no part of it below `folder` being a symbolic link."""
    parts = PurePosixPath(path).parts
    if not parts or path != "/".join(parts) or ".." in parts or any(mark in path for mark in "\\:\0"):
        return False
    return not any(folder.joinpath(*parts[: depth + 1]).is_symlink() for depth in range(len(parts)))


def unsafe(files: Sequence[File], folder: Path) -> Iterator[Finding]:
    """One finding for each path that leads elsewhere or that two files claim.

    Names that differ only in case are one place on many disks, so they clash too.
    """
    seen: set[str] = set()
    for file in files:
        if file.path.casefold() in seen:
            yield _refusal("output-path-claimed-twice", f"two output files claim the path {file.path!r}")
        seen.add(file.path.casefold())
        if not is_safe(file.path, folder):
            yield _refusal("output-path-unsafe", f"{file.path!r} leads out of {folder} or through a symbolic link")


def foreign(files: Sequence[File], folder: Path, owned: Mapping[str, str]) -> Iterator[Finding]:
    """One finding for each file that stands where one of `files` should, was not written by us, and differs."""
    for file in files:
        if file.path not in owned and read_bytes(folder / file.path) not in (None, file.data):
            yield _refusal(
                "output-file-not-ours",
                f"{folder / file.path} exists and was not written by truespec",
                "move it away, choose another folder with --out, or overwrite it with --force",
            )


def blocked(files: Sequence[File], folder: Path) -> Iterator[Finding]:
    """One finding for each file whose place is taken by a folder, or whose folder's place by a file."""
    for file in files:
        target = folder / file.path
        above = [folder.joinpath(*parent.parts) for parent in PurePosixPath(file.path).parents]
        if target.is_dir() or any(parent.exists() and not parent.is_dir() for parent in above):
            yield _refusal("output-path-taken", f"{target} cannot be written: something else is in its place")


def _refusal(rule: str, message: str, suggestion: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, message, suggestion=suggestion)
