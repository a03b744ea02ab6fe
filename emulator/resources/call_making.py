"""What a new call is made of, and what a request may say of it.

Knows members of calls; must not know operations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.problem import Problem
from emulator.prose_formats import FORMATS
from emulator.resources.call_agent import bound_agent, overridden, remembered, voice_agent
from emulator.resources.call_lifecycle import begin, dial, finish
from emulator.resources.scenarios import UNREACHABLE
from emulator.session import Session

GIVEN = ("metadata", "retell_llm_dynamic_variables", "custom_sip_headers")


def new_call(session: Session, agent: Mapping[str, Json], asked: Mapping[str, Json], kind: str) -> dict[str, Json]:
    """What every call begins with."""
    own = overridden(agent, asked.get("agent_override"))
    value = {
        "call_id": session.new_id("call_", 27),
        "call_type": kind,
        "agent_id": agent["agent_id"],
        "agent_version": agent["version"],
        "call_status": "registered",
        "data_storage_setting": own.get("data_storage_setting") or "everything",
        **{name: own[name] for name in ("agent_name", "opt_in_signed_url") if own.get(name) is not None},
        **{name: asked[name] for name in GIVEN if asked.get(name) is not None},
        "(agent)": remembered(own),
    }
    if asked.get("agent_override"):
        value["(override)"] = asked["agent_override"]
    return value


def outbound_agent(session: Session, number: Mapping[str, Json], asked: Mapping[str, Json]) -> dict[str, Json]:
    """The agent of a call that goes out: the one that is asked for, else one that the number has."""
    if asked.get("override_agent_id") is not None:
        return voice_agent(session, asked["override_agent_id"], asked.get("override_agent_version"), "override")
    return bound_agent(session, number, "outbound")


def phone_call(
    session: Session,
    number: Mapping[str, Json],
    agent: Mapping[str, Json],
    asked: Mapping[str, Json],
    *,
    placed: bool,
    **more: Json,
) -> dict[str, Json]:
    """A call that goes out; without a place among the others it fails at once."""
    parties = {"from_number": number["phone_number"], "to_number": asked["to_number"], "direction": "outbound"}
    if not asked.get("ignore_e164_validation") and not FORMATS["e164"](asked["to_number"]):
        more[UNREACHABLE] = True
    value = begin(session, {**new_call(session, agent, asked, "phone_call"), **parties, **more})
    if placed:
        dial(session, value)
    else:
        finish(session, value, "concurrency_limit_reached")
    return value


def require_e164(session: Session, body: Mapping[str, Json], *names: str, where: str = "request/body") -> None:
    """Raises Problem('invalid') where a number is none of ITU-T E.164 and the profile heeds prose."""
    for name in names:
        if session.world.heeds_prose and name in body and not FORMATS["e164"](body[name]):
            raise Problem("invalid", f"{where}/{name} must be a phone number in E.164 format", prefer=(400,))


def require_variables(session: Session, body: Mapping[str, Json], *, where: str = "request/body") -> None:
    """Raises Problem('invalid') where a dynamic variable is no text and the profile heeds prose."""
    for name, value in (body.get("retell_llm_dynamic_variables") or {}).items():
        if session.world.heeds_prose and not isinstance(value, str):
            message = f"{where}/retell_llm_dynamic_variables/{name[:80]} must be string"
            raise Problem("invalid", message, prefer=(400,), live=(400, message))
