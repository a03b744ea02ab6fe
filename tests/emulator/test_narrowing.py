"""Indexes find what looking at all records finds, whatever is asked, while records come, change and go."""

from __future__ import annotations

import operator
from bisect import bisect_right
from collections.abc import Callable
from itertools import islice
from random import Random
from typing import Any as Json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.narrowing import EVERYWHERE, Walk, places
from emulator.resources import filters_v2, filters_v3
from emulator.resources.filters_places import CALLS, Filter
from emulator.slices import Slices, bits_at, places_of
from emulator.store import Collection, Store
from emulator.texts import Texts
from tests.emulator.making import Value

OPS: list[tuple[str, str]] = [
    *[("string", op) for op in ("eq", "ne", "sw", "ew", "co")],
    *[("number", op) for op in ("eq", "ne", "gt", "ge", "lt", "le")],
    ("boolean", "eq"),
    ("range", "bt"),
    ("enum", "in"),
    ("present", "pr"),
    ("present", "np"),
]


def a_text(dice: Random, longest: int) -> str:
    return "".join(dice.choices("ab\0\U0010ffff", weights=(6, 6, 1, 1), k=dice.randint(0, longest)))


def a_value(dice: Random) -> Json:
    return dice.choice([a_text(dice, 9), a_text(dice, 3), dice.randint(-2, 2), 1.5, True, False, None, []])


def a_tool(dice: Random) -> Value:
    latency = dice.choice([{}, {"latency_ms": dice.randint(0, 5)}])
    return {"name": dice.choice("tu"), "success": dice.random() < 0.5, **latency}


def a_record(dice: Random) -> Value:
    tools = [a_tool(dice) for _ in range(dice.randint(0, 3))]
    return {
        "x": a_value(dice),
        "y": dice.choice(["a", "ba", 1, True, None, []]),
        "metadata": dice.choice([None, {}, {"k": a_value(dice)}]),
        "agent_id": dice.choice(["a", 'a",', "b"]),
        "agent_version": dice.choice([0, 1, 1.0, 2]),
        "(tool_calls)": tools,
        "(tools)": "".join(f"\n{each['name']}\n" for each in tools),
        "at": dice.randint(0, 5),
    }


def a_criterion(dice: Random, *kinds: str) -> Value:
    kind, op = dice.choice([each for each in OPS if not kinds or each[0] in kinds])
    values: dict[str, Json] = {
        "string": a_text(dice, dice.choice([2, 6])),
        "number": dice.randint(-2, 5),
        "boolean": dice.random() < 0.5,
        "range": [dice.randint(-2, 2), dice.randint(-2, 5)],
        "enum": [a_text(dice, 2) for _ in range(dice.randint(0, 3))],
        "present": None,
    }
    return {"type": kind, "op": op, "value": values[kind]}


def tools_asked(dice: Random) -> list[Value]:
    latency = dice.choice([{}, {"latency_ms": a_criterion(dice, "number", "range")}])
    success = dice.choice([{}, {"success": a_criterion(dice, "boolean")}])
    return [{"name": dice.choice("tuv"), **latency, **success}]


def agents_asked(dice: Random) -> list[Value]:
    versions: tuple[Value, ...] = ({}, {}, {"version": [1]}, {"version": [0, 2, 2]}, {"version": []})
    return [{"agent_id": dice.choice(["a", 'a",', "c"]), **dice.choice(versions)} for _ in range(dice.randint(1, 3))]


def a_filter(dice: Random) -> Filter:
    """One to three criteria in either spelling."""
    newer: Value = {
        "x": a_criterion(dice),
        "y": a_criterion(dice),
        "metadata": [{"key": "k", **a_criterion(dice)}],
        "tool_calls": tools_asked(dice),
        "agent": agents_asked(dice),
    }
    bounds = {f"{each}_threshold": dice.randint(-2, 3) for each in dice.choice([(), ("lower",), ("lower", "upper")])}
    older: Value = {
        "x": [a_value(dice) for _ in range(3)],
        "y": dice.choice([bounds, [1, "a"]]),
        "metadata.k": [a_text(dice, 2), ""],
    }
    asked, read = dice.choice([(newer, filters_v3.read), (newer, filters_v3.read), (older, filters_v2.read)])
    return read({name: asked[name] for name in dice.sample(sorted(asked), dice.randint(1, 3))}, CALLS)


def some_bounds(dice: Random) -> tuple[tuple[float, int], tuple[float, int]]:
    low, high = sorted((dice.randint(0, 6), dice.randint(0, 6)))
    return dice.choice([EVERYWHERE, ((low, 0), (high, 1))])


def change(dice: Random, store: Store, count: int) -> None:
    """Put, change and remove some records."""
    with store.transaction():
        for _ in range(count):
            key = str(dice.randint(0, 40))
            store.remove("w", "c", key) if dice.random() < 0.3 else store.put("w", "c", key, a_record(dice))


