"""What callers may send to `mcp_tool`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from typing import Required

from typing_extensions import TypedDict


class McpToolGetMcpToolsParams(TypedDict, total=False):
    version: int
    mcp_id: Required[str]
    component_id: str
