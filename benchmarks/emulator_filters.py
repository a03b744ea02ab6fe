"""Lists of calls that are asked for, whose growth is measured: every filter with every operator, and what is hard.

Knows what the stored calls are like, and for each filter a value that some have and one that none has. The harder ones:
what is found is far from where the list begins, or each of several filters leaves many and all together none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.clock import EPOCH
from emulator.lists import cursor

AGENTS, MINUTE = 10, 60_000
NEW, OLD = "/v3/list-calls", "/v2/list-calls"
SPELLINGS = ("eq", "ne", "sw", "ew", "co")
COMPARISONS = ("eq", "ne", "gt", "ge", "lt", "le")
COST = {"product_costs": [], "total_duration_seconds": 30, "total_duration_unit_price": 0.1}
Ask = tuple[str, Json]
"""The path and the body of a request."""


def details(at: int) -> dict[str, Json]:
    """What filters find of the call that is stored at a place; a minute after the one before."""
    turn = at * 7 % 10
    began, length = EPOCH + at * MINUTE, 1000 + 10_000 * turn
    failed = at % 10 == 0
    tools = [{"name": "book", "latency_ms": 100 + 100 * turn, "success": True}] if at % 3 else []
    return {
        "call_id": f"call_{at:027x}",
        "call_type": "phone_call",
        "agent_id": f"agent_{at % AGENTS}",
        "agent_version": 0,
        "call_status": "error" if failed else "ended",
        "data_storage_setting": "everything",
        "from_number": f"+1415555{at % 10:04d}",
        "to_number": f"+1213{at:07d}",
        "direction": "outbound" if failed or at % 2 else "inbound",
        "start_timestamp": began,
        "end_timestamp": began + length,
        "duration_ms": length,
        "disconnection_reason": "error_asr" if failed else "user_hangup",
        "call_cost": {**COST, "combined_cost": turn + 0.5},
        "latency": {"e2e": {"p50": 500 + 100 * turn, "p90": 2000, "max": 2000, "min": 100, "num": 9, "values": [500]}},
        "call_analysis": {
            "in_voicemail": False,
            "user_sentiment": "Negative" if at % 7 == 0 else "Positive",
            "call_successful": True,
            "custom_analysis_data": _custom(at),
        },
        "metadata": _custom(at),
        "retell_llm_dynamic_variables": {"same": "x", "own": f"value {at * 7919}"},
        "(custom_attributes)": _custom(at),
        "(batch_call_id)": f"batch_{at % 17}",
        "(tool_calls)": tools,
        "(tools)": "\nbook\n" if tools else "",
    }


def _custom(at: int) -> dict[str, Json]:
    own = {"own": f"value {at * 7919}", "many": f"value {at % 1000}", "count": at * 3 % 10}
    own["odd"] = f"{'odd' if at % 2 else 'even'} {at}"
    return {"same": "x", "one": 1, "flag": True, **own}


def asks(size: int) -> Iterator[tuple[str, Ask]]:
    """Lists by what they are like; those that name a call name one in the middle of so many."""
    one = details(size // 2)
    for name, criteria in _criteria(one):
        yield f"newer, {name}", (NEW, {"filter_criteria": criteria})
    behind = cursor((one["start_timestamp"], size // 2 + 1))
    yield "newer, behind a cursor", (NEW, {"pagination_key": behind})
    ended = {"call_status": among("ended"), "user_sentiment": among("Negative")}
    yield "newer, two broad ones behind a cursor", (NEW, {"pagination_key": behind, "filter_criteria": ended})
    for name, criteria in _hard(one, size):
        yield f"newer, {name}", (NEW, {"filter_criteria": criteria})
        yield f"newer, {name}, ascending", (NEW, {"filter_criteria": criteria, "sort_order": "ascending"})
    for name, criteria in _older(one):
        yield f"older, {name}", (OLD, {"filter_criteria": criteria})


def text(op: str, value: str) -> Json:
    """A filter of texts."""
    return {"type": "string", "op": op, "value": value}


def number(op: str, *values: float) -> Json:
    """A filter of numbers."""
    return {"type": "range" if op == "bt" else "number", "op": op, "value": [*values] if op == "bt" else values[0]}


def flag(*, value: bool) -> Json:
    """A filter of booleans."""
    return {"type": "boolean", "op": "eq", "value": value}


def among(*values: str) -> Json:
    """A filter of enums."""
    return {"type": "enum", "op": "in", "value": [*values]}


def _criteria(one: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    yield "none", {}
    for name in ("call_id", "batch_call_id", "from_number", "to_number"):
        value = one[name] if name in one else one[f"({name})"]
        for label, asked in _texts(value):
            yield f"{name} {label}", {name: asked}
    latency = {"e2e_latency_p50": one["latency"]["e2e"]["p50"], "combined_cost": one["call_cost"]["combined_cost"]}
    for name in ("start_timestamp", "end_timestamp", "duration_ms", "combined_cost", "e2e_latency_p50"):
        for label, asked in _numbers(one[name] if name in one else latency[name]):
            yield f"{name} {label}", {name: asked}
    for name, some, none in (
        ("call_status", "ended", "ongoing"),
        ("disconnection_reason", "error_asr", "dial_busy"),
        ("call_type", "phone_call", "web_call"),
        ("direction", "inbound", None),
        ("user_sentiment", "Negative", "Unknown"),
        ("data_storage_setting", "everything", "basic_attributes_only"),
    ):
        yield f"{name} in", {name: among(some)}
        yield f"{name} in, nothing", {name: among(*([none] if none else []))}
    yield "in_voicemail eq", {"in_voicemail": flag(value=False)}
    yield "in_voicemail eq, nothing", {"in_voicemail": flag(value=True)}
    yield "call_successful eq", {"call_successful": flag(value=True)}
    yield "call_successful eq, nothing", {"call_successful": flag(value=False)}
    for name in ("custom_analysis_data", "custom_attributes", "metadata", "dynamic_variables"):
        for label, key, asked in _keyed(one["metadata"]):
            if name != "dynamic_variables" or asked["type"] == "string":
                yield f"{name} {label}", {name: [{"key": key, **asked}]}
    for label, tool in _tools():
        yield f"tool_calls {label}", {"tool_calls": [{"name": "book", **tool}]}
    yield "agent", {"agent": [{"agent_id": "agent_7"}]}
    yield "agent, nothing", {"agent": [{"agent_id": "agent"}]}
    yield "agent and version", {"agent": [{"agent_id": "agent_7", "version": [0]}, {"agent_id": "agent_8"}]}
    versions = [{"agent_id": "agent_7", "version": [1]}, {"agent_id": "agent_8", "version": [2, 3]}]
    yield "agent and version, nothing", {"agent": versions}


def _texts(value: str) -> Iterator[tuple[str, Json]]:
    asked = {"eq": value, "ne": value, "sw": value[:-1], "ew": value[-6:], "co": value[3:-1]}
    for op in SPELLINGS:
        yield op, text(op, asked[op])
        if op != "ne":
            yield f"{op}, nothing", text(op, "zyx")
    for needle in ("z", "+x", "z1213", value + value):
        yield f"co of {min(len(needle), 9)}, nothing", text("co", needle)
    yield "co, almost", text("co", value[:4] + value[-3:])


def _numbers(value: float) -> Iterator[tuple[str, Json]]:
    for op in COMPARISONS:
        yield op, number(op, value)
    yield "bt", number("bt", value, value + 1000)
    for op, none in (("eq", -1), ("gt", 10**15), ("ge", 10**15), ("lt", -1), ("le", -1)):
        yield f"{op}, nothing", number(op, none)
    yield "bt, nothing", number("bt", value + 0.001, value + 0.002)


def _keyed(one: Mapping[str, Json]) -> Iterator[tuple[str, str, Json]]:
    """Each operator with a key, of which all have the same value or each has its own."""
    for label, asked in _texts(one["own"]):
        yield label, "own", asked
    yield "ne, nothing", "same", text("ne", "x")
    yield "co of many, nothing", "many", text("co", "zyx")
    for label, asked in _numbers(one["count"]):
        yield f"number {label}", "count", asked
    yield "number ne, nothing", "one", number("ne", 1)
    yield "boolean eq", "flag", flag(value=True)
    yield "boolean eq, nothing", "flag", flag(value=False)
    yield "in", "own", among(one["own"], "a", "b")
    yield "in, nothing", "own", among("a", "b")
    for op in ("pr", "np"):
        yield op, "own" if op == "pr" else "other", {"type": "present", "op": op}
        yield f"{op}, nothing", "other" if op == "pr" else "own", {"type": "present", "op": op}


def _tools() -> Iterator[tuple[str, Json]]:
    yield "name", {}
    yield "name, nothing", {"name": "cancel"}
    yield "success", {"success": flag(value=True)}
    yield "success, nothing", {"success": flag(value=False)}
    for label, asked in _numbers(500):
        yield f"latency {label}", {"latency_ms": asked}
    yield "latency and success, nothing", {"latency_ms": number("gt", 100), "success": flag(value=False)}


def _hard(one: Mapping[str, Json], size: int) -> Iterator[tuple[str, Json]]:
    old, new = (EPOCH + part * size // 10 * MINUTE for part in (1, 9))
    yield "far: end_timestamp lt", {"end_timestamp": number("lt", old)}
    yield "far: end_timestamp gt", {"end_timestamp": number("gt", new)}
    yield "far: to_number sw", {"to_number": text("sw", f"+1213{size // 100:07d}"[:-1])}
    yield "range of time", {"start_timestamp": number("bt", old, old + 100 * MINUTE)}
    yield "two broad ones, nothing", {"call_status": among("error"), "direction": among("inbound")}
    both = {"end_timestamp": number("lt", old), "start_timestamp": number("gt", old)}
    yield "two ranges, nothing", both
    crossed = {"duration_ms": number("gt", 20_000), "combined_cost": number("lt", 5), "call_status": among("ended")}
    yield "three broad ones", crossed
    yield "four broad ones, nothing", {**crossed, "metadata": [{"key": "same", **text("ne", "x")}]}
    yield "range and text, nothing", {"end_timestamp": number("lt", old), "to_number": text("co", "zyx")}
    yield "broad text, and far", {"to_number": text("co", "1213"), "end_timestamp": number("lt", old)}
    yield "broad text and broad one", {"call_id": text("co", "l_0"), "call_status": among("error")}
    odd = {"key": "odd", **text("co", "odd")}
    yield "broad text and broad one, nothing", {"metadata": [odd], "direction": among("inbound")}
    yield "two broad texts, nothing", {"metadata": [odd, {"key": "odd", **text("co", "even")}]}
    yield "two texts, nothing", {"to_number": text("co", "1213"), "call_id": text("ew", one["call_id"][1:] + "0")}


def _older(one: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    nested = {**one, **one["call_analysis"], "batch_call_id": one["(batch_call_id)"], "version": one["agent_version"]}
    for name, none in (
        *((name, "none") for name in ("agent_id", "call_id", "batch_call_id", "from_number", "to_number")),
        ("version", 9),
        ("call_status", "ongoing"),
        ("call_type", "web_call"),
        ("direction", None),
        ("disconnection_reason", "dial_busy"),
        ("user_sentiment", "Unknown"),
        ("in_voicemail", True),
        ("call_successful", False),
    ):
        yield name, {name: [nested[name]]}
        yield f"{name}, nothing", {name: [] if none is None else [none]}
    for name in ("start_timestamp", "end_timestamp", "duration_ms", "e2e_latency_p50"):
        value = nested.get(name, 700)
        for label, thresholds in (("lower", ("lower",)), ("upper", ("upper",)), ("both", ("lower", "upper"))):
            yield f"{name} {label}", {name: {f"{each}_threshold": value for each in thresholds}}
        yield f"{name}, nothing", {name: {"lower_threshold": 10**15}}
    for name in ("metadata", "dynamic_variables"):
        yield name, {name: {f"{name}.same": ["x", "y"]}}
        yield f"{name}, nothing", {name: {f"{name}.own": ["y"]}}
