"""Drift on demand: rules that make the emulator deviate from its document in one way each.

Knows which rules stand in the store and at which step each row of the catalogue works; the rows themselves are in the
modules of this package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any as Json

import orjson

from emulator.drift.answers import ANSWERS, INSTEAD
from emulator.drift.bodies import BODIES
from emulator.drift.places import Places
from emulator.drift.requests import EDITS, edited
from emulator.drift.rule import RULES, Rule
from emulator.drift.states import STATES, entities
from emulator.emulator import Emulator, Incoming
from emulator.http import Response, Wire, encoded, reply
from emulator.keys import workspace_of
from emulator.problem import Problem
from emulator.reading import Reader
from emulator.session import Behaviour, Reply, Session
from emulator.store import SYSTEM
from generator.document.oracle import Oracle
from generator.ir.api import Content, Operation
from generator.ir.walk import definitions

__all__ = ["RULES", "Drift", "Rule"]

ROWS = frozenset((*BODIES, *ANSWERS, *INSTEAD, *EDITS, *STATES, 24, 34, 43, 45, 46))
"""The rows of the catalogue that a server can show."""


class Drift:
    """The rules in force. They are records of the store, so that all workers and the control plane share them."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._places = Places(definitions(emulator.api), emulator.world.shapes)
        self._rules: dict[str, Rule] = {}
        self._readers: dict[Rule, Reader] = {}
        emulator.store.watch(RULES, lambda change: self._changed(change.key, change.record and change.record.value))

    def _changed(self, key: str, value: object) -> None:
        self._rules.pop(key, None)
        self._readers.clear()
        if isinstance(value, dict):
            self._rules[key] = Rule.of(key, value)

    def set(self, rule: Rule) -> None:
        """Put a rule into force. Raises ValueError for a row that no server can show, or a place that is not there."""
        if rule.row not in ROWS:
            raise ValueError(f"row {rule.row} is none that the emulator can show: {sorted(ROWS)}")
        if rule.row in EDITS:
            try:
                edited(self._emulator.document, rule)
            except (LookupError, ValueError, StopIteration, TypeError) as error:
                raise ValueError(f"the document has nothing to change at {rule.pointer}") from error
        value = {
            "row": rule.row,
            "operation": rule.operation,
            "pointer": str(rule.pointer),
            "detail": dict(rule.detail),
        }
        with self._emulator.store.transaction():
            self._emulator.store.put(SYSTEM, RULES, rule.id, value)

    def clear(self) -> None:
        """Take all rules away."""
        with self._emulator.store.transaction():
            for key in list(self._emulator.store.collection(SYSTEM, RULES).records):
                self._emulator.store.remove(SYSTEM, RULES, key)

    # What the emulator asks

    @property
    def is_active(self) -> bool:
        """Whether there is any rule."""
        return bool(self._rules)

    def _concerning(self, operation: Operation) -> Iterator[Rule]:
        return (rule for rule in self._rules.values() if rule.concerns(operation.id))

    def _has(self, operation: Operation, row: int) -> bool:
        return any(rule.row == row for rule in self._concerning(operation))

    def workspace(self, incoming: Incoming) -> str | None:
        """Row 45: no key is needed."""
        if not incoming.request.headers.get("authorization") and self._has(incoming.operation, 45):
            return workspace_of("")
        return None

    def before(self, incoming: Incoming, _workspace: str) -> Response | Wire | None:
        """Rows 19, 20, 24, 25 and 34: something else is answered at once."""
        for rule in self._concerning(incoming.operation):
            if rule.row in INSTEAD:
                return INSTEAD[rule.row](incoming.request, rule)
            if rule.row == 34 and incoming.request.body:
                return reply(415, {"status": "error", "message": "Unsupported Media Type"})
        return None

    def reader(self, operation: Operation) -> Reader | None:
        """Rows 27 to 31: requests are judged by a document in which keywords differ."""
        rules = [rule for rule in self._concerning(operation) if rule.row in EDITS]
        if not rules:
            return None
        if rules[0] not in self._readers:
            document = self._emulator.document
            for rule in rules:
                document = edited(document, rule)
            self._readers[rules[0]] = Reader(self._emulator.api, Oracle(document), document)
        return self._readers[rules[0]]

    def around(self, session: Session, behave: Behaviour) -> Reply:
        """Rows 24 and 32 to 44: the operation is carried out otherwise."""
        operation = session.operation
        for rule in self._concerning(operation) if operation is not None else ():
            if rule.row == 24 and _is_touched(session, rule):
                raise Problem("broken", "An unexpected server error occurred.")
            if rule.row in STATES:
                behave = _wrapped(behave, rule)
        return behave(session)

    def after(self, incoming: Incoming, session: Session | None, response: Response) -> Response:
        """Rows 1 to 22, 46 and 47: the answer differs; row 43: what was refused has an effect."""
        if session is not None and response.status // 100 == 4 and self._has(incoming.operation, 43):
            self._take_effect(incoming, session)
        for rule in self._concerning(incoming.operation):
            if rule.row in BODIES and response.status // 100 == 2:
                response = self._bent(incoming.operation, rule, response)
        for rule in self._concerning(incoming.operation):
            if rule.row in ANSWERS:
                response = ANSWERS[rule.row](incoming.request, response, rule)
        return response

    def _take_effect(self, incoming: Incoming, session: Session) -> None:
        """Change the objects that the path names as far as the refused body is usable."""
        try:
            body = orjson.loads(incoming.request.body)
        except ValueError:
            return
        with self._emulator.store.transaction():
            for name in entities(session):
                for key, record in list(session.all(name).records.items()):
                    if isinstance(body, dict) and set(incoming.segments.values()) & set(key.split("/")):
                        session.put(name, key, {**record.value, **_usable(record.value, body)})

    def _bent(self, operation: Operation, rule: Rule, response: Response) -> Response:
        content = _content(operation)
        if content is None or not response.body:
            return response
        value = BODIES[rule.row](self._places, content.type, response.json(), rule)
        return replace(response, body=encoded(value))


def _wrapped(behave: Behaviour, rule: Rule) -> Behaviour:
    return lambda session: STATES[rule.row](session, behave, rule)


def _content(operation: Operation) -> Content | None:
    return operation.success.contents[0] if operation.success is not None and operation.success.contents else None


def _usable(old: Mapping[str, Json], body: Mapping[str, Json]) -> dict[str, Json]:
    """The members of a body that may replace what is there: of the same type."""
    return {name: value for name, value in body.items() if type(old.get(name)) is type(value)}


def _is_touched(session: Session, rule: Rule) -> bool:
    """Row 24: whether the request carries the value (`detail.name`, `detail.value`) that the server breaks on."""
    given = {**session.body, **(dict(session.inputs.query) if session.inputs is not None else {})}
    name = str(rule.detail.get("name", rule.wire))
    return name in given and given[name] == rule.detail.get("value", given[name])
