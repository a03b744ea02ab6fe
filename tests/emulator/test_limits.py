"""Rate limits, on the virtual clock."""

from __future__ import annotations

from typing import Any as Json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.keys import workspace_of
from generator.load import Loaded
from tests.emulator.calling import advance
from tests.emulator.conftest import call, ok
from tests.emulator.making import voice_agent


@pytest.fixture(scope="module")
def shared(loaded: Loaded) -> Emulator:
    """One emulator for many examples, each of which resets it."""
    return Emulator(loaded, clock=Setting("frozen"))


def rate(emulator: Emulator, **rule: Json) -> Json:
    return ok(emulator.handle(Request("POST", "/__emulator/rates", body=orjson.dumps(rule))))


def asked(emulator: Emulator, key: str = "key_a") -> Response:
    return emulator.handle(Request("GET", "/list-voices", "", {"authorization": f"Bearer {key}"}))


def test_so_many_a_second(emulator: Emulator) -> None:
    rate(emulator, operation="listVoices", per_second=2, forced=True)
    advance(emulator, 400)
    assert [asked(emulator).status for _ in range(3)] == [200, 200, 429]
    refused = asked(emulator)
    assert (refused.header("retry-after"), refused.header("retry-after-ms")) == ("1", "600")
    assert refused.json()["message"]
    advance(emulator, 599)
    assert asked(emulator).status == 429
    advance(emulator, 1)
    assert [asked(emulator).status for _ in range(3)] == [200, 200, 429]


def test_so_many_a_minute_as_well(emulator: Emulator) -> None:
    rate(emulator, operation="listVoices", per_second=1, per_minute=3, forced=True)
    found = []
    for _ in range(5):
        found.append(asked(emulator).status)
        advance(emulator, 1000)
    assert found == [200, 200, 200, 429, 429]
    assert asked(emulator).header("retry-after") == "55"
    advance(emulator, 55_000)
    assert asked(emulator).status == 200


def test_each_workspace_for_itself(emulator: Emulator) -> None:
    rate(emulator, operation="list*", per_second=1, forced=True)
    assert [asked(emulator, key).status for key in ("key_a", "key_b", "key_a")] == [200, 200, 429]
    ok(emulator.handle(Request("DELETE", "/__emulator/rates")))
    rate(emulator, operation="list*", per_second=0, forced=True, workspace=workspace_of("key_b"))
    assert [asked(emulator, key).status for key in ("key_a", "key_b")] == [200, 429]


def test_what_is_refused_has_no_effect_and_does_not_count(emulator: Emulator) -> None:
    body = {"agent_id": voice_agent(emulator)["agent_id"]}
    rate(emulator, operation="createWebCall", per_second=1)
    assert [call(emulator, "POST", "/v2/create-web-call", body).status for _ in range(4)] == [201, 429, 429, 429]
    assert len(emulator.store.collection(workspace_of("key_a"), "call")) == 1


def test_only_where_429_is_declared_unless_forced(emulator: Emulator) -> None:
    declaring = {each.id for each in emulator.api.operations if "429" in {one.status for one in each.responses}}
    assert "listVoices" not in declaring
    refused = emulator.handle(Request("POST", "/__emulator/rates", body=b'{"operation":"listVoices","per_second":1}'))
    assert refused.status == 400
    rate(emulator, per_second=0)
    assert asked(emulator).status == 200
    assert call(emulator, "POST", "/v2/create-web-call", {"agent_id": "agent_x"}).status == 429


@pytest.mark.parametrize("rule", [{}, {"per_second": -1}, {"per_second": 1.5}, {"per_hour": 3}, {"per_minute": "3"}])
def test_rules_that_are_none(emulator: Emulator, rule: dict[str, Json]) -> None:
    response = emulator.handle(Request("POST", "/__emulator/rates", body=orjson.dumps(rule)))
    assert (response.status, list(response.json())) == (400, ["error"])


@given(pauses=st.lists(st.integers(0, 900), min_size=1, max_size=30), most=st.integers(0, 4))
def test_never_more_than_so_many_in_a_window(shared: Emulator, pauses: list[int], most: int) -> None:
    ok(shared.handle(Request("POST", "/__emulator/reset")))
    rate(shared, operation="listVoices", per_second=most, forced=True)
    answered: dict[int, list[int]] = {}
    for pause in pauses:
        advance(shared, pause)
        answered.setdefault(shared.clock.now() // 1000, []).append(asked(shared).status)
    for found in answered.values():
        assert found == [200] * min(most, len(found)) + [429] * max(0, len(found) - most)


def test_limits_of_the_api_itself_in_a_workspace(emulator: Emulator) -> None:
    """The control plane keeps them where the pack looks; what is over the limit is refused with 429."""
    agent = voice_agent(emulator)
    sent = {"authorization": "Bearer key_a"}
    put = emulator.handle(Request("PUT", "/__emulator/limits/concurrency", "", sent, b'{"base":1}'))
    assert put.json() == {"id": "concurrency", "base": 1}
    assert call(emulator, "GET", "/get-concurrency").json()["concurrency_limit"] == 1
    body = {"agent_id": agent["agent_id"]}
    assert [call(emulator, "POST", "/v2/create-web-call", body).status for _ in range(2)] == [201, 429]
    assert emulator.handle(Request("PUT", "/__emulator/limits/concurrency", "", sent, b'{"base":-1}')).status == 400
