"""How much is kept of a call.

Knows the settings of storage; must not know how a call came to be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any as Json

SETTINGS = ("basic_attributes_only", "everything_except_pii", "everything")
"""From the least that can be kept to the most."""

SAID = ("transcript", "transcript_object", "transcript_with_tool_calls")
SCRUBBED = ("scrubbed_transcript_with_tool_calls", "scrubbed_recording_url", "scrubbed_recording_multi_channel_url")
RECORDED = ("recording_url", "recording_multi_channel_url")
CONTENT = frozenset(
    (
        *SAID,
        *SCRUBBED,
        *RECORDED,
        "public_log_url",
        "knowledge_base_retrieved_contents_url",
        "call_analysis",
        "collected_dynamic_variables",
        "tool_calls",
        "(tool_calls)",
        "(tools)",
    )
)
"""What is not a basic attribute."""

UNLISTED = frozenset((*SAID, SCRUBBED[0]))
"""What lists of the newer style leave out."""

_NUMBER = re.compile(r"\d[\d ().-]{4,}\d")


def kept(call: Mapping[str, Json]) -> dict[str, Json]:
    """What is left of a call under its setting."""
    match call.get("data_storage_setting"):
        case "basic_attributes_only":
            return {name: value for name, value in call.items() if name not in CONTENT}
        case "everything_except_pii":
            return _scrubbed(call)
        case _:
            return dict(call)


def loosens(old: str | None, new: str) -> bool:
    """Whether a change of setting would keep more than before."""
    return SETTINGS.index(new) > SETTINGS.index(old or "everything")


def _scrubbed(call: Mapping[str, Json]) -> dict[str, Json]:
    """A call whose texts and recordings have been replaced by some without personal data."""
    found = {name: value for name, value in call.items() if name not in (*SAID, *RECORDED)}
    if "transcript_with_tool_calls" in call:
        found[SCRUBBED[0]] = [_without_numbers(each) for each in call["transcript_with_tool_calls"]]
    for name in RECORDED:
        if name in call:
            found[f"scrubbed_{name}"] = str(call[name]).replace("/recording", "/scrubbed_recording")
    return found


def _without_numbers(said: Mapping[str, Json]) -> dict[str, Json]:
    return {
        name: _NUMBER.sub("[number]", value) if name == "content" and isinstance(value, str) else value
        for name, value in said.items()
    }
