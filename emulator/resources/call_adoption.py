"""Calls that were not made here but put here, by whoever prepares a state: they get what the emulator keeps of its own.

Knows the members that a call must have beyond what is shown; must not know how they are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.resources.call_agent import AGENTS, remembered
from emulator.resources.call_lifecycle import AT, OVER
from emulator.resources.filters_places import named
from emulator.resources.scenarios import chosen
from emulator.resources.versions import place
from emulator.session import Session


def adopt(session: Session, value: Mapping[str, Json]) -> dict[str, Json]:
    """A call with what it lacks. One that goes on does so until somebody ends it."""
    agent = session.get(AGENTS, place(value["agent_id"], value["agent_version"])) or {}
    made: dict[str, Json] = {
        AT: value.get("start_timestamp", session.now),
        "(agent)": remembered(agent),
        "(scenario)": chosen(session, value),
        "(story)": session.draw("story", 32),
        **_tools(value),
    }
    if value["call_status"] not in ("registered", "ongoing"):
        made[OVER] = True
    return {**made, **value}


def _tools(value: Mapping[str, Json]) -> dict[str, Json]:
    """The tools that were called, as far as the transcript tells."""
    said = [each for each in value.get("transcript_with_tool_calls") or () if "tool_call_id" in each]
    ended = {each["tool_call_id"]: each.get("successful", True) for each in said if "name" not in each}
    called = [
        {"name": each["name"], "success": ended.get(each["tool_call_id"], True)} for each in said if "name" in each
    ]
    return {"(tool_calls)": called, "(tools)": named(each["name"] for each in called)} if called else {}
