"""Where HTTP/1.1 messages begin and end, so that they can be passed on byte by byte.

Knows framing (RFC 9112, sections 2 to 8); must not know what messages mean. What two readers could frame differently is
refused: no message can be smuggled past the one who judges.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

LARGEST_HEAD = 64 * 1024
PIECE = 64 * 1024
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})(?:[ \t]*;[^\r\n]*)?\r?\n")


class Malformed(Exception):  # noqa: N818 - what the other side sent
    """Bytes that are no HTTP/1.1 message, or one that can be read in two ways."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of a message. `start` is the request line or status line, `raw` all bytes up to the body."""

    start: tuple[str, str, str]
    fields: tuple[tuple[str, str], ...]
    raw: bytes

    def get(self, name: str) -> str:
        """A header's value, of several of one name as one list (RFC 9110, section 5.3); empty where it is absent."""
        return ", ".join(value for each, value in self.fields if each == name)

    @property
    def headers(self) -> dict[str, str]:
        """All headers by their names in lower case."""
        return {name: self.get(name) for name, _ in self.fields}

    @property
    def status(self) -> int:
        """The status code of a response."""
        if not re.fullmatch(r"[1-9]\d\d", self.start[1]):
            raise Malformed("no status code")
        return int(self.start[1])

    def with_host(self, host: str) -> bytes:
        """The same bytes for another host: the one header without which no server knows whom it is asked for."""
        line = f"Host: {host}\r\n".encode("latin-1")
        return re.sub(rb"(?im)^host[ \t]*:[^\n]*\n", lambda _: line, self.raw, count=1)


async def read_head(reader: asyncio.StreamReader) -> Head | None:
    """The head of the next message; None where the other side has nothing more to say. Raises Malformed."""
    try:
        raw = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if error.partial.strip():
            raise Malformed("the connection ended within a message") from None
        return None
    except asyncio.LimitOverrunError:
        raise Malformed("the headers are too large") from None
    lines = raw.decode("latin-1").lstrip("\r\n").split("\r\n")
    start = lines[0].split(" ", 2)
    if len(start) < 2:
        raise Malformed("no HTTP message")
    fields = tuple(_field(line) for line in lines[1:] if line)
    return Head((start[0], start[1], start[2] if len(start) > 2 else ""), fields, raw)


def _field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    # Blanks before the colon and folded lines are what smuggling is made of (RFC 9112, sections 5.1 and 5.2).
    if not colon or not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or "\n" in value or "\r" in value:
        raise Malformed("a header line that is none")
    return name.lower(), value.strip(" \t")


async def body(reader: asyncio.StreamReader, head: Head, *, until_close: bool) -> AsyncIterator[tuple[bytes, bytes]]:
    """The body's pieces as they come, each as on the wire and as content. Raises Malformed.

    `until_close`: a body without a length goes on until the connection ends, as those of responses do.
    """
    coding, length = head.get("transfer-encoding"), head.get("content-length")
    if coding and length:
        raise Malformed("both a length and chunks")
    if coding:
        if coding.lower() != "chunked":
            raise Malformed("a transfer coding other than chunked")
        async for raw, content in _chunked(reader):
            yield raw, content
    elif length:
        async for piece in _counted(reader, _length(length)):
            yield piece, piece
    elif until_close:
        while piece := await reader.read(PIECE):
            yield piece, piece


def _length(text: str) -> int:
    values = {each.strip() for each in text.split(",")}
    if len(values) != 1 or not re.fullmatch(r"\d{1,18}", next(iter(values))):
        raise Malformed("a length that is none")
    return int(values.pop())


async def _counted(reader: asyncio.StreamReader, left: int) -> AsyncIterator[bytes]:
    while left:
        piece = await reader.read(min(PIECE, left))
        if not piece:
            raise Malformed("the connection ended within a body")
        left -= len(piece)
        yield piece


async def _chunked(reader: asyncio.StreamReader) -> AsyncIterator[tuple[bytes, bytes]]:
    """Chunks and trailers (RFC 9112, section 7.1)."""
    while True:
        line = await _line(reader)
        found = CHUNK.fullmatch(line)
        if found is None:
            raise Malformed("a chunk without a size")
        yield line, b""
        size = int(found[1], 16)
        if not size:
            break
        async for piece in _counted(reader, size):
            yield piece, piece
        yield await _line(reader), b""
    while True:
        line = await _line(reader)
        yield line, b""
        if line in (b"\r\n", b"\n"):
            return


async def _line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        raise Malformed("a line that does not end") from None
