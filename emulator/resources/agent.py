"""Voice agents, and what voice and chat agents have in common: drafts that are edited, published and forked.

Knows the rules of agents; how versions are stored and how engines follow them is elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.resources.engine import forked, freeze, paired, used
from emulator.resources.references import ENGINE, FACTS, require_references
from emulator.resources.tags import assign, released
from emulator.resources.versions import (
    TITLES,
    Agent,
    find_agent,
    latest,
    merged,
    named,
    newest,
    place,
    remove_all,
    require_draft,
    sent,
    store,
    unknown,
    versions,
)
from emulator.session import NO_BODY, Behaviour, Reply, Session

EVENTS: Mapping[str, list[str]] = {
    "agent": ["call_started", "call_ended", "call_analyzed"],
    "chat_agent": ["chat_started", "chat_ended", "chat_analyzed"],
}
"""The webhooks that an agent sends where it does not say."""

OWN: Mapping[str, tuple[str, ...]] = {"agent": ("call_", "transfer_"), "chat_agent": ("chat_",)}
"""How the webhooks begin that only one kind of agent sends."""

CHANNELS: Mapping[str, str] = {"agent": "voice", "chat_agent": "chat"}
ELSEWHERE = frozenset((ENGINE,))
"""Members whose references are checked together with the engine's version."""


def represent(session: Session, collection: str, value: Mapping[str, Json]) -> Json:
    """An agent as it is shown."""
    return {**value, "channel": CHANNELS[collection]} if session.world.profile == "live" else value


def _given(session: Session) -> dict[str, Json]:
    """What the body says of an agent; one language in a list is that language."""
    body = {**sent(session), **{name: session.body[name] for name in sorted(TITLES) if name in session.body}}
    language = body.get("language")
    if isinstance(language, list) and len(language) == 1:
        body["language"] = language[0]
    return body


def creating(collection: Agent) -> Behaviour:
    """Make a version 0, which is a draft."""

    def create(session: Session) -> Reply:
        body = {name: value for name, value in _given(session).items() if value is not None}
        require_references(session, body, besides=ELSEWHERE)
        engine = paired(session, body[ENGINE], 0, new=True)
        value = {
            "agent_id": session.new_id("agent_", 26),
            "version": 0,
            "base_version": None,
            "assigned_tags": [],
            "is_published": False,
            **body,
            ENGINE: engine,
            "last_modification_timestamp": session.now,
            **used(engine),
        }
        return Reply(represent(session, collection, store(session, collection, value)))

    return create


def retrieving(collection: Agent) -> Behaviour:
    """Show the version that is asked for, else the latest."""
    return lambda session: Reply(represent(session, collection, named(session, collection)))


def updating(collection: Agent) -> Behaviour:
    """Change a draft; of a published version only what is said about it."""

    def update(session: Session) -> Reply:
        old = named(session, collection)
        _require_condition(session, old)
        patch = _given(session)
        if not TITLES.issuperset(patch):
            require_draft(collection, old)
        require_references(session, patch, besides=ELSEWHERE)
        if ENGINE in patch:
            patch[ENGINE] = paired(session, patch[ENGINE], old["version"])
        value = merged(session, old, patch)
        store(session, collection, {**value, **used(value[ENGINE])})
        return Reply(represent(session, collection, value))

    return update


def _require_condition(session: Session, value: Mapping[str, Json]) -> None:
    """Raises Problem('precondition') where `If-Match` names another time of change (RFC 9110, section 13.1.1)."""
    given = session.headers.get("if-match")
    if given is None:
        return
    tags = [each.strip().removeprefix("W/").strip('"') for each in given.split(",")]
    if "*" not in tags and str(value["last_modification_timestamp"]) not in tags:
        raise Problem("precondition", "Precondition failed for conditional update.")


def deleting(collection: Agent) -> Behaviour:
    """Remove an agent with all its versions and tags."""

    def delete(session: Session) -> Reply:
        remove_all(session, collection)
        released(session, session.parameter("agent_id"))
        return NO_BODY

    return delete


def showing_versions(collection: Agent) -> Behaviour:
    """All versions, the newest first."""

    def show(session: Session) -> Reply:
        identity = session.parameter("agent_id")
        known = versions(session, collection, identity)
        if not known:
            raise unknown(session, collection, identity)
        return Reply([represent(session, collection, each) for each in reversed(known)])

    return show


