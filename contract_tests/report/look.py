"""How a report is to be written, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`color`: for a terminal. `replays`: the folder in which replay files stand, named by fingerprint; empty: none."""

    color: bool = False
    replays: str = ""
