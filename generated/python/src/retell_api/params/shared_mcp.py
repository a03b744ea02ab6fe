"""What callers may send to `shared_mcp`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

ExecutionMessageTypeParam: TypeAlias = Literal["prompt", "static_text"]


class AgentSwapToolParam(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["agent_swap"]]
    description: str
    agent_id: Required[str]
    """At least 1 character."""
    agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    speak_during_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam
    post_call_analysis_setting: Required[PostCallAnalysisSettingParam]
    webhook_setting: AgentSwapWebhookSettingParam
    keep_current_voice: bool
    keep_current_language: bool


AgentSwapWebhookSettingParam: TypeAlias = Literal["both_agents", "only_destination_agent", "only_source_agent"]

AnalysisDataParam = TypeAliasType(
    "AnalysisDataParam",
    "types.StringAnalysisDataParam | types.StringAnalysisData | types.EnumAnalysisDataParam | types.EnumAnalysisData | types.BooleanAnalysisDataParam | types.BooleanAnalysisData | types.NumberAnalysisDataParam | types.NumberAnalysisData",
)

CalEventTypeIdParam: TypeAlias = float | str


class BookAppointmentCalToolParam(TypedDict, total=False):
    type: Required[Literal["book_appointment_cal"]]
    name: Required[str]
    description: str
    cal_api_key: Required[str]
    event_type_id: Required[CalEventTypeIdParam | types.CalEventTypeId]
    timezone: str


class BridgeTransferToolParam(TypedDict, total=False):
    type: Required[Literal["bridge_transfer"]]
    name: Required[str]
    description: str
    speak_during_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam


class CancelTransferToolParam(TypedDict, total=False):
    type: Required[Literal["cancel_transfer"]]
    name: Required[str]
    description: str
    speak_during_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam


class CheckAvailabilityCalToolParam(TypedDict, total=False):
    type: Required[Literal["check_availability_cal"]]
    name: Required[str]
    description: str
    cal_api_key: Required[str]
    event_type_id: Required[CalEventTypeIdParam | types.CalEventTypeId]
    timezone: str


HttpMethodParam: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class CustomToolParam(TypedDict, total=False):
    type: Required[Literal["custom"]]
    name: Required[str]
    url: Required[str]
    description: str
    method: HttpMethodParam
    headers: Mapping[str, str]
    query_params: Mapping[str, str]
    parameters: ToolParameterParam | types.ToolParameter
    response_variables: Mapping[str, str]
    speak_during_execution: bool
    speak_after_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam
    timeout_ms: int
    args_at_root: bool
    enable_typing_sound: bool


class CodeToolParam(TypedDict, total=False):
    type: Required[Literal["code"]]
    name: Required[str]
    description: str
    code: Required[str]
    """At most 20000 characters."""
    timeout_ms: int
    """At least 5000, at most 60000."""
    response_variables: Mapping[str, str]
    speak_during_execution: bool
    speak_after_execution: bool
    """Default True."""
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam
    enable_typing_sound: bool


class EndCallToolParam(TypedDict, total=False):
    type: Required[Literal["end_call"]]
    name: Required[str]
    description: str
    speak_during_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam


class ExtractDynamicVariableToolParam(TypedDict, total=False):
    type: Required[Literal["extract_dynamic_variable"]]
    name: Required[str]
    description: Required[str]
    variables: Required[Sequence[AnalysisDataParam | types.AnalysisData]]


class MCPToolParam(TypedDict, total=False):
    type: Required[Literal["mcp"]]
    mcp_id: str
    name: Required[str]
    description: Required[str]
    input_schema: Mapping[str, str]
    response_variables: Mapping[str, str]
    speak_during_execution: bool
    speak_after_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam
    enable_typing_sound: bool


class MCPParam(TypedDict, total=False):
    name: Required[str]
    url: Required[str]
    headers: Mapping[str, str]
    query_params: Mapping[str, str]
    timeout_ms: int


PostCallAnalysisSettingParam: TypeAlias = Literal["both_agents", "only_destination_agent"]


class PressDigitToolParam(TypedDict, total=False):
    type: Required[Literal["press_digit"]]
    name: Required[str]
    description: str
    delay_ms: int


class SendSMSToolParam(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["send_sms"]]
    description: str
    speak_during_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam
    sms_content: Required[SmsContentParam | types.SmsContent]


class SmsContentInferredParam(TypedDict, total=False):
    type: Required[Literal["inferred"]]
    prompt: str


class SmsContentPredefinedParam(TypedDict, total=False):
    type: Required[Literal["predefined"]]
    content: str


class SmsContentTemplateParam(TypedDict, total=False):
    type: Required[Literal["template"]]
    template: Required[Literal["info_collection"]]


SmsContentParam = TypeAliasType(
    "SmsContentParam",
    "SmsContentPredefinedParam | types.SmsContentPredefined | SmsContentInferredParam | types.SmsContentInferred | SmsContentTemplateParam | types.SmsContentTemplate",
)


class ToolParameterParam(TypedDict, total=False):
    type: Required[Literal["object"]]
    properties: Required[Mapping[str, object]]
    required: Sequence[str]


ToolParam = TypeAliasType(
    "ToolParam",
    "EndCallToolParam | types.EndCallTool | TransferCallToolParam | types.TransferCallTool | CheckAvailabilityCalToolParam | types.CheckAvailabilityCalTool | BookAppointmentCalToolParam | types.BookAppointmentCalTool | AgentSwapToolParam | types.AgentSwapTool | PressDigitToolParam | types.PressDigitTool | SendSMSToolParam | types.SendSMSTool | CustomToolParam | types.CustomTool | CodeToolParam | types.CodeTool | ExtractDynamicVariableToolParam | types.ExtractDynamicVariableTool | BridgeTransferToolParam | types.BridgeTransferTool | CancelTransferToolParam | types.CancelTransferTool | MCPToolParam | types.MCPTool",
)


class TransferCallToolParam(TypedDict, total=False):
    type: Required[Literal["transfer_call"]]
    name: Required[str]
    description: str
    transfer_destination: Required[TransferDestinationParam | types.TransferDestination]
    ignore_e164_validation: bool
    custom_sip_headers: Mapping[str, str]
    transfer_option: Required[TransferOptionParam | types.TransferOption]
    speak_during_execution: bool
    execution_message_description: str
    execution_message_type: ExecutionMessageTypeParam


class TransferDestinationInferredParam(TypedDict, total=False):
    type: Required[Literal["inferred"]]
    prompt: Required[str]


class TransferDestinationPredefinedParam(TypedDict, total=False):
    type: Required[Literal["predefined"]]
    number: Required[str]
    extension: str


TransferDestinationParam = TypeAliasType(
    "TransferDestinationParam",
    "TransferDestinationPredefinedParam | types.TransferDestinationPredefined | TransferDestinationInferredParam | types.TransferDestinationInferred",
)

OnHoldMusicParam: TypeAlias = Literal["none", "relaxing_sound", "uplifting_beats", "ringtone"]

WarmTransferHandoffParam = TypeAliasType(
    "WarmTransferHandoffParam",
    "WarmTransferPromptTaggedParam | types.WarmTransferPromptTagged | WarmTransferStaticMessageParam | types.WarmTransferStaticMessage",
)


class TransferAgentParam(TypedDict, total=False):
    agent_id: Required[str]
    """At least 1 character."""
    agent_version: Required[float]


TransferTimeoutActionParam: TypeAlias = Literal["bridge_transfer", "cancel_transfer"]


class AgenticTransferConfigParam(TypedDict, total=False):
    transfer_agent: TransferAgentParam | types.TransferAgent
    transfer_timeout_ms: float
    """Default 30000."""
    action_on_timeout: TransferTimeoutActionParam
    """Default "cancel_transfer"."""


class TransferOptionAgenticWarmTransferParam(TypedDict, total=False):
    type: Required[Literal["agentic_warm_transfer"]]
    show_transferee_as_caller: bool
    on_hold_music: OnHoldMusicParam
    transfer_ring_duration_ms: int
    """At least 5000, at most 90000."""
    public_handoff_option: WarmTransferHandoffParam | types.WarmTransferHandoff | None
    agentic_transfer_config: Required[AgenticTransferConfigParam | types.AgenticTransferConfig]
    enable_bridge_audio_cue: bool
    """Default True."""


ColdTransferModeParam: TypeAlias = Literal["sip_refer", "sip_invite"]


class TransferOptionColdTransferParam(TypedDict, total=False):
    type: Required[Literal["cold_transfer"]]
    show_transferee_as_caller: bool
    cold_transfer_mode: ColdTransferModeParam
    """Default "sip_invite"."""
    transfer_ring_duration_ms: int
    """At least 5000, at most 90000."""


class TransferOptionWarmTransferParam(TypedDict, total=False):
    type: Required[Literal["warm_transfer"]]
    show_transferee_as_caller: bool
    agent_detection_timeout_ms: float
    transfer_ring_duration_ms: int
    """At least 5000, at most 90000."""
    on_hold_music: OnHoldMusicParam
    public_handoff_option: WarmTransferHandoffParam | types.WarmTransferHandoff | None
    private_handoff_option: WarmTransferHandoffParam | types.WarmTransferHandoff | None
    ivr_option: WarmTransferPromptParam | types.WarmTransferPrompt
    opt_out_human_detection: bool
    enable_bridge_audio_cue: bool
    """Default True."""


TransferOptionParam = TypeAliasType(
    "TransferOptionParam",
    "TransferOptionColdTransferParam | types.TransferOptionColdTransfer | TransferOptionWarmTransferParam | types.TransferOptionWarmTransfer | TransferOptionAgenticWarmTransferParam | types.TransferOptionAgenticWarmTransfer",
)


class WarmTransferPromptParam(TypedDict, total=False):
    type: Literal["prompt"]
    prompt: str


class WarmTransferStaticMessageParam(TypedDict, total=False):
    type: Required[Literal["static_message"]]
    message: str


class WarmTransferPromptTaggedParam(TypedDict, total=False):
    type: Required[Literal["prompt"]]
    prompt: str