def listing(collection: Agent) -> Behaviour:
    """Every version of every agent, or the latest of each."""

    def show(session: Session) -> Reply:
        last = newest(session, collection) if session.parameter("is_latest") else None
        wanted = Wanted(
            keep=lambda value: last is None or (value["agent_id"], value["version"]) in last,
            present=lambda value: represent(session, collection, value),
        )
        return Reply(page(session, session.all(collection), wanted))

    return show


def _version(session: Session, number: float) -> tuple[Agent, dict[str, Json]]:
    """A version of the agent in the path, of either kind, and where it is kept."""
    identity = session.parameter("agent_id")
    found = find_agent(session, identity)
    value = session.get(found[0], place(identity, int(number))) if found is not None else None
    if found is None or value is None:
        raise unknown(session, "agent", identity)
    return found[0], value


def _named(session: Session, name: str) -> tuple[Agent, dict[str, Json]]:
    """The version that a member of the body names. Raises Problem('unusable') where the agent exists without it."""
    identity, number = session.parameter("agent_id"), session.body[name]
    found = find_agent(session, identity)
    if found is not None and place(identity, int(number)) not in session.all(found[0]):
        raise Problem("unusable", f"request/body/{name} {str(number)[:40]} is no version of {identity[:80]}")
    return _version(session, number)


def create_version(session: Session) -> Reply:
    """A new draft from an older version; its LLM or flow is forked in place.

    It always names its webhooks, by which the two kinds of agents can be told apart.
    """
    collection, base = _named(session, "base_version")
    last = latest(session, collection, base["agent_id"]) or base
    engine = forked(session, base[ENGINE], last["version"] + 1)
    value = {
        **{name: each for name, each in base.items() if name not in TITLES},
        "version": last["version"] + 1,
        "base_version": base["version"],
        "assigned_tags": [],
        "is_published": False,
        "webhook_events": _telling(session, collection, base.get("webhook_events")),
        ENGINE: engine,
        "last_modification_timestamp": session.now,
        **used(engine),
    }
    return Reply(represent(session, collection, store(session, collection, value)))


def _telling(session: Session, collection: str, events: list[str] | None) -> list[str]:
    """The webhooks of a fork: those of its base with, if need be, one that only this kind of agent sends."""
    usual = EVENTS[collection]
    if not events:
        return usual
    own = any(event.startswith(OWN[collection]) for event in events)
    return events if own or session.world.profile == "live" else [usual[0], *events]


def publish_version(session: Session) -> Reply:
    """Freeze a version, and that of its LLM or flow; no draft follows by itself, and the answer is empty."""
    collection, old = _named(session, "version")
    titles = {name: session.body[name] for name in sorted(TITLES) if session.body.get(name) is not None}
    store(session, collection, {**merged(session, old, titles), "is_published": True})
    freeze(session, old[ENGINE])
    return NO_BODY


def delete_version(session: Session) -> Reply:
    """Remove a draft; its tags name no version then. With the last version the agent is gone."""
    collection, value = _version(session, session.parameter("version"))
    if value["is_published"]:
        raise Problem("conflict", "Cannot delete a published version.", prefer=(422,))
    session.remove(collection, place(value["agent_id"], value["version"]))
    gone = latest(session, collection, value["agent_id"]) is None
    released(session, value["agent_id"], None if gone else value["version"])
    return NO_BODY


_UNKNOWN = (
    "getAgent",
    "updateAgent",
    "deleteAgent",
    "getAgentVersions",
    "getChatAgent",
    "updateChatAgent",
    "deleteChatAgent",
    "getChatAgentVersions",
)
_WITH_CHANNEL = (
    "createAgent",
    "getAgent",
    "updateAgent",
    "createChatAgent",
    "getChatAgent",
    "updateChatAgent",
    "createAgentVersion",
)
_LISTS = ("listAgents", "getAgentVersions", "listChatAgents", "getChatAgentVersions")
_ENGINE_TAKING = ("createAgent", "updateAgent", "createChatAgent", "updateChatAgent")

