"""Drift in what is remembered: each rule breaks the one promise that its row names, at the operations that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as Json

import orjson
import pytest

from emulator.clock import Setting
from emulator.drift import Rule, Site, sites
from emulator.emulator import Emulator
from emulator.http import Request
from generator.load import Loaded
from tests.emulator.calling import advance, get, web_call
from tests.emulator.conftest import call, ok
from tests.emulator.documents import HERE, Client
from tests.emulator.drifting import drift_of, drifting
from tests.emulator.forms import post
from tests.emulator.making import Value, chat_agent, component, component_node, flow, fork, llm, publish, voice_agent

GONE = 422


def rule(row: int, operation: str, **detail: Json) -> Rule:
    """A rule for one operation."""
    return Site(row=row, operation=operation, detail=detail).rule(f"{row}-{operation}")


def status(emulator: Emulator, method: str, path: str, body: Json = None) -> int:
    """The status of an answer, which may be undeclared."""
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    raw = b"" if body is None else orjson.dumps(body)
    return emulator.handle(Request(method, path, "", headers, raw)).status


# 35: read after create


@pytest.mark.parametrize("index", range(12))
def test_what_was_created_cannot_be_read(loaded: Loaded, index: int) -> None:
    site = sites(loaded.api, loaded.document, 35)[index]
    emulator = Emulator(loaded, clock=Setting("frozen"))
    operation = next(each for each in loaded.api.operations if each.id == site.operation)
    assert operation.action == "retrieve"
    drifting(emulator, site.rule())
    headers = {"authorization": "Bearer key_a"}
    path = operation.path.replace("{voice_id}", "retell-Cimo").replace("{", "").replace("}", "")
    assert emulator.handle(Request("GET", path, "", headers)).status in (404, 422)


def test_reading_fails_only_for_what_is_named(emulator: Emulator) -> None:
    made, other = voice_agent(emulator), llm(emulator)
    drifting(emulator, rule(35, "getAgent"))
    assert status(emulator, "GET", f"/get-agent/{made['agent_id']}") == GONE
    assert ok(call(emulator, "GET", "/list-agents")) == [made]
    ok(call(emulator, "GET", f"/get-retell-llm/{other['llm_id']}"))
    drift_of(emulator).clear()
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}")) == made


# 36: update not stored

UPDATES: dict[str, tuple[Callable[[Emulator], Value], str, str, str, Value]] = {
    "updateAgent": (voice_agent, "agent_id", "/update-agent/{}", "/get-agent/{}", {"agent_name": "New"}),
    "updateChatAgent": (chat_agent, "agent_id", "/update-chat-agent/{}", "/get-chat-agent/{}", {"agent_name": "New"}),
    "updateRetellLLM": (llm, "llm_id", "/update-retell-llm/{}", "/get-retell-llm/{}", {"general_prompt": "New"}),
    "updateConversationFlow": (
        flow,
        "conversation_flow_id",
        "/update-conversation-flow/{}",
        "/get-conversation-flow/{}",
        {"global_prompt": "New"},
    ),
    "updateConversationFlowComponent": (
        component,
        "conversation_flow_component_id",
        "/update-conversation-flow-component/{}",
        "/get-conversation-flow-component/{}",
        {"name": "New"},
    ),
    "updateCallMetadata": (web_call, "call_id", "/v2/update-call/{}", "/v2/get-call/{}", {"metadata": {"a": 1}}),
}


@pytest.mark.parametrize("operation", UPDATES)
@pytest.mark.parametrize("part", [False, True], ids=["whole", "one property"])
def test_an_update_is_not_stored(emulator: Emulator, operation: str, *, part: bool) -> None:
    make, identity, path, read, change = UPDATES[operation]
    made = make(emulator)
    (name,) = change
    drifting(emulator, rule(36, operation, **({"name": name} if part else {})))
    answered = ok(call(emulator, "PATCH", path.format(made[identity]), change))
    assert answered[name] == change[name]
    found = ok(call(emulator, "GET", read.format(made[identity])))
    assert found.get(name) == made.get(name) != change[name]
    drift_of(emulator).clear()
    ok(call(emulator, "PATCH", path.format(made[identity]), change))
    assert ok(call(emulator, "GET", read.format(made[identity])))[name] == change[name]


def test_only_the_named_property_is_not_stored(emulator: Emulator) -> None:
    made = voice_agent(emulator)
    drifting(emulator, rule(36, "updateAgent", name="agent_name"))
    path = f"/update-agent/{made['agent_id']}"
    ok(call(emulator, "PATCH", path, {"agent_name": "New", "voice_speed": 1.5}))
    found = ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))
    assert (found.get("agent_name"), found["voice_speed"]) == (None, 1.5)


def test_an_update_of_one_version_is_not_stored(emulator: Emulator) -> None:
    made = voice_agent(emulator, agent_name="Old")
    publish(emulator, made["agent_id"], 0)
    fork(emulator, made["agent_id"], 0)
    drifting(emulator, rule(36, "updateAgent"))
    ok(call(emulator, "PATCH", f"/update-agent/{made['agent_id']}", {"agent_name": "New"}))
    names = [each["agent_name"] for each in ok(call(emulator, "GET", f"/get-agent-versions/{made['agent_id']}"))]
    assert names == ["Old", "Old"]


def test_other_operations_are_stored(emulator: Emulator) -> None:
    drifting(emulator, Rule(id="all", row=36))
    made = voice_agent(emulator)
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}")) == made
    call(emulator, "DELETE", f"/delete-agent/{made['agent_id']}")
    assert status(emulator, "GET", f"/get-agent/{made['agent_id']}") == GONE


# 37: deletion without effect

DELETES: dict[str, tuple[Callable[[Emulator], Value], str, str, str]] = {
    "deleteAgent": (voice_agent, "agent_id", "/delete-agent/{}", "/get-agent/{}"),
    "deleteChatAgent": (chat_agent, "agent_id", "/delete-chat-agent/{}", "/get-chat-agent/{}"),
    "deleteRetellLLM": (llm, "llm_id", "/delete-retell-llm/{}", "/get-retell-llm/{}"),
    "deleteConversationFlow": (
        flow,
        "conversation_flow_id",
        "/delete-conversation-flow/{}",
        "/get-conversation-flow/{}",
    ),
    "deleteConversationFlowComponent": (
        component,
        "conversation_flow_component_id",
        "/delete-conversation-flow-component/{}",
        "/get-conversation-flow-component/{}",
    ),
    "deleteCall": (web_call, "call_id", "/v2/delete-call/{}", "/v2/get-call/{}"),
}


@pytest.mark.parametrize("operation", DELETES)
def test_what_was_deleted_is_still_there(emulator: Emulator, operation: str) -> None:
    make, identity, path, read = DELETES[operation]
    made = make(emulator)
    drifting(emulator, rule(37, operation))
    for _ in range(2):
        assert call(emulator, "DELETE", path.format(made[identity])).status == 204
        assert ok(call(emulator, "GET", read.format(made[identity]))) == made
    drift_of(emulator).clear()
    assert call(emulator, "DELETE", path.format(made[identity])).status == 204
    assert status(emulator, "GET", read.format(made[identity])) in (404, GONE)


def test_a_deletion_without_effect_has_none_elsewhere_either(emulator: Emulator) -> None:
    shared = component(emulator)["conversation_flow_component_id"]
    using = flow(emulator, component_node("a", shared))
    drifting(emulator, rule(37, "deleteConversationFlowComponent"))
    call(emulator, "DELETE", f"/delete-conversation-flow-component/{shared}")
    assert ok(call(emulator, "GET", f"/get-conversation-flow/{using['conversation_flow_id']}")) == using


def test_what_still_happens_happens_after_a_deletion_without_effect(emulator: Emulator) -> None:
    made = ok(post(emulator, "/create-knowledge-base", ("knowledge_base_name", "K")))["knowledge_base_id"]
    drifting(emulator, rule(37, "deleteKnowledgeBase"))
    call(emulator, "DELETE", f"/delete-knowledge-base/{made}")
    advance(emulator, 3000)
    assert ok(call(emulator, "GET", f"/get-knowledge-base/{made}"))["status"] == "complete"


# 38: another id


def test_an_answer_carries_another_id(emulator: Emulator) -> None:
    made, other = voice_agent(emulator), llm(emulator)
    drifting(emulator, rule(38, "getAgent"), rule(38, "updateRetellLLM"))
    found = ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))
    assert found["agent_id"] != made["agent_id"]
    assert {**found, "agent_id": made["agent_id"]} == made
    answered = ok(call(emulator, "PATCH", f"/update-retell-llm/{other['llm_id']}", {"general_prompt": "New"}))
    assert answered["llm_id"] != other["llm_id"]
    assert ok(call(emulator, "GET", f"/get-retell-llm/{other['llm_id']}"))["llm_id"] == other["llm_id"]
    assert [each["agent_id"] for each in ok(call(emulator, "GET", "/list-agents"))] == [made["agent_id"]]


# 39: missing from lists


def test_what_was_created_last_is_not_listed(emulator: Emulator) -> None:
    made = [llm(emulator)["llm_id"] for _ in range(3)]
    drifting(emulator, rule(39, "listRetellLLMV2"))
    for order in ("ascending", "descending"):
        listed = ok(call(emulator, "GET", "/v2/list-retell-llms", sort_order=order))["items"]
        assert sorted(each["llm_id"] for each in listed) == sorted(made[:2])
    assert len(ok(call(emulator, "GET", "/list-retell-llms"))) == 3
    ok(call(emulator, "GET", f"/get-retell-llm/{made[2]}"))
    drift_of(emulator).clear()
    assert len(ok(call(emulator, "GET", "/v2/list-retell-llms"))["items"]) == 3


def test_only_the_last_version_is_not_listed(emulator: Emulator) -> None:
    made = voice_agent(emulator)
    fork(emulator, made["agent_id"], 0)
    drifting(emulator, rule(39, "listAgents"))
    assert [each["version"] for each in ok(call(emulator, "GET", "/list-agents"))] == [0]


def test_what_was_there_from_the_start_is_listed(emulator: Emulator) -> None:
    before = ok(call(emulator, "GET", "/list-voices"))
    drifting(emulator, rule(39, "listVoices"))
    assert ok(call(emulator, "GET", "/list-voices")) == before
    ok(post(emulator, "/clone-voice", ("files", b"x", "a"), ("voice_name", "N"), ("voice_provider", "elevenlabs")))
    assert ok(call(emulator, "GET", "/list-voices")) == before


# 40: pages


def walk(emulator: Emulator, style: str, size: int = 2, most: int = 8) -> list[list[str]]:
    """The pages of all LLMs, as a client reads them."""
    pages: list[list[str]] = []
    query: dict[str, Json] = {"limit": size}
    path = "/v2/list-retell-llms" if style == "cursor" else "/list-retell-llms"
    while len(pages) < most:
        answer = ok(call(emulator, "GET", path, **query))
        items = answer["items"] if style == "cursor" else answer
        pages.append([each["llm_id"] for each in items])
        following = answer.get("pagination_key") if style == "cursor" else items[-1]["llm_id"] if items else None
        if following is None or (len(items) < size and style != "cursor"):
            break
        query["pagination_key"] = following
        if style != "cursor":
            query["pagination_key_version"] = items[-1]["version"]
    return pages


@pytest.mark.parametrize(("style", "operation"), [("cursor", "listRetellLLMV2"), ("last item", "listRetellLLM")])
def test_pages_are_broken_in_three_ways(emulator: Emulator, style: str, operation: str) -> None:
    made = [llm(emulator)["llm_id"] for _ in range(6)]
    clean = walk(emulator, style)
    assert sorted(each for page in clean for each in page) == sorted(made)

    def broken(fault: str) -> list[list[str]]:
        drifting(emulator, rule(40, operation, fault=fault))
        found = walk(emulator, style)
        drift_of(emulator).clear()
        return found

    skipped, repeated, missing = broken("skip"), broken("repeat"), broken("missing")
    assert skipped[0] == clean[0]
    assert 0 < len({each for page in skipped for each in page}) < 6
    assert repeated == [clean[0]] * 8
    assert [page for page in missing if page] == clean[:1]
    assert walk(emulator, style) == clean


def test_pages_that_travel_in_bodies_are_broken(emulator: Emulator) -> None:
    made = [web_call(emulator)["call_id"] for _ in range(3)]
    first = ok(call(emulator, "POST", "/v3/list-calls", {"limit": 1}))
    drifting(emulator, rule(40, "listCallsV3", fault="repeat"))
    again = ok(call(emulator, "POST", "/v3/list-calls", {"limit": 1, "pagination_key": first["pagination_key"]}))
    assert again["items"][0]["call_id"] == first["items"][0]["call_id"]
    drift_of(emulator).clear()
    drifting(emulator, rule(40, "listCallsV3", fault="missing"))
    ended = ok(call(emulator, "POST", "/v3/list-calls", {"limit": 1}))
    assert (ended["has_more"], "pagination_key" in ended) == (True, False)
    drift_of(emulator).clear()
    drifting(emulator, rule(40, "listCalls", fault="skip"))
    whole = ok(call(emulator, "POST", "/v2/list-calls", {"limit": 2, "pagination_key": made[2]}))
    assert [each["call_id"] for each in whole] == [made[0]]


# 41: order


@pytest.mark.parametrize("operation", ["listRetellLLMV2", "listRetellLLM"])
def test_lists_come_in_no_order(emulator: Emulator, operation: str) -> None:
    for _ in range(5):
        llm(emulator)
    path = "/v2/list-retell-llms" if operation.endswith("V2") else "/list-retell-llms"

    def listed() -> list[str]:
        answer = ok(call(emulator, "GET", path))
        return [each["llm_id"] for each in (answer["items"] if isinstance(answer, dict) else answer)]

    clean = listed()
    drifting(emulator, rule(41, operation))
    drifted = listed()
    assert drifted not in (clean, clean[::-1])
    assert sorted(drifted) == sorted(clean)


# 42: clearing updates


@pytest.mark.parametrize("part", [False, True], ids=["everything", "one property"])
def test_a_partial_update_clears_what_it_does_not_name(emulator: Emulator, *, part: bool) -> None:
    made = voice_agent(emulator, agent_name="Ada", voice_speed=1.5)
    drifting(emulator, rule(42, "updateAgent", **({"name": "agent_name"} if part else {})))
    ok(call(emulator, "PATCH", f"/update-agent/{made['agent_id']}", {"volume": 0.5}))
    found = ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))
    assert found["volume"] == 0.5
    assert "agent_name" not in found
    assert found.get("voice_speed") == (1.5 if part else None)
    assert {name: found[name] for name in ("voice_id", "response_engine", "version")} == {
        name: made[name] for name in ("voice_id", "response_engine", "version")
    }
    ok(call(emulator, "PATCH", f"/update-agent/{made['agent_id']}", {"agent_name": "Eve"}))
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))["agent_name"] == "Eve"


@pytest.mark.parametrize("operation", UPDATES)
def test_whatever_is_cleared_conforms(emulator: Emulator, operation: str) -> None:
    make, identity, path, read, change = UPDATES[operation]
    made = make(emulator)
    drifting(emulator, rule(42, operation))
    for _ in range(2):
        ok(call(emulator, "PATCH", path.format(made[identity]), change))
    found = ok(call(emulator, "GET", read.format(made[identity])))
    assert found[identity] == made[identity]


# 43: refused writes


def test_a_refused_update_takes_effect(emulator: Emulator) -> None:
    made = voice_agent(emulator, agent_name="Ada")
    drifting(emulator, rule(43, "updateAgent"))
    path, body = f"/update-agent/{made['agent_id']}", {"agent_name": "Eve", "voice_speed": "fast"}
    assert status(emulator, "PATCH", path, body) == 400
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))["agent_name"] == "Eve"
    assert status(emulator, "PATCH", path, {"agent_name": 7}) == 400
    assert "agent_name" not in ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))
    drift_of(emulator).clear()
    assert status(emulator, "PATCH", path, {"agent_name": "Zoe", "voice_speed": "fast"}) == 400
    assert "agent_name" not in ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}"))


@pytest.mark.parametrize(
    ("operation", "path", "body", "lists"),
    [
        ("createRetellLLM", "/create-retell-llm", {"start_speaker": "nobody"}, "/list-retell-llms"),
        ("createRetellLLM", "/create-retell-llm", {"model": 7, "general_prompt": "Mine"}, "/list-retell-llms"),
        ("createPhoneNumber", "/create-phone-number", {"area_code": "x"}, "/list-phone-numbers"),
    ],
)
def test_a_refused_creation_takes_effect(emulator: Emulator, operation: str, path: str, body: Json, lists: str) -> None:
    assert status(emulator, "POST", path, body) == 400
    assert ok(call(emulator, "GET", lists)) == []
    drifting(emulator, rule(43, operation))
    assert status(emulator, "POST", path, body) == 400
    (made,) = ok(call(emulator, "GET", lists))
    assert made.get("general_prompt") == body.get("general_prompt")


@pytest.mark.parametrize("body", [b"{", b"[1]", b"", b"\xff"])
def test_what_cannot_be_read_takes_no_effect(emulator: Emulator, body: bytes) -> None:
    made = voice_agent(emulator)
    drifting(emulator, rule(43, "*"))
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    path = f"/update-agent/{made['agent_id']}"
    assert emulator.handle(Request("PATCH", path, "", headers, body)).status == 400
    assert ok(call(emulator, "GET", f"/get-agent/{made['agent_id']}")) == made


def test_refusals_of_those_without_a_key_take_no_effect(emulator: Emulator) -> None:
    drifting(emulator, rule(43, "*"))
    headers = {"content-type": "application/json"}
    assert emulator.handle(Request("POST", "/create-retell-llm", "", headers, b"{}")).status == 401
    assert emulator.store.workspaces == ()


# 44: deleting twice


@pytest.mark.parametrize("operation", DELETES)
@pytest.mark.parametrize("code", [None, 204, 410])
def test_deleting_twice_answers_otherwise(emulator: Emulator, operation: str, code: int | None) -> None:
    make, identity, path, _ = DELETES[operation]
    made = make(emulator)
    drifting(emulator, rule(44, operation, **({"status": code} if code else {})))
    assert status(emulator, "DELETE", path.format("unknown")) in (404, GONE)
    assert status(emulator, "DELETE", path.format(made[identity])) == 204
    assert status(emulator, "DELETE", path.format(made[identity])) == (code or 500)
    drift_of(emulator).clear()
    assert status(emulator, "DELETE", path.format(made[identity])) in (404, GONE)


# Any document


@pytest.fixture
def shop() -> Client:
    """Owners with pets, of which the emulator knows nothing but their document."""
    return Client(HERE / "shop.yaml", auth={"x-key": "key_a"})


def test_rows_about_state_work_for_any_document(shop: Client) -> None:
    first = shop.ok("POST", "/owners", {"name": "Ada", "nick": "a"})["data"]
    second = shop.ok("POST", "/owners", {"name": "Eve"})["data"]
    path = f"/owners/{first['id']}"
    merge = "application/merge-patch+json"

    def under(row: int, operation: str, **detail: Json) -> None:
        drift_of(shop.emulator).clear()
        drifting(shop.emulator, rule(row, operation, **detail))

    under(35, "getOwner")
    assert shop.status("GET", path) == 404
    under(36, "updateOwner")
    assert shop.ok("PATCH", path, {"name": "New"}, media_type=merge)["data"]["name"] == "New"
    assert shop.ok("GET", path)["data"]["name"] == "Ada"
    under(38, "getOwner")
    assert shop.ok("GET", path)["data"]["id"] == first["id"] + 1
    under(39, "listOwners")
    assert [each["id"] for each in shop.ok("GET", "/owners")["data"]] == [first["id"]]
    under(42, "updateOwner")
    assert "nick" not in shop.ok("PATCH", path, {"name": "New"}, media_type=merge)["data"]
    under(37, "deleteOwner")
    assert [shop.status("DELETE", path) for _ in range(2)] == [204, 204]
    under(44, "deleteOwner")
    assert shop.status("DELETE", f"/owners/{second['id']}") == 204
    assert shop.emulator.handle(Request("DELETE", f"/owners/{second['id']}", "", shop.auth)).status == 500


def test_a_call_is_as_it_was_after_all_rules_have_gone(emulator: Emulator) -> None:
    made = web_call(emulator)
    for row in (35, 36, 37, 38, 42, 43, 44):
        drifting(emulator, Rule(id=str(row), row=row))
    drift_of(emulator).clear()
    assert get(emulator, made) == made
