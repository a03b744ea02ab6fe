"""What answers for an agent: an LLM or a conversation flow, whose versions go with those of the agent.

Knows how an agent and its engine are paired, forked and frozen together; must not know the rest of either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.problem import Problem
from emulator.resources.references import ENGINE, refused
from emulator.resources.versions import AGENTS, IDS, latest, place, store
from emulator.session import Session

KINDS: Mapping[str, str] = {"retell-llm": "llm", "conversation-flow": "conversation_flow"}
"""Collections by the type of an engine; one of any other type stands outside."""

USED = "(engine)"
USED_VERSION = "(engine-version)"
"""Members of an agent by which those that use an engine, or one version of it, are found."""

TOO_NEW = "Cannot specify version > 0 for new agent"
UNPAIRED = "The version of the response engine must be that of the agent"


def engine_of(engine: Mapping[str, Json]) -> tuple[str, str] | None:
    """Collection and id of an engine; None for one that is none of ours."""
    collection = KINDS.get(engine["type"])
    return None if collection is None else (collection, engine[IDS[collection]])


def used(engine: Mapping[str, Json]) -> dict[str, Json]:
    """The members by which an agent is found that has this engine."""
    found = engine_of(engine)
    if found is None:
        return {USED: None, USED_VERSION: None}
    whole = "/".join(found)
    return {USED: whole, USED_VERSION: f"{whole}/{engine.get('version')}"}


def paired(session: Session, engine: Mapping[str, Json], number: int, *, new: bool = False) -> dict[str, Json]:
    """An engine as version `number` of an agent has it: with the version that goes with it.

    Where none is named, the engine gets that version. Raises Problem('unusable') where the engine does not exist, and
    Problem('invalid') where it is to have another version than its agent.
    """
    found = engine_of(engine)
    if found is None:
        return dict(engine)
    collection, identity = found
    last = latest(session, collection, identity)
    if last is None:
        raise refused((ENGINE, IDS[collection]), identity)
    asked = engine.get("version")
    if asked is None:
        if session.get(collection, place(identity, number)) is None:
            _copy(session, collection, last, number)
        return {**engine, "version": number}
    return {**engine, "version": _asked(session, collection, identity, asked, number, new=new)}


def _asked(session: Session, collection: str, identity: str, asked: float, number: int, *, new: bool) -> int:
    if asked != number and session.world.heeds_prose:
        message = TOO_NEW if new else UNPAIRED
        raise Problem("invalid", message, prefer=(400,), live=(400, message))
    if asked != int(asked) or session.get(collection, place(identity, int(asked))) is None:
        raise refused((ENGINE, "version"), asked)
    return int(asked)


def forked(session: Session, engine: Mapping[str, Json], number: int) -> dict[str, Json]:
    """The engine of a new version of an agent: the same one, in a version of that number.

    One that is there already stays where it is published or another agent uses it; else it is made anew.
    """
    found = engine_of(engine)
    if found is None:
        return dict(engine)
    collection, identity = found
    base = session.get(collection, place(identity, int(engine.get("version") or 0)))
    there = session.get(collection, place(identity, number))
    if base is not None and (there is None or not (there.get("is_published") or _users(session, found, number))):
        _copy(session, collection, base, number)
    return {**engine, "version": number}


def _copy(session: Session, collection: str, base: Mapping[str, Json], number: int) -> None:
    fresh = {"version": number, "is_published": False, "last_modification_timestamp": session.now}
    store(session, collection, {**base, **fresh})


def freeze(session: Session, engine: Mapping[str, Json]) -> None:
    """Publish the version of an engine that a published agent has."""
    found = engine_of(engine)
    value = session.get(found[0], place(found[1], int(engine.get("version") or 0))) if found is not None else None
    if found is not None and value is not None and not value.get("is_published"):
        store(session, found[0], {**value, "is_published": True})


def _users(session: Session, engine: tuple[str, str], version: int) -> bool:
    whole = "/".join((*engine, str(version)))
    return any(session.all(agents).sequences(USED_VERSION, whole) for agents in AGENTS)


def require_unused(session: Session, collection: str) -> None:
    """Raises Problem('conflict'), in the strict profile, where an agent has the engine that the path names."""
    whole = f"{collection}/{session.parameter(IDS[collection])}"
    if session.world.profile == "strict" and any(session.all(agents).sequences(USED, whole) for agents in AGENTS):
        raise Problem("conflict", "An agent uses this as its response engine.", prefer=(400,))
