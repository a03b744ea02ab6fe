"""The operations of the opt-in overlay: those that only later official SDKs call."""

from __future__ import annotations

from pathlib import Path
from typing import Any as Json

import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.reading import Inputs
from generator.load import Loaded, load
from generator.provenance import overlays_beside
from tests.emulator.conftest import SPEC, call, ok, refused
from tests.emulator.making import chat_agent, fork, session_of, voice_agent

EXTRA = SPEC.parent / "extras" / "official-sdk.yaml"


@pytest.fixture(scope="module")
def extended() -> Loaded:
    """The document with the operations that it lacks."""
    return load(str(SPEC), overlays=(*overlays_beside(str(SPEC)), Path(EXTRA)))


@pytest.fixture
def official(extended: Loaded) -> Emulator:
    """An empty emulator of it, whose time stands still."""
    return Emulator(extended, clock=Setting("frozen"))


def pass_time(emulator: Emulator, milliseconds: int) -> None:
    with emulator.store.transaction():
        emulator.clock.advance(milliseconds)
    emulator.run_due()


def test_the_document_alone_has_none_of_them(emulator: Emulator, extended: Loaded) -> None:
    added = {each.id for each in extended.api.operations} - {each.id for each in emulator.api.operations}
    assert added == {"listAgentsV2", "updateLiveCall", "rerunCallAnalysis", "rerunChatAnalysis", "deleteChat"}
    missing = [name for name, operation in extended.api.settings.official if not operation]
    assert missing == []


def test_agents_of_both_kinds_are_listed_once_by_their_latest_version(official: Emulator) -> None:
    voice = voice_agent(official, agent_name="Ada")["agent_id"]
    chat = chat_agent(official)["agent_id"]
    forked = fork(official, voice, 0)
    with official.store.transaction():
        session = session_of(official)
        session.inputs = Inputs(body={"agent_id": voice, "tag": "beta", "version": 1})
        official.pack.triggers["assign-tag"](session)
    shown = ok(call(official, "POST", "/v2/list-agents"))
    assert [each["agent_id"] for each in shown["items"]] == [chat, voice]
    assert shown["items"][1] == {
        "agent_id": voice,
        "agent_name": "Ada",
        "channel": "voice",
        "tags": {"beta": {"version": 1}},
        "user_modified_timestamp": forked["last_modification_timestamp"],
    }
    assert shown["has_more"] is False


@pytest.mark.parametrize(
    ("criteria", "names"),
    [
        ({"channel": {"type": "string", "op": "eq", "value": "chat"}}, ["Bob"]),
        ({"channel": {"op": "ne", "value": "chat"}}, ["Adam", "Ada"]),
        ({"query": "ADA"}, ["Adam", "Ada"]),
        ({"query": "adam", "channel": {"op": "eq", "value": "voice"}}, ["Adam"]),
        ({"query": "nobody"}, []),
        ({}, ["Bob", "Adam", "Ada"]),
    ],
)
def test_agents_are_narrowed(official: Emulator, criteria: Json, names: list[str]) -> None:
    voice_agent(official, agent_name="Ada")
    voice_agent(official, agent_name="Adam")
    chat_agent(official, agent_name="Bob")
    shown = ok(call(official, "POST", "/v2/list-agents", {"filter_criteria": criteria}))
    assert [each["agent_name"] for each in shown["items"]] == names


def test_pages_of_agents_hold_when_agents_and_versions_come(official: Emulator) -> None:
    made = [(voice_agent if number % 2 else chat_agent)(official)["agent_id"] for number in range(5)]
    seen: list[str] = []
    asked: dict[str, Json] = {}
    while True:
        shown = ok(call(official, "POST", "/v2/list-agents", {}, limit=2, sort_order="descending", **asked))
        seen += [each["agent_id"] for each in shown["items"]]
        if not shown["has_more"]:
            break
        asked = {"pagination_key": shown["pagination_key"]}
        voice_agent(official)
        fork(official, made[0], 0)
    assert seen == made[::-1]
    refused(call(official, "POST", "/v2/list-agents", {}, pagination_key="mine"), 400)


def web_call(official: Emulator) -> str:
    agent = voice_agent(official)["agent_id"]
    return str(ok(call(official, "POST", "/v2/create-web-call", {"agent_id": agent}))["call_id"])


def test_a_live_call_is_changed_until_it_is_over(official: Emulator) -> None:
    identity = web_call(official)
    path = f"/v2/update-live-call/{identity}"
    body = {"fields_to_override": {"override_dynamic_variables": {"a": "b"}, "metadata": {"ticket": 1}}}
    assert ok(call(official, "PATCH", path, body)) == {"success": True}
    ok(call(official, "PATCH", path, {"fields_to_override": {"override_dynamic_variables": {"c": "d"}}}))
    ok(call(official, "PATCH", path, {"call_control": {"trigger_response": True}}))
    stored = session_of(official).need("call", identity)
    assert stored["(overrides)"] == {"a": "b", "c": "d"}
    assert stored["metadata"] == {"ticket": 1}
    ok(call(official, "PATCH", path, {"fields_to_override": {"override_dynamic_variables": None}}))
    assert session_of(official).need("call", identity)["(overrides)"] is None
    less = {"fields_to_override": {"data_storage_setting": "basic_attributes_only"}}
    ok(call(official, "PATCH", path, less))
    refused(call(official, "PATCH", path, {"fields_to_override": {"data_storage_setting": "everything"}}), 400)
    pass_time(official, 60_000)
    refused(call(official, "PATCH", path, body), 422, "ongoing")
    refused(call(official, "PATCH", "/v2/update-live-call/none", body), 422)


def test_a_call_that_is_over_is_analyzed_anew(official: Emulator) -> None:
    identity = web_call(official)
    path = f"/rerun-call-analysis/{identity}"
    refused(call(official, "PUT", path), 422, "ended")
    pass_time(official, 120_000)
    before = ok(call(official, "GET", f"/v2/get-call/{identity}"))
    with official.store.transaction():
        session = session_of(official)
        session.put("call", identity, {**session.need("call", identity), "call_analysis": {"call_summary": "old"}})
    after = ok(call(official, "PUT", path))
    assert after["call_analysis"]["call_summary"] == before["call_analysis"]["call_summary"]
    assert ok(call(official, "GET", f"/v2/get-call/{identity}")) == after
    refused(call(official, "PUT", "/rerun-call-analysis/none"), 422)


def test_a_chat_is_analyzed_anew_and_deleted(official: Emulator) -> None:
    agent = chat_agent(official)["agent_id"]
    identity = ok(call(official, "POST", "/create-chat", {"agent_id": agent}))["chat_id"]
    path = f"/rerun-chat-analysis/{identity}"
    refused(call(official, "PUT", path), 422, "ended")
    ok(call(official, "PATCH", f"/end-chat/{identity}"))
    assert "chat_analysis" in ok(call(official, "PUT", path))
    assert call(official, "DELETE", f"/delete-chat/{identity}").status == 204
    refused(call(official, "GET", f"/get-chat/{identity}"), 422)
    refused(call(official, "DELETE", f"/delete-chat/{identity}"), 422)
    refused(call(official, "PUT", path), 422)
    pass_time(official, 10_000)
