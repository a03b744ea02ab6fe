"""Shared components of conversation flows: flows use them by id, and keep a copy when they go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.conversation_flow import FLOWS, SHARED
from emulator.resources.nodes import COMPONENTS, is_shared, require_shared, shared_by, unsound
from emulator.resources.references import COMPONENT, require_references
from emulator.resources.versions import sent, store
from emulator.session import NO_BODY, Reply, Session

LOCAL = "(local)"
"""Which of a flow's own components are copies: names by the ids of the shared ones."""

SERVER_SET = ("conversation_flow_component_id", "user_modified_timestamp")


def create(session: Session) -> Reply:
    """A component that any flow can use."""
    body = {name: value for name, value in sent(session).items() if value is not None}
    _require_sound(session, body, body)
    identity = session.new_id("conversation_flow_component_", 12)
    value = {**body, "conversation_flow_component_id": identity, "user_modified_timestamp": session.now}
    session.put(COMPONENTS, identity, value)
    return Reply(represent(session, value))


def _require_sound(session: Session, body: Mapping[str, Json], whole: Mapping[str, Json]) -> None:
    """What is written refers to what exists; in the strict profile all edges lead somewhere."""
    require_references(session, body, besides=COMPONENT)
    require_shared(session, body)
    fault = next(unsound(whole), None) if session.world.profile == "strict" else None
    if fault is not None:
        raise Problem("invalid", f"request/body/{fault}", prefer=(400,))


def represent(session: Session, component: Mapping[str, Json]) -> dict[str, Json]:
    """A component with the flows that use it."""
    return _shown(component, _linked(session).get(component["conversation_flow_component_id"], []))


def _shown(component: Mapping[str, Json], flows: list[str]) -> dict[str, Json]:
    return {**component, "linked_conversation_flow_ids": flows}


def _linked(session: Session) -> Mapping[str, list[str]]:
    """The ids of flows by the shared component that any version of them uses, in the order of creation."""
    found: dict[str, dict[str, None]] = {}
    for flow in session.all(FLOWS).values():
        for identity in flow.get(SHARED, ()):
            found.setdefault(identity, {})[flow["conversation_flow_id"]] = None
    return {identity: list(flows) for identity, flows in found.items()}


def _named(session: Session) -> dict[str, Json]:
    identity = session.parameter("conversation_flow_component_id")
    return session.need(COMPONENTS, identity, live=f"Item {identity} not found from conversation-flow-component")


def retrieve(session: Session) -> Reply:
    """The component that the path names."""
    return Reply(represent(session, _named(session)))


def update(session: Session) -> Reply:
    """Change what is sent; every flow that uses the component sees it."""
    old = _named(session)
    patch = sent(session)
    content = session.content
    value = session.world.shapes.merge(content.type, old, patch) if content is not None else {**old, **patch}
    _require_sound(session, patch, value)
    value = {**value, "user_modified_timestamp": max(session.now, old["user_modified_timestamp"] + 1)}
    session.put(COMPONENTS, old["conversation_flow_component_id"], value)
    return Reply(represent(session, value))


def delete(session: Session) -> Reply:
    """Remove a component; each version of a flow that uses it gets a copy of its own."""
    component = _named(session)
    identity = component["conversation_flow_component_id"]
    copy = {name: value for name, value in component.items() if name not in SERVER_SET}
    for flow in list(session.all(FLOWS).values()):
        if identity in flow.get(SHARED, ()):
            store(session, FLOWS, _detached(flow, identity, copy))
    session.remove(COMPONENTS, identity)
    return NO_BODY


def _detached(flow: Mapping[str, Json], identity: str, copy: Mapping[str, Json]) -> dict[str, Json]:
    """A flow with a component of its own in place of a shared one."""
    held = [{**each, "nodes": _local(each["nodes"], identity)} for each in flow.get("components") or []]
    own = {**copy, "nodes": _local(copy["nodes"], identity)}
    value = {**flow, "components": [*held, own]}
    if flow.get("nodes"):
        value["nodes"] = _local(flow["nodes"], identity)
    return {**value, SHARED: shared_by(value), LOCAL: {**flow.get(LOCAL, {}), identity: len(held)}}


def _local(nodes: list[dict[str, Json]], identity: str) -> list[dict[str, Json]]:
    return [
        {**node, "component_type": "local"} if is_shared(node) and node["component_id"] == identity else node
        for node in nodes
    ]


def list_all(session: Session) -> Reply:
    """All components, at once or page by page."""
    linked = _linked(session)

    def present(value: Mapping[str, Json]) -> Json:
        return _shown(value, linked.get(value["conversation_flow_component_id"], []))

    return Reply(page(session, session.all(COMPONENTS), Wanted(present=present)))


_WRITES = ("createConversationFlowComponent", "updateConversationFlowComponent")

CONVERSATION_FLOW_COMPONENT = Module(
    behaviours={
        "createConversationFlowComponent": create,
        "getConversationFlowComponent": retrieve,
        "updateConversationFlowComponent": update,
        "deleteConversationFlowComponent": delete,
        "listConversationFlowComponents": list_all,
        "listConversationFlowComponentsV2": list_all,
    },
    facts=(
        Fact(
            id="component-copied-on-delete",
            evidence="stated",
            says="Deleting a shared component leaves a local copy in every flow that uses it.",
        ),
        Fact(
            id="component-copied-into-all-versions",
            evidence="assumed",
            says="The copy goes into each version that uses the component, also into published ones.",
        ),
        Fact(
            id="component-linked-flows",
            evidence="stated",
            says="A component names the flows that use it, whichever of their versions does.",
        ),
        Fact(
            id="component-edges-lead-somewhere",
            evidence="assumed",
            says="The start and the ends of edges are nodes of the component.",
            deviations=tuple(
                Deviation(profile="strict", kind="refusal", operations=_WRITES, pointer=pointer)
                for pointer in ("/start_node_id", "/nodes/*/edges/*/destination_node_id", "/nodes/*/id")
            ),
        ),
    ),
)
