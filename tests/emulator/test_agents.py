"""Agents for calls and for chats: drafts, published versions, forks, references, tags and lists."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from emulator.problem import Problem
from emulator.reading import Inputs
from emulator.resources.versions import find_agent, resolve
from emulator.session import Session
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import (
    chat_agent,
    flow,
    fork,
    llm,
    publish,
    session_of,
    voice_agent,
)


def test_a_new_agent_is_a_draft_based_on_nothing(emulator: Emulator) -> None:
    made = voice_agent(emulator, agent_name="Ada", language=["en-US"], webhook_url=None)
    assert made["version"] == 0
    assert made["is_published"] is False
    assert made["base_version"] is None
    assert made["assigned_tags"] == []
    assert made["language"] == "en-US"
    assert made["response_engine"]["version"] == 0
    assert "webhook_url" not in made
    assert made["last_modification_timestamp"] == emulator.clock.now()
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}")) == made


def test_several_languages_stay_several(emulator: Emulator) -> None:
    assert voice_agent(emulator, language=["en-US", "de-DE"])["language"] == ["en-US", "de-DE"]


def test_undeclared_members_are_not_kept(emulator: Emulator) -> None:
    made = voice_agent(emulator, agent_id="mine", version=7, surprise=1)
    assert made["agent_id"] != "mine"
    assert made["version"] == 0
    assert "surprise" not in made


def test_update_changes_what_is_sent_and_null_clears(emulator: Emulator) -> None:
    made = voice_agent(emulator, agent_name="Ada", webhook_url="https://a.example")
    path = f"/update-agent/{made['agent_id']}"
    changed = ok(call(emulator, "PATCH", path, {"agent_name": None, "volume": 1.5}))
    assert "agent_name" not in changed
    assert changed["volume"] == 1.5
    assert changed["webhook_url"] == "https://a.example"
    assert changed["last_modification_timestamp"] > made["last_modification_timestamp"]


def test_update_can_pick_a_version(emulator: Emulator) -> None:
    made = voice_agent(emulator)
    identity = made["agent_id"]
    fork(emulator, identity, 0)
    ok(call(emulator, "PATCH", f"/update-agent/{identity}", {"agent_name": "Old"}, version=0))
    ok(call(emulator, "PATCH", f"/update-agent/{identity}", {"agent_name": "New"}))
    assert ok(call(emulator, "GET", f"/get-agent/{identity}", version=0))["agent_name"] == "Old"
    assert ok(call(emulator, "GET", f"/get-agent/{identity}"))["agent_name"] == "New"
    refused(call(emulator, "GET", f"/get-agent/{identity}", version=9), 422)


@pytest.mark.parametrize(("make", "noun"), [(voice_agent, "agent"), (chat_agent, "chat-agent")])
def test_a_published_version_is_frozen_but_for_its_title(emulator: Emulator, make: Json, noun: str) -> None:
    identity = make(emulator)["agent_id"]
    publish(emulator, identity, 0, version_description="first")
    path = f"/update-{noun}/{identity}"
    refused(call(emulator, "PATCH", path, {"agent_name": "x"}), 422, "published agent other than version title")
    changed = ok(call(emulator, "PATCH", path, {"version_description": "better"}))
    assert changed["version_description"] == "better"
    assert changed["is_published"] is True
    shown = ok(call(emulator, "GET", f"/get-{noun}/{identity}"))
    assert "agent_name" not in shown
    assert shown["version_description"] == "better"


def test_publishing_freezes_the_engine_and_opens_no_draft(emulator: Emulator) -> None:
    engine = llm(emulator)
    identity = voice_agent(emulator, engine)["agent_id"]
    assert publish(emulator, identity, 0).body == b""
    assert len(ok(call(emulator, "GET", f"/get-agent-versions/{identity}"))) == 1
    refused(
        call(emulator, "PATCH", f"/update-retell-llm/{engine['llm_id']}", {"general_prompt": "x"}),
        400,
        "Cannot update published LLM",
    )
    assert ok(call(emulator, "GET", f"/get-retell-llm/{engine['llm_id']}"))["is_published"] is True


def test_a_fork_takes_its_llm_along(emulator: Emulator) -> None:
    engine = llm(emulator, general_prompt="one")
    made = voice_agent(emulator, engine, version_description="first")
    identity, path = made["agent_id"], f"/update-retell-llm/{engine['llm_id']}"
    publish(emulator, identity, 0)
    forked = fork(emulator, identity, 0)
    assert forked["version"] == 1
    assert forked["base_version"] == 0
    assert forked["is_published"] is False
    assert "version_description" not in forked
    assert forked["response_engine"] == {"type": "retell-llm", "llm_id": engine["llm_id"], "version": 1}
    ok(call(emulator, "PATCH", path, {"general_prompt": "two"}))
    shown = [ok(call(emulator, "GET", f"/get-retell-llm/{engine['llm_id']}", version=each)) for each in (0, 1)]
    assert [each["general_prompt"] for each in shown] == ["one", "two"]


def test_a_fork_takes_its_flow_along(emulator: Emulator) -> None:
    engine = flow(emulator)
    identity = chat_agent(emulator, engine)["agent_id"]
    publish(emulator, identity, 0)
    assert fork(emulator, identity, 0)["response_engine"]["version"] == 1
    shown = ok(call(emulator, "GET", f"/get-conversation-flow/{engine['conversation_flow_id']}"))
    assert shown["version"] == 1
    path = f"/update-conversation-flow/{engine['conversation_flow_id']}"
    refused(call(emulator, "PATCH", path, {"global_prompt": "x"}, version=0), 400, "published conversation flow")
    ok(call(emulator, "PATCH", path, {"global_prompt": "x"}))


@pytest.mark.parametrize("events", [None, [], ["transcript_updated"], ["transfer_started"]])
def test_a_fork_can_only_be_taken_for_its_own_kind(emulator: Emulator, events: Json) -> None:
    forked = fork(emulator, voice_agent(emulator, webhook_events=events)["agent_id"], 0)
    assert ok(call(emulator, "GET", f"/get-agent/{forked['agent_id']}")) == forked
    assert set(forked["webhook_events"]) >= set(events or [])


def test_a_fork_leaves_alone_what_another_agent_uses(emulator: Emulator) -> None:
    engine = llm(emulator, general_prompt="one")
    first, second = (voice_agent(emulator, engine)["agent_id"] for _ in range(2))
    fork(emulator, first, 0)
    ok(call(emulator, "PATCH", f"/update-retell-llm/{engine['llm_id']}", {"general_prompt": "two"}))
    assert fork(emulator, second, 0)["response_engine"]["version"] == 1
    assert ok(call(emulator, "GET", f"/get-retell-llm/{engine['llm_id']}"))["general_prompt"] == "two"


def test_a_fork_renews_what_nobody_uses(emulator: Emulator) -> None:
    engine = llm(emulator, general_prompt="one")
    identity = voice_agent(emulator, engine)["agent_id"]
    fork(emulator, identity, 0)
    ok(call(emulator, "PATCH", f"/update-retell-llm/{engine['llm_id']}", {"general_prompt": "two"}))
    ok(call(emulator, "DELETE", f"/delete-agent-version/{identity}", version=1))
    fork(emulator, identity, 0)
    assert ok(call(emulator, "GET", f"/get-retell-llm/{engine['llm_id']}"))["general_prompt"] == "one"


def test_versions_come_newest_first_and_numbers_follow_the_largest(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    fork(emulator, identity, 0)
    fork(emulator, identity, 0)
    ok(call(emulator, "DELETE", f"/delete-agent-version/{identity}", version=1))
    assert fork(emulator, identity, 0)["version"] == 3
    shown = ok(call(emulator, "GET", f"/get-agent-versions/{identity}"))
    assert [each["version"] for each in shown] == [3, 2, 0]


def test_a_published_version_cannot_be_deleted_and_the_last_one_takes_the_agent(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    publish(emulator, identity, 0)
    refused(call(emulator, "DELETE", f"/delete-agent-version/{identity}", version=0), 422)
    other = voice_agent(emulator)["agent_id"]
    ok(call(emulator, "DELETE", f"/delete-agent-version/{other}", version=0))
    refused(call(emulator, "GET", f"/get-agent/{other}"), 422)


def test_deleting_an_agent_removes_all_versions(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    publish(emulator, identity, 0)
    fork(emulator, identity, 0)
    assert call(emulator, "DELETE", f"/delete-agent/{identity}").status == 204
    refused(call(emulator, "GET", f"/get-agent/{identity}", version=0), 422)
    refused(call(emulator, "GET", f"/get-agent-versions/{identity}"), 422)
    refused(call(emulator, "DELETE", f"/delete-agent/{identity}"), 422)
    assert ok(call(emulator, "GET", "/list-agents")) == []


def test_the_two_kinds_of_agents_do_not_know_each_other(emulator: Emulator) -> None:
    voice, chat = voice_agent(emulator)["agent_id"], chat_agent(emulator)["agent_id"]
    refused(call(emulator, "GET", f"/get-agent/{chat}"), 422)
    refused(call(emulator, "GET", f"/get-chat-agent/{voice}"), 422)
    refused(call(emulator, "DELETE", f"/delete-agent/{chat}"), 422)
    assert [each["agent_id"] for each in ok(call(emulator, "GET", "/list-agents"))] == [voice]
    assert [each["agent_id"] for each in ok(call(emulator, "GET", "/list-chat-agents"))] == [chat]


@pytest.mark.parametrize(
    ("path", "name"), [("create-agent-version", "base_version"), ("publish-agent-version", "version")]
)
def test_a_version_that_a_body_names_must_be_one_of_the_agent(emulator: Emulator, path: str, name: str) -> None:
    identity = voice_agent(emulator)["agent_id"]
    refused(call(emulator, "POST", f"/{path}/{identity}", {name: 1}), 422, f"request/body/{name} 1 is no version")
    refused(call(emulator, "POST", f"/{path}/agent_none", {name: 0}), 404)
    shown = ok(call(emulator, "GET", f"/get-agent-versions/{identity}"))
    assert [(each["version"], each["is_published"]) for each in shown] == [(0, False)]


def test_keys_do_not_share_agents(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    refused(call(emulator, "GET", f"/get-agent/{identity}", key="key_b"), 422)
    refused(call(emulator, "POST", f"/create-agent-version/{identity}", {"base_version": 0}, key="key_b"), 404)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"response_engine": {"type": "retell-llm", "llm_id": "llm_none"}}, "llm_id"),
        ({"response_engine": {"type": "conversation-flow", "conversation_flow_id": "none"}}, "conversation_flow_id"),
        ({"voice_id": "nobody"}, "voice_id"),
        ({"fallback_voice_ids": ["11labs-Adrian", "nobody"]}, "fallback_voice_ids"),
    ],
)
def test_what_an_agent_refers_to_must_exist(emulator: Emulator, change: Json, place: str) -> None:
    made = voice_agent(emulator)
    body = {"response_engine": made["response_engine"], "voice_id": "retell-Cimo"}
    refused(call(emulator, "POST", "/create-agent", {**body, **change}), 422, place)
    refused(call(emulator, "PATCH", f"/update-agent/{made['agent_id']}", change), 422, place)
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}")) == made
    assert len(ok(call(emulator, "GET", "/list-agents"))) == 1


def test_a_chat_agent_without_its_llm_is_refused_as_the_operation_allows(emulator: Emulator) -> None:
    refused(
        call(emulator, "POST", "/create-chat-agent", {"response_engine": {"type": "retell-llm", "llm_id": "none"}}), 400
    )


def test_an_engine_that_stands_outside_needs_nothing(emulator: Emulator) -> None:
    made = voice_agent(emulator, {"type": "custom-llm", "llm_websocket_url": "wss://a.example/"})
    assert made["response_engine"] == {"type": "custom-llm", "llm_websocket_url": "wss://a.example/"}
    publish(emulator, made["agent_id"], 0)
    assert fork(emulator, made["agent_id"], 0)["version"] == 1


def test_an_engine_has_the_version_of_its_agent(live: Emulator, strict: Emulator, emulator: Emulator) -> None:
    for each in (live, strict):
        made = voice_agent(each)
        engine = {**made["response_engine"], "version": 1}
        body = {"response_engine": engine, "voice_id": "retell-Cimo"}
        assert call(each, "POST", "/create-agent", body).status == 400
        assert call(each, "PATCH", f"/update-agent/{made['agent_id']}", {"response_engine": engine}).status == 400
    made = voice_agent(emulator)
    fork(emulator, made["agent_id"], 0)
    engine = {**made["response_engine"], "version": 1}
    assert voice_agent(emulator, engine)["response_engine"]["version"] == 1
    refused(
        call(emulator, "PATCH", f"/update-agent/{made['agent_id']}", {"response_engine": {**engine, "version": 9}}), 422
    )


def test_another_engine_follows_the_version_of_the_agent(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    fork(emulator, identity, 0)
    other = llm(emulator, general_prompt="other")
    changed = ok(call(emulator, "PATCH", f"/update-agent/{identity}", {"response_engine": engine_for(other)}))
    assert changed["response_engine"]["version"] == 1
    assert ok(call(emulator, "GET", f"/get-retell-llm/{other['llm_id']}", version=1))["general_prompt"] == "other"


def engine_for(stored: Json) -> Json:
    return {"type": "retell-llm", "llm_id": stored["llm_id"]}


def test_an_update_may_demand_that_nothing_has_changed(emulator: Emulator) -> None:
    made = voice_agent(emulator)
    path, seen = f"/update-agent/{made['agent_id']}", f'"{made["last_modification_timestamp"]}"'
    changed = ok(call(emulator, "PATCH", path, {"volume": 1}, headers={"if-match": seen}))
    refused(call(emulator, "PATCH", path, {"volume": 2}, headers={"if-match": seen}), 412)
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}")) == changed
    ok(call(emulator, "PATCH", path, {"volume": 2}, headers={"if-match": "*"}))


def test_lists_show_every_version_or_only_the_latest(emulator: Emulator) -> None:
    first, second = (voice_agent(emulator)["agent_id"] for _ in range(2))
    fork(emulator, first, 0)
    everything = [(each["agent_id"], each["version"]) for each in ok(call(emulator, "GET", "/list-agents"))]
    assert everything == [(first, 1), (second, 0), (first, 0)]
    last = [(each["agent_id"], each["version"]) for each in ok(call(emulator, "GET", "/list-agents", is_latest=True))]
    assert last == [(first, 1), (second, 0)]


def test_a_list_is_read_on_behind_the_pair_of_id_and_version(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    for _ in range(4):
        fork(emulator, identity, 0)
    seen: list[int] = []
    asked: dict[str, Json] = {}
    while found := ok(call(emulator, "GET", "/list-agents", limit=2, **asked)):
        seen += [each["version"] for each in found]
        asked = {"pagination_key": found[-1]["agent_id"], "pagination_key_version": found[-1]["version"]}
    assert seen == [4, 3, 2, 1, 0]
    assert ok(call(emulator, "GET", "/list-agents", pagination_key="agent_none")) == []


def test_live_answers_as_observed(live: Emulator) -> None:
    assert voice_agent(live)["channel"] == "voice"
    assert chat_agent(live)["channel"] == "chat"


def assign(emulator: Emulator, agent_id: str, tag: str, version: int | None) -> Json:
    with emulator.store.transaction():
        session = session_of(emulator)
        session.inputs = Inputs(body={"agent_id": agent_id, "tag": tag, "version": version})
        return emulator.pack.triggers["assign-tag"](session).body


def test_a_tag_names_one_version(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    fork(emulator, identity, 0)
    assign(emulator, identity, "beta", 0)
    assert resolved(session_of(emulator), identity, "beta") == 0
    assign(emulator, identity, "beta", 1)
    shown = ok(call(emulator, "GET", f"/get-agent-versions/{identity}"))
    assert [each["assigned_tags"] for each in shown] == [["beta"], []]
    assert fork(emulator, identity, 1)["assigned_tags"] == []
    ok(call(emulator, "DELETE", f"/delete-agent-version/{identity}", version=1))
    assert resolved(session_of(emulator), identity, "beta") == 2


def resolved(session: Session, identity: str, version: Json, default: Json = "latest") -> int:
    return int(resolve(session, "agent", identity, version, default=default)["version"])


def test_references_to_versions_mean_a_number_a_tag_or_what_is_usual(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    session = session_of(emulator)
    assert resolved(session, identity, None, "published") == 0
    for _ in range(2):
        fork(emulator, identity, 0)
    publish(emulator, identity, 1)
    assert resolved(session, identity, None) == 2
    assert resolved(session, identity, None, "published") == 1
    assert resolved(session, identity, "latest") == 2
    assert resolved(session, identity, "latest_published") == 1
    assert resolved(session, identity, "prod") == 2
    assert resolved(session, identity, 0) == 0
    for unknown in ("nobody", 7):
        with pytest.raises(Problem, match="does not exist") as caught:
            resolved(session, identity, unknown)
        assert caught.value.kind == "unusable"
    with pytest.raises(Problem) as caught:
        resolved(session, "agent_none", None)
    assert caught.value.kind == "missing"
    assert find_agent(session, identity) == ("agent",)
    assert find_agent(session, "agent_none") is None


def test_tags_are_few_and_some_are_reserved(emulator: Emulator) -> None:
    identity = voice_agent(emulator)["agent_id"]
    for number in range(8):
        assign(emulator, identity, f"tag-{number}", 0)
    assign(emulator, identity, "prod", 0)
    for tag in ("tag-8", "latest", "latest_published", "No", "x" * 21):
        with pytest.raises(Problem):
            assign(emulator, identity, tag, 0)
    with pytest.raises(Problem, match="does not exist"):
        assign(emulator, identity, "prod", 5)
