"""What callers may send to `shared_data_storage_setting`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

LanguageSettingParam = TypeAliasType("LanguageSettingParam", "LanguageLegacyParam | Sequence[LanguageParam]")

DataStorageSettingParam: TypeAlias = Literal["everything", "everything_except_pii", "basic_attributes_only"]

LanguageLegacyParam: TypeAlias = Literal[
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

LanguageParam: TypeAlias = Literal[
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

PiiCategoryParam: TypeAlias = Literal[
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


class PIIConfigParam(TypedDict, total=False):
    mode: Required[Literal["post_call"]]
    """Default "post_call"."""
    categories: Required[Sequence[PiiCategoryParam]]
    """Default []."""


GuardrailOutputTopicParam: TypeAlias = Literal[
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


class GuardrailConfigParam(TypedDict, total=False):
    output_topics: Sequence[GuardrailOutputTopicParam] | None
    input_topics: Sequence[Literal["platform_integrity_jailbreaking"]] | None


class ResponseEngineCustomLmParam(TypedDict, total=False):
    type: Required[Literal["custom-llm"]]
    llm_websocket_url: Required[str]


ResponseEngineParam = TypeAliasType(
    "ResponseEngineParam",
    "types.ResponseEngineRetellLmParam | types.ResponseEngineRetellLm | ResponseEngineCustomLmParam | types.ResponseEngineCustomLm | types.ResponseEngineConversationFlowParam | types.ResponseEngineConversationFlow",
)
