"""What was asked and answered, for whoever looks on: a bounded list in memory.

Knows exchanges; must not know what they mean. Keys are never noted, and bodies only up to a length.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any as Json

from emulator.http import Request, Response

KEPT = 1000
LONGEST = 4096

Exchange = tuple[int, int, str, str, Request, Response, str]
"""The fields of an Entry."""


@dataclass(slots=True)
class Entry:
    """One exchange. `at` is virtual time in milliseconds; `note` says what interfered, if anything."""

    number: int
    at: int
    workspace: str
    operation: str
    request: Request
    response: Response
    note: str = ""

    def json(self) -> Json:
        """The exchange as the control plane shows it."""
        target = self.request.path + (f"?{self.request.query}" if self.request.query else "")
        return {
            "number": self.number,
            "at": self.at,
            "workspace": self.workspace,
            "operation": self.operation,
            "method": self.request.method,
            "target": target[:LONGEST],
            "status": self.response.status,
            "request": _text(self.request.body),
            "response": _text(self.response.body),
            "note": self.note,
        }


def _text(body: bytes) -> str:
    return body[:LONGEST].decode(errors="replace") + ("…" if len(body) > LONGEST else "")


class Journal:
    """The last exchanges."""

    def __init__(self, kept: int = KEPT) -> None:
        self._exchanges: deque[Exchange] = deque(maxlen=kept)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def note(
        self, at: int, workspace: str, operation: str, request: Request, response: Response, note: str = ""
    ) -> None:
        """Keep one exchange; it is an Entry when somebody looks, which is seldom."""
        if len(request.body) > LONGEST:
            request = replace(request, body=request.body[: LONGEST + 1])
        if len(response.body) > LONGEST:
            response = replace(response, body=response.body[: LONGEST + 1])
        self._count += 1
        self._exchanges.append((self._count, at, workspace, operation, request, response, note))

    def flush(self) -> None:
        """For journals that outlive the process: write down what is not yet written."""

    def entries(self, *, after: int = 0, workspace: str | None = None) -> Iterator[Entry]:
        """What was noted after a number, oldest first."""
        for exchange in list(self._exchanges):
            entry = Entry(*exchange)
            if entry.number > after and workspace in (None, entry.workspace):
                yield entry

    def clear(self) -> None:
        """Forget everything; numbers go on."""
        self._exchanges.clear()
