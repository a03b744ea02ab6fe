# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Open

VoiceProvider = TypeAliasType(
    "VoiceProvider",
    Annotated[
        Literal["elevenlabs", "openai", "deepgram", "cartesia", "minimax", "fish_audio", "platform"] | str, Open(str)
    ],
)


VoiceGender = TypeAliasType("VoiceGender", Annotated[Literal["male", "female"] | str, Open(str)])


class VoiceResponse(Model):
    voice_id: str
    voice_name: str
    provider: VoiceProvider
    accent: str | None = None
    gender: VoiceGender
    age: str | None = None
    preview_audio_url: str | None = None


class CommunityVoice(Model):
    provider_voice_id: str | None = None
    name: str | None = None
    description: str | None = None
    public_user_id: str | None = None


class SearchCommunityVoiceResponse(Model):
    voices: list[CommunityVoice]


VoiceListResponse = TypeAliasType("VoiceListResponse", list[VoiceResponse])
