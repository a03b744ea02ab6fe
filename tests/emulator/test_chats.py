"""Chats: how they begin, what is said, how they end, and what is kept and listed of them."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from tests.emulator.calling import Told, advance, listen
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import Value, chat_agent, fork, llm, voice_agent

HOUR = 3_600_000
PROFILES = ("emulator", "strict", "live")


@pytest.fixture(params=PROFILES)
def any_profile(request: pytest.FixtureRequest) -> Emulator:
    """An emulator in each of the profiles."""
    found: Emulator = request.getfixturevalue(request.param)
    return found


def chat(emulator: Emulator, agent: Value | None = None, **body: Json) -> Value:
    """A new chat, with an agent of its own where none is given."""
    agent = agent or chat_agent(emulator)
    made: Value = ok(call(emulator, "POST", "/create-chat", {"agent_id": agent["agent_id"], **body}))
    return made


def say(emulator: Emulator, made: Value, content: str = "Hello") -> list[Value]:
    """Say something in a chat; the new messages."""
    body = {"chat_id": made["chat_id"], "content": content}
    answered: list[Value] = ok(call(emulator, "POST", "/create-chat-completion", body))["messages"]
    return answered


def get(emulator: Emulator, made: Value) -> Value:
    found: Value = ok(call(emulator, "GET", f"/get-chat/{made['chat_id']}"))
    return found


def end(emulator: Emulator, made: Value) -> None:
    assert ok(call(emulator, "PATCH", f"/end-chat/{made['chat_id']}")) is None


def events(told: Told) -> list[str]:
    return [event for event, _, _ in told]


def test_a_chat_begins_and_is_ongoing(any_profile: Emulator) -> None:
    agent = chat_agent(any_profile)
    variables = {"name": "Ada"}
    made = chat(any_profile, agent, metadata={"a": {"b": 1}}, retell_llm_dynamic_variables=variables)
    assert (made["chat_status"], made["chat_type"], made["agent_id"]) == ("ongoing", "api_chat", agent["agent_id"])
    assert (made["metadata"], made["retell_llm_dynamic_variables"]) == ({"a": {"b": 1}}, variables)
    assert made["start_timestamp"] == any_profile.clock.now()
    assert get(any_profile, made) == made


def test_the_agent_greets_where_its_llm_says_how(emulator: Emulator) -> None:
    made = chat(emulator, chat_agent(emulator, llm(emulator, begin_message="Welcome!")))
    (greeting,) = made["message_with_tool_calls"]
    assert (greeting["role"], greeting["content"]) == ("agent", "Welcome!")
    assert made["transcript"] == "Agent: Welcome!"
    assert chat(emulator, chat_agent(emulator, llm(emulator, begin_message="")))["message_with_tool_calls"] == []


def test_completions_answer_with_the_new_messages_alone(any_profile: Emulator) -> None:
    made = chat(any_profile)
    first, second = say(any_profile, made, "One"), say(any_profile, made, "Two")
    assert [each["role"] for each in (*first, *second)] == ["agent", "agent"]
    held = get(any_profile, made)["message_with_tool_calls"]
    assert [each["role"] for each in held] == ["user", "agent", "user", "agent"]
    assert [held[1], held[3]] == [*first, *second]
    assert len({each["message_id"] for each in held}) == 4
    assert get(any_profile, made)["transcript"].startswith("User: One\nAgent: ")


def test_a_voice_agent_cannot_chat(any_profile: Emulator) -> None:
    body = {"agent_id": voice_agent(any_profile)["agent_id"]}
    message = refused(call(any_profile, "POST", "/create-chat", body), 422)
    assert message == "Cannot start a chat session with selected agent."


def test_unknown_agents_and_versions(emulator: Emulator, live: Emulator) -> None:
    body = {"agent_id": "agent_unknown"}
    refused(call(emulator, "POST", "/create-chat", body), 422)
    refused(call(live, "POST", "/create-chat", body), 404, "agent_unknown not found")
    known = chat_agent(emulator)["agent_id"]
    refused(call(emulator, "POST", "/create-chat", {"agent_id": known, "agent_version": 7}), 422)
    refused(call(emulator, "POST", "/create-chat", {"agent_id": known, "agent_version": "no-such-tag"}), 422)


def test_a_chat_runs_the_latest_version_unless_told(emulator: Emulator) -> None:
    agent = chat_agent(emulator)
    fork(emulator, agent["agent_id"], 0)
    assert chat(emulator, agent)["version"] == 1
    assert chat(emulator, agent, agent_version=0)["version"] == 0


def number(emulator: Emulator, **body: Json) -> str:
    return str(ok(call(emulator, "POST", "/create-phone-number", body))["phone_number"])


def sms(emulator: Emulator, sender: str, **body: Json) -> Json:
    return call(emulator, "POST", "/create-sms-chat", {"from_number": sender, "to_number": "+12137774445", **body})


def test_a_chat_by_text_message(any_profile: Emulator) -> None:
    agent, sender = chat_agent(any_profile)["agent_id"], number(any_profile)
    assert "No outbound agent id" in refused(sms(any_profile, sender), 400)
    assert ok(sms(any_profile, sender, override_agent_id=agent))["chat_type"] == "sms_chat"
    bound = {"outbound_sms_agents": [{"agent_id": agent, "weight": 1}]}
    ok(call(any_profile, "PATCH", f"/update-phone-number/%2B{sender[1:]}", bound))
    response = sms(any_profile, sender, metadata={"a": 1})
    assert (response.status, response.json()["agent_id"]) == (200, agent)


def test_text_messages_come_from_numbers_of_ours(emulator: Emulator, live: Emulator) -> None:
    refused(sms(emulator, "+12137770000"), 422)
    refused(sms(live, "+12137770000"), 404, "+12137770000 not found from phone-number")


def test_text_messages_are_answered_by_agents_by_their_weights(emulator: Emulator) -> None:
    agents = [chat_agent(emulator)["agent_id"] for _ in range(2)]
    sender = number(emulator)
    bound = [{"agent_id": agents[0], "weight": 0.8}, {"agent_id": agents[1], "weight": 0.2}]
    ok(call(emulator, "PATCH", f"/update-phone-number/%2B{sender[1:]}", {"outbound_sms_agents": bound}))
    chosen = [ok(sms(emulator, sender))["agent_id"] for _ in range(60)]
    assert 35 < chosen.count(agents[0]) < 60


def test_a_chat_ends_once(any_profile: Emulator) -> None:
    told = listen(any_profile)
    made = chat(any_profile, chat_agent(any_profile, webhook_url="https://hook.example/chats"))
    say(any_profile, made)
    end(any_profile, made)
    over = get(any_profile, made)
    assert (over["chat_status"], over["end_timestamp"]) == ("ended", any_profile.clock.now())
    assert "chat_analysis" not in over
    assert call(any_profile, "PATCH", f"/end-chat/{made['chat_id']}").status == 400
    refused(call(any_profile, "POST", "/create-chat-completion", {"chat_id": made["chat_id"], "content": "x"}), 422)
    advance(any_profile, 1000)
    analysis = get(any_profile, made)["chat_analysis"]
    assert {"chat_summary", "user_sentiment", "chat_successful"} <= set(analysis)
    assert events(told) == ["chat_started", "chat_ended", "chat_analyzed"]
    assert ["chat_analysis" in payload["chat"] for _, payload, _ in told] == [False, False, True]
    assert {about["url"] for _, _, about in told} == {"https://hook.example/chats"}
    assert not any(name.startswith("(") for _, payload, _ in told for name in payload["chat"])


def test_webhooks_tell_of_each_turn_where_that_is_asked_for(emulator: Emulator) -> None:
    told = listen(emulator)
    say(emulator, chat(emulator, chat_agent(emulator, webhook_events=["transcript_updated"])))
    assert events(told) == ["chat_started", "transcript_updated"]
    assert told[1][1]["chat"]["transcript"].startswith("User: Hello")
    assert told[1][2]["events"] == ["transcript_updated"]


def test_silence_ends_a_chat_with_the_closing_words(any_profile: Emulator) -> None:
    agent = chat_agent(any_profile, end_chat_after_silence_ms=HOUR // 2, auto_close_message="Good-bye.")
    made = chat(any_profile, agent)
    advance(any_profile, HOUR // 2 - 1)
    say(any_profile, made)
    advance(any_profile, HOUR // 2 - 1)
    assert get(any_profile, made)["chat_status"] == "ongoing"
    advance(any_profile, 1)
    over = get(any_profile, made)
    assert (over["chat_status"], over["message_with_tool_calls"][-1]["content"]) == ("ended", "Good-bye.")


def test_a_chat_is_silent_for_an_hour_where_its_agent_does_not_say(emulator: Emulator) -> None:
    made = chat(emulator)
    advance(emulator, HOUR - 1)
    assert get(emulator, made)["chat_status"] == "ongoing"
    advance(emulator, 1)
    assert get(emulator, made)["chat_status"] == "ended"


def test_an_analysis_answers_what_the_agent_asks(emulator: Emulator) -> None:
    asked = [
        {"type": "string", "name": "topic", "description": "What it is about"},
        {"type": "enum", "name": "mood", "description": "How it goes", "choices": ["good", "bad"]},
        {"type": "boolean", "name": "again", "description": "Whether they come back"},
        {"type": "number", "name": "score", "description": "How good it was"},
    ]
    made = chat(emulator, chat_agent(emulator, post_chat_analysis_data=asked))
    end(emulator, made)
    advance(emulator, 1000)
    found = get(emulator, made)["chat_analysis"]["custom_analysis_data"]
    assert set(found) == {"topic", "mood", "again", "score"}
    assert found["mood"] in ("good", "bad")
    assert [type(found[name]) for name in ("topic", "again", "score")] == [str, bool, int]


def update(emulator: Emulator, made: Value, **body: Json) -> Json:
    return call(emulator, "PATCH", f"/update-chat/{made['chat_id']}", body)


def test_metadata_and_attributes_are_replaced(any_profile: Emulator) -> None:
    made = chat(any_profile, metadata={"a": 1})
    ok(update(any_profile, made, metadata={"b": 2}, custom_attributes={"tier": "gold"}))
    found = get(any_profile, made)
    assert (found["metadata"], found["custom_attributes"]) == ({"b": 2}, {"tier": "gold"})
    ok(update(any_profile, made, override_dynamic_variables={"name": "Eve"}))
    ok(update(any_profile, made, override_dynamic_variables=None))
    assert get(any_profile, made) == found


def test_metadata_has_a_limit_in_prose(emulator: Emulator, strict: Emulator, live: Emulator) -> None:
    large = {"a": "x" * 50_001}
    ok(update(emulator, chat(emulator), metadata=large))
    assert update(strict, chat(strict), metadata=large).status == 400
    assert update(live, chat(live), metadata=large).status == 400


@pytest.mark.parametrize("settled", ["by the agent", "by an update", "after the end"])
def test_less_can_be_kept_of_a_chat_and_never_more(emulator: Emulator, settled: str) -> None:
    basic = "basic_attributes_only"
    asked: dict[str, Json] = {"data_storage_setting": basic} if settled == "by the agent" else {}
    agent = chat_agent(emulator, None, **asked)
    made = chat(emulator, agent)
    say(emulator, made)
    if settled == "by an update":
        ok(update(emulator, made, data_storage_setting=basic))
    end(emulator, made)
    advance(emulator, 1000)
    if settled == "after the end":
        assert "chat_analysis" in get(emulator, made)
        ok(update(emulator, made, data_storage_setting=basic))
    kept = get(emulator, made)
    assert not {"transcript", "message_with_tool_calls", "chat_analysis"} & set(kept)
    refused(update(emulator, made, data_storage_setting="everything"), 400, "data_storage_setting")
    ok(update(emulator, made, data_storage_setting=basic))


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/get-chat/chat_x", None),
        ("PATCH", "/end-chat/chat_x", None),
        ("PATCH", "/update-chat/chat_x", {}),
        ("POST", "/create-chat-completion", {"chat_id": "chat_x", "content": "Hi"}),
    ],
)
def test_unknown_chats(emulator: Emulator, live: Emulator, method: str, path: str, body: Json) -> None:
    refused(call(emulator, method, path, body), 422)
    refused(call(live, method, path, body), 404, "chat_x")


def test_the_older_list_shows_chats_whole(emulator: Emulator) -> None:
    made = []
    for _ in range(5):
        made.append(chat(emulator))
        advance(emulator, 10)
    assert ok(call(emulator, "GET", "/list-chat")) == made[::-1]
    page = ok(call(emulator, "GET", "/list-chat", limit=2, sort_order="ascending"))
    assert page == made[:2]
    page = ok(call(emulator, "GET", "/list-chat", limit=2, sort_order="ascending", pagination_key=page[-1]["chat_id"]))
    assert page == made[2:4]
    assert ok(call(emulator, "GET", "/list-chat", pagination_key="chat_unknown")) == []


def test_the_newer_list_filters_and_leaves_out_what_was_said(emulator: Emulator) -> None:
    agent = chat_agent(emulator)
    made = [chat(emulator), chat(emulator, agent, metadata={"tier": "gold"}), chat(emulator, agent)]
    end(emulator, made[2])

    def listed(**criteria: Json) -> list[str]:
        answer = ok(call(emulator, "POST", "/v3/list-chats", {"filter_criteria": criteria}))
        assert not any({"transcript", "message_with_tool_calls"} & set(each) for each in answer["items"])
        return [each["chat_id"] for each in answer["items"]]

    ids = [each["chat_id"] for each in made]
    assert listed() == ids[::-1]
    assert listed(agent=[{"agent_id": agent["agent_id"]}]) == [ids[2], ids[1]]
    assert listed(chat_status={"type": "enum", "op": "in", "value": ["ended"]}) == [ids[2]]
    gold = [{"type": "string", "op": "eq", "key": "tier", "value": "gold"}]
    assert listed(metadata=gold) == [ids[1]]


def test_the_newer_list_pages_without_gaps(emulator: Emulator) -> None:
    agent = chat_agent(emulator)
    made = [chat(emulator, agent)["chat_id"] for _ in range(7)]
    seen: list[str] = []
    asked: dict[str, Json] = {"limit": 3}
    while True:
        answer = ok(call(emulator, "POST", "/v3/list-chats", asked))
        seen += [each["chat_id"] for each in answer["items"]]
        if not answer["has_more"]:
            break
        asked = {"limit": 3, "pagination_key": answer["pagination_key"]}
        chat(emulator, agent)
    assert seen == made[::-1]
    assert call(emulator, "POST", "/v3/list-chats", {"pagination_key": "nonsense"}).status == 400
