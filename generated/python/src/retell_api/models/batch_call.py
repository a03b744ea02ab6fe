# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open

DayOfWeek = TypeAliasType(
    "DayOfWeek",
    Annotated[Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] | str, Open(str)],
)


class TimeWindow(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    start: Number
    end: Number


class CallTimeWindow(Model):
    windows: list[TimeWindow]
    timezone: str | None = None
    day: list[DayOfWeek] | None = None


class BatchCallResponse(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    batch_call_id: str
    name: str
    from_number: str
    scheduled_timestamp: Number
    total_task_count: Number
    call_time_window: CallTimeWindow | None = None
