"""Faults: what strikes which call, and what becomes of the call."""

from __future__ import annotations

from typing import Any as Json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import INTACT, Request, Response, Wire
from emulator.keys import workspace_of
from generator.load import Loaded
from tests.emulator.conftest import call, judge, ok

REPEATED = "x-stainless-retry-count"
VOICES = "/list-voices"


@pytest.fixture(scope="module")
def shared(loaded: Loaded) -> Emulator:
    """One emulator for many examples, each of which resets it."""
    return Emulator(loaded, clock=Setting("frozen"))


def fault(emulator: Emulator, **rule: Json) -> Json:
    return ok(emulator.handle(Request("POST", "/__emulator/faults", body=orjson.dumps(rule))))


def refused(emulator: Emulator, **rule: Json) -> str:
    response = emulator.handle(Request("POST", "/__emulator/faults", body=orjson.dumps(rule)))
    assert response.status == 400
    return str(response.json()["error"])


def statuses(emulator: Emulator, count: int, path: str = VOICES, **sent: Json) -> list[int]:
    return [call(emulator, "GET", path, **sent).status for _ in range(count)]


def test_a_status_in_the_documents_shape(emulator: Emulator) -> None:
    fault(emulator, operation="listVoices", status=500, message="Down.", retry_after=1.5)
    response = call(emulator, "GET", VOICES)  # judged there
    assert response.status == 500
    assert response.json()["message"] == "Down."
    assert (response.header("retry-after"), response.header("retry-after-ms")) == ("2", "1500")
    assert statuses(emulator, 1, "/list-retell-llms") == [200]


def test_nothing_is_done_where_a_status_is_injected(emulator: Emulator) -> None:
    fault(emulator, operation="create*", status=500)
    assert call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}).status == 500
    assert emulator.store.collection(workspace_of("key_a"), "llm").records == {}


def test_a_missing_key_is_noticed_first(emulator: Emulator) -> None:
    fault(emulator, status=500)
    assert emulator.handle(Request("GET", VOICES)).status == 401


@pytest.mark.parametrize(
    ("when", "struck"),
    [
        ({"nth": 3}, [3]),
        ({"every": 3}, [3, 6, 9]),
        ({"times": 2}, [1, 2]),
        ({"every": 2, "times": 3}, [2, 4, 6]),
        ({"probability": 0}, []),
        ({"probability": 1}, list(range(1, 10))),
        ({}, list(range(1, 10))),
    ],
)
def test_which_calls_are_struck(emulator: Emulator, when: dict[str, Json], struck: list[int]) -> None:
    fault(emulator, operation="listVoices", status=500, **when)
    found = statuses(emulator, 9)
    assert [at for at, status in enumerate(found, 1) if status == 500] == struck


def test_chance_follows_the_seed(loaded: Loaded) -> None:
    def drawn(seed: int) -> list[int]:
        emulator = Emulator(loaded, clock=Setting("frozen"), seed=seed)
        fault(emulator, status=500, probability=0.5)
        return statuses(emulator, 40)

    assert drawn(1) == drawn(1) != drawn(2)
    assert 8 < drawn(1).count(500) < 32


def test_repetitions_belong_to_the_call(emulator: Emulator) -> None:
    """An SDK that tries three times must see one failed call, however often it asks."""
    fault(emulator, operation="listVoices", status=500, nth=1)
    assert statuses(emulator, 1) == [500]
    assert [call(emulator, "GET", VOICES, headers={REPEATED: str(n)}).status for n in (1, 2)] == [500, 500]
    assert statuses(emulator, 1) == [200]
    assert [call(emulator, "GET", VOICES, headers={REPEATED: str(n)}).status for n in (1, 2)] == [200, 200]
    assert emulator.store.collection("", "_faults").get("fault_1")["seen"] == 2  # type: ignore[index]


def test_only_the_first_attempts(emulator: Emulator) -> None:
    fault(emulator, operation="listVoices", status=500, nth=2, attempts=2)
    assert statuses(emulator, 1) == [200]
    assert statuses(emulator, 1) == [500]
    assert [call(emulator, "GET", VOICES, headers={REPEATED: str(n)}).status for n in (1, 2)] == [500, 200]


def test_repetitions_of_different_calls_are_told_apart(emulator: Emulator) -> None:
    fault(emulator, operation="getVoice", status=500, nth=1)
    assert statuses(emulator, 1, "/get-voice/retell-Cimo") == [500]
    assert statuses(emulator, 1, "/get-voice/cartesia-Cimo", headers={REPEATED: "1"}) == [200]
    assert statuses(emulator, 1, "/get-voice/retell-Cimo", key="key_b", headers={REPEATED: "1"}) == [200]
    assert statuses(emulator, 1, "/get-voice/retell-Cimo", headers={REPEATED: "1"}) == [500]


@given(st.lists(st.integers(0, 3), max_size=12), st.integers(1, 4))
def test_however_often_a_call_is_repeated_it_counts_once(shared: Emulator, repetitions: list[int], every: int) -> None:
    ok(shared.handle(Request("POST", "/__emulator/reset")))
    fault(shared, operation="getVoice", status=500, every=every)
    for number, more in enumerate(repetitions, 1):
        path = f"/get-voice/{number}"
        expected = number % every == 0
        for attempt in range(more + 1):
            headers = {REPEATED: str(attempt)} if attempt else {}
            assert (call(shared, "GET", path, headers=headers).status == 500) is expected


