"""The playground: what an agent would answer, without a chat and without memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.mcp_tool import component_of, engine_at
from emulator.resources.nodes import nodes
from emulator.session import Reply, Session


def complete(session: Session) -> Reply:
    """The agent's next message, and where the conversation stands."""
    body = session.body
    engine = engine_at(session)
    component = body.get("component_id")
    holder = engine if component is None else component_of(session, engine, component)
    said = next((each.get("content") for each in reversed(body["messages"]) if each.get("role") == "user"), None)
    message = {
        "message_id": session.new_id("message_", 20),
        "role": "agent",
        "content": _answer(engine, said),
        "created_timestamp": session.now,
    }
    variables = {**(engine.get("default_dynamic_variables") or {}), **body.get("dynamic_variables", {})}
    standing = {"dynamic_variables": variables, "call_ended": False}
    return Reply({"messages": [message], **_where(session, holder), **standing})


def _answer(engine: Mapping[str, Json], said: str | None) -> str:
    if said is None:
        return str(engine.get("begin_message") or "Hello, how can I help you?")
    return f"You said: {said[:200]}"


def _where(session: Session, holder: Mapping[str, Json]) -> dict[str, Json]:
    """The state or the node of the conversation: the one that is asked for, else the first."""
    for name, known, start in (
        ("current_state", [state["name"] for state in holder.get("states") or []], holder.get("starting_state")),
        ("current_node_id", [node["id"] for node in nodes(holder)], holder.get("start_node_id")),
    ):
        asked = session.body.get(name)
        if asked is not None and session.world.profile == "strict" and asked not in known:
            raise Problem("invalid", f"request/body/{name} {asked[:80]} does not exist", prefer=(400,))
        if known:
            return {name: asked if asked in known else start if start in known else known[0]}
    return {}


PLAYGROUND = Module(
    behaviours={"agentPlaygroundCompletion": complete},
    facts=(
        Fact(
            id="playground-forgets",
            evidence="stated",
            says="A completion keeps nothing, and shows only the new messages.",
        ),
        Fact(
            id="playground-repeats",
            evidence="assumed",
            says="The agent repeats what the user said last, and greets where the user said nothing.",
        ),
        Fact(
            id="playground-agent-unknown",
            evidence="assumed",
            says="An agent that does not exist is answered with 404, as elsewhere.",
            deviations=(
                Deviation(profile="live", kind="status", operations=("agentPlaygroundCompletion",), status=404),
            ),
        ),
        Fact(
            id="playground-place-known",
            evidence="assumed",
            says="The state or node that a completion begins in exists; one that does not is passed over.",
            deviations=tuple(
                Deviation(
                    profile="strict",
                    kind="refusal",
                    operations=("agentPlaygroundCompletion",),
                    pointer=f"/{name}",
                )
                for name in ("current_state", "current_node_id")
            ),
        ),
    ),
)
