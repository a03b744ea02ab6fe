"""Conversation flows: versions, unknown ids by operation, and where edges lead."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import chat_agent, component, component_node, flow, node, publish


def test_a_new_flow_is_version_zero(emulator: Emulator, live: Emulator) -> None:
    made = flow(emulator, global_prompt="Hi", start_node_id="start")
    assert made["version"] == 0
    assert "is_published" not in made
    assert ok(call(emulator, "GET", f"/get-conversation-flow/{made['conversation_flow_id']}")) == made
    assert flow(live)["is_published"] is False


def test_update_changes_what_is_sent_and_null_clears(emulator: Emulator) -> None:
    made = flow(emulator, global_prompt="Hi", start_node_id="start")
    path = f"/update-conversation-flow/{made['conversation_flow_id']}"
    changed = ok(call(emulator, "PATCH", path, {"global_prompt": None, "nodes": [node("other")]}))
    assert "global_prompt" not in changed
    assert [each["id"] for each in changed["nodes"]] == ["other"]
    assert changed["start_speaker"] == "agent"


def test_unknown_flows_are_refused_as_each_operation_declares(emulator: Emulator) -> None:
    made = flow(emulator)["conversation_flow_id"]
    refused(call(emulator, "GET", "/get-conversation-flow/none"), 404)
    refused(call(emulator, "GET", f"/get-conversation-flow/{made}", version=3), 404)
    refused(call(emulator, "DELETE", "/delete-conversation-flow/none"), 404)
    refused(call(emulator, "PATCH", "/update-conversation-flow/none", {}), 422)
    refused(call(emulator, "PATCH", f"/update-conversation-flow/{made}", {}, version=3), 422)


def test_references_in_nodes_must_exist(emulator: Emulator) -> None:
    made = flow(emulator)
    path = f"/update-conversation-flow/{made['conversation_flow_id']}"
    bases = {**node("start"), "knowledge_base_ids": ["none"]}
    for bad, place in ((bases, "knowledge_base_ids"), (component_node("start", "none"), "component_id")):
        refused(call(emulator, "PATCH", path, {"nodes": [bad]}), 422, place)
        inner = {"name": "Own", "nodes": [bad]}
        refused(call(emulator, "PATCH", path, {"components": [inner]}), 422, place)
    local = {**component_node("start", "mine"), "component_type": "local"}
    ok(call(emulator, "PATCH", path, {"nodes": [local]}))


def test_deleting_removes_all_versions(emulator: Emulator, strict: Emulator) -> None:
    for each in (emulator, strict):
        made = flow(each)
        path = f"/delete-conversation-flow/{made['conversation_flow_id']}"
        agent = chat_agent(each, made)["agent_id"]
        publish(each, agent, 0)
        if each is strict:
            refused(call(each, "DELETE", path), 400, "agent uses")
            ok(call(each, "DELETE", f"/delete-chat-agent/{agent}"))
        assert call(each, "DELETE", path).status == 204
        assert ok(call(each, "GET", "/list-conversation-flows")) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"start_node_id": "none"}, "start_node_id"),
        ({"nodes": [node("a", "b")]}, "destination_node_id"),
        ({"nodes": [node("a"), node("a")]}, "unique ids"),
        ({"components": [{"name": "Own", "nodes": [node("a", "start")]}]}, "components"),
    ],
)
def test_strict_demands_that_edges_lead_somewhere(emulator: Emulator, strict: Emulator, body: Json, fault: str) -> None:
    flow(emulator, **body)
    usual = {"start_speaker": "agent", "model_choice": {"type": "cascading", "model": "gpt-4.1"}}
    sent = {**usual, "nodes": [node("start")], **body}
    refused(call(strict, "POST", "/create-conversation-flow", sent), 400, fault)
    made = flow(strict)
    refused(call(strict, "PATCH", f"/update-conversation-flow/{made['conversation_flow_id']}", body), 400, fault)


def test_edges_that_lead_somewhere_are_taken(strict: Emulator) -> None:
    shared = component(strict, node("x", "y"), node("y"))["conversation_flow_component_id"]
    flow(strict, node("a", "b"), node("b", "a"), component_node("c", shared), start_node_id="a")


def test_lists_page_in_both_styles(emulator: Emulator) -> None:
    made = [flow(emulator)["conversation_flow_id"] for _ in range(3)]
    first = ok(call(emulator, "GET", "/v2/list-conversation-flows", limit=2))
    rest = ok(call(emulator, "GET", "/v2/list-conversation-flows", pagination_key=first["pagination_key"]))
    shown = [each["conversation_flow_id"] for each in (*first["items"], *rest["items"])]
    assert shown == made[::-1]
    assert [each["conversation_flow_id"] for each in ok(call(emulator, "GET", "/list-conversation-flows"))] == shown
    refused(call(emulator, "GET", "/list-conversation-flows", pagination_key="none"), 400)
