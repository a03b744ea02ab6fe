"""Calls of the resource `chat`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import deprecated

from .._runtime.operation import Body, Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("402", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_CREATE: Operation[types.ChatResponse] = Operation(
    id="createChat",
    method="POST",
    path="/create-chat",
    body=Body(names=("agent_id", "agent_version", "metadata", "retell_llm_dynamic_variables"), required=True),
    results=(
        Result("201", type="retell_api.models.shared.ChatResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("402", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("200", type="retell_api.models.shared.ChatResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("402", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_END: Operation[None] = Operation(
    id="endChat",
    method="PATCH",
    path="/end-chat/{chat_id}",
    parameters=(Parameter("chat_id", "chat_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("204", form="none"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_RETRIEVE: Operation[types.ChatResponse] = Operation(
    id="getChat",
    method="GET",
    path="/get-chat/{chat_id}",
    parameters=(Parameter("chat_id", "chat_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("200", type="retell_api.models.shared.ChatResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("429", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
        Result("200", type="retell_api.models.shared.ChatResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
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
            chat_id: str, required
            content: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            UnprocessableEntityError: 422, Unprocessable Content
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            agent_id: str, at least 1 character, required
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object]

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            UnprocessableEntityError: 422, Unprocessable Content
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            from_number: str, at least 1 character, required
            to_number: str, at least 1 character, required
            override_agent_id: str, at least 1 character
            override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object]

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            UnprocessableEntityError: 422, Unprocessable Content
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            chat_id: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
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
            chat_id: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"chat_id": chat_id}, options)

    @deprecated("Deprecated: use chat.list.")
    def list_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatListV1Params],
    ) -> types.ChatListV1Response:
        """List chat.

        GET /list-chat

        Deprecated: use chat.list.

        Args:
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST_V1, params, options)

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatListParams],
    ) -> types.ListChatsV3Response:
        """List chats.

        POST /v3/list-chats

        Args:
            filter_criteria: Mapping[str, object]
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            skip: int, at least 0, default 0
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_LIST, params, options)

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
            chat_id: str, required
            metadata: Mapping[str, object]
            data_storage_setting: types.ChatDataStorageSettingParam, one of "everything", "basic_attributes_only"
            override_dynamic_variables: Mapping[str, str] | None
            custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
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
            chat_id: str, required
            content: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            UnprocessableEntityError: 422, Unprocessable Content
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            agent_id: str, at least 1 character, required
            agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object]

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            UnprocessableEntityError: 422, Unprocessable Content
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            from_number: str, at least 1 character, required
            to_number: str, at least 1 character, required
            override_agent_id: str, at least 1 character
            override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
            metadata: Mapping[str, object]
            retell_llm_dynamic_variables: Mapping[str, object]

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            PaymentRequiredError: 402, Payment Required
            UnprocessableEntityError: 422, Unprocessable Content
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
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
            chat_id: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
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
            chat_id: str, required

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"chat_id": chat_id}, options)

    @deprecated("Deprecated: use chat.list.")
    async def list_v1(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatListV1Params],
    ) -> types.ChatListV1Response:
        """List chat.

        GET /list-chat

        Deprecated: use chat.list.

        Args:
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            pagination_key: str

        Raises:
            AuthenticationError: 401, Unauthorized
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST_V1, params, options)

    async def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatListParams],
    ) -> types.ListChatsV3Response:
        """List chats.

        POST /v3/list-chats

        Args:
            filter_criteria: Mapping[str, object]
            sort_order: types.SortOrderParam, one of "ascending", "descending", default "descending"
            limit: int, at most 1000, default 50
            skip: int, at least 0, default 0
            pagination_key: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            RateLimitError: 429, Too Many Requests
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_LIST, params, options)

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
            chat_id: str, required
            metadata: Mapping[str, object]
            data_storage_setting: types.ChatDataStorageSettingParam, one of "everything", "basic_attributes_only"
            override_dynamic_variables: Mapping[str, str] | None
            custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
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
    list_v1 = Call(ChatResource.list_v1, AsyncChatResource.list_v1)  # pyright: ignore[reportDeprecated]
    list = Call(ChatResource.list, AsyncChatResource.list)
    update = Call(ChatResource.update, AsyncChatResource.update)
