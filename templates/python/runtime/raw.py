"""Answers as HTTP has them, beside the values that they stand for: `with_raw_response` and `with_streaming_response`.

Knows httpx's responses; must not know how a value is read, nor any operation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

import httpx

from .attempts import Attempts
from .errors import APIAnswerError
from .limits import TooLargeError

T = TypeVar("T")
Read = Callable[[httpx.Response], T]


class BaseResponse(Generic[T]):
    """What both kinds of response tell without their body."""

    __slots__ = ("_attempts", "_read", "http_response", "retries_taken")

    def __init__(self, http_response: httpx.Response, attempts: Attempts, read: Read[T]) -> None:
        self.http_response = http_response
        self.retries_taken = attempts.taken
        self._attempts = attempts
        self._read = read

    @property
    def headers(self) -> httpx.Headers:
        """The answer's headers."""
        return self.http_response.headers

    @property
    def status_code(self) -> int:
        """The answer's status."""
        return self.http_response.status_code

    @property
    def request_id(self) -> str | None:
        """The server's name for the request, where it sent one."""
        found: str | None = self.http_response.headers.get("x-request-id")
        return found

    @property
    def elapsed(self) -> dt.timedelta:
        """From sending the last attempt to its end, once the body was read or closed."""
        return self.http_response.elapsed

    @property
    def http_request(self) -> httpx.Request:
        """The last attempt."""
        return self.http_response.request

    @property
    def url(self) -> httpx.URL:
        """Where the answer came from."""
        return self.http_response.url

    @property
    def method(self) -> str:
        """The method of the request."""
        return self.http_request.method

    @property
    def http_version(self) -> str:
        """The version of HTTP that the server spoke."""
        return self.http_response.http_version

    @property
    def is_closed(self) -> bool:
        """Whether the body was read, or given up."""
        return self.http_response.is_closed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code} of {self._attempts.operation.id}>"

    @contextmanager
    def _failures(self) -> Generator[None, None, None]:
        """Turn what reading a body raises into this package's errors."""
        try:
            yield
        except (TooLargeError, httpx.DecodingError) as error:
            raise self._attempts.refused(self.http_response, error) from None
        except httpx.TransportError as error:
            raise self._attempts.broken(error) from error

    def _parsed(self) -> T:
        try:
            return self._read(self.http_response)
        except APIAnswerError as error:
            error.retries_taken = self.retries_taken
            raise


class APIResponse(BaseResponse[T]):
    """An answer of a client that blocks. Its body was read, or is read by the first call that wants it."""

    __slots__ = ()

    def parse(self) -> T:
        """The value that the call returns without `with_raw_response`. Raises APIResponseValidationError."""
        self.read()
        return self._parsed()

    def read(self) -> bytes:
        """The whole body. Raises ResponseTooLargeError, or APIConnectionError where it ends too early."""
        if self.http_response.is_stream_consumed:
            return self.http_response.read()
        with self._failures():
            self._attempts.limits.guard(self.http_response)
            return self.http_response.read()

    def text(self) -> str:
        """The whole body as text."""
        self.read()
        return self.http_response.text

    def json(self) -> Any:
        """The whole body as JSON, whatever the contract says. Raises ValueError where it is none."""
        self.read()
        return self.http_response.json()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body as it comes, of any size."""
        with self._failures():
            yield from self.http_response.iter_bytes(chunk_size)

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body as it comes, as text."""
        with self._failures():
            yield from self.http_response.iter_text(chunk_size)

    def iter_lines(self) -> Iterator[str]:
        """The body as it comes, line by line."""
        with self._failures():
            yield from self.http_response.iter_lines()

    def close(self) -> None:
        """Give up what is left of the body."""
        self.http_response.close()


class AsyncAPIResponse(BaseResponse[T]):
    """An answer of a client that is awaited. Its body was read, or is read by the first call that wants it."""

    __slots__ = ()

    async def parse(self) -> T:
        """The value that the call returns without `with_raw_response`. Raises APIResponseValidationError."""
        await self.read()
        return self._parsed()

    async def read(self) -> bytes:
        """The whole body. Raises ResponseTooLargeError, or APIConnectionError where it ends too early."""
        if self.http_response.is_stream_consumed:
            return await self.http_response.aread()
        with self._failures():
            self._attempts.limits.guard(self.http_response)
            return await self.http_response.aread()

    async def text(self) -> str:
        """The whole body as text."""
        await self.read()
        return self.http_response.text

    async def json(self) -> Any:
        """The whole body as JSON, whatever the contract says. Raises ValueError where it is none."""
        await self.read()
        return self.http_response.json()

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body as it comes, of any size."""
        with self._failures():
            async for part in self.http_response.aiter_bytes(chunk_size):
                yield part

    async def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """The body as it comes, as text."""
        with self._failures():
            async for part in self.http_response.aiter_text(chunk_size):
                yield part

    async def iter_lines(self) -> AsyncIterator[str]:
        """The body as it comes, line by line."""
        with self._failures():
            async for part in self.http_response.aiter_lines():
                yield part

    async def close(self) -> None:
        """Give up what is left of the body."""
        await self.http_response.aclose()
