"""What generated files are made from, as digests: document, overlays, our own code, templates, tools.

Knows which files can influence the output; must not read what they mean, and imports nothing heavy, so that
freshness is proved in a fraction of the time that generating takes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

TOOLS = ("datamodel-code-generator", "ruff")
"""Their versions shape the output."""

SILENT_ROOMS = ("cli", "lint", "report", "changes")
"""Rooms of the generator that no target may import: they cannot change the output."""

_HERE = Path(__file__).parent
TEMPLATES = _HERE.parent / "templates"


def overlays_beside(uri: str) -> tuple[Path, ...]:
    """The files `overlays/*.yaml` beside a local document, by name; none for an address."""
    return () if is_remote(uri) else tuple(sorted((Path(uri).parent / "overlays").glob("*.yaml")))


def is_remote(uri: str) -> bool:
    """Whether `uri` is an http(s) address."""
    return uri.lower().startswith(("http://", "https://"))


def inputs(documents: Mapping[str, str | None], overlays: Sequence[Path], *, all_schemas: bool) -> dict[str, Any]:
    """Everything that can change the output, as a JSON object. `documents` maps file names to sha256."""
    return {
        "document": dict(documents),
        "overlays": [{"file": path.name, "sha256": digest_file(path)} for path in overlays],
        "generator": digest_tree(_HERE, _sources()),
        "templates": digest_tree(TEMPLATES, templates()),
        "versions": {tool: version(tool) for tool in TOOLS},
        "options": {"all_schemas": all_schemas},
    }


def documents(uri: str, others: Iterable[str], digest: str | None = None) -> dict[str, str | None]:
    """The digests of the document at `uri` and of the files, named relative to it, that it refers to.

    `digest` is that of the document itself where it is known. What cannot be read, and anything remote, has None.
    """
    root = Path(uri).name
    own = digest or (None if is_remote(uri) else digest_file(Path(uri)))
    rest = {name: None if is_remote(name) else digest_file(Path(uri).parent / name) for name in sorted(others)}
    return {root: own, **{name: value for name, value in rest.items() if name != root}}


def digest_file(path: Path) -> str | None:
    """The sha256 of a regular file in hex digits; None where there is none that can be read.

    A pipe or a device is none: it may have no end, or give its content only once.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # the latter is a path with a NUL in it
        return None


def digest_tree(folder: Path, files: Iterable[Path]) -> str:
    """One sha256 over names and contents, the same on every system and wherever `folder` stands."""
    lines = sorted(f"{path.relative_to(folder).as_posix()} {digest_file(path)}\n" for path in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _sources() -> Iterator[Path]:
    for path in _HERE.rglob("*.py"):
        room = path.relative_to(_HERE).parts[0].removesuffix(".py")
        if room not in SILENT_ROOMS:
            yield path


def templates() -> Iterator[Path]:
    """All template files: not what tools leave behind: caches and hidden files."""
    for path in TEMPLATES.rglob("*"):
        parts = path.relative_to(TEMPLATES).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield path
