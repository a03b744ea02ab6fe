"""What callers may send to `chat`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class CreateChatCompletionRequestParam(TypedDict, total=False):
    chat_id: Required[str]
    content: Required[str]


class CreateChatRequestParam(TypedDict, total=False):
    agent_id: Required[str]
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    metadata: Mapping[str, object]
    retell_llm_dynamic_variables: Mapping[str, object]


class CreateSmsChatRequestParam(TypedDict, total=False):
    from_number: Required[str]
    """At least 1 character, example "+12137771234"."""
    to_number: Required[str]
    """At least 1 character, example "+14155551234"."""
    override_agent_id: str
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    metadata: Mapping[str, object]
    retell_llm_dynamic_variables: Mapping[str, object]


class ListChatsV3RequestParam(TypedDict, total=False):
    filter_criteria: Mapping[str, object]
    sort_order: types.SortOrderParam
    """Default "descending"."""
    limit: int
    """At most 1000, default 50."""
    skip: int
    """At least 0, default 0."""
    pagination_key: str


ChatDataStorageSettingParam: TypeAlias = Literal["everything", "basic_attributes_only"]


class UpdateChatMetadataRequestParam(TypedDict, total=False):
    metadata: Mapping[str, object]
    data_storage_setting: ChatDataStorageSettingParam
    override_dynamic_variables: Mapping[str, str] | None
    custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]


ChatCreateChatCompletionParams: TypeAlias = CreateChatCompletionRequestParam

ChatCreateParams: TypeAlias = CreateChatRequestParam

ChatCreateSmsChatParams: TypeAlias = CreateSmsChatRequestParam


class ChatListV1Params(TypedDict, total=False):
    sort_order: types.SortOrderParam
    """Default "descending"."""
    limit: int
    """At most 1000, default 50."""
    pagination_key: str


ChatListParams: TypeAlias = ListChatsV3RequestParam

ChatUpdateParams: TypeAlias = UpdateChatMetadataRequestParam
