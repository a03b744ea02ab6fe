"""How the first page of a filtered list of calls grows with the calls that are stored: 1,000 against 100,000.

In process, through whole requests. Rounds go to both sizes in turns, so that a slow minute hits both.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any as Json

import orjson

from benchmarks.rows import Row, report
from emulator.clock import EPOCH, Setting
from emulator.emulator import Emulator
from emulator.http import Request
from emulator.keys import workspace_of
from emulator.resources.call_lifecycle import AT, CALLS, OVER
from emulator.resources.call_story import Plot, told
from generator.load import load

ROOT = Path(__file__).parent.parent
SMALL, LARGE, ROUNDS = 1_000, 100_000, 30
AGENTS, PROTOTYPES, MINUTE = 50, 200, 60_000
REASONS = ("user_hangup", "agent_hangup", "voicemail_reached", "inactivity", "call_transfer")
AT_MOST = 2.0
READS_ALL = ("empty: to_number co",)
"""Where a text that occurs nowhere is looked for within texts, all of them are read: without a bound."""


def text(op: str, value: str) -> Json:
    return {"type": "string", "op": op, "value": value}


def number(op: str, value: float) -> Json:
    return {"type": "number", "op": op, "value": value}


def filters(size: int) -> Mapping[str, Json]:
    """Filters by what they are like; those that name an object name one in the middle."""
    middle = size // 2
    recent = {"type": "range", "op": "bt", "value": [EPOCH + middle * MINUTE, EPOCH + (middle + 100) * MINUTE]}
    return {
        "none": {},
        "broad: call_status in": {"call_status": {"type": "enum", "op": "in", "value": ["ended"]}},
        "broad: from_number ne": {"from_number": text("ne", "+14155550000")},
        "selective: call_id eq": {"call_id": text("eq", f"call_{middle:027x}")},
        "selective: to_number eq": {"to_number": text("eq", f"+1213{middle:07d}")},
        "agent": {"agent": [{"agent_id": "agent_7"}]},
        "time range": {"start_timestamp": recent},
        "half: duration gt": {"duration_ms": number("gt", 60_000)},
        "empty: to_number eq": {"to_number": text("eq", "+19990000000")},
        "empty: to_number sw": {"to_number": text("sw", "+1999")},
        "empty: to_number ew": {"to_number": text("ew", "xyz")},
        "empty: to_number co": {"to_number": text("co", "xyz")},
        "empty: duration gt": {"duration_ms": number("gt", 10**9)},
        "empty: metadata": {"metadata": [{"key": "tier", **text("eq", "none")}]},
        "empty: two broad ones": {
            "call_status": {"type": "enum", "op": "in", "value": ["error"]},
            "direction": {"type": "enum", "op": "in", "value": ["inbound"]},
        },
        "empty: tool": {"tool_calls": [{"name": "none"}]},
    }


def stored(at: int, story: Mapping[str, Json]) -> dict[str, Json]:
    """One call as the emulator keeps it, a minute after the one before."""
    began, length = EPOCH + at * MINUTE, 1000 * (at * 7919 % 120)
    failed = at % 10 == 0
    return {
        **story,
        "call_id": f"call_{at:027x}",
        "call_type": "phone_call",
        "agent_id": f"agent_{at % AGENTS}",
        "agent_version": 0,
        "call_status": "error" if failed else "ended",
        "from_number": f"+1415555{at % 100:04d}",
        "to_number": f"+1213{at:07d}",
        "direction": "outbound" if failed or at % 2 else "inbound",
        "metadata": {"tier": "gold" if at % 3 else "silver", "order": str(at)},
        "start_timestamp": began,
        "end_timestamp": began + length,
        "duration_ms": length,
        AT: began,
        OVER: True,
        "(agent)": {},
    }


def filled(size: int) -> Emulator:
    """An emulator with so many calls."""
    emulator = Emulator(load(str(ROOT / "spec" / "openapi.yaml")), clock=Setting("frozen"))
    base = Plot({"call_id": "call", "start_timestamp": 1}, {}, "", 30_000, "")
    plots = (replace(base, seed=f"{at:032x}", reason=REASONS[at % len(REASONS)]) for at in range(PROTOTYPES))
    stories = [told(plot) for plot in plots]
    with emulator.store.transaction():
        for at in range(size):
            call = stored(at, stories[at % PROTOTYPES])
            emulator.store.put(workspace_of("key_a"), CALLS, call["call_id"], call)
    return emulator


def seconds(emulator: Emulator, criteria: Json) -> float:
    """What the first page takes."""
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    request = Request("POST", "/v3/list-calls", "", headers, orjson.dumps({"filter_criteria": criteria}))
    begin = perf_counter()
    response = emulator.handle(request)
    taken = perf_counter() - begin
    if response.status != 200:
        sys.exit(response.body.decode())
    return taken


def compare() -> list[Row]:
    """The growth of each filter's first page, once indexes are there."""
    emulators = {size: filled(size) for size in (SMALL, LARGE)}
    rows = []
    for name in filters(SMALL):
        taken: dict[int, list[float]] = {size: [] for size in emulators}
        for turn in range(ROUNDS + 2):
            for size, emulator in emulators.items():
                spent = seconds(emulator, filters(size)[name])
                if turn >= 2:
                    taken[size].append(spent)
        small, large = (median(each) for each in taken.values())
        print(f"{name:28} {small * 1000:8.3f} ms {large * 1000:8.3f} ms", file=sys.stderr)
        rows.append(Row(f"list of calls, {name}", round(large / small, 2), "x", None if name in READS_ALL else AT_MOST))
    return rows


if __name__ == "__main__":
    sys.exit(report(compare(), Path(__file__).parent / "results-emulator-lists.json"))
