"""Nodes of flows and components: where their edges lead, and which shared components they hold.

Knows the shape of nodes; must not know where they are stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.problem import Problem
from emulator.session import Session

COMPONENTS = "conversation_flow_component"


def holders(flow: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """The flow itself, and each component of its own: whatever has nodes."""
    yield flow
    yield from flow.get("components") or []


def nodes(holder: Mapping[str, Json]) -> list[dict[str, Json]]:
    """The nodes that stand directly in a flow or a component."""
    return holder.get("nodes") or []


def shared_by(flow: Mapping[str, Json]) -> list[str]:
    """The ids of the shared components that a flow uses, each once, in the order of its nodes."""
    found = (node["component_id"] for holder in holders(flow) for node in nodes(holder) if is_shared(node))
    return list(dict.fromkeys(found))


def is_shared(node: Mapping[str, Json]) -> bool:
    """Whether a node stands for a shared component."""
    return node.get("type") == "component" and node.get("component_type") == "shared"


def require_shared(session: Session, flow: Mapping[str, Json]) -> None:
    """The shared components that a flow uses must exist. Raises Problem('unusable')."""
    for identity in shared_by(flow):
        if session.get(COMPONENTS, identity) is None:
            raise Problem("unusable", f"request/body/nodes/*/component_id {identity[:80]} does not exist")


def unsound(holder: Mapping[str, Json]) -> Iterator[str]:
    """What of the nodes of one flow or component leads nowhere, in words."""
    names = [node["id"] for node in nodes(holder)]
    if len(set(names)) < len(names):
        yield "nodes must have unique ids"
    start = holder.get("start_node_id")
    if start is not None and start not in names:
        yield "start_node_id must be the id of a node"
    for edge in edges(nodes(holder)):
        if edge not in names:
            yield f"nodes/*/edges/*/destination_node_id {str(edge)[:80]} must be the id of a node"


def edges(value: Json) -> Iterator[Json]:
    """Every place where an edge inside of nodes leads to."""
    open_ends = [value]
    while open_ends:
        each = open_ends.pop()
        if isinstance(each, list):
            open_ends.extend(reversed(each))
        elif isinstance(each, dict):
            if each.get("destination_node_id") is not None:
                yield each["destination_node_id"]
            open_ends.extend(reversed([inner for inner in each.values() if isinstance(inner, list | dict)]))
