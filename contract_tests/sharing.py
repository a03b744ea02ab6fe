"""One result for several processes: the first that asks makes it, the others wait for it.

Knows files and processes; must not know what is shared.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

PAUSE = 0.1
"""Seconds between two looks."""


class Lost(Exception):  # noqa: N818 - nothing wrong with who waits
    """The process that was to make the result has ended without it, or takes too long."""


def shared(
    folder: Path, name: str, make: Callable[[], str], *, patience: float, sleep: Callable[[float], None] = time.sleep
) -> str:
    """What `make` returns, which only one of the processes that name the same folder calls.

    `patience` is how many seconds the others wait. Raises Lost where there will be no result, and what `make` raises.
    """
    result, owner = folder / f"{name}.result", folder / f"{name}.owner"
    if _is_first(owner):
        text = make()
        begun = folder / f"{name}.begun"
        begun.write_text(text, encoding="utf-8")
        begun.replace(result)  # at once, so that nobody reads half of it
        return text
    waited = 0.0
    while not result.exists():
        if not _is_alive(owner) and not result.exists():
            raise Lost(f"the process that was to make the {name} has ended without one")
        if waited >= patience:
            raise Lost(f"the {name} was not there after {patience:.0f} seconds")
        sleep(PAUSE)
        waited += PAUSE
    return result.read_text(encoding="utf-8")


def _is_first(owner: Path) -> bool:
    try:
        handle = os.open(owner, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as file:
        file.write(str(os.getpid()))
    return True


def _is_alive(owner: Path) -> bool:
    """Whether the process that makes the result still runs; in doubt it does."""
    text = owner.read_text()
    if not text.isdecimal() or int(text) == 0:
        return True
    try:
        os.kill(int(text), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
