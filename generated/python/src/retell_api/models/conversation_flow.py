# Generated from Retell SDK 3.0.0 by Truespec; do not edit.


from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number

from .shared import ModelChoice, PaginatedResponseBase, StartSpeaker
from .shared_create_conversation_flow_component_request import (
    ConversationFlowNode,
    CreateConversationFlowComponentRequest,
    NodeTool,
    Note,
    Position,
)
from .shared_kb_config import MCP, KBConfig


class ConversationFlowOverride(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    model_choice: ModelChoice | None = None
    model_temperature: Number | None = None
    tool_call_strict_mode: bool | None = None
    knowledge_base_ids: list[str] | None = None
    kb_config: KBConfig | None = None
    start_speaker: StartSpeaker | None = None
    begin_after_user_silence_ms: int | None = None


class ConversationFlow(ConversationFlowOverride):
    global_prompt: str | None = None
    tools: list[NodeTool] | None = None
    components: list[CreateConversationFlowComponentRequest] | None = None
    start_node_id: str | None = None
    default_dynamic_variables: dict[str, str] | None = None
    begin_tag_display_position: Position | None = None
    notes: list[Note] | None = None
    mcps: list[MCP] | None = None
    is_transfer_llm: bool | None = None
    nodes: list[ConversationFlowNode] | None = None


class ConversationFlowResponse(ConversationFlow):
    conversation_flow_id: str
    version: int


class ListConversationFlowsV2Response(PaginatedResponseBase):
    items: list[ConversationFlowResponse] | None = None


ConversationFlowListV1Response = TypeAliasType("ConversationFlowListV1Response", list[ConversationFlowResponse])
