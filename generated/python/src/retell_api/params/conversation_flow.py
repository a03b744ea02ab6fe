"""What callers may send to `conversation_flow`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class ConversationFlowParam(types.ConversationFlowOverrideParam, total=False):
    global_prompt: str | None
    tools: Sequence[types.NodeToolParam | types.NodeTool] | None
    components: (
        Sequence[types.CreateConversationFlowComponentRequestParam | types.CreateConversationFlowComponentRequest]
        | None
    )
    start_node_id: str | None
    default_dynamic_variables: Mapping[str, str] | None
    begin_tag_display_position: types.PositionParam | types.Position | None
    notes: Sequence[types.NoteParam | types.Note] | None
    mcps: Sequence[types.MCPParam | types.MCP] | None
    is_transfer_llm: bool | None
    nodes: Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]


class CreateConversationFlowRequestParam(TypedDict, total=False):
    model_choice: Required[types.ModelChoiceParam | types.ModelChoice]
    model_temperature: float | None
    """At least 0, at most 1, example 0.7."""
    tool_call_strict_mode: bool | None
    knowledge_base_ids: Sequence[str] | None
    kb_config: types.KBConfigParam | types.KBConfig
    start_speaker: Required[types.StartSpeakerParam]
    begin_after_user_silence_ms: int | None
    global_prompt: str | None
    tools: Sequence[types.NodeToolParam | types.NodeTool] | None
    components: (
        Sequence[types.CreateConversationFlowComponentRequestParam | types.CreateConversationFlowComponentRequest]
        | None
    )
    start_node_id: str | None
    default_dynamic_variables: Mapping[str, str] | None
    begin_tag_display_position: types.PositionParam | types.Position | None
    notes: Sequence[types.NoteParam | types.Note] | None
    mcps: Sequence[types.MCPParam | types.MCP] | None
    is_transfer_llm: bool | None
    nodes: Required[Sequence[types.ConversationFlowNodeParam | types.ConversationFlowNode]]


ConversationFlowCreateParams: TypeAlias = CreateConversationFlowRequestParam


class ConversationFlowRetrieveParams(TypedDict, total=False):
    version: int


class ConversationFlowListParams(TypedDict, total=False):
    limit: int
    """At most 1000, default 50."""
    sort_order: types.SortOrderParam
    """Default "descending"."""
    pagination_key: str


class ConversationFlowListV1Params(TypedDict, total=False):
    limit: int
    """At most 1000, default 1000."""
    pagination_key: str
    pagination_key_version: int


class ConversationFlowUpdateParams(ConversationFlowParam, total=False):
    version: int
