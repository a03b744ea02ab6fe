# Generated from Retell SDK 3.0.0 by Truespec; do not edit.


from typing_extensions import TypeAliasType

from .shared_chat_agent_response import ChatAgentResponse

ChatAgentGetVersionsResponse = TypeAliasType("ChatAgentGetVersionsResponse", list[ChatAgentResponse])


ChatAgentListResponse = TypeAliasType("ChatAgentListResponse", list[ChatAgentResponse])
