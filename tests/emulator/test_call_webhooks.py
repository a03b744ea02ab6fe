"""Which webhooks of calls and chats are on their way where nobody says which are wanted."""

from __future__ import annotations

from emulator.emulator import Emulator
from tests.emulator.calling import advance, bound_number, phone_call
from tests.emulator.conftest import call, ok
from tests.emulator.making import chat_agent, session_of, voice_agent

URL = "http://127.0.0.1:9/hook"


def pending(emulator: Emulator) -> list[str]:
    """The events that are to be sent, in order."""
    records = session_of(emulator).all("_deliveries").values()
    return [each["event"] for each in records if each["state"] == "pending"]


def test_usual_events_of_a_call(emulator: Emulator) -> None:
    number = bound_number(emulator, voice_agent(emulator, webhook_url=URL))
    phone_call(emulator, number, "transfer")
    advance(emulator, 60_000)
    assert pending(emulator) == ["call_started", "call_ended", "call_analyzed"]


def test_events_that_an_agent_asks_for(emulator: Emulator) -> None:
    asked = ["transfer_started", "transfer_bridged", "transfer_ended", "call_ended"]
    number = bound_number(emulator, voice_agent(emulator, webhook_url=URL, webhook_events=asked))
    phone_call(emulator, number, "transfer")
    advance(emulator, 60_000)
    assert pending(emulator) == ["transfer_started", "transfer_bridged", "call_ended", "transfer_ended"]


def test_usual_events_of_a_chat(emulator: Emulator) -> None:
    agent = chat_agent(emulator, webhook_url=URL)
    made = ok(call(emulator, "POST", "/create-chat", {"agent_id": agent["agent_id"]}))
    ok(call(emulator, "PATCH", f"/end-chat/{made['chat_id']}"))
    advance(emulator, 5000)
    assert pending(emulator) == ["chat_started", "chat_ended", "chat_analyzed"]
