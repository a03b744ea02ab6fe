"""Filters of lists: each operator, each place that a criterion can name, and the older spelling."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.problem import Problem
from emulator.resources.filters import CALLS, read
from generator.load import Loaded
from tests.emulator.calling import advance, bound_number, phone_call, put, web_call
from tests.emulator.conftest import call, ok
from tests.emulator.making import Value, fork, llm, voice_agent

CALL = {
    "call_id": "call_1",
    "agent_id": "agent_1",
    "agent_version": 2,
    "to_number": "+1213777",
    "duration_ms": 1500,
    "call_analysis": {
        "in_voicemail": False,
        "user_sentiment": "Positive",
        "custom_analysis_data": {"mood": "up", "n": 3},
    },
    "metadata": {"tier": "gold", "count": 5, "ok": True, "deep": {"a": 1}, "dotted.key": "x"},
    "retell_llm_dynamic_variables": {"name": "Ada"},
    "(custom_attributes)": {"vip": True},
    "(batch_call_id)": "batch_1",
    "call_cost": {"combined_cost": 5.76},
    "latency": {"e2e": {"p50": 800}},
    "(tool_calls)": [
        {"name": "book", "latency_ms": 300, "success": True},
        {"name": "end", "latency_ms": 900, "success": False},
    ],
    "(tools)": "\nbook\n\nend\n",
}


def string(op: str, value: str) -> Value:
    return {"type": "string", "op": op, "value": value}


def number(op: str, value: Json) -> Value:
    return {"type": "range" if op == "bt" else "number", "op": op, "value": value}


def keyed(key: str, **asked: Json) -> list[Value]:
    return [{"key": key, **asked}]


HOLD: list[Value] = [
    {},
    {"to_number": string("eq", "+1213777")},
    {"to_number": string("ne", "+1213778")},
    {"to_number": string("sw", "+1213")},
    {"to_number": string("sw", "")},
    {"to_number": string("ew", "777")},
    {"to_number": string("co", "1377")},
    {"to_number": string("co", "")},
    {"from_number": string("ne", "+1")},
    {"duration_ms": number("eq", 1500)},
    {"duration_ms": number("ne", 1501)},
    {"duration_ms": number("gt", 1499.5)},
    {"duration_ms": number("ge", 1500)},
    {"duration_ms": number("lt", 1501)},
    {"duration_ms": number("le", 1500)},
    {"duration_ms": number("bt", [1500, 2000])},
    {"duration_ms": number("bt", [1000, 1500])},
    {"in_voicemail": {"type": "boolean", "op": "eq", "value": False}},
    {"user_sentiment": {"type": "enum", "op": "in", "value": ["Neutral", "Positive"]}},
    {"combined_cost": number("gt", 5)},
    {"e2e_latency_p50": number("eq", 800)},
    {"batch_call_id": string("eq", "batch_1")},
    {"agent": [{"agent_id": "agent_0"}, {"agent_id": "agent_1"}]},
    {"agent": [{"agent_id": "agent_1", "version": [1, 2]}]},
    {"agent": [{"agent_id": "agent_1", "version": [1]}, {"agent_id": "agent_1"}]},
    {"tool_calls": [{"name": "book"}, {"name": "end"}]},
    {"tool_calls": [{"name": "book", "latency_ms": number("lt", 500)}]},
    {"tool_calls": [{"name": "end", "success": {"type": "boolean", "op": "eq", "value": False}}]},
    {"metadata": keyed("tier", **string("eq", "gold"))},
    {"metadata": keyed("dotted.key", **string("eq", "x"))},
    {"metadata": keyed("tier", type="present", op="pr")},
    {"metadata": keyed("deep", type="present", op="pr")},
    {"metadata": keyed("none", type="present", op="np")},
    {"metadata": keyed("count", **number("ge", 5))},
    {"metadata": keyed("ok", type="boolean", op="eq", value=True)},
    {"custom_analysis_data": keyed("n", **number("bt", [3, 3]))},
    {"custom_attributes": keyed("vip", type="boolean", op="eq", value=True)},
    {"dynamic_variables": keyed("name", **string("ew", "a"))},
    {"to_number": {"op": "eq", "value": "+1213777"}},
    {"duration_ms": {"op": "gt", "value": 5}},
    {"in_voicemail": {"op": "eq", "value": False}},
    {"to_number": string("sw", "+1"), "duration_ms": number("gt", 1)},
]
FAIL: list[Value] = [
    {"to_number": string("eq", "+1213")},
    {"to_number": string("ne", "+1213777")},
    {"to_number": string("sw", "1213")},
    {"to_number": string("ew", "77 ")},
    {"to_number": string("co", "000")},
    {"from_number": string("eq", "")},
    {"from_number": string("co", "")},
    {"duration_ms": number("eq", 1)},
    {"duration_ms": number("ne", 1500)},
    {"duration_ms": number("gt", 1500)},
    {"duration_ms": number("lt", 1500)},
    {"duration_ms": number("bt", [1501, 2000])},
    {"missing_ms": number("lt", 5)},
    {"in_voicemail": {"type": "boolean", "op": "eq", "value": True}},
    {"user_sentiment": {"type": "enum", "op": "in", "value": []}},
    {"agent": [{"agent_id": "agent_0"}]},
    {"agent": [{"agent_id": "agent_1", "version": [1]}]},
    {"tool_calls": [{"name": "book"}, {"name": "none"}]},
    {"tool_calls": [{"name": "book", "latency_ms": number("gt", 500)}]},
    {"tool_calls": [{"name": "boo"}]},
    {"metadata": keyed("tier", type="present", op="np")},
    {"metadata": keyed("none", type="present", op="pr")},
    {"metadata": keyed("count", **string("eq", "5"))},
    {"metadata": keyed("ok", **number("eq", 1))},
    {"metadata": keyed("deep", **string("eq", "x"))},
    {"metadata": [*keyed("tier", **string("eq", "gold")), *keyed("count", **number("eq", 6))]},
    {"to_number": string("sw", "+1"), "duration_ms": number("gt", 10_000)},
]
NONSENSE: list[Json] = [
    None,
    5,
    [],
    {"a": 5},
    {"a": {"op": "eq"}},
    {"metadata": [{"op": "eq", "value": 1}]},
    {"agent": [5]},
]


@pytest.mark.parametrize("criteria", HOLD, ids=str)
def test_criteria_that_hold(criteria: Value) -> None:
    assert read(criteria, CALLS).keeps(CALL)


@pytest.mark.parametrize("criteria", FAIL, ids=str)
def test_criteria_that_do_not(criteria: Value) -> None:
    assert not read(criteria, CALLS).keeps(CALL)


@pytest.mark.parametrize("criteria", NONSENSE, ids=str)
def test_nonsense_is_passed_over(criteria: Json) -> None:
    assert read(criteria).keeps(CALL)


@pytest.mark.parametrize("criteria", NONSENSE[3:], ids=str)
def test_nonsense_is_refused_if_that_is_asked(criteria: Json) -> None:
    with pytest.raises(Problem):
        read(criteria, strict=True)


@pytest.fixture(scope="module")
def stored(loaded: Loaded) -> tuple[Emulator, dict[str, Value]]:
    """Some calls of different kinds, by a name for each."""
    emulator = Emulator(loaded, clock=Setting("frozen"))
    put(emulator, "_limits", "concurrency", {"base": 100})
    tool = {"type": "end_call", "name": "bye", "description": "End"}
    agent = voice_agent(emulator, llm(emulator, general_tools=[tool]))
    fork(emulator, agent["agent_id"], 0)
    number = bound_number(emulator, agent)
    made = {"gone": phone_call(emulator, number, "no_answer", override_agent_id=agent["agent_id"])}
    made["mail"] = phone_call(emulator, number, "voicemail", retell_llm_dynamic_variables={"user_name": "John"})
    advance(emulator, 60_000)
    scenario = {"outcome": "agent_hangup", "duration_ms": 90_000, "analysis": {"user_sentiment": "Positive"}}
    made["long"] = phone_call(emulator, number, metadata={"emulator": scenario, "customer_id": "cust_123"})
    made["web"] = web_call(emulator, agent, agent_version=0, metadata={"emulator": {"outcome": "user_hangup"}})
    advance(emulator, 200_000)
    body = {"custom_attributes": {"vip": True}, "data_storage_setting": "everything_except_pii"}
    ok(call(emulator, "PATCH", f"/v2/update-call/{made['web']['call_id']}", body))
    made["now"] = phone_call(emulator, number)
    advance(emulator, 5000)
    return emulator, made


def found(stored: tuple[Emulator, dict[str, Value]], path: str, criteria: Value) -> set[str]:
    """The names of the calls that a list shows."""
    emulator, made = stored
    names = {each["call_id"]: name for name, each in made.items()}
    listed = ok(call(emulator, "POST", path, {"filter_criteria": criteria}))
    return {names[each["call_id"]] for each in (listed if isinstance(listed, list) else listed["items"])}


OLD: list[tuple[Value, set[str]]] = [
    ({}, {"gone", "mail", "long", "web", "now"}),
    ({"call_status": ["not_connected", "ongoing"]}, {"gone", "now"}),
    ({"call_status": []}, set()),
    ({"version": [1], "call_status": ["not_connected"]}, {"gone"}),
    ({"in_voicemail": [True]}, {"mail"}),
    ({"call_successful": [True]}, {"long", "web"}),
    ({"disconnection_reason": ["agent_hangup"]}, {"long"}),
    ({"call_type": ["web_call"]}, {"web"}),
    ({"direction": ["outbound"], "user_sentiment": ["Positive"]}, {"long"}),
    ({"duration_ms": {"lower_threshold": 8000, "upper_threshold": 30_000}}, {"mail", "web"}),
    ({"duration_ms": {"lower_threshold": 8001, "upper_threshold": 29_999}}, set()),
    ({"duration_ms": {"upper_threshold": 8000}}, {"mail"}),
    ({"e2e_latency_p50": {"lower_threshold": 1}}, {"mail", "long", "web"}),
    ({"metadata.customer_id": ["cust_1", "cust_123"]}, {"long"}),
    ({"metadata": {"metadata.customer_id": ["cust_123"]}}, {"long"}),
    ({"metadata": {"customer_id": ["cust_123"]}}, {"long"}),
    ({"dynamic_variables.user_name": ["John"]}, {"mail"}),
    ({"dynamic_variables.user_name": ["john"]}, set()),
]


@pytest.mark.parametrize(("criteria", "expected"), OLD, ids=[str(asked) for asked, _ in OLD])
def test_older_list(stored: tuple[Emulator, dict[str, Value]], criteria: Value, expected: set[str]) -> None:
    assert found(stored, "/v2/list-calls", criteria) == expected


NEW: list[tuple[Value, set[str]]] = [
    ({"call_status": {"type": "enum", "op": "in", "value": ["ongoing"]}}, {"now"}),
    ({"data_storage_setting": {"type": "enum", "op": "in", "value": ["everything_except_pii"]}}, {"web"}),
    ({"combined_cost": number("gt", 10)}, {"long"}),
    ({"combined_cost": number("eq", 0)}, {"gone"}),
    ({"tool_calls": [{"name": "bye"}]}, {"long"}),
    ({"tool_calls": [{"name": "bye", "success": {"type": "boolean", "op": "eq", "value": False}}]}, set()),
    ({"custom_attributes": keyed("vip", type="boolean", op="eq", value=True)}, {"web"}),
    ({"dynamic_variables": keyed("user_name", **string("co", "oh"))}, {"mail"}),
    ({"metadata": keyed("customer_id", type="present", op="pr")}, {"long"}),
    ({"from_number": string("sw", "+1"), "duration_ms": number("le", 8000)}, {"mail"}),
]


@pytest.mark.parametrize(("criteria", "expected"), NEW, ids=[str(asked) for asked, _ in NEW])
def test_newer_list(stored: tuple[Emulator, dict[str, Value]], criteria: Value, expected: set[str]) -> None:
    assert found(stored, "/v3/list-calls", criteria) == expected


def test_newer_list_by_time_and_agent(stored: tuple[Emulator, dict[str, Value]]) -> None:
    emulator, made = stored
    whole = ok(call(emulator, "GET", f"/v2/get-call/{made['long']['call_id']}"))
    times = {"type": "range", "op": "bt", "value": [whole["start_timestamp"]] * 2}
    assert found(stored, "/v3/list-calls", {"start_timestamp": times}) == {"long"}
    later = {"start_timestamp": number("gt", whole["start_timestamp"])}
    assert found(stored, "/v3/list-calls", later) == {"now"}
    agent = {"agent_id": whole["agent_id"], "version": [0]}
    assert "web" in found(stored, "/v3/list-calls", {"agent": [agent]})
    assert "gone" not in found(stored, "/v3/list-calls", {"agent": [agent]})


def test_newer_list_leaves_out_what_was_said(stored: tuple[Emulator, dict[str, Value]]) -> None:
    for item in ok(call(stored[0], "POST", "/v3/list-calls", {}))["items"]:
        assert not any("transcript" in name for name in item)
        assert not any(name.startswith("(") for name in item)


def test_filters_without_a_type_or_of_another_are_refused(emulator: Emulator) -> None:
    for asked in ({"op": "eq", "value": "x"}, {"type": "number", "op": "eq", "value": 1}):
        assert call(emulator, "POST", "/v3/list-calls", {"filter_criteria": {"call_id": asked}}).status == 400
