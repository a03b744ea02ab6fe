"""MCP tools, and completions that nobody remembers."""

from __future__ import annotations

from emulator.emulator import Emulator
from emulator.reading import Inputs
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import chat_agent, component, component_node, flow, llm, node, session_of, voice_agent

SERVER = {"name": "files", "url": "https://mcp.example"}


def test_tools_are_those_that_are_told_else_those_that_are_mentioned(emulator: Emulator) -> None:
    tool = {"type": "mcp", "mcp_id": "files", "name": "read", "description": "Reads", "input_schema": {"path": "text"}}
    engine = llm(emulator, mcps=[SERVER], general_tools=[tool])
    path = f"/get-mcp-tools/{voice_agent(emulator, engine)['agent_id']}"
    schema = {"type": "object", "properties": {"path": {"type": "string"}}}
    shown = ok(call(emulator, "GET", path, mcp_id="files"))
    assert shown == [{"name": "read", "description": "Reads", "inputSchema": schema}]
    with emulator.store.transaction():
        session = session_of(emulator)
        session.inputs = Inputs(body={"mcp_id": "files", "tools": [{"name": "write"}]})
        emulator.pack.triggers["mcp-tools"](session)
    assert [each["name"] for each in ok(call(emulator, "GET", path, mcp_id="files"))] == ["write"]


def test_a_server_that_nobody_has_is_refused(emulator: Emulator) -> None:
    engine = flow(emulator, mcps=[SERVER])
    path = f"/get-mcp-tools/{chat_agent(emulator, engine)['agent_id']}"
    assert [each["name"] for each in ok(call(emulator, "GET", path, mcp_id="files"))] == ["echo"]
    refused(call(emulator, "GET", path, mcp_id="none"), 422, "mcp_id")
    refused(call(emulator, "GET", path, mcp_id="files", component_id="none"), 422, "component_id")
    refused(call(emulator, "GET", path, mcp_id="files", version=4), 422)
    refused(call(emulator, "GET", "/get-mcp-tools/agent_none", mcp_id="files"), 422)


def test_a_component_has_servers_of_its_own_also_when_it_is_a_copy(emulator: Emulator) -> None:
    identity = component(emulator, mcps=[SERVER])["conversation_flow_component_id"]
    path = f"/get-mcp-tools/{chat_agent(emulator, flow(emulator, component_node('a', identity)))['agent_id']}"
    refused(call(emulator, "GET", path, mcp_id="files"), 422)
    before = ok(call(emulator, "GET", path, mcp_id="files", component_id=identity))
    ok(call(emulator, "DELETE", f"/delete-conversation-flow-component/{identity}"))
    assert ok(call(emulator, "GET", path, mcp_id="files", component_id=identity)) == before


def test_a_completion_answers_and_forgets(emulator: Emulator) -> None:
    states = [{"name": "a"}, {"name": "b"}]
    engine = llm(emulator, states=states, starting_state="b", default_dynamic_variables={"who": "Ada", "when": "now"})
    path = f"/agent-playground-completion/{voice_agent(emulator, engine)['agent_id']}"
    body = {"messages": [{"role": "user", "content": "Hi"}], "dynamic_variables": {"who": "Bob"}}
    first = ok(call(emulator, "POST", path, body))
    assert [(each["role"], each["content"]) for each in first["messages"]] == [("agent", "You said: Hi")]
    assert first["current_state"] == "b"
    assert first["dynamic_variables"] == {"who": "Bob", "when": "now"}
    assert first["call_ended"] is False
    again = ok(call(emulator, "POST", path, {"messages": [], "current_state": "a"}))
    assert again["current_state"] == "a"
    assert again["dynamic_variables"] == {"who": "Ada", "when": "now"}
    assert len(again["messages"]) == 1
    refused(call(emulator, "POST", "/agent-playground-completion/agent_none", body), 422)


def test_a_completion_stands_at_a_node_of_the_flow_or_its_component(emulator: Emulator, strict: Emulator) -> None:
    for each in (emulator, strict):
        identity = component(each, node("inner"))["conversation_flow_component_id"]
        engine = flow(each, node("a"), component_node("b", identity))
        path = f"/agent-playground-completion/{chat_agent(each, engine)['agent_id']}"
        assert ok(call(each, "POST", path, {"messages": []}))["current_node_id"] == "a"
        body = {"messages": [], "component_id": identity, "current_node_id": "inner"}
        assert ok(call(each, "POST", path, body))["current_node_id"] == "inner"
        refused(call(each, "POST", path, {**body, "component_id": "none"}), 422)
    refused(call(strict, "POST", path, {**body, "current_node_id": "none"}), 400, "current_node_id")
