"""The record that an output folder carries: what each target was made from, and the files it consists of.

Knows its own JSON; must not know what the inputs mean. There are no dates in it, and everything is sorted: the same
inputs give the same bytes. Anybody may have edited it, so nothing in it is trusted as a path.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.findings import Finding, Position, Severity
from generator.output.file import File, read_bytes, sha256
from generator.output.refusals import OutputError, is_safe

MANIFEST = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One target: `inputs` is any JSON object that changes when the output might, `files` maps paths to sha256."""

    inputs: Mapping[str, Any]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The targets of an output folder by name."""

    targets: Mapping[str, Entry] = field(default_factory=dict)

    def owned(self, targets: tuple[str, ...]) -> dict[str, str]:
        """Path → sha256 of what the named targets consist of."""
        return {path: digest for name in targets if name in self.targets for path, digest in self._files(name)}

    def _files(self, name: str) -> list[tuple[str, str]]:
        return sorted(self.targets[name].files.items())

    def with_target(self, name: str, inputs: Mapping[str, Any], files: tuple[File, ...]) -> Manifest:
        """This manifest with one target replaced."""
        entry = Entry(inputs, {file.path: sha256(file.data) for file in files})
        return Manifest({**self.targets, name: entry})

    def is_on_disk(self, name: str, folder: Path) -> bool:
        """Whether every file of a target stands in `folder` as it was written."""
        return all(_is_on_disk(path, digest, folder) for path, digest in self._files(name))

    def is_written(self, folder: Path) -> bool:
        """Whether `folder` carries exactly this manifest."""
        return read_bytes(folder / MANIFEST) == self.file().data

    def file(self) -> File:
        """The manifest as a file of the output folder."""
        targets = {
            name: {"inputs": entry.inputs, "files": dict(entry.files)} for name, entry in sorted(self.targets.items())
        }
        return File(MANIFEST, json.dumps({"format": FORMAT, "targets": targets}, indent=2, sort_keys=True) + "\n")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of `folder`; an empty one where there is none.

        Raises OutputError where the file cannot be understood: without it nobody knows which files are ours.
        """
        data = read_bytes(folder / MANIFEST)
        if data is None:
            return cls()
        try:
            return _parse(json.loads(data))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise OutputError(_unreadable(folder / MANIFEST)) from None


def _is_on_disk(path: str, digest: str, folder: Path) -> bool:
    data = read_bytes(folder / path) if is_safe(path, folder) else None
    return data is not None and sha256(data) == digest


def _parse(data: Any) -> Manifest:
    if data["format"] != FORMAT:
        raise ValueError("another format")
    targets = {name: Entry(dict(entry["inputs"]), dict(entry["files"])) for name, entry in data["targets"].items()}
    if not all(isinstance(text, str) for entry in targets.values() for text in entry.files.values()):
        raise TypeError("a digest is text")
    return Manifest(targets)


def _unreadable(path: Path) -> Finding:
    return Finding(
        "manifest-unreadable",
        Severity.ERROR,
        "this is not a manifest that this version of truespec can read, so it cannot tell which files are its own",
        position=Position(str(path)),
        suggestion="restore it from version control, or delete it and run again with --force",
    )
