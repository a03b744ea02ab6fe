"""A connection of the HTTP server: uvicorn's, with bounds on what a client may send and how long it may take.

Knows bytes that arrive and when; must not know what is served. llhttp bounds neither the headers nor the time in which
they come, and what is no HTTP at all is refused in the API's own shape. Most requests are small and whole at once: they
are answered as soon as they are there, without the task and the messages of ASGI, which cost more than the answer. One
that was heard before, byte for byte, is not even parsed.
"""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop, TimerHandle, Transport
from functools import lru_cache
from http import HTTPStatus
from typing import Any as Json
from urllib.parse import urlsplit

from httptools import HttpParserError, HttpParserUpgrade
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from emulator.asgi import ABORT, BODILESS, Application, headers_of
from emulator.control import CLIENT
from emulator.http import INTACT, Request, Response
from emulator.problem import Problem

MOST_HEADERS = 256
LONGEST_HEAD = 64 * 1024
"""How many headers a request may have, and how many bytes with its target: more than any client needs."""
HEAD_SECONDS = 10.0
"""How long a request line with its headers may take."""
SMALL = 64 * 1024
"""Up to how many bytes a body may have for its request to be answered without ASGI."""
TASKS = frozenset(["transfer-encoding", "upgrade", "expect"])
"""Headers of requests that are left to ASGI."""


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
        self._is_between = True  # requests: nothing of the next one is there
        self._begun = 0  # how many requests began in what has just arrived
        self._whole: Request | None = None  # the last that ended in it, where it has no body
        self._in_head = True
        self._size = 0
        self._too_much = False
        self._deadline: TimerHandle | None = None
        self._names: dict[str, str] = {}  # the headers as an emulator takes them
        self._parts: list[bytes] | None = None  # of a body whose request is answered as soon as it is whole
        self._rested = 0.0
        self._host = ""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._host = self.client[0] if self.client else ""
        self._await_rest()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in bytes: those of a request that was heard before are not parsed again."""
        if not self._is_between or not isinstance(self.app, Application):
            self._parse(data)
            return
        known = self.app.heard.get(self._host, data)
        if known is not None and self._is_free():
            self._in_head = False
            self._stop_waiting()
            self._answer(known, stays=True)
            return
        self._begun, self._whole = 0, None
        self._parse(data)
        if self._whole is not None and self._begun == 1 and self._is_between and not self.transport.is_closing():
            self.app.heard.keep(self._host, data, self._whole)

    def _parse(self, data: bytes) -> None:
        """Have bytes parsed. Of a head that has not ended all count: llhttp tells of a header when it is complete."""
        was_in_head = self._in_head
        try:
            self.parser.feed_data(data)
        except HttpParserError:
            self.send_400_response("")
        except HttpParserUpgrade:
            pass  # no other protocol is spoken: a request that asks for one is answered like any other
        if self.transport.is_closing():
            return
        if self._in_head and was_in_head:
            self._size += len(data)
            if self._size > LONGEST_HEAD:
                self._too_much = True
                self.send_400_response("")
                return
        if self._deadline is None:
            self._await_rest()

    def _await_rest(self) -> None:
        """Give a request that has begun its time to be there. That most are there at once saves setting a timer."""
        if self._in_head:
            self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)
        elif self._parts is not None and isinstance(self.app, Application):
            self._deadline = self.loop.call_later(self.app.limits.seconds, self._give_up)

    def on_message_begin(self) -> None:
        """A request begins."""
        self._is_between = False
        self._begun += 1
        self._in_head = True
        self._size = 0
        self.url = b""
        self.headers = []

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header. Raises ValueError where there are too many."""
        if len(self.headers) >= MOST_HEADERS:
            self._too_much = True
            raise ValueError("too many headers")
        self.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._in_head = False
        self._stop_waiting()
        self._names = headers_of(self.headers)
        if self._is_small():
            self._parts = []
        else:
            self._begin_task()

    def _begin_task(self) -> None:
        """Have uvicorn serve a request by ASGI, as if it had seen its head."""
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.url = url
        self.headers.extend(headers)
        self.expect_100_continue = self._names.get("expect", "").lower() == "100-continue"
        self.scope["extensions"] = {ABORT: self.transport.abort}  # type: ignore[dict-item]  # typed for data only
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of a body."""
        if self._parts is None:
            super().on_body(body)
        else:
            self._parts.append(body)

    def on_message_complete(self) -> None:
        """The request is there."""
        self._is_between = True
        if self._parts is None:
            super().on_message_complete()
            return
        self._stop_waiting()
        body, self._parts = b"".join(self._parts), None
        request = self._request(body)
        self._whole = None if body else request
        self._answer(request, stays=self.parser.should_keep_alive() and self.parser.get_http_version() != "1.0")

    def _request(self, body: bytes) -> Request:
        """What was parsed, as an emulator takes it."""
        target, _, query = self.url.decode("latin-1").partition("?")
        if self._host:
            self._names[CLIENT] = self._host
        return Request(self.parser.get_method().decode("ascii"), _path(target), query, self._names, body)

    def _is_small(self) -> bool:
        """Whether the request whose head was parsed can be answered without a task."""
        if self.parser.get_method() == b"HEAD" or not TASKS.isdisjoint(self._names):
            return False
        length = self._names.get("content-length", "0")
        return length.isdecimal() and int(length) <= SMALL and self._is_free()

    def _is_free(self) -> bool:
        """Whether a request can be answered at once. Rules may delay or break an answer, which takes a task."""
        if self.pipeline or (self.cycle is not None and not self.cycle.response_complete) or self.flow.write_paused:
            return False
        return isinstance(self.app, Application) and not self.app.emulator.is_interfered_with

    def _answer(self, request: Request, *, stays: bool) -> None:
        """Answer a request that is whole, and wait for the next one, or close."""
        if not isinstance(self.app, Application):
            raise TypeError("only an emulator's application is answered at once")
        response = self.app.handled(request)
        self.server_state.total_requests += 1
        if response.wire is INTACT:
            self._send(response, stays=stays)
            return
        self.flow.pause_reading()
        task = self.loop.create_task(self._send_late(response, stays=stays))
        task.add_done_callback(self.tasks.discard)
        self.tasks.add(task)

    async def _send_late(self, response: Response, *, stays: bool) -> None:
        """Send an answer as the wire has it; meanwhile nothing else is read from this client."""
        await asyncio.sleep(response.wire.delay)
        cut = response.wire.cut
        if response.wire.dropped:
            self.transport.abort()
        elif cut is not None and cut < len(response.body):
            whole = self._line(response, stays=stays)
            self.transport.write(whole[: len(whole) - len(response.body) + cut])
            self.transport.close()
        elif not self.transport.is_closing():
            self._send(response, stays=stays)
            self.flow.resume_reading()

    def _send(self, response: Response, *, stays: bool) -> None:
        self.transport.write(self._line(response, stays=stays))
        if not stays:
            self.transport.close()
            return
        self._rested = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self._await_next(self.timeout_keep_alive)

    def _line(self, response: Response, *, stays: bool) -> bytes:
        """A response as bytes, with the server's own headers."""
        return _line(response, _lines(tuple(self.server_state.default_headers)), stays=stays)

    def on_response_complete(self) -> None:
        """An answer by ASGI was sent."""
        self._rested = self.loop.time()
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that is idle. One timer looks at many requests in turn: most end long before it."""
        self.timeout_keep_alive_task = None
        left = self._rested + self.timeout_keep_alive - self.loop.time()
        is_at_work = self._parts is not None or (self.cycle is not None and not self.cycle.response_complete)
        if left > 0 or is_at_work:
            self._await_next(max(left, 1))
        else:
            super().timeout_keep_alive_handler()

    def _await_next(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)

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

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.close()


def _path(target: str) -> str:
    """The path of a request target, which may be a whole address (RFC 9112, section 3.2.2)."""
    return target if target.startswith("/") else urlsplit(target).path or "/"


def _closing(response: Response) -> bytes:
    """A response as bytes, after which the connection is closed."""
    return _line(response, b"", stays=False)


def _line(response: Response, usual: bytes, *, stays: bool) -> bytes:
    """A response as bytes; `usual` are lines of the server's own."""
    head = _head(response.status, response.headers)
    end = b"\r\n" if stays else b"connection: close\r\n\r\n"
    if response.status in BODILESS:
        return head + usual + end
    return b"%b%bcontent-length: %d\r\n%b%b" % (head, usual, len(response.body), end, response.body)


@lru_cache(maxsize=16)
def _lines(headers: tuple[tuple[bytes, bytes], ...]) -> bytes:
    """Headers as lines: those of the server's own are the same for a second."""
    return b"".join(b"%b: %b\r\n" % pair for pair in headers)


@lru_cache(maxsize=256)
def _head(status: int, headers: tuple[tuple[str, str], ...]) -> bytes:
    """The status line with headers: most answers have the same few."""
    lines = [_status_line(status), *(f"{name}: {value}\r\n".encode("latin-1", "replace") for name, value in headers)]
    return b"".join(lines)


def _status_line(status: int) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:  # a status without a name of its own
        phrase = ""
    return f"HTTP/1.1 {status} {phrase}\r\n".encode()
