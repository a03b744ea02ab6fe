# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Tagged

from .shared import NodeTransitionType
from .shared_message_or_tool_call import MessageOrToolCall


class UnknownChatMessageInput(Model):
    """A variant that is newer than this package."""

    role: str


class MessageBase(Model):
    message_id: str | None = None
    role: Literal["agent", "user"]
    content: str
    created_timestamp: int | None = None


class StateTransitionMessageBase(Model):
    message_id: str | None = None
    role: Literal["state_transition"]
    former_state_name: str | None = None
    new_state_name: str | None = None
    created_timestamp: int | None = None


class ToolCallInvocationMessageBase(Model):
    message_id: str | None = None
    role: Literal["tool_call_invocation"]
    tool_call_id: str
    name: str
    arguments: str
    thought_signature: str | None = None
    created_timestamp: int | None = None


class ToolCallResultMessageBase(Model):
    message_id: str | None = None
    role: Literal["tool_call_result"]
    tool_call_id: str
    content: str
    successful: bool | None = None
    created_timestamp: int | None = None


class NodeTransitionMessageBase(Model):
    message_id: str | None = None
    role: Literal["node_transition"]
    former_node_id: str | None = None
    former_node_name: str | None = None
    new_node_id: str | None = None
    new_node_name: str | None = None
    transition_type: NodeTransitionType | None = None
    created_timestamp: int | None = None


ChatMessageInput = TypeAliasType(
    "ChatMessageInput",
    Annotated[
        MessageBase
        | ToolCallInvocationMessageBase
        | ToolCallResultMessageBase
        | NodeTransitionMessageBase
        | StateTransitionMessageBase
        | UnknownChatMessageInput,
        Tagged(
            "role",
            {
                "agent": "MessageBase",
                "user": "MessageBase",
                "tool_call_invocation": "ToolCallInvocationMessageBase",
                "tool_call_result": "ToolCallResultMessageBase",
                "node_transition": "NodeTransitionMessageBase",
                "state_transition": "StateTransitionMessageBase",
            },
            "UnknownChatMessageInput",
            (),
        ),
    ],
)


class AgentPlaygroundCompletionResponse(Model):
    messages: list[MessageOrToolCall]
    current_state: str | None = None
    current_node_id: str | None = None
    dynamic_variables: dict[str, str] | None = None
    call_ended: bool | None = None
    knowledge_base_retrieved_contents: list[str] | None = None
