"""Calls: who may be called by whom, and what a request may say and change."""

from __future__ import annotations

import re
from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from tests.emulator.calling import TO, advance, asked_call, bound_number, get, phone_call, put, web_call
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import Value, chat_agent, flow, fork, llm, node, publish, voice_agent

LOOSE = [("basic_attributes_only", "everything"), ("everything_except_pii", "everything")]


def test_phone_call_is_registered_with_the_numbers_agent(emulator: Emulator) -> None:
    agent = voice_agent(emulator, agent_name="Ada")
    made = phone_call(
        emulator, number := bound_number(emulator, agent), metadata={"a": 1}, custom_sip_headers={"X-A": "b"}
    )
    assert re.fullmatch("call_[0-9a-f]{27}", made["call_id"])
    expected: Value = {
        "call_type": "phone_call",
        "call_status": "registered",
        "direction": "outbound",
        "agent_name": "Ada",
    }
    expected |= {"from_number": number, "to_number": TO, "agent_id": agent["agent_id"], "agent_version": 0}
    expected |= {"metadata": {"a": 1}, "custom_sip_headers": {"X-A": "b"}, "call_id": made["call_id"]}
    assert {name: made.get(name) for name in expected} == expected
    assert not any(name.startswith("(") for name in made)
    assert get(emulator, made) == made


def test_metadata_and_variables_are_absent_unless_given(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator))
    assert not {"metadata", "retell_llm_dynamic_variables", "custom_sip_headers"} & set(made)


def test_from_number_must_be_owned(emulator: Emulator, live: Emulator) -> None:
    assert asked_call(emulator, "+14155550000").status == 422
    answer = asked_call(live, "+14155550000")
    assert (answer.status, answer.json()["message"]) == (404, "Item +14155550000 not found from phone-number")


def test_number_of_another_workspace_is_not_owned(emulator: Emulator) -> None:
    number = bound_number(emulator)
    body = {"from_number": number, "to_number": TO}
    assert call(emulator, "POST", "/v2/create-phone-call", body, key="key_b").status == 422


def test_number_without_agent_needs_an_override(emulator: Emulator) -> None:
    number = bound_number(emulator, outbound_agents=None)
    refused(asked_call(emulator, number), 400, "No outbound agent id set up for phone number.")
    agent = voice_agent(emulator)
    assert phone_call(emulator, number, override_agent_id=agent["agent_id"])["agent_id"] == agent["agent_id"]


def test_override_names_agent_and_version(emulator: Emulator) -> None:
    number, agent = bound_number(emulator), voice_agent(emulator)
    fork(emulator, agent["agent_id"], 0)
    named: dict[str, Json] = {"override_agent_id": agent["agent_id"]}
    assert phone_call(emulator, number, **named)["agent_version"] == 1
    assert phone_call(emulator, number, **named, override_agent_version=0)["agent_version"] == 0
    assert asked_call(emulator, number, **named, override_agent_version=7).status == 422
    assert asked_call(emulator, number, override_agent_id="agent_none").status == 422
    assert asked_call(emulator, number, override_agent_id=chat_agent(emulator)["agent_id"]).status == 422


