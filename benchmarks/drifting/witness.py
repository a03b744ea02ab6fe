"""Whether a drift can show at all: an answer must be another one, and a body one that breaks the document.

Knows the emulator and traffic that was recorded while it did not drift: that of a whole run of contract tests without
any bound on requests, and that of a client that knows nothing of them (`wandering`). The traffic is sent again to a
server that drifts; where no answer differs, the drift is void.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any as Json

import orjson

from emulator.answers import content_of
from emulator.drift import Drift, Rule
from emulator.drift.bodies import BODIES
from emulator.emulator import Emulator, Incoming
from emulator.http import Request, Response
from emulator.problem import Problem
from emulator.router import Router, Unrouted
from generator.ir.api import Operation
from generator.load import Loaded

OPEN = (2, 13, 47)
"""Rows whose answers keep to the document as JSON Schema has it, which lets objects have more than is declared."""

EFFECTS = (32, 33)
"""Rows about what a parameter does: its effect must be seen in successes, since no document says what it refers to."""

Serve = Callable[[tuple[Rule, ...]], Emulator]


@dataclass(frozen=True, slots=True)
class Heard:
    """One request to a server that does not drift, and its answer."""

    operation: str
    request: Request
    response: Response


class Listening(Emulator):
    """An emulator that notes what it is asked and what it answers."""

    heard: list[Heard]

    def listen(self) -> None:
        """Begin to note."""
        self.heard, self._listened = [], Router(self.api)

    def handle(self, request: Request) -> Response:
        """Answer one request."""
        response = super().handle(request)
        try:
            operation = self._listened.match(request.method, request.path).operation.id
        except (Unrouted, Problem):
            operation = ""
        self.heard.append(Heard(operation, request, response))
        return response


@dataclass(slots=True)
class Witness:
    """Judges rules by recorded traffic. `serve` starts a server as that was which the traffic was recorded with."""

    loaded: Loaded
    traffic: Sequence[Sequence[Heard]]
    serve: Serve
    memory: Path | None = None
    """Where it is kept what was judged before."""

    _told: dict[str, str] = field(init=False, default_factory=dict)
    _emulator: Emulator = field(init=False)
    _operations: Mapping[str, Operation] = field(init=False)

    def __post_init__(self) -> None:
        if self.memory is not None and self.memory.exists():
            self._told = dict(json.loads(line) for line in self.memory.read_text().splitlines())
        self._emulator = self.serve(())
        self._operations = {each.id: each for each in self.loaded.api.operations}

    def __call__(self, rule: Rule) -> str:
        """Why the rule cannot show; empty where it can."""
        asked = json.dumps([rule.row, rule.operation, str(rule.pointer), dict(rule.detail)], sort_keys=True)
        if asked not in self._told:
            self._told[asked] = self._why(rule)
            if self.memory is not None:
                with self.memory.open("a") as file:
                    file.write(json.dumps([asked, self._told[asked]]) + "\n")
        return self._told[asked]

    def _why(self, rule: Rule) -> str:
        concerned = [each for part in self.traffic for each in part if rule.concerns(each.operation)]
        if not any(each.response.status // 100 == 2 for each in concerned):
            return "the operation never succeeds"
        if rule.row in BODIES:
            return self._bodies(rule, concerned)
        return "" if any(self._differs(rule, part) for part in self.traffic) else "no answer differs"

    def tells(self, rules: Sequence[Rule], others: Sequence[Rule]) -> bool:
        """Whether the same requests are answered otherwise under other rules."""
        for part in self.traffic:
            one, other = self.serve(tuple(rules)), self.serve(tuple(others))
            if any(_other(one.handle(each.request), other.handle(each.request)) for each in part):
                return True
        return False

    def _differs(self, rule: Rule, part: Sequence[Heard]) -> bool:
        """Whether the same requests in the same order are answered otherwise."""
        emulator = self.serve((rule,))
        other = _other_success if rule.row in EFFECTS else _other
        return any(other(each.response, emulator.handle(each.request)) for each in part)

    def answers(self, rule: Rule) -> Iterator[tuple[str, int, Json]]:
        """What the recorded successes would be under a rule about bodies: operation, status and body."""
        drift = self._drift(rule)
        for each in (each for part in self.traffic for each in part if each.response.status // 100 == 2):
            if each.operation and each.response.body and "json" in each.response.header("content-type"):
                incoming = Incoming(each.request, self._operations[each.operation], {})
                yield each.operation, each.response.status, drift.after(incoming, None, each.response).json()

    def _drift(self, rule: Rule) -> Drift:
        drift = next(each for each in self._emulator.interferences if isinstance(each, Drift))
        drift.clear()
        drift.set(rule)
        return drift

    def _bodies(self, rule: Rule, concerned: Sequence[Heard]) -> str:
        drift, is_changed = self._drift(rule), False
        for each in concerned:
            if each.response.status // 100 != 2 or not each.operation:
                continue
            operation = self._operations[each.operation]
            changed = drift.after(Incoming(each.request, operation, {}), None, each.response)
            if changed.body == each.response.body:
                continue
            is_changed = True
            if rule.row in OPEN or not self._conforms(operation, each.response.status, changed.body):
                return ""
        return "the answer still conforms" if is_changed else "the server never sends it"

    def _conforms(self, operation: Operation, status: int, body: bytes) -> bool:
        response = next((each for each in operation.responses if each.status == str(status)), None)
        content = content_of(response)
        return content is None or self._emulator.oracle.accepts(content.origin / "schema", orjson.loads(body))


def _other(one: Response, other: Response) -> bool:
    return (one.status, one.header("content-type"), one.body) != (
        other.status,
        other.header("content-type"),
        other.body,
    )


def _other_success(one: Response, other: Response) -> bool:
    return one.status // 100 == other.status // 100 == 2 and one.body != other.body
