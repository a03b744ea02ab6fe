"""Several processes that do the same: started together, replaced when one ends, ended together.

Knows processes and signals; must not know what the work is.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from types import FrameType

from generator.findings import failure

GRACE = 0.9
"""Seconds in which workers end by themselves when they are asked to."""
SHORT = 2.0
"""A worker that lived for less than this (seconds) ended because it could not work."""
MOST_SHORT = 5
"""How often that may happen before all of them give up."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties a worker to its parent.

    `started` is to be called when it works. `alive` can be read when the parent has gone; None where there is none.
    """

    started: Callable[[], None]
    alive: int | None = None


Work = Callable[[Bond], None]


@dataclass(slots=True)
class _Crew:
    """The workers, and the pipes between them and this process: one into which they write, one that ends with it."""

    work: Work
    started: tuple[int, int] = field(default_factory=os.pipe)
    alive: tuple[int, int] = field(default_factory=os.pipe)
    born: dict[int, float] = field(default_factory=dict)
    short: int = 0

    def add(self) -> None:
        """Start one more worker."""
        sys.stdout.flush()
        sys.stderr.flush()
        process = os.fork()
        if process == 0:
            self._become()
        self.born[process] = monotonic()

    def _become(self) -> None:
        """Be a worker, to the end of this process."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for each in SIGNALS:
                signal.signal(each, signal.SIG_DFL)
            os.close(self.alive[1])
            self.work(Bond(lambda: _write(self.started[1]), self.alive[0]))
            code = 0
        except BaseException as error:  # noqa: BLE001 - whatever it is, nothing of the parent's may run here
            print(f"a worker failed: {type(error).__name__}: {error}", file=sys.stderr)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def reap(self) -> int:
        """Forget workers that have ended; how many there were. Raises InputError where they only ever end."""
        ended = [process for process in self.born if os.waitpid(process, os.WNOHANG)[0]]
        for process in ended:
            lived = monotonic() - self.born.pop(process)
            self.short = self.short + 1 if lived < SHORT else 0
        if self.short > MOST_SHORT:
            raise failure("workers-failing", "workers end as soon as they begin")
        return len(ended)

    def end(self) -> None:
        """End all workers, those that do not want to by force."""
        until = monotonic() + GRACE
        for sent in (signal.SIGTERM, signal.SIGKILL):
            for process in self.born:
                os.kill(process, sent)
            while self.born and (monotonic() < until or sent == signal.SIGKILL):
                self.short = 0
                self.reap()
                select.select([], [], [], 0.01)

    def close(self) -> None:
        """Close the pipes."""
        for end in (*self.started, *self.alive):
            os.close(end)


def attend(count: int, work: Work, ready: Callable[[], None]) -> None:
    """Keep `count` processes at `work` until SIGINT or SIGTERM; `ready` is called once when all have started.

    Raises InputError where they end as soon as they begin.
    """
    crew = _Crew(work)
    try:
        with _woken() as (wakes, stopped):
            for _ in range(count):
                crew.add()
            waiting = count
            while not stopped:
                found, _, _ = select.select([wakes, crew.started[0]], [], [])
                if crew.started[0] in found:
                    waiting -= len(os.read(crew.started[0], 64))
                    if waiting == 0:
                        ready()
                if wakes in found:
                    os.read(wakes, 64)
                    for _ in range(crew.reap() if not stopped else 0):
                        crew.add()
            crew.end()
    finally:
        with suppress(ProcessLookupError):
            crew.end()
        crew.close()


@contextmanager
def _woken() -> Iterator[tuple[int, list[int]]]:
    """A file descriptor that can be read when a signal has come, and the list of those that ask for the end."""
    stopped: list[int] = []
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    os.set_blocking(reading, False)

    def note(number: int, _frame: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            stopped.append(number)

    before = {each: signal.signal(each, note) for each in SIGNALS}
    woken = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield reading, stopped
    finally:
        signal.set_wakeup_fd(woken)
        for each, handler in before.items():
            signal.signal(each, handler)
        os.close(reading)
        os.close(writing)


def _write(pipe: int) -> None:
    os.write(pipe, b".")
