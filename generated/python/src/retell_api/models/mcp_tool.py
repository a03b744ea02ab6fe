# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Any

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model


class MCPToolDefinition(Model):
    name: str
    description: str
    inputSchema: dict[str, Any]


McpToolGetMcpToolsResponse = TypeAliasType("McpToolGetMcpToolsResponse", list[MCPToolDefinition])
