# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

from .shared import AgentVersionReference, BooleanAnalysisData, EnumAnalysisData, NumberAnalysisData, StringAnalysisData

ExecutionMessageType = TypeAliasType(
    "ExecutionMessageType", Annotated[Literal["prompt", "static_text"] | str, Open(str)]
)


AgentSwapWebhookSetting = TypeAliasType(
    "AgentSwapWebhookSetting",
    Annotated[Literal["both_agents", "only_destination_agent", "only_source_agent"] | str, Open(str)],
)


class UnknownAnalysisData(Model):
    """A variant that is newer than this package."""

    type: str


CalEventTypeId = TypeAliasType("CalEventTypeId", Number | str)


class BookAppointmentCalTool(Model):
    type: Literal["book_appointment_cal"]
    name: str
    description: str | None = None
    cal_api_key: str
    event_type_id: CalEventTypeId
    timezone: str | None = None


class BridgeTransferTool(Model):
    type: Literal["bridge_transfer"]
    name: str
    description: str | None = None
    speak_during_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None


class CancelTransferTool(Model):
    type: Literal["cancel_transfer"]
    name: str
    description: str | None = None
    speak_during_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None


class CheckAvailabilityCalTool(Model):
    type: Literal["check_availability_cal"]
    name: str
    description: str | None = None
    cal_api_key: str
    event_type_id: CalEventTypeId
    timezone: str | None = None


HttpMethod = TypeAliasType("HttpMethod", Annotated[Literal["GET", "POST", "PUT", "PATCH", "DELETE"] | str, Open(str)])


class CodeTool(Model):
    type: Literal["code"]
    name: str
    description: str | None = None
    code: str
    timeout_ms: int | None = None
    response_variables: dict[str, str] | None = None
    speak_during_execution: bool | None = None
    speak_after_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None
    enable_typing_sound: bool | None = None


class EndCallTool(Model):
    type: Literal["end_call"]
    name: str
    description: str | None = None
    speak_during_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None


