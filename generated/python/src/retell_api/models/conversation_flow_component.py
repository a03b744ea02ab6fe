# Generated from Retell SDK 3.0.0 by Truespec; do not edit.


from typing_extensions import TypeAliasType

from .shared import PaginatedResponseBase
from .shared_create_conversation_flow_component_request import CreateConversationFlowComponentRequest


class ConversationFlowComponentResponse(CreateConversationFlowComponentRequest):
    conversation_flow_component_id: str
    user_modified_timestamp: int
    linked_conversation_flow_ids: list[str] | None = None


class ListConversationFlowComponentsV2Response(PaginatedResponseBase):
    items: list[ConversationFlowComponentResponse] | None = None


ConversationFlowComponentListV1Response = TypeAliasType(
    "ConversationFlowComponentListV1Response", list[ConversationFlowComponentResponse]
)
