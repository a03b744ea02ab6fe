"""A connection of the HTTP server: uvicorn's, with bounds on what a client may send and how long it may take.

Knows bytes that arrive and when; must not know what is served. llhttp bounds neither the headers nor the time in which
they come, and what is no HTTP at all is refused in the API's own shape.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop, TimerHandle, Transport
from http import HTTPStatus
from typing import Any as Json

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from emulator.asgi import ABORT, Application
from emulator.http import Response
from emulator.problem import Problem

MOST_HEADERS = 256
LONGEST_HEAD = 64 * 1024
"""How many headers a request may have, and how many bytes with its target: more than any client needs."""
HEAD_SECONDS = 10.0
"""How long a request line with its headers may take."""


class Connection(HttpToolsProtocol):
    """One client. Its application is an `emulator.asgi.Application`."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Json],
        _loop: AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._in_head = True
        self._size = 0
        self._too_much = False
        self._deadline: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in bytes. Of a head that has not ended all count: llhttp tells of a header only when it is complete."""
        was_in_head = self._in_head
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._in_head and was_in_head:
            self._size += len(data)
            if self._size > LONGEST_HEAD:
                self._too_much = True
                self.send_400_response("")
                return
        if self._deadline is None and (self._in_head or self._is_idle()):
            self._await_head()

    def _is_idle(self) -> bool:
        """Whether nothing has begun, though something came: empty lines may stand before a request."""
        return self.timeout_keep_alive_task is None and (self.cycle is None or self.cycle.response_complete)

    def on_message_begin(self) -> None:
        """A request begins."""
        self._in_head = True
        self._size = 0
        super().on_message_begin()
        self.scope["extensions"] = {ABORT: self.transport.abort}  # type: ignore[dict-item]  # typed for data only

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header. Raises ValueError where there are too many."""
        if len(self.headers) >= MOST_HEADERS:
            self._too_much = True
            raise ValueError("too many headers")
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._in_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - what uvicorn would say
        """Refuse what is no HTTP, or too much of it, in the API's own shape, and close the connection."""
        problem = (
            Problem("invalid", "the headers are too large", prefer=(431,))
            if self._too_much
            else Problem("invalid", "this is no HTTP request that can be understood", prefer=(400,))
        )
        if isinstance(self.app, Application):
            self.transport.write(_closing(self.app.emulator.turn_away(problem)))
        self.transport.close()

    def _await_head(self) -> None:
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.close()


def _closing(response: Response) -> bytes:
    """A response as bytes, after which the connection is closed."""
    lines = [*response.headers, ("content-length", str(len(response.body))), ("connection", "close")]
    head = "".join(f"{name}: {value}\r\n" for name, value in lines)
    return f"HTTP/1.1 {response.status} {HTTPStatus(response.status).phrase}\r\n{head}\r\n".encode() + response.body
