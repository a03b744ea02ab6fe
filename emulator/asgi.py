"""The emulator as an ASGI 3 application: bodies read within bounds, answers sent as the wire is to have them.

Knows ASGI's messages and what a client may not cost; must not know operations, state, or which server calls it. What
falls due happens while it is served, without requests, between `lifespan.startup` and `lifespan.shutdown`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any as Json
from urllib.parse import quote

from emulator.control import CLIENT
from emulator.courier import Courier
from emulator.emulator import Emulator
from emulator.heard import Heard
from emulator.http import INTACT, Request, Response
from emulator.problem import Problem
from emulator.reading import MAX_BODY

Message = MutableMapping[str, Json]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ABORT = "truespec.abort"
"""The extension of a scope by which our server closes a connection without a word: a function without arguments."""
BODILESS = (204, 304)
"""Statuses that never have a body, nor say how long it is (RFC 9110, sections 8.6 and 15.4.5)."""
DRAINED = 2.0
"""Seconds in which what is not wanted may still arrive: a client that is writing does not read our refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What clients may cost: bytes of one body, of all bodies that are being read, and seconds until one is there."""

    body: int = MAX_BODY
    bodies: int = 4 * MAX_BODY
    seconds: float = 30.0


class Gone(Exception):  # noqa: N818 - a client's doing, no error of ours
    """The client went away before its request was there."""


@dataclass(slots=True)
class Application:
    """Serves one emulator. `patience` is how long (seconds) what falls due may have to wait for being looked at."""

    emulator: Emulator
    limits: Limits = field(default_factory=Limits)
    patience: float = 0.05
    heard: Heard = field(default_factory=Heard)
    _held: int = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request, or see to the server's start and end. Anything else is refused by a ValueError."""
        match scope["type"]:
            case "http":
                await self._answer(scope, receive, send)
            case "lifespan":
                await self._live(receive, send)
            case other:
                raise ValueError(f"an emulator does not speak {other}")

    # One request

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = headers_of(scope["headers"])
        if scope.get("client"):
            headers[CLIENT] = scope["client"][0]
        try:
            body = await self._body(headers, receive)
        except Gone:
            return
        except Problem as problem:
            response = self._turned_away(_request(scope, headers, b""), problem)
        else:
            response = self.handled(_request(scope, headers, body))
        if response.wire is not INTACT and response.wire.delay > 0:
            await asyncio.sleep(response.wire.delay)
        if response.wire.dropped:
            await _drop(scope, receive)
        else:
            await _send(send, response)

    def _turned_away(self, request: Request, problem: Problem) -> Response:
        """The answer to a request of which not all was read: the rest would be taken for another one."""
        refused = self.emulator.turn_away(problem, request)
        return Response(refused.status, (*refused.headers, ("connection", "close")), refused.body)

    def handled(self, request: Request) -> Response:
        """The answer to a request, whatever happens."""
        try:
            return self.emulator.handle(request)
        except Exception as error:  # noqa: BLE001 - the last resort: one client's bad luck must not end the server
            confess(error)
            return self.emulator.turn_away(Problem("broken", "the emulator failed; its own log says why"), request)

    async def _body(self, headers: dict[str, str], receive: Receive) -> bytes:
        """The request's body. Raises Problem where it is too large or too slow, Gone where the client is."""
        if "content-length" not in headers and "transfer-encoding" not in headers:
            return b""
        chunks: list[bytes] = []
        try:
            async with asyncio.timeout(self.limits.seconds):
                length = headers.get("content-length", "")
                if length.isdecimal() and int(length) > self.limits.body:
                    raise _too_large()
                await self._read(chunks, receive)
        except TimeoutError:
            raise Problem("invalid", "request/body did not arrive in time", prefer=(408,)) from None
        except Problem:
            if "expect" not in headers:
                await _drain(receive)
            raise
        finally:
            self._held -= sum(map(len, chunks))
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    async def _read(self, chunks: list[bytes], receive: Receive) -> None:
        size = 0
        more = True
        while more:
            chunk, more = await _chunk(receive)
            chunks.append(chunk)
            size += len(chunk)
            self._held += len(chunk)
            if size > self.limits.body:
                raise _too_large()
            if more and self._held > self.limits.bodies:
                raise Problem("limited", "too many large bodies at once", prefer=(503,), retry_after=1)

    # What falls due

    async def _live(self, receive: Receive, send: Send) -> None:
        at_work: list[asyncio.Task[None]] = []
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                courier = Courier(self.emulator, confess)
                at_work = [asyncio.create_task(each) for each in (self.pass_time(), courier.run())]
                await send({"type": "lifespan.startup.complete"})
            else:
                for task in at_work:
                    task.cancel()
                await asyncio.gather(*at_work, return_exceptions=True)
                self.emulator.journal.flush()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def pass_time(self) -> None:
        """Let happen what falls due, until cancelled. Where time stands still without requests, nothing does."""
        while True:
            await asyncio.sleep(self._pause())
            try:
                self.emulator.pass_time()
                self.emulator.journal.flush()
            except Exception as error:  # noqa: BLE001 - what is due later must happen all the same
                confess(error)
                await asyncio.sleep(1)

    def _pause(self) -> float:
        """Seconds until the next look: until something is due, but others may set what is due earlier."""
        due, setting = self.emulator.world.timers.next_due(), self.emulator.clock.setting
        if due is None or setting.mode != "real" or setting.rate <= 0:
            return self.patience
        return min(self.patience, max(0.001, (due - self.emulator.clock.now()) / 1000 / setting.rate))


