"""A recorded request as the Case that would have sent it.

Knows how requests are read; must not know which values are right beyond choosing among what a text may mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json
from typing import NamedTuple

import httpx

from contract_tests import reading
from contract_tests.cases import Case
from contract_tests.recorded.traffic import Message
from generator.document.oracle import Oracle
from generator.ir.api import Content, Location, Operation
from generator.pointer import Pointer


def case(operation: Operation, message: Message, oracle: Oracle) -> Case:
    """The request by its meaning: of several, the one that the document accepts."""
    request = httpx.Request(message.method, message.url, headers=_plain(message), content=message.sent)
    arrived = reading.arrived(operation, request)
    parameters: dict[tuple[Location, str], Json] = {}
    for parameter in operation.parameters:
        texts = arrived.get((parameter.location, parameter.wire))
        if texts:
            schema = parameter.origin / "schema"
            parameters[parameter.location, parameter.wire] = next(
                (each for each in texts if not oracle.errors(schema, each)), texts[0]
            )
    content = _content(operation, message)
    if content is None:
        return Case(operation, parameters)
    values = _values(request, content)
    schema = content.origin / "schema"
    body = next((each for each in values if not oracle.errors(schema, each)), values[0] if values else None)
    return Case(operation, parameters, content if values else None, body)


class Broken(NamedTuple):
    """A constraint that a request breaks: where it stands in the document, and its keyword."""

    pointer: Pointer
    keyword: str


def violations(asked: Case, oracle: Oracle) -> Iterator[Broken]:
    """The constraints that a request breaks."""
    operation = asked.operation
    for parameter in operation.parameters:
        key = (parameter.location, parameter.wire)
        if key in asked.parameters:
            for found in oracle.errors(parameter.origin / "schema", asked.parameters[key]):
                yield Broken(found.schema.parent, found.keyword)
        elif parameter.required and parameter.location != "header":
            yield Broken(parameter.origin, "required")
    if asked.content is not None:
        for found in oracle.errors(asked.content.origin / "schema", asked.body):
            yield Broken(found.schema.parent, found.keyword)
    elif operation.body is not None and operation.body.required:
        yield Broken(operation.body.origin, "required")


def _plain(message: Message) -> dict[str, str]:
    """Headers that httpx takes as they are."""
    return {
        name: value
        for name, value in message.sent_headers.items()
        if name not in ("content-length", "transfer-encoding", "host") and not name.startswith(":")
    }


def _content(operation: Operation, message: Message) -> Content | None:
    """What the document says of the media type that was sent."""
    if operation.body is None or not message.sent:
        return None
    media_type = message.sent_headers.get("content-type", "").partition(";")[0].strip().lower()
    return next((each for each in operation.body.contents if each.media_type.lower() == media_type), None)


def _values(request: httpx.Request, content: Content) -> list[Json]:
    try:
        return reading.body(request, {each.wire: each for each in content.encodings})
    except (UnicodeError, ValueError, RecursionError):
        return []
