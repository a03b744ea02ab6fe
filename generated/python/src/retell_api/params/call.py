"""What callers may send to `call`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .. import types

UserSentimentParam: TypeAlias = Literal["Negative", "Positive", "Neutral", "Unknown"]

StringOperatorParam: TypeAlias = Literal["eq", "ne", "sw", "ew", "co"]


class StringFilterParam(TypedDict, total=False):
    type: Required[Literal["string"]]
    op: Required[StringOperatorParam]
    value: Required[str]


NumberOperatorParam: TypeAlias = Literal["eq", "ne", "gt", "ge", "lt", "le"]


class NumberFilterParam(TypedDict, total=False):
    type: Required[Literal["number"]]
    op: Required[NumberOperatorParam]
    value: Required[float]


class BooleanFilterParam(TypedDict, total=False):
    type: Required[Literal["boolean"]]
    op: Required[Literal["eq"]]
    value: Required[bool]


class RangeFilterParam(TypedDict, total=False):
    type: Required[Literal["range"]]
    op: Required[Literal["bt"]]
    value: Required[Sequence[float]]


class CustomFieldFilterStringFilterParam(TypedDict, total=False):
    type: Required[Literal["string"]]
    op: Required[StringOperatorParam]
    value: Required[str]
    key: Required[str]


class CustomFieldFilterNumberFilterParam(TypedDict, total=False):
    type: Required[Literal["number"]]
    op: Required[NumberOperatorParam]
    value: Required[float]
    key: Required[str]


class CustomFieldFilterBooleanFilterParam(TypedDict, total=False):
    type: Required[Literal["boolean"]]
    op: Required[Literal["eq"]]
    value: Required[bool]
    key: Required[str]


class CustomFieldFilterRangeFilterParam(TypedDict, total=False):
    type: Required[Literal["range"]]
    op: Required[Literal["bt"]]
    value: Required[Sequence[float]]
    key: Required[str]


class CustomFieldFilterEnumFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[str]]
    key: Required[str]


PresenceOperatorParam: TypeAlias = Literal["pr", "np"]


class CustomFieldFilterPresentFilterParam(TypedDict, total=False):
    type: Required[Literal["present"]]
    op: Required[PresenceOperatorParam]
    key: Required[str]


CustomFieldFilterParam = TypeAliasType(
    "CustomFieldFilterParam",
    "CustomFieldFilterStringFilterParam | types.CustomFieldFilterStringFilter | CustomFieldFilterNumberFilterParam | types.CustomFieldFilterNumberFilter | CustomFieldFilterBooleanFilterParam | types.CustomFieldFilterBooleanFilter | CustomFieldFilterRangeFilterParam | types.CustomFieldFilterRangeFilter | CustomFieldFilterEnumFilterParam | types.CustomFieldFilterEnumFilter | CustomFieldFilterPresentFilterParam | types.CustomFieldFilterPresentFilter",
)


class AgentFilterParam(TypedDict, total=False):
    agent_id: Required[str]
    """At least 1 character."""
    version: Sequence[float]


NumberOrRangeFilterParam = TypeAliasType(
    "NumberOrRangeFilterParam", "NumberFilterParam | types.NumberFilter | RangeFilterParam | types.RangeFilter"
)


class ToolCallFilterParam(TypedDict, total=False):
    name: Required[str]
    latency_ms: NumberOrRangeFilterParam | types.NumberOrRangeFilter
    success: BooleanFilterParam


FilterableCallStatusParam: TypeAlias = Literal["not_connected", "ongoing", "ended", "error"]


class CallStatusFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[FilterableCallStatusParam]]


class DisconnectionReasonFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[DisconnectionReasonParam]]


CallTypeParam: TypeAlias = Literal["web_call", "phone_call"]


class CallTypeFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[CallTypeParam]]


CallDirectionParam: TypeAlias = Literal["inbound", "outbound"]


class CallDirectionFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[CallDirectionParam]]


class UserSentimentFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[UserSentimentParam]]


class DataStorageSettingFilterParam(TypedDict, total=False):
    type: Required[Literal["enum"]]
    op: Required[Literal["in"]]
    value: Required[Sequence[types.DataStorageSettingParam]]


class CallFilterDynamicVariablesItemParam(StringFilterParam, total=False):
    key: Required[str]


class CallFilterParam(TypedDict, total=False):
    agent: Sequence[AgentFilterParam]
    call_id: StringFilterParam
    batch_call_id: StringFilterParam
    call_status: CallStatusFilterParam
    in_voicemail: BooleanFilterParam
    disconnection_reason: DisconnectionReasonFilterParam
    from_number: StringFilterParam
    to_number: StringFilterParam
    call_type: CallTypeFilterParam
    direction: CallDirectionFilterParam
    user_sentiment: UserSentimentFilterParam
    data_storage_setting: DataStorageSettingFilterParam
    call_successful: BooleanFilterParam
    start_timestamp: NumberOrRangeFilterParam | types.NumberOrRangeFilter
    end_timestamp: NumberOrRangeFilterParam | types.NumberOrRangeFilter
    duration_ms: NumberOrRangeFilterParam | types.NumberOrRangeFilter
    combined_cost: NumberOrRangeFilterParam | types.NumberOrRangeFilter
    e2e_latency_p50: NumberOrRangeFilterParam | types.NumberOrRangeFilter
    tool_calls: Sequence[ToolCallFilterParam]
    custom_analysis_data: Sequence[CustomFieldFilterParam | types.CustomFieldFilter]
    custom_attributes: Sequence[CustomFieldFilterParam | types.CustomFieldFilter]
    metadata: Sequence[CustomFieldFilterParam | types.CustomFieldFilter]
    dynamic_variables: Sequence[CallFilterDynamicVariablesItemParam]


DisconnectionReasonParam: TypeAlias = Literal[
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


class CreatePhoneCallRequestParam(TypedDict, total=False):
    from_number: Required[str]
    """At least 1 character, example "+14157774444"."""
    to_number: Required[str]
    """At least 1 character, example "+12137774445"."""
    override_agent_id: str
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    agent_override: types.AgentOverrideRequestParam
    metadata: Mapping[str, object]
    retell_llm_dynamic_variables: Mapping[str, object]
    custom_sip_headers: Mapping[str, str]
    ignore_e164_validation: bool


class CreateWebCallRequestParam(TypedDict, total=False):
    agent_id: Required[str]
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    agent_override: types.AgentOverrideRequestParam
    metadata: Mapping[str, object]
    retell_llm_dynamic_variables: Mapping[str, object]
    current_node_id: str | None
    current_state: str | None


class TimestampThresholdParam(TypedDict, total=False):
    upper_threshold: int
    lower_threshold: int


class LegacyCallFilterParam(TypedDict, total=False):
    call_id: Sequence[str]
    agent_id: Sequence[str]
    version: Sequence[int]
    call_status: Sequence[FilterableCallStatusParam]
    in_voicemail: Sequence[bool]
    disconnection_reason: Sequence[DisconnectionReasonParam]
    from_number: Sequence[str]
    to_number: Sequence[str]
    batch_call_id: Sequence[str]
    call_type: Sequence[CallTypeParam]
    direction: Sequence[CallDirectionParam]
    user_sentiment: Sequence[UserSentimentParam]
    call_successful: Sequence[bool]
    start_timestamp: TimestampThresholdParam
    end_timestamp: TimestampThresholdParam
    duration_ms: TimestampThresholdParam
    e2e_latency_p50: TimestampThresholdParam
    metadata: Mapping[str, Sequence[str]]
    dynamic_variables: Mapping[str, Sequence[str]]


class ListCallsRequestParam(TypedDict, total=False):
    filter_criteria: LegacyCallFilterParam
    sort_order: types.SortOrderParam
    """Default "descending"."""
    limit: int
    """Default 50."""
    pagination_key: str


class ListCallsV3RequestParam(TypedDict, total=False):
    filter_criteria: CallFilterParam
    sort_order: types.SortOrderParam
    """Default "descending"."""
    limit: int
    """At most 1000, default 50."""
    skip: int
    """At least 0, default 0."""
    pagination_key: str


class RegisterPhoneCallRequestParam(TypedDict, total=False):
    agent_id: Required[str]
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    agent_override: types.AgentOverrideRequestParam
    from_number: str
    """At least 1 character, example "+14157774444"."""
    to_number: str
    """At least 1 character, example "+12137774445"."""
    direction: CallDirectionParam
    metadata: Mapping[str, object]
    retell_llm_dynamic_variables: Mapping[str, object]


class UpdateCallMetadataRequestParam(TypedDict, total=False):
    metadata: Mapping[str, object]
    data_storage_setting: types.DataStorageSettingParam
    override_dynamic_variables: Mapping[str, str] | None
    custom_attributes: Mapping[str, types.CustomAttributeValueParam | types.CustomAttributeValue]


CallCreatePhoneCallParams: TypeAlias = CreatePhoneCallRequestParam

CallCreateWebCallParams: TypeAlias = CreateWebCallRequestParam

CallListV1Params: TypeAlias = ListCallsRequestParam

CallListParams: TypeAlias = ListCallsV3RequestParam

CallRegisterPhoneCallParams: TypeAlias = RegisterPhoneCallRequestParam

CallUpdateParams: TypeAlias = UpdateCallMetadataRequestParam
