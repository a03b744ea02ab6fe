# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

from .shared import DataStorageSetting, LLMModel, ResponseEngine
from .shared_chat_agent_response import ChatAgentResponse, GuardrailConfig, LanguageSetting, PIIConfig
from .shared_ivr_action import IvrAction, PostCallAnalysisData, VoicemailAction

AsrProvider = TypeAliasType("AsrProvider", Annotated[Literal["azure", "deepgram", "soniox"] | str, Open(str)])


VoiceModel = TypeAliasType(
    "VoiceModel",
    Annotated[
        Literal[
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
        | str,
        Open(str),
    ],
)


VoiceEmotion = TypeAliasType(
    "VoiceEmotion",
    Annotated[Literal["calm", "sympathetic", "happy", "sad", "angry", "fearful", "surprised"] | str, Open(str)],
)


AmbientSound = TypeAliasType(
    "AmbientSound",
    Annotated[
        Literal["coffee-shop", "convention-hall", "summer-outdoor", "mountain-outdoor", "static-noise", "call-center"]
        | str,
        Open(str),
    ],
)


CallWebhookEvent = TypeAliasType(
    "CallWebhookEvent",
    Annotated[
        Literal[
            "call_started",
            "call_ended",
            "call_analyzed",
            "transcript_updated",
            "transfer_started",
            "transfer_bridged",
            "transfer_cancelled",
            "transfer_ended",
        ]
        | str,
        Open(str),
    ],
)


PhoneticAlphabet = TypeAliasType("PhoneticAlphabet", Annotated[Literal["ipa", "cmu"] | str, Open(str)])


class Pronunciation(Model):
    word: str
    alphabet: PhoneticAlphabet
    phoneme: str


SttMode = TypeAliasType("SttMode", Annotated[Literal["fast", "accurate", "custom"] | str, Open(str)])


class CustomSttConfig(Model):
    provider: AsrProvider
    endpointing_ms: int


VocabSpecialization = TypeAliasType("VocabSpecialization", Annotated[Literal["general", "medical"] | str, Open(str)])


class UserDtmfOptions(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    digit_limit: Number | None = None
    termination_key: str | None = None
    timeout_ms: int | None = None


DenoisingMode = TypeAliasType(
    "DenoisingMode",
    Annotated[Literal["no-denoise", "noise-cancellation", "noise-and-background-speech-cancellation"] | str, Open(str)],
)


class VoiceHandbookConfig(Model):
    default_personality: bool | None = None
    natural_filler_words: bool | None = None
    high_empathy: bool | None = None
    echo_verification: bool | None = None
    nato_phonetic_alphabet: bool | None = None
    speech_normalization: bool | None = None
    smart_matching: bool | None = None
    ai_disclosure: bool | None = None
    scope_boundaries: bool | None = None


class CallScreeningOption(Model):
    agent_identity: str
    call_purpose: str


class UnknownCreateAgentVersionResponse(Model):
    """A variant that is newer than this package."""


class VoicemailOption(Model):
    action: VoicemailAction
    detection_prompt: str | None = None


class IvrOption(Model):
    action: IvrAction
    detection_prompt: str | None = None


class AgentResponse(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    agent_id: str
    version: int
    base_version: int | None = None
    assigned_tags: list[str] | None = None
    is_published: bool | None = None
    response_engine: ResponseEngine
    agent_name: str | None = None
    version_description: str | None = None
    voice_id: str
    voice_model: VoiceModel | None = None
    fallback_voice_ids: list[str] | None = None
    voice_temperature: Number | None = None
    voice_speed: Number | None = None
    enable_dynamic_voice_speed: bool | None = None
    enable_dynamic_responsiveness: bool | None = None
    volume: Number | None = None
    voice_emotion: VoiceEmotion | None = None
    responsiveness: Number | None = None
    interruption_sensitivity: Number | None = None
    enable_backchannel: bool | None = None
    backchannel_frequency: Number | None = None
    backchannel_words: list[str] | None = None
    reminder_trigger_ms: Number | None = None
    reminder_max_count: int | None = None
    ambient_sound: AmbientSound | None = None
    ambient_sound_volume: Number | None = None
    language: LanguageSetting | None = None
    webhook_url: str | None = None
    webhook_events: list[CallWebhookEvent] | None = None
    webhook_timeout_ms: int | None = None
    boosted_keywords: list[str] | None = None
    data_storage_setting: DataStorageSetting | None = None
    data_storage_retention_days: int | None = None
    opt_in_signed_url: bool | None = None
    signed_url_expiration_ms: int | None = None
    pronunciation_dictionary: list[Pronunciation] | None = None
    end_call_after_silence_ms: int | None = None
    max_call_duration_ms: int | None = None
    voicemail_message: str | None = None
    voicemail_detection_timeout_ms: int | None = None
    voicemail_option: VoicemailOption | None = None
    ivr_option: IvrOption | None = None
    call_screening_option: CallScreeningOption | None = None
    post_call_analysis_data: list[PostCallAnalysisData] | None = None
    post_call_analysis_model: LLMModel | None = None
    analysis_successful_prompt: str | None = None
    analysis_summary_prompt: str | None = None
    analysis_user_sentiment_prompt: str | None = None
    begin_message_delay_ms: int | None = None
    ring_duration_ms: int | None = None
    stt_mode: SttMode | None = None
    custom_stt_config: CustomSttConfig | None = None
    vocab_specialization: VocabSpecialization | None = None
    allow_user_dtmf: bool | None = None
    allow_dtmf_interruption: bool | None = None
    user_dtmf_options: UserDtmfOptions | None = None
    denoising_mode: DenoisingMode | None = None
    pii_config: PIIConfig | None = None
    guardrail_config: GuardrailConfig | None = None
    handbook_config: VoiceHandbookConfig | None = None
    timezone: str | None = None
    is_public: bool | None = None
    last_modification_timestamp: int


AgentGetVersionsResponse = TypeAliasType("AgentGetVersionsResponse", list[AgentResponse])


AgentListResponse = TypeAliasType("AgentListResponse", list[AgentResponse])


CreateAgentVersionResponse = TypeAliasType(
    "CreateAgentVersionResponse",
    Annotated[
        AgentResponse | ChatAgentResponse | UnknownCreateAgentVersionResponse,
        Tagged(None, {}, "ChatAgentResponse", (("voice_id", "AgentResponse"),)),
    ],
)
