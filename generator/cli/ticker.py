"""A line that says how far long work has come, on a terminal only.

Knows terminals; must not know the work. A thread looks at it a few times a second, so that the work need not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from generator.cli.answer import clear_progress, progress, shows_progress

PERIOD = 0.2
"""Seconds between two looks."""


@contextmanager
def ticking(line: Callable[[], str]) -> Iterator[None]:
    """Show what `line` says until the block ends, then take it away."""
    if not shows_progress():
        yield
        return
    is_over = Event()

    def tick() -> None:
        progress(line())
        while not is_over.wait(PERIOD):
            progress(line())

    thread = Thread(target=tick, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
        clear_progress()
