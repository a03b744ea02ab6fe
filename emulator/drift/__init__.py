"""Drift on demand: rules that make the emulator deviate from its document in one way each.

Knows which rules stand in the store and at which step each row of the catalogue works; the rows themselves are in the
modules of this package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any as Json

from emulator.answers import content_of, success_of
from emulator.drift.answers import ANSWERS, INSTEAD
from emulator.drift.bodies import BODIES
from emulator.drift.catalogue import ENTRIES, catalogue
from emulator.drift.effects import take_effect
from emulator.drift.methods import ROW as METHOD
from emulator.drift.methods import MovedRouter
from emulator.drift.places import Places
from emulator.drift.requests import EDITS, edited
from emulator.drift.rule import RULES, Rule
from emulator.drift.site import Site
from emulator.drift.sites import sites
from emulator.drift.states import STATES
from emulator.drift.touched import layout_of
from emulator.emulator import Emulator, Incoming
from emulator.http import Response, Wire, encoded
from emulator.illustrations import illustrated
from emulator.keys import PUBLIC
from emulator.problem import Problem
from emulator.reading import Reader
from emulator.router import Unrouted
from emulator.rules import Rules
from emulator.session import Behaviour, Reply, Session
from emulator.store import SYSTEM
from generator.document.oracle import Oracle
from generator.ir.api import Operation
from generator.ir.walk import definitions

__all__ = ["ROWS", "RULES", "Drift", "Rule", "Site", "catalogue", "sites"]

ROWS = frozenset(entry.number for entry in ENTRIES)
"""The rows of the catalogue that a server can show."""

UNCHECKED = (27, 31)
"""Rows under which behaviours meet values that they need not expect."""

READERS = 64
"""How many readers for sets of rules are kept."""

DEPTH = 40


class Drift:
    """The rules in force. They are records of the store, so that all workers and the control plane share them."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._places = Places(definitions(emulator.api), emulator.world.shapes)
        self._rules: Rules[Rule] = Rules(emulator.store, RULES, Rule.of)
        self._readers: dict[tuple[Rule, ...], Reader] = {}
        self._router = emulator.router = MovedRouter(emulator.api, self._concerning)

    def set(self, rule: Rule) -> None:
        """Put a rule into force. Raises ValueError for a row that no server can show, or a place that is not there."""
        if rule.row not in ROWS:
            raise ValueError(f"row {rule.row} is none that the emulator can show: {sorted(ROWS)}")
        if rule.row in EDITS:
            self._require(rule)
        value = {
            "row": rule.row,
            "operation": rule.operation,
            "pointer": str(rule.pointer),
            "detail": dict(rule.detail),
        }
        with self._emulator.store.transaction():
            self._emulator.store.put(SYSTEM, RULES, rule.id, value)

    def _require(self, rule: Rule) -> None:
        """Raises ValueError where the document has nothing that the rule could change."""
        try:
            edited(self._emulator.document, rule)
        except (LookupError, ValueError, StopIteration, TypeError, AttributeError) as error:
            raise ValueError(f"the document has nothing to change at {rule.pointer}") from error

    def clear(self) -> None:
        """Take all rules away."""
        with self._emulator.store.transaction():
            for key in list(self._emulator.store.collection(SYSTEM, RULES).records):
                self._emulator.store.remove(SYSTEM, RULES, key)

    # What the emulator asks

    @property
    def is_active(self) -> bool:
        """Whether there is any rule."""
        return len(self._rules) > 0

    def _concerning(self, operation: Operation) -> Iterator[Rule]:
        return (rule for rule in self._rules if rule.concerns(operation.id))

    def _has(self, operation: Operation, *rows: int) -> bool:
        return any(rule.row in rows for rule in self._concerning(operation))

    def workspace(self, incoming: Incoming) -> str | None:
        """Row 45: no key is needed; nor is one where rows 19, 20 and 25 answer like what knows no operation."""
        if self._has(incoming.operation, *INSTEAD) or self._refused(incoming) is not None:
            return PUBLIC
        if self._has(incoming.operation, 45):
            try:
                return self._emulator.keys.workspace(incoming.operation, incoming.request)
            except Problem:
                return PUBLIC
        return None

    def before(self, incoming: Incoming, _workspace: str) -> Response | Wire | None:
        """Rows 19, 20, 25 and 34: something else is answered at once."""
        refused = self._refused(incoming)
        if refused is not None:
            return self._emulator.lost(refused)
        for rule in self._concerning(incoming.operation):
            if rule.row in INSTEAD:
                return INSTEAD[rule.row](incoming.request, rule, self._emulator.lost)
            if rule.row == 34 and incoming.request.body:
                return self._emulator.answer(incoming.operation, 415, "Unsupported Media Type")
        return None

    def _refused(self, incoming: Incoming) -> Unrouted | None:
        """Row 20: why the method is refused; None where it is not."""
        method, operation = incoming.request.method, incoming.operation
        is_moved = self._has(operation, METHOD) and method == operation.method.upper()
        return self._router.refusal(method, incoming.request.path) if is_moved else None

    def reader(self, operation: Operation) -> Reader | None:
        """Rows 27 to 31: requests are judged by a document in which keywords differ."""
        rules = tuple(rule for rule in self._concerning(operation) if rule.row in EDITS)
        if not rules:
            return None
        if rules not in self._readers:
            document = self._emulator.document
            for rule in rules:
                document = edited(document, rule)
            if len(self._readers) >= READERS:
                self._readers.clear()
            self._readers[rules] = Reader(self._emulator.api, Oracle(document), document)
        return self._readers[rules]

    def around(self, session: Session, behave: Behaviour) -> Reply:
        """Rows 24 and 32 to 44: the operation is carried out otherwise."""
        operation = session.operation
        for rule in self._concerning(operation) if operation is not None else ():
            if rule.row == 24 and _is_touched(session, rule):
                raise Problem("broken", "An unexpected server error occurred.")
            if rule.row in STATES:
                behave = _wrapped(behave, rule)
            if rule.row in UNCHECKED:
                behave = _forgiving(behave)
        return behave(session)

    def after(self, incoming: Incoming, session: Session | None, response: Response) -> Response:
        """Rows 1 to 22, 46 and 47: the answer differs; row 43: what was refused has an effect."""
        operation = incoming.operation
        if session is not None and response.status // 100 == 4 and self._has(operation, 43):
            take_effect(session, incoming.request.body, incoming.segments, self._emulator.behaviours[operation.id])
        for rule in self._concerning(operation):
            if rule.row in BODIES and response.status // 100 == 2:
                response = self._bent(operation, rule, response)
        for rule in self._concerning(operation):
            if rule.row in ANSWERS:
                response = ANSWERS[rule.row](operation, response, rule)
        return response

    def _bent(self, operation: Operation, rule: Rule, response: Response) -> Response:
        content = content_of(success_of(operation))
        try:
            value = response.json() if content is not None and response.body else None
        except ValueError:
            return response
        if content is None or value is None:
            return response
        return replace(response, body=encoded(BODIES[rule.row](self._places, content.type, value, rule)))


