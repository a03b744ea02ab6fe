"""Calls of the resource `concurrency`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Headers, Query, Timeout

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_RETRIEVE: Operation[types.GetConcurrencyResponse] = Operation(
    id="getConcurrency",
    method="GET",
    path="/get-concurrency",
    results=(
        Result("200", type="retell_api.models.concurrency.GetConcurrencyResponse"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class ConcurrencyResource:
    """Calls of the resource `concurrency`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
    ) -> types.GetConcurrencyResponse:
        """Get concurrency.

        GET /get-concurrency

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout)
        return self._client.perform(_RETRIEVE, {}, options)


class AsyncConcurrencyResource:
    """Calls of the resource `concurrency`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
    ) -> types.GetConcurrencyResponse:
        """Get concurrency.

        GET /get-concurrency

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout)
        return await self._client.perform(_RETRIEVE, {}, options)
