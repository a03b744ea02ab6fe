# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open

from .shared import LLMModel, PaginatedResponseBase, StartSpeaker
from .shared_kb_config import MCP, KBConfig, Tool, ToolParameter

SpeechToSpeechModel = TypeAliasType(
    "SpeechToSpeechModel", Annotated[Literal["gpt-realtime-1.5", "gpt-realtime", "gpt-realtime-mini"] | str, Open(str)]
)


class StateEdge(Model):
    destination_state_name: str
    description: str
    parameters: ToolParameter | None = None


class State(Model):
    name: str
    state_prompt: str | None = None
    edges: list[StateEdge] | None = None
    tools: list[Tool] | None = None


class RetellLLMResponse(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    llm_id: str
    version: int | None = None
    is_published: bool | None = None
    model: LLMModel | None = None
    s2s_model: SpeechToSpeechModel | None = None
    model_temperature: Number | None = None
    model_high_priority: bool | None = None
    tool_call_strict_mode: bool | None = None
    knowledge_base_ids: list[str] | None = None
    kb_config: KBConfig | None = None
    start_speaker: StartSpeaker | None = None
    begin_after_user_silence_ms: int | None = None
    begin_message: str | None = None
    general_prompt: str | None = None
    general_tools: list[Tool] | None = None
    states: list[State] | None = None
    starting_state: str | None = None
    default_dynamic_variables: dict[str, str] | None = None
    mcps: list[MCP] | None = None
    last_modification_timestamp: int


class ListRetellLLMV2Response(PaginatedResponseBase):
    items: list[RetellLLMResponse] | None = None


LlmListV1Response = TypeAliasType("LlmListV1Response", list[RetellLLMResponse])