def test_bound_agent_runs_published_and_web_call_latest(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    publish(emulator, agent["agent_id"], 0)
    fork(emulator, agent["agent_id"], 0)
    assert phone_call(emulator, bound_number(emulator, agent))["agent_version"] == 0
    assert web_call(emulator, agent)["agent_version"] == 1


def test_weights_choose_among_agents_by_seed(emulator: Emulator) -> None:
    agents = [voice_agent(emulator) for _ in range(2)]
    bound = [
        {"agent_id": agent["agent_id"], "weight": weight} for agent, weight in zip(agents, (0.9, 0.1), strict=True)
    ]
    number = bound_number(emulator, outbound_agents=bound)
    put(emulator, "_limits", "concurrency", {"base": 200})
    chosen = [phone_call(emulator, number)["agent_id"] for _ in range(100)]
    assert 75 < chosen.count(agents[0]["agent_id"]) < 100


def test_agent_override_must_refer_to_what_exists(emulator: Emulator) -> None:
    number = bound_number(emulator)
    assert asked_call(emulator, number, agent_override={"agent": {"voice_id": "none"}}).status == 422
    made = phone_call(emulator, number, agent_override={"agent": {"agent_name": "Other"}})
    assert made["agent_name"] == "Other"


@pytest.mark.parametrize("profile", ["strict", "live"])
def test_numbers_are_e164_where_prose_counts(profile: str, request: pytest.FixtureRequest) -> None:
    emulator: Emulator = request.getfixturevalue(profile)
    number = bound_number(emulator)
    assert asked_call(emulator, number, to_number="555").status == 400
    assert asked_call(emulator, number, to_number="555", ignore_e164_validation=True).status == 201


def test_number_that_is_none_cannot_be_reached(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator), to_number="555")
    advance(emulator, 2000)
    assert get(emulator, made)["disconnection_reason"] == "invalid_destination"


def test_dynamic_variables_are_texts_where_prose_counts(emulator: Emulator, live: Emulator, strict: Emulator) -> None:
    variables: dict[str, Json] = {"retell_llm_dynamic_variables": {"empresa": 5}}
    assert phone_call(emulator, bound_number(emulator), **variables)["retell_llm_dynamic_variables"] == {"empresa": 5}
    assert asked_call(strict, bound_number(strict), **variables).status == 400
    answer = asked_call(live, bound_number(live), **variables)
    assert answer.status == 400
    assert "request/body/retell_llm_dynamic_variables/empresa must be string" in answer.body.decode()


def test_web_call_has_its_token_also_at_the_end(emulator: Emulator) -> None:
    made = web_call(emulator)
    assert made["access_token"]
    advance(emulator, 31_000)
    over = get(emulator, made)
    assert (over["call_status"], over["disconnection_reason"]) == ("error", "error_user_not_joined")
    assert over["access_token"] == made["access_token"]


def test_web_call_starts_at_a_node_or_state_of_its_agent(emulator: Emulator) -> None:
    flowing = voice_agent(emulator, flow(emulator, node("greet"), node("bye")))
    stated = voice_agent(emulator, llm(emulator, states=[{"name": "first"}], starting_state="first"))
    for agent, name, known in ((flowing, "current_node_id", "greet"), (stated, "current_state", "first")):
        assert web_call(emulator, agent, **{name: known})
        body = {"agent_id": agent["agent_id"], name: "nowhere"}
        refused(call(emulator, "POST", "/v2/create-web-call", body), 422, name, "nowhere")


def test_registered_call_is_filled_in(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    made = ok(call(emulator, "POST", "/v2/register-phone-call", {"agent_id": agent["agent_id"]}))
    assert (made["from_number"], made["to_number"], made["direction"]) == ("", "", "inbound")
    advance(emulator, 31_000)
    assert get(emulator, made)["disconnection_reason"] == "registered_call_timeout"


@pytest.mark.parametrize(("method", "path"), [("GET", "get-call"), ("POST", "stop-call"), ("DELETE", "delete-call")])
def test_unknown_call(emulator: Emulator, live: Emulator, method: str, path: str) -> None:
    assert call(emulator, method, f"/v2/{path}/call_none").status == 422
    assert call(live, method, f"/v2/{path}/call_none").status == 404


def test_call_is_stopped_once(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator))
    advance(emulator, 5000)
    assert call(emulator, "POST", f"/v2/stop-call/{made['call_id']}").status == 204
    over = get(emulator, made)
    assert (over["call_status"], over["disconnection_reason"]) == ("ended", "manual_stopped")
    assert over["duration_ms"] == 2500
    refused(call(emulator, "POST", f"/v2/stop-call/{made['call_id']}"), 400, "Can only stop an ongoing call.")


