"""Reading large answers, and loading what reads them, without the garbage collector in between.

Knows that both make many objects at once of which none is garbage, and that the collector looks at all of them again
and again while they become more: half of the time of reading a list of a thousand calls. Must not know what is read.
"""

from __future__ import annotations

import gc
from threading import Lock
from types import TracebackType

LARGE = 64 * 1024
"""Bytes of an answer below which the collector hardly runs anyway."""


class Paused:
    """While it is entered the collector does not run by itself, for all threads that entered it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._was_enabled = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._inside += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._was_enabled:
                gc.enable()


PAUSED = Paused()
"""The only one: a process has one collector, whose state this is."""
