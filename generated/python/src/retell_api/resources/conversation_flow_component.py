"""Calls of the resource `conversation_flow_component`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import deprecated

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result, words
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPage, AsyncPager, SyncListPage, SyncPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE: Operation[types.ConversationFlowComponentResponse] = Operation(
    id="createConversationFlowComponent",
    method="POST",
    path="/create-conversation-flow-component",
    body=Body(names=words("name tools mcps nodes start_node_id begin_tag_display_position notes "), required=True),
    results=(
        Result("201", type="retell_api.models.conversation_flow_component.ConversationFlowComponentResponse"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deleteConversationFlowComponent",
    method="DELETE",
    path="/delete-conversation-flow-component/{conversation_flow_component_id}",
    parameters=(
        Parameter(
            "conversation_flow_component_id",
            "conversation_flow_component_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(Result("204", form="none"), Result("401 404 429 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_RETRIEVE: Operation[types.ConversationFlowComponentResponse] = Operation(
    id="getConversationFlowComponent",
    method="GET",
    path="/get-conversation-flow-component/{conversation_flow_component_id}",
    parameters=(
        Parameter(
            "conversation_flow_component_id",
            "conversation_flow_component_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(
        Result("200", type="retell_api.models.conversation_flow_component.ConversationFlowComponentResponse"),
        Result("401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST: Operation[types.ListConversationFlowComponentsV2Response] = Operation(
    id="listConversationFlowComponentsV2",
    method="GET",
    path="/v2/list-conversation-flow-components",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("sort_order", "sort_order"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.conversation_flow_component.ListConversationFlowComponentsV2Response"),
        Result("401 404 429 500", type="retell_api.models.shared.ErrorBody"),
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
_LIST_V1: Operation[types.ConversationFlowComponentListV1Response] = Operation(
    id="listConversationFlowComponents",
    method="GET",
    path="/list-conversation-flow-components",
    results=(
        Result("200", type="retell_api.models.conversation_flow_component.ConversationFlowComponentListV1Response"),
        Result("401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_UPDATE: Operation[types.ConversationFlowComponentResponse] = Operation(
    id="updateConversationFlowComponent",
    method="PATCH",
    path="/update-conversation-flow-component/{conversation_flow_component_id}",
    parameters=(
        Parameter(
            "conversation_flow_component_id",
            "conversation_flow_component_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    body=Body(names=words("name tools mcps nodes start_node_id begin_tag_display_position notes "), required=True),
    results=(
        Result("200", type="retell_api.models.conversation_flow_component.ConversationFlowComponentResponse"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class ConversationFlowComponentResource:
    """Calls of the resource `conversation_flow_component`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ConversationFlowComponentCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ConversationFlowComponentCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> ConversationFlowComponentCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ConversationFlowComponentCalls(self._client, Streamed)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowComponentCreateParams],
    ) -> types.ConversationFlowComponentResponse:
        """Create conversation flow component.

        POST /create-conversation-flow-component

        Args:
            name: str, required
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode], required
            start_node_id: str | None, example "collect_info"
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete(
        self,
        conversation_flow_component_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete conversation flow component.

        DELETE /delete-conversation-flow-component/{conversation_flow_component_id}

        Args:
            conversation_flow_component_id: str, required

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"conversation_flow_component_id": conversation_flow_component_id}, options)

    def retrieve(
        self,
        conversation_flow_component_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.ConversationFlowComponentResponse:
        """Get conversation flow component.

        GET /get-conversation-flow-component/{conversation_flow_component_id}

        Args:
            conversation_flow_component_id: str, required

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _RETRIEVE, {"conversation_flow_component_id": conversation_flow_component_id}, options
        )

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowComponentListParams],
    ) -> SyncPage[types.ConversationFlowComponentResponse]:
        """List conversation flow components.

        GET /v2/list-conversation-flow-components

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST, params, options, max_items))

    @deprecated("Deprecated: use conversation_flow_component.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.ConversationFlowComponentResponse]:
        """List conversation flow components.

        GET /list-conversation-flow-components

        Deprecated: use conversation_flow_component.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_V1, {}, options, max_items))

    def update(
        self,
        conversation_flow_component_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowComponentUpdateParams],
    ) -> types.ConversationFlowComponentResponse:
        """Update conversation flow component.

        PATCH /update-conversation-flow-component/{conversation_flow_component_id}

        Args:
            conversation_flow_component_id: str, required
            name: str
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]
            start_node_id: str | None, example "collect_info"
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(
            _UPDATE, {"conversation_flow_component_id": conversation_flow_component_id, **params}, options
        )


class AsyncConversationFlowComponentResource:
    """Calls of the resource `conversation_flow_component`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ConversationFlowComponentCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ConversationFlowComponentCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> ConversationFlowComponentCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ConversationFlowComponentCalls(self._client, AsyncStreamed)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowComponentCreateParams],
    ) -> types.ConversationFlowComponentResponse:
        """Create conversation flow component.

        POST /create-conversation-flow-component

        Args:
            name: str, required
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode], required
            start_node_id: str | None, example "collect_info"
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete(
        self,
        conversation_flow_component_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete conversation flow component.

        DELETE /delete-conversation-flow-component/{conversation_flow_component_id}

        Args:
            conversation_flow_component_id: str, required

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"conversation_flow_component_id": conversation_flow_component_id}, options)

    async def retrieve(
        self,
        conversation_flow_component_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.ConversationFlowComponentResponse:
        """Get conversation flow component.

        GET /get-conversation-flow-component/{conversation_flow_component_id}

        Args:
            conversation_flow_component_id: str, required

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _RETRIEVE, {"conversation_flow_component_id": conversation_flow_component_id}, options
        )

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowComponentListParams],
    ) -> AsyncPager[types.ConversationFlowComponentResponse, AsyncPage[types.ConversationFlowComponentResponse]]:
        """List conversation flow components.

        GET /v2/list-conversation-flow-components

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST, params, options, max_items))

    @deprecated("Deprecated: use conversation_flow_component.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.ConversationFlowComponentResponse, AsyncListPage[types.ConversationFlowComponentResponse]]:
        """List conversation flow components.

        GET /list-conversation-flow-components

        Deprecated: use conversation_flow_component.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), NotFoundError (404), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_V1, {}, options, max_items))

    async def update(
        self,
        conversation_flow_component_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowComponentUpdateParams],
    ) -> types.ConversationFlowComponentResponse:
        """Update conversation flow component.

        PATCH /update-conversation-flow-component/{conversation_flow_component_id}

        Args:
            conversation_flow_component_id: str, required
            name: str
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]
            start_node_id: str | None, example "collect_info"
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(
            _UPDATE, {"conversation_flow_component_id": conversation_flow_component_id, **params}, options
        )


class ConversationFlowComponentCalls(Calls[K]):
    """The calls of `conversation_flow_component`, returning responses."""

    create = Call(ConversationFlowComponentResource.create, AsyncConversationFlowComponentResource.create)
    delete = Call(ConversationFlowComponentResource.delete, AsyncConversationFlowComponentResource.delete)
    retrieve = Call(ConversationFlowComponentResource.retrieve, AsyncConversationFlowComponentResource.retrieve)
    list = Call(ConversationFlowComponentResource.list, AsyncConversationFlowComponentResource.list)
    list_v1 = Call(
        ConversationFlowComponentResource.list_v1,  # pyright: ignore[reportDeprecated]
        AsyncConversationFlowComponentResource.list_v1,  # pyright: ignore[reportDeprecated]
    )
    update = Call(ConversationFlowComponentResource.update, AsyncConversationFlowComponentResource.update)