def _wrapped(behave: Behaviour, rule: Rule) -> Behaviour:
    return lambda session: STATES[rule.row](session, behave, rule)


def _forgiving(behave: Behaviour) -> Behaviour:
    """What accepts a request that the behaviour cannot make sense of: it answers with an example."""

    def carried_out(session: Session) -> Reply:
        try:
            return behave(session)
        except (TypeError, ValueError, LookupError, AttributeError):
            return illustrated(session, layout_of(session), session.body)

    return carried_out


def _is_touched(session: Session, rule: Rule) -> bool:
    """Row 24: whether the request carries the value (`detail.name`, `detail.value`) that the server breaks on."""
    query = dict(session.inputs.query) if session.inputs is not None else {}
    name = str(rule.detail.get("name", rule.wire))
    return _carries({"query": query, "body": session.body}, name, rule, DEPTH)


def _carries(value: Json, name: str, rule: Rule, depth: int) -> bool:
    """Whether a property of this name, at any depth, has the value."""
    if depth and isinstance(value, dict):
        here = name in value and ("value" not in rule.detail or value[name] == rule.detail["value"])
        return here or any(_carries(each, name, rule, depth - 1) for each in value.values())
    return depth > 0 and isinstance(value, list) and any(_carries(each, name, rule, depth - 1) for each in value)
