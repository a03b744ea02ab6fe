"""The two clients that every generated one extends: the same calls, waited for or awaited.

Knows httpx's clients and their failures; must not know how requests are built or answers read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from time import sleep
from types import TracebackType
from typing import Any, NoReturn, Self, TypeVar

import httpx

from . import credentials, request, response, retries
from .errors import APIConnectionError, APIError, APITimeoutError, InvalidRequestError
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

    def _pause(self, operation: Operation[Any], outcome: httpx.Response | httpx.HTTPError, taken: int) -> float | None:
        """Seconds until the next attempt; None where this outcome is the last."""
        if taken >= self.max_retries or (isinstance(outcome, httpx.Response) and outcome.is_success):
            return None
        return retries.pause(operation, outcome, taken)

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
        taken, outcome = 0, self._send(made)
        while (seconds := self._pause(operation, outcome, taken)) is not None:
            sleep(seconds)
            taken, outcome = taken + 1, self._send(made)
        return _result(operation, outcome, taken)

    def _send(self, made: httpx.Request) -> httpx.Response | httpx.HTTPError:
        try:
            return self._http.send(made)
        except httpx.HTTPError as error:
            return error

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
        from anyio import sleep  # Here, because only this client needs it, on whichever loop httpx runs.

        made = request.build(operation, arguments, options, self._options)
        taken, outcome = 0, await self._send(made)
        while (seconds := self._pause(operation, outcome, taken)) is not None:
            await sleep(seconds)
            taken, outcome = taken + 1, await self._send(made)
        return _result(operation, outcome, taken)

    async def _send(self, made: httpx.Request) -> httpx.Response | httpx.HTTPError:
        try:
            return await self._http.send(made)
        except httpx.HTTPError as error:
            return error

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


def _result(operation: Operation[T], outcome: httpx.Response | httpx.HTTPError, taken: int) -> T:
    """What a call returns or raises in the end, after `taken` repetitions."""
    try:
        return response.read(operation, outcome) if isinstance(outcome, httpx.Response) else _fail(operation, outcome)
    except APIError as error:
        error.retries_taken = taken
        raise


def _fail(operation: Operation[Any], failure: httpx.HTTPError) -> NoReturn:
    """Turn the transport's exception into this package's."""
    if isinstance(failure, httpx.TimeoutException):
        raise APITimeoutError("no answer in time", operation_id=operation.id) from failure
    raise APIConnectionError(str(failure) or type(failure).__name__, operation_id=operation.id) from failure


def _base_url(profile: Profile, argument: str | httpx.URL | None) -> str:
    chosen = str(argument or profile.from_environment("base_url") or profile.base_url)
    if not chosen.startswith(("http://", "https://")):
        raise InvalidRequestError(f"base_url is needed, an address that begins with https://, not {chosen!r}")
    return chosen.rstrip("/")
