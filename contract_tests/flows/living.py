"""One thing under observation, from its creation on.

Knows how a thing is read and where the document declares what is read of it; must not know what writes promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.flows.agreeing import MISSING, agrees, member
from contract_tests.flows.maker import Maker
from contract_tests.track import Thing, Track
from generator.ir.api import Operation
from generator.ir.graph import Entity
from generator.pointer import Pointer


@dataclass(slots=True)
class Living:
    """One thing under observation."""

    track: Track
    maker: Maker
    entity: Entity
    thing: Thing
    born: Exchange
    reading: Operation
    latest: Exchange | None = None
    """The last answer that told of it, if nothing was written since."""

    writes: list[Exchange] = field(default_factory=list)
    """What has changed it, one after the other."""

    def read(self) -> Exchange:
        """The thing as it is now."""
        self.latest = self.track.send(self.maker.on(self.track, self.reading, self.entity, self.thing))
        return self.latest

    def now(self) -> Exchange:
        """The thing as it was read last, if nothing was written since."""
        return self.latest or self.read()

    def write(self, operation: Operation, body: Json, *, meant_to_fail: bool = False) -> Exchange:
        """Change the thing."""
        self.latest = None
        case = self.maker.on(self.track, operation, self.entity, self.thing)
        case = self.maker.with_body(operation, case, body)
        exchange = self.track.send(case, needs=[self.born], meant_to_fail=meant_to_fail)
        if exchange.status // 100 == 2:
            self.writes.append(exchange)
        return exchange

    def place(self, exchange: Exchange, name: str) -> Pointer | None:
        """Where the property of an answer is declared; None where it is not."""
        success = exchange.case.operation.success
        if success is None or not success.contents:
            return None
        meaning = self.track.scene.meaning
        node = next(meaning.walk(success.contents[0].origin / "schema", exchange.json()))
        return meaning.properties(node.schemas).get(name)

    def settable(self, operation: Operation) -> list[str]:
        """The properties that an operation may set, but for those that tell which thing it is."""
        aside = (self.entity.version, self.entity.id)
        return [prop.wire for prop in self.maker.settable(operation) if prop.wire not in aside]

    def kept(self, write: Exchange, read: Exchange, what: str) -> None:
        """What was sent can be read: where the answer to the write told it, and reading tells otherwise, it is lost."""
        sent, shown, answered = write.case.body, read.json(), write.json()
        if not isinstance(sent, Mapping) or not isinstance(shown, Mapping) or self.track.has_seen(read):
            return
        for name, value in sent.items():
            place = self.place(read, name)
            if place is None or name in (self.entity.version, self.entity.id):
                continue
            if not agrees(value, member(shown, name)) and agrees(member(answered, name), value):
                self.lost(write, read, name, place, what)
                return

    def lost(self, write: Exchange, read: Exchange, name: str, place: Pointer, what: str) -> None:
        """Note that something that was written cannot be read."""
        is_update = write is not self.born
        self.track.observe(
            read,
            "state-update-lost" if is_update else "state-write-lost",
            write.case.operation.origin,
            "state",
            "not stored",
            f"{name} of {what} is not what was sent",
            needs=[self.born, write],
            detail={"name": name, "property": str(place)},
        )


def changed(names: list[str], before: Json, after: Json) -> list[str]:
    """Which of some properties, that there were before, differ afterwards."""
    return [
        name
        for name in names
        if member(before, name) is not MISSING and not agrees(member(before, name), member(after, name))
    ]


def on_none(case: Case | None) -> Json:
    """The body of a request that could be made; an empty one else."""
    return case.body if case is not None and isinstance(case.body, Mapping) else {}
