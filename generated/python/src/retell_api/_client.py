"""The clients: a resource an attribute, imported when it is first looked at."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack, cast

import httpx

from ._runtime.client import AsyncAPIClient, SyncAPIClient
from ._runtime.connections import Proxy
from ._runtime.hooks import OnRequest, OnResponse, OnRetry
from ._runtime.options import (
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
    Credential,
    Headers,
    Profile,
    Query,
)

if TYPE_CHECKING:
    from . import types
    from ._runtime.options import AsyncSettings, SyncSettings
    from ._runtime.views import AsyncRaw, AsyncStreamed, K, Raw, Streamed, Views
    from ._runtime.webhooks import Webhooks
    from .resources.agent import AgentCalls, AgentResource, AsyncAgentResource
    from .resources.batch_call import AsyncBatchCallResource, BatchCallCalls, BatchCallResource
    from .resources.call import AsyncCallResource, CallCalls, CallResource
    from .resources.chat import AsyncChatResource, ChatCalls, ChatResource
    from .resources.chat_agent import AsyncChatAgentResource, ChatAgentCalls, ChatAgentResource
    from .resources.concurrency import AsyncConcurrencyResource, ConcurrencyCalls, ConcurrencyResource
    from .resources.conversation_flow import (
        AsyncConversationFlowResource,
        ConversationFlowCalls,
        ConversationFlowResource,
    )
    from .resources.conversation_flow_component import (
        AsyncConversationFlowComponentResource,
        ConversationFlowComponentCalls,
        ConversationFlowComponentResource,
    )
    from .resources.export_request import AsyncExportRequestResource, ExportRequestCalls, ExportRequestResource
    from .resources.knowledge_base import AsyncKnowledgeBaseResource, KnowledgeBaseCalls, KnowledgeBaseResource
    from .resources.llm import AsyncLlmResource, LlmCalls, LlmResource
    from .resources.mcp_tool import AsyncMcpToolResource, McpToolCalls, McpToolResource
    from .resources.phone_number import AsyncPhoneNumberResource, PhoneNumberCalls, PhoneNumberResource
    from .resources.playground import AsyncPlaygroundResource, PlaygroundCalls, PlaygroundResource
    from .resources.tests import AsyncTestsResource, TestsCalls, TestsResource
    from .resources.voice import AsyncVoiceResource, VoiceCalls, VoiceResource

    class RetellSettings(SyncSettings, total=False):
        """What `with_options` changes in a copy of a client; what is absent stays as it is."""

        api_key: str

    class AsyncRetellSettings(AsyncSettings, total=False):
        """What `with_options` changes in a copy of a client; what is absent stays as it is."""

        api_key: str

    class RetellViews(Views[K]):
        """The resources of a client, their calls returning responses."""

        agent: AgentCalls[K]
        batch_call: BatchCallCalls[K]
        call: CallCalls[K]
        chat: ChatCalls[K]
        chat_agent: ChatAgentCalls[K]
        concurrency: ConcurrencyCalls[K]
        conversation_flow: ConversationFlowCalls[K]
        conversation_flow_component: ConversationFlowComponentCalls[K]
        export_request: ExportRequestCalls[K]
        knowledge_base: KnowledgeBaseCalls[K]
        llm: LlmCalls[K]
        mcp_tool: McpToolCalls[K]
        phone_number: PhoneNumberCalls[K]
        playground: PlaygroundCalls[K]
        tests: TestsCalls[K]
        voice: VoiceCalls[K]


PROFILE = Profile(
    name="retell-api",
    version="3.0.0",
    environment="RETELL",
    base_url="https://api.retellai.com",
    credentials=(Credential(id="api_key", argument="api_key", kind="bearer", location="header", name="Authorization"),),
    security=(("api_key",),),
)


class Retell(SyncAPIClient):
    """Calls Retell SDK.

    A key that is not given as an argument is read from the environment; so is the base URL
    (`RETELL_BASE_URL`), and so are further headers (`RETELL_CUSTOM_HEADERS`, one `Name: value` a line).
    `RETELL_LOG` (`info` or `debug`) shows a log without secrets.

    Args:
        base_url: the address that every path is appended to.
        timeout: seconds to wait for each step (a connection, a part of the answer), or httpx's fine-grained timeouts.
        deadline: seconds for a call as a whole, with its repetitions; None sets no limit.
        max_retries: how often a call is repeated that failed; one that is not safe to repeat is repeated only where the
            server provably did nothing.
        default_headers: sent with every call; None removes a header.
        default_query: sent with every call.
        http_client: an httpx client to send with, which stays open when this one is closed.
        transport: how httpx sends, if it is not over its own connections.
        proxy: the proxy to send through. Only one of these three can be given.
        strict: raise APIResponseValidationError for every answer that breaks the contract, however harmless.
        max_response_bytes: the largest body that is read into memory, after decoding.
        on_request: called with each httpx request before it is sent.
        on_response: called with each httpx response.
        on_retry: called before each repetition with what led to it.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        http_client: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        proxy: Proxy | None = None,
        strict: bool = False,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
        on_retry: OnRetry | None = None,
    ) -> None:
        super().__init__(
            PROFILE,
            {"api_key": api_key},
            http_client=http_client,
            transport=transport,
            proxy=proxy,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            default_headers=default_headers or {},
            default_query=default_query or {},
            strict=strict,
            max_response_bytes=max_response_bytes,
            on_request=on_request,
            on_response=on_response,
            on_retry=on_retry,
        )

    def with_options(self, **changes: Unpack[RetellSettings]) -> Self:
        """A client with other settings over the same connections, which stay open when the copy is closed."""
        return self._copy(changes)

    copy = with_options

    @property
    def with_raw_response(self) -> RetellViews[Raw]:
        """The same resources, their calls returning the whole response: status, headers, body."""
        from ._runtime.views import Raw, Views

        return cast("RetellViews[Raw]", Views(self, Raw))

    @property
    def with_streaming_response(self) -> RetellViews[Streamed]:
        """The same resources, their calls as context managers of a response whose body is not read yet."""
        from ._runtime.views import Streamed, Views

        return cast("RetellViews[Streamed]", Views(self, Streamed))

    @cached_property
    def agent(self) -> AgentResource:
        """Calls of the resource `agent`."""
        from .resources.agent import AgentResource

        return AgentResource(self)

    @cached_property
    def batch_call(self) -> BatchCallResource:
        """Calls of the resource `batch_call`."""
        from .resources.batch_call import BatchCallResource

        return BatchCallResource(self)

    @cached_property
    def call(self) -> CallResource:
        """Calls of the resource `call`."""
        from .resources.call import CallResource

        return CallResource(self)

    @cached_property
    def chat(self) -> ChatResource:
        """Calls of the resource `chat`."""
        from .resources.chat import ChatResource

        return ChatResource(self)

    @cached_property
    def chat_agent(self) -> ChatAgentResource:
        """Calls of the resource `chat_agent`."""
        from .resources.chat_agent import ChatAgentResource

        return ChatAgentResource(self)

    @cached_property
    def concurrency(self) -> ConcurrencyResource:
        """Calls of the resource `concurrency`."""
        from .resources.concurrency import ConcurrencyResource

        return ConcurrencyResource(self)

    @cached_property
    def conversation_flow(self) -> ConversationFlowResource:
        """Calls of the resource `conversation_flow`."""
        from .resources.conversation_flow import ConversationFlowResource

        return ConversationFlowResource(self)

    @cached_property
    def conversation_flow_component(self) -> ConversationFlowComponentResource:
        """Calls of the resource `conversation_flow_component`."""
        from .resources.conversation_flow_component import ConversationFlowComponentResource

        return ConversationFlowComponentResource(self)

    @cached_property
    def export_request(self) -> ExportRequestResource:
        """Calls of the resource `export_request`."""
        from .resources.export_request import ExportRequestResource

        return ExportRequestResource(self)

    @cached_property
    def knowledge_base(self) -> KnowledgeBaseResource:
        """Calls of the resource `knowledge_base`."""
        from .resources.knowledge_base import KnowledgeBaseResource

        return KnowledgeBaseResource(self)

    @cached_property
    def llm(self) -> LlmResource:
        """Calls of the resource `llm`."""
        from .resources.llm import LlmResource

        return LlmResource(self)

    @cached_property
    def mcp_tool(self) -> McpToolResource:
        """Calls of the resource `mcp_tool`."""
        from .resources.mcp_tool import McpToolResource

        return McpToolResource(self)

    @cached_property
    def phone_number(self) -> PhoneNumberResource:
        """Calls of the resource `phone_number`."""
        from .resources.phone_number import PhoneNumberResource

        return PhoneNumberResource(self)

    @cached_property
    def playground(self) -> PlaygroundResource:
        """Calls of the resource `playground`."""
        from .resources.playground import PlaygroundResource

        return PlaygroundResource(self)

    @cached_property
    def tests(self) -> TestsResource:
        """Calls of the resource `tests`."""
        from .resources.tests import TestsResource

        return TestsResource(self)

    @cached_property
    def voice(self) -> VoiceResource:
        """Calls of the resource `voice`."""
        from .resources.voice import VoiceResource

        return VoiceResource(self)

    @cached_property
    def webhooks(self) -> Webhooks[types.WebhookEvent]:
        """What the API sends by itself: verified with this client's key, and read."""
        from ._webhooks import receiver

        return receiver(self._options.keys, strict=self._options.strict)

    @staticmethod
    def verify(body: str | bytes, api_key: str, signature: str) -> bool:
        """Whether `signature`, the value of X-Retell-Signature, is new and was made with `api_key` for the raw `body`."""
        from ._webhooks import verify

        return verify(body, api_key, signature)


