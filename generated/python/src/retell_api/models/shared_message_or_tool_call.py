# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Tagged

from .shared import NodeTransitionType


class UnknownMessageOrToolCall(Model):
    """A variant that is newer than this package."""

    role: str


class Message(Model):
    message_id: str
    role: Literal["agent", "user"]
    content: str
    created_timestamp: int


class StateTransitionMessage(Model):
    message_id: str
    role: Literal["state_transition"]
    former_state_name: str | None = None
    new_state_name: str | None = None
    created_timestamp: int


class ToolCallInvocationMessage(Model):
    message_id: str
    role: Literal["tool_call_invocation"]
    tool_call_id: str
    name: str
    arguments: str
    thought_signature: str | None = None
    created_timestamp: int


class ToolCallResultMessage(Model):
    message_id: str
    role: Literal["tool_call_result"]
    tool_call_id: str
    content: str
    successful: bool | None = None
    created_timestamp: int


class NodeTransitionMessage(Model):
    message_id: str
    role: Literal["node_transition"]
    former_node_id: str | None = None
    former_node_name: str | None = None
    new_node_id: str | None = None
    new_node_name: str | None = None
    transition_type: NodeTransitionType | None = None
    created_timestamp: int


MessageOrToolCall = TypeAliasType(
    "MessageOrToolCall",
    Annotated[
        Message
        | ToolCallInvocationMessage
        | ToolCallResultMessage
        | NodeTransitionMessage
        | StateTransitionMessage
        | UnknownMessageOrToolCall,
        Tagged(
            "role",
            {
                "agent": "Message",
                "user": "Message",
                "tool_call_invocation": "ToolCallInvocationMessage",
                "tool_call_result": "ToolCallResultMessage",
                "node_transition": "NodeTransitionMessage",
                "state_transition": "StateTransitionMessage",
            },
            "UnknownMessageOrToolCall",
            (),
        ),
    ],
)
