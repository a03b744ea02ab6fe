"""Calls of the resource `batch_call`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.operation import Body, Operation, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE_BATCH_CALL: Operation[types.BatchCallResponse] = Operation(
    id="createBatchCall",
    method="POST",
    path="/create-batch-call",
    body=Body(
        names=("name", "trigger_timestamp", "from_number", "reserved_concurrency", "tasks", "call_time_window"),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.batch_call.BatchCallResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
)


class BatchCallResource:
    """Calls of the resource `batch_call`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> BatchCallCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return BatchCallCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> BatchCallCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return BatchCallCalls(self._client, Streamed)

    def create_batch_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.BatchCallCreateBatchCallParams],
    ) -> types.BatchCallResponse:
        """Create batch call.

        POST /create-batch-call

        Args:
            name: str
            trigger_timestamp: float, example 1735718400000
            from_number: str, at least 1 character, required, example "+14157774444"
            reserved_concurrency: int, at least 0
            tasks: Sequence[types.BatchCallTaskParam], required
            call_time_window: types.CallTimeWindowParam | types.CallTimeWindow

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_BATCH_CALL, params, options)


class AsyncBatchCallResource:
    """Calls of the resource `batch_call`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> BatchCallCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return BatchCallCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> BatchCallCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return BatchCallCalls(self._client, AsyncStreamed)

    async def create_batch_call(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.BatchCallCreateBatchCallParams],
    ) -> types.BatchCallResponse:
        """Create batch call.

        POST /create-batch-call

        Args:
            name: str
            trigger_timestamp: float, example 1735718400000
            from_number: str, at least 1 character, required, example "+14157774444"
            reserved_concurrency: int, at least 0
            tasks: Sequence[types.BatchCallTaskParam], required
            call_time_window: types.CallTimeWindowParam | types.CallTimeWindow

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_BATCH_CALL, params, options)


class BatchCallCalls(Calls[K]):
    """The calls of `batch_call`, returning responses."""

    create_batch_call = Call(BatchCallResource.create_batch_call, AsyncBatchCallResource.create_batch_call)