class AsyncRetell(AsyncAPIClient):
    """Calls Retell SDK.

    A key that is not given as an argument is read from the environment; so is the base URL
    (`RETELL_BASE_URL`), and so are further headers (`RETELL_CUSTOM_HEADERS`, one `Name: value` a line).
    `RETELL_LOG` (`info` or `debug`) shows a log without secrets.

    Args:
        base_url: the address that every path is appended to.
        timeout: seconds to wait for each step (a connection, a part of the answer), or httpx's fine-grained timeouts.
        deadline: seconds for a call as a whole, with its repetitions; None sets no limit.
        max_retries: how often a call is repeated that failed; one that is not safe to repeat is repeated only where the
            server provably did nothing.
        default_headers: sent with every call; None removes a header.
        default_query: sent with every call.
        http_client: an httpx client to send with, which stays open when this one is closed.
        transport: how httpx sends, if it is not over its own connections.
        proxy: the proxy to send through. Only one of these three can be given.
        strict: raise APIResponseValidationError for every answer that breaks the contract, however harmless.
        max_response_bytes: the largest body that is read into memory, after decoding.
        on_request: called with each httpx request before it is sent.
        on_response: called with each httpx response.
        on_retry: called before each repetition with what led to it.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | None = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        http_client: httpx.AsyncClient | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        proxy: Proxy | None = None,
        strict: bool = False,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
        on_retry: OnRetry | None = None,
    ) -> None:
        super().__init__(
            PROFILE,
            {"api_key": api_key},
            http_client=http_client,
            transport=transport,
            proxy=proxy,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            default_headers=default_headers or {},
            default_query=default_query or {},
            strict=strict,
            max_response_bytes=max_response_bytes,
            on_request=on_request,
            on_response=on_response,
            on_retry=on_retry,
        )

    def with_options(self, **changes: Unpack[AsyncRetellSettings]) -> Self:
        """A client with other settings over the same connections, which stay open when the copy is closed."""
        return self._copy(changes)

    copy = with_options

    @property
    def with_raw_response(self) -> RetellViews[AsyncRaw]:
        """The same resources, their calls returning the whole response: status, headers, body."""
        from ._runtime.views import AsyncRaw, Views

        return cast("RetellViews[AsyncRaw]", Views(self, AsyncRaw))

    @property
    def with_streaming_response(self) -> RetellViews[AsyncStreamed]:
        """The same resources, their calls as context managers of a response whose body is not read yet."""
        from ._runtime.views import AsyncStreamed, Views

        return cast("RetellViews[AsyncStreamed]", Views(self, AsyncStreamed))

    @cached_property
    def agent(self) -> AsyncAgentResource:
        """Calls of the resource `agent`."""
        from .resources.agent import AsyncAgentResource

        return AsyncAgentResource(self)

    @cached_property
    def batch_call(self) -> AsyncBatchCallResource:
        """Calls of the resource `batch_call`."""
        from .resources.batch_call import AsyncBatchCallResource

        return AsyncBatchCallResource(self)

    @cached_property
    def call(self) -> AsyncCallResource:
        """Calls of the resource `call`."""
        from .resources.call import AsyncCallResource

        return AsyncCallResource(self)

    @cached_property
    def chat(self) -> AsyncChatResource:
        """Calls of the resource `chat`."""
        from .resources.chat import AsyncChatResource

        return AsyncChatResource(self)

    @cached_property
    def chat_agent(self) -> AsyncChatAgentResource:
        """Calls of the resource `chat_agent`."""
        from .resources.chat_agent import AsyncChatAgentResource

        return AsyncChatAgentResource(self)

    @cached_property
    def concurrency(self) -> AsyncConcurrencyResource:
        """Calls of the resource `concurrency`."""
        from .resources.concurrency import AsyncConcurrencyResource

        return AsyncConcurrencyResource(self)

    @cached_property
    def conversation_flow(self) -> AsyncConversationFlowResource:
        """Calls of the resource `conversation_flow`."""
        from .resources.conversation_flow import AsyncConversationFlowResource

        return AsyncConversationFlowResource(self)

    @cached_property
    def conversation_flow_component(self) -> AsyncConversationFlowComponentResource:
        """Calls of the resource `conversation_flow_component`."""
        from .resources.conversation_flow_component import AsyncConversationFlowComponentResource

        return AsyncConversationFlowComponentResource(self)

    @cached_property
    def export_request(self) -> AsyncExportRequestResource:
        """Calls of the resource `export_request`."""
        from .resources.export_request import AsyncExportRequestResource

        return AsyncExportRequestResource(self)

    @cached_property
    def knowledge_base(self) -> AsyncKnowledgeBaseResource:
        """Calls of the resource `knowledge_base`."""
        from .resources.knowledge_base import AsyncKnowledgeBaseResource

        return AsyncKnowledgeBaseResource(self)

    @cached_property
    def llm(self) -> AsyncLlmResource:
        """Calls of the resource `llm`."""
        from .resources.llm import AsyncLlmResource

        return AsyncLlmResource(self)

    @cached_property
    def mcp_tool(self) -> AsyncMcpToolResource:
        """Calls of the resource `mcp_tool`."""
        from .resources.mcp_tool import AsyncMcpToolResource

        return AsyncMcpToolResource(self)

    @cached_property
    def phone_number(self) -> AsyncPhoneNumberResource:
        """Calls of the resource `phone_number`."""
        from .resources.phone_number import AsyncPhoneNumberResource

        return AsyncPhoneNumberResource(self)

    @cached_property
    def playground(self) -> AsyncPlaygroundResource:
        """Calls of the resource `playground`."""
        from .resources.playground import AsyncPlaygroundResource

        return AsyncPlaygroundResource(self)

    @cached_property
    def tests(self) -> AsyncTestsResource:
        """Calls of the resource `tests`."""
        from .resources.tests import AsyncTestsResource

        return AsyncTestsResource(self)

    @cached_property
    def voice(self) -> AsyncVoiceResource:
        """Calls of the resource `voice`."""
        from .resources.voice import AsyncVoiceResource

        return AsyncVoiceResource(self)

    @cached_property
    def webhooks(self) -> Webhooks[types.WebhookEvent]:
        """What the API sends by itself: verified with this client's key, and read."""
        from ._webhooks import receiver

        return receiver(self._options.keys, strict=self._options.strict)

    @staticmethod
    def verify(body: str | bytes, api_key: str, signature: str) -> bool:
        """Whether `signature`, the value of X-Retell-Signature, is new and was made with `api_key` for the raw `body`."""
        from ._webhooks import verify

        return verify(body, api_key, signature)
