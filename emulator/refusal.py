"""What a Problem becomes on the wire: the status that the operation declares for it, and a body in the API's shape.

Knows statuses and the declared error bodies; must not know why a request was refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any as Json

from emulator.answers import answer, content_of, is_json
from emulator.examples import Examples
from emulator.http import Response, reply
from emulator.layout import properties
from emulator.problem import Kind, Problem
from emulator.shapes import Shapes
from generator.ir.api import Api, Content, Operation
from generator.ir.api import Response as Declared
from generator.ir.types import Type
from generator.ir.walk import definitions

STATUSES: Mapping[Kind, tuple[int, ...]] = {
    "invalid": (400, 422),
    "unauthenticated": (401, 403),
    "payment": (402, 403, 400),
    "forbidden": (403, 404, 401),
    "missing": (404, 422, 400, 410),
    "conflict": (409, 422, 400),
    "precondition": (412, 409, 422, 400),
    "unusable": (422, 400, 404),
    "limited": (429, 503),
    "broken": (500, 503),
}
"""What each kind may be called, the best first (RFC 9110, section 15; RFC 6585)."""

OF_CLIENTS = (422, 404, 409, 403, 410)
"""What a request that is at fault is called where nothing better is declared, the best first."""

AS_IT_IS: frozenset[Kind] = frozenset(("unauthenticated", "payment", "forbidden", "limited", "broken"))
"""Kinds that no other status would tell, declared or not."""

MESSAGES = ("message", "error_message", "error", "detail", "title", "description", "reason")
"""Properties that hold the message, by the names that APIs give them."""

NESTED = ("error", "data")
"""Properties whose object may hold the message instead."""

PUT_HERE = "\0message"
"""What stands in a template where the message goes."""

MADE_UP: Mapping[str, Json] = {"status": "error", "message": PUT_HERE}
"""The body of errors of which a document says nothing."""


def declared(operation: Operation, status: int) -> Declared | None:
    """The declared response of a status: exact, then its range, then `default` (OpenAPI 3.1, section 4.8.16)."""
    found = {response.status.upper(): response for response in operation.responses}
    return found.get(str(status)) or found.get(f"{status // 100}XX") or found.get("DEFAULT")


def can_say(operation: Operation, kind: Kind) -> bool:
    """Whether the operation declares a status for problems of this kind."""
    return any(declared(operation, status) is not None for status in STATUSES[kind])


class Refusals:
    """Refusals for the operations of one Api."""

    def __init__(self, api: Api, shapes: Shapes, examples: Examples | None = None, *, malformed: str = "") -> None:
        """`malformed`: the property that is observed to say what is wrong with a malformed request."""
        self._examples = examples
        self._malformed = malformed
        self._types = definitions(api)
        self._shapes = shapes
        self._usual = _usual(api)
        self._bodies: dict[tuple[str, int], Json] = {}

    def status(self, operation: Operation | None, problem: Problem) -> int:
        """The first status that fits the problem and that the operation declares; else the most usual one."""
        wanted = (*problem.prefer, *STATUSES[problem.kind])
        if operation is not None:
            exact = {response.status for response in operation.responses}
            for status in wanted:
                if str(status) in exact:
                    return status
            others: tuple[int, ...] = () if problem.kind in AS_IT_IS else OF_CLIENTS
            for status in (*wanted, *others):
                if declared(operation, status) is not None:
                    return status
        return wanted[0]

    def response(self, operation: Operation | None, problem: Problem, *, observed: bool = False) -> Response:
        """The refusal in the API's own shape; `observed`: with the status and message that were observed, if any."""
        status, message = self.status(operation, problem), problem.message
        if observed and problem.live is not None:
            status, message = problem.live
        if observed and self._malformed and problem.kind == "invalid" and problem.live is None:
            return reply(status, {self._malformed: message})
        after = problem.retry_after
        more = () if after is None else (("retry-after", str(max(1, round(after)))),)
        return self.said(operation, status, message, *more, observed=observed)

    def said(
        self,
        operation: Operation | None,
        status: int,
        message: str,
        *headers: tuple[str, str],
        observed: bool = False,
    ) -> Response:
        """A refusal of a status, in the declared media type; without a body where a response without one is declared.

        `observed`: with a body in any case.
        """
        response = declared(operation, status) if operation is not None else None
        content = content_of(response)
        if content is None and (response is None or observed):
            return reply(status, self.body(operation, status, message), *headers)
        is_text = content is not None and not is_json(content.media_type)
        made = answer(status, content, message if is_text else self.body(operation, status, message))
        return replace(made, headers=(*made.headers, *headers))

    def body(self, operation: Operation | None, status: int, message: str) -> Json:
        """The declared error body of a status with `message` in it."""
        place = (operation.id if operation else "", status)
        if place not in self._bodies:
            self._bodies[place] = self._template(operation, status)
        return _told(self._bodies[place], message)

    def _template(self, operation: Operation | None, status: int) -> Json:
        """An error body with PUT_HERE where the message goes."""
        own = self._content(operation, status)
        content = own or self._usual
        if content is None:
            return MADE_UP
        start = self._start(content.type, status)
        for name in NESTED:
            inner = next((prop.type for prop in properties(self._types, content.type) if prop.wire == name), None)
            if PUT_HERE not in start.values() and inner is not None:
                start = {**start, name: self._start(inner, status)}
        made = self._shapes.complete(content.type, start, seed=status)
        if own is None and not _holds_message(made):
            return MADE_UP
        if self._examples is None or self._examples.accepts(content.type, made):
            return made
        return self._examples.of(content.type, seed=status)

    def _start(self, t: Type, status: int) -> dict[str, Json]:
        """What an error of a type says of the status and the message."""
        names = {prop.wire for prop in properties(self._types, t)}
        said = {name: value for name, value in _said(status) if name in names and self._takes(t, name, value)}
        held = [name for name in MESSAGES if name in names and self._takes(t, name, PUT_HERE)]
        return {**said, **dict.fromkeys(held[:1], PUT_HERE)}

    def _takes(self, t: Type, name: str, value: Json) -> bool:
        return all(self._shapes.fits(each.type, value) for each in properties(self._types, t) if each.wire == name)

    def _content(self, operation: Operation | None, status: int) -> Content | None:
        """What the operation declares for a status, where that is JSON."""
        content = content_of(declared(operation, status)) if operation is not None else None
        return content if content is not None and is_json(content.media_type) else None


def _holds_message(value: Json) -> bool:
    return value == PUT_HERE or (isinstance(value, dict) and any(map(_holds_message, value.values())))


def _told(value: Json, message: str) -> Json:
    """An error body with its message."""
    if isinstance(value, dict):
        return {name: _told(each, message) for name, each in value.items()}
    return message if value == PUT_HERE else value


def _said(status: int) -> Iterator[tuple[str, Json]]:
    """What error bodies say besides the message (RFC 9457, section 3.1): of several for one name the last that fits."""
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Error"
    yield from (("title", phrase), ("code", status), ("status", "error"), ("status", status))


def _usual(api: Api) -> Content | None:
    """The error body that most operations declare."""
    counted: dict[Content, int] = {}
    for operation in api.operations:
        for response in operation.responses:
            for content in response.contents:
                if response.status[:1] in ("4", "5") and "json" in content.media_type:
                    counted[content] = counted.get(content, 0) + 1
    return max(counted, key=lambda content: counted[content], default=None)