@pytest.mark.parametrize("few", [0, 2, 8])
@pytest.mark.parametrize("tried", [0, 128])
@pytest.mark.parametrize("block", [2, 64])
@settings(max_examples=25, deadline=None)
@given(st.builds(Random, st.integers(0, 2**32)))
def test_indexes_find_what_looking_at_all_finds(few: int, tried: int, block: int, dice: Random) -> None:
    """With few records, and what counts as few made fewer, each way to find them is taken."""
    store = Store()
    collection = store.collection("w", "c")
    asked = [a_filter(dice) for _ in range(20)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emulator.narrowing.FEW", few)
        patch.setattr("emulator.indexes.MOST_TRIED", tried)
        patch.setattr("emulator.indexes.STEP", dice.choice([1, 4, 1 << 20]))
        patch.setattr("emulator.texts.MOST_TEXTS", block)
        patch.setattr("emulator.narrowing.MOST_MISSED", dice.choice([0, 3, 500]))
        patch.setattr("emulator.indexes.MOST_PARTS", dice.choice([1, 16]))
        for count in (60, 5, 5, 20):
            change(dice, store, count)
            for found in asked:
                walk = Walk("at", some_bounds(dice), dice.random() < 0.5)
                kept = [each for each in collection.records.values() if found.keeps(each.value)]
                expected = sorted((each.value["at"], each.sequence) for each in kept)
                expected = [place for place in expected if walk.within[0] <= place < walk.within[1]]
                listed = list(places(collection, walk, found.criteria, found.passes))
                assert listed == (expected[::-1] if walk.descending else expected)


COMPARED: dict[str, Callable[[Json, Json], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
    "bt": lambda found, bounds: bounds[0] <= found <= bounds[1],
}


def is_called(asked: Value, record: Value) -> bool:
    """Whether a tool was called as one is asked for; what has no latency has another one than any number."""
    latency, success = asked.get("latency_ms"), asked.get("success")

    def fits(tool: Value) -> bool:
        found = tool.get("latency_ms")
        quick = latency is None or (
            latency["op"] == "ne" if found is None else COMPARED[latency["op"]](found, latency["value"])
        )
        return (
            tool["name"] == asked["name"] and quick and success in (None, {**(success or {}), "value": tool["success"]})
        )

    return any(fits(tool) for tool in record["(tool_calls)"])


def takes_part(asked: Value, record: Value) -> bool:
    """Whether an agent takes part in one of the versions that are asked for."""
    versions = asked.get("version")
    return asked["agent_id"] == record["agent_id"] and (not versions or record["agent_version"] in versions)


@settings(max_examples=200, deadline=None)
@given(st.builds(Random, st.integers(0, 2**32)))
def test_tools_and_agents_are_what_filters_say(dice: Random) -> None:
    record = a_record(dice)
    for _ in range(20):
        tools, agents = tools_asked(dice), agents_asked(dice)
        assert filters_v3.read({"tool_calls": tools}, CALLS).keeps(record) == all(
            is_called(each, record) for each in tools
        )
        assert filters_v3.read({"agent": agents}, CALLS).keeps(record) == any(
            takes_part(each, record) for each in agents
        )


MANY = 3000


def some_record(at: int) -> Value:
    """One of many records of which each filter of NOTHING leaves none."""
    return {
        "at": at,
        "own": f"id {at * 7919 % 100_003:05d}",
        "own_ms": at * 7919 % 100_003,
        "shared": f"name {at % 500}",
        "odd": at % 2 == 1,
        "parity": f"{'odd' if at % 2 else 'even'} {at}",
        "again": f"{at} {'odd' if at % 2 else 'even'}",
        "kind": "odd" if at % 2 else "even",
        "same": "x",
        "one": 1,
        "rare": int(at % 60 == 0),
        "later": at + 5,
        "agent_id": f"agent_{at % 3}",
        "agent_version": 3,
        "(tool_calls)": [{"name": "book", "latency_ms": 100 + at % 900, "success": at % 5 > 0}],
        "(tools)": "\nbook\n",
    }


def asked_of(name: str, kind: str, op: str, value: Json = None) -> Value:
    return {name: {"type": kind, "op": op, "value": value}}


LATE = asked_of("later", "number", "gt", 2500)
NOTHING: list[Value] = [
    *(asked_of("own", "string", op, "zyx") for op in ("eq", "sw", "ew", "co")),
    *(asked_of("shared", "string", op, "zyx") for op in ("eq", "sw", "ew", "co")),
    asked_of("own", "string", "co", "z"),
    asked_of("own", "string", "co", "d d"),
    asked_of("own", "string", "co", "id 000 id 000"),
    asked_of("same", "string", "ne", "x"),
    asked_of("one", "number", "ne", 1),
    asked_of("one", "number", "gt", 1),
    asked_of("one", "number", "lt", 1),
    *(asked_of("own_ms", "number", op, 200_000) for op in ("eq", "gt", "ge")),
    *(asked_of("own_ms", "number", op, -1) for op in ("lt", "le")),
    asked_of("own_ms", "range", "bt", [0.2, 0.8]),
    asked_of("kind", "enum", "in", ["a", "b"]),
    asked_of("same", "present", "np"),
    asked_of("other", "present", "pr"),
    {**asked_of("odd", "boolean", "eq", value=True), **asked_of("kind", "string", "eq", "even")},
    {**LATE, **asked_of("at", "number", "lt", 2000)},
    {**asked_of("odd", "boolean", "eq", value=True), **asked_of("kind", "string", "ew", "ven")},
    {**LATE, **asked_of("at", "number", "lt", 2000), **asked_of("own", "string", "co", "1")},
    {**asked_of("parity", "string", "co", "odd"), **asked_of("odd", "boolean", "eq", value=False)},
    {**asked_of("parity", "string", "co", "odd"), **asked_of("again", "string", "co", "even")},
    {"agent": [{"agent_id": "agent_1", "version": [1]}, {"agent_id": "agent_2", "version": [2]}]},
    {"tool_calls": [{"name": "boo"}]},
    {"tool_calls": [{"name": "book", "latency_ms": {"type": "number", "op": "gt", "value": 5000}}]},
    {"tool_calls": [{"name": "book", "latency_ms": {"type": "range", "op": "bt", "value": [1, 99]}}]},
]
FAR: list[Value] = [
    asked_of("later", "number", "lt", 1000),
    asked_of("rare", "number", "gt", 0),
    asked_of("rare", "number", "ne", 0),
    asked_of("at", "range", "bt", [100, 900]),
    {**asked_of("at", "number", "lt", 1000), **asked_of("odd", "boolean", "eq", value=True)},
    {**asked_of("at", "number", "lt", 1000), **asked_of("same", "string", "co", "x")},
]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("asked", [*NOTHING, *FAR], ids=str)
def test_few_records_are_looked_at(asked: Value, descending: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """For a page of ten; where nothing is to be found, hardly any."""
    store = Store()
    with store.transaction():
        for at in range(MANY):
            store.put("w", "c", str(at), some_record(at))
    collection = store.collection("w", "c")
    found, walk = filters_v3.read(asked, CALLS, strict=True), Walk("at", descending=descending)
    page = list(islice(places(collection, walk, found.criteria, found.passes), 10))
    assert len(page) == (10 if asked in FAR else 0)
    seen: list[int] = []

    def counted(collection: Collection, sequence: int) -> Json:
        seen.append(sequence)
        return read(collection, sequence)

    read = Collection.at
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Collection, "at", counted)
        assert list(islice(places(collection, walk, found.criteria, found.passes), 10)) == page
    assert len(seen) <= len(page) + 3


def test_blocks_without_a_text_are_passed_over() -> None:
    listed = [(float(at), at) for at in range(MANY)]
    texts = Texts.of(listed, lambda place: some_record(place[1])["own"])
    assert texts.blocks("zyx") == texts.blocks("z") == texts.blocks("d d") == texts.blocks("id 000 id") == 0
    at = 1234
    block = bisect_right(texts.begins, listed[at]) - 1
    assert texts.blocks(some_record(at)["own"]) >> block & 1
    assert texts.blocks(some_record(at)["own"][-5:]).bit_count() < len(texts.begins) / 8


NUMBERS = st.lists(st.integers(0, 2**40), max_size=80) | st.lists(st.integers(0, 9), max_size=600)


@settings(max_examples=100, deadline=None)
@given(numbers=NUMBERS, low=st.integers(0, 2**41), width=st.integers(0, 2**41), dice=st.builds(Random, st.integers()))
def test_slices_tell_which_numbers_are_within_bounds(numbers: list[int], low: int, width: int, dice: Random) -> None:
    slices = Slices.of(numbers)
    for _ in range(10):
        at, number = dice.randint(0, len(numbers)), dice.choice([low, *numbers])
        if at < len(numbers) and dice.random() < 0.3:
            slices.remove(at)
            del numbers[at]
        elif at < len(numbers) and dice.random() < 0.5:
            slices.replace(at, numbers[at], number)
            numbers[at] = number
        else:
            slices.insert(at, number)
            numbers.insert(at, number)
        first, last = sorted((dice.choice([low, *numbers]), dice.choice([low + width, *numbers])))
        expected = [at for at, each in enumerate(numbers) if first <= each <= last]
        among = dice.getrandbits(len(numbers) + 1) >> 1
        assert slices.between(first, last, (1 << len(numbers)) - 1) == bits_at(expected)
        expected = [at for at in expected if among >> at & 1]
        found = slices.between(first, last, among)
        assert list(places_of(found, descending=False)) == expected
        assert list(places_of(found, descending=True)) == expected[::-1]
