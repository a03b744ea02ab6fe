"""What callers may send to `agent`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class CreateAgentVersionRequestParam(TypedDict, total=False):
    base_version: Required[int]


class PublishAgentVersionRequestParam(TypedDict, total=False):
    version: Required[int]
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
    enable_dynamic_voice_speed: bool
    enable_dynamic_responsiveness: bool
    volume: float
    voice_emotion: types.VoiceEmotionParam | None
    responsiveness: float
    interruption_sensitivity: float
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
    analysis_summary_prompt: str | None
    analysis_user_sentiment_prompt: str | None
    begin_message_delay_ms: int
    ring_duration_ms: int
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


class AgentUpdateParams(types.AgentRequestParam, total=False):
    version: int
