"""The two clients that every generated one extends: the same calls, waited for or awaited.

Knows httpx's clients and their failures; must not know how requests are built or answers read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx

from . import credentials, request, response
from .errors import APIConnectionError, APITimeoutError, InvalidRequestError
from .operation import Operation
from .options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, CallOptions, ClientOptions, Headers, Profile, Query

T = TypeVar("T")


class _Client:
    """What both clients are made of: their options."""

    def __init__(
        self,
        profile: Profile,
        keys: Mapping[str, str | None],
        *,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
    ) -> None:
        self._options = ClientOptions(
            profile=profile,
            base_url=_base_url(profile, base_url),
            keys=credentials.collect(profile, keys),
            timeout=timeout,
            max_retries=max_retries,
            headers=dict(default_headers or {}),
            query=dict(default_query or {}),
        )

    @property
    def base_url(self) -> str:
        """The address that every path is appended to."""
        return self._options.base_url

    @property
    def timeout(self) -> float | httpx.Timeout | None:
        """Seconds, or httpx's fine-grained timeouts, unless a call sets its own."""
        return self._options.timeout

    @property
    def max_retries(self) -> int:
        """How often a call that is safe to repeat is repeated."""
        return self._options.max_retries

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"


class SyncAPIClient(_Client):
    """A client whose calls block. Usable from threads, and as a context manager that closes its connections."""

    def __init__(
        self,
        profile: Profile,
        keys: Mapping[str, str | None],
        *,
        http_client: httpx.Client | None = None,
        **options: Any,
    ) -> None:
        super().__init__(profile, keys, **options)
        self._given = http_client

    @cached_property
    def _http(self) -> httpx.Client:
        # Made with the first request: most of the cost of a client is its TLS context.
        return self._given or httpx.Client(timeout=self._options.timeout)

    def perform(self, operation: Operation[T], arguments: Mapping[str, object], options: CallOptions) -> T:
        """Do an operation. Raises APIError and InvalidRequestError (the tree stands in `errors`)."""
        made = request.build(operation, arguments, options, self._options)
        with _failures(operation):
            answer = self._http.send(made)
        return response.read(operation, answer)

    def close(self) -> None:
        """Close the connections; a client that was given stays open, its owner closes it."""
        if self._given is None and "_http" in self.__dict__:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncAPIClient(_Client):
    """A client whose calls are awaited. Usable as an asynchronous context manager that closes its connections."""

    def __init__(
        self,
        profile: Profile,
        keys: Mapping[str, str | None],
        *,
        http_client: httpx.AsyncClient | None = None,
        **options: Any,
    ) -> None:
        super().__init__(profile, keys, **options)
        self._given = http_client

    @cached_property
    def _http(self) -> httpx.AsyncClient:
        # Made with the first request: most of the cost of a client is its TLS context.
        return self._given or httpx.AsyncClient(timeout=self._options.timeout)

    async def perform(self, operation: Operation[T], arguments: Mapping[str, object], options: CallOptions) -> T:
        """Do an operation. Raises APIError and InvalidRequestError (the tree stands in `errors`)."""
        made = request.build(operation, arguments, options, self._options)
        with _failures(operation):
            answer = await self._http.send(made)
        return response.read(operation, answer)

    async def close(self) -> None:
        """Close the connections; a client that was given stays open, its owner closes it."""
        if self._given is None and "_http" in self.__dict__:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


@contextmanager
def _failures(operation: Operation[Any]) -> Iterator[None]:
    """Turn the transport's exceptions into this package's."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise APITimeoutError("no answer in time", operation_id=operation.id) from error
    except httpx.InvalidURL as error:
        raise InvalidRequestError(f"not an address: {error}") from error
    except httpx.HTTPError as error:
        raise APIConnectionError(str(error) or type(error).__name__, operation_id=operation.id) from error


def _base_url(profile: Profile, argument: str | httpx.URL | None) -> str:
    chosen = str(argument or profile.from_environment("base_url") or profile.base_url)
    if not chosen.startswith(("http://", "https://")):
        raise InvalidRequestError(f"base_url is needed, an address that begins with https://, not {chosen!r}")
    return chosen.rstrip("/")
