"""Calls of the resource `concurrency`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_RETRIEVE: Operation[types.GetConcurrencyResponse] = Operation(
    id="getConcurrency",
    method="GET",
    path="/get-concurrency",
    results=(
        Result("200", type="retell_api.models.concurrency.GetConcurrencyResponse"),
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class ConcurrencyResource:
    """Calls of the resource `concurrency`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ConcurrencyCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ConcurrencyCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> ConcurrencyCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ConcurrencyCalls(self._client, Streamed)

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.GetConcurrencyResponse:
        """Get concurrency.

        GET /get-concurrency

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {}, options)


class AsyncConcurrencyResource:
    """Calls of the resource `concurrency`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ConcurrencyCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ConcurrencyCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> ConcurrencyCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ConcurrencyCalls(self._client, AsyncStreamed)

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.GetConcurrencyResponse:
        """Get concurrency.

        GET /get-concurrency

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {}, options)


class ConcurrencyCalls(Calls[K]):
    """The calls of `concurrency`, returning responses."""

    retrieve = Call(ConcurrencyResource.retrieve, AsyncConcurrencyResource.retrieve)
