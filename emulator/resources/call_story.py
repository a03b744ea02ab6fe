"""What is told of a call when it is over: what was said, how quickly, at what cost, and how it went.

A story follows from the call, its agent's engine and one drawn seed: the same seed tells the same. Must not know time
or timers; lengths are in milliseconds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any as Json

from emulator.resources.filters_places import named
from emulator.resources.scenarios import STATUS, UNANSWERED

GREETING = "Hello, thank you for calling. How can I help you today?"
QUESTIONS = (
    "I would like to book an appointment.",
    "Can you tell me your opening hours?",
    "I have a question about my order.",
    "What would that cost?",
)
ANSWERS = (
    "Certainly, let me look that up for you.",
    "We are open from nine to five on weekdays.",
    "I have found your order, it is on its way.",
    "There is no charge for that.",
)
FAREWELL = "Thank you for calling, goodbye."
SCRIPTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "voicemail_reached": (("user", "Please leave a message after the tone."),),
    "ivr_reached": (("user", "For sales, press one. For support, press two."),),
    "inactivity": (("agent", GREETING), ("agent", "Are you still there?")),
    "error_no_audio_received": (("agent", GREETING),),
    "error_llm_websocket_open": (),
}
"""What is said where there is no conversation to speak of."""

TURN = 4000
"""How long one thing that is said takes, in milliseconds."""

MOST_TURNS = 8
FILES = "https://storage.example/calls"
FAILED = ("error", "not_connected")
_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_.-]{1,64})\s*\}\}")


@dataclass(frozen=True, slots=True)
class Plot:
    """What a story is made of: the call so far, its agent's engine, why it ended and how long it took."""

    call: Mapping[str, Json]
    engine: Mapping[str, Json]
    reason: str
    length: int
    seed: str
    scenario: Mapping[str, Json] = field(default_factory=dict)

    def chance(self, name: str) -> float:
        """A number in [0, 1) that depends on the seed and a name."""
        drawn = blake2b(f"{self.seed}\0{name}".encode(), digest_size=6).digest()
        return int.from_bytes(drawn, "big") / 2**48


