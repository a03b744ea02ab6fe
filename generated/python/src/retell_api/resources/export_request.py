"""Calls of the resource `export_request`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.listing import Listing
from .._runtime.operation import Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncPage, AsyncPager, SyncPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_LIST: Operation[types.ListExportRequestsV2Response] = Operation(
    id="listExportRequestsV2",
    method="GET",
    path="/v2/list-export-requests",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("sort_order", "sort_order"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.export_request.ListExportRequestsV2Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="cursor",
        items="items",
        cursor="pagination_key",
        next_cursor="pagination_key",
        has_more="has_more",
        limit="limit",
    ),
)


class ExportRequestResource:
    """Calls of the resource `export_request`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ExportRequestCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ExportRequestCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> ExportRequestCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ExportRequestCalls(self._client, Streamed)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ExportRequestListParams],
    ) -> SyncPage[types.ExportRequest]:
        """List export requests.

        GET /v2/list-export-requests

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST, params, options, max_items))


class AsyncExportRequestResource:
    """Calls of the resource `export_request`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ExportRequestCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ExportRequestCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> ExportRequestCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ExportRequestCalls(self._client, AsyncStreamed)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ExportRequestListParams],
    ) -> AsyncPager[types.ExportRequest, AsyncPage[types.ExportRequest]]:
        """List export requests.

        GET /v2/list-export-requests

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST, params, options, max_items))


class ExportRequestCalls(Calls[K]):
    """The calls of `export_request`, returning responses."""

    list = Call(ExportRequestResource.list, AsyncExportRequestResource.list)
