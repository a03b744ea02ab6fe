"""Carrying out a reproduction: its steps in order, what they tell, and always the clean-up.

Knows steps and conditions; must not know how one was found, nor documents: who has the checks passes a judge.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal, Protocol

from contract_tests.cases import Case, Exchange
from contract_tests.client import Credential, Inconclusive, Spent
from contract_tests.drift.conditions import MISSING, holds, readable, selected
from contract_tests.drift.steps import Reproduction, Step, Unbound, bound_names

Verdict = Literal["shown", "absent", "inconclusive"]
SILENT = (0, 401, 403, 407, 429)
"""Statuses that say nothing about the drift: no connection, a key that is refused, a limit."""

AT_ONCE, PAUSE = 16, 0.5
"""How often the step that tells is taken again at once, and how many seconds are waited from then on."""

Judge = Callable[[Exchange], bool]


class Sends(Protocol):
    """What sends a request."""

    def send(self, case: Case, *, credential: Credential = "right") -> Exchange:
        """The answer to a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of it: the answers of the steps that were carried out, and why nothing can be said, if so."""

    verdict: Verdict
    answers: tuple[Exchange, ...] = ()
    why: str = ""
    bound: Mapping[str, Json] = field(default_factory=dict, hash=False)


@dataclass(slots=True)
class Playing:
    """One time through the steps. `tell` is told of every step and its answer."""

    reproduction: Reproduction
    sender: Sends
    tell: Callable[[Step, Exchange], None] = lambda _step, _exchange: None
    sleep: Callable[[float], None] = time.sleep
    bound: dict[str, Json] = field(default_factory=dict)
    answers: list[Exchange] = field(default_factory=list)

    def whole(self, judge: Judge | None = None) -> Played:
        """Act, judge, clean up. Raises Inconclusive and Spent as the sender does, having cleaned up if it can."""
        try:
            why = self._acted()
            is_shown = not why and (self._shows(judge) or self._shows_later(judge))
        finally:
            self._cleaned()
        why = why or ("" if is_shown else self._doubt())
        verdict: Verdict = "shown" if is_shown else "inconclusive" if why else "absent"
        return Played(verdict=verdict, answers=tuple(self.answers), why=why, bound=dict(self.bound))

    def _acted(self) -> str:
        """Carry out the steps; why nothing can be said, empty where something can."""
        telling = {each["step"] for each in self.reproduction.conditions}
        for number, step in enumerate(self.reproduction.steps, 1):
            try:
                exchange = self.sender.send(step.case(self.bound), credential=step.credential)
            except Unbound as unbound:
                return f"step {number} ({step.operation}) cannot be sent: {unbound}"
            self.tell(step, exchange)
            self.answers.append(exchange)
            self._bind(step, exchange)
            if number not in telling and step.expects and exchange.status // 100 != step.expects:
                return f"step {number} ({step.operation}) was answered with {exchange.status or 'nothing'}"
        return ""

    def _doubt(self) -> str:
        """Why an answer that does not show the drift does not show its absence either."""
        read = {each["step"] for each in self.reproduction.conditions if each["at"] == "body"}
        for number, (step, exchange) in enumerate(zip(self.reproduction.steps, self.answers, strict=True), 1):
            status = exchange.status
            if step.credential == "right" and (status in SILENT or status // 100 == 5):
                return f"step {number} ({step.operation}) was answered with {status or 'nothing'}"
            if number in read and status // 100 == 2 and exchange.body and readable(exchange.body) is MISSING:
                return f"step {number} ({step.operation}) was answered with what is not JSON"
        return ""

    def _bind(self, step: Step, exchange: Exchange) -> None:
        if exchange.status // 100 != 2:
            return
        body = readable(exchange.body)
        for name, path in step.bind.items():
            found = selected(body, {"path": path})
            if found and isinstance(found[0], str | int) and not isinstance(found[0], bool):
                self.bound[name] = found[0]

    def _shows(self, judge: Judge | None) -> bool:
        answers = [(each.status, each.headers, each.body) for each in self.answers]
        conditions = [_filled(each, self.bound) for each in self.reproduction.conditions]
        if not all(each is not None and holds(each, answers) for each in conditions):
            return False
        return judge is None or judge(self.answers[self.reproduction.shown - 1])

    def _shows_later(self, judge: Judge | None) -> bool:
        """Take the step that tells again: some things come to pass by themselves."""
        index = self.reproduction.shown - 1
        step = self.reproduction.steps[index]
        for turn in range(self.reproduction.again):
            self.sleep(PAUSE if turn >= AT_ONCE else 0.0)
            self.answers[index] = self.sender.send(step.case(self.bound), credential=step.credential)
            self.tell(step, self.answers[index])
            if self._shows(judge):
                return True
        return False

    def _cleaned(self) -> None:
        for step in self.reproduction.cleanup:
            if step.names() <= self.bound.keys():
                with suppress(Inconclusive, Spent, Unbound):
                    self.tell(step, self.sender.send(step.case(self.bound), credential=step.credential))


def _filled(condition: Mapping[str, Json], bound: Mapping[str, Json]) -> Mapping[str, Json] | None:
    """A condition with the values of this time; None where one is missing."""
    if not bound_names(dict(condition)) <= bound.keys():
        return None
    return {**condition, **{name: _value(condition[name], bound) for name in ("value", "where") if name in condition}}


def _value(value: Json, bound: Mapping[str, Json]) -> Json:
    match value:
        case {"$bind": str(name)} if len(value) == 1:
            return bound[name]
        case {"$literal": inner} if len(value) == 1:
            return inner
        case dict():
            return {name: _value(each, bound) for name, each in value.items()}
        case list():
            return [_value(each, bound) for each in value]
        case _:
            return value


def excerpt(exchange: Exchange, longest: int = 300) -> str:
    """A body for a terminal: one line, printable, cut."""
    read = readable(exchange.body)
    text = exchange.body[:longest].decode(errors="replace") if read is MISSING else json.dumps(read)
    text = "".join(each if each.isprintable() else " " for each in text[: longest + 1])
    return text if len(text) <= longest else f"{text[:longest]}…"
