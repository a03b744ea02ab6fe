"""What a run has sent, seen and made: every exchange is judged, and every id that it may use is known by its thing.

Knows the resource graph; must not know how requests are made up. No thing that the run did not create is ever offered
to an operation that changes or deletes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any as Json

from contract_tests.cases import READING, Case, Exchange, reads
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.client import Credential, Sender
from contract_tests.ending import ending
from contract_tests.observation import Direction, Impact, Observation
from contract_tests.presence import Presence
from generator.ir.api import Operation
from generator.ir.graph import Entity, Graph
from generator.pointer import Pointer

MOST_FOUND = 300
"""How many things of a kind are remembered that were there before: a list may hold a hundred thousand."""

LONGEST_ID = 500
LIMITED = 429


@dataclass(slots=True)
class Thing:
    """One object of the server. `born` is the exchange that created it, None for one that was there."""

    entity: str
    id: Json
    born: Exchange | None
    value: Json = None
    alive: bool = True
    is_ended: bool = False


@dataclass(slots=True)
class Track:
    """The course of one run."""

    scene: Scene
    graph: Graph
    sender: Sender
    exchanges: list[Exchange] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    things: dict[str, list[Thing]] = field(default_factory=dict)
    accepted: dict[str, Exchange] = field(default_factory=dict)
    """The last success of each operation."""

    presence: Presence = field(default_factory=Presence)

    refusals: dict[str, int] = field(default_factory=dict)
    """How often each operation refused a request that was meant to succeed, in a row."""

    def send(
        self,
        case: Case,
        *,
        needs: Iterable[Exchange] = (),
        credential: Credential = "right",
        meant_to_fail: bool = False,
        silent: bool = False,
    ) -> Exchange:
        """Send, judge (unless `silent`), and learn what was made and what is gone."""
        chain = self.chain(case, needs)
        self.presence.require()
        exchange = self._answer(case, credential)
        self.presence.heed(exchange, self.sender, credential)
        if meant_to_fail:
            exchange = replace(exchange, meant_to_fail=True)
        self.exchanges.append(exchange)
        self.scene.chains[exchange.number] = chain
        if exchange.status == LIMITED:
            return exchange  # says nothing about the contract
        if not silent:
            self.observations.extend(judge(exchange, self.scene))
        if exchange.status // 100 == 2 and credential == "right":
            self._learn(exchange)
        elif credential == "right" and not meant_to_fail:
            self.refusals[case.operation.id] = self.refusals.get(case.operation.id, 0) + 1
        return exchange

    def forget_void(self) -> None:
        """What was sent while the server was out of reach says nothing, nor does what was seen by it."""
        void = self.presence.void
        self.exchanges = [each for each in self.exchanges if each.number not in void]
        self.observations = [each for each in self.observations if void.isdisjoint(one.number for one in each.chain)]

    def _answer(self, case: Case, credential: Credential) -> Exchange:
        """The answer to a case.

        Where the server takes no more of what the case makes, the run's own things that go on by themselves are ended,
        and it is asked once more. Any other limit is waited for.
        """
        operation = case.operation
        if operation.action in READING or not self.graph.creates(operation.id):
            return self.sender.send(case, credential=credential)
        exchange = self.sender.send(case, credential=credential, waits=False)
        if exchange.status == LIMITED and self._ended():
            return self.sender.send(case, credential=credential, waits=False)
        return exchange

    def _ended(self) -> bool:
        """End what was made and goes on by itself, for whose end there is an operation. Whether there was anything."""
        found = False
        for name, things in self.things.items():
            for thing in things:
                if thing.born is None or not thing.alive or thing.is_ended:
                    continue
                thing.is_ended = True
                for case in ending(self.scene.api, self.graph, self.graph.entity(name), thing.id):
                    self.sender.send(case)
                    found = True
        return found

    def judge(self, exchange: Exchange) -> None:
        """Judge what was sent silently."""
        self.observations.extend(judge(exchange, self.scene))

    def chain(self, case: Case, needs: Iterable[Exchange] = ()) -> tuple[Exchange, ...]:
        """The exchanges without which a case means nothing: those that created what it names, and `needs`."""
        found: dict[int, Exchange] = {}
        for born in (*(thing.born for thing in self.named(case)), *needs):
            if born is not None:
                for each in (*self.scene.chains.get(born.number, ()), born):
                    found[each.number] = each
        return tuple(found[number] for number in sorted(found))

    def named(self, case: Case) -> Iterator[Thing]:
        """The things whose ids stand in a case."""
        for link in self.graph.consumes(case.operation.id):
            for value in consumed(case, link.location, link.path):
                thing = self.find(link.entity, value)
                if thing is not None:
                    yield thing

    def find(self, entity: str, identity: Json) -> Thing | None:
        """A thing by its id."""
        return next((each for each in self.things.get(entity, ()) if each.id == identity), None)

    def another(self, thing: Thing) -> Thing | None:
        """A thing made by the same request as one; None where the server makes no other so."""
        if thing.born is None:
            return None
        made = self.send(thing.born.case, meant_to_fail=True)
        return next((each for each in self.things.get(thing.entity, ()) if each.born is made), None)

    def known(self, entity: str, *, own: bool = False) -> list[Json]:
        """The ids of things that are alive, the newest first; `own`: only of those that this run created."""
        listed = reversed(self.things.get(entity, []))
        return [each.id for each in listed if each.alive and (each.born is not None or not own)]

    def knower(self, operation: Operation) -> Known:
        """The ids that `operation` may be given."""
        return Known(self, operation)

    def _learn(self, exchange: Exchange) -> None:
        operation = exchange.case.operation
        self.accepted[operation.id] = exchange
        body = exchange.json()
        created = self.graph.creates(operation.id)
        for link in self.graph.produces(operation.id):
            is_own = link.entity == created
            for value in islice(filter(is_id, values_at(body, link.path)), MOST_FOUND):
                if is_own and self.find(link.entity, value) is None:
                    self._add(Thing(link.entity, value, exchange, body if len(link.path) == 1 else None))
                elif not self.graph.entity(link.entity).creates or operation.action in READING:
                    self._add_found(link.entity, value)
        entity = self.graph.of(operation.id)
        if entity is not None and operation.id in entity.deletes:
            for thing in self.named(exchange.case):
                if thing.entity == entity.name:
                    thing.alive = False

    def _add(self, thing: Thing) -> None:
        self.things.setdefault(thing.entity, []).append(thing)

    def _add_found(self, entity: str, value: Json) -> None:
        known = self.things.setdefault(entity, [])
        if len(known) < MOST_FOUND and self.find(entity, value) is None:
            known.insert(0, Thing(entity, value, None))

    def observe(
        self,
        exchange: Exchange,
        rule: str,
        pointer: Pointer,
        direction: Direction,
        facet: str,
        message: str,
        *,
        impact: Impact = "breaking",
        needs: Iterable[Exchange] = (),
        detail: Mapping[str, Json] | None = None,
        value: Json = None,
        confidence: float = 1.0,
    ) -> None:
        """Note what an oracle over several exchanges has seen; `exchange` is the one that shows it.

        What cannot be read tells nothing of what a server remembers: that is for checks to tell.
        """
        if direction == "state" and any(map(is_illegible, (exchange, *needs))):
            return
        chain = {each.number: each for each in (*self.scene.chains.get(exchange.number, ()), *needs, exchange)}
        self.observations.append(
            Observation(
                rule=rule,
                pointer=pointer,
                direction=direction,
                facet=facet,
                message=message,
                impact=impact,
                operation=exchange.case.operation.id,
                chain=tuple(chain[number] for number in sorted(chain)),
                value=value,
                detail=detail or {},
                confidence=confidence,
            )
        )

    def has_seen(self, exchange: Exchange) -> bool:
        """Whether anything was observed in an exchange."""
        return any(each.chain and each.chain[-1].number == exchange.number for each in self.observations)


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that one operation may be given: what it changes must be the run's own."""

    track: Track
    operation: Operation

    def __call__(self, entity: str) -> Sequence[Json]:
        """Ids of an entity, the likeliest first; of `entity.property` the values of that property.

        After a refusal other things come first: it may have been about the one that was named.
        """
        name, _, prop = entity.partition(".")
        if prop:
            things = [each for each in reversed(self.track.things.get(name, [])) if each.alive]
            return [each.value[prop] for each in things if isinstance(each.value, Mapping) and prop in each.value]
        changes = not reads(self.operation)
        owner = self.track.graph.of(self.operation.id)
        listed = self.track.known(name, own=changes and owner is not None and owner.name == name)
        turn = self.track.refusals.get(self.operation.id, 0) % len(listed) if listed else 0
        return [*listed[turn:], *listed[:turn]]


