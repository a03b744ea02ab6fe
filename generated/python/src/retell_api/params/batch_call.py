"""What callers may send to `batch_call`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias

from typing_extensions import TypedDict

from .. import types


class BatchCallTaskParam(TypedDict, total=False):
    to_number: Required[str]
    """At least 1 character, example "+12137774445"."""
    ignore_e164_validation: bool
    override_agent_id: str
    """At least 1 character, example "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD"."""
    override_agent_version: types.AgentVersionReferenceParam | types.AgentVersionReference
    agent_override: types.AgentOverrideRequestParam
    retell_llm_dynamic_variables: Mapping[str, object]
    metadata: Mapping[str, object]
    custom_sip_headers: Mapping[str, str]


class CallTimeWindowParam(TypedDict, total=False):
    windows: Required[Sequence[TimeWindowParam | types.TimeWindow]]
    """At least 1 item."""
    timezone: str
    day: Sequence[DayOfWeekParam]


DayOfWeekParam: TypeAlias = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class TimeWindowParam(TypedDict, total=False):
    start: Required[float]
    end: Required[float]


class CreateBatchCallRequestParam(TypedDict, total=False):
    name: str
    trigger_timestamp: float
    from_number: Required[str]
    """At least 1 character, example "+14157774444"."""
    reserved_concurrency: int
    """At least 0."""
    tasks: Required[Sequence[BatchCallTaskParam]]
    call_time_window: CallTimeWindowParam | types.CallTimeWindow


BatchCallCreateBatchCallParams: TypeAlias = CreateBatchCallRequestParam