class KBConfig(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    top_k: int | None = None
    filter_score: Number | None = None


class MCPTool(Model):
    type: Literal["mcp"]
    mcp_id: str | None = None
    name: str
    description: str
    input_schema: dict[str, str] | None = None
    response_variables: dict[str, str] | None = None
    speak_during_execution: bool | None = None
    speak_after_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None
    enable_typing_sound: bool | None = None


class MCP(Model):
    name: str
    url: str
    headers: dict[str, str] | None = None
    query_params: dict[str, str] | None = None
    timeout_ms: int | None = None


PostCallAnalysisSetting = TypeAliasType(
    "PostCallAnalysisSetting", Annotated[Literal["both_agents", "only_destination_agent"] | str, Open(str)]
)


class PressDigitTool(Model):
    type: Literal["press_digit"]
    name: str
    description: str | None = None
    delay_ms: int | None = None


class SmsContentInferred(Model):
    type: Literal["inferred"]
    prompt: str | None = None


class SmsContentPredefined(Model):
    type: Literal["predefined"]
    content: str | None = None


class SmsContentTemplate(Model):
    type: Literal["template"]
    template: Literal["info_collection"] | str


class UnknownSmsContent(Model):
    """A variant that is newer than this package."""

    type: str


class ToolParameter(Model):
    type: Literal["object"] | str
    properties: dict[str, Any]
    required: list[str] | None = None


class UnknownTool(Model):
    """A variant that is newer than this package."""

    type: str


class TransferDestinationInferred(Model):
    type: Literal["inferred"]
    prompt: str


class TransferDestinationPredefined(Model):
    type: Literal["predefined"]
    number: str
    extension: str | None = None


class UnknownTransferDestination(Model):
    """A variant that is newer than this package."""

    type: str


OnHoldMusic = TypeAliasType(
    "OnHoldMusic", Annotated[Literal["none", "relaxing_sound", "uplifting_beats", "ringtone"] | str, Open(str)]
)


class UnknownWarmTransferHandoff(Model):
    """A variant that is newer than this package."""

    type: str


class TransferAgent(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    agent_id: str
    agent_version: Number


TransferTimeoutAction = TypeAliasType(
    "TransferTimeoutAction", Annotated[Literal["bridge_transfer", "cancel_transfer"] | str, Open(str)]
)


class AgenticTransferConfig(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    transfer_agent: TransferAgent | None = None
    transfer_timeout_ms: Number | None = None
    action_on_timeout: TransferTimeoutAction | None = None


ColdTransferMode = TypeAliasType("ColdTransferMode", Annotated[Literal["sip_refer", "sip_invite"] | str, Open(str)])


class TransferOptionColdTransfer(Model):
    type: Literal["cold_transfer"]
    show_transferee_as_caller: bool | None = None
    cold_transfer_mode: ColdTransferMode | None = None
    transfer_ring_duration_ms: int | None = None


class UnknownTransferOption(Model):
    """A variant that is newer than this package."""

    type: str


class WarmTransferPrompt(Model):
    type: Literal["prompt"] | str | None = None
    prompt: str | None = None


class WarmTransferStaticMessage(Model):
    type: Literal["static_message"]
    message: str | None = None


class WarmTransferPromptTagged(Model):
    type: Literal["prompt"]
    prompt: str | None = None


class AgentSwapTool(Model):
    name: str
    type: Literal["agent_swap"]
    description: str | None = None
    agent_id: str
    agent_version: AgentVersionReference | None = None
    speak_during_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None
    post_call_analysis_setting: PostCallAnalysisSetting
    webhook_setting: AgentSwapWebhookSetting | None = None
    keep_current_voice: bool | None = None
    keep_current_language: bool | None = None


AnalysisData = TypeAliasType(
    "AnalysisData",
    Annotated[
        StringAnalysisData | EnumAnalysisData | BooleanAnalysisData | NumberAnalysisData | UnknownAnalysisData,
        Tagged(
            "type",
            {
                "string": "StringAnalysisData",
                "enum": "EnumAnalysisData",
                "boolean": "BooleanAnalysisData",
                "number": "NumberAnalysisData",
            },
            "UnknownAnalysisData",
            (),
        ),
    ],
)


class CustomTool(Model):
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


class ExtractDynamicVariableTool(Model):
    type: Literal["extract_dynamic_variable"]
    name: str
    description: str
    variables: list[AnalysisData]


SmsContent = TypeAliasType(
    "SmsContent",
    Annotated[
        SmsContentPredefined | SmsContentInferred | SmsContentTemplate | UnknownSmsContent,
        Tagged(
            "type",
            {"predefined": "SmsContentPredefined", "inferred": "SmsContentInferred", "template": "SmsContentTemplate"},
            "UnknownSmsContent",
            (),
        ),
    ],
)


TransferDestination = TypeAliasType(
    "TransferDestination",
    Annotated[
        TransferDestinationPredefined | TransferDestinationInferred | UnknownTransferDestination,
        Tagged(
            "type",
            {"predefined": "TransferDestinationPredefined", "inferred": "TransferDestinationInferred"},
            "UnknownTransferDestination",
            (),
        ),
    ],
)


WarmTransferHandoff = TypeAliasType(
    "WarmTransferHandoff",
    Annotated[
        WarmTransferPromptTagged | WarmTransferStaticMessage | UnknownWarmTransferHandoff,
        Tagged(
            "type",
            {"prompt": "WarmTransferPromptTagged", "static_message": "WarmTransferStaticMessage"},
            "UnknownWarmTransferHandoff",
            (),
        ),
    ],
)


class TransferOptionAgenticWarmTransfer(Model):
    type: Literal["agentic_warm_transfer"]
    show_transferee_as_caller: bool | None = None
    on_hold_music: OnHoldMusic | None = None
    transfer_ring_duration_ms: int | None = None
    public_handoff_option: WarmTransferHandoff | None = None
    agentic_transfer_config: AgenticTransferConfig
    enable_bridge_audio_cue: bool | None = None


class TransferOptionWarmTransfer(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["warm_transfer"]
    show_transferee_as_caller: bool | None = None
    agent_detection_timeout_ms: Number | None = None
    transfer_ring_duration_ms: int | None = None
    on_hold_music: OnHoldMusic | None = None
    public_handoff_option: WarmTransferHandoff | None = None
    private_handoff_option: WarmTransferHandoff | None = None
    ivr_option: WarmTransferPrompt | None = None
    opt_out_human_detection: bool | None = None
    enable_bridge_audio_cue: bool | None = None


TransferOption = TypeAliasType(
    "TransferOption",
    Annotated[
        TransferOptionColdTransfer
        | TransferOptionWarmTransfer
        | TransferOptionAgenticWarmTransfer
        | UnknownTransferOption,
        Tagged(
            "type",
            {
                "cold_transfer": "TransferOptionColdTransfer",
                "warm_transfer": "TransferOptionWarmTransfer",
                "agentic_warm_transfer": "TransferOptionAgenticWarmTransfer",
            },
            "UnknownTransferOption",
            (),
        ),
    ],
)


class SendSMSTool(Model):
    name: str
    type: Literal["send_sms"]
    description: str | None = None
    speak_during_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None
    sms_content: SmsContent


class TransferCallTool(Model):
    type: Literal["transfer_call"]
    name: str
    description: str | None = None
    transfer_destination: TransferDestination
    ignore_e164_validation: bool | None = None
    custom_sip_headers: dict[str, str] | None = None
    transfer_option: TransferOption
    speak_during_execution: bool | None = None
    execution_message_description: str | None = None
    execution_message_type: ExecutionMessageType | None = None


Tool = TypeAliasType(
    "Tool",
    Annotated[
        EndCallTool
        | TransferCallTool
        | CheckAvailabilityCalTool
        | BookAppointmentCalTool
        | AgentSwapTool
        | PressDigitTool
        | SendSMSTool
        | CustomTool
        | CodeTool
        | ExtractDynamicVariableTool
        | BridgeTransferTool
        | CancelTransferTool
        | MCPTool
        | UnknownTool,
        Tagged(
            "type",
            {
                "end_call": "EndCallTool",
                "transfer_call": "TransferCallTool",
                "check_availability_cal": "CheckAvailabilityCalTool",
                "book_appointment_cal": "BookAppointmentCalTool",
                "agent_swap": "AgentSwapTool",
                "press_digit": "PressDigitTool",
                "send_sms": "SendSMSTool",
                "custom": "CustomTool",
                "code": "CodeTool",
                "extract_dynamic_variable": "ExtractDynamicVariableTool",
                "bridge_transfer": "BridgeTransferTool",
                "cancel_transfer": "CancelTransferTool",
                "mcp": "MCPTool",
            },
            "UnknownTool",
            (),
        ),
    ],
)
