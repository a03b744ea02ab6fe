"""What callers may send to `shared`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types


class ConversationFlowOverrideParam(TypedDict, total=False):
    model_choice: ModelChoiceParam | types.ModelChoice
    model_temperature: float | None
    """At least 0, at most 1, example 0.7."""
    tool_call_strict_mode: bool | None
    knowledge_base_ids: Sequence[str] | None
    kb_config: KBConfigParam | types.KBConfig
    start_speaker: StartSpeakerParam
    begin_after_user_silence_ms: int | None


class RetellLlmOverrideParam(TypedDict, total=False):
    model: LLMModelParam | None
    s2s_model: SpeechToSpeechModelParam | None
    model_temperature: float
    model_high_priority: bool | None
    tool_call_strict_mode: bool | None
    knowledge_base_ids: Sequence[str] | None
    kb_config: KBConfigParam | types.KBConfig | None
    start_speaker: StartSpeakerParam
    begin_after_user_silence_ms: int | None
    begin_message: str | None


LLMModelParam: TypeAlias = Literal[
    "gpt-4.1",
    "gpt-4.1-mini",
    "gpt-4.1-nano",
    "gpt-5",
    "gpt-5-mini",
    "gpt-5-nano",
    "gpt-5.1",
    "gpt-5.2",
    "gpt-5.4",
    "gpt-5.4-mini",
    "gpt-5.4-nano",
    "gpt-5.5",
    "claude-4.5-sonnet",
    "claude-4.6-sonnet",
    "claude-4.5-haiku",
    "gemini-2.5-flash-lite",
    "gemini-3.0-flash",
    "gemini-3.1-flash-lite",
]

AgentVersionReferenceParam: TypeAlias = int | str

CustomAttributeValueParam: TypeAlias = str | float | bool

SortOrderParam: TypeAlias = Literal["ascending", "descending"]


class BooleanAnalysisDataParam(TypedDict, total=False):
    type: Required[Literal["boolean"]]
    name: Required[str]
    """At least 1 character, example "is_converted"."""
    description: Required[str]
    required: bool
    conditional_prompt: str


class EnumAnalysisDataParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    name: Required[str]
    """At least 1 character, example "product_rating"."""
    description: Required[str]
    choices: Required[Sequence[str]]
    required: bool
    conditional_prompt: str


class NumberAnalysisDataParam(TypedDict, total=False):
    type: Required[Literal["number"]]
    name: Required[str]
    """At least 1 character, example "order_count"."""
    description: Required[str]
    required: bool
    conditional_prompt: str


class StringAnalysisDataParam(TypedDict, total=False):
    type: Required[Literal["string"]]
    name: Required[str]
    """At least 1 character, example "customer_name"."""
    description: Required[str]
    examples: Sequence[str]
    required: bool
    conditional_prompt: str


class KBConfigParam(TypedDict, total=False):
    top_k: int
    """At least 1, at most 10, example 3."""
    filter_score: float
    """At least 0, at most 1, example 0.6."""


StartSpeakerParam: TypeAlias = Literal["user", "agent"]

MessageRoleParam: TypeAlias = Literal["agent", "user"]


class ToolMockInputMatchRuleAnyParam(TypedDict, total=False):
    type: Required[Literal["any"]]


class ToolMockInputMatchRulePartialMatchParam(TypedDict, total=False):
    type: Required[Literal["partial_match"]]
    args: Required[Mapping[str, object]]


ToolMockInputMatchRuleParam = TypeAliasType(
    "ToolMockInputMatchRuleParam",
    "ToolMockInputMatchRuleAnyParam | types.ToolMockInputMatchRuleAny | ToolMockInputMatchRulePartialMatchParam | types.ToolMockInputMatchRulePartialMatch",
)


class ToolMockParam(TypedDict, total=False):
    tool_name: Required[str]
    input_match_rule: Required[ToolMockInputMatchRuleParam | types.ToolMockInputMatchRule]
    output: Required[str]
    """At most 15000 characters."""
    result: bool | None


class ResponseEngineConversationFlowParam(TypedDict, total=False):
    type: Required[Literal["conversation-flow"]]
    conversation_flow_id: Required[str]
    version: float | None


class ResponseEngineRetellLmParam(TypedDict, total=False):
    type: Required[Literal["retell-llm"]]
    llm_id: Required[str]
    version: float | None


class ModelChoiceCascadingParam(TypedDict, total=False):
    type: Required[Literal["cascading"]]
    model: Required[LLMModelParam]
    high_priority: bool


ModelChoiceParam = TypeAliasType("ModelChoiceParam", "ModelChoiceCascadingParam | types.ModelChoiceCascading")

SpeechToSpeechModelParam: TypeAlias = Literal["gpt-realtime-1.5", "gpt-realtime", "gpt-realtime-mini"]
