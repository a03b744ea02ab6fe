"""What falls due: timers whose time has come, in order, each at its own time.

Knows when things happen; what happens is told by the transitions of a pack. Only for whoever holds the emulator alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from emulator.clock import Clock
from emulator.pack import Module
from emulator.session import Session, World
from emulator.timers import Timer
from generator.ir.api import Operation

READS = "_reads"
MOST_DUE = 10_000
"""How many timers may fall due at once: chains that set themselves anew must end."""


class Agenda:
    """The timers of one world, and what its pack does when they are due."""

    def __init__(self, world: World, clock: Clock, pack: Module) -> None:
        self._world = world
        self._timers = world.timers
        self._clock = clock
        self._pack = pack

    def run_due(self) -> int:
        """Let everything happen whose time has come; how many there were."""
        count = 0
        due = self._timers.next_due()
        while due is not None and due <= self._clock.now() and count < MOST_DUE:
            self.fire(self._timers.next())
            count += 1
            due = self._timers.next_due()
        return count

    def fire(self, timer: Timer | None) -> None:
        """Let one timer happen now, at the time when it was due."""
        if timer is None:
            return
        with self._world.store.transaction():
            if not self._timers.stands(timer):
                return
            self._timers.cancel(timer.workspace, timer.id)
            session = Session(self._world, timer.workspace, timer.due)
            transition = self._pack.transitions.get(timer.kind)
            if transition is not None and timer.key in session.all(timer.collection):
                transition(session, timer)

    def count_read(self, operation: Operation, segments: Mapping[str, str], workspace: str) -> None:
        """In the clock's mode `reads`: each so many times that an object is read, what is next for it happens."""
        setting = self._clock.setting
        if setting.mode != "reads":
            return
        entity = self._world.graph.of(operation.id)
        if entity is None or operation.id not in entity.retrieves:
            return
        key = segments.get(entity.parameter, "")
        waiting = self._timers.of(workspace, entity.name, key)
        if not waiting:
            return
        counted = f"{entity.name}/{key}"
        with self._world.store.transaction(eager=True):
            count = int(self._world.store.collection(workspace, READS).get(counted) or 0) + 1
            self._world.store.put(workspace, READS, counted, count)
            if count % setting.every == 0:
                self.fire(waiting[0])
