"""What callers may send to `chat_agent`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

PostChatAnalysisDataParam = TypeAliasType(
    "PostChatAnalysisDataParam",
    "types.StringAnalysisDataParam | types.StringAnalysisData | types.EnumAnalysisDataParam | types.EnumAnalysisData | types.BooleanAnalysisDataParam | types.BooleanAnalysisData | types.NumberAnalysisDataParam | types.NumberAnalysisData | ChatPresetAnalysisDataParam | types.ChatPresetAnalysisData",
)

ChatWebhookEventParam: TypeAlias = Literal["chat_started", "chat_ended", "chat_analyzed", "transcript_updated"]


class ChatAgentRequestParam(TypedDict, total=False):
    response_engine: types.ResponseEngineParam | types.ResponseEngine
    agent_name: str | None
    auto_close_message: str | None
    end_chat_after_silence_ms: int | None
    language: types.LanguageSettingParam | types.LanguageSetting
    webhook_url: str | None
    webhook_events: Sequence[ChatWebhookEventParam] | None
    webhook_timeout_ms: int
    data_storage_setting: types.DataStorageSettingParam | None
    data_storage_retention_days: int | None
    """At least 1, at most 730, example 30."""
    opt_in_signed_url: bool
    signed_url_expiration_ms: int | None
    post_chat_analysis_data: Sequence[PostChatAnalysisDataParam | types.PostChatAnalysisData] | None
    post_chat_analysis_model: types.LLMModelParam | None
    analysis_successful_prompt: str | None
    analysis_summary_prompt: str | None
    analysis_user_sentiment_prompt: str | None
    """At most 2000 characters."""
    pii_config: types.PIIConfigParam | types.PIIConfig
    guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
    handbook_config: ChatHandbookConfigParam | types.ChatHandbookConfig
    timezone: str | None
    is_public: bool | None


ChatAnalysisPresetParam: TypeAlias = Literal["chat_summary", "chat_successful", "user_sentiment"]


class ChatPresetAnalysisDataParam(TypedDict, total=False):
    type: Required[Literal["system-presets"]]
    name: Required[ChatAnalysisPresetParam]
    description: str
    """At least 1 character."""
    required: bool
    conditional_prompt: str


class ChatHandbookConfigParam(TypedDict, total=False):
    default_personality: bool
    high_empathy: bool
    ai_disclosure: bool
    scope_boundaries: bool


class CreateChatAgentRequestParam(TypedDict, total=False):
    response_engine: Required[types.ResponseEngineParam | types.ResponseEngine]
    agent_name: str | None
    auto_close_message: str | None
    end_chat_after_silence_ms: int | None
    language: types.LanguageSettingParam | types.LanguageSetting
    webhook_url: str | None
    webhook_events: Sequence[ChatWebhookEventParam] | None
    webhook_timeout_ms: int
    data_storage_setting: types.DataStorageSettingParam | None
    data_storage_retention_days: int | None
    """At least 1, at most 730, example 30."""
    opt_in_signed_url: bool
    signed_url_expiration_ms: int | None
    post_chat_analysis_data: Sequence[PostChatAnalysisDataParam | types.PostChatAnalysisData] | None
    post_chat_analysis_model: types.LLMModelParam | None
    analysis_successful_prompt: str | None
    analysis_summary_prompt: str | None
    analysis_user_sentiment_prompt: str | None
    """At most 2000 characters."""
    pii_config: types.PIIConfigParam | types.PIIConfig
    guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
    handbook_config: ChatHandbookConfigParam | types.ChatHandbookConfig
    timezone: str | None
    is_public: bool | None


ChatAgentCreateParams: TypeAlias = CreateChatAgentRequestParam


class ChatAgentRetrieveParams(TypedDict, total=False):
    version: int


class ChatAgentListParams(TypedDict, total=False):
    limit: int
    pagination_key: str
    pagination_key_version: int
    is_latest: bool


class ChatAgentUpdateParams(ChatAgentRequestParam, total=False):
    version: int
