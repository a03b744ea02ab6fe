"""Batches of calls: when they call, how many at once, and what is refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any as Json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.emulator import Emulator
from emulator.http import Response
from emulator.resources.batch_call import DAYS, opening
from generator.load import Loaded
from tests.emulator.calling import advance, asked_call, bound_number, phone_call, put
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import Value, voice_agent

HOUR = 3_600_000


def asked(emulator: Emulator, number: str, count: int = 3, **body: Json) -> Response:
    tasks = [{"to_number": f"+1213777444{at}"} for at in range(count)]
    return call(emulator, "POST", "/create-batch-call", {"from_number": number, "tasks": tasks, **body})


def batch(emulator: Emulator, number: str, count: int = 3, **body: Json) -> Value:
    made: Value = ok(asked(emulator, number, count, **body))
    return made


def calls_of(emulator: Emulator, made: Value) -> list[Value]:
    criteria = {"batch_call_id": [made["batch_call_id"]]}
    listed: list[Value] = ok(call(emulator, "POST", "/v2/list-calls", {"filter_criteria": criteria}))
    return listed


def test_batch_calls_at_once_where_no_time_is_given(emulator: Emulator) -> None:
    made = batch(emulator, number := bound_number(emulator))
    assert (made["total_task_count"], made["from_number"]) == (3, number)
    assert made["name"]
    assert made["scheduled_timestamp"] == emulator.clock.now() / 1000
    found = calls_of(emulator, made)
    assert [each["to_number"] for each in found] == ["+12137774442", "+12137774441", "+12137774440"]
    criteria = {"batch_call_id": {"type": "string", "op": "eq", "value": made["batch_call_id"]}}
    newer = ok(call(emulator, "POST", "/v3/list-calls", {"filter_criteria": criteria}))["items"]
    assert [each["call_id"] for each in newer] == [each["call_id"] for each in found]


def test_tasks_are_calls_of_their_own(emulator: Emulator) -> None:
    other = voice_agent(emulator)
    tasks = [
        {"to_number": "+15005550002", "metadata": {"a": 1}, "retell_llm_dynamic_variables": {"b": "c"}},
        {"to_number": "+12137774445", "override_agent_id": other["agent_id"]},
    ]
    made = batch(emulator, bound_number(emulator), tasks=tasks)
    advance(emulator, 40_000)
    second, first = calls_of(emulator, made)
    if second["to_number"] == "+15005550002":
        first, second = second, first
    assert first["disconnection_reason"] == "dial_busy"
    assert (first["metadata"], first["retell_llm_dynamic_variables"]) == ({"a": 1}, {"b": "c"})
    assert second["agent_id"] == other["agent_id"]


@pytest.mark.parametrize("unit", [1, 1000])
def test_time_in_seconds_and_milliseconds(emulator: Emulator, unit: int) -> None:
    at = emulator.clock.now() + HOUR
    made = batch(emulator, bound_number(emulator), trigger_timestamp=at / unit)
    assert made["scheduled_timestamp"] == at / 1000
    advance(emulator, HOUR - 1)
    assert not calls_of(emulator, made)
    advance(emulator, 1)
    assert len(calls_of(emulator, made)) == 3


def test_time_that_has_passed_is_now(emulator: Emulator) -> None:
    assert len(calls_of(emulator, batch(emulator, bound_number(emulator), trigger_timestamp=1))) == 3


def test_batch_takes_places_as_they_become_free(emulator: Emulator) -> None:
    put(emulator, "_limits", "concurrency", {"base": 3})
    number = bound_number(emulator)
    made = batch(emulator, number, 7, reserved_concurrency=1)
    seen = [len(calls_of(emulator, made))]
    for _ in range(4):
        advance(emulator, 32_500)
        seen.append(len(calls_of(emulator, made)))
    assert seen == [2, 4, 6, 7, 7]


def test_reserved_places_are_for_others(emulator: Emulator) -> None:
    put(emulator, "_limits", "concurrency", {"base": 2})
    number = bound_number(emulator)
    batch(emulator, number, 5, reserved_concurrency=1)
    assert phone_call(emulator, number)
    assert asked_call(emulator, number).status == 429


def test_windows_are_kept(emulator: Emulator) -> None:
    window = {"windows": [{"start": 9 * 60, "end": 17 * 60}], "timezone": "Europe/Rome", "day": ["Monday"]}
    made = batch(emulator, bound_number(emulator), call_time_window=window)
    assert made["call_time_window"] == window
    opens = datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Europe/Rome")).timestamp() * 1000
    advance(emulator, int(opens) - emulator.clock.now() - 1)
    assert not calls_of(emulator, made)
    advance(emulator, 1)
    assert len(calls_of(emulator, made)) == 3


def test_batch_without_tasks_is_refused_where_more_than_the_schema_counts(emulator: Emulator, loaded: Loaded) -> None:
    assert asked(emulator, bound_number(emulator), 0).status == 201
    strict = Emulator(loaded, profile="strict")
    refused(asked(strict, bound_number(strict), 0), 400, "tasks")


def test_batch_needs_a_number_and_an_agent(emulator: Emulator) -> None:
    assert asked(emulator, "+14155550000").status == 422
    refused(asked(emulator, bound_number(emulator, outbound_agents=None)), 400, "No outbound agent id")
    task = {"to_number": "+12137774445", "override_agent_id": "agent_none"}
    assert asked(emulator, bound_number(emulator), tasks=[task]).status == 422


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"call_time_window": {"windows": [{"start": 600, "end": 500}]}}, "windows/0"),
        ({"call_time_window": {"windows": [{"start": 600, "end": 1500}]}}, "windows/0"),
        ({"call_time_window": {"windows": [{"start": 1, "end": 2}], "timezone": "Mars/Base"}}, "timezone"),
        ({"tasks": [{"to_number": "555"}]}, "tasks/0/to_number"),
        ({"tasks": [{"to_number": "+12137774445", "retell_llm_dynamic_variables": {"a": 1}}]}, "tasks/0"),
    ],
)
def test_what_only_prose_forbids(emulator: Emulator, strict: Emulator, live: Emulator, body: Json, word: str) -> None:
    assert asked(emulator, bound_number(emulator), **body).status == 201
    advance(emulator, 8 * 24 * HOUR)
    for each in (strict, live):
        response = asked(each, bound_number(each), **body)
        assert response.status == 400
        assert word in response.body.decode()


def test_windows_that_never_open(emulator: Emulator) -> None:
    made = batch(emulator, bound_number(emulator), call_time_window={"windows": [{"start": 600, "end": 600}]})
    advance(emulator, 100 * 24 * HOUR)
    assert not calls_of(emulator, made)


WINDOWS = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=3
)


@given(
    windows=WINDOWS,
    days=st.lists(st.sampled_from(DAYS), unique=True),
    zone=st.sampled_from(["America/Los_Angeles", "Europe/Rome", "Asia/Kolkata", "UTC"]),
    now=st.integers(1_767_225_600_000, 1_798_761_600_000),
)
def test_first_opening(windows: list[tuple[int, int]], days: list[str], zone: str, now: int) -> None:
    window = {"windows": [{"start": start, "end": end} for start, end in windows], "timezone": zone, "day": days}

    def is_open(moment: int) -> bool:
        local = datetime.fromtimestamp(moment / 1000, ZoneInfo(zone))
        minute = local.hour * 60 + local.minute
        return (not days or DAYS[local.weekday()] in days) and any(start <= minute < end for start, end in windows)

    opens = opening(now, window)
    assert opens is not None
    assert opens >= now
    night = datetime.fromtimestamp(opens / 1000, ZoneInfo(zone)).hour < 4
    assert is_open(opens) or night  # where clocks are put on, an hour of the night is missing
    assert not any(is_open(moment) for moment in range(now, opens, 37 * 60_000)) or night
