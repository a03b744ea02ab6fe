"""Things that have versions: agents, and the LLMs and conversation flows that answer for them.

Knows how versions are stored, found and frozen; must not know what a version holds. A version stands in the collection
of its kind under `id/number`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json
from typing import Literal

from emulator.problem import Problem
from emulator.session import Session

Kind = Literal["agent", "chat_agent", "llm", "conversation_flow"]
Agent = Literal["agent", "chat_agent"]
AGENTS: tuple[Agent, Agent] = ("agent", "chat_agent")
TAGS = "agent_tag"
"""Tags of agents, by `agent id/tag`: the version that each one names, None where it names none yet."""

KNOWN_TAGS = ("prod", "staging")
"""Tags that every agent has, though they name no version at first."""

IDS: Mapping[str, str] = {
    "agent": "agent_id",
    "chat_agent": "agent_id",
    "llm": "llm_id",
    "conversation_flow": "conversation_flow_id",
}
CALLED: Mapping[str, str] = {
    "agent": "agent",
    "chat_agent": "agent",
    "llm": "retell-llm",
    "conversation_flow": "conversation-flow",
}
"""What refusals that were observed call each kind."""

FROZEN: Mapping[str, tuple[int, str]] = {
    "agent": (422, "Cannot update published agent other than version title"),
    "chat_agent": (422, "Cannot update published agent other than version title"),
    "llm": (400, "Cannot update published LLM"),
    "conversation_flow": (400, "Cannot update published conversation flow"),
}
TITLES = frozenset(("version_title", "version_description"))
"""What says something about a version of an agent, and may be changed after it was published."""


def place(identity: str, version: int) -> str:
    """The key of a version."""
    return f"{identity}/{version}"


def versions(session: Session, collection: str, identity: str) -> list[dict[str, Json]]:
    """All versions of one thing, by number; none where it does not exist."""
    return sorted(session.all(collection).where(IDS[collection], identity), key=_number)


def latest(session: Session, collection: str, identity: str) -> dict[str, Json] | None:
    """The version with the largest number, published or not; None where there is no such thing."""
    return max(session.all(collection).where(IDS[collection], identity), key=_number, default=None)


def _number(version: Mapping[str, Json]) -> int:
    return int(version["version"])


def find_agent(session: Session, agent_id: str) -> tuple[Agent] | None:
    """The collection that an agent's id belongs to: voice agents and chat agents share one space of ids."""
    found: tuple[Agent, ...] = tuple(name for name in AGENTS if session.all(name).sequences("agent_id", agent_id))
    return found[:1] if found else None  # type: ignore[return-value]


def resolve(
    session: Session,
    collection: str,
    identity: str,
    version: int | str | None,
    *,
    default: Literal["latest", "published"],
) -> dict[str, Json]:
    """The version that a reference means: a number, a tag, or `default` where it says nothing.

    `published` is the largest that is published, or the largest of all where none is. Raises Problem('missing') for an
    unknown id, Problem('unusable') for an unknown version or tag.
    """
    known = versions(session, collection, identity)
    if not known:
        raise unknown(session, collection, identity)
    if version is None:
        version = "latest" if default == "latest" else "latest_published"
        published = [each for each in known if each.get("is_published")]
        return published[-1] if published and version == "latest_published" else known[-1]
    found = _tagged(session, known, identity, version) if isinstance(version, str) else _numbered(known, version)
    if found is None:
        raise Problem("unusable", f"Version {str(version)[:40]} of {identity} does not exist.")
    return found


def _numbered(known: list[dict[str, Json]], number: float) -> dict[str, Json] | None:
    return next((each for each in known if each["version"] == number), None)


def _tagged(session: Session, known: list[dict[str, Json]], identity: str, tag: str) -> dict[str, Json] | None:
    """The version that a tag names: one that is known but names none yet means the latest."""
    if tag == "latest":
        return known[-1]
    if tag == "latest_published":
        return next((each for each in reversed(known) if each.get("is_published")), None)
    record = session.get(TAGS, f"{identity}/{tag}")
    if record is None:
        return known[-1] if tag in KNOWN_TAGS else None
    return known[-1] if record["version"] is None else _numbered(known, record["version"])


def unknown(session: Session, collection: str, identity: str) -> Problem:
    """The refusal of an id, or a version, that does not exist."""
    return session.missing(f"Item {identity} not found from {CALLED[collection]}")


def named(session: Session, collection: str) -> dict[str, Json]:
    """The version that the path and the query name, the latest where the query names none.

    Raises Problem('missing') for an unknown id or version.
    """
    identity = session.parameter(IDS[collection])
    version = session.parameter("version")
    if version is None:
        found = latest(session, collection, identity)
    else:
        found = session.get(collection, place(identity, version))
    if found is None:
        raise unknown(session, collection, identity)
    return found


def store(session: Session, collection: str, value: dict[str, Json]) -> dict[str, Json]:
    """Put a version where it belongs; the value itself."""
    session.put(collection, place(value[IDS[collection]], value["version"]), value)
    return value


def changed(session: Session, old: Mapping[str, Json]) -> int:
    """The time of a change, which is always later than that of the one before."""
    return max(session.now, int(old.get("last_modification_timestamp", 0)) + 1)


def sent(session: Session) -> dict[str, Json]:
    """What the body says of what the document declares for it; nothing else is kept."""
    operation = session.operation
    if operation is None or operation.body is None:
        return {}
    declared = session.world.shapes.declares(operation.body.contents[0].type, session.body)
    return {name: value for name, value in session.body.items() if name in declared}


def merged(session: Session, old: Mapping[str, Json], patch: Mapping[str, Json]) -> dict[str, Json]:
    """A version changed by what was sent: null clears, what is absent stays."""
    content = session.content
    made = old if content is None else session.world.shapes.merge(content.type, dict(old), dict(patch))
    return {**made, "last_modification_timestamp": changed(session, old)}


def require_draft(collection: str, value: Mapping[str, Json]) -> None:
    """Raises Problem('conflict') for a version that is published."""
    if value.get("is_published"):
        status, message = FROZEN[collection]
        raise Problem("conflict", message, prefer=(status,), live=FROZEN[collection])


def remove_all(session: Session, collection: str) -> None:
    """Remove every version of what the path names. Raises Problem('missing') where there is none."""
    identity = session.parameter(IDS[collection])
    known = versions(session, collection, identity)
    if not known:
        raise unknown(session, collection, identity)
    for each in known:
        session.remove(collection, place(identity, each["version"]))


def newest(session: Session, collection: str) -> set[tuple[str, int]]:
    """Id and number of the latest version of each thing."""
    found: dict[str, int] = {}
    for each in session.all(collection).values():
        identity = each[IDS[collection]]
        found[identity] = max(found.get(identity, 0), each["version"])
    return set(found.items())
