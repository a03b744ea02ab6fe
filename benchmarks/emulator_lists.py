"""How the first page of a filtered list of calls grows with the calls that are stored: 1,000 against 100,000.

In process, through whole requests, in processor time. Each round asks for every list at both sizes, so that a slow
minute hits all alike; the medians are compared.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any as Json

import orjson

from benchmarks.emulator_filters import Ask, asks, details
from benchmarks.rows import Row, report
from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request
from emulator.keys import workspace_of
from emulator.resources.call_lifecycle import AT, CALLS, OVER
from emulator.resources.call_story import Plot, told
from generator.load import load

ROOT = Path(__file__).parent.parent
SMALL, LARGE, ROUNDS = 1_000, 100_000, 30
PROTOTYPES = 200
REASONS = ("user_hangup", "agent_hangup", "voicemail_reached", "inactivity", "call_transfer")
AT_MOST = 2.0


def stored(at: int, story: Mapping[str, Json]) -> dict[str, Json]:
    """One call as the emulator keeps it."""
    found = details(at)
    return {**story, **found, AT: found["start_timestamp"], OVER: True, "(agent)": {}}


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


def seconds(emulator: Emulator, ask: Ask) -> tuple[float, int]:
    """What the first page takes, and how many items it has."""
    path, body = ask
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    request = Request("POST", path, "", headers, orjson.dumps(body))
    begin = process_time()
    response = emulator.handle(request)
    taken = process_time() - begin
    if response.status != 200:
        sys.exit(response.body.decode())
    return taken, response.body.count(b'"call_id"')


def compare(rounds: int = ROUNDS) -> list[Row]:
    """The growth of each list's first page, once indexes are there."""
    emulators = {size: filled(size) for size in (SMALL, LARGE)}
    asked = {size: dict(asks(size)) for size in emulators}
    taken: dict[tuple[str, int], list[float]] = {}
    items: dict[tuple[str, int], int] = {}
    for turn in range(rounds + 2):
        for name, size in product(asked[SMALL], emulators):
            spent, items[name, size] = seconds(emulators[size], asked[size][name])
            if turn >= 2:
                taken.setdefault((name, size), []).append(spent)
    middle = {key: median(each) for key, each in taken.items()}
    for (name, size), each in middle.items():
        print(f"{name:56} {size:7} {each * 1000:8.3f} ms {items[name, size]:4} items", file=sys.stderr)
    grown = {name: middle[name, LARGE] / middle[name, SMALL] for name in asked[SMALL]}
    return [Row(f"list of calls, {name}", round(x, 2), "x", AT_MOST) for name, x in grown.items()]


if __name__ == "__main__":
    sys.exit(report(compare(), Path(__file__).parent / "results-emulator-lists.json"))
