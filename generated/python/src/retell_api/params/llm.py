"""What callers may send to `llm`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class RetellLlmRequestParam(types.RetellLlmOverrideParam, total=False):
    general_prompt: str | None
    general_tools: Sequence[types.ToolParam | types.Tool] | None
    states: Sequence[StateParam | types.State] | None
    starting_state: str | None
    default_dynamic_variables: Mapping[str, str] | None
    version: int | None
    mcps: Sequence[types.MCPParam | types.MCP] | None


class StateEdgeParam(TypedDict, total=False):
    destination_state_name: Required[str]
    description: Required[str]
    parameters: types.ToolParameterParam | types.ToolParameter


class StateParam(TypedDict, total=False):
    name: Required[str]
    state_prompt: str
    edges: Sequence[StateEdgeParam | types.StateEdge]
    tools: Sequence[types.ToolParam | types.Tool]


LlmCreateParams: TypeAlias = RetellLlmRequestParam


class LlmRetrieveParams(TypedDict, total=False):
    version: int


class LlmListV1Params(TypedDict, total=False):
    limit: int
    pagination_key: str
    pagination_key_version: int


class LlmListParams(TypedDict, total=False):
    limit: int
    """At most 1000, default 50."""
    sort_order: types.SortOrderParam
    """Default "descending"."""
    pagination_key: str


class LlmUpdateParams(TypedDict, total=False):
    query_version: int
    model: types.LLMModelParam | None
    s2s_model: types.SpeechToSpeechModelParam | None
    model_temperature: float
    model_high_priority: bool | None
    tool_call_strict_mode: bool | None
    knowledge_base_ids: Sequence[str] | None
    kb_config: types.KBConfigParam | types.KBConfig | None
    start_speaker: types.StartSpeakerParam
    begin_after_user_silence_ms: int | None
    begin_message: str | None
    general_prompt: str | None
    general_tools: Sequence[types.ToolParam | types.Tool] | None
    states: Sequence[StateParam | types.State] | None
    starting_state: str | None
    default_dynamic_variables: Mapping[str, str] | None
    body_version: int | None
    mcps: Sequence[types.MCPParam | types.MCP] | None
