"""Batches of calls: made at a time, within windows of the day, as far as there are places.

Knows windows and tasks; single calls are made elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any as Json
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from emulator.facts import Deviation, Fact
from emulator.pack import Module
from emulator.problem import Problem
from emulator.prose_formats import FORMATS
from emulator.resources.call_agent import own_number
from emulator.resources.call_making import outbound_agent, phone_call, require_e164, require_variables
from emulator.resources.concurrency import BATCHES, WAITING, limit, live
from emulator.resources.references import require_references
from emulator.session import Reply, Session
from emulator.timers import Timer

ZONE = "America/Los_Angeles"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LAST_SECOND = 100_000_000_000
"""A time below this is in seconds since 1970, not in milliseconds: it lies in the year 5138, or in 1973."""

LATEST = 32_503_680_000_000
"""The year 3000: no batch begins later."""

ELSEWHERE = frozenset(("from_number",))


def create(session: Session) -> Reply:
    """A batch that waits for its time."""
    body = session.body
    require_e164(session, body, "from_number")
    number = own_number(session, body["from_number"])
    if not body["tasks"] and session.world.heeds_prose:
        raise Problem("invalid", "request/body/tasks must NOT have fewer than 1 items", prefer=(400,))
    for at, task in enumerate(body["tasks"]):
        _require(session, number, task, f"request/body/tasks/{at}")
    require_references(session, body, besides=ELSEWHERE)
    window = body.get("call_time_window")
    if window is not None and session.world.heeds_prose:
        _require_window(window)
    identity = session.new_id("batch_call_", 21)
    at = trigger(session, body.get("trigger_timestamp"))
    value = {
        "batch_call_id": identity,
        "name": body.get("name") or f"Batch call {identity[-6:]}",
        "from_number": body["from_number"],
        "scheduled_timestamp": at / 1000,
        "total_task_count": len(body["tasks"]),
        **({"call_time_window": window} if window is not None else {}),
        "(tasks)": body["tasks"],
        "(next)": 0,
        "(reserved)": body.get("reserved_concurrency", 0),
    }
    session.put(BATCHES, identity, value)
    session.later(at - session.now, "batch-called", BATCHES, identity)
    return Reply(value)


def _require(session: Session, number: Mapping[str, Json], task: Mapping[str, Json], where: str) -> None:
    """A task must name a number, and there must be an agent for it."""
    if not task.get("ignore_e164_validation"):
        require_e164(session, task, "to_number", where=where)
    require_variables(session, task, where=where)
    if task.get("override_agent_id") is not None or not number.get("outbound_agents"):
        outbound_agent(session, number, task)


def trigger(session: Session, given: float | None) -> int:
    """When a batch begins: at once, or at a time in the future that is given in seconds or milliseconds."""
    if given is None:
        return session.now
    moment = given * 1000 if given < LAST_SECOND else given
    return int(max(session.now, min(moment, LATEST)))


def called(session: Session, timer: Timer) -> None:
    """Make as many calls as there are places for, if this is a time to call; else wait."""
    batch = session.need(BATCHES, timer.key)
    opens = opening(session.now, batch.get("call_time_window"))
    if opens is None or opens > session.now:
        session.put(BATCHES, timer.key, {**batch, WAITING: False})
        if opens is not None:
            session.later(opens - session.now, "batch-called", BATCHES, timer.key)
        return
    tasks, after = batch["(tasks)"], batch["(next)"]
    free = max(0, limit(session) - int(batch["(reserved)"]) - live(session))
    until = min(len(tasks), after + free)
    for task in tasks[after:until]:
        _call(session, batch, task)
    session.put(BATCHES, timer.key, {**batch, "(next)": until, WAITING: until < len(tasks)})


def _call(session: Session, batch: Mapping[str, Json], task: Mapping[str, Json]) -> None:
    """Make one call; where the number or the agent has gone since, there is none."""
    try:
        number = own_number(session, batch["from_number"])
        agent = outbound_agent(session, number, task)
    except Problem:
        return
    phone_call(session, number, agent, task, placed=True, **{"(batch_call_id)": batch["batch_call_id"]})


# Windows


def _require_window(window: Mapping[str, Json]) -> None:
    """Raises Problem('invalid') for a window that is empty or crosses midnight, and for an unknown zone."""
    where = "request/body/call_time_window"
    for at, each in enumerate(window["windows"]):
        if not 0 <= each["start"] < each["end"] <= 24 * 60:
            message = f"{where}/windows/{at}/start must be before end, within one day"
            raise Problem("invalid", message, prefer=(400,))
    if "timezone" in window and not FORMATS["iana-timezone"](window["timezone"]):
        raise Problem("invalid", f"{where}/timezone must be a name of the IANA time zone database", prefer=(400,))


def opening(now: int, window: Mapping[str, Json] | None) -> int | None:
    """The first moment from `now` on (milliseconds) at which calls may be made; None where there never is one."""
    if window is None:
        return now
    moments = (max(now, opens) for opens, closes in _windows(now, window) if closes > now)
    return next(moments, None)


def _windows(now: int, window: Mapping[str, Json]) -> Iterator[tuple[int, int]]:
    """The windows of today and of the eight days that follow, in order."""
    zone = _zone(window.get("timezone"))
    today = datetime.fromtimestamp(now / 1000, zone).date()
    days = window.get("day") or DAYS
    hours = sorted((each["start"], each["end"]) for each in window["windows"] if each["start"] < each["end"])
    for ahead in range(9):
        day = today + timedelta(days=ahead)
        if DAYS[day.weekday()] in days:
            midnight = datetime.combine(day, time(), zone)
            for start, end in hours:
                yield _moment(midnight, start), _moment(midnight, end)


def _moment(midnight: datetime, minutes: float) -> int:
    """A time of the day as the clocks on the wall show it, in milliseconds since 1970."""
    return int((midnight + timedelta(minutes=min(max(minutes, 0), 24 * 60))).timestamp() * 1000)


def _zone(name: Json) -> ZoneInfo:
    try:
        return ZoneInfo(name) if isinstance(name, str) else ZoneInfo(ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(ZONE)


def _refused(pointer: str) -> tuple[Deviation, ...]:
    return tuple(
        Deviation(profile=profile, kind="refusal", operations=("createBatchCall",), pointer=pointer)
        for profile in ("live", "strict")
    )


BATCH_CALL = Module(
    behaviours={"createBatchCall": create},
    transitions={"batch-called": called},
    facts=(
        Fact(
            id="batch-from-own-number",
            evidence="assumed",
            says="A batch from a number that is not owned is refused as a single call is.",
            deviations=(Deviation(profile="live", kind="status", operations=("createBatchCall",), status=404),),
        ),
        Fact(
            id="batch-numbers-and-variables",
            evidence="stated",
            says="Numbers of a batch are E.164, and its dynamic variables texts.",
            deviations=(
                *_refused("/from_number"),
                *_refused("/tasks/*/to_number"),
                *_refused("/tasks/*/retell_llm_dynamic_variables"),
            ),
        ),
        Fact(
            id="batch-windows-within-a-day",
            evidence="stated",
            says="A window begins before it ends and does not cross midnight; its zone is one of IANA's.",
            deviations=(*_refused("/call_time_window/windows/*/start"), *_refused("/call_time_window/timezone")),
        ),
        Fact(
            id="batch-needs-tasks",
            evidence="assumed",
            says="A batch without tasks is refused with 400.",
            deviations=_refused("/tasks"),
        ),
        Fact(id="batch-name-generated", evidence="stated", says="A batch without a name gets one."),
        Fact(
            id="batch-time-in-two-units",
            evidence="stated",
            says="A batch is asked for in milliseconds, and seconds are understood; it shows its time in seconds.",
        ),
        Fact(
            id="batch-within-concurrency",
            evidence="stated",
            says="A batch calls as far as there are places besides those reserved for other calls.",
        ),
        Fact(id="batch-call-id-filters", evidence="stated", says="Its calls can be found by batch_call_id."),
    ),
)
