# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

from .shared import AgentVersionReference, ModelChoice
from .shared_kb_config import (
    MCP,
    AgentSwapWebhookSetting,
    AnalysisData,
    CalEventTypeId,
    ExecutionMessageType,
    HttpMethod,
    KBConfig,
    PostCallAnalysisSetting,
    Tool,
    ToolParameter,
    TransferDestination,
    TransferOption,
)

SharingScope = TypeAliasType("SharingScope", Annotated[Literal["local", "shared"] | str, Open(str)])


class Position(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    x: Number | None = None
    y: Number | None = None


class NoteSize(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    width: Number | None = None
    height: Number | None = None


class Note(Model):
    id: str
    content: str
    display_position: Position
    size: NoteSize


class UnknownConversationFlowNode(Model):
    """A variant that is newer than this package."""

    type: str


class AgentOverrideConfig(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    interruption_sensitivity: Number | None = None
    responsiveness: Number | None = None
    voice_speed: Number | None = None
    allow_dtmf_interruption: bool | None = None


class ElseEdgeTransitionCondition(Model):
    type: Literal["prompt"] | str
    prompt: Literal["Else"] | str


class ElseEdge(Model):
    id: str
    transition_condition: ElseEdgeTransitionCondition
    destination_node_id: str | None = None


LogicalOperator = TypeAliasType("LogicalOperator", Annotated[Literal["||", "&&"] | str, Open(str)])


ComparisonOperator = TypeAliasType(
    "ComparisonOperator",
    Annotated[
        Literal["==", "!=", ">", ">=", "<", "<=", "contains", "not_contains", "exists", "not_exist"] | str, Open(str)
    ],
)


class Equation(Model):
    left: str
    operator: ComparisonOperator
    right: str | None = None


class FinetuneExampleUtteranceAgent(Model):
    role: Literal["agent", "user"]
    content: str


class FinetuneExampleUtteranceToolCallInvocation(Model):
    role: Literal["tool_call_invocation"]
    tool_call_id: str
    name: str
    arguments: str


class FinetuneExampleUtteranceToolCallResult(Model):
    role: Literal["tool_call_result"]
    tool_call_id: str
    content: str


class UnknownFinetuneExampleUtterance(Model):
    """A variant that is newer than this package."""

    role: str


class UnknownNodeEdgeTransitionCondition(Model):
    """A variant that is newer than this package."""

    type: str


class NodeInstructionPrompt(Model):
    type: Literal["prompt"]
    text: str


class NodeInstructionStaticText(Model):
    type: Literal["static_text"]
    text: str


class SmsInstructionTemplate(Model):
    type: Literal["template"]
    template: Literal["info_collection"] | str


class UnknownNodeInstruction(Model):
    """A variant that is newer than this package."""

    type: str


class UnknownNodeTool(Model):
    """A variant that is newer than this package."""

    type: str


class PromptCondition(Model):
    type: Literal["prompt"]
    prompt: str


class SkipResponseEdgeTransitionCondition(Model):
    type: Literal["prompt"] | str
    prompt: Literal["Skip response"] | str


class SkipResponseEdge(Model):
    id: str
    transition_condition: SkipResponseEdgeTransitionCondition
    destination_node_id: str | None = None


class AlwaysEdgeTransitionCondition(Model):
    type: Literal["prompt"] | str
    prompt: Literal["Always"] | str


class AlwaysEdge(Model):
    id: str
    transition_condition: AlwaysEdgeTransitionCondition
    destination_node_id: str | None = None


class SmsFailedEdgeTransitionCondition(Model):
    type: Literal["prompt"] | str
    prompt: Literal["Failed to send"] | str


class SmsFailedEdge(Model):
    id: str
    transition_condition: SmsFailedEdgeTransitionCondition
    destination_node_id: str | None = None


class UnknownSmsInstruction(Model):
    """A variant that is newer than this package."""

    type: str


class SmsSuccessEdgeTransitionCondition(Model):
    type: Literal["prompt"] | str
    prompt: Literal["Sent successfully"] | str


class SmsSuccessEdge(Model):
    id: str
    transition_condition: SmsSuccessEdgeTransitionCondition
    destination_node_id: str | None = None


class TransferFailedEdgeTransitionCondition(Model):
    type: Literal["prompt"] | str
    prompt: Literal["Transfer failed"] | str


class TransferFailedEdge(Model):
    id: str
    transition_condition: TransferFailedEdgeTransitionCondition
    destination_node_id: str | None = None


class EquationCondition(Model):
    type: Literal["equation"]
    equations: list[Equation]
    operator: LogicalOperator


FinetuneExampleUtterance = TypeAliasType(
    "FinetuneExampleUtterance",
    Annotated[
        FinetuneExampleUtteranceAgent
        | FinetuneExampleUtteranceToolCallInvocation
        | FinetuneExampleUtteranceToolCallResult
        | UnknownFinetuneExampleUtterance,
        Tagged(
            "role",
            {
                "agent": "FinetuneExampleUtteranceAgent",
                "user": "FinetuneExampleUtteranceAgent",
                "tool_call_invocation": "FinetuneExampleUtteranceToolCallInvocation",
                "tool_call_result": "FinetuneExampleUtteranceToolCallResult",
            },
            "UnknownFinetuneExampleUtterance",
            (),
        ),
    ],
)


class GlobalNodeFinetuneTransitionExample(Model):
    transcript: list[FinetuneExampleUtterance]


NodeEdgeTransitionCondition = TypeAliasType(
    "NodeEdgeTransitionCondition",
    Annotated[
        PromptCondition | EquationCondition | UnknownNodeEdgeTransitionCondition,
        Tagged(
            "type",
            {"prompt": "PromptCondition", "equation": "EquationCondition"},
            "UnknownNodeEdgeTransitionCondition",
            (),
        ),
    ],
)


class NodeEdge(Model):
    id: str
    transition_condition: NodeEdgeTransitionCondition
    destination_node_id: str | None = None


class NodeFinetuneConversationExample(Model):
    id: str
    transcript: list[FinetuneExampleUtterance]


class NodeFinetuneTransitionExample(Model):
    id: str
    transcript: list[FinetuneExampleUtterance]
    destination_node_id: str | None = None


NodeInstruction = TypeAliasType(
    "NodeInstruction",
    Annotated[
        NodeInstructionPrompt | NodeInstructionStaticText | UnknownNodeInstruction,
        Tagged(
            "type",
            {"prompt": "NodeInstructionPrompt", "static_text": "NodeInstructionStaticText"},
            "UnknownNodeInstruction",
            (),
        ),
    ],
)


class NodeToolCustomTool(Model):
    type: Literal["custom"]
    name: str
    url: str
    description: str | None = None
    method: HttpMethod | None = None
    headers: dict[str, str] | None = None
    query_params: dict[str, str] | None = None
    parameters: ToolParameter | None = None
    response_variables: dict[str, str] | None = None
    speak_during_execution: bool | None = None
    speak_after_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None
    timeout_ms: int | None = None
    args_at_root: bool | None = None
    enable_typing_sound: bool | None = None
    tool_id: str


class NodeToolCheckAvailabilityCalTool(Model):
    type: Literal["check_availability_cal"]
    name: str
    description: str | None = None
    cal_api_key: str
    event_type_id: CalEventTypeId
    timezone: str | None = None
    tool_id: str


class NodeToolBookAppointmentCalTool(Model):
    type: Literal["book_appointment_cal"]
    name: str
    description: str | None = None
    cal_api_key: str
    event_type_id: CalEventTypeId
    timezone: str | None = None
    tool_id: str


NodeTool = TypeAliasType(
    "NodeTool",
    Annotated[
        NodeToolCustomTool | NodeToolCheckAvailabilityCalTool | NodeToolBookAppointmentCalTool | UnknownNodeTool,
        Tagged(
            "type",
            {
                "custom": "NodeToolCustomTool",
                "check_availability_cal": "NodeToolCheckAvailabilityCalTool",
                "book_appointment_cal": "NodeToolBookAppointmentCalTool",
            },
            "UnknownNodeTool",
            (),
        ),
    ],
)


SmsInstruction = TypeAliasType(
    "SmsInstruction",
    Annotated[
        NodeInstructionPrompt | NodeInstructionStaticText | SmsInstructionTemplate | UnknownSmsInstruction,
        Tagged(
            "type",
            {
                "prompt": "NodeInstructionPrompt",
                "static_text": "NodeInstructionStaticText",
                "template": "SmsInstructionTemplate",
            },
            "UnknownSmsInstruction",
            (),
        ),
    ],
)


class GlobalNodeSetting(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    condition: str
    go_back_conditions: list[NodeEdge] | None = None
    cool_down: Number | None = None
    positive_finetune_examples: list[GlobalNodeFinetuneTransitionExample] | None = None
    negative_finetune_examples: list[GlobalNodeFinetuneTransitionExample] | None = None


class NodeBaseCommon(Model):
    id: str
    name: str | None = None
    global_node_setting: GlobalNodeSetting | None = None
    display_position: Position | None = None


class ComponentNode(NodeBaseCommon):
    type: Literal["component"]
    component_id: str
    component_type: SharingScope
    edges: list[NodeEdge] | None = None
    else_edge: ElseEdge
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


class NodeBase(NodeBaseCommon):
    model_choice: ModelChoice | None = None


class PressDigitNode(NodeBase):
    type: Literal["press_digit"]
    instruction: NodeInstructionPrompt
    delay_ms: int | None = None
    edges: list[NodeEdge] | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


class SmsNode(NodeBase):
    type: Literal["sms"]
    instruction: SmsInstruction
    success_edge: SmsSuccessEdge
    failed_edge: SmsFailedEdge


class TransferCallNode(NodeBase):
    type: Literal["transfer_call"]
    transfer_destination: TransferDestination
    ignore_e164_validation: bool | None = None
    custom_sip_headers: dict[str, str] | None = None
    transfer_option: TransferOption
    edge: TransferFailedEdge
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None


class AgentSwapNode(NodeBase):
    type: Literal["agent_swap"]
    agent_id: str
    agent_version: AgentVersionReference | None = None
    post_call_analysis_setting: PostCallAnalysisSetting
    webhook_setting: AgentSwapWebhookSetting | None = None
    keep_current_voice: bool | None = None
    keep_current_language: bool | None = None
    edge: TransferFailedEdge
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None


class BranchNode(NodeBase):
    type: Literal["branch"]
    edges: list[NodeEdge] | None = None
    else_edge: ElseEdge
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


class BridgeTransferNode(NodeBase):
    type: Literal["bridge_transfer"]
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None


class CancelTransferNode(NodeBase):
    type: Literal["cancel_transfer"]
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None


class ConversationNode(NodeBase, AgentOverrideConfig):
    type: Literal["conversation"]
    instruction: NodeInstruction
    skip_response_edge: SkipResponseEdge | None = None
    always_edge: AlwaysEdge | None = None
    edges: list[NodeEdge] | None = None
    finetune_conversation_examples: list[NodeFinetuneConversationExample] | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None
    knowledge_base_ids: list[str] | None = None
    kb_config: KBConfig | None = None


class SubagentNode(NodeBase, AgentOverrideConfig):
    type: Literal["subagent"]
    instruction: NodeInstructionPrompt
    skip_response_edge: SkipResponseEdge | None = None
    always_edge: AlwaysEdge | None = None
    edges: list[NodeEdge] | None = None
    finetune_conversation_examples: list[NodeFinetuneConversationExample] | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None
    knowledge_base_ids: list[str] | None = None
    kb_config: KBConfig | None = None
    tool_ids: list[str] | None = None
    tools: list[Tool] | None = None


class EndNode(NodeBase):
    type: Literal["end"]
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None


class ExtractDynamicVariablesNode(NodeBase):
    type: Literal["extract_dynamic_variables"]
    variables: list[AnalysisData]
    edges: list[NodeEdge] | None = None
    else_edge: ElseEdge | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


class FunctionNode(NodeBase):
    type: Literal["function"]
    tool_id: str
    tool_type: SharingScope
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None
    wait_for_result: bool
    enable_typing_sound: bool | None = None
    edges: list[NodeEdge] | None = None
    else_edge: ElseEdge | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


class CodeNode(NodeBase):
    type: Literal["code"]
    code: str
    timeout_ms: int | None = None
    response_variables: dict[str, str] | None = None
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None
    wait_for_result: bool
    enable_typing_sound: bool | None = None
    edges: list[NodeEdge] | None = None
    else_edge: ElseEdge | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


class MCPNode(NodeBase):
    type: Literal["mcp"]
    mcp_id: str
    mcp_tool_name: str
    edges: list[NodeEdge] | None = None
    else_edge: ElseEdge | None = None
    response_variables: dict[str, str] | None = None
    speak_during_execution: bool | None = None
    instruction: NodeInstruction | None = None
    wait_for_result: bool
    enable_typing_sound: bool | None = None
    finetune_transition_examples: list[NodeFinetuneTransitionExample] | None = None


ConversationFlowNode = TypeAliasType(
    "ConversationFlowNode",
    Annotated[
        ConversationNode
        | SubagentNode
        | EndNode
        | FunctionNode
        | CodeNode
        | TransferCallNode
        | PressDigitNode
        | BranchNode
        | SmsNode
        | ExtractDynamicVariablesNode
        | AgentSwapNode
        | MCPNode
        | ComponentNode
        | BridgeTransferNode
        | CancelTransferNode
        | UnknownConversationFlowNode,
        Tagged(
            "type",
            {
                "conversation": "ConversationNode",
                "subagent": "SubagentNode",
                "end": "EndNode",
                "function": "FunctionNode",
                "code": "CodeNode",
                "transfer_call": "TransferCallNode",
                "press_digit": "PressDigitNode",
                "branch": "BranchNode",
                "sms": "SmsNode",
                "extract_dynamic_variables": "ExtractDynamicVariablesNode",
                "agent_swap": "AgentSwapNode",
                "mcp": "MCPNode",
                "component": "ComponentNode",
                "bridge_transfer": "BridgeTransferNode",
                "cancel_transfer": "CancelTransferNode",
            },
            "UnknownConversationFlowNode",
            (),
        ),
    ],
)


class CreateConversationFlowComponentRequest(Model):
    name: str
    tools: list[NodeTool] | None = None
    mcps: list[MCP] | None = None
    nodes: list[ConversationFlowNode]
    start_node_id: str | None = None
    begin_tag_display_position: Position | None = None
    notes: list[Note] | None = None
