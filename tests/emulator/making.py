"""Agents, LLMs, flows and components for tests, made through requests."""

from __future__ import annotations

from typing import Any as Json

from emulator.emulator import Emulator
from emulator.http import Response
from emulator.keys import workspace_of
from emulator.session import Session
from tests.emulator.conftest import call, ok

Value = dict[str, Json]


def session_of(emulator: Emulator, key: str = "key_a") -> Session:
    """A session in the workspace of a key, outside of any request."""
    return Session(emulator.world, workspace_of(key), emulator.clock.now())


def llm(emulator: Emulator, **body: Json) -> Value:
    """A new LLM."""
    made: Value = ok(call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent", **body}))
    return made


def node(identity: str, *edges: str) -> Value:
    """A node of a conversation with edges that lead to these."""
    leading = [
        {
            "id": f"edge-{identity}-{index}",
            "transition_condition": {"type": "prompt", "prompt": "Go on"},
            "destination_node_id": edge,
        }
        for index, edge in enumerate(edges)
    ]
    return {
        "id": identity,
        "type": "conversation",
        "instruction": {"type": "prompt", "text": "Say hello"},
        "edges": leading,
    }


def component_node(identity: str, component: str) -> Value:
    """A node that stands for a shared component."""
    otherwise = {"id": f"else-{identity}", "transition_condition": {"type": "prompt", "prompt": "Else"}}
    return {
        "id": identity,
        "type": "component",
        "component_id": component,
        "component_type": "shared",
        "else_edge": otherwise,
    }


def flow(emulator: Emulator, *nodes: Value, **body: Json) -> Value:
    """A new flow."""
    usual = {"start_speaker": "agent", "model_choice": {"type": "cascading", "model": "gpt-4.1"}}
    sent = {**usual, "nodes": list(nodes) or [node("start")], **body}
    made: Value = ok(call(emulator, "POST", "/create-conversation-flow", sent))
    return made


def component(emulator: Emulator, *nodes: Value, **body: Json) -> Value:
    """A new shared component."""
    sent = {"name": "Greeting", "nodes": list(nodes) or [node("inner")], **body}
    made: Value = ok(call(emulator, "POST", "/create-conversation-flow-component", sent))
    return made


def engine_of(stored: Value) -> Value:
    """How an agent names an LLM or a flow; an engine stays what it is."""
    if "llm_id" in stored and "type" not in stored:
        return {"type": "retell-llm", "llm_id": stored["llm_id"]}
    if "conversation_flow_id" in stored and "type" not in stored:
        return {"type": "conversation-flow", "conversation_flow_id": stored["conversation_flow_id"]}
    return stored


def voice_agent(emulator: Emulator, engine: Value | None = None, **body: Json) -> Value:
    """A new voice agent, with an LLM of its own where none is given."""
    named = engine_of(engine or llm(emulator))
    sent = {"response_engine": named, "voice_id": "retell-Cimo", **body}
    made: Value = ok(call(emulator, "POST", "/create-agent", sent))
    return made


def chat_agent(emulator: Emulator, engine: Value | None = None, **body: Json) -> Value:
    """A new chat agent, with an LLM of its own where none is given."""
    sent = {"response_engine": engine_of(engine or llm(emulator)), **body}
    made: Value = ok(call(emulator, "POST", "/create-chat-agent", sent))
    return made


def fork(emulator: Emulator, agent_id: str, base: int) -> Value:
    """A new version of an agent."""
    made: Value = ok(call(emulator, "POST", f"/create-agent-version/{agent_id}", {"base_version": base}))
    return made


def publish(emulator: Emulator, agent_id: str, version: int, **body: Json) -> Response:
    """Publish a version of an agent."""
    response = call(emulator, "POST", f"/publish-agent-version/{agent_id}", {"version": version, **body})
    ok(response)
    return response
