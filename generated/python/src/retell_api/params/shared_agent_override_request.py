"""What callers may send to `shared_agent_override_request`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

AsrProviderParam: TypeAlias = Literal["azure", "deepgram", "soniox"]

VoiceModelParam: TypeAlias = Literal[
    "eleven_turbo_v2",
    "eleven_flash_v2",
    "eleven_turbo_v2_5",
    "eleven_flash_v2_5",
    "eleven_multilingual_v2",
    "eleven_v3",
    "sonic-3",
    "sonic-3-latest",
    "tts-1",
    "gpt-4o-mini-tts",
    "speech-02-turbo",
    "speech-2.8-turbo",
    "s1",
    "s2-pro",
]

VoiceEmotionParam: TypeAlias = Literal["calm", "sympathetic", "happy", "sad", "angry", "fearful", "surprised"]

AmbientSoundParam: TypeAlias = Literal[
    "coffee-shop", "convention-hall", "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"
]

CallWebhookEventParam: TypeAlias = Literal[
    "call_started",
    "call_ended",
    "call_analyzed",
    "transcript_updated",
    "transfer_started",
    "transfer_bridged",
    "transfer_cancelled",
    "transfer_ended",
]

PhoneticAlphabetParam: TypeAlias = Literal["ipa", "cmu"]


class PronunciationParam(TypedDict, total=False):
    word: Required[str]
    alphabet: Required[PhoneticAlphabetParam]
    phoneme: Required[str]


class VoicemailOptionParam(TypedDict, total=False):
    action: Required[VoicemailActionParam | types.VoicemailAction]
    detection_prompt: str | None
    """At most 2000 characters."""


class IvrOptionParam(TypedDict, total=False):
    action: Required[IvrActionParam | types.IvrAction]
    detection_prompt: str | None
    """At most 2000 characters."""


SttModeParam: TypeAlias = Literal["fast", "accurate", "custom"]


class CustomSttConfigParam(TypedDict, total=False):
    provider: Required[AsrProviderParam]
    endpointing_ms: Required[int]


VocabSpecializationParam: TypeAlias = Literal["general", "medical"]


class UserDtmfOptionsParam(TypedDict, total=False):
    digit_limit: float | None
    """At least 1, at most 50."""
    termination_key: str | None
    timeout_ms: int
    """At least 1000, at most 15000."""


DenoisingModeParam: TypeAlias = Literal["no-denoise", "noise-cancellation", "noise-and-background-speech-cancellation"]


class AgentRequestParam(TypedDict, total=False):
    response_engine: types.ResponseEngineParam | types.ResponseEngine
    agent_name: str | None
    version_description: str | None
    voice_id: str
    voice_model: VoiceModelParam | None
    fallback_voice_ids: Sequence[str] | None
    voice_temperature: float
    voice_speed: float
    """At least 0.5, at most 2, example 1."""
    enable_dynamic_voice_speed: bool
    enable_dynamic_responsiveness: bool
    volume: float
    voice_emotion: VoiceEmotionParam | None
    responsiveness: float
    """At least 0, at most 1, example 1."""
    interruption_sensitivity: float
    """At least 0, at most 1, example 1."""
    enable_backchannel: bool
    backchannel_frequency: float
    backchannel_words: Sequence[str] | None
    reminder_trigger_ms: float
    reminder_max_count: int
    ambient_sound: AmbientSoundParam | None
    ambient_sound_volume: float
    language: types.LanguageSettingParam | types.LanguageSetting
    webhook_url: str | None
    webhook_events: Sequence[CallWebhookEventParam] | None
    webhook_timeout_ms: int
    boosted_keywords: Sequence[str] | None
    data_storage_setting: types.DataStorageSettingParam
    data_storage_retention_days: int | None
    """At least 1, at most 730, example 30."""
    opt_in_signed_url: bool
    signed_url_expiration_ms: int | None
    pronunciation_dictionary: Sequence[PronunciationParam | types.Pronunciation] | None
    end_call_after_silence_ms: int
    max_call_duration_ms: int
    voicemail_message: str
    voicemail_detection_timeout_ms: int
    voicemail_option: VoicemailOptionParam | types.VoicemailOption | None
    ivr_option: IvrOptionParam | types.IvrOption | None
    call_screening_option: CallScreeningOptionParam | types.CallScreeningOption | None
    post_call_analysis_data: Sequence[PostCallAnalysisDataParam | types.PostCallAnalysisData] | None
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
    stt_mode: SttModeParam
    custom_stt_config: CustomSttConfigParam | types.CustomSttConfig | None
    vocab_specialization: VocabSpecializationParam
    allow_user_dtmf: bool
    allow_dtmf_interruption: bool
    user_dtmf_options: UserDtmfOptionsParam | types.UserDtmfOptions | None
    denoising_mode: DenoisingModeParam
    pii_config: types.PIIConfigParam | types.PIIConfig
    guardrail_config: types.GuardrailConfigParam | types.GuardrailConfig
    handbook_config: VoiceHandbookConfigParam | types.VoiceHandbookConfig
    timezone: str | None
    is_public: bool | None


PostCallAnalysisDataParam = TypeAliasType(
    "PostCallAnalysisDataParam",
    "types.StringAnalysisDataParam | types.StringAnalysisData | types.EnumAnalysisDataParam | types.EnumAnalysisData | types.BooleanAnalysisDataParam | types.BooleanAnalysisData | types.NumberAnalysisDataParam | types.NumberAnalysisData | CallPresetAnalysisDataParam | types.CallPresetAnalysisData",
)

CallAnalysisPresetParam: TypeAlias = Literal["call_summary", "call_successful", "user_sentiment"]


class CallPresetAnalysisDataParam(TypedDict, total=False):
    type: Required[Literal["system-presets"]]
    name: Required[CallAnalysisPresetParam]
    description: str
    """At least 1 character."""
    required: bool
    conditional_prompt: str


class VoiceHandbookConfigParam(TypedDict, total=False):
    default_personality: bool
    natural_filler_words: bool
    high_empathy: bool
    echo_verification: bool
    nato_phonetic_alphabet: bool
    speech_normalization: bool
    smart_matching: bool
    ai_disclosure: bool
    scope_boundaries: bool


class VoicemailActionBridgeTransferParam(TypedDict, total=False):
    type: Required[Literal["bridge_transfer"]]


class VoicemailActionHangupParam(TypedDict, total=False):
    type: Required[Literal["hangup"]]


class VoicemailActionPromptParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    text: Required[str]


class VoicemailActionStaticTextParam(TypedDict, total=False):
    type: Required[Literal["static_text"]]
    text: Required[str]


VoicemailActionParam = TypeAliasType(
    "VoicemailActionParam",
    "VoicemailActionPromptParam | types.VoicemailActionPrompt | VoicemailActionStaticTextParam | types.VoicemailActionStaticText | VoicemailActionHangupParam | types.VoicemailActionHangup | VoicemailActionBridgeTransferParam | types.VoicemailActionBridgeTransfer",
)


class IvrActionHangupParam(TypedDict, total=False):
    type: Required[Literal["hangup"]]


IvrActionParam = TypeAliasType("IvrActionParam", "IvrActionHangupParam | types.IvrActionHangup")


class CallScreeningOptionParam(TypedDict, total=False):
    agent_identity: Required[str]
    """At least 1 character, at most 100 characters."""
    call_purpose: Required[str]
    """At least 1 character, at most 300 characters."""


class AgentOverrideRequestParam(TypedDict, total=False):
    agent: AgentRequestParam
    retell_llm: types.RetellLlmOverrideParam
    conversation_flow: types.ConversationFlowOverrideParam | types.ConversationFlowOverride
