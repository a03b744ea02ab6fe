"""Conversation flows: what answers for an agent node by node, in versions that follow those of its agents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.engine import require_unused
from emulator.resources.nodes import holders, require_shared, shared_by, unsound
from emulator.resources.references import COMPONENT, require_references
from emulator.resources.versions import merged, named, remove_all, require_draft, sent, store
from emulator.session import NO_BODY, Reply, Session

FLOWS = "conversation_flow"
SHARED = "(shared)"
"""The ids of shared components that a flow uses."""

UNDECLARED = ("is_published", "last_modification_timestamp")
"""What is kept of a flow though the document does not declare it."""


def represent(session: Session, value: Mapping[str, Json]) -> Json:
    """A flow as it is shown: that it is published shows only where it was seen so."""
    if session.world.profile == "live":
        return {name: each for name, each in value.items() if name != UNDECLARED[1]}
    return {name: each for name, each in value.items() if name not in UNDECLARED}


def create(session: Session) -> Reply:
    """A version 0, which is a draft."""
    body = {name: value for name, value in sent(session).items() if value is not None}
    _require_references(session, body)
    value = {
        **body,
        "conversation_flow_id": session.new_id("conversation_flow_", 12),
        "version": 0,
        "is_published": False,
        "last_modification_timestamp": session.now,
    }
    return _written(session, value)


def _require_references(session: Session, body: Mapping[str, Json]) -> None:
    require_references(session, body, besides=COMPONENT)
    require_shared(session, body)


def _written(session: Session, value: dict[str, Json]) -> Reply:
    """Store a flow that is sound, with the components that it uses."""
    fault = next(_faults(value), None) if session.world.profile == "strict" else None
    if fault is not None:
        raise Problem("invalid", f"request/body/{fault}", prefer=(400,))
    return Reply(represent(session, store(session, FLOWS, {**value, SHARED: shared_by(value)})))


def _faults(flow: Mapping[str, Json]) -> Iterator[str]:
    """What of a flow, or of a component of its own, leads nowhere."""
    for holder in holders(flow):
        for fault in unsound(holder):
            yield fault if holder is flow else f"components/*/{fault}"


def retrieve(session: Session) -> Reply:
    """The version that is asked for, else the latest."""
    return Reply(represent(session, named(session, FLOWS)))


def update(session: Session) -> Reply:
    """Change a draft."""
    old = named(session, FLOWS)
    require_draft(FLOWS, old)
    patch = sent(session)
    _require_references(session, patch)
    return _written(session, merged(session, old, patch))


def delete(session: Session) -> Reply:
    """Remove a flow with all its versions."""
    require_unused(session, FLOWS)
    remove_all(session, FLOWS)
    return NO_BODY


def list_all(session: Session) -> Reply:
    """Every version of every flow."""
    return Reply(page(session, session.all(FLOWS), Wanted(present=lambda value: represent(session, value))))


_WRITES = ("createConversationFlow", "updateConversationFlow")
_SHOWING = (*_WRITES, "getConversationFlow")

CONVERSATION_FLOW = Module(
    behaviours={
        "createConversationFlow": create,
        "getConversationFlow": retrieve,
        "updateConversationFlow": update,
        "deleteConversationFlow": delete,
        "listConversationFlows": list_all,
        "listConversationFlowsV2": list_all,
    },
    facts=(
        Fact(
            id="unknown-flow-on-update-not-found",
            evidence="assumed",
            says="An unknown flow is answered with 404 on update too.",
            deviations=(Deviation(profile="live", kind="status", operations=("updateConversationFlow",), status=404),),
        ),
        Fact(
            id="published-flow-frozen",
            evidence="observed",
            says="A published version cannot be changed: 400 with a text of its own.",
        ),
        Fact(
            id="flow-published-shown",
            evidence="observed",
            says="Flows carry is_published.",
            deviations=(
                Deviation(profile="live", kind="property", operations=_SHOWING, pointer="/is_published"),
                Deviation(
                    profile="live",
                    kind="property",
                    operations=("listConversationFlows",),
                    pointer="/*/is_published",
                ),
                Deviation(
                    profile="live",
                    kind="property",
                    operations=("listConversationFlowsV2",),
                    pointer="/items/*/is_published",
                ),
            ),
        ),
        Fact(
            id="flow-edges-lead-somewhere",
            evidence="assumed",
            says="The start and the ends of edges are nodes of the flow, or of the component that they stand in.",
            deviations=tuple(
                Deviation(profile="strict", kind="refusal", operations=_WRITES, pointer=pointer)
                for pointer in ("/start_node_id", "/nodes/*/edges/*/destination_node_id", "/nodes/*/id")
            ),
        ),
        Fact(
            id="flow-lists-versions",
            evidence="assumed",
            says="Both lists show every version, in the order of creation.",
        ),
    ),
)
