"""How a call is judged after it is over.

Knows what an analysis says; must not know when it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.resources.call_story import Plot

SENTIMENTS = ("Positive", "Neutral", "Negative")
CONNECTED = ("user_hangup", "agent_hangup", "call_transfer", "transfer_bridged")


def analysis(plot: Plot, asked: list[Mapping[str, Json]]) -> dict[str, Json]:
    """The verdict on a call; `asked` are what the agent wants to know besides."""
    connected = "start_timestamp" in plot.call
    spoken = connected and plot.reason in CONNECTED
    ended = plot.reason.replace("_", " ")
    made = {
        "call_summary": f"The call ended with {ended}." if connected else f"The call was not connected: {ended}.",
        "in_voicemail": plot.reason == "voicemail_reached",
        "user_sentiment": SENTIMENTS[int(plot.chance("sentiment") * len(SENTIMENTS))] if spoken else "Unknown",
        "call_successful": spoken,
        "custom_analysis_data": {each["name"]: _answer(plot, each) for each in asked if spoken and _is_own(each)},
    }
    return {**made, **(plot.scenario.get("analysis") or {})}


def _is_own(asked: Mapping[str, Json]) -> bool:
    """Whether a question is the agent's own, not one that every call is asked."""
    return "name" in asked and asked.get("type") != "system-presets"


def _answer(plot: Plot, asked: Mapping[str, Json]) -> Json:
    """The answer to one question of the agent's, of the kind that it asks for."""
    match asked.get("type"):
        case "enum":
            choices = asked.get("choices") or [""]
            return choices[int(plot.chance(asked["name"]) * len(choices))]
        case "boolean":
            return plot.chance(asked["name"]) < 0.5
        case "number":
            return int(plot.chance(asked["name"]) * 10)
        case _:
            examples = asked.get("examples") or [f"{asked['name']} was not mentioned"]
            return examples[int(plot.chance(asked["name"]) * len(examples))]
