# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Any

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model

from .shared import PaginatedResponseBase
from .shared_chat_response import ChatAnalysis, ChatCost, ChatResponse, ChatStatus, ChatType, CustomAttributeValue
from .shared_message_or_tool_call import MessageOrToolCall


class V3ChatResponse(Model):
    chat_id: str
    agent_id: str
    version: int | None = None
    retell_llm_dynamic_variables: dict[str, Any] | None = None
    collected_dynamic_variables: dict[str, Any] | None = None
    chat_status: ChatStatus
    chat_type: ChatType | None = None
    custom_attributes: dict[str, CustomAttributeValue] | None = None
    start_timestamp: int | None = None
    end_timestamp: int | None = None
    metadata: dict[str, Any] | None = None
    chat_cost: ChatCost | None = None
    chat_analysis: ChatAnalysis | None = None


class ListChatsV3Response(PaginatedResponseBase):
    items: list[V3ChatResponse] | None = None


class CreateChatCompletionResponse(Model):
    messages: list[MessageOrToolCall]


ChatListV1Response = TypeAliasType("ChatListV1Response", list[ChatResponse])
