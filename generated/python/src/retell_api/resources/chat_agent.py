"""Calls of the resource `chat_agent`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.listing import Listing
from .._runtime.operation import Body, Operation, Pagination, Parameter, Result, words
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPager, SyncListPage

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_CREATE: Operation[types.ChatAgentResponse] = Operation(
    id="createChatAgent",
    method="POST",
    path="/create-chat-agent",
    body=Body(
        names=words(
            "response_engine agent_name auto_close_message end_chat_after_silence_ms language "
            "webhook_url webhook_events webhook_timeout_ms data_storage_setting "
            "data_storage_retention_days opt_in_signed_url signed_url_expiration_ms "
            "post_chat_analysis_data post_chat_analysis_model analysis_successful_prompt "
            "analysis_summary_prompt analysis_user_sentiment_prompt pii_config guardrail_config "
            "handbook_config timezone is_public "
        ),
        required=True,
    ),
    results=(
        Result("201", type="retell_api.models.shared_chat_agent_response.ChatAgentResponse"),
        Result("400 401 402 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_DELETE: Operation[None] = Operation(
    id="deleteChatAgent",
    method="DELETE",
    path="/delete-chat-agent/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    results=(Result("204", form="none"), Result("400 401 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_GET_VERSIONS: Operation[types.ChatAgentGetVersionsResponse] = Operation(
    id="getChatAgentVersions",
    method="GET",
    path="/get-chat-agent-versions/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    results=(
        Result("200", type="retell_api.models.chat_agent.ChatAgentGetVersionsResponse"),
        Result("401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)
_RETRIEVE: Operation[types.ChatAgentResponse] = Operation(
    id="getChatAgent",
    method="GET",
    path="/get-chat-agent/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
    ),
    results=(
        Result("200", type="retell_api.models.shared_chat_agent_response.ChatAgentResponse"),
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)
_LIST: Operation[types.ChatAgentListResponse] = Operation(
    id="listChatAgents",
    method="GET",
    path="/list-chat-agents",
    parameters=(
        Parameter("limit", "limit"),
        Parameter("pagination_key", "pagination_key"),
        Parameter("pagination_key_version", "pagination_key_version"),
        Parameter("is_latest", "is_latest"),
    ),
    results=(
        Result("200", type="retell_api.models.chat_agent.ChatAgentListResponse"),
        Result("401 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(
        style="last-item", limit="limit", keys=(("pagination_key", "agent_id"), ("pagination_key_version", "version"))
    ),
)
_CREATE_VERSION: Operation[types.CreateAgentVersionResponse] = Operation(
    id="createAgentVersion",
    method="POST",
    path="/create-agent-version/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    body=Body(names=("base_version",), required=True),
    results=(
        Result("201", type="retell_api.models.agent.CreateAgentVersionResponse"),
        Result("400 401 404 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
)
_PUBLISH: Operation[None] = Operation(
    id="publishAgentVersion",
    method="POST",
    path="/publish-agent-version/{agent_id}",
    parameters=(Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),),
    body=Body(names=("version", "version_description"), required=True),
    results=(Result("200", form="none"), Result("400 401 404 422 500", type="retell_api.models.shared.ErrorBody")),
)
_DELETE_VERSION: Operation[None] = Operation(
    id="deleteAgentVersion",
    method="DELETE",
    path="/delete-agent-version/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version", required=True),
    ),
    results=(Result("204", form="none"), Result("400 401 404 422 500", type="retell_api.models.shared.ErrorBody")),
    repeatable=True,
)
_UPDATE: Operation[types.ChatAgentResponse] = Operation(
    id="updateChatAgent",
    method="PATCH",
    path="/update-chat-agent/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
    ),
    body=Body(
        names=words(
            "response_engine agent_name auto_close_message end_chat_after_silence_ms language "
            "webhook_url webhook_events webhook_timeout_ms data_storage_setting "
            "data_storage_retention_days opt_in_signed_url signed_url_expiration_ms "
            "post_chat_analysis_data post_chat_analysis_model analysis_successful_prompt "
            "analysis_summary_prompt analysis_user_sentiment_prompt pii_config guardrail_config "
            "handbook_config timezone is_public "
        ),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.shared_chat_agent_response.ChatAgentResponse"),
        Result("400 401 412 422 500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
)


class ChatAgentResource:
    """Calls of the resource `chat_agent`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ChatAgentCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ChatAgentCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> ChatAgentCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ChatAgentCalls(self._client, Streamed)

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentCreateParams],
    ) -> types.ChatAgentResponse:
        """Create chat agent.

        POST /create-chat-agent

        Args:
            response_engine: types.ResponseEngineParam | types.ResponseEngine, required
            agent_name: str | None, example "Jarvis"
            auto_close_message: str | None
            end_chat_after_silence_ms: int | None, example 3600000
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.ChatWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            data_storage_setting: types.DataStorageSettingParam | None, one of "everything",
              "everything_except_pii", "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            post_chat_analysis_data: Sequence[types.PostChatAnalysisDataParam | types.PostChatAnalysisData] | None
            post_chat_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None
            analysis_summary_prompt: str | None
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.ChatHandbookConfigParam | types.ChatHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE, params, options)

    def delete(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete chat agent.

        DELETE /delete-chat-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE, {"agent_id": agent_id}, options)

    def get_versions(
        self,
        agent_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> SyncListPage[types.ChatAgentResponse]:
        """Get chat agent versions.

        GET /get-chat-agent-versions/{agent_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _GET_VERSIONS, {"agent_id": agent_id}, options, max_items))

    def retrieve(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentRetrieveParams],
    ) -> types.ChatAgentResponse:
        """Get chat agent.

        GET /get-chat-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_RETRIEVE, {"agent_id": agent_id, **params}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentListParams],
    ) -> SyncListPage[types.ChatAgentResponse]:
        """List chat agents.

        GET /list-chat-agents

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, example 50
            pagination_key: str, example "16b980523634a6dc504898cda492e939"
            pagination_key_version: int, example 0
            is_latest: bool
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(SyncListPage, _LIST, params, options, max_items))

    def create_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentCreateVersionParams],
    ) -> types.CreateAgentVersionResponse:
        """Create agent version.

        POST /create-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            base_version: int, at least 0, required, example 12

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_CREATE_VERSION, {"agent_id": agent_id, **params}, options)

    def publish(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentPublishParams],
    ) -> None:
        """Publish agent version.

        POST /publish-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 15
            version_description: str

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_PUBLISH, {"agent_id": agent_id, **params}, options)

    def delete_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentDeleteVersionParams],
    ) -> None:
        """Delete agent version.

        DELETE /delete-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        self._client.perform(_DELETE_VERSION, {"agent_id": agent_id, **params}, options)

    def update(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentUpdateParams],
    ) -> types.ChatAgentResponse:
        """Update chat agent.

        PATCH /update-chat-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1
            response_engine: types.ResponseEngineParam | types.ResponseEngine
            agent_name: str | None, example "Jarvis"
            auto_close_message: str | None
            end_chat_after_silence_ms: int | None, example 3600000
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.ChatWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            data_storage_setting: types.DataStorageSettingParam | None, one of "everything",
              "everything_except_pii", "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            post_chat_analysis_data: Sequence[types.PostChatAnalysisDataParam | types.PostChatAnalysisData] | None
            post_chat_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None
            analysis_summary_prompt: str | None
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.ChatHandbookConfigParam | types.ChatHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), PreconditionFailedError (412),
              UnprocessableEntityError (422), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_UPDATE, {"agent_id": agent_id, **params}, options)


