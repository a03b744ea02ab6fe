"""Calls over the telephone, over the web, and over someone else's telephony: made, read, changed, stopped, deleted.

Knows what a request may say of a call; what happens to a call by itself is the lifecycle's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

import orjson

from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.agent import EVENTS
from emulator.resources.call_agent import engine, own_number, voice_agent
from emulator.resources.call_facts import CALL_FACTS
from emulator.resources.call_inbound import arrive, replied, unanswered
from emulator.resources.call_lifecycle import (
    CALLS,
    OVER,
    analyzed,
    answered,
    begin,
    connect,
    dialed,
    ended,
    finish,
    hang_up,
    join,
    spoke,
    transfer_began,
    transfer_ended,
    transfer_settled,
    wait,
)
from emulator.resources.call_lists import list_filtered, list_whole
from emulator.resources.call_making import new_call, outbound_agent, phone_call, require_e164, require_variables
from emulator.resources.call_storage import kept, loosens
from emulator.resources.concurrency import admit, make_room
from emulator.resources.references import require_references
from emulator.session import NO_BODY, Reply, Session

ELSEWHERE = frozenset(("from_number", "agent_id", "override_agent_id"))
"""Members whose references are checked where they are used."""

METADATA_BYTES = 50_000
STOPPED = "Can only stop an ongoing call."


# Making calls


def create_phone(session: Session) -> Reply:
    """Call a number from one of the workspace's own."""
    body = session.body
    if not body.get("ignore_e164_validation"):
        require_e164(session, body, "from_number", "to_number")
    require_variables(session, body)
    number = own_number(session, body["from_number"])
    agent = outbound_agent(session, number, body)
    require_references(session, body, besides=ELSEWHERE)
    return Reply(phone_call(session, number, agent, body, placed=admit(session)))


def create_web(session: Session) -> Reply:
    """A call that somebody joins with the access token."""
    body = session.body
    require_variables(session, body)
    agent = voice_agent(session, body["agent_id"], body.get("agent_version"), "web")
    require_references(session, body, besides=ELSEWHERE)
    _require_start(session, agent)
    placed = admit(session)
    drawn = session.draw("access-token", 86)
    value = begin(
        session,
        {
            **new_call(session, agent, body, "web_call"),
            "access_token": f"eyJhbGciOiJIUzI1NiJ9.{drawn[:43]}.{drawn[43:]}",
            **{f"({name})": body[name] for name in ("current_node_id", "current_state") if body.get(name)},
        },
    )
    return Reply(_waiting(session, value, placed=placed))


def register(session: Session) -> Reply:
    """A call that someone else's telephony connects; it says who calls whom, or nothing."""
    body = session.body
    require_e164(session, body, "from_number", "to_number")
    require_variables(session, body)
    agent = voice_agent(session, body["agent_id"], body.get("agent_version"), "registered")
    require_references(session, body, besides=ELSEWHERE)
    placed = admit(session)
    parties = {
        "from_number": body.get("from_number", ""),
        "to_number": body.get("to_number", ""),
        "direction": body.get("direction", "inbound"),
    }
    value = begin(session, {**new_call(session, agent, body, "phone_call"), **parties})
    return Reply(_waiting(session, value, placed=placed))


def _waiting(session: Session, value: dict[str, Json], *, placed: bool) -> dict[str, Json]:
    if placed:
        wait(session, value)
    else:
        finish(session, value, "concurrency_limit_reached")
    return value


# What a request may say


def _require_start(session: Session, agent: Mapping[str, Json]) -> None:
    """The node or state that a call begins with must be one of its agent's. Raises Problem('unusable')."""
    body = session.body
    for name, listed, identity in (("current_node_id", "nodes", "id"), ("current_state", "states", "name")):
        asked = body.get(name)
        if asked:
            answering = engine(session, agent, body.get("agent_override"))
            if not any(each.get(identity) == asked for each in answering.get(listed) or ()):
                raise Problem("unusable", f"request/body/{name} {asked[:80]} does not exist")


# Calls that are there


def get(session: Session) -> Reply:
    """A call as it is now."""
    return Reply(_found(session))


def _found(session: Session) -> dict[str, Json]:
    identity = session.parameter("call_id")
    return session.need(CALLS, identity, live=f"Item {identity[:80]} not found from call")


def update(session: Session) -> Reply:
    """Change what is said about a call; what is kept of it can be made less, never more."""
    call, body = _found(session), session.body
    _require_size(session, body)
    value = dict(call)
    if body.get("metadata") is not None:
        value["metadata"] = body["metadata"]
    if body.get("custom_attributes") is not None:
        value["(custom_attributes)"] = body["custom_attributes"]
    if "override_dynamic_variables" in body:
        value["(overrides)"] = body["override_dynamic_variables"]
    setting = body.get("data_storage_setting")
    if setting is not None:
        if loosens(call.get("data_storage_setting"), setting):
            raise Problem("invalid", "request/body/data_storage_setting cannot store more than before", prefer=(400,))
        value = kept({**value, "data_storage_setting": setting})
    session.put(CALLS, call["call_id"], value)
    return Reply(value)


def _require_size(session: Session, body: Mapping[str, Json]) -> None:
    if session.world.heeds_prose and "metadata" in body and len(orjson.dumps(body["metadata"])) > METADATA_BYTES:
        raise Problem("invalid", f"request/body/metadata must not exceed {METADATA_BYTES} bytes", prefer=(400,))


def stop(session: Session) -> Reply:
    """End a call that goes on, or has not begun yet."""
    call = session.need(CALLS, session.parameter("call_id"), live="Not Found")
    if OVER in call:
        raise Problem("invalid", STOPPED, prefer=(400,), live=(400, STOPPED))
    finish(session, call, "manual_stopped")
    return NO_BODY


def delete(session: Session) -> Reply:
    """Remove a call, also one that goes on."""
    session.remove(CALLS, _found(session)["call_id"])
    make_room(session)
    return NO_BODY


CALL = Module(
    behaviours={
        "createPhoneCall": create_phone,
        "createWebCall": create_web,
        "registerPhoneCall": register,
        "getCall": get,
        "updateCallMetadata": update,
        "stopCall": stop,
        "deleteCall": delete,
        "listCalls": list_whole,
        "listCallsV3": list_filtered,
    },
    transitions={
        "call-dialed": dialed,
        "call-answered": answered,
        "call-spoke": spoke,
        "call-transfer-began": transfer_began,
        "call-transfer-settled": transfer_settled,
        "call-transfer-ended": transfer_ended,
        "call-ended": ended,
        "call-analyzed": analyzed,
        "call-unanswered": unanswered,
        "webhook-replied": replied,
    },
    triggers={"inbound-call": arrive, "join-call": join, "connect-call": connect, "end-call": hang_up},
    facts=CALL_FACTS,
    events=tuple(event for events in EVENTS.values() for event in events),
)
