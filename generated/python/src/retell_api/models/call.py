# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

from .shared import DataStorageSetting, PaginatedResponseBase
from .shared_v2_call_response import (
    CallAnalysis,
    CallCost,
    CallDirection,
    CallLatencies,
    CallStatus,
    DisconnectionReason,
    LlmTokenUsage,
    TelephonyIdentifier,
    V2CallResponse,
)

StringOperator = TypeAliasType("StringOperator", Annotated[Literal["eq", "ne", "sw", "ew", "co"] | str, Open(str)])


NumberOperator = TypeAliasType(
    "NumberOperator", Annotated[Literal["eq", "ne", "gt", "ge", "lt", "le"] | str, Open(str)]
)


class NumberFilter(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["number"]
    op: NumberOperator
    value: Number


class RangeFilter(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["range"]
    op: Literal["bt"] | str
    value: list[Number]


class CustomFieldFilterStringFilter(Model):
    type: Literal["string"]
    op: StringOperator
    value: str
    key: str


class CustomFieldFilterNumberFilter(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["number"]
    op: NumberOperator
    value: Number
    key: str


class CustomFieldFilterBooleanFilter(Model):
    type: Literal["boolean"]
    op: Literal["eq"] | str
    value: bool
    key: str


class CustomFieldFilterRangeFilter(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["range"]
    op: Literal["bt"] | str
    value: list[Number]
    key: str


class CustomFieldFilterEnumFilter(Model):
    type: Literal["enum"]
    op: Literal["in"] | str
    value: list[str]
    key: str


PresenceOperator = TypeAliasType("PresenceOperator", Annotated[Literal["pr", "np"] | str, Open(str)])


class CustomFieldFilterPresentFilter(Model):
    type: Literal["present"]
    op: PresenceOperator
    key: str


class UnknownCustomFieldFilter(Model):
    """A variant that is newer than this package."""

    type: str


class UnknownNumberOrRangeFilter(Model):
    """A variant that is newer than this package."""

    type: str


class UnknownV3CallResponse(Model):
    """A variant that is newer than this package."""

    call_type: str


CustomFieldFilter = TypeAliasType(
    "CustomFieldFilter",
    Annotated[
        CustomFieldFilterStringFilter
        | CustomFieldFilterNumberFilter
        | CustomFieldFilterBooleanFilter
        | CustomFieldFilterRangeFilter
        | CustomFieldFilterEnumFilter
        | CustomFieldFilterPresentFilter
        | UnknownCustomFieldFilter,
        Tagged(
            "type",
            {
                "string": "CustomFieldFilterStringFilter",
                "number": "CustomFieldFilterNumberFilter",
                "boolean": "CustomFieldFilterBooleanFilter",
                "range": "CustomFieldFilterRangeFilter",
                "enum": "CustomFieldFilterEnumFilter",
                "present": "CustomFieldFilterPresentFilter",
            },
            "UnknownCustomFieldFilter",
            (),
        ),
    ],
)


NumberOrRangeFilter = TypeAliasType(
    "NumberOrRangeFilter",
    Annotated[
        NumberFilter | RangeFilter | UnknownNumberOrRangeFilter,
        Tagged("type", {"number": "NumberFilter", "range": "RangeFilter"}, "UnknownNumberOrRangeFilter", ()),
    ],
)


class V3WebCallResponse(Model):
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
    call_type: Literal["web_call"]
    access_token: str


class V3PhoneCallResponse(Model):
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
    call_type: Literal["phone_call"]
    from_number: str
    to_number: str
    direction: CallDirection
    telephony_identifier: TelephonyIdentifier | None = None


V3CallResponse = TypeAliasType(
    "V3CallResponse",
    Annotated[
        V3WebCallResponse | V3PhoneCallResponse | UnknownV3CallResponse,
        Tagged(
            "call_type",
            {"web_call": "V3WebCallResponse", "phone_call": "V3PhoneCallResponse"},
            "UnknownV3CallResponse",
            (),
        ),
    ],
)


class ListCallsV3Response(PaginatedResponseBase):
    items: list[V3CallResponse] | None = None


CallListV1Response = TypeAliasType("CallListV1Response", list[V2CallResponse])
