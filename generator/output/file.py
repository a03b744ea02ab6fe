"""One file: as a value, and as bytes on disk.

Knows UTF-8 and digests; must not know folders, manifests or what may be written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A text file to be: `path` relative to the output folder, with forward slashes."""

    path: str
    text: str

    @property
    def data(self) -> bytes:
        """What stands on disk: UTF-8, line ends as in `text`."""
        return self.text.encode()


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hex digits."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a regular file; None where there is none (a symbolic link is none)."""
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()
