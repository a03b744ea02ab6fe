# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Open, Tagged

from .shared import BooleanAnalysisData, EnumAnalysisData, NumberAnalysisData, StringAnalysisData


class UnknownPostCallAnalysisData(Model):
    """A variant that is newer than this package."""

    type: str


CallAnalysisPreset = TypeAliasType(
    "CallAnalysisPreset", Annotated[Literal["call_summary", "call_successful", "user_sentiment"] | str, Open(str)]
)


class CallPresetAnalysisData(Model):
    type: Literal["system-presets"]
    name: CallAnalysisPreset
    description: str | None = None
    required: bool | None = None
    conditional_prompt: str | None = None


class VoicemailActionBridgeTransfer(Model):
    type: Literal["bridge_transfer"]


class VoicemailActionHangup(Model):
    type: Literal["hangup"]


class VoicemailActionPrompt(Model):
    type: Literal["prompt"]
    text: str


class VoicemailActionStaticText(Model):
    type: Literal["static_text"]
    text: str


class UnknownVoicemailAction(Model):
    """A variant that is newer than this package."""

    type: str


class IvrActionHangup(Model):
    type: Literal["hangup"]


class UnknownIvrAction(Model):
    """A variant that is newer than this package."""

    type: str


PostCallAnalysisData = TypeAliasType(
    "PostCallAnalysisData",
    Annotated[
        StringAnalysisData
        | EnumAnalysisData
        | BooleanAnalysisData
        | NumberAnalysisData
        | CallPresetAnalysisData
        | UnknownPostCallAnalysisData,
        Tagged(
            "type",
            {
                "string": "StringAnalysisData",
                "enum": "EnumAnalysisData",
                "boolean": "BooleanAnalysisData",
                "number": "NumberAnalysisData",
                "system-presets": "CallPresetAnalysisData",
            },
            "UnknownPostCallAnalysisData",
            (),
        ),
    ],
)


VoicemailAction = TypeAliasType(
    "VoicemailAction",
    Annotated[
        VoicemailActionPrompt
        | VoicemailActionStaticText
        | VoicemailActionHangup
        | VoicemailActionBridgeTransfer
        | UnknownVoicemailAction,
        Tagged(
            "type",
            {
                "prompt": "VoicemailActionPrompt",
                "static_text": "VoicemailActionStaticText",
                "hangup": "VoicemailActionHangup",
                "bridge_transfer": "VoicemailActionBridgeTransfer",
            },
            "UnknownVoicemailAction",
            (),
        ),
    ],
)


IvrAction = TypeAliasType(
    "IvrAction",
    Annotated[
        IvrActionHangup | UnknownIvrAction, Tagged("type", {"hangup": "IvrActionHangup"}, "UnknownIvrAction", ())
    ],
)
