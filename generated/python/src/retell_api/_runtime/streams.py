"""Bodies that are read while they are sent, so that a file of any size needs no memory.

Knows where bytes come from and how they are read again for another attempt; must not know what they mean.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, cast

import httpx

from .errors import InvalidRequestError

CHUNK = 256 * 1024
"""Bytes that are read at a time."""


class Blob:
    """Bytes in memory."""

    replayable = True
    waits = False

    def __init__(self, content: bytes) -> None:
        self.size: int | None = len(content)
        self._content = content

    def chunks(self) -> Iterator[bytes]:
        """The bytes at once."""
        if self._content:
            yield self._content


class OnDisk:
    """A file by its path. It is open only while a chunk is read: a call that fails leaves nothing open.

    Raises InvalidRequestError where it cannot be read, or changes while it is sent.
    """

    replayable = True
    waits = True

    def __init__(self, path: os.PathLike[str]) -> None:
        self._path = Path(path)
        self._seen = self._stat()
        self.size: int | None = self._seen[0]

    def chunks(self) -> Iterator[bytes]:
        """The file's content, from its start."""
        offset = 0
        while chunk := self._read(offset):
            yield chunk
            offset += len(chunk)

    def _read(self, offset: int) -> bytes:
        if self._stat() != self._seen:
            raise InvalidRequestError(f"{self._path.name} changed while it was sent")
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                return file.read(CHUNK)
        except OSError as error:
            raise self._unreadable(error) from error

    def _stat(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except OSError as error:
            raise self._unreadable(error) from error
        if not os.access(self._path, os.R_OK) or self._path.is_dir():
            raise InvalidRequestError(f"{self._path.name} cannot be read: it is no file, or not for us")
        return found.st_size, found.st_mtime_ns

    def _unreadable(self, error: OSError) -> InvalidRequestError:
        return InvalidRequestError(f"{self._path.name} cannot be read: {error.strerror or type(error).__name__}")


class Opened:
    """An open binary file, sent from its start where it can go back there, and only once where it cannot.

    Raises InvalidRequestError for a file that is closed or holds text.
    """

    waits = True

    def __init__(self, file: IO[bytes]) -> None:
        if getattr(file, "closed", False):
            raise InvalidRequestError("a file to be sent is closed")
        self._file = file
        self.size = self._length()
        self.replayable = self.size is not None

    def chunks(self) -> Iterator[bytes]:
        """The file's content."""
        if self.replayable:
            self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield _binary(chunk)

    def _length(self) -> int | None:
        try:
            return self._file.seek(0, os.SEEK_END)
        except (AttributeError, OSError):
            return None


Source = Blob | OnDisk | Opened


def source(value: object) -> Source:
    """Where the bytes of an argument come from. Raises InvalidRequestError for what holds none."""
    match value:
        case bytes() | bytearray() | memoryview():
            return Blob(bytes(cast("bytes | bytearray | memoryview[int]", value)))
        case os.PathLike():
            return OnDisk(cast("os.PathLike[str]", value))
        case _ if hasattr(value, "read"):
            if hasattr(value, "encoding"):
                raise InvalidRequestError("a file to be sent was opened as text: open it in binary mode")
            file: Any = value
            return Opened(file)
        case _:
            raise InvalidRequestError(
                f"{type(value).__name__} is not a file: give bytes, a path or an open binary file"
            )


class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body made of sources. `size` is None where nobody knows it; `replayable`: whether it can be sent again."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        sizes = [each.size for each in sources]
        known = [size for size in sizes if size is not None]
        self.size = sum(known) if len(known) == len(sizes) else None
        self.replayable = all(each.replayable for each in sources)

    @property
    def headers(self) -> dict[str, str]:
        """How the receiver learns where the body ends (RFC 9112, 6)."""
        return {"transfer-encoding": "chunked"} if self.size is None else {"content-length": str(self.size)}

    def __iter__(self) -> Iterator[bytes]:
        for each in self._sources:
            yield from each.chunks()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from anyio import to_thread  # Here, because only asynchronous clients need it.

        for each in self._sources:
            chunks = each.chunks()
            if not each.waits:
                for chunk in chunks:
                    yield chunk
                continue
            while chunk := await to_thread.run_sync(next, chunks, b""):
                yield chunk


def _binary(chunk: object) -> bytes:
    if not isinstance(chunk, bytes):
        raise InvalidRequestError("a file to be sent gives text: open it in binary mode")
    return chunk