class AsyncChatAgentResource:
    """Calls of the resource `chat_agent`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> ChatAgentCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return ChatAgentCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> ChatAgentCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return ChatAgentCalls(self._client, AsyncStreamed)

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentCreateParams],
    ) -> types.ChatAgentResponse:
        """Create chat agent.

        POST /create-chat-agent

        Args:
            response_engine: types.ResponseEngineParam | types.ResponseEngine, required
            agent_name: str | None, example "Jarvis"
            auto_close_message: str | None
            end_chat_after_silence_ms: int | None, example 3600000
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.ChatWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            data_storage_setting: types.DataStorageSettingParam | None, one of "everything",
              "everything_except_pii", "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            post_chat_analysis_data: Sequence[types.PostChatAnalysisDataParam | types.PostChatAnalysisData] | None
            post_chat_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None
            analysis_summary_prompt: str | None
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.ChatHandbookConfigParam | types.ChatHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE, params, options)

    async def delete(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> None:
        """Delete chat agent.

        DELETE /delete-chat-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE, {"agent_id": agent_id}, options)

    def get_versions(
        self,
        agent_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
    ) -> AsyncPager[types.ChatAgentResponse, AsyncListPage[types.ChatAgentResponse]]:
        """Get chat agent versions.

        GET /get-chat-agent-versions/{agent_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), UnprocessableEntityError (422), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _GET_VERSIONS, {"agent_id": agent_id}, options, max_items))

    async def retrieve(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentRetrieveParams],
    ) -> types.ChatAgentResponse:
        """Get chat agent.

        GET /get-chat-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_RETRIEVE, {"agent_id": agent_id, **params}, options)

    def list(
        self,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentListParams],
    ) -> AsyncPager[types.ChatAgentResponse, AsyncListPage[types.ChatAgentResponse]]:
        """List chat agents.

        GET /list-chat-agents

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            limit: int, example 50
            pagination_key: str, example "16b980523634a6dc504898cda492e939"
            pagination_key_version: int, example 0
            is_latest: bool
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            AuthenticationError (401), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(Listing(AsyncListPage, _LIST, params, options, max_items))

    async def create_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentCreateVersionParams],
    ) -> types.CreateAgentVersionResponse:
        """Create agent version.

        POST /create-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            base_version: int, at least 0, required, example 12

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_CREATE_VERSION, {"agent_id": agent_id, **params}, options)

    async def publish(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentPublishParams],
    ) -> None:
        """Publish agent version.

        POST /publish-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 15
            version_description: str

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_PUBLISH, {"agent_id": agent_id, **params}, options)

    async def delete_version(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.AgentDeleteVersionParams],
    ) -> None:
        """Delete agent version.

        DELETE /delete-agent-version/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "agent_xxx"
            version: int, at least 0, required, example 1

        Raises:
            BadRequestError (400), AuthenticationError (401), NotFoundError (404), UnprocessableEntityError (422),
              InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        await self._client.perform(_DELETE_VERSION, {"agent_id": agent_id, **params}, options)

    async def update(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.ChatAgentUpdateParams],
    ) -> types.ChatAgentResponse:
        """Update chat agent.

        PATCH /update-chat-agent/{agent_id}

        Args:
            agent_id: str, at least 1 character, required, example "16b980523634a6dc504898cda492e939"
            version: int, example 1
            response_engine: types.ResponseEngineParam | types.ResponseEngine
            agent_name: str | None, example "Jarvis"
            auto_close_message: str | None
            end_chat_after_silence_ms: int | None, example 3600000
            language: types.LanguageSettingParam | types.LanguageSetting
            webhook_url: str | None, example "https://webhook-url-here"
            webhook_events: Sequence[types.ChatWebhookEventParam] | None
            webhook_timeout_ms: int, example 10000
            data_storage_setting: types.DataStorageSettingParam | None, one of "everything",
              "everything_except_pii", "basic_attributes_only", example "everything"
            data_storage_retention_days: int | None, at least 1, at most 730, example 30
            opt_in_signed_url: bool
            signed_url_expiration_ms: int | None, example 86400000
            post_chat_analysis_data: Sequence[types.PostChatAnalysisDataParam | types.PostChatAnalysisData] | None
            post_chat_analysis_model: types.LLMModelParam | None, example "gpt-4.1-mini"
            analysis_successful_prompt: str | None
            analysis_summary_prompt: str | None
            analysis_user_sentiment_prompt: str | None, at most 2000 characters
            pii_config: types.PIIConfigParam | types.PIIConfig
            guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
            handbook_config: types.ChatHandbookConfigParam | types.ChatHandbookConfig
            timezone: str | None, example "America/New_York"
            is_public: bool | None

        Raises:
            BadRequestError (400), AuthenticationError (401), PreconditionFailedError (412),
              UnprocessableEntityError (422), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_UPDATE, {"agent_id": agent_id, **params}, options)


class ChatAgentCalls(Calls[K]):
    """The calls of `chat_agent`, returning responses."""

    create = Call(ChatAgentResource.create, AsyncChatAgentResource.create)
    delete = Call(ChatAgentResource.delete, AsyncChatAgentResource.delete)
    get_versions = Call(ChatAgentResource.get_versions, AsyncChatAgentResource.get_versions)
    retrieve = Call(ChatAgentResource.retrieve, AsyncChatAgentResource.retrieve)
    list = Call(ChatAgentResource.list, AsyncChatAgentResource.list)
    create_version = Call(ChatAgentResource.create_version, AsyncChatAgentResource.create_version)
    publish = Call(ChatAgentResource.publish, AsyncChatAgentResource.publish)
    delete_version = Call(ChatAgentResource.delete_version, AsyncChatAgentResource.delete_version)
    update = Call(ChatAgentResource.update, AsyncChatAgentResource.update)
