"""Traffic by chance with a server that does not drift: everything is created, changed, read, listed and refused.

Knows the graph of resources and the emulator's own examples, and no contract test: it is there so that what such tests
fail to send is not taken for what cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any as Json

from contract_tests.cases import Case
from contract_tests.track import values_at
from contract_tests.wire import request
from emulator.emulator import Emulator
from emulator.http import Request, Response
from generator.ir.api import Location, Operation, Parameter
from generator.ir.graph import Graph, graph
from generator.load import Loaded

ROUNDS, JUNK = 3, "no such thing"
ORDER = ("create", "update", "retrieve", "list", "other", "delete")


@dataclass(slots=True)
class Wanderer:
    """Drives one emulator."""

    loaded: Loaded
    emulator: Emulator
    key: str
    dice: Random = field(default_factory=lambda: Random(7))
    ids: dict[str, list[Json]] = field(default_factory=dict)
    graph: Graph = field(init=False)

    def __post_init__(self) -> None:
        self.graph = graph(self.loaded.api)

    def wander(self) -> None:
        """Ask every operation, round by round."""
        for turn in range(ROUNDS):
            for operation in sorted(self.loaded.api.operations, key=self._rank):
                for case in self._cases(operation, turn):
                    self._learn(operation, self._sent(case))

    def _rank(self, operation: Operation) -> int:
        entity = self.graph.of(operation.id)
        acts = ("creates", "updates", "retrieves", "lists")
        if operation.method == "delete":
            return len(acts) + 1
        return next((i for i, act in enumerate(acts) if entity and operation.id in getattr(entity, act)), len(acts))

    def _cases(self, operation: Operation, turn: int) -> Iterator[Case]:
        """A small request and a full one, one with each parameter of the query, and some that should be refused."""
        for full in (False, True):
            case = self._case(operation, f"{turn}", full=full)
            yield case
            for each in operation.query:
                for value in (self._value(each, turn), 1, 2, JUNK):
                    yield Case(operation, {**case.parameters, ("query", each.wire): value}, case.content, case.body)
            if operation.method == "delete" and turn < ROUNDS - 1:
                return
            yield from self._broken(case)
        if operation.method == "delete":
            yield case

    def _case(self, operation: Operation, seed: str, *, full: bool) -> Case:
        examples, links = self.emulator.world.examples, self.graph.consumes(operation.id)
        given: dict[tuple[Location, str], Json] = {}
        for each in operation.path_parameters:
            entity = next((link.entity for link in links if link.path == (each.wire,)), "")
            given["path", each.wire] = self._some(entity, JUNK)
        for each in operation.query:
            if each.required:
                given["query", each.wire] = self._value(each, int(seed))
        if operation.body is None or not operation.body.contents:
            return Case(operation, given)
        content = operation.body.contents[0]
        bodies = {link.path: link.entity for link in links if link.location == "body"}
        body = examples.of(
            content.type, seed=seed, full=full, known=lambda path: self._some(bodies.get(path, ""), None)
        )
        return Case(operation, given, content, body)

    def _value(self, parameter: Parameter, turn: int) -> Json:
        return self.emulator.world.examples.of(parameter.type, seed=turn)

    def _broken(self, case: Case) -> Iterator[Case]:
        """Members of the body left out, of another type, or too much of them; also one that nobody knows."""
        if isinstance(case.body, dict):
            for name, old in case.body.items():
                rest = {other: each for other, each in case.body.items() if other != name}
                yield Case(case.operation, case.parameters, case.content, rest)
                for value in (_wrong(old), {"no": "such"}, 10**9, -1):
                    yield Case(case.operation, case.parameters, case.content, {**case.body, name: value})

    def _some(self, entity: str, otherwise: Json) -> Json:
        known = self.ids.get(entity, ())
        return self.dice.choice(known[-4:]) if known else otherwise

    def _sent(self, case: Case) -> Json:
        made = request(case, "http://emulator")
        path, _, query = made.url.raw_path.decode("ascii").partition("?")
        headers = {name.lower(): value for name, value in made.headers.items()}
        headers["authorization"] = f"Bearer {self.key}"
        answer = self.emulator.handle(Request(made.method, path, query, headers, made.read()))
        return _json(answer) if answer.status // 100 == 2 else None

    def _learn(self, operation: Operation, body: Json) -> None:
        for link in self.graph.produces(operation.id):
            for value in values_at(body, link.path):
                known = self.ids.setdefault(link.entity, [])
                if value not in known:
                    known.append(value)


def _wrong(old: Json) -> Json:
    return "x" * 5000 if isinstance(old, str) else JUNK


def _json(answer: Response) -> Json:
    try:
        return answer.json()
    except ValueError:
        return None
