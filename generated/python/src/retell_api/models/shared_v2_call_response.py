# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

from .shared import DataStorageSetting, NodeTransitionType, ProductCost, UserSentiment


class CallLatency(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    p50: Number | None = None
    p90: Number | None = None
    p95: Number | None = None
    p99: Number | None = None
    max: Number | None = None
    min: Number | None = None
    num: Number | None = None
    values: list[Number] | None = None


class DTMFUtterance(Model):
    role: Literal["dtmf"]
    digit: str


CallDirection = TypeAliasType("CallDirection", Annotated[Literal["inbound", "outbound"] | str, Open(str)])


DisconnectionReason = TypeAliasType(
    "DisconnectionReason",
    Annotated[
        Literal[
            "user_hangup",
            "agent_hangup",
            "call_transfer",
            "voicemail_reached",
            "ivr_reached",
            "inactivity",
            "max_duration_reached",
            "concurrency_limit_reached",
            "no_valid_payment",
            "scam_detected",
            "dial_busy",
            "dial_failed",
            "dial_no_answer",
            "invalid_destination",
            "telephony_provider_permission_denied",
            "telephony_provider_unavailable",
            "sip_routing_error",
            "marked_as_spam",
            "user_declined",
            "error_llm_websocket_open",
            "error_llm_websocket_lost_connection",
            "error_llm_websocket_runtime",
            "error_llm_websocket_corrupt_payload",
            "error_no_audio_received",
            "error_asr",
            "error_retell",
            "error_unknown",
            "error_user_not_joined",
            "registered_call_timeout",
            "transfer_bridged",
            "transfer_cancelled",
            "manual_stopped",
        ]
        | str,
        Open(str),
    ],
)


class ToolCallInvocationUtterance(Model):
    role: Literal["tool_call_invocation"]
    tool_call_id: str
    name: str
    arguments: str
    thought_signature: str | None = None


class ToolCallResultUtterance(Model):
    role: Literal["tool_call_result"]
    tool_call_id: str
    content: str
    successful: bool | None = None


class UnknownUtteranceOrToolCall(Model):
    """A variant that is newer than this package."""

    role: str


UtteranceRole = TypeAliasType("UtteranceRole", Annotated[Literal["agent", "user", "transfer_target"] | str, Open(str)])


class UtteranceWord(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    word: str | None = None
    start: Number | None = None
    end: Number | None = None


class Utterance(Model):
    role: Literal["agent", "user", "transfer_target"]
    content: str
    words: list[UtteranceWord]


CallStatus = TypeAliasType(
    "CallStatus", Annotated[Literal["registered", "not_connected", "ongoing", "ended", "error"] | str, Open(str)]
)


class CallLatencies(Model):
    e2e: CallLatency | None = None
    asr: CallLatency | None = None
    llm: CallLatency | None = None
    llm_websocket_network_rtt: CallLatency | None = None
    tts: CallLatency | None = None
    knowledge_base: CallLatency | None = None
    s2s: CallLatency | None = None


class LlmTokenUsage(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    values: list[Number]
    average: Number
    num_requests: Number


class UnknownV2CallResponse(Model):
    """A variant that is newer than this package."""

    call_type: str


class TelephonyIdentifier(Model):
    twilio_call_sid: str | None = None


class CallAnalysis(Model):
    call_summary: str | None = None
    in_voicemail: bool | None = None
    user_sentiment: UserSentiment | None = None
    call_successful: bool | None = None
    custom_analysis_data: dict[str, Any] | None = None


class NodeTransitionUtterance(Model):
    role: Literal["node_transition"]
    former_node_id: str
    former_node_name: str
    new_node_id: str
    new_node_name: str
    transition_type: NodeTransitionType | None = None


UtteranceOrToolCall = TypeAliasType(
    "UtteranceOrToolCall",
    Annotated[
        Utterance
        | ToolCallInvocationUtterance
        | ToolCallResultUtterance
        | NodeTransitionUtterance
        | DTMFUtterance
        | UnknownUtteranceOrToolCall,
        Tagged(
            "role",
            {
                "agent": "Utterance",
                "user": "Utterance",
                "transfer_target": "Utterance",
                "tool_call_invocation": "ToolCallInvocationUtterance",
                "tool_call_result": "ToolCallResultUtterance",
                "node_transition": "NodeTransitionUtterance",
                "dtmf": "DTMFUtterance",
            },
            "UnknownUtteranceOrToolCall",
            (),
        ),
    ],
)


class CallCost(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    product_costs: list[ProductCost]
    total_duration_seconds: Number
    total_duration_unit_price: Number
    combined_cost: Number


class V2CallBase(Model):
    call_id: str
    agent_id: str
    agent_name: str | None = None
    agent_version: int
    call_status: CallStatus
    metadata: dict[str, Any] | None = None
    retell_llm_dynamic_variables: dict[str, Any] | None = None
    collected_dynamic_variables: dict[str, Any] | None = None
    custom_sip_headers: dict[str, str] | None = None
    data_storage_setting: DataStorageSetting | None = None
    opt_in_signed_url: bool | None = None
    start_timestamp: int | None = None
    end_timestamp: int | None = None
    transfer_end_timestamp: int | None = None
    duration_ms: int | None = None
    transcript: str | None = None
    transcript_object: list[Utterance] | None = None
    transcript_with_tool_calls: list[UtteranceOrToolCall] | None = None
    scrubbed_transcript_with_tool_calls: list[UtteranceOrToolCall] | None = None
    recording_url: str | None = None
    recording_multi_channel_url: str | None = None
    scrubbed_recording_url: str | None = None
    scrubbed_recording_multi_channel_url: str | None = None
    public_log_url: str | None = None
    knowledge_base_retrieved_contents_url: str | None = None
    latency: CallLatencies | None = None
    disconnection_reason: DisconnectionReason | None = None
    transfer_destination: str | None = None
    call_analysis: CallAnalysis | None = None
    call_cost: CallCost | None = None
    llm_token_usage: LlmTokenUsage | None = None


class V2PhoneCallResponse(V2CallBase):
    call_type: Literal["phone_call"]
    from_number: str
    to_number: str
    direction: CallDirection
    telephony_identifier: TelephonyIdentifier | None = None


class V2WebCallResponse(V2CallBase):
    call_type: Literal["web_call"]
    access_token: str


V2CallResponse = TypeAliasType(
    "V2CallResponse",
    Annotated[
        V2WebCallResponse | V2PhoneCallResponse | UnknownV2CallResponse,
        Tagged(
            "call_type",
            {"web_call": "V2WebCallResponse", "phone_call": "V2PhoneCallResponse"},
            "UnknownV2CallResponse",
            (),
        ),
    ],
)
