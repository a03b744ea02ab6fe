"""Pages of lists of calls: complete and without repetition while calls come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.indexes import MOST_INDEXES
from emulator.keys import workspace_of
from generator.load import Loaded
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import Value

WORKSPACE = workspace_of("key_a")


def put(emulator: Emulator, name: str, began: int | None, **more: Json) -> None:
    """Store a call that began at a time, or has not begun yet."""
    value = {
        "call_id": name,
        "agent_id": "agent_1",
        "agent_version": 0,
        "call_status": "registered" if began is None else "ended",
        "call_type": "phone_call",
        "from_number": "+1",
        "to_number": "+2",
        "direction": "outbound",
        "(at)": 50 if began is None else began,
        **({} if began is None else {"start_timestamp": began}),
        **more,
    }
    with emulator.store.transaction():
        emulator.store.put(WORKSPACE, "call", name, value)


def remove(emulator: Emulator, name: str) -> None:
    with emulator.store.transaction():
        emulator.store.remove(WORKSPACE, "call", name)


def ids(listed: list[Value]) -> list[str]:
    return [each["call_id"] for each in listed]


def new_pages(emulator: Emulator, **asked: Json) -> Iterator[list[str]]:
    """The pages of the newer list, one after the other."""
    answer = ok(call(emulator, "POST", "/v3/list-calls", asked))
    yield ids(answer["items"])
    while answer.get("has_more"):
        answer = ok(call(emulator, "POST", "/v3/list-calls", {**asked, "pagination_key": answer["pagination_key"]}))
        yield ids(answer["items"])
    assert "pagination_key" not in answer


def old_pages(emulator: Emulator, **asked: Json) -> Iterator[list[str]]:
    """The pages of the older list, one after the other."""
    listed = ids(ok(call(emulator, "POST", "/v2/list-calls", asked)))
    while listed:
        yield listed
        listed = ids(ok(call(emulator, "POST", "/v2/list-calls", {**asked, "pagination_key": listed[-1]})))


TIMES = st.none() | st.integers(0, 9)
CHANGES = st.lists(st.tuples(st.sampled_from(["put", "remove"]), st.integers(0, 29), st.integers(0, 9)), max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    began=st.lists(TIMES, min_size=1, max_size=20),
    limit=st.integers(1, 5),
    order=st.sampled_from(["ascending", "descending"]),
    changes=st.lists(CHANGES, max_size=8),
)
def test_pages_while_calls_come_and_go(
    loaded: Loaded, began: list[int | None], limit: int, order: str, changes: list[list[tuple[str, int, int]]]
) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    for at, each in enumerate(began):
        put(emulator, f"call_{at}", each)
    stay = {f"call_{at}" for at in range(len(began))}
    ever, seen, count = set(stay), [], 0
    steps = iter(changes)
    for page in new_pages(emulator, limit=limit, sort_order=order):
        assert len(page) <= limit
        seen += page
        for kind, at, time in next(steps, []):
            if kind == "put":
                count += 1
                put(emulator, f"new_{count}", time)
                ever.add(f"new_{count}")
            else:
                remove(emulator, f"call_{at}")
                stay.discard(f"call_{at}")
    assert len(seen) == len(set(seen))
    assert stay <= set(seen) <= ever


@pytest.mark.parametrize("pages", [new_pages, old_pages])
@pytest.mark.parametrize("order", ["ascending", "descending"])
def test_order_is_by_time_and_by_creation_without_one(loaded: Loaded, pages: Json, order: str) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    for name, began in (("b", 60), ("waits", None), ("a", 40), ("same", 60)):
        put(emulator, name, began)
    listed = [each for page in pages(emulator, limit=3, sort_order=order) for each in page]
    expected = ["a", "waits", "b", "same"]
    assert listed == (expected if order == "ascending" else expected[::-1])
    default = [each for page in pages(emulator) for each in page]
    assert default == expected[::-1]


def test_fifty_where_no_limit_is_given(emulator: Emulator) -> None:
    for at in range(60):
        put(emulator, f"call_{at}", at)
    assert [len(page) for page in new_pages(emulator)] == [50, 10]
    assert [len(page) for page in old_pages(emulator)] == [50, 10]


def test_skip_passes_over(emulator: Emulator) -> None:
    for at in range(5):
        put(emulator, f"call_{at}", at)
    answer = ok(call(emulator, "POST", "/v3/list-calls", {"skip": 2, "limit": 2}))
    assert ids(answer["items"]) == ["call_2", "call_1"]
    both = {"skip": 2, "pagination_key": answer["pagination_key"]}
    assert call(emulator, "POST", "/v3/list-calls", both).status == 400
    assert ids(ok(call(emulator, "POST", "/v3/list-calls", {"skip": 9}))["items"]) == []


@pytest.mark.parametrize("path", ["/v2/list-calls", "/v3/list-calls"])
def test_cursor_that_is_none_is_refused(emulator: Emulator, path: str) -> None:
    put(emulator, "call_1", 1)
    refused(call(emulator, "POST", path, {"pagination_key": "nonsense"}), 400)


def test_many_metadata_keys_keep_memory_bounded(emulator: Emulator) -> None:
    put(emulator, "call_1", 1, metadata={"k": "v"})
    for at in range(80):
        asked = {"metadata": [{"key": f"k{at}", "type": "present", "op": "pr"}]}
        assert ok(call(emulator, "POST", "/v3/list-calls", {"filter_criteria": asked}))["items"] == []
    ranked = emulator.store.collection(WORKSPACE, "call").ordered("(at)").ranked
    assert len(ranked) == MOST_INDEXES
    assert ("metadata", "k79") in ranked
