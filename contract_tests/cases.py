"""What is sent and what comes back, as values: a Case is a request to be, an Exchange is a Case with its answer.

Knows the IR's operations; must not know HTTP libraries or Hypothesis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal

from contract_tests.json_text import Immense, Unreadable, read
from generator.ir.api import Content, Location, Operation

Unread = Literal["", "size", "values", "depth", "coding"]
"""Why a body was not taken in: it is longer than is read, holds too many values, nests too deep, is coded otherwise
than was asked for; empty where it was."""


READING = ("retrieve", "list", "search")
"""Actions that change nothing, also where they travel as POST."""


def reads(operation: Operation) -> bool:
    """Whether an operation changes nothing (RFC 9110, section 9.2.1)."""
    return operation.method in ("get", "head", "options") or operation.action in READING


@dataclass(frozen=True, slots=True)
class Case:
    """A request by its meaning. `parameters` are JSON values by location and wire name; no content: no body."""

    operation: Operation = field(repr=False)
    parameters: Mapping[tuple[Location, str], Json] = field(hash=False)
    content: Content | None = field(default=None, repr=False)
    body: Json = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says. No media type: an empty body."""

    status: int
    media_type: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that was sent and the answer to it. Names of headers are in lower case.

    `number` counts the exchanges of a run from 1, `seconds` is how long the answer took. `meant_to_fail`: the request
    bears a fault for which the operation declares no status, so that any refusal will do. Status 0: no answer came, and
    the header `x-failure` says why; `x-unsent` where not even a request could be made. Of a body that is `unread` only
    the beginning is kept. `echoed`: the answer held the key, which is masked.
    """

    case: Case
    status: int
    headers: Mapping[str, str] = field(hash=False)
    body: bytes = b""
    number: int = 0
    seconds: float = 0.0
    meant_to_fail: bool = False
    unread: Unread = ""
    echoed: bool = False

    @property
    def media_type(self) -> str:
        """The answer's media type, without its parameters; empty where it has none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def json(self) -> Json:
        """The answer's body as JSON, None where it is none, or none that every client reads alike."""
        if self.unread:
            return None
        try:
            return read(self.body)
        except (Unreadable, Immense):
            return None
