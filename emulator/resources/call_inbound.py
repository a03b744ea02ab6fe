"""Calls that come in: somebody calls a number of the workspace, whose webhook may say who answers.

Knows the inbound webhook's question and answer; must not know how it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.problem import Problem
from emulator.resources.call_agent import bound_agent, overridden, own_number, remembered, voice_agent
from emulator.resources.call_lifecycle import CALLS, begin, finish, pick_up
from emulator.resources.call_making import new_call
from emulator.resources.concurrency import admit
from emulator.session import Reply, Session
from emulator.timers import Timer

TIMEOUT = 10_000
PATIENCE = 45_000
"""After how many milliseconds a call goes to the number's own agent though the webhook has said nothing."""

NOBODY: Mapping[str, Json] = {"agent_id": "", "version": 0}
"""Stands for the agent while only the webhook can name one."""


def arrive(session: Session) -> Reply:
    """Somebody calls: body `{from_number, to_number, metadata?}`; answers with the call.

    Raises Problem('unusable') where `to_number` is none of the workspace's, Problem('invalid') where nobody is there to
    answer it.
    """
    caller, called = (str(session.body.get(name, "")) for name in ("from_number", "to_number"))
    number = own_number(session, called)
    url = number.get("inbound_webhook_url")
    agent = NOBODY if url and not number.get("inbound_agents") else bound_agent(session, number, "inbound")
    placed = admit(session)
    parties = {"from_number": caller, "to_number": called, "direction": "inbound"}
    call = begin(session, {**new_call(session, agent, session.body, "phone_call"), **parties})
    if not placed:
        finish(session, call, "concurrency_limit_reached")
    elif url:
        _ask(session, call, str(url))
    else:
        pick_up(session, call)
    return Reply(session.get(CALLS, call["call_id"]))


def _ask(session: Session, call: Mapping[str, Json], url: str) -> None:
    """Ask the number's webhook what to do with a call."""
    asked = {name: call[name] for name in ("from_number", "to_number", "agent_id") if call[name]}
    about = {
        "url": url,
        "events": ["call_inbound"],
        "timeout_ms": TIMEOUT,
        "object": call["call_id"],
        "collection": CALLS,
        "reply": "inbound-call",
    }
    session.later(PATIENCE, "call-unanswered", CALLS, call["call_id"])
    session.announce("call_inbound", {"event": "call_inbound", "call_inbound": asked}, about)


def replied(session: Session, timer: Timer) -> None:
    """The webhook has answered, `{status, body}`, or has failed."""
    call = session.need(CALLS, timer.key)
    if call["call_status"] != "registered" or call.get("direction") != "inbound":
        return
    session.never("call-unanswered", CALLS, timer.key)
    data = timer.data if isinstance(timer.data, dict) else {}
    body = data.get("body")
    said = body.get("call_inbound", body) if isinstance(body, dict) else None
    if data.get("status") in range(200, 300) and isinstance(said, dict):
        if said.get("reject"):
            finish(session, call, "user_declined")
            return
        call = _applied(session, call, said)
    _proceed(session, call)


def unanswered(session: Session, timer: Timer) -> None:
    """The webhook has not answered in time."""
    _proceed(session, session.need(CALLS, timer.key))


def _proceed(session: Session, call: Mapping[str, Json]) -> None:
    session.put(CALLS, call["call_id"], call)
    if call["agent_id"]:
        pick_up(session, call)
    else:
        finish(session, call, "dial_failed")


def _applied(session: Session, call: Mapping[str, Json], said: Mapping[str, Json]) -> dict[str, Json]:
    """A call as the webhook wants it; what makes no sense is passed over."""
    value = dict(call)
    if isinstance(said.get("override_agent_id"), str):
        value.update(_overriding(session, said))
    variables = said.get("dynamic_variables")
    if isinstance(variables, dict):
        known = value.get("retell_llm_dynamic_variables") or {}
        texts = {name: each for name, each in variables.items() if isinstance(each, str)}
        value["retell_llm_dynamic_variables"] = {**known, **texts}
    if isinstance(said.get("metadata"), dict):
        value["metadata"] = said["metadata"]
    return value


def _overriding(session: Session, said: Mapping[str, Json]) -> dict[str, Json]:
    """The agent that the webhook names; nothing where there is none of that id or version."""
    version = said.get("override_agent_version")
    wanted = version if isinstance(version, int | str) and not isinstance(version, bool) else None
    try:
        agent = voice_agent(session, said["override_agent_id"], wanted, "override")
    except Problem:
        return {}
    own = overridden(agent, said.get("agent_override"))
    found = {"agent_id": agent["agent_id"], "agent_version": agent["version"], "(agent)": remembered(own)}
    return {**found, "agent_name": own["agent_name"]} if own.get("agent_name") else found
