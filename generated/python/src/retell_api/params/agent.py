"""What callers may send to `agent`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class CreateAgentVersionRequestParam(TypedDict, total=False):
    base_version: Required[int]
    """At least 0, example 12."""


class PublishAgentVersionRequestParam(TypedDict, total=False):
    version: Required[int]
    """At least 0, example 15."""
    version_description: str


class CreateAgentRequestParam(TypedDict, total=False):
    response_engine: Required[types.ResponseEngineParam | types.ResponseEngine]
    agent_name: str | None
    version_description: str | None
    voice_id: Required[str]
    voice_model: types.VoiceModelParam | None
    fallback_voice_ids: Sequence[str] | None
    voice_temperature: float
    voice_speed: float
    """At least 0.5, at most 2, example 1."""
    enable_dynamic_voice_speed: bool
    enable_dynamic_responsiveness: bool
    volume: float
    voice_emotion: types.VoiceEmotionParam | None
    responsiveness: float
    """At least 0, at most 1, example 1."""
    interruption_sensitivity: float
    """At least 0, at most 1, example 1."""
    enable_backchannel: bool
    backchannel_frequency: float
    backchannel_words: Sequence[str] | None
    reminder_trigger_ms: float
    reminder_max_count: int
    ambient_sound: types.AmbientSoundParam | None
    ambient_sound_volume: float
    language: types.LanguageSettingParam | types.LanguageSetting
    webhook_url: str | None
    webhook_events: Sequence[types.CallWebhookEventParam] | None
    webhook_timeout_ms: int
    boosted_keywords: Sequence[str] | None
    data_storage_setting: types.DataStorageSettingParam
    data_storage_retention_days: int | None
    """At least 1, at most 730, example 30."""
    opt_in_signed_url: bool
    signed_url_expiration_ms: int | None
    pronunciation_dictionary: Sequence[types.PronunciationParam | types.Pronunciation] | None
    end_call_after_silence_ms: int
    max_call_duration_ms: int
    voicemail_message: str
    voicemail_detection_timeout_ms: int
    voicemail_option: types.VoicemailOptionParam | types.VoicemailOption | None
    ivr_option: types.IvrOptionParam | types.IvrOption | None
    call_screening_option: types.CallScreeningOptionParam | types.CallScreeningOption | None
    post_call_analysis_data: Sequence[types.PostCallAnalysisDataParam | types.PostCallAnalysisData] | None
    post_call_analysis_model: types.LLMModelParam | None
    analysis_successful_prompt: str | None
    """At most 2000 characters."""
    analysis_summary_prompt: str | None
    """At most 2000 characters."""
    analysis_user_sentiment_prompt: str | None
    """At most 2000 characters."""
    begin_message_delay_ms: int
    ring_duration_ms: int
    """At least 5000, at most 300000, example 30000."""
    stt_mode: types.SttModeParam
    custom_stt_config: types.CustomSttConfigParam | types.CustomSttConfig | None
    vocab_specialization: types.VocabSpecializationParam
    allow_user_dtmf: bool
    allow_dtmf_interruption: bool
    user_dtmf_options: types.UserDtmfOptionsParam | types.UserDtmfOptions | None
    denoising_mode: types.DenoisingModeParam
    pii_config: types.PIIConfigParam | types.PIIConfig
    guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
    handbook_config: types.VoiceHandbookConfigParam | types.VoiceHandbookConfig
    timezone: str | None
    is_public: bool | None


AgentCreateParams: TypeAlias = CreateAgentRequestParam


class AgentRetrieveParams(TypedDict, total=False):
    version: int


class AgentListParams(TypedDict, total=False):
    limit: int
    pagination_key: str
    pagination_key_version: int
    is_latest: bool


AgentCreateVersionParams: TypeAlias = CreateAgentVersionRequestParam

AgentPublishParams: TypeAlias = PublishAgentVersionRequestParam


class AgentDeleteVersionParams(TypedDict, total=False):
    version: Required[int]
    """At least 0, example 1."""


class AgentUpdateParams(types.AgentRequestParam, total=False):
    version: int
