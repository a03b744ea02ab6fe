"""Passing requests on to one server and its answers back, as they come, byte by byte.

Knows connections and message boundaries; must not know what is judged. Only the Host header names another host; what
passes is copied aside, up to a limit, and never waited for.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from contract_tests.proxy.framing import LARGEST_HEAD, Head, Malformed, body, read_head
from contract_tests.recorded.traffic import LARGEST, Message

SECONDS_TO_CONNECT = 10.0
SILENCE = 300.0
"""Seconds after which a connection on which nothing happens is closed."""

BODILESS = (204, 304)
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Record = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class Target:
    """The server behind the proxy."""

    scheme: str
    host: str
    port: int
    path: str = ""

    @classmethod
    def of(cls, url: str) -> Target:
        """The server at `url`, an address of http or https."""
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return cls(parts.scheme, parts.hostname or "", port, parts.path.rstrip("/"))

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.scheme == "https" else 80) else f"{host}:{self.port}"

    async def connected(self) -> Streams:
        """A connection to it."""
        context = ssl.create_default_context() if self.scheme == "https" else None
        connecting = asyncio.open_connection(self.host, self.port, ssl=context, limit=LARGEST_HEAD)
        return await asyncio.wait_for(connecting, SECONDS_TO_CONNECT)


@dataclass(slots=True)
class Copy:
    """What passed of one body, up to a limit."""

    content: bytearray = field(default_factory=bytearray)
    is_whole: bool = True

    def add(self, piece: bytes) -> None:
        """Keep a piece, where there still is room."""
        if len(self.content) + len(piece) <= LARGEST:
            self.content += piece
        else:
            self.is_whole = False


@dataclass(slots=True)
class Passing:
    """One proxy. `failed` counts requests that got no answer from the target."""

    target: Target
    record: Record
    failed: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client's connection, to its end."""
        upstream: Streams | None = None
        try:
            while (head := await asyncio.wait_for(read_head(reader), SILENCE)) is not None:
                if upstream is None or upstream[1].is_closing() or upstream[0].at_eof():
                    upstream = await self._upstream(writer)
                if upstream is None or not await self._exchange(head, (reader, writer), upstream):
                    return
        except Malformed as error:
            await self._refuse(writer, 400, str(error))
        except (TimeoutError, OSError, ConnectionError):
            pass  # who is gone needs no answer
        finally:
            for each in (writer, *(upstream[1:] if upstream is not None else ())):
                with suppress(OSError):
                    each.close()
                    await each.wait_closed()

    async def _upstream(self, writer: asyncio.StreamWriter) -> Streams | None:
        try:
            return await self.target.connected()
        except (TimeoutError, OSError) as error:
            self.failed += 1
            await self._refuse(writer, 502, f"{self.target.authority} cannot be reached: {type(error).__name__}")
            return None

    async def _refuse(self, writer: asyncio.StreamWriter, status: int, why: str) -> None:
        content = f"truespec proxy: {why}\n".encode()
        head = f"HTTP/1.1 {status} {why[:60]}\r\nContent-Type: text/plain\r\nContent-Length: {len(content)}\r\n"
        with suppress(OSError):
            writer.write(head.encode("latin-1", "replace") + b"Connection: close\r\n\r\n" + content)
            await writer.drain()

    async def _exchange(self, head: Head, client: Streams, server: Streams) -> bool:
        """One request and its answer; whether the connections can go on."""
        begun = time.monotonic()
        sent, received = Copy(), Copy()
        sending = asyncio.ensure_future(self._send(head, client[0], server[1], sent))
        try:
            answer = await self._answer_head(server[0], client[1])
            if answer is None:
                self.failed += 1
                await self._refuse(client[1], 502, "the connection ended without an answer")
                return False
            if answer.status == 101:
                await _tunnel(client, server)
                return False
            goes_on = await self._receive(head, answer, server[0], client[1], received)
            await sending
        finally:
            sending.cancel()
        self.record(self._message(head, sent, answer, received, time.monotonic() - begun))
        return goes_on and not _closes(head) and not _closes(answer)

    async def _send(self, head: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, copy: Copy) -> None:
        writer.write(head.with_host(self.target.authority))
        async for raw, content in body(reader, head, until_close=False):
            writer.write(raw)
            copy.add(content)
            await writer.drain()

    async def _answer_head(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Head | None:
        """The head of the final answer; those before it (RFC 9110, section 15.2) are passed on."""
        while (head := await asyncio.wait_for(read_head(reader), SILENCE)) is not None:
            writer.write(head.raw)
            if head.status >= 200 or head.status == 101:
                return head
        return None

    async def _receive(
        self, request: Head, answer: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, copy: Copy
    ) -> bool:
        """Pass the answer's body on; False where only the connection's end tells that it is complete."""
        if request.start[0] == "HEAD" or answer.status in BODILESS:
            await writer.drain()
            return True
        async for raw, content in body(reader, answer, until_close=True):
            writer.write(raw)
            copy.add(content)
            await writer.drain()
        await writer.drain()
        return bool(answer.get("content-length") or answer.get("transfer-encoding"))

    def _message(self, head: Head, sent: Copy, answer: Head, received: Copy, seconds: float) -> Message:
        return Message(
            method=head.start[0],
            url=f"{self.target.scheme}://{self.target.authority}{head.start[1]}",
            status=answer.status,
            sent_headers=head.headers,
            sent=bytes(sent.content),
            headers=answer.headers,
            body=bytes(received.content),
            seconds=seconds,
            is_whole=sent.is_whole and received.is_whole,
        )


def _closes(head: Head) -> bool:
    """Whether the connection ends with this message (RFC 9112, section 9.3)."""
    tokens = [each.strip().lower() for each in head.get("connection").split(",")]
    is_old = "HTTP/1.0" in (head.start[0], head.start[2])
    return "close" in tokens or (is_old and "keep-alive" not in tokens)


async def _tunnel(client: Streams, server: Streams) -> None:
    """Another protocol (RFC 9110, section 7.8): bytes in both directions, which nobody judges."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(64 * 1024):
            writer.write(piece)
            await writer.drain()

    pumps = [asyncio.ensure_future(pump(client[0], server[1])), asyncio.ensure_future(pump(server[0], client[1]))]
    await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
    for each in pumps:
        each.cancel()
