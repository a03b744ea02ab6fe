"""The response for what a behaviour answers: its success status, and a body that the document accepts.

Knows declared responses, and how to come near them; must not know state or requests.
"""

from __future__ import annotations

from typing import Any as Json

from emulator.answers import BODILESS, answer, content_of, success_of
from emulator.http import Response
from emulator.session import Reply, World
from generator.document.oracle import Oracle
from generator.findings import InputError
from generator.ir.api import Content, Operation

TOLD, MOST_TOLD = 1024, 16 * 1024
"""How many answers to reading are kept with the values that they tell, and of how many bytes at the most. A stored
value is never changed, so that the same value has the same answer; as long as it is kept, its place is no other's."""


class Answering:
    """Makes responses in one world; in the profile `live` bodies are as they are."""

    def __init__(self, world: World, oracle: Oracle) -> None:
        self._world = world
        self._oracle = oracle
        self._told: dict[tuple[str, int | None, int], tuple[Json, Response]] = {}
        self._declared: dict[tuple[str, int | None], tuple[int, Content | None]] = {}

    def response(self, operation: Operation, answered: Reply) -> Response:
        """The response of `operation` for what its behaviour answers."""
        body = answered.body
        asked = (operation.id, answered.status, id(body))
        known = self._told.get(asked)
        if known is not None and known[0] is body:
            return known[1]
        response = self._response(operation, answered)
        is_short = len(response.body) <= MOST_TOLD
        if operation.method == "get" and isinstance(body, dict) and is_short and not answered.empty:
            if len(self._told) >= TOLD:
                self._told.clear()
            self._told[asked] = (body, response)
        return response

    def _response(self, operation: Operation, answered: Reply) -> Response:
        wanted = (operation.id, answered.status)
        if wanted not in self._declared:
            status = answered.status or _success_status(operation)
            self._declared[wanted] = status, _content(operation, status)
        status, content = self._declared[wanted]
        if answered.empty or content is None or status in BODILESS:
            return Response(status)
        return answer(status, content, self._conforming(content, shown(answered.body)))

    def _conforming(self, content: Content, value: Json) -> Json:
        """`value`, or what comes nearest to it among what the document accepts."""
        shapes, examples = self._world.shapes, self._world.examples
        if self._world.profile == "live" or self._accepts(content, value):
            return value
        nearest = shapes.complete(content.type, shapes.project(content.type, value), seed=0)
        if self._accepts(content, nearest):
            return nearest
        return examples.of(content.type, known=lambda path: _reached(value, path))

    def _accepts(self, content: Content, value: Json) -> bool:
        """Whether the document accepts a body; one without a usable schema accepts any."""
        try:
            return self._oracle.accepts(content.origin / "schema", value)
        except InputError:
            return True


def _success_status(operation: Operation) -> int:
    success = operation.success
    return int(success.status[:3].upper().replace("X", "0")) if success is not None else 200


def _content(operation: Operation, status: int) -> Content | None:
    for response in operation.responses:
        if response.status == str(status) or (response.is_success and status // 100 == 2 and "X" in response.status):
            return content_of(response)
    return content_of(success_of(operation)) if status // 100 == 2 else None


def _reached(value: Json, path: tuple[str, ...]) -> Json:
    """What stands at a path of names into a value; None where nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def shown(value: Json) -> Json:
    """A value without the members that are the emulator's own: those whose name begins with a parenthesis."""
    match value:
        case dict():
            return {name: shown(each) if name == "items" else each for name, each in value.items() if name[:1] != "("}
        case list():
            return [shown(each) if isinstance(each, dict) else each for each in value]
        case _:
            return value