def confess(error: Exception) -> None:
    """Say on standard error that the emulator failed: in one line, or whole where TRUESPEC_DEBUG is set."""
    if os.environ.get("TRUESPEC_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    else:
        summary = " ".join(str(error).split())[:200]
        print(f"this is a bug in truespec: {type(error).__name__}: {summary}", file=sys.stderr)


def _too_large() -> Problem:
    return Problem("invalid", "request/body is too large", prefer=(413,))


async def _chunk(receive: Receive) -> tuple[bytes, bool]:
    """The next part of a body, and whether there is more. Raises Gone."""
    message = await receive()
    if message["type"] == "http.disconnect":
        raise Gone
    return message.get("body", b""), message.get("more_body", False)


async def _drain(receive: Receive) -> None:
    """Let the rest of a body arrive, and forget it. Raises Gone."""
    more = True
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAINED):
            while more:
                _, more = await _chunk(receive)


def _request(scope: Message, headers: dict[str, str], body: bytes) -> Request:
    raw = scope.get("raw_path")
    path = raw.decode("latin-1") if raw else quote(scope["path"], safe="/:@!$&'()*+,;=~-._")
    return Request(scope["method"], path, scope["query_string"].decode("latin-1"), headers, body)


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by name; values of one that came several times are joined (RFC 9110, section 5.3; RFC 6265, 5.4)."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if name in headers:
            value = f"{headers[name]}{'; ' if name == 'cookie' else ', '}{value}"
        headers[name] = value
    return headers


def _encoded(text: str) -> bytes:
    return text.encode("latin-1", "replace")


async def _send(send: Send, response: Response) -> None:
    """Send a response; of a body that is to be cut only the beginning, though its whole length is announced."""
    body, cut = response.body, response.wire.cut
    headers = [(_encoded(name), _encoded(value)) for name, value in response.headers]
    if response.status not in BODILESS:
        headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    if cut is None or cut >= len(body):
        await send({"type": "http.response.body", "body": body})
    else:
        await send({"type": "http.response.body", "body": body[:cut], "more_body": True})


async def _drop(scope: Message, receive: Receive) -> None:
    """Close the connection without a word. Raises ConnectionAbortedError where the server does not let us."""
    abort = scope.get("extensions", {}).get(ABORT)
    if abort is None:
        raise ConnectionAbortedError("a rule drops this connection")
    abort()
    while (await receive())["type"] != "http.disconnect":
        pass
