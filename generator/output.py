"""Files as values, and the only place that writes or compares them on disk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A text file to be: `path` relative to the output folder, with forward slashes."""

    path: str
    text: str
