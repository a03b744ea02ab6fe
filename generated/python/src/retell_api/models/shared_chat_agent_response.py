# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Open, Tagged

from .shared import (
    BooleanAnalysisData,
    DataStorageSetting,
    EnumAnalysisData,
    LLMModel,
    NumberAnalysisData,
    ResponseEngine,
    StringAnalysisData,
)


class UnknownPostChatAnalysisData(Model):
    """A variant that is newer than this package."""

    type: str


ChatWebhookEvent = TypeAliasType(
    "ChatWebhookEvent",
    Annotated[Literal["chat_started", "chat_ended", "chat_analyzed", "transcript_updated"] | str, Open(str)],
)


LanguageLegacy = TypeAliasType(
    "LanguageLegacy",
    Annotated[
        Literal[
            "en-US",
            "en-IN",
            "en-GB",
            "en-AU",
            "en-NZ",
            "de-DE",
            "es-ES",
            "es-419",
            "hi-IN",
            "fr-FR",
            "fr-CA",
            "ja-JP",
            "pt-PT",
            "pt-BR",
            "zh-CN",
            "ru-RU",
            "it-IT",
            "ko-KR",
            "nl-NL",
            "nl-BE",
            "pl-PL",
            "tr-TR",
            "vi-VN",
            "ro-RO",
            "bg-BG",
            "ca-ES",
            "th-TH",
            "da-DK",
            "fi-FI",
            "el-GR",
            "hu-HU",
            "id-ID",
            "no-NO",
            "sk-SK",
            "sv-SE",
            "lt-LT",
            "lv-LV",
            "cs-CZ",
            "ms-MY",
            "af-ZA",
            "ar-SA",
            "az-AZ",
            "bs-BA",
            "cy-GB",
            "fa-IR",
            "fil-PH",
            "gl-ES",
            "he-IL",
            "hr-HR",
            "hy-AM",
            "is-IS",
            "kk-KZ",
            "kn-IN",
            "mk-MK",
            "mr-IN",
            "ne-NP",
            "sl-SI",
            "sr-RS",
            "sw-KE",
            "ta-IN",
            "ur-IN",
            "yue-CN",
            "uk-UA",
            "multi",
        ]
        | str,
        Open(str),
    ],
)


Language = TypeAliasType(
    "Language",
    Annotated[
        Literal[
            "en-US",
            "en-IN",
            "en-GB",
            "en-AU",
            "en-NZ",
            "de-DE",
            "es-ES",
            "es-419",
            "hi-IN",
            "fr-FR",
            "fr-CA",
            "ja-JP",
            "pt-PT",
            "pt-BR",
            "zh-CN",
            "ru-RU",
            "it-IT",
            "ko-KR",
            "nl-NL",
            "nl-BE",
            "pl-PL",
            "tr-TR",
            "vi-VN",
            "ro-RO",
            "bg-BG",
            "ca-ES",
            "th-TH",
            "da-DK",
            "fi-FI",
            "el-GR",
            "hu-HU",
            "id-ID",
            "no-NO",
            "sk-SK",
            "sv-SE",
            "lt-LT",
            "lv-LV",
            "cs-CZ",
            "ms-MY",
            "af-ZA",
            "ar-SA",
            "az-AZ",
            "bs-BA",
            "cy-GB",
            "fa-IR",
            "fil-PH",
            "gl-ES",
            "he-IL",
            "hr-HR",
            "hy-AM",
            "is-IS",
            "kk-KZ",
            "kn-IN",
            "mk-MK",
            "mr-IN",
            "ne-NP",
            "sl-SI",
            "sr-RS",
            "sw-KE",
            "ta-IN",
            "ur-IN",
            "yue-CN",
            "uk-UA",
        ]
        | str,
        Open(str),
    ],
)


ChatAnalysisPreset = TypeAliasType(
    "ChatAnalysisPreset", Annotated[Literal["chat_summary", "chat_successful", "user_sentiment"] | str, Open(str)]
)


class ChatPresetAnalysisData(Model):
    type: Literal["system-presets"]
    name: ChatAnalysisPreset
    description: str | None = None
    required: bool | None = None
    conditional_prompt: str | None = None


PiiCategory = TypeAliasType(
    "PiiCategory",
    Annotated[
        Literal[
            "person_name",
            "address",
            "email",
            "phone_number",
            "ssn",
            "passport",
            "driver_license",
            "credit_card",
            "bank_account",
            "password",
            "pin",
            "medical_id",
            "date_of_birth",
            "customer_account_number",
        ]
        | str,
        Open(str),
    ],
)


class PIIConfig(Model):
    mode: Literal["post_call"] | str
    categories: list[PiiCategory]


GuardrailOutputTopic = TypeAliasType(
    "GuardrailOutputTopic",
    Annotated[
        Literal[
            "harassment",
            "self_harm",
            "sexual_exploitation",
            "violence",
            "defense_and_national_security",
            "illicit_and_harmful_activity",
            "gambling",
            "regulated_professional_advice",
            "child_safety_and_exploitation",
        ]
        | str,
        Open(str),
    ],
)


class GuardrailConfig(Model):
    output_topics: list[GuardrailOutputTopic] | None = None
    input_topics: list[Literal["platform_integrity_jailbreaking"] | str] | None = None


class ChatHandbookConfig(Model):
    default_personality: bool | None = None
    high_empathy: bool | None = None
    ai_disclosure: bool | None = None
    scope_boundaries: bool | None = None


LanguageSetting = TypeAliasType("LanguageSetting", LanguageLegacy | list[Language])


PostChatAnalysisData = TypeAliasType(
    "PostChatAnalysisData",
    Annotated[
        StringAnalysisData
        | EnumAnalysisData
        | BooleanAnalysisData
        | NumberAnalysisData
        | ChatPresetAnalysisData
        | UnknownPostChatAnalysisData,
        Tagged(
            "type",
            {
                "string": "StringAnalysisData",
                "enum": "EnumAnalysisData",
                "boolean": "BooleanAnalysisData",
                "number": "NumberAnalysisData",
                "system-presets": "ChatPresetAnalysisData",
            },
            "UnknownPostChatAnalysisData",
            (),
        ),
    ],
)


class ChatAgentResponse(Model):
    agent_id: str
    version: int | None = None
    base_version: int | None = None
    assigned_tags: list[str] | None = None
    is_published: bool | None = None
    response_engine: ResponseEngine
    agent_name: str | None = None
    auto_close_message: str | None = None
    end_chat_after_silence_ms: int | None = None
    language: LanguageSetting | None = None
    webhook_url: str | None = None
    webhook_events: list[ChatWebhookEvent] | None = None
    webhook_timeout_ms: int | None = None
    data_storage_setting: DataStorageSetting | None = None
    data_storage_retention_days: int | None = None
    opt_in_signed_url: bool | None = None
    signed_url_expiration_ms: int | None = None
    post_chat_analysis_data: list[PostChatAnalysisData] | None = None
    post_chat_analysis_model: LLMModel | None = None
    analysis_successful_prompt: str | None = None
    analysis_summary_prompt: str | None = None
    analysis_user_sentiment_prompt: str | None = None
    pii_config: PIIConfig | None = None
    guardrail_config: GuardrailConfig | None = None
    handbook_config: ChatHandbookConfig | None = None
    timezone: str | None = None
    is_public: bool | None = None
    last_modification_timestamp: int
