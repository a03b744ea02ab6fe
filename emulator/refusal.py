"""What a Problem becomes on the wire: the status that the operation declares for it, and a body in the API's shape.

Knows statuses and the declared error bodies; must not know why a request was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.http import Response, reply
from emulator.problem import Kind, Problem
from emulator.shapes import Shapes
from generator.ir.api import Api, Content, Operation
from generator.ir.api import Response as Declared
from generator.ir.types import Object
from generator.ir.walk import definitions, flatten, resolve

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


def declared(operation: Operation, status: int) -> Declared | None:
    """The declared response of a status: exact, then its range, then `default` (OpenAPI 3.1, section 4.8.16)."""
    found = {response.status.upper(): response for response in operation.responses}
    return found.get(str(status)) or found.get(f"{status // 100}XX") or found.get("DEFAULT")


def can_say(operation: Operation, kind: Kind) -> bool:
    """Whether the operation declares a status for problems of this kind."""
    return any(declared(operation, status) is not None for status in STATUSES[kind])


class Refusals:
    """Refusals for the operations of one Api."""

    def __init__(self, api: Api, shapes: Shapes) -> None:
        self._types = definitions(api)
        self._shapes = shapes
        self._usual = _usual(api)
        self._bodies: dict[tuple[str, int], dict[str, Json]] = {}

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

    def response(self, operation: Operation | None, problem: Problem) -> Response:
        """The refusal in the API's own shape."""
        status = self.status(operation, problem)
        value = self.body(operation, status, problem.message)
        headers = () if problem.retry_after is None else (("retry-after", str(max(1, round(problem.retry_after)))),)
        return reply(status, value, *headers)

    def body(self, operation: Operation | None, status: int, message: str) -> Json:
        """The declared error body of a status with `message` in it."""
        place = (operation.id if operation else "", status)
        if place not in self._bodies:
            self._bodies[place] = self._template(operation, status)
        return {name: message if value is None else value for name, value in self._bodies[place].items()}

    def _template(self, operation: Operation | None, status: int) -> dict[str, Json]:
        """An error body with None where the message goes."""
        response = declared(operation, status) if operation is not None else None
        content = next((each for each in response.contents if "json" in each.media_type), None) if response else None
        content = content or self._usual
        shape = resolve(self._types, content.type) if content is not None else None
        if content is None or not isinstance(shape, Object):
            return {"status": "error", "message": None}
        names = {prop.wire for prop in flatten(self._types, shape)}
        holders = [name for name in MESSAGES if name in names and self._takes_text(content, name)]
        start: dict[str, Json] = {"status": "error"} if "status" in names else {}
        made = self._shapes.complete(content.type, {**start, **dict.fromkeys(holders[:1], "")}, seed=status)
        return {**made, **dict.fromkeys(holders[:1])} if isinstance(made, dict) else {"message": None}

    def _takes_text(self, content: Content, name: str) -> bool:
        made = self._shapes.project(content.type, {name: "x"})
        return isinstance(made, dict) and made.get(name) == "x"


def _usual(api: Api) -> Content | None:
    """The error body that most operations declare."""
    counted: dict[Content, int] = {}
    for operation in api.operations:
        for response in operation.responses:
            for content in response.contents:
                if response.status[:1] in ("4", "5") and "json" in content.media_type:
                    counted[content] = counted.get(content, 0) + 1
    return max(counted, key=lambda content: counted[content], default=None)
