"""Calls of the resource `conversation_flow`."""
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

_CREATE: Operation[types.ConversationFlowResponse] = Operation(
    id="createConversationFlow",
    method="POST",
    path="/create-conversation-flow",
    body=Body(
        names=words(
            "model_choice model_temperature tool_call_strict_mode knowledge_base_ids kb_config "
            "start_speaker begin_after_user_silence_ms global_prompt tools components start_node_id "
            "default_dynamic_variables begin_tag_display_position notes mcps is_transfer_llm nodes "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.conversation_flow.ConversationFlowResponse"),
        Result("400 401 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deleteConversationFlow",
    method="DELETE",
    path="/delete-conversation-flow/{conversation_flow_id}",
    parameters=(
        Parameter(
            "conversation_flow_id",
            "conversation_flow_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
    ),
    results=(Result("204", form="none"), Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_RETRIEVE: Operation[types.ConversationFlowResponse] = Operation(
    id="getConversationFlow",
    method="GET",
    path="/get-conversation-flow/{conversation_flow_id}",
    parameters=(
        Parameter(
            "conversation_flow_id",
            "conversation_flow_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
        Parameter("version", "version"),
    ),
    results=(
        Result("200", type="retell_api.models.conversation_flow.ConversationFlowResponse"),
        Result("400 401 404 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST: Operation[types.ListConversationFlowsV2Response] = Operation(
    id="listConversationFlowsV2",
    method="GET",
    path="/v2/list-conversation-flows",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("sort_order", "sort_order"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.conversation_flow.ListConversationFlowsV2Response"),
        Result("400 401 403 429 500", type="retell_api.models.shared.ErrorBody"),
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
_LIST_V1: Operation[types.ConversationFlowListV1Response] = Operation(
    id="listConversationFlows",
    method="GET",
    path="/list-conversation-flows",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
        Parameter("pagination_key_version", "pagination_key_version"),
    ),
    results=(
        Result("200", type="retell_api.models.conversation_flow.ConversationFlowListV1Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="last-item",
        limit="limit",
        keys=(("pagination_key", "conversation_flow_id"), ("pagination_key_version", "version")),
    ),
)
_UPDATE: Operation[types.ConversationFlowResponse] = Operation(
    id="updateConversationFlow",
    method="PATCH",
    path="/update-conversation-flow/{conversation_flow_id}",
    parameters=(
        Parameter(
            "conversation_flow_id",
            "conversation_flow_id",
            location="path",
            style="simple",
            explode=False,
            required=True,
        ),
        Parameter("version", "version"),
    ),
    body=Body(
        names=words(
            "model_choice model_temperature tool_call_strict_mode knowledge_base_ids kb_config "
            "start_speaker begin_after_user_silence_ms global_prompt tools components start_node_id "
            "default_dynamic_variables begin_tag_display_position notes mcps is_transfer_llm nodes "
        ),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.conversation_flow.ConversationFlowResponse"),
        Result("400 401 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class ConversationFlowResource:
    """Calls of the resource `conversation_flow`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ConversationFlowCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ConversationFlowCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> ConversationFlowCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ConversationFlowCalls(self._client, Streamed)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowCreateParams],
    ) -> types.ConversationFlowResponse:
        """Create conversation flow.

        POST /create-conversation-flow

        Args:
            model_choice: types.ModelChoiceParam | types.ModelChoice, required
            model_temperature: float | None, at least 0, at most 1, example 0.7
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None, example ["kb_001", "kb_002"]
            kb_config: types.KBConfigParam | types.KBConfig
            start_speaker: types.StartSpeakerParam, one of "user", "agent", required, example "agent"
            begin_after_user_silence_ms: int | None, example 2000
            global_prompt: str | None
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            components: Sequence[types.CreateConversationFlowComponentRequestParam |
              types.CreateConversationFlowComponentRequest] | None
            start_node_id: str | None, example "start"
            default_dynamic_variables: Mapping[str, str] | None
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            is_transfer_llm: bool | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode], required

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete(
        self,
        conversation_flow_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete conversation flow.

        DELETE /delete-conversation-flow/{conversation_flow_id}

        Args:
            conversation_flow_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"conversation_flow_id": conversation_flow_id}, options)

    def retrieve(
        self,
        conversation_flow_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowRetrieveParams],
    ) -> types.ConversationFlowResponse:
        """Get conversation flow.

        GET /get-conversation-flow/{conversation_flow_id}

        Args:
            conversation_flow_id: str, required
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"conversation_flow_id": conversation_flow_id, **params}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowListParams],
    ) -> SyncPage[types.ConversationFlowResponse]:
        """List conversation flows.

        GET /v2/list-conversation-flows

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), PermissionDeniedError (403), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST, params, options, max_items))

    @deprecated("Deprecated: use conversation_flow.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowListV1Params],
    ) -> SyncListPage[types.ConversationFlowResponse]:
        """List conversation flows.

        GET /list-conversation-flows

        Deprecated: use conversation_flow.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 1000
            pagination_key: str
            pagination_key_version: int
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_V1, params, options, max_items))

    def update(
        self,
        conversation_flow_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowUpdateParams],
    ) -> types.ConversationFlowResponse:
        """Update conversation flow.

        PATCH /update-conversation-flow/{conversation_flow_id}

        Args:
            conversation_flow_id: str, required
            version: int, example 1
            model_choice: types.ModelChoiceParam | types.ModelChoice
            model_temperature: float | None, at least 0, at most 1, example 0.7
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None, example ["kb_001", "kb_002"]
            kb_config: types.KBConfigParam | types.KBConfig
            start_speaker: types.StartSpeakerParam, one of "user", "agent", example "agent"
            begin_after_user_silence_ms: int | None, example 2000
            global_prompt: str | None
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            components: Sequence[types.CreateConversationFlowComponentRequestParam |
              types.CreateConversationFlowComponentRequest] | None
            start_node_id: str | None, example "start"
            default_dynamic_variables: Mapping[str, str] | None
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            is_transfer_llm: bool | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"conversation_flow_id": conversation_flow_id, **params}, options)


class AsyncConversationFlowResource:
    """Calls of the resource `conversation_flow`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ConversationFlowCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ConversationFlowCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> ConversationFlowCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ConversationFlowCalls(self._client, AsyncStreamed)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowCreateParams],
    ) -> types.ConversationFlowResponse:
        """Create conversation flow.

        POST /create-conversation-flow

        Args:
            model_choice: types.ModelChoiceParam | types.ModelChoice, required
            model_temperature: float | None, at least 0, at most 1, example 0.7
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None, example ["kb_001", "kb_002"]
            kb_config: types.KBConfigParam | types.KBConfig
            start_speaker: types.StartSpeakerParam, one of "user", "agent", required, example "agent"
            begin_after_user_silence_ms: int | None, example 2000
            global_prompt: str | None
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            components: Sequence[types.CreateConversationFlowComponentRequestParam |
              types.CreateConversationFlowComponentRequest] | None
            start_node_id: str | None, example "start"
            default_dynamic_variables: Mapping[str, str] | None
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            is_transfer_llm: bool | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode], required

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete(
        self,
        conversation_flow_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete conversation flow.

        DELETE /delete-conversation-flow/{conversation_flow_id}

        Args:
            conversation_flow_id: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"conversation_flow_id": conversation_flow_id}, options)

    async def retrieve(
        self,
        conversation_flow_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowRetrieveParams],
    ) -> types.ConversationFlowResponse:
        """Get conversation flow.

        GET /get-conversation-flow/{conversation_flow_id}

        Args:
            conversation_flow_id: str, required
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"conversation_flow_id": conversation_flow_id, **params}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowListParams],
    ) -> AsyncPager[types.ConversationFlowResponse, AsyncPage[types.ConversationFlowResponse]]:
        """List conversation flows.

        GET /v2/list-conversation-flows

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 50
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), PermissionDeniedError (403), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST, params, options, max_items))

    @deprecated("Deprecated: use conversation_flow.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowListV1Params],
    ) -> AsyncPager[types.ConversationFlowResponse, AsyncListPage[types.ConversationFlowResponse]]:
        """List conversation flows.

        GET /list-conversation-flows

        Deprecated: use conversation_flow.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, at most 1000, default 1000
            pagination_key: str
            pagination_key_version: int
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_V1, params, options, max_items))

    async def update(
        self,
        conversation_flow_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ConversationFlowUpdateParams],
    ) -> types.ConversationFlowResponse:
        """Update conversation flow.

        PATCH /update-conversation-flow/{conversation_flow_id}

        Args:
            conversation_flow_id: str, required
            version: int, example 1
            model_choice: types.ModelChoiceParam | types.ModelChoice
            model_temperature: float | None, at least 0, at most 1, example 0.7
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None, example ["kb_001", "kb_002"]
            kb_config: types.KBConfigParam | types.KBConfig
            start_speaker: types.StartSpeakerParam, one of "user", "agent", example "agent"
            begin_after_user_silence_ms: int | None, example 2000
            global_prompt: str | None
            tools: Sequence[types.NodeToolParam | types.NodeTool] | None
            components: Sequence[types.CreateConversationFlowComponentRequestParam |
              types.CreateConversationFlowComponentRequest] | None
            start_node_id: str | None, example "start"
            default_dynamic_variables: Mapping[str, str] | None
            begin_tag_display_position: types.PositionParam | types.Position | None
            notes: Sequence[types.NoteParam | types.Note] | None
            mcps: Sequence[types.MCPParam | types.MCP] | None
            is_transfer_llm: bool | None
            nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), RateLimitError (429),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"conversation_flow_id": conversation_flow_id, **params}, options)


class ConversationFlowCalls(Calls[K]):
    """The calls of `conversation_flow`, returning responses."""

    create = Call(ConversationFlowResource.create, AsyncConversationFlowResource.create)
    delete = Call(ConversationFlowResource.delete, AsyncConversationFlowResource.delete)
    retrieve = Call(ConversationFlowResource.retrieve, AsyncConversationFlowResource.retrieve)
    list = Call(ConversationFlowResource.list, AsyncConversationFlowResource.list)
    list_v1 = Call(
        ConversationFlowResource.list_v1,  # pyright: ignore[reportDeprecated]
        AsyncConversationFlowResource.list_v1,  # pyright: ignore[reportDeprecated]
    )
    update = Call(ConversationFlowResource.update, AsyncConversationFlowResource.update)
