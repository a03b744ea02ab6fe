"""Calls that a control plane puts into a state: they are listed, filtered and ended as others are."""

from __future__ import annotations

from emulator.emulator import Emulator
from emulator.resources.call_adoption import adopt
from tests.emulator.calling import advance, get, put
from tests.emulator.conftest import call, ok
from tests.emulator.making import Value, session_of, voice_agent


def seeded(emulator: Emulator, name: str, **more: object) -> Value:
    agent = voice_agent(emulator, webhook_url="http://127.0.0.1:9/")
    value = {"call_id": name, "agent_id": agent["agent_id"], "agent_version": 0, "call_status": "ended", **more}
    value |= {"call_type": "web_call", "access_token": "token"}
    with emulator.store.transaction():
        adopted = adopt(session_of(emulator), value)
    put(emulator, "call", name, adopted)
    return value


def test_call_shows_what_was_put(emulator: Emulator) -> None:
    value = seeded(emulator, "call_a", start_timestamp=5, duration_ms=3)
    assert get(emulator, value) == value


def test_calls_are_sorted_and_filtered(emulator: Emulator) -> None:
    said = [{"role": "tool_call_invocation", "tool_call_id": "t", "name": "book", "arguments": "{}"}]
    failed = [*said, {"role": "tool_call_result", "tool_call_id": "t", "content": "", "successful": False}]
    seeded(emulator, "call_a", start_timestamp=5, transcript_with_tool_calls=said)
    seeded(emulator, "call_b", start_timestamp=9, transcript_with_tool_calls=failed)
    seeded(emulator, "call_c", start_timestamp=7)

    def found(**criteria: object) -> list[str]:
        answer = ok(call(emulator, "POST", "/v3/list-calls", {"filter_criteria": criteria}))
        return [each["call_id"] for each in answer["items"]]

    assert found() == ["call_b", "call_c", "call_a"]
    assert found(tool_calls=[{"name": "book"}]) == ["call_b", "call_a"]
    success = {"type": "boolean", "op": "eq", "value": True}
    assert found(tool_calls=[{"name": "book", "success": success}]) == ["call_a"]


def test_ongoing_call_is_stopped_and_analyzed(emulator: Emulator) -> None:
    value = seeded(emulator, "call_a", call_status="ongoing", start_timestamp=emulator.clock.now())
    advance(emulator, 4000)
    assert ok(call(emulator, "GET", "/get-concurrency"))["current_concurrency"] == 1
    assert call(emulator, "POST", "/v2/stop-call/call_a").status == 204
    advance(emulator, 2000)
    over = get(emulator, value)
    assert (over["call_status"], over["duration_ms"]) == ("ended", 4000)
    assert "call_analysis" in over


def test_ended_call_cannot_be_stopped(emulator: Emulator) -> None:
    seeded(emulator, "call_a")
    assert call(emulator, "POST", "/v2/stop-call/call_a").status == 400
