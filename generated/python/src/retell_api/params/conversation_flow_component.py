"""What callers may send to `conversation_flow_component`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from typing_extensions import TypedDict

from .. import types


class ConversationFlowComponentParam(TypedDict, total=False):
    name: str
    tools: Sequence[types.NodeToolParam | types.NodeTool] | None
    mcps: Sequence[types.MCPParam | types.MCP] | None
    nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]
    start_node_id: str | None
    begin_tag_display_position: types.PositionParam | types.Position | None
    notes: Sequence[types.NoteParam | types.Note] | None


ConversationFlowComponentCreateParams: TypeAlias = types.CreateConversationFlowComponentRequestParam


class ConversationFlowComponentListParams(TypedDict, total=False):
    limit: int
    """At most 1000, default 50."""
    sort_order: types.SortOrderParam
    """Default "descending"."""
    pagination_key: str


ConversationFlowComponentUpdateParams: TypeAlias = ConversationFlowComponentParam
