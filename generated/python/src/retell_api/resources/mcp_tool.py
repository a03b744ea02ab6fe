"""Calls of the resource `mcp_tool`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime.listing import Listing
from .._runtime.operation import Operation, Pagination, Parameter, Result
from .._runtime.options import USE_DEFAULT, CallOptions, Deadline, Headers, Query, Timeout
from .._runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed
from ..pagination import AsyncListPage, AsyncPager, SyncListPage

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
        Result("400 401 422 500", type="retell_api.models.shared.ErrorBody"),
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
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.McpToolGetMcpToolsParams],
    ) -> SyncListPage[types.MCPToolDefinition]:
        """Get mcp tools.

        GET /get-mcp-tools/{agent_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            version: int, example 1
            mcp_id: str, required, example "mcp-server-1"
            component_id: str, example "component-123"
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(
            Listing(SyncListPage, _GET_MCP_TOOLS, {"agent_id": agent_id, **params}, options, max_items)
        )


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

    def get_mcp_tools(
        self,
        agent_id: str,
        *,
        max_items: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: object = None,
        timeout: Timeout = USE_DEFAULT,
        deadline: Deadline = USE_DEFAULT,
        **params: Unpack[types.McpToolGetMcpToolsParams],
    ) -> AsyncPager[types.MCPToolDefinition, AsyncListPage[types.MCPToolDefinition]]:
        """Get mcp tools.

        GET /get-mcp-tools/{agent_id}

        Returns a page. Iterating it goes through all items; its `items` are those of the page alone.

        Args:
            agent_id: str, at least 1 character, required, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"
            version: int, example 1
            mcp_id: str, required, example "mcp-server-1"
            component_id: str, example "component-123"
            max_items: int, at least 0. The most items to be had from all pages together

        Raises:
            BadRequestError (400), AuthenticationError (401), UnprocessableEntityError (422), InternalServerError
              (500)
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, deadline)
        return self._client.page(
            Listing(AsyncListPage, _GET_MCP_TOOLS, {"agent_id": agent_id, **params}, options, max_items)
        )


class McpToolCalls(Calls[K]):
    """The calls of `mcp_tool`, returning responses."""

    get_mcp_tools = Call(McpToolResource.get_mcp_tools, AsyncMcpToolResource.get_mcp_tools)