def test_deleted_call_is_gone_with_what_was_to_come(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator))
    assert call(emulator, "DELETE", f"/v2/delete-call/{made['call_id']}").status == 204
    assert emulator.world.timers.next_due() is None
    assert call(emulator, "DELETE", f"/v2/delete-call/{made['call_id']}").status == 422
    assert ok(call(emulator, "POST", "/v2/list-calls", {})) == []


def changed(emulator: Emulator, made: Value, **body: Json) -> Value:
    found: Value = ok(call(emulator, "PATCH", f"/v2/update-call/{made['call_id']}", body))
    return found


def test_update_replaces_metadata_and_shows_no_attributes(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator), metadata={"a": 1})
    after = changed(emulator, made, metadata={"b": 2}, custom_attributes={"tier": "gold"})
    assert after["metadata"] == {"b": 2}
    assert after == {**made, "metadata": {"b": 2}}
    assert get(emulator, made) == after


def test_overriding_variables_reach_what_is_collected(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator))
    changed(emulator, made, override_dynamic_variables={"discount": "15%"})
    advance(emulator, 40_000)
    assert get(emulator, made)["collected_dynamic_variables"]["discount"] == "15%"
    other = phone_call(emulator, bound_number(emulator))
    changed(emulator, other, override_dynamic_variables={"discount": "15%"})
    changed(emulator, other, override_dynamic_variables=None)
    advance(emulator, 40_000)
    assert "discount" not in get(emulator, other)["collected_dynamic_variables"]


def test_metadata_has_a_limit_where_prose_counts(emulator: Emulator, strict: Emulator) -> None:
    large: dict[str, Json] = {"metadata": {"a": "x" * 50_001}}
    assert changed(emulator, phone_call(emulator, bound_number(emulator)), **large)
    made = phone_call(strict, bound_number(strict))
    refused(call(strict, "PATCH", f"/v2/update-call/{made['call_id']}", large), 400, "metadata")


@pytest.mark.parametrize(("old", "new"), LOOSE)
def test_storage_cannot_be_loosened(emulator: Emulator, old: str, new: str) -> None:
    made = phone_call(emulator, bound_number(emulator))
    changed(emulator, made, data_storage_setting=old)
    response = call(emulator, "PATCH", f"/v2/update-call/{made['call_id']}", {"data_storage_setting": new})
    refused(response, 400, "data_storage_setting")
    assert get(emulator, made)["data_storage_setting"] == old


def test_tightened_storage_loses_what_was_said(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator))
    advance(emulator, 40_000)
    assert {"transcript", "recording_url"} <= set(get(emulator, made))
    scrubbed = changed(emulator, made, data_storage_setting="everything_except_pii")
    assert {"scrubbed_transcript_with_tool_calls", "scrubbed_recording_url"} <= set(scrubbed)
    assert not {"transcript", "transcript_object", "recording_url"} & set(scrubbed)
    basic = changed(emulator, made, data_storage_setting="basic_attributes_only")
    assert not {name for name in basic if "transcript" in name or "recording" in name or name == "call_analysis"}
    assert {"duration_ms", "call_cost", "disconnection_reason"} <= set(basic)


def test_agents_storage_holds_for_its_calls(emulator: Emulator) -> None:
    agent = voice_agent(emulator, data_storage_setting="basic_attributes_only")
    made = phone_call(emulator, bound_number(emulator, agent))
    advance(emulator, 40_000)
    over = get(emulator, made)
    assert not {"transcript", "recording_url", "call_analysis"} & set(over)
    assert over["call_status"] == "ended"


def test_live_shows_tool_calls(emulator: Emulator, live: Emulator) -> None:
    for each, shows in ((emulator, False), (live, True)):
        made = phone_call(each, bound_number(each))
        advance(each, 40_000)
        assert ("tool_calls" in get(each, made)) is shows