@pytest.mark.parametrize(
    ("rule", "wire"),
    [
        ({"latency_ms": 250}, Wire(delay=0.25)),
        ({"cut_bytes": 7}, Wire(cut=7)),
        ({"drop": "response"}, Wire(dropped=True)),
        ({"latency_ms": 100, "cut_bytes": 3}, Wire(delay=0.1, cut=3)),
    ],
)
def test_what_the_network_does(emulator: Emulator, rule: dict[str, Json], wire: Wire) -> None:
    fault(emulator, operation="listVoices", **rule)
    response = call(emulator, "GET", VOICES)
    assert response.wire == wire
    assert (response.status, len(response.json())) == (200, 11)
    assert call(emulator, "GET", "/list-retell-llms").wire is INTACT


def test_dropped_before_or_after(emulator: Emulator) -> None:
    """Whether a call took effect whose connection was lost is what clients cannot know."""
    for drop, count in (("request", 0), ("response", 1)):
        ok(emulator.handle(Request("POST", "/__emulator/reset")))
        fault(emulator, operation="createRetellLLM", drop=drop)
        sent = {"authorization": "Bearer key_a", "content-type": "application/json"}
        response = emulator.handle(Request("POST", "/create-retell-llm", "", sent, b'{"start_speaker":"agent"}'))
        assert response.wire.dropped
        assert len(emulator.store.collection(workspace_of("key_a"), "llm")) == count


def test_several_rules_add_up(emulator: Emulator) -> None:
    fault(emulator, latency_ms=100)
    fault(emulator, latency_ms=200, operation="list*")
    fault(emulator, status=500, nth=2)
    assert call(emulator, "GET", VOICES).wire.delay == pytest.approx(0.3)
    second = call(emulator, "GET", VOICES)
    assert second.status == 500
    assert second.wire.delay == pytest.approx(0.3)


def test_of_one_workspace(emulator: Emulator) -> None:
    fault(emulator, status=500, workspace=workspace_of("key_b"))
    assert statuses(emulator, 1, key="key_a") == [200]
    assert statuses(emulator, 1, key="key_b") == [500]


def test_only_declared_statuses_unless_forced(emulator: Emulator, live: Emulator) -> None:
    assert "forced" in refused(emulator, operation="listVoices", status=503)
    assert "operationId" in refused(emulator, operation="listNothing", status=500)
    fault(emulator, status=422)  # some operations declare it
    assert statuses(emulator, 1) == [200]
    assert statuses(emulator, 1, "/get-voice/retell-Cimo") == [422]
    ok(emulator.handle(Request("DELETE", "/__emulator/faults")))
    fault(emulator, operation="listVoices", status=503, forced=True)
    assert _raw(emulator).status == 503
    fault(live, operation="listVoices", status=503)
    assert _raw(live).status == 503


def _raw(emulator: Emulator) -> Response:
    return emulator.handle(Request("GET", VOICES, "", {"authorization": "Bearer key_a"}))


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 412, 422, 429, 500])
def test_whatever_a_glob_injects_is_declared(emulator: Emulator, status: int) -> None:
    fault(emulator, status=status)
    struck = 0
    for operation in emulator.api.operations:
        path = operation.path.replace("{", "").replace("}", "")
        response = emulator.handle(Request(operation.method.upper(), path, "", {"authorization": "Bearer key_a"}))
        judge(emulator, operation.method.upper(), path, response)
        struck += response.header("content-type") != "" and b"Fault fault_1." in response.body
    declaring = [each for each in emulator.api.operations if str(status) in {one.status for one in each.responses}]
    assert struck == len(declaring) > 0


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"status": 200},
        {"status": "500"},
        {"status": 500.5},
        {"status": True},
        {"status": 500, "probability": 1.5},
        {"status": 500, "nth": 0},
        {"latency_ms": -1},
        {"latency_ms": 10**9},
        {"drop": "sometimes"},
        {"cut_bytes": 1.5},
        {"status": 500, "operation": 3},
        {"status": 500, "forced": "yes"},
        {"stauts": 500},
        {"id": "a/b", "status": 500},
        {"id": "", "status": 500},
    ],
)
def test_rules_that_are_none(emulator: Emulator, rule: dict[str, Json]) -> None:
    assert refused(emulator, **rule)
    assert emulator.handle(Request("GET", "/__emulator/faults")).json() == {"faults": []}
    assert statuses(emulator, 1) == [200]


def test_counters_come_back_with_a_snapshot(emulator: Emulator) -> None:
    fault(emulator, operation="listVoices", status=500, nth=2)
    statuses(emulator, 1)
    ok(emulator.handle(Request("PUT", "/__emulator/snapshots/once")))
    assert statuses(emulator, 2) == [500, 200]
    ok(emulator.handle(Request("POST", "/__emulator/snapshots/once/restore")))
    assert statuses(emulator, 2) == [500, 200]


def test_rules_survive_in_the_store(loaded: Loaded, emulator: Emulator) -> None:
    fault(emulator, operation="listVoices", status=500)
    another = Emulator(loaded, clock=Setting("frozen"), store=emulator.store)
    assert statuses(another, 1) == [500]
