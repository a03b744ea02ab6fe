"""What writing would change, as a unified diff.

Knows the diff format; must not write anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from generator.output.file import File, read_bytes, sha256
from generator.output.refusals import OutputError, is_safe, unsafe


def compare(files: Sequence[File], folder: Path, *, owned: Mapping[str, str]) -> str:
    """The unified diff from `folder` to what `write` would make of it; empty when nothing would change.

    `owned` is as for `write`. Raises OutputError for paths that `write` would refuse to follow.
    """
    refusals = [*unsafe(files, folder)]
    if refusals:
        raise OutputError(*refusals)
    after: dict[str, bytes | None] = {file.path: file.data for file in files}
    after |= {path: None for path in owned if path not in after and _is_removed(folder, path, owned[path])}
    return "".join(_diff(path, read_bytes(folder / path), after[path]) for path in sorted(after))


def _is_removed(folder: Path, path: str, digest: str) -> bool:
    """Whether `write` would remove an owned file: edited ones stay."""
    data = read_bytes(folder / path) if is_safe(path, folder) else None
    return data is not None and sha256(data) == digest


def _diff(path: str, before: bytes | None, after: bytes | None) -> str:
    """One file's part of a unified diff; /dev/null stands for no file, as in `diff -N`."""
    if before == after:
        return ""
    names = (f"a/{path}" if before is not None else "/dev/null", f"b/{path}" if after is not None else "/dev/null")
    lines = list(unified_diff(_lines(before), _lines(after), *names)) or [f"--- {names[0]}\n", f"+++ {names[1]}\n"]
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(data: bytes | None) -> list[str]:
    # Only \n ends a line, as for `diff`: splitlines() would also break at \f or U+2028 inside a string.
    return StringIO((data or b"").decode(errors="replace"), newline="\n").readlines()