def lines(plot: Plot) -> list[tuple[str, str]]:
    """Who said what, in order."""
    given = plot.scenario.get("transcript")
    if given is not None:
        return [(role, said) for role, said in given]
    if plot.reason in SCRIPTS:
        return list(SCRIPTS[plot.reason])
    start = _filled(str(plot.engine.get("begin_message") or GREETING), plot.call)
    start_at = int(plot.chance("start") * len(QUESTIONS))
    turns = max(1, min(MOST_TURNS, plot.length // TURN))
    found = [("agent", start)]
    for turn in range((turns - 1) // 2):
        at = (start_at + turn) % len(QUESTIONS)
        found += [("user", QUESTIONS[at]), ("agent", ANSWERS[at])]
    return [*found, ("agent", FAREWELL)] if plot.reason == "agent_hangup" else found


def _filled(text: str, call: Mapping[str, Json]) -> str:
    """A text with the dynamic variables of the call in it; unknown ones stay as they are."""
    known = call.get("retell_llm_dynamic_variables") or {}
    return _VARIABLE.sub(lambda match: str(known.get(match[1], match[0])), text)


def transcript(said: list[tuple[str, str]]) -> dict[str, Json]:
    """What was said, as text and as objects with the time of each word in seconds."""
    return {
        "transcript": "\n".join(f"{role.capitalize()}: {text}" for role, text in said),
        "transcript_object": [_utterance(role, text, at) for at, (role, text) in enumerate(said)],
    }


@lru_cache(maxsize=1024)
def _utterance(role: str, text: str, at: int) -> dict[str, Json]:
    """One thing that was said, the same object for every call in which it is said then: such calls share it."""
    start, words = at * TURN / 1000, text.split()
    step = TURN / 1000 / max(1, len(words)) * 0.9
    timed = [
        {"word": word, "start": round(start + place * step, 3), "end": round(start + (place + 1) * step, 3)}
        for place, word in enumerate(words)
    ]
    return {"role": role, "content": text, "words": timed}


def told(plot: Plot) -> dict[str, Json]:
    """Everything that a call has once it is over, apart from its analysis."""
    identity = plot.call["call_id"]
    log: dict[str, Json] = {"public_log_url": f"{FILES}/{identity}/public_log.txt"}
    if plot.reason in UNANSWERED or "start_timestamp" not in plot.call:
        return {**log, "call_cost": _cost(plot)}
    said = lines(plot)
    spoken = transcript(said)
    called = _tool_calls(plot)
    made = {
        **log,
        **spoken,
        "transcript_with_tool_calls": _with_tool_calls(plot, spoken["transcript_object"], called),
        "recording_url": f"{FILES}/{identity}/recording.wav",
        "recording_multi_channel_url": f"{FILES}/{identity}/recording_multichannel.wav",
        "latency": _latencies(plot, max(1, sum(role == "agent" for role, _ in said))),
        "call_cost": _cost(plot),
        "llm_token_usage": _tokens(plot, said),
        "collected_dynamic_variables": _collected(plot),
        "(tool_calls)": called,
        "(tools)": named(each["name"] for each in called),
    }
    if plot.engine.get("knowledge_base_ids"):
        made["knowledge_base_retrieved_contents_url"] = f"{FILES}/{identity}/kb_retrieved_contents.txt"
    return made


def _tool_calls(plot: Plot) -> list[dict[str, Json]]:
    """The one tool that was used, if there was any use for one."""
    tools = [each for each in (*_list(plot.engine, "general_tools"), *_list(plot.engine, "tools")) if "name" in each]
    wanted = {"agent_hangup": "end_call", "call_transfer": "transfer_call", "transfer_bridged": "transfer_call"}
    fitting = [each for each in tools if each.get("type") == wanted.get(plot.reason)]
    chosen = next(iter(fitting or [each for each in tools if each.get("type") == "custom"]), None)
    if chosen is None:
        return []
    return [
        {
            "tool_call_id": f"tool_call_{plot.seed[:20]}",
            "name": chosen["name"],
            "latency_ms": 100 + int(plot.chance("tool") * 900),
            "success": plot.reason not in FAILED and STATUS.get(plot.reason) == "ended",
        }
    ]


def _list(engine: Mapping[str, Json], name: str) -> list[Mapping[str, Json]]:
    return engine.get(name) or []


def _with_tool_calls(plot: Plot, spoken: list[Json], called: list[dict[str, Json]]) -> list[Json]:
    """What was said, with what was done between: a step to the flow's next node, and the tool before the last word."""
    done: list[Json] = []
    nodes = _list(plot.engine, "nodes")
    if len(nodes) > 1 and all("id" in node for node in nodes[:2]):
        former, new = nodes[:2]
        names = {"former_node_id": former["id"], "former_node_name": str(former.get("name", former["id"]))}
        names |= {"new_node_id": new["id"], "new_node_name": str(new.get("name", new["id"]))}
        done.append({"role": "node_transition", **names})
    for each in called:
        identity = each["tool_call_id"]
        invoked = {"role": "tool_call_invocation", "tool_call_id": identity, "name": each["name"], "arguments": "{}"}
        answered = {"role": "tool_call_result", "tool_call_id": identity, "content": "done"}
        done += [invoked, {**answered, "successful": each["success"]}]
    return [*spoken[:-1], *done, *spoken[-1:]] if done else spoken


def _latencies(plot: Plot, count: int) -> dict[str, Json]:
    parts = {"asr": (40, 120), "llm": (250, 700), "tts": (90, 260), "e2e": (500, 1400)}
    if plot.engine.get("knowledge_base_ids"):
        parts["knowledge_base"] = (60, 200)
    return {
        name: _percentiles([low + round(plot.chance(f"{name}/{each}") * (high - low)) for each in range(count)])
        for name, (low, high) in parts.items()
    }


def _percentiles(values: list[int]) -> dict[str, Json]:
    """By nearest rank: the smallest value that at least so many per cent do not exceed."""
    ranked = sorted(values)
    shares = {name: ranked[math.ceil(share * len(ranked)) - 1] for name, share in _SHARES.items()}
    return {**shares, "max": ranked[-1], "min": ranked[0], "num": len(ranked), "values": values}


_SHARES: Mapping[str, float] = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}
PRICES: Mapping[str, float] = {"elevenlabs_tts": 0.117, "gpt_4_1": 0.075}
"""Cents for each second, by product."""


def _cost(plot: Plot) -> dict[str, Json]:
    """Prices in cents for each second that was begun."""
    seconds = math.ceil(plot.length / 1000)
    products = PRICES if seconds else {}
    costs: list[dict[str, Json]] = [
        {"product": name, "unit_price": price, "cost": round(price * seconds, 3)} for name, price in products.items()
    ]
    return {
        "product_costs": costs,
        "total_duration_seconds": seconds,
        "total_duration_unit_price": round(sum(products.values()), 3),
        "combined_cost": round(sum(each["cost"] for each in costs), 3),
    }


def _tokens(plot: Plot, said: list[tuple[str, str]]) -> dict[str, Json]:
    turns = range(len([role for role, _ in said if role == "agent"]))
    values = [200 + 40 * turn + int(plot.chance(f"tokens/{turn}") * 50) for turn in turns]
    average = round(sum(values) / len(values), 2) if values else 0
    return {"values": values, "average": average, "num_requests": len(values)}


def _collected(plot: Plot) -> dict[str, Json]:
    nodes = _list(plot.engine, "nodes")
    found = {"last_node_name": str(nodes[min(1, len(nodes) - 1)].get("name", ""))} if nodes else {}
    return {**found, **(plot.call.get("(overrides)") or {}), **(plot.scenario.get("variables") or {})}
