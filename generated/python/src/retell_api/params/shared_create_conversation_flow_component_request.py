"""What callers may send to `shared_create_conversation_flow_component_request`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types


class NodeBaseCommonParam(TypedDict, total=False):
    id: Required[str]
    name: str
    global_node_setting: GlobalNodeSettingParam | types.GlobalNodeSetting
    display_position: PositionParam | types.Position


class NodeBaseParam(NodeBaseCommonParam, total=False):
    model_choice: types.ModelChoiceParam | types.ModelChoice


class AgentSwapNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["agent_swap"]]
    agent_id: Required[str]
    agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    post_call_analysis_setting: Required[types.PostCallAnalysisSettingParam]
    webhook_setting: types.AgentSwapWebhookSettingParam
    keep_current_voice: bool
    keep_current_language: bool
    edge: Required[TransferFailedEdgeParam | types.TransferFailedEdge]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction


class BranchNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["branch"]]
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    else_edge: Required[ElseEdgeParam | types.ElseEdge]
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


class BridgeTransferNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["bridge_transfer"]]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction


class CancelTransferNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["cancel_transfer"]]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction


SharingScopeParam: TypeAlias = Literal["local", "shared"]


class ComponentNodeParam(NodeBaseCommonParam, total=False):
    type: Required[Literal["component"]]
    component_id: Required[str]
    component_type: Required[SharingScopeParam]
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    else_edge: Required[ElseEdgeParam | types.ElseEdge]
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


class PositionParam(TypedDict, total=False):
    x: float
    y: float


class NoteSizeParam(TypedDict, total=False):
    width: float
    height: float


class NoteParam(TypedDict, total=False):
    id: Required[str]
    content: Required[str]
    display_position: Required[PositionParam | types.Position]
    size: Required[NoteSizeParam | types.NoteSize]


ConversationFlowNodeParam = TypeAliasType(
    "ConversationFlowNodeParam",
    "ConversationNodeParam | types.ConversationNode | SubagentNodeParam | types.SubagentNode | EndNodeParam | types.EndNode | FunctionNodeParam | types.FunctionNode | CodeNodeParam | types.CodeNode | TransferCallNodeParam | types.TransferCallNode | PressDigitNodeParam | types.PressDigitNode | BranchNodeParam | types.BranchNode | SmsNodeParam | types.SmsNode | ExtractDynamicVariablesNodeParam | types.ExtractDynamicVariablesNode | AgentSwapNodeParam | types.AgentSwapNode | MCPNodeParam | types.MCPNode | ComponentNodeParam | types.ComponentNode | BridgeTransferNodeParam | types.BridgeTransferNode | CancelTransferNodeParam | types.CancelTransferNode",
)


class AgentOverrideConfigParam(TypedDict, total=False):
    interruption_sensitivity: float | None
    """At least 0, at most 1."""
    responsiveness: float | None
    """At least 0, at most 1."""
    voice_speed: float | None
    """At least 0.5, at most 2."""
    allow_dtmf_interruption: bool | None


class ConversationNodeParam(NodeBaseParam, AgentOverrideConfigParam, total=False):
    type: Required[Literal["conversation"]]
    instruction: Required[NodeInstructionParam | types.NodeInstruction]
    skip_response_edge: SkipResponseEdgeParam | types.SkipResponseEdge
    always_edge: AlwaysEdgeParam | types.AlwaysEdge
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    finetune_conversation_examples: Sequence[
        NodeFinetuneConversationExampleParam | types.NodeFinetuneConversationExample
    ]
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]
    knowledge_base_ids: Sequence[str] | None
    kb_config: types.KBConfigParam | types.KBConfig


class SubagentNodeParam(NodeBaseParam, AgentOverrideConfigParam, total=False):
    type: Required[Literal["subagent"]]
    instruction: Required[NodeInstructionPromptParam | types.NodeInstructionPrompt]
    skip_response_edge: SkipResponseEdgeParam | types.SkipResponseEdge
    always_edge: AlwaysEdgeParam | types.AlwaysEdge
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    finetune_conversation_examples: Sequence[
        NodeFinetuneConversationExampleParam | types.NodeFinetuneConversationExample
    ]
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]
    knowledge_base_ids: Sequence[str] | None
    kb_config: types.KBConfigParam | types.KBConfig
    tool_ids: Sequence[str] | None
    tools: Sequence[types.ToolParam | types.Tool] | None


class CreateConversationFlowComponentRequestParam(TypedDict, total=False):
    name: Required[str]
    tools: Sequence[NodeToolParam | types.NodeTool] | None
    mcps: Sequence[types.MCPParam | types.MCP] | None
    nodes: Required[Sequence[ConversationFlowNodeParam | types.ConversationFlowNode]]
    start_node_id: str | None
    begin_tag_display_position: PositionParam | types.Position | None
    notes: Sequence[NoteParam | types.Note] | None


class ElseEdgeTransitionConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[Literal["Else"]]


class ElseEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[ElseEdgeTransitionConditionParam | types.ElseEdgeTransitionCondition]
    destination_node_id: str


class EndNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["end"]]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction


LogicalOperatorParam: TypeAlias = Literal["||", "&&"]


class EquationConditionParam(TypedDict, total=False):
    type: Required[Literal["equation"]]
    equations: Required[Sequence[EquationParam | types.Equation]]
    """At most 50 items."""
    operator: Required[LogicalOperatorParam]


ComparisonOperatorParam: TypeAlias = Literal[
    "==", "!=", ">", ">=", "<", "<=", "contains", "not_contains", "exists", "not_exist"
]


class EquationParam(TypedDict, total=False):
    left: Required[str]
    operator: Required[ComparisonOperatorParam]
    right: str


class ExtractDynamicVariablesNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["extract_dynamic_variables"]]
    variables: Required[Sequence[types.AnalysisDataParam | types.AnalysisData]]
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    else_edge: ElseEdgeParam | types.ElseEdge
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


class FinetuneExampleUtteranceAgentParam(TypedDict, total=False):
    role: Required[types.MessageRoleParam]
    content: Required[str]


class FinetuneExampleUtteranceToolCallInvocationParam(TypedDict, total=False):
    role: Required[Literal["tool_call_invocation"]]
    tool_call_id: Required[str]
    name: Required[str]
    arguments: Required[str]


class FinetuneExampleUtteranceToolCallResultParam(TypedDict, total=False):
    role: Required[Literal["tool_call_result"]]
    tool_call_id: Required[str]
    content: Required[str]


FinetuneExampleUtteranceParam = TypeAliasType(
    "FinetuneExampleUtteranceParam",
    "FinetuneExampleUtteranceAgentParam | types.FinetuneExampleUtteranceAgent | FinetuneExampleUtteranceToolCallInvocationParam | types.FinetuneExampleUtteranceToolCallInvocation | FinetuneExampleUtteranceToolCallResultParam | types.FinetuneExampleUtteranceToolCallResult",
)


class FunctionNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["function"]]
    tool_id: Required[str]
    tool_type: Required[SharingScopeParam]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction
    wait_for_result: Required[bool]
    enable_typing_sound: bool
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    else_edge: ElseEdgeParam | types.ElseEdge
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


class CodeNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["code"]]
    code: Required[str]
    """At most 20000 characters."""
    timeout_ms: int
    """At least 5000, at most 60000."""
    response_variables: Mapping[str, str]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction
    wait_for_result: Required[bool]
    enable_typing_sound: bool
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    else_edge: ElseEdgeParam | types.ElseEdge
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


class GlobalNodeFinetuneTransitionExampleParam(TypedDict, total=False):
    transcript: Required[Sequence[FinetuneExampleUtteranceParam | types.FinetuneExampleUtterance]]


class GlobalNodeSettingParam(TypedDict, total=False):
    condition: Required[str]
    go_back_conditions: Sequence[NodeEdgeParam | types.NodeEdge]
    cool_down: float
    """At least 1."""
    positive_finetune_examples: Sequence[
        GlobalNodeFinetuneTransitionExampleParam | types.GlobalNodeFinetuneTransitionExample
    ]
    negative_finetune_examples: Sequence[
        GlobalNodeFinetuneTransitionExampleParam | types.GlobalNodeFinetuneTransitionExample
    ]


class MCPNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["mcp"]]
    mcp_id: Required[str]
    mcp_tool_name: Required[str]
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    else_edge: ElseEdgeParam | types.ElseEdge
    response_variables: Mapping[str, str]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction
    wait_for_result: Required[bool]
    enable_typing_sound: bool
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


NodeEdgeTransitionConditionParam = TypeAliasType(
    "NodeEdgeTransitionConditionParam",
    "PromptConditionParam | types.PromptCondition | EquationConditionParam | types.EquationCondition",
)


class NodeEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[NodeEdgeTransitionConditionParam | types.NodeEdgeTransitionCondition]
    destination_node_id: str


class NodeFinetuneConversationExampleParam(TypedDict, total=False):
    id: Required[str]
    transcript: Required[Sequence[FinetuneExampleUtteranceParam | types.FinetuneExampleUtterance]]


class NodeFinetuneTransitionExampleParam(TypedDict, total=False):
    id: Required[str]
    transcript: Required[Sequence[FinetuneExampleUtteranceParam | types.FinetuneExampleUtterance]]
    destination_node_id: str


class NodeInstructionPromptParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    text: Required[str]


class NodeInstructionStaticTextParam(TypedDict, total=False):
    type: Required[Literal["static_text"]]
    text: Required[str]


class SmsInstructionTemplateParam(TypedDict, total=False):
    type: Required[Literal["template"]]
    template: Required[Literal["info_collection"]]


NodeInstructionParam = TypeAliasType(
    "NodeInstructionParam",
    "NodeInstructionPromptParam | types.NodeInstructionPrompt | NodeInstructionStaticTextParam | types.NodeInstructionStaticText",
)


class NodeToolCustomToolParam(TypedDict, total=False):
    type: Required[Literal["custom"]]
    name: Required[str]
    url: Required[str]
    description: str
    method: types.HttpMethodParam
    headers: Mapping[str, str]
    query_params: Mapping[str, str]
    parameters: types.ToolParameterParam | types.ToolParameter
    response_variables: Mapping[str, str]
    speak_during_execution: bool
    speak_after_execution: bool
    execution_message_description: str
    execution_message_type: types.ExecutionMessageTypeParam
    timeout_ms: int
    args_at_root: bool
    enable_typing_sound: bool
    tool_id: Required[str]


class NodeToolCheckAvailabilityCalToolParam(TypedDict, total=False):
    type: Required[Literal["check_availability_cal"]]
    name: Required[str]
    description: str
    cal_api_key: Required[str]
    event_type_id: Required[types.CalEventTypeIdParam | types.CalEventTypeId]
    timezone: str
    tool_id: Required[str]


class NodeToolBookAppointmentCalToolParam(TypedDict, total=False):
    type: Required[Literal["book_appointment_cal"]]
    name: Required[str]
    description: str
    cal_api_key: Required[str]
    event_type_id: Required[types.CalEventTypeIdParam | types.CalEventTypeId]
    timezone: str
    tool_id: Required[str]


NodeToolParam = TypeAliasType(
    "NodeToolParam",
    "NodeToolCustomToolParam | types.NodeToolCustomTool | NodeToolCheckAvailabilityCalToolParam | types.NodeToolCheckAvailabilityCalTool | NodeToolBookAppointmentCalToolParam | types.NodeToolBookAppointmentCalTool",
)


class PressDigitNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["press_digit"]]
    instruction: Required[NodeInstructionPromptParam | types.NodeInstructionPrompt]
    delay_ms: int
    edges: Sequence[NodeEdgeParam | types.NodeEdge]
    finetune_transition_examples: Sequence[NodeFinetuneTransitionExampleParam | types.NodeFinetuneTransitionExample]


class PromptConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[str]


class SkipResponseEdgeTransitionConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[Literal["Skip response"]]


class SkipResponseEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[SkipResponseEdgeTransitionConditionParam | types.SkipResponseEdgeTransitionCondition]
    destination_node_id: str


class AlwaysEdgeTransitionConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[Literal["Always"]]


class AlwaysEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[AlwaysEdgeTransitionConditionParam | types.AlwaysEdgeTransitionCondition]
    destination_node_id: str


class SmsFailedEdgeTransitionConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[Literal["Failed to send"]]


class SmsFailedEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[SmsFailedEdgeTransitionConditionParam | types.SmsFailedEdgeTransitionCondition]
    destination_node_id: str


SmsInstructionParam = TypeAliasType(
    "SmsInstructionParam",
    "NodeInstructionPromptParam | types.NodeInstructionPrompt | NodeInstructionStaticTextParam | types.NodeInstructionStaticText | SmsInstructionTemplateParam | types.SmsInstructionTemplate",
)


class SmsNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["sms"]]
    instruction: Required[SmsInstructionParam | types.SmsInstruction]
    success_edge: Required[SmsSuccessEdgeParam | types.SmsSuccessEdge]
    failed_edge: Required[SmsFailedEdgeParam | types.SmsFailedEdge]


class SmsSuccessEdgeTransitionConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[Literal["Sent successfully"]]


class SmsSuccessEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[SmsSuccessEdgeTransitionConditionParam | types.SmsSuccessEdgeTransitionCondition]
    destination_node_id: str


class TransferCallNodeParam(NodeBaseParam, total=False):
    type: Required[Literal["transfer_call"]]
    transfer_destination: Required[types.TransferDestinationParam | types.TransferDestination]
    ignore_e164_validation: bool
    custom_sip_headers: Mapping[str, str]
    transfer_option: Required[types.TransferOptionParam | types.TransferOption]
    edge: Required[TransferFailedEdgeParam | types.TransferFailedEdge]
    speak_during_execution: bool
    instruction: NodeInstructionParam | types.NodeInstruction


class TransferFailedEdgeTransitionConditionParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: Required[Literal["Transfer failed"]]


class TransferFailedEdgeParam(TypedDict, total=False):
    id: Required[str]
    transition_condition: Required[
        TransferFailedEdgeTransitionConditionParam | types.TransferFailedEdgeTransitionCondition
    ]
    destination_node_id: str
