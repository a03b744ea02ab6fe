"""What only later official SDKs call: one list of both kinds of agents, analyses anew, changes of a live call.

The operations come with an overlay that is opt-in; without it nothing here is reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any as Json

from emulator.facts import Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources import call, chat
from emulator.resources.agent import CHANNELS
from emulator.resources.call_lifecycle import CALLS, OVER, analyzed
from emulator.resources.filters import read
from emulator.resources.versions import AGENTS, TAGS
from emulator.session import NO_BODY, Reply, Session
from emulator.store import Collection, Record
from emulator.timers import Timer


def list_agents(session: Session) -> Reply:
    """Voice and chat agents, each once as its latest version is, in the order in which they were made."""
    asked = dict(session.body.get("filter_criteria") or {})
    words = str(asked.pop("query", ""))
    criteria = read(asked)

    def keep(value: Mapping[str, Json]) -> bool:
        named = words.lower() in value["agent_name"].lower() or words in value["agent_id"]
        return named and criteria.keeps(value)

    return Reply(page(session, _summaries(session), Wanted(keep=keep)))


def _summaries(session: Session) -> Collection:
    """All agents in brief; each stands where its oldest version does, so that pages hold when versions come."""
    tags = _tags(session)
    found: dict[str, Record] = {}
    latest: dict[str, int] = {}
    for kind in AGENTS:
        stored = session.all(kind)
        for sequence in stored.order:
            agent = stored.at(sequence)
            identity = agent["agent_id"]
            if agent["version"] >= latest.get(identity, 0):
                latest[identity] = agent["version"]
                first = found[identity].sequence if identity in found else sequence
                found[identity] = Record(first, _summary(kind, agent, tags.get(identity, {})))
    return Collection("agents", found)


def _summary(kind: str, agent: Mapping[str, Json], tags: Json) -> dict[str, Json]:
    return {
        "agent_id": agent["agent_id"],
        "agent_name": agent.get("agent_name") or "",
        "channel": CHANNELS[kind],
        "tags": tags,
        "user_modified_timestamp": agent["last_modification_timestamp"],
    }


def _tags(session: Session) -> Mapping[str, dict[str, Json]]:
    """The tags of each agent, with the versions that they name."""
    found: dict[str, dict[str, Json]] = {}
    for tag in session.all(TAGS).values():
        named = {} if tag["version"] is None else {"version": tag["version"]}
        found.setdefault(tag["agent_id"], {})[tag["tag"]] = named
    return found


def update_live(session: Session) -> Reply:
    """Change a call that is not over; variables are added to those that were overridden before."""
    identity = session.parameter("call_id")
    old = session.need(CALLS, identity, live=f"Item {identity[:80]} not found from call")
    if OVER in old:
        raise Problem("conflict", "Can only update an ongoing call.", prefer=(422,))
    fields = dict(session.body.get("fields_to_override") or {})
    variables = fields.get("override_dynamic_variables")
    if variables is not None:
        fields["override_dynamic_variables"] = {**(old.get("(overrides)") or {}), **variables}
    if session.inputs is not None:
        session.inputs = replace(session.inputs, body=fields)
    call.update(session)
    return Reply({"success": True})


def rerun_call(session: Session) -> Reply:
    """Another verdict on a call that is over."""
    identity = session.parameter("call_id")
    old = session.need(CALLS, identity, live=f"Item {identity[:80]} not found from call")
    if OVER not in old:
        raise Problem("conflict", "Can only analyze a call that has ended.", prefer=(422,))
    session.put(CALLS, identity, {**old, "(story)": session.draw("story", 32)})
    analyzed(session, _now(session, CALLS, identity))
    return Reply(session.need(CALLS, identity))


def rerun_chat(session: Session) -> Reply:
    """Another verdict on a chat that is over."""
    identity = session.parameter("chat_id")
    old = session.need(chat.CHATS, identity)
    if old["chat_status"] == "ongoing":
        raise Problem("conflict", "Can only analyze a chat that has ended.", prefer=(422,))
    chat.analyzed(session, _now(session, chat.CHATS, identity, {"messages": old["chat_cost"]["combined_cost"]}))
    return Reply(session.need(chat.CHATS, identity))


def _now(session: Session, collection: str, key: str, data: Json = None) -> Timer:
    """An analysis that is due now."""
    return Timer(session.workspace, "", session.now, "analysis", collection, key, data)


def delete_chat(session: Session) -> Reply:
    """Remove a chat, also one that goes on."""
    identity = session.parameter("chat_id")
    session.need(chat.CHATS, identity)
    session.remove(chat.CHATS, identity)
    return NO_BODY


OFFICIAL = Module(
    behaviours={
        "listAgentsV2": list_agents,
        "updateLiveCall": update_live,
        "rerunCallAnalysis": rerun_call,
        "rerunChatAnalysis": rerun_chat,
        "deleteChat": delete_chat,
    },
    facts=(
        Fact(
            id="agents-listed-together",
            evidence="sdk",
            says="The newer list shows agents of both kinds, each once, and can be narrowed by channel, name and id.",
        ),
        Fact(
            id="filter-type-left-out",
            evidence="documented",
            says="A filter of the newer list of agents may come without its type.",
        ),
        Fact(
            id="agents-listed-by-creation",
            evidence="assumed",
            says="The newer list is in the order in which agents were made; one without a name shows an empty one.",
        ),
        Fact(
            id="live-call-variables-added",
            evidence="sdk",
            says="Variables for a live call are added to those that were overridden before; null takes all back.",
        ),
        Fact(
            id="live-call-not-over",
            evidence="assumed",
            says="A call can be changed live from its registration to its end; afterwards it is refused with 422.",
        ),
        Fact(
            id="analysis-anew",
            evidence="assumed",
            says="An analysis anew replaces the old one at once and is announced like the first; before the end: 422.",
        ),
    ),
)
