"""Running independent jobs at the same time.

Knows processes; must not know what the jobs do. Generating is bound by the processor, which threads would share.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from pickle import PicklingError
from typing import Protocol, TypeVar

T = TypeVar("T")


class Begin(Protocol):
    """Starts a job, and returns what waits for its result."""

    def __call__(self, job: Callable[[], T]) -> Callable[[], T]:
        """Start `job`."""


def begin(job: Callable[[], T]) -> Callable[[], T]:
    """Start a job, and return what waits for its result. The job must not change anything that others see.

    It runs in a fork of this process where that is safe, else when its result is asked for. What a fork cannot finish
    is done again here, so that its error is raised as if there had been no fork.
    """
    return partial(_finish, _start(job), job) if _can_fork() else job


def standing_by(prepare: Callable[[], object]) -> Begin:
    """A `begin` whose first job goes to a process that has prepared itself meanwhile, by importing what takes long.

    That job and its result must be picklable. Later jobs, and all where a fork is not safe, begin as ever.
    """
    if not _can_fork():
        return begin
    receiver = [_start_waiting(prepare)]

    def begin_there(job: Callable[[], T]) -> Callable[[], T]:
        if not receiver:
            return begin(job)
        connection = receiver.pop()
        try:
            connection.send(job)
        except (OSError, PicklingError, AttributeError, TypeError):
            connection.close()
            return begin(job)
        return partial(_finish, connection, job)

    return begin_there


def concurrently(jobs: Mapping[str, Callable[[], T]]) -> dict[str, T]:
    """The result of each job by its name, in the given order; the first runs here, the others as `begin` says."""
    first, *others = jobs
    begun = {name: begin(jobs[name]) for name in others}
    return {name: result() for name, result in ({first: jobs[first]} | begun).items()}


def _can_fork() -> bool:
    """Whether a fork is safe: on Linux, as long as no other thread may hold a lock, and not inside another fork."""
    return sys.platform == "linux" and threading.active_count() == 1 and not current_process().daemon


def _start(job: Callable[[], T]) -> Connection:
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    context.Process(target=_send, args=(job, sender), daemon=True).start()
    sender.close()
    return receiver


def _start_waiting(prepare: Callable[[], object]) -> Connection:
    context = get_context("fork")
    ours, theirs = context.Pipe()
    context.Process(target=_wait, args=(prepare, ours, theirs), daemon=True).start()
    theirs.close()
    return ours


def _wait(prepare: Callable[[], object], ours: Connection, theirs: Connection) -> None:
    # Without this copy of it, the end of the parent is the end of the pipe.
    ours.close()
    try:
        prepare()
        theirs.send(theirs.recv()())
    except BaseException:  # noqa: BLE001 - whatever it was, the parent meets it again
        theirs.close()


def _send(job: Callable[[], T], sender: Connection) -> None:
    try:
        sender.send(job())
    except BaseException:  # noqa: BLE001 - whatever it was, the parent meets it again
        sender.close()


def _finish(receiver: Connection, job: Callable[[], T]) -> T:
    try:
        with receiver:
            result: T = receiver.recv()
    except (EOFError, OSError):
        return job()
    return result
