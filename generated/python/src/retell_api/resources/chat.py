"""Calls of the resource `chat`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import deprecated

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPage, AsyncPager, SyncListPage, SyncPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE_CHAT_COMPLETION: Operation[types.CreateChatCompletionResponse] = Operation(
    id="createChatCompletion",
    method="POST",
    path="/create-chat-completion",
    body=Body(names=("chat_id", "content"), required=True),
    results=(
        Result("201", type="retell_api.models.chat.CreateChatCompletionResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE: Operation[types.ChatResponse] = Operation(
    id="createChat",
    method="POST",
    path="/create-chat",
    body=Body(names=("agent_id", "agent_version", "metadata", "retell_llm_dynamic_variables"), required=True),
    results=(
        Result("201", type="retell_api.models.shared_chat_response.ChatResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE_SMS_CHAT: Operation[types.ChatResponse] = Operation(
    id="createSmsChat",
    method="POST",
    path="/create-sms-chat",
    body=Body(
        names=(
            "from_number",
            "to_number",
            "override_agent_id",
            "override_agent_version",
            "metadata",
            "retell_llm_dynamic_variables",
        ),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.shared_chat_response.ChatResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_END: Operation[None] = Operation(
    id="endChat",
    method="PATCH",
    path="/end-chat/{chat_id}",
    parameters=(Parameter("chat_id", "chat_id", location="path", style="simple", explode=False, required=True),),
    results=(Result("204", form="none"), Result("400 401 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_RETRIEVE: Operation[types.ChatResponse] = Operation(
    id="getChat",
    method="GET",
    path="/get-chat/{chat_id}",
    parameters=(Parameter("chat_id", "chat_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("200", type="retell_api.models.shared_chat_response.ChatResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST_V1: Operation[types.ChatListV1Response] = Operation(
    id="listChat",
    method="GET",
    path="/list-chat",
    parameters=(
        Parameter("sort_order", "sort_order"),
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
    ),
    results=(
        Result("200", type="retell_api.models.chat.ChatListV1Response"),
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="last-item", limit="limit", keys=(("pagination_key", "chat_id"),)),
)
_LIST: Operation[types.ListChatsV3Response] = Operation(
    id="listChatsV3",
    method="POST",
    path="/v3/list-chats",
    body=Body(names=("filter_criteria", "sort_order", "limit", "skip", "pagination_key")),
    results=(
        Result("200", type="retell_api.models.chat.ListChatsV3Response"),
        Result("400 401 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="cursor",
        location="body",
        items="items",
        cursor="pagination_key",
        next_cursor="pagination_key",
        has_more="has_more",
        limit="limit",
        offset="skip",
    ),
)
_UPDATE: Operation[types.ChatResponse] = Operation(
    id="updateChatMetadata",
    method="PATCH",
    path="/update-chat/{chat_id}",
    parameters=(Parameter("chat_id", "chat_id", location="path", style="simple", explode=False, required=True),),
    body=Body(
        names=("metadata", "data_storage_setting", "override_dynamic_variables", "custom_attributes"), required=True
    ),
    results=(
        Result("200", type="retell_api.models.shared_chat_response.ChatResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class ChatResource:
    """Calls of the resource `chat`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ChatCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ChatCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> ChatCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ChatCalls(self._client, Streamed)

    def create_chat_completion(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatCreateChatCompletionParams],
    ) -> types.CreateChatCompletionResponse:
        """Create chat completion.

        POST /create-chat-completion

        Args:
            chat_id: str, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            content: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_CHAT_COMPLETION, params, options)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatCreateParams],
    ) -> types.ChatResponse:
        """Create chat.

        POST /create-chat

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def create_sms_chat(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatCreateSmsChatParams],
    ) -> types.ChatResponse:
        """Create sms chat.

        POST /create-sms-chat

        Args:
            from_number: str, at least 1 character, required, example "+12137771234"
            to_number: str, at least 1 character, required, example "+14155551234"
            override_agent_id: str, at least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_SMS_CHAT, params, options)

    def end(
        self,
        chat_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """End chat.

        PATCH /end-chat/{chat_id}

        Args:
            chat_id: str, required, example "16b980523634a6dc504898cda492e939"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_END, {"chat_id": chat_id}, options)

    def retrieve(
        self,
        chat_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.ChatResponse:
        """Get chat.

        GET /get-chat/{chat_id}

        Args:
            chat_id: str, required, example "16b980523634a6dc504898cda492e939"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"chat_id": chat_id}, options)

    @deprecated("Deprecated: use chat.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatListV1Params],
    ) -> SyncListPage[types.ChatResponse]:
        """List chat.

        GET /list-chat

        Deprecated: use chat.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            pagination_key: str
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
        **params: Unpack[types.ChatListParams],
    ) -> SyncPage[types.V3ChatResponse]:
        """List chats.

        POST /v3/list-chats

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            filter_criteria: Mapping[str, object]
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            skip: int, at least 0, default 0
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncPage, _LIST, params, options, max_items))

    def update(
        self,
        chat_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatUpdateParams],
    ) -> types.ChatResponse:
        """Update chat metadata.

        PATCH /update-chat/{chat_id}

        Args:
            chat_id: str, required, example "chat_98c1a2157aa0559144d67bb0729"
            metadata: Mapping[str, object]
            data_storage_setting: types.ChatDataStorageSettingParam, one of "everything", "basic_attributes_only",
              example "everything"
            override_dynamic_variables: Mapping[str, str] | None, example {"additional_discount": "15%"}
            custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"chat_id": chat_id, **params}, options)


