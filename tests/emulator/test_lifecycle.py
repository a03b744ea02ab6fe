"""What happens to calls by themselves: outcomes, their order in time, webhooks, and what is told in the end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.resources.call_lifecycle import DELAYS
from emulator.resources.scenarios import MAGIC, NOT_JOINED, OUTCOMES, STATUS, UNANSWERED
from generator.load import Loaded
from tests.emulator.calling import advance, bound_number, get, listen, phone_call, pull, put, web_call
from tests.emulator.conftest import call, ok
from tests.emulator.making import flow, llm, node, voice_agent

DAY = 24 * 3_600_000


def test_times_of_a_call(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator), "user_hangup")
    began = emulator.clock.now()
    seen = []
    for step in (499, 1, 1999, 1, 29_999, 1, 999, 1):
        advance(emulator, step)
        now = get(emulator, made)
        seen.append((now["call_status"], "call_analysis" in now))
    assert seen == [
        *[("registered", False)] * 3,
        *[("ongoing", False)] * 2,
        *[("ended", False)] * 2,
        ("ended", True),
    ]
    assert (now["start_timestamp"] - began, now["end_timestamp"] - began) == (2500, 32_500)
    assert now["duration_ms"] == 30_000


def test_one_long_step_has_the_same_result_as_many(loaded: Loaded) -> None:
    results = []
    for steps in (1, 400):
        emulator = Emulator(loaded, clock=Setting("frozen"), seed=7)
        made = phone_call(emulator, bound_number(emulator))
        for _ in range(steps):
            advance(emulator, 40_000 // steps)
        results.append(get(emulator, made))
    assert results[0] == results[1]


def test_seed_decides(loaded: Loaded) -> None:
    stories = []
    for seed in (1, 1, 2):
        emulator = Emulator(loaded, clock=Setting("frozen"), seed=seed)
        made = phone_call(emulator, bound_number(emulator))
        advance(emulator, 40_000)
        stories.append(get(emulator, made))
    assert stories[0] == stories[1]
    assert stories[0]["latency"] != stories[2]["latency"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_outcomes(emulator: Emulator, outcome: str) -> None:
    told = listen(emulator)
    made = phone_call(emulator, bound_number(emulator), outcome)
    advance(emulator, DAY)
    over, reason = get(emulator, made), OUTCOMES[outcome]
    assert over["disconnection_reason"] == reason
    assert over["call_status"] == STATUS[reason]
    started = reason not in UNANSWERED and reason not in NOT_JOINED
    assert ("start_timestamp" in over) is started
    assert ("transcript" in over) is started
    events = [event for event, _, _ in told if not event.startswith("transfer_")]
    assert events == [*(["call_started"] if started else []), "call_ended", "call_analyzed"]


@pytest.mark.parametrize("number", MAGIC)
def test_numbers_that_mean_an_outcome(emulator: Emulator, number: str) -> None:
    made = phone_call(emulator, bound_number(emulator), to_number=number)
    advance(emulator, DAY)
    assert get(emulator, made)["disconnection_reason"] == MAGIC[number]


def test_metadata_before_rules_before_numbers(emulator: Emulator) -> None:
    number = bound_number(emulator)
    put(emulator, "_scenarios", "one", {"match": {"to_number": "+15005550001"}, "outcome": "busy"})
    put(emulator, "_scenarios", "two", {"match": {"metadata": {"tier": "gold"}}, "outcome": "voicemail"})
    calls = [
        phone_call(emulator, number, "declined", to_number="+15005550001"),
        phone_call(emulator, number, to_number="+15005550001"),
        phone_call(emulator, number, to_number="+15005550002", metadata={"tier": "gold", "more": 1}),
        phone_call(emulator, number, to_number="+15005550003"),
    ]
    advance(emulator, DAY)
    reasons = [get(emulator, each)["disconnection_reason"] for each in calls]
    assert reasons == ["user_declined", "dial_busy", "voicemail_reached", "dial_failed"]


@pytest.mark.parametrize(
    "nonsense", [5, [], {"outcome": 5, "duration_ms": "x"}, {"outcome": "none", "transcript": [1]}]
)
def test_nonsense_in_metadata_is_passed_over(emulator: Emulator, nonsense: object) -> None:
    made = phone_call(emulator, bound_number(emulator), metadata={"emulator": nonsense})
    advance(emulator, DAY)
    assert get(emulator, made)["disconnection_reason"] in ("agent_hangup", "user_hangup")


def test_scenario_tells_length_words_and_verdict(emulator: Emulator) -> None:
    scenario = {
        "outcome": "user_hangup",
        "duration_ms": 61_500,
        "transcript": [["agent", "Hi"], ["user", "My number is 415 555 0100"]],
        "analysis": {"call_successful": False, "user_sentiment": "Negative"},
        "variables": {"city": "Turin"},
    }
    made = phone_call(emulator, bound_number(emulator), metadata={"emulator": scenario})
    advance(emulator, DAY)
    over = get(emulator, made)
    assert over["duration_ms"] == 61_500
    assert over["transcript"] == "Agent: Hi\nUser: My number is 415 555 0100"
    assert over["call_analysis"]["user_sentiment"] == "Negative"
    assert over["collected_dynamic_variables"]["city"] == "Turin"


def test_agent_limits_length(emulator: Emulator) -> None:
    agent = voice_agent(emulator, max_call_duration_ms=60_000, end_call_after_silence_ms=20_000)
    number = bound_number(emulator, agent)
    long = phone_call(emulator, number, metadata={"emulator": {"outcome": "user_hangup", "duration_ms": 90_000}})
    silent = phone_call(emulator, number, "inactivity")
    advance(emulator, DAY)
    over = get(emulator, long)
    assert (over["disconnection_reason"], over["duration_ms"]) == ("max_duration_reached", 60_000)
    assert get(emulator, silent)["duration_ms"] == 20_000


def test_ringing_lasts_as_the_agent_says(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator, voice_agent(emulator, ring_duration_ms=10_000)), "no_answer")
    advance(emulator, 10_499)
    assert get(emulator, made)["call_status"] == "registered"
    advance(emulator, 1)
    assert get(emulator, made)["call_status"] == "not_connected"


def test_webhooks_say_what_is_known_by_then(emulator: Emulator) -> None:
    agent = voice_agent(emulator, webhook_url="https://hook.example/", webhook_timeout_ms=5000)
    told = listen(emulator)
    made = phone_call(emulator, bound_number(emulator, agent))
    advance(emulator, DAY)
    payloads = {event: payload for event, payload, _ in told}
    assert [payload["event"] for payload in payloads.values()] == ["call_started", "call_ended", "call_analyzed"]
    assert payloads["call_started"]["call"]["call_status"] == "ongoing"
    assert "transcript" not in payloads["call_started"]["call"]
    assert "transcript" in payloads["call_ended"]["call"]
    assert "call_analysis" not in payloads["call_ended"]["call"]
    assert payloads["call_analyzed"]["call"] == get(emulator, made)
    where = {"url": "https://hook.example/", "timeout_ms": 5000, "events": agent.get("webhook_events")}
    assert told[0][2] == {**where, "object": made["call_id"]}


def test_payloads_are_calls(emulator: Emulator) -> None:
    told = listen(emulator)
    for outcome in ("transfer", "transfer_cancelled", "no_answer"):
        phone_call(emulator, bound_number(emulator), outcome)
    advance(emulator, DAY)
    pointer = next(
        each.responses[0].contents[0].origin / "schema" for each in emulator.api.operations if each.id == "getCall"
    )
    assert len(told) > 10
    for event, payload, _ in told:
        assert not emulator.oracle.errors(pointer, payload["call"]), event


def test_transcript_is_told_as_it_grows(emulator: Emulator) -> None:
    agent = voice_agent(emulator, webhook_events=["call_started", "transcript_updated", "call_ended"])
    told = listen(emulator)
    made = phone_call(emulator, bound_number(emulator, agent), "agent_hangup")
    advance(emulator, DAY)
    events = [event for event, _, _ in told]
    grown = [payload["call"]["transcript"] for event, payload, _ in told if event == "transcript_updated"]
    assert events == ["call_started", *["transcript_updated"] * len(grown), "call_ended", "call_analyzed"]
    assert len(grown) > 2
    assert all(longer.startswith(shorter) for shorter, longer in pairwise(grown))
    assert get(emulator, made)["transcript"].startswith(grown[-1])


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("transfer", ["transfer_started", "transfer_bridged", "call_ended", "call_analyzed", "transfer_ended"]),
        ("transfer_cancelled", ["transfer_started", "transfer_cancelled", "call_ended", "call_analyzed"]),
    ],
)
def test_transfers(emulator: Emulator, outcome: str, expected: list[str]) -> None:
    told = listen(emulator)
    made = phone_call(emulator, bound_number(emulator), outcome)
    advance(emulator, DAY)
    assert [event for event, _, _ in told] == ["call_started", *expected]
    over = get(emulator, made)
    assert over["transfer_destination"] == "+12137771234"
    assert ("transfer_end_timestamp" in over) is (outcome == "transfer")


def test_stopped_call_is_not_transferred(emulator: Emulator) -> None:
    told = listen(emulator)
    made = phone_call(emulator, bound_number(emulator), "transfer")
    advance(emulator, 5000)
    ok(call(emulator, "POST", f"/v2/stop-call/{made['call_id']}"))
    advance(emulator, DAY)
    assert [event for event, _, _ in told] == ["call_started", "call_ended", "call_analyzed"]


def test_story_is_consistent(emulator: Emulator) -> None:
    made = phone_call(emulator, bound_number(emulator), "agent_hangup")
    advance(emulator, DAY)
    over = get(emulator, made)
    said = [f"{each['role'].capitalize()}: {each['content']}" for each in over["transcript_object"]]
    assert over["transcript"].splitlines() == said
    cost, usage = over["call_cost"], over["llm_token_usage"]
    assert cost["combined_cost"] == pytest.approx(sum(each["cost"] for each in cost["product_costs"]))
    assert cost["total_duration_seconds"] * 1000 == over["duration_ms"]
    assert usage["num_requests"] == len(usage["values"])
    assert usage["average"] == pytest.approx(sum(usage["values"]) / len(usage["values"]), abs=0.01)
    for latency in over["latency"].values():
        ranked = [latency[name] for name in ("min", "p50", "p90", "p95", "p99", "max")]
        assert ranked == sorted(ranked)
        assert (min(latency["values"]), max(latency["values"])) == (ranked[0], ranked[-1])


def test_story_follows_the_engine(emulator: Emulator) -> None:
    tool = {"type": "end_call", "name": "bye", "description": "End the call"}
    engine = llm(emulator, begin_message="Hello {{name}}, {{other}}", general_tools=[tool])
    number = bound_number(emulator, voice_agent(emulator, engine))
    made = phone_call(emulator, number, "agent_hangup", retell_llm_dynamic_variables={"name": "Ada"})
    flowing = phone_call(
        emulator, bound_number(emulator, voice_agent(emulator, flow(emulator, node("one"), node("two")))), "user_hangup"
    )
    advance(emulator, DAY)
    over = get(emulator, made)
    assert over["transcript"].startswith("Agent: Hello Ada, {{other}}\n")
    invoked = [each["name"] for each in over["transcript_with_tool_calls"] if each["role"] == "tool_call_invocation"]
    assert invoked == ["bye"]
    steps = [each for each in get(emulator, flowing)["transcript_with_tool_calls"] if each["role"] == "node_transition"]
    assert [(step["former_node_id"], step["new_node_id"]) for step in steps] == [("one", "two")]


def test_analysis_answers_the_agents_questions(emulator: Emulator) -> None:
    asked = [
        {"type": "boolean", "name": "sold", "description": "Sold?"},
        {"type": "enum", "name": "mood", "description": "Mood?", "choices": ["up", "down"]},
        {"type": "number", "name": "count", "description": "How many?"},
        {"type": "string", "name": "name", "description": "Who?", "examples": ["Ada"]},
    ]
    agent = voice_agent(emulator, post_call_analysis_data=asked)
    made = phone_call(emulator, bound_number(emulator, agent), "user_hangup")
    advance(emulator, DAY)
    found = get(emulator, made)["call_analysis"]["custom_analysis_data"]
    assert isinstance(found["sold"], bool)
    assert found["mood"] in ("up", "down")
    assert isinstance(found["count"], int)
    assert found["name"] == "Ada"


def test_call_goes_on_without_its_agent(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    made = phone_call(emulator, bound_number(emulator, agent))
    ok(call(emulator, "DELETE", f"/delete-agent/{agent['agent_id']}"))
    advance(emulator, DAY)
    assert get(emulator, made)["call_status"] == "ended"


def test_web_call_is_joined(emulator: Emulator) -> None:
    made = web_call(emulator)
    advance(emulator, 10_000)
    pull(emulator, "join-call", call_id=made["call_id"])
    assert get(emulator, made)["call_status"] == "ongoing"
    advance(emulator, DELAYS["talk"])
    assert get(emulator, made)["call_status"] == "ended"


def test_scenario_sends_somebody_to_join(emulator: Emulator) -> None:
    made = web_call(emulator, metadata={"emulator": {"outcome": "user_hangup", "join_ms": 100}})
    advance(emulator, 100)
    assert get(emulator, made)["call_status"] == "ongoing"


def test_registered_call_is_connected_and_ended(emulator: Emulator) -> None:
    agent = voice_agent(emulator)
    made = ok(call(emulator, "POST", "/v2/register-phone-call", {"agent_id": agent["agent_id"]}))
    pull(emulator, "connect-call", call_id=made["call_id"])
    advance(emulator, 1000)
    pull(emulator, "end-call", call_id=made["call_id"], reason="scam_detected")
    over = get(emulator, made)
    assert (over["call_status"], over["disconnection_reason"]) == ("error", "scam_detected")
    assert over["duration_ms"] == 1000


@pytest.mark.parametrize("every", [1, 3])
def test_reads_bring_on_what_is_next(loaded: Loaded, every: int) -> None:
    emulator = Emulator(loaded, clock=Setting("reads", every=every))
    made, other = (phone_call(emulator, bound_number(emulator), "user_hangup") for _ in range(2))
    seen = [get(emulator, made)["call_status"] for _ in range(4 * every)]
    expected = [status for status in ("registered", "registered", "ongoing", "ended") for _ in range(every)]
    assert seen == [*expected[1:], "ended"]
    over = get(emulator, made)
    assert over["end_timestamp"] - over["start_timestamp"] == 30_000
    assert "call_analysis" in over
    listed = ok(call(emulator, "POST", "/v2/list-calls", {"filter_criteria": {"call_id": [other["call_id"]]}}))
    assert listed[0]["call_status"] == "registered"