def is_illegible(exchange: Exchange) -> bool:
    """Whether a success has a body that cannot be read as JSON."""
    return exchange.status // 100 == 2 and bool(exchange.body or exchange.unread) and exchange.json() is None


def is_id(value: Json) -> bool:
    """Whether a value is short enough to stand in an address."""
    return not isinstance(value, str) or len(value) <= LONGEST_ID


def consumed(case: Case, location: str, path: tuple[str, ...]) -> list[Json]:
    """What stands in a case at a link."""
    if location == "body":
        return values_at(case.body, path)
    given = {name: value for (where, name), value in case.parameters.items() if where == location}
    return values_at(given, path)


def values_at(value: Json, path: Sequence[str]) -> list[Json]:
    """What stands at a path into a value, `*` standing for each item or member; nulls and what is absent left out."""
    found = [value]
    for step in path:
        following: list[Json] = []
        for each in found:
            if step == "*" and isinstance(each, list | dict):
                following.extend(each.values() if isinstance(each, dict) else each)
            elif isinstance(each, dict) and step in each:
                following.append(each[step])
        found = following
    return [each for each in found if isinstance(each, str | int)]


def own_id(entity: Entity, value: Json) -> Json:
    """The id that an object bears; None where it bears none, or what no id is: a list, an object."""
    return as_id(value.get(entity.id)) if isinstance(value, dict) else None


def as_id(value: Json) -> Json:
    """A value as an id that can be compared and counted; None where it is a list or an object."""
    return None if isinstance(value, list | dict) else value
