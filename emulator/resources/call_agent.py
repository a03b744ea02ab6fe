"""Which agent, in which version, takes part in a call, and what of it the call has to remember.

Knows agents, their engines and the agents bound to numbers; must not know how calls proceed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json
from typing import Literal

from emulator.problem import Problem
from emulator.resources.versions import find_agent, place, resolve
from emulator.session import Session

AGENTS, NUMBERS = "agent", "phone_number"
Entry = Literal["web", "registered", "override", "bound"]

DEFAULT: Mapping[Entry, Literal["latest", "published"]] = {
    "web": "latest",
    "registered": "latest",
    "override": "latest",
    "bound": "published",
}
"""Which version runs where none is named, by the way in which the agent came to be asked."""

REMEMBERED = (
    "webhook_url",
    "webhook_events",
    "webhook_timeout_ms",
    "max_call_duration_ms",
    "end_call_after_silence_ms",
    "ring_duration_ms",
    "post_call_analysis_data",
)
NO_OUTBOUND = "No outbound agent id set up for phone number."
NO_INBOUND = "No inbound agent id set up for phone number."
VOICE_ONLY = "Cannot start a call with selected agent."


def voice_agent(session: Session, identity: str, version: Json, entry: Entry) -> dict[str, Json]:
    """The version of a voice agent that is meant.

    Raises Problem('missing') for an unknown id, Problem('unusable') for an unknown version and for a chat agent.
    """
    if find_agent(session, identity) == ("chat_agent",):
        raise Problem("unusable", VOICE_ONLY)
    return resolve(session, AGENTS, identity, version, default=DEFAULT[entry])


def own_number(session: Session, number: str) -> dict[str, Json]:
    """A phone number of the workspace. Raises Problem('unusable') where it is none."""
    found = session.get(NUMBERS, number)
    if found is None:
        observed = (404, f"Item {number[:80]} not found from phone-number")
        raise Problem("unusable", f"{number[:80]} is none of your phone numbers.", live=observed)
    return found


def bound_agent(session: Session, number: Mapping[str, Json], side: Literal["inbound", "outbound"]) -> dict[str, Json]:
    """The agent that a number has for calls of one side: by weight where it has several.

    Raises Problem('invalid') where it has none.
    """
    bound = number.get(f"{side}_agents") or []
    if not bound:
        message = NO_OUTBOUND if side == "outbound" else NO_INBOUND
        raise Problem("invalid", message, prefer=(400,), live=(400, message))
    chosen = bound[0]
    if len(bound) > 1:
        chosen = session.choose(f"{side}-agent", bound, [each["weight"] for each in bound])
    return voice_agent(session, chosen["agent_id"], chosen.get("agent_version"), "bound")


def overridden(agent: Mapping[str, Json], override: Json) -> dict[str, Json]:
    """An agent as one call has it."""
    changed = override.get("agent") if isinstance(override, dict) else None
    return {**agent, **{name: value for name, value in (changed or {}).items() if value is not None}}


def remembered(agent: Mapping[str, Json]) -> dict[str, Json]:
    """What a call keeps of its agent, which may change or go before the call is over."""
    return {name: agent[name] for name in REMEMBERED if agent.get(name) is not None}


def engine(session: Session, agent: Mapping[str, Json], override: Json = None) -> dict[str, Json]:
    """The LLM or flow of an agent as one call has it; empty for one that is elsewhere or has gone."""
    named = agent.get("response_engine") or {}
    collection, name = {
        "retell-llm": ("llm", "llm_id"),
        "conversation-flow": ("conversation_flow", "conversation_flow_id"),
    }.get(str(named.get("type")), ("", ""))
    if not collection:
        return {}
    version = named.get("version")
    key = place(str(named.get(name)), int(agent.get("version", 0) if version is None else version))
    given = override if isinstance(override, dict) else {}
    changed = given.get("retell_llm" if collection == "llm" else "conversation_flow") or {}
    found = session.get(collection, key)
    return {} if found is None else {**found, **{each: value for each, value in changed.items() if value is not None}}
