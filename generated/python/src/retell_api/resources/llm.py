"""Calls of the resource `llm`."""
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

_CREATE: Operation[types.RetellLLMResponse] = Operation(
    id="createRetellLLM",
    method="POST",
    path="/create-retell-llm",
    body=Body(
        names=words(
            "model s2s_model model_temperature model_high_priority tool_call_strict_mode "
            "knowledge_base_ids kb_config start_speaker begin_after_user_silence_ms begin_message "
            "general_prompt general_tools states starting_state default_dynamic_variables version mcps "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.llm.RetellLLMResponse"),
        Result("400 401 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deleteRetellLLM",
    method="DELETE",
    path="/delete-retell-llm/{llm_id}",
    parameters=(Parameter("llm_id", "llm_id", location="path", style="simple", explode=False, required=True),),
    results=(Result("204", form="none"), Result("400 401 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_RETRIEVE: Operation[types.RetellLLMResponse] = Operation(
    id="getRetellLLM",
    method="GET",
    path="/get-retell-llm/{llm_id}",
    parameters=(
        Parameter("llm_id", "llm_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
    ),
    results=(
        Result("200", type="retell_api.models.llm.RetellLLMResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST_V1: Operation[types.LlmListV1Response] = Operation(
    id="listRetellLLM",
    method="GET",
    path="/list-retell-llms",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
        Parameter("pagination_key_version", "pagination_key_version"),
    ),
    results=(
        Result("200", type="retell_api.models.llm.LlmListV1Response"),
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="last-item", limit="limit", keys=(("pagination_key", "llm_id"), ("pagination_key_version", "version"))
    ),
)
_LIST: Operation[types.ListRetellLLMV2Response] = Operation(
    id="listRetellLLMV2",
    method="GET",
    path="/v2/list-retell-llms",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("sort_order", "sort_order"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.llm.ListRetellLLMV2Response"),
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
_UPDATE: Operation[types.RetellLLMResponse] = Operation(
    id="updateRetellLLM",
    method="PATCH",
    path="/update-retell-llm/{llm_id}",
    parameters=(
        Parameter("llm_id", "llm_id", location="path", style="simple", explode=False, required=True),
        Parameter("query_version", "version"),
    ),
    body=Body(
        names=words(
            "model s2s_model model_temperature model_high_priority tool_call_strict_mode "
            "knowledge_base_ids kb_config start_speaker begin_after_user_silence_ms begin_message "
            "general_prompt general_tools states starting_state default_dynamic_variables body_version "
            "mcps "
        ),
        wire={"body_version": "version"},
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.llm.RetellLLMResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class LlmResource:
    """Calls of the resource `llm`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> LlmCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return LlmCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> LlmCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return LlmCalls(self._client, Streamed)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmCreateParams],
    ) -> types.RetellLLMResponse:
        """Create retell llm.

        POST /create-retell-llm

        Args:
            model: types.LLMModelParam | None, example "gpt-4.1"
            s2s_model: types.SpeechToSpeechModelParam | None, one of "gpt-realtime-1.5", "gpt-realtime",
              "gpt-realtime-mini", example "gpt-realtime-1.5"
            model_temperature: float, example 0
            model_high_priority: bool | None
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None
            kb_config: types.KBConfigParam | types.KBConfig | None
            start_speaker: types.StartSpeakerParam, one of "user", "agent"
            begin_after_user_silence_ms: int | None, example 2000
            begin_message: str | None
            general_prompt: str | None
            general_tools: Sequence[types.ToolParam | types.Tool] | None
            states: Sequence[types.StateParam | types.State] | None
            starting_state: str | None, example "information_collection"
            default_dynamic_variables: Mapping[str, str] | None, example {"customer_name": "John Doe"}
            version: int | None, example 1
            mcps: Sequence[types.MCPParam | types.MCP] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete(
        self,
        llm_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete retell llm.

        DELETE /delete-retell-llm/{llm_id}

        Args:
            llm_id: str, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"llm_id": llm_id}, options)

    def retrieve(
        self,
        llm_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmRetrieveParams],
    ) -> types.RetellLLMResponse:
        """Get retell llm.

        GET /get-retell-llm/{llm_id}

        Args:
            llm_id: str, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"llm_id": llm_id, **params}, options)

    @deprecated("Deprecated: use llm.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmListV1Params],
    ) -> SyncListPage[types.RetellLLMResponse]:
        """List retell llm.

        GET /list-retell-llms

        Deprecated: use llm.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, example 50
            pagination_key: str, example "llm_1ffdb9717444d0e77346838911"
            pagination_key_version: int, example 0
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST_V1, params, options, max_items))

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmListParams],
    ) -> SyncPage[types.RetellLLMResponse]:
        """List retell llmv2.

        GET /v2/list-retell-llms

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

    def update(
        self,
        llm_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmUpdateParams],
    ) -> types.RetellLLMResponse:
        """Update retell llm.

        PATCH /update-retell-llm/{llm_id}

        Args:
            llm_id: str, required, example "16b980523634a6dc504898cda492e939"
            query_version: int, example 1
            model: types.LLMModelParam | None, example "gpt-4.1"
            s2s_model: types.SpeechToSpeechModelParam | None, one of "gpt-realtime-1.5", "gpt-realtime",
              "gpt-realtime-mini", example "gpt-realtime-1.5"
            model_temperature: float, example 0
            model_high_priority: bool | None
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None
            kb_config: types.KBConfigParam | types.KBConfig | None
            start_speaker: types.StartSpeakerParam, one of "user", "agent"
            begin_after_user_silence_ms: int | None, example 2000
            begin_message: str | None
            general_prompt: str | None
            general_tools: Sequence[types.ToolParam | types.Tool] | None
            states: Sequence[types.StateParam | types.State] | None
            starting_state: str | None, example "information_collection"
            default_dynamic_variables: Mapping[str, str] | None, example {"customer_name": "John Doe"}
            body_version: int | None, example 1
            mcps: Sequence[types.MCPParam | types.MCP] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"llm_id": llm_id, **params}, options)


class AsyncLlmResource:
    """Calls of the resource `llm`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> LlmCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return LlmCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> LlmCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return LlmCalls(self._client, AsyncStreamed)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmCreateParams],
    ) -> types.RetellLLMResponse:
        """Create retell llm.

        POST /create-retell-llm

        Args:
            model: types.LLMModelParam | None, example "gpt-4.1"
            s2s_model: types.SpeechToSpeechModelParam | None, one of "gpt-realtime-1.5", "gpt-realtime",
              "gpt-realtime-mini", example "gpt-realtime-1.5"
            model_temperature: float, example 0
            model_high_priority: bool | None
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None
            kb_config: types.KBConfigParam | types.KBConfig | None
            start_speaker: types.StartSpeakerParam, one of "user", "agent"
            begin_after_user_silence_ms: int | None, example 2000
            begin_message: str | None
            general_prompt: str | None
            general_tools: Sequence[types.ToolParam | types.Tool] | None
            states: Sequence[types.StateParam | types.State] | None
            starting_state: str | None, example "information_collection"
            default_dynamic_variables: Mapping[str, str] | None, example {"customer_name": "John Doe"}
            version: int | None, example 1
            mcps: Sequence[types.MCPParam | types.MCP] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete(
        self,
        llm_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete retell llm.

        DELETE /delete-retell-llm/{llm_id}

        Args:
            llm_id: str, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"llm_id": llm_id}, options)

    async def retrieve(
        self,
        llm_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmRetrieveParams],
    ) -> types.RetellLLMResponse:
        """Get retell llm.

        GET /get-retell-llm/{llm_id}

        Args:
            llm_id: str, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"llm_id": llm_id, **params}, options)

    @deprecated("Deprecated: use llm.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmListV1Params],
    ) -> AsyncPager[types.RetellLLMResponse, AsyncListPage[types.RetellLLMResponse]]:
        """List retell llm.

        GET /list-retell-llms

        Deprecated: use llm.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, example 50
            pagination_key: str, example "llm_1ffdb9717444d0e77346838911"
            pagination_key_version: int, example 0
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST_V1, params, options, max_items))

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmListParams],
    ) -> AsyncPager[types.RetellLLMResponse, AsyncPage[types.RetellLLMResponse]]:
        """List retell llmv2.

        GET /v2/list-retell-llms

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

    async def update(
        self,
        llm_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.LlmUpdateParams],
    ) -> types.RetellLLMResponse:
        """Update retell llm.

        PATCH /update-retell-llm/{llm_id}

        Args:
            llm_id: str, required, example "16b980523634a6dc504898cda492e939"
            query_version: int, example 1
            model: types.LLMModelParam | None, example "gpt-4.1"
            s2s_model: types.SpeechToSpeechModelParam | None, one of "gpt-realtime-1.5", "gpt-realtime",
              "gpt-realtime-mini", example "gpt-realtime-1.5"
            model_temperature: float, example 0
            model_high_priority: bool | None
            tool_call_strict_mode: bool | None
            knowledge_base_ids: Sequence[str] | None
            kb_config: types.KBConfigParam | types.KBConfig | None
            start_speaker: types.StartSpeakerParam, one of "user", "agent"
            begin_after_user_silence_ms: int | None, example 2000
            begin_message: str | None
            general_prompt: str | None
            general_tools: Sequence[types.ToolParam | types.Tool] | None
            states: Sequence[types.StateParam | types.State] | None
            starting_state: str | None, example "information_collection"
            default_dynamic_variables: Mapping[str, str] | None, example {"customer_name": "John Doe"}
            body_version: int | None, example 1
            mcps: Sequence[types.MCPParam | types.MCP] | None

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"llm_id": llm_id, **params}, options)


class LlmCalls(Calls[K]):
    """The calls of `llm`, returning responses."""

    create = Call(LlmResource.create, AsyncLlmResource.create)
    delete = Call(LlmResource.delete, AsyncLlmResource.delete)
    retrieve = Call(LlmResource.retrieve, AsyncLlmResource.retrieve)
    list_v1 = Call(
        LlmResource.list_v1,  # pyright: ignore[reportDeprecated]
        AsyncLlmResource.list_v1,  # pyright: ignore[reportDeprecated]
    )
    list = Call(LlmResource.list, AsyncLlmResource.list)
    update = Call(LlmResource.update, AsyncLlmResource.update)