AGENT = Module(
    behaviours={
        "createAgent": creating("agent"),
        "getAgent": retrieving("agent"),
        "updateAgent": updating("agent"),
        "deleteAgent": deleting("agent"),
        "getAgentVersions": showing_versions("agent"),
        "listAgents": listing("agent"),
        "createAgentVersion": create_version,
        "publishAgentVersion": publish_version,
        "deleteAgentVersion": delete_version,
    },
    triggers={"assign-tag": assign},
    facts=(
        *FACTS,
        Fact(
            id="unknown-agent-not-found",
            evidence="observed",
            says="An unknown agent is answered with 404 and a text that names it.",
            deviations=(Deviation(profile="live", kind="status", operations=_UNKNOWN, status=404),),
        ),
        Fact(
            id="agent-begins-as-draft",
            evidence="observed",
            says="A new agent is version 0, unpublished, based on nothing.",
        ),
        Fact(
            id="published-agent-frozen",
            evidence="observed",
            says="Of a published version only title and description can be changed; else 422 with a text of its own.",
        ),
        Fact(
            id="agent-version-forks-engine",
            evidence="observed",
            says="A new version takes its LLM or flow along: the same id, in the version of the agent.",
        ),
        Fact(
            id="shared-engine-version-kept",
            evidence="assumed",
            says="A version of an LLM or flow that is published, or that another agent uses, is not forked over.",
        ),
        Fact(
            id="engine-version-filled-in",
            evidence="assumed",
            says="An engine without a version gets that of its agent, copied from its latest where it has none.",
        ),
        Fact(
            id="engine-version-paired",
            evidence="observed",
            says="An engine must have the version of its agent, and version 0 for a new one; else 400.",
            deviations=tuple(
                Deviation(
                    profile=profile, kind="refusal", operations=_ENGINE_TAKING, pointer="/response_engine/version"
                )
                for profile in ("live", "strict")
            ),
        ),
        Fact(
            id="publishing-is-silent",
            evidence="observed",
            says="Publishing answers 200 without a body, freezes the LLM or flow too, and opens no draft.",
        ),
        Fact(
            id="publishing-again",
            evidence="assumed",
            says="Publishing what is published changes only what is said about it.",
        ),
        Fact(
            id="published-version-stays",
            evidence="assumed",
            says="A published version cannot be deleted by itself: 422.",
        ),
        Fact(
            id="last-version-deletes-agent",
            evidence="assumed",
            says="An agent whose only version is deleted is gone.",
        ),
        Fact(
            id="named-version-unknown",
            evidence="assumed",
            says="A version that a body names and the agent does not have is 422; an unknown agent is 404.",
        ),
        Fact(
            id="versions-newest-first",
            evidence="assumed",
            says="Versions come newest first; no order is promised.",
        ),
        Fact(
            id="single-language-scalar",
            evidence="stated",
            says="A list of one language comes back as that language.",
        ),
        Fact(
            id="unset-stays-unset",
            evidence="assumed",
            says="Only what was set is shown; what was cleared with null is left out.",
        ),
        Fact(
            id="agent-version-names-webhooks",
            evidence="assumed",
            says="A fork names its webhooks, one at least that only its kind sends: nothing else tells kinds apart.",
        ),
        Fact(
            id="agent-kinds-apart",
            evidence="assumed",
            says="The id of a chat agent is unknown where a voice agent is asked for, and the other way round.",
        ),
        Fact(
            id="conditional-agent-update",
            evidence="assumed",
            says="An update whose If-Match names another time of the last change is refused with 412.",
        ),
        Fact(
            id="agent-channel-shown",
            evidence="observed",
            says="Agents carry channel, voice or chat.",
            deviations=(
                Deviation(profile="live", kind="property", operations=_WITH_CHANNEL, pointer="/channel"),
                Deviation(profile="live", kind="property", operations=_LISTS, pointer="/*/channel"),
            ),
        ),
        Fact(
            id="unknown-key-ends-list",
            evidence="assumed",
            says="A pagination key that leads nowhere ends a list that declares no refusal.",
        ),
        Fact(
            id="agent-tags-reserved",
            evidence="documented",
            says="latest and latest_published name versions by themselves; an agent has ten other tags at the most.",
        ),
        Fact(
            id="agent-tags-by-default",
            evidence="documented",
            says="Every agent knows the tags prod and staging, which name no version at first.",
        ),
        Fact(
            id="unassigned-tag-is-latest",
            evidence="stated",
            says="A tag that is known but names no version means the latest.",
        ),
    ),
)
