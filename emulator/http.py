"""A request and a response as values, so that the emulator is a function from the one to the other.

Knows bytes, names of headers and what may go wrong on the wire; must not know operations or state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json

import orjson

JSON = ("content-type", "application/json")


@dataclass(frozen=True, slots=True)
class Request:
    """What arrived. `path` is percent-encoded as it was sent, without the query; names of headers are in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Wire:
    """What the network does to a response: wait (seconds), drop the connection, or cut the body after some bytes."""

    delay: float = 0.0
    dropped: bool = False
    cut: int | None = None


INTACT = Wire()


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered. `wire` is for whoever sends it: a server or a transport."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    wire: Wire = INTACT

    def header(self, name: str) -> str:
        """The first value of a header by its name in lower case; empty where it is absent."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def json(self) -> Json:
        """The body as JSON. Raises ValueError where it is none."""
        return orjson.loads(self.body)


def encoded(value: Json) -> bytes:
    """Compact JSON in UTF-8, as `JSON.stringify` has it, so that signatures over it verify on both sides."""
    return orjson.dumps(value)


def reply(status: int, value: Json, *headers: tuple[str, str]) -> Response:
    """A response with a JSON body."""
    return Response(status, (JSON, *headers), encoded(value))
