"""Calls of the resource `mcp_tool`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.operation import Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

if TYPE_CHECKING:
    from .. import types
    from .._runtime.client import AsyncAPIClient, SyncAPIClient

_GET_MCP_TOOLS: Operation[types.McpToolGetMcpToolsResponse] = Operation(
    id="getMCPTools",
    method="GET",
    path="/get-mcp-tools/{agent_id}",
    parameters=(
        Parameter("agent_id", "agent_id", location="path", style="simple", explode=False, required=True),
        Parameter("version", "version"),
        Parameter("mcp_id", "mcp_id", required=True),
        Parameter("component_id", "component_id"),
    ),
    results=(
        Result("200", type="retell_api.models.mcp_tool.McpToolGetMcpToolsResponse"),
        Result("400", type="retell_api.models.shared.ErrorBody"),
        Result("401", type="retell_api.models.shared.ErrorBody"),
        Result("422", type="retell_api.models.shared.ErrorBody"),
        Result("500", type="retell_api.models.shared.ErrorBody"),
    ),
    repeatable=True,
    pagination=Pagination(style="none"),
)


class McpToolResource:
    """Calls of the resource `mcp_tool`."""

    __slots__ = ("_client",)

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> McpToolCalls[Raw]:
        """The same calls, returning the whole response: status, headers, body."""
        return McpToolCalls(self._client, Raw)

    @property
    def with_streaming_response(self) -> McpToolCalls[Streamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return McpToolCalls(self._client, Streamed)

    def get_mcp_tools(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.McpToolGetMcpToolsParams],
    ) -> types.McpToolGetMcpToolsResponse:
        """Get mcp tools.

        GET /get-mcp-tools/{agent_id}

        Args:
            agent_id: str, at least 1 character, required
            version: int
            mcp_id: str, required
            component_id: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.perform(_GET_MCP_TOOLS, {"agent_id": agent_id, **params}, options)


class AsyncMcpToolResource:
    """Calls of the resource `mcp_tool`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> McpToolCalls[AsyncRaw]:
        """The same calls, returning the whole response: status, headers, body."""
        return McpToolCalls(self._client, AsyncRaw)

    @property
    def with_streaming_response(self) -> McpToolCalls[AsyncStreamed]:
        """The same calls as context managers of a response whose body is not read yet."""
        return McpToolCalls(self._client, AsyncStreamed)

    async def get_mcp_tools(
        self,
        agent_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.McpToolGetMcpToolsParams],
    ) -> types.McpToolGetMcpToolsResponse:
        """Get mcp tools.

        GET /get-mcp-tools/{agent_id}

        Args:
            agent_id: str, at least 1 character, required
            version: int
            mcp_id: str, required
            component_id: str

        Raises:
            BadRequestError: 400, Bad Request
            AuthenticationError: 401, Unauthorized
            UnprocessableEntityError: 422, Unprocessable Content
            InternalServerError: 500, Internal Server Error
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return await self._client.perform(_GET_MCP_TOOLS, {"agent_id": agent_id, **params}, options)


class McpToolCalls(Calls[K]):
    """The calls of `mcp_tool`, returning responses."""

    get_mcp_tools = Call(McpToolResource.get_mcp_tools, AsyncMcpToolResource.get_mcp_tools)
