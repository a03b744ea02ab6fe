"""Shared components: which flows use them, and what stays when they go."""

from __future__ import annotations

from emulator.emulator import Emulator
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import chat_agent, component, component_node, flow, fork, node, publish

PATH = "conversation-flow-component"


def test_a_component_is_made_changed_and_removed(emulator: Emulator) -> None:
    made = component(emulator, start_node_id="inner")
    identity = made["conversation_flow_component_id"]
    assert made["linked_conversation_flow_ids"] == []
    assert ok(call(emulator, "GET", f"/get-{PATH}/{identity}")) == made
    changed = ok(call(emulator, "PATCH", f"/update-{PATH}/{identity}", {"name": "Other", "start_node_id": None}))
    assert changed["name"] == "Other"
    assert "start_node_id" not in changed
    assert changed["user_modified_timestamp"] > made["user_modified_timestamp"]
    assert call(emulator, "DELETE", f"/delete-{PATH}/{identity}").status == 204
    for method, verb in (("GET", "get"), ("PATCH", "update"), ("DELETE", "delete")):
        refused(call(emulator, method, f"/{verb}-{PATH}/{identity}", {} if method == "PATCH" else None), 404)


def test_a_component_names_the_flows_that_use_it(emulator: Emulator) -> None:
    identity = component(emulator)["conversation_flow_component_id"]
    flow(emulator)
    first = flow(emulator, component_node("a", identity), component_node("b", identity))["conversation_flow_id"]
    inner = {"name": "Own", "nodes": [component_node("a", identity)]}
    second = flow(emulator, components=[inner])["conversation_flow_id"]
    shown = ok(call(emulator, "GET", f"/get-{PATH}/{identity}"))
    assert shown["linked_conversation_flow_ids"] == [first, second]
    ok(call(emulator, "PATCH", f"/update-conversation-flow/{first}", {"nodes": [node("a")]}))
    ok(call(emulator, "DELETE", f"/delete-conversation-flow/{second}"))
    for path in (f"/list-{PATH}s", f"/v2/list-{PATH}s"):
        listed = ok(call(emulator, "GET", path))
        items = listed if isinstance(listed, list) else listed["items"]
        assert [each["linked_conversation_flow_ids"] for each in items] == [[]]


def test_deleting_a_component_leaves_a_copy_in_every_version_of_every_flow(emulator: Emulator) -> None:
    made = component(emulator, node("inner"), start_node_id="inner")
    other = component(emulator, name="Other")["conversation_flow_component_id"]
    identity = made["conversation_flow_component_id"]
    own = {"name": "Own", "nodes": [component_node("c", identity)]}
    used = flow(emulator, component_node("a", identity), component_node("b", other), components=[own])
    untouched = flow(emulator, component_node("a", other))
    agent = chat_agent(emulator, used)["agent_id"]
    publish(emulator, agent, 0)
    fork(emulator, agent, 0)
    ok(call(emulator, "DELETE", f"/delete-{PATH}/{identity}"))
    for version in (0, 1):
        path = f"/get-conversation-flow/{used['conversation_flow_id']}"
        shown = ok(call(emulator, "GET", path, version=version))
        assert [each["component_type"] for each in shown["nodes"]] == ["local", "shared"]
        assert [each["name"] for each in shown["components"]] == ["Own", "Greeting"]
        assert shown["components"][0]["nodes"][0]["component_type"] == "local"
        assert shown["components"][1] == {"name": "Greeting", "nodes": made["nodes"], "start_node_id": "inner"}
    path = f"/get-conversation-flow/{untouched['conversation_flow_id']}"
    assert ok(call(emulator, "GET", path)) == untouched


def test_references_in_nodes_must_exist(emulator: Emulator) -> None:
    bad = {"name": "Bad", "nodes": [component_node("a", "none")]}
    refused(call(emulator, "POST", f"/create-{PATH}", bad), 400, "component_id")
    identity = component(emulator)["conversation_flow_component_id"]
    swapped = {"nodes": [{**node("a"), "knowledge_base_ids": ["none"]}]}
    refused(call(emulator, "PATCH", f"/update-{PATH}/{identity}", swapped), 400, "knowledge_base_ids")


def test_strict_demands_that_edges_lead_somewhere(strict: Emulator) -> None:
    refused(call(strict, "POST", f"/create-{PATH}", {"name": "Bad", "nodes": [node("a", "b")]}), 400, "edges")
    identity = component(strict)["conversation_flow_component_id"]
    refused(call(strict, "PATCH", f"/update-{PATH}/{identity}", {"start_node_id": "b"}), 400, "start_node_id")
    ok(call(strict, "PATCH", f"/update-{PATH}/{identity}", {"start_node_id": "inner"}))
