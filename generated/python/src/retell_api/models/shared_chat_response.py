# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open

from .shared import ProductCost, UserSentiment
from .shared_message_or_tool_call import MessageOrToolCall

ChatStatus = TypeAliasType("ChatStatus", Annotated[Literal["ongoing", "ended", "error"] | str, Open(str)])


ChatType = TypeAliasType("ChatType", Annotated[Literal["api_chat", "sms_chat"] | str, Open(str)])


CustomAttributeValue = TypeAliasType("CustomAttributeValue", str | Number | bool)


class ChatAnalysis(Model):
    chat_summary: str | None = None
    user_sentiment: UserSentiment | None = None
    chat_successful: bool | None = None
    custom_analysis_data: dict[str, Any] | None = None


class ChatCost(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    product_costs: list[ProductCost] | None = None
    combined_cost: Number | None = None


class ChatResponse(Model):
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
    transcript: str | None = None
    message_with_tool_calls: list[MessageOrToolCall] | None = None
    metadata: dict[str, Any] | None = None
    chat_cost: ChatCost | None = None
    chat_analysis: ChatAnalysis | None = None
