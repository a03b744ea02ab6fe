"""Tools of MCP servers that an agent's LLM or flow, or a component, is connected to.

Knows where servers are named; which tools one has is told by the control plane, or made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.conversation_flow_component import LOCAL
from emulator.resources.engine import engine_of
from emulator.resources.nodes import COMPONENTS
from emulator.resources.references import ENGINE
from emulator.resources.versions import find_agent, place, unknown, versions
from emulator.session import Reply, Session

TOOLS = "mcp_tools"
"""Tools that the control plane has told, by the id of their server."""

NAMES = ("id", "mcp_id", "name")
"""What a server may be called by."""


def show(session: Session) -> Reply:
    """The tools of one server."""
    engine = engine_at(session)
    component = session.parameter("component_id")
    holder = engine if component is None else component_of(session, engine, component)
    wanted = session.parameter("mcp_id")
    servers = holder.get("mcps") or []
    if not any(server.get(name) == wanted for server in servers for name in NAMES):
        raise Problem("unusable", f"request/query/mcp_id {wanted[:80]} does not exist")
    told = session.get(TOOLS, wanted)
    return Reply(told["tools"] if told is not None else list(_mentioned(holder, wanted)) or _made_up(wanted))


def engine_at(session: Session) -> Mapping[str, Json]:
    """What answers for the agent that the path and the query name; empty where that stands outside, or has gone.

    Raises Problem('missing') for an unknown agent or version.
    """
    identity, version = session.parameter("agent_id"), session.parameter("version")
    found = find_agent(session, identity)
    known = versions(session, found[0], identity) if found is not None else []
    agent = next((each for each in reversed(known) if version in (None, each["version"])), None)
    if agent is None:
        raise unknown(session, "agent", identity)
    engine = engine_of(agent[ENGINE])
    number = agent[ENGINE].get("version", agent["version"])
    return (session.get(engine[0], place(engine[1], number)) or {}) if engine is not None else {}


def component_of(session: Session, engine: Mapping[str, Json], identity: str) -> Mapping[str, Json]:
    """A shared component, or one of the flow's own. Raises Problem('unusable') where there is none."""
    shared = session.get(COMPONENTS, identity)
    own = engine.get("components") or []
    at = engine.get(LOCAL, {}).get(identity)
    if shared is None and at is not None and at < len(own):
        shared = own[at]
    found = shared or next((each for each in own if identity in (each.get("id"), each["name"])), None)
    if found is None:
        raise Problem("unusable", f"request/component_id {identity[:80]} does not exist")
    return found


def _mentioned(holder: Mapping[str, Json], server: str) -> Iterator[dict[str, Json]]:
    """Tools of a server that the LLM or flow itself names."""
    states = holder.get("states") or []
    lists = (holder.get("general_tools"), holder.get("tools"), *(state.get("tools") for state in states))
    for tool in (tool for tools in lists for tool in tools or []):
        if tool.get("type") == "mcp" and tool.get("mcp_id") == server:
            properties = {name: {"type": "string"} for name in tool.get("input_schema") or {}}
            yield _tool(tool["name"], tool.get("description") or tool["name"], properties)


def _made_up(server: str) -> list[dict[str, Json]]:
    text = {"text": {"type": "string"}}
    return [_tool("echo", f"Gives back what it is given, for {server[:80]}", text)]


def _tool(name: str, description: str, properties: Mapping[str, Json]) -> dict[str, Json]:
    schema = {"type": "object", "properties": properties}
    return {"name": name, "description": description, "inputSchema": schema}


def tell(session: Session) -> Reply:
    """Say which tools a server has: `{mcp_id, tools: [{name, description, inputSchema}]}`."""
    server, tools = session.body.get("mcp_id"), session.body.get("tools")
    if not isinstance(server, str) or not isinstance(tools, list):
        raise Problem("invalid", "request/body must have required properties 'mcp_id' and 'tools'")
    usual = {"description": "", "inputSchema": {"type": "object"}}
    value = {"mcp_id": server, "tools": [{**usual, **tool} for tool in tools if isinstance(tool, dict)]}
    session.put(TOOLS, server, value)
    return Reply(value)


MCP_TOOL = Module(
    behaviours={"getMCPTools": show},
    triggers={"mcp-tools": tell},
    facts=(
        Fact(
            id="mcp-server-named",
            evidence="assumed",
            says="A server goes by its id or its name in the LLM, flow or component.",
        ),
        Fact(
            id="mcp-agent-or-server-unknown",
            evidence="assumed",
            says="An agent, or a server, that does not exist is answered with 404, as elsewhere.",
            deviations=(Deviation(profile="live", kind="status", operations=("getMCPTools",), status=404),),
        ),
        Fact(
            id="mcp-tools-made-up",
            evidence="assumed",
            says="A server has the tools that are told, else those that the LLM or flow mentions, else one named echo.",
        ),
    ),
)