class AsyncChatResource:
    """Calls of the resource `chat`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ChatCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ChatCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> ChatCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ChatCalls(self._client, AsyncStreamed)

    async def create_chat_completion(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatCreateChatCompletionParams],
    ) -> types.CreateChatCompletionResponse:
        """Create chat completion.

        POST /create-chat-completion

        Args:
            chat_id: str, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            content: str, required

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_CHAT_COMPLETION, params, options)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatCreateParams],
    ) -> types.ChatResponse:
        """Create chat.

        POST /create-chat

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def create_sms_chat(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatCreateSmsChatParams],
    ) -> types.ChatResponse:
        """Create sms chat.

        POST /create-sms-chat

        Args:
            from_number: str, at least 1 character, required, example "+12137771234"
            to_number: str, at least 1 character, required, example "+14155551234"
            override_agent_id: str, at least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object], example {"customer_name": "John Doe"}

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_SMS_CHAT, params, options)

    async def end(
        self,
        chat_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """End chat.

        PATCH /end-chat/{chat_id}

        Args:
            chat_id: str, required, example "16b980523634a6dc504898cda492e939"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_END, {"chat_id": chat_id}, options)

    async def retrieve(
        self,
        chat_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> types.ChatResponse:
        """Get chat.

        GET /get-chat/{chat_id}

        Args:
            chat_id: str, required, example "16b980523634a6dc504898cda492e939"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"chat_id": chat_id}, options)

    @deprecated("Deprecated: use chat.list.")
    def list_v1(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatListV1Params],
    ) -> AsyncPager[types.ChatResponse, AsyncListPage[types.ChatResponse]]:
        """List chat.

        GET /list-chat

        Deprecated: use chat.list.

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            pagination_key: str
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
        **params: Unpack[types.ChatListParams],
    ) -> AsyncPager[types.V3ChatResponse, AsyncPage[types.V3ChatResponse]]:
        """List chats.

        POST /v3/list-chats

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            filter_criteria: Mapping[str, object]
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            skip: int, at least 0, default 0
            pagination_key: str
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncPage, _LIST, params, options, max_items))

    async def update(
        self,
        chat_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatUpdateParams],
    ) -> types.ChatResponse:
        """Update chat metadata.

        PATCH /update-chat/{chat_id}

        Args:
            chat_id: str, required, example "chat_98c1a2157aa0559144d67bb0729"
            metadata: Mapping[str, object]
            data_storage_setting: types.ChatDataStorageSettingParam, one of "everything", "basic_attributes_only",
              example "everything"
            override_dynamic_variables: Mapping[str, str] | None, example {"additional_discount": "15%"}
            custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"chat_id": chat_id, **params}, options)


class ChatCalls(Calls[K]):
    """The calls of `chat`, returning responses."""

    create_chat_completion = Call(ChatResource.create_chat_completion, AsyncChatResource.create_chat_completion)
    create = Call(ChatResource.create, AsyncChatResource.create)
    create_sms_chat = Call(ChatResource.create_sms_chat, AsyncChatResource.create_sms_chat)
    end = Call(ChatResource.end, AsyncChatResource.end)
    retrieve = Call(ChatResource.retrieve, AsyncChatResource.retrieve)
    list_v1 = Call(
        ChatResource.list_v1,  # pyright: ignore[reportDeprecated]
        AsyncChatResource.list_v1,  # pyright: ignore[reportDeprecated]
    )
    list = Call(ChatResource.list, AsyncChatResource.list)
    update = Call(ChatResource.update, AsyncChatResource.update)
