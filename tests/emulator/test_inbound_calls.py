"""Calls that come in: who answers, and what the number's webhook may say about it."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from emulator.problem import Problem
from tests.emulator.calling import Told, advance, bound_number, get, listen, pull, put
from tests.emulator.making import Value, chat_agent, session_of, voice_agent

CALLER = "+14155550100"
URL = "https://hook.example/inbound"


def incoming(emulator: Emulator, number: str, **body: Json) -> Value:
    found: Value = pull(emulator, "inbound-call", from_number=CALLER, to_number=number, **body)
    return found


def answer(emulator: Emulator, told: Told, status: int, body: Json) -> None:
    """What whoever sends webhooks does when an answer is there."""
    about = next(about for event, _, about in told if event == "call_inbound")
    assert about["reply"]
    with emulator.store.transaction():
        data = {"status": status, "body": body}
        session_of(emulator).later(0, "webhook-replied", about["collection"], about["object"], data)
    emulator.run_due()


def test_numbers_agent_answers(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    told = listen(emulator)
    made = incoming(emulator, number := bound_number(emulator, agent))
    assert (made["direction"], made["from_number"], made["to_number"]) == ("inbound", CALLER, number)
    advance(emulator, 40_000)
    over = get(emulator, made)
    assert (over["call_status"], over["agent_id"]) == ("ended", agent["agent_id"])
    assert [event for event, _, _ in told] == ["call_started", "call_ended", "call_analyzed"]


def test_nobody_can_answer(emulator: Emulator) -> None:
    with pytest.raises(Problem):
        incoming(emulator, "+14155550000")
    with pytest.raises(Problem):
        incoming(emulator, bound_number(emulator, inbound_agents=None))


def test_number_of_the_caller_means_an_outcome(emulator: Emulator) -> None:
    number = bound_number(emulator)
    made = pull(emulator, "inbound-call", from_number="+15005550006", to_number=number)
    advance(emulator, 40_000)
    assert get(emulator, made)["disconnection_reason"] == "voicemail_reached"


def test_webhook_is_asked_first(emulator: Emulator) -> None:
    told = listen(emulator)
    agent = voice_agent(emulator)
    made = incoming(emulator, number := bound_number(emulator, agent, inbound_webhook_url=URL))
    event, payload, about = told[0]
    asked = {"from_number": CALLER, "to_number": number, "agent_id": agent["agent_id"]}
    assert (event, payload) == ("call_inbound", {"event": "call_inbound", "call_inbound": asked})
    assert (about["url"], about["object"], about["timeout_ms"]) == (URL, made["call_id"], 10_000)
    advance(emulator, 20_000)
    assert get(emulator, made)["call_status"] == "registered"


def test_answer_is_applied(emulator: Emulator) -> None:
    told, other = listen(emulator), voice_agent(emulator, agent_name="Other")
    made = incoming(emulator, bound_number(emulator, inbound_webhook_url=URL))
    said = {
        "override_agent_id": other["agent_id"],
        "override_agent_version": 0,
        "dynamic_variables": {"name": "Ada", "count": 5},
        "metadata": {"a": 1},
    }
    answer(emulator, told, 200, {"call_inbound": said})
    advance(emulator, 1000)
    now = get(emulator, made)
    assert (now["call_status"], now["agent_id"], now["agent_name"]) == ("ongoing", other["agent_id"], "Other")
    assert (now["metadata"], now["retell_llm_dynamic_variables"]) == ({"a": 1}, {"name": "Ada"})


@pytest.mark.parametrize(
    ("status", "body"),
    [(0, None), (500, {"call_inbound": {"reject": True}}), (200, "text"), (200, {"call_inbound": 5}), (204, None)],
)
def test_failure_falls_back_to_the_numbers_agent(emulator: Emulator, status: int, body: Json) -> None:
    told, agent = listen(emulator), voice_agent(emulator)
    made = incoming(emulator, bound_number(emulator, agent, inbound_webhook_url=URL))
    answer(emulator, told, status, body)
    advance(emulator, 1000)
    now = get(emulator, made)
    assert (now["call_status"], now["agent_id"]) == ("ongoing", agent["agent_id"])


def test_agents_that_cannot_answer_are_passed_over(emulator: Emulator) -> None:
    for wrong in ({"override_agent_id": "agent_none"}, {"override_agent_id": chat_agent(emulator)["agent_id"]}):
        told, agent = listen(emulator), voice_agent(emulator)
        made = incoming(emulator, bound_number(emulator, agent, inbound_webhook_url=URL))
        answer(emulator, told, 200, {"call_inbound": wrong})
        assert get(emulator, made)["agent_id"] == agent["agent_id"]


def test_silence_falls_back_to_the_numbers_agent(emulator: Emulator) -> None:
    listen(emulator)
    made = incoming(emulator, bound_number(emulator, inbound_webhook_url=URL))
    advance(emulator, 46_000)
    assert get(emulator, made)["call_status"] == "ongoing"


def test_webhook_rejects(emulator: Emulator) -> None:
    told = listen(emulator)
    made = incoming(emulator, bound_number(emulator, inbound_webhook_url=URL))
    answer(emulator, told, 200, {"call_inbound": {"reject": True}})
    over = get(emulator, made)
    assert (over["call_status"], over["disconnection_reason"]) == ("not_connected", "user_declined")


def test_only_the_webhook_knows_who_answers(emulator: Emulator) -> None:
    told, agent = listen(emulator), voice_agent(emulator)
    number = bound_number(emulator, inbound_agents=None, inbound_webhook_url=URL)
    made = incoming(emulator, number)
    assert "agent_id" not in told[0][1]["call_inbound"]
    answer(emulator, told, 200, {"call_inbound": {"override_agent_id": agent["agent_id"]}})
    assert get(emulator, made)["agent_id"] == agent["agent_id"]
    lost = incoming(emulator, number)
    advance(emulator, 46_000)
    assert get(emulator, lost)["disconnection_reason"] == "dial_failed"


def test_call_over_the_limit_fails(emulator: Emulator) -> None:
    put(emulator, "_limits", "concurrency", {"base": 0, "over": "error"})
    made = incoming(emulator, bound_number(emulator))
    assert made["disconnection_reason"] == "concurrency_limit_reached"
