"""What callers may send to `playground`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

ChatMessageInputParam = TypeAliasType(
    "ChatMessageInputParam",
    "MessageBaseParam | types.MessageBase | ToolCallInvocationMessageBaseParam | types.ToolCallInvocationMessageBase | ToolCallResultMessageBaseParam | types.ToolCallResultMessageBase | NodeTransitionMessageBaseParam | types.NodeTransitionMessageBase | StateTransitionMessageBaseParam | types.StateTransitionMessageBase",
)


class MessageBaseParam(TypedDict, total=False):
    message_id: str
    role: Required[types.MessageRoleParam]
    content: Required[str]
    created_timestamp: int


NodeTransitionTypeParam: TypeAlias = Literal["global", "global_go_back", "interrupt_go_back", "normal"]


class NodeTransitionMessageBaseParam(TypedDict, total=False):
    message_id: str
    role: Required[Literal["node_transition"]]
    former_node_id: str
    former_node_name: str
    new_node_id: str
    new_node_name: str
    transition_type: NodeTransitionTypeParam
    created_timestamp: int


class StateTransitionMessageBaseParam(TypedDict, total=False):
    message_id: str
    role: Required[Literal["state_transition"]]
    former_state_name: str
    new_state_name: str
    created_timestamp: int


class ToolCallInvocationMessageBaseParam(TypedDict, total=False):
    message_id: str
    role: Required[Literal["tool_call_invocation"]]
    tool_call_id: Required[str]
    name: Required[str]
    arguments: Required[str]
    thought_signature: str
    created_timestamp: int


class ToolCallResultMessageBaseParam(TypedDict, total=False):
    message_id: str
    role: Required[Literal["tool_call_result"]]
    tool_call_id: Required[str]
    content: Required[str]
    successful: bool
    created_timestamp: int


class AgentPlaygroundCompletionRequestParam(TypedDict, total=False):
    messages: Required[Sequence[ChatMessageInputParam | types.ChatMessageInput]]
    dynamic_variables: Mapping[str, str]
    tool_mocks: Sequence[types.ToolMockParam | types.ToolMock]
    current_state: str
    current_node_id: str
    component_id: str


class PlaygroundCompletionParams(AgentPlaygroundCompletionRequestParam, total=False):
    version: int
