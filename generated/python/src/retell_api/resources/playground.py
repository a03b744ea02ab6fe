"""Calls of the resource `playground`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.operation import Body, Operation, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_COMPLETION: Operation[types.AgentPlaygroundCompletionResponse] = Operation(
    id="agentPlaygroundCompletion",
    method="POST",
    path="/agent-playground-completion/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
    ),
    body=Body(
        names=("messages", "dynamic_variables", "tool_mocks", "current_state", "current_node_id", "component_id"),
        required=True,
    ),
    results=(
        Result("200", type="retell_api.models.playground.AgentPlaygroundCompletionResponse"),
        Result("400 401 402 422 429 500", type="retell_api.models.shared.ErrorBody"),
    ),
)


class PlaygroundResource:
    """Calls of the resource `playground`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> PlaygroundCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return PlaygroundCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> PlaygroundCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return PlaygroundCalls(self._client, Streamed)

    def completion(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PlaygroundCompletionParams],
    ) -> types.AgentPlaygroundCompletionResponse:
        """Agent playground completion.

        POST /agent-playground-completion/{agent_id}

        Args:
            agent_id: str, required
            version: int
            messages: Sequence[types.ChatMessageInputParam | types.ChatMessageInput], required
            dynamic_variables: Mapping[str, str]
            tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
            current_state: str, example "greeting"
            current_node_id: str, example "start-node-abc123"
            component_id: str, example "component_xyz789"

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_COMPLETION, {"agent_id": agent_id, **params}, options)


class AsyncPlaygroundResource:
    """Calls of the resource `playground`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> PlaygroundCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return PlaygroundCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> PlaygroundCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return PlaygroundCalls(self._client, AsyncStreamed)

    async def completion(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.PlaygroundCompletionParams],
    ) -> types.AgentPlaygroundCompletionResponse:
        """Agent playground completion.

        POST /agent-playground-completion/{agent_id}

        Args:
            agent_id: str, required
            version: int
            messages: Sequence[types.ChatMessageInputParam | types.ChatMessageInput], required
            dynamic_variables: Mapping[str, str]
            tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
            current_state: str, example "greeting"
            current_node_id: str, example "start-node-abc123"
            component_id: str, example "component_xyz789"

        Raises:
            BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402), UnprocessableEntityError
              (422), RateLimitError (429), InternalServerError (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_COMPLETION, {"agent_id": agent_id, **params}, options)


class PlaygroundCalls(Calls[K]):
    """The calls of `playground`, returning responses."""

    completion = Call(PlaygroundResource.completion, AsyncPlaygroundResource.completion)
