"""What callers may send to `voice`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypedDict

from .._runtime.multipart import File as FileTypes

CloneVoiceProviderParam: TypeAlias = Literal["elevenlabs", "cartesia", "minimax", "fish_audio", "platform"]


class CloneVoiceRequestParam(TypedDict, total=False):
    files: Required[Sequence[FileTypes]]
    voice_name: Required[str]
    """At least 1 character, at most 200 characters."""
    voice_provider: Required[CloneVoiceProviderParam]


CommunityVoiceProviderParam: TypeAlias = Literal["elevenlabs", "cartesia", "minimax", "fish_audio"]


class AddCommunityVoiceRequestParam(TypedDict, total=False):
    voice_provider: CommunityVoiceProviderParam
    provider_voice_id: Required[str]
    voice_name: Required[str]
    """At least 1 character, at most 200 characters."""
    public_user_id: str


class SearchCommunityVoiceRequestParam(TypedDict, total=False):
    voice_provider: CommunityVoiceProviderParam
    search_query: Required[str]


VoiceCloneParams: TypeAlias = CloneVoiceRequestParam

VoiceAddResourceParams: TypeAlias = AddCommunityVoiceRequestParam

VoiceSearchParams: TypeAlias = SearchCommunityVoiceRequestParam
