"""Places for calls: how many there are, who takes them, and what happens when there is none."""

from __future__ import annotations

import pytest

from emulator.emulator import Emulator
from tests.emulator.calling import advance, asked_call, bound_number, get, phone_call, put, web_call
from tests.emulator.conftest import call, ok
from tests.emulator.making import Value, voice_agent


def concurrency(emulator: Emulator) -> Value:
    found: Value = ok(call(emulator, "GET", "/get-concurrency"))
    return found


def test_calls_of_all_kinds_take_places_while_they_go_on(emulator: Emulator) -> None:
    assert concurrency(emulator)["current_concurrency"] == 0
    agent = voice_agent(emulator)
    phone_call(emulator, bound_number(emulator, agent))
    web_call(emulator, agent)
    ok(call(emulator, "POST", "/v2/register-phone-call", {"agent_id": agent["agent_id"]}))
    assert concurrency(emulator)["current_concurrency"] == 3
    advance(emulator, 30_000)
    assert concurrency(emulator)["current_concurrency"] == 1
    advance(emulator, 10_000)
    assert concurrency(emulator)["current_concurrency"] == 0


def test_limits_without_a_record(emulator: Emulator) -> None:
    found = concurrency(emulator)
    assert (found["concurrency_limit"], found["base_concurrency"]) == (20, 20)
    assert found["concurrency_burst_limit"] == 0
    assert found["remaining_purchase_limit"] == found["concurrency_purchase_limit"]


@pytest.mark.parametrize(("purchased", "burst"), [(0, 60), (80, 300), (280, 600)])
def test_purchases_and_bursts(emulator: Emulator, purchased: int, burst: int) -> None:
    put(emulator, "_limits", "concurrency", {"purchased": purchased, "burst": True, "purchasable": 300})
    found = concurrency(emulator)
    assert found["concurrency_limit"] == 20 + purchased
    assert found["concurrency_burst_limit"] == burst
    assert found["remaining_purchase_limit"] == 300 - purchased


def test_over_the_limit_a_call_is_refused(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    number = bound_number(emulator, agent)
    put(emulator, "_limits", "concurrency", {"base": 1})
    first = phone_call(emulator, number)
    answer = asked_call(emulator, number)
    assert (answer.status, answer.header("retry-after")) == (429, "1")
    for path in ("create-web-call", "register-phone-call"):
        assert call(emulator, "POST", f"/v2/{path}", {"agent_id": agent["agent_id"]}).status == 429
    ok(call(emulator, "POST", f"/v2/stop-call/{first['call_id']}"))
    assert phone_call(emulator, number)


def test_over_the_limit_a_call_fails_if_that_is_set(emulator: Emulator) -> None:
    put(emulator, "_limits", "concurrency", {"base": 0, "over": "error"})
    for made in (phone_call(emulator, bound_number(emulator)), web_call(emulator)):
        over = get(emulator, made)
        assert (over["call_status"], over["disconnection_reason"]) == ("error", "concurrency_limit_reached")
    assert concurrency(emulator)["current_concurrency"] == 0


def test_bursts_let_more_calls_through(emulator: Emulator) -> None:
    put(emulator, "_limits", "concurrency", {"base": 1, "burst": True})
    number = bound_number(emulator)
    assert [asked_call(emulator, number).status for _ in range(4)] == [201, 201, 201, 429]


def test_account_that_does_not_pay_cannot_call(emulator: Emulator) -> None:
    put(emulator, "_limits", "account", {"paying": False})
    assert asked_call(emulator, bound_number(emulator)).status == 402


def test_nonsense_in_limits_is_passed_over(emulator: Emulator) -> None:
    put(emulator, "_limits", "concurrency", {"base": "many", "purchased": None, "burst": 1})
    assert concurrency(emulator)["concurrency_limit"] == 20


def test_workspaces_have_their_own_places(emulator: Emulator) -> None:
    phone_call(emulator, bound_number(emulator))
    assert ok(call(emulator, "GET", "/get-concurrency", key="key_b"))["current_concurrency"] == 0
