"""Tags: names for versions of an agent that the control plane assigns, as no operation does.

Knows how many tags there may be, and which are reserved; what a tag means in a reference is told by the versions.
"""

from __future__ import annotations

import re
from typing import Any as Json

from emulator.problem import Problem
from emulator.resources.versions import KNOWN_TAGS, TAGS, find_agent, place, store, unknown, versions
from emulator.session import Reply, Session

RESERVED = ("latest", "latest_published")
MOST = 10
SPELLING = re.compile(r"[a-z0-9_-]{1,20}")


def assign(session: Session) -> Reply:
    """Let a tag name a version, or (null) none: `{agent_id, tag, version}`. It names no other version then.

    Raises Problem where the agent or the version does not exist, or the tag cannot be.
    """
    agent_id, tag, version = str(session.body.get("agent_id")), session.body.get("tag"), session.body.get("version")
    found = find_agent(session, agent_id)
    if found is None:
        raise unknown(session, "agent", agent_id[:80])
    if version is not None and session.get(found[0], place(agent_id, version)) is None:
        raise Problem("unusable", f"Version {str(version)[:40]} of {agent_id} does not exist.")
    _require_usable(session, agent_id, tag)
    session.put(TAGS, f"{agent_id}/{tag}", {"agent_id": agent_id, "tag": tag, "version": version})
    for each in versions(session, found[0], agent_id):
        rest = [name for name in each["assigned_tags"] if name != tag]
        wanted = [*rest, tag] if each["version"] == version else rest
        if wanted != each["assigned_tags"]:
            store(session, found[0], {**each, "assigned_tags": wanted})
    return Reply({"agent_id": agent_id, "tag": tag, "version": version})


def _require_usable(session: Session, agent_id: str, tag: Json) -> None:
    if not isinstance(tag, str) or SPELLING.fullmatch(tag) is None or tag in RESERVED:
        raise Problem("invalid", f"request/body/tag {str(tag)[:40]!r} cannot be assigned")
    known = {each["tag"] for each in session.all(TAGS).where("agent_id", agent_id)} | set(KNOWN_TAGS)
    if tag not in known and len(known) >= MOST:
        raise Problem("invalid", f"An agent has {MOST} tags at most.")


def released(session: Session, agent_id: str, version: int | None = None) -> None:
    """A version is gone: its tags name none; with None the agent is, and all its tags."""
    for each in list(session.all(TAGS).where("agent_id", agent_id)):
        key = f"{agent_id}/{each['tag']}"
        if version is None:
            session.remove(TAGS, key)
        elif each["version"] == version:
            session.put(TAGS, key, {**each, "version": None})
