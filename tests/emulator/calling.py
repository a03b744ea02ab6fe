"""Numbers and calls for tests, made through requests, and what happens to them in virtual time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.emulator import Emulator
from emulator.http import Response
from emulator.reading import Inputs
from emulator.session import Session
from tests.emulator.conftest import call, ok
from tests.emulator.making import Value, session_of, voice_agent

TO = "+12137774445"


def bound_number(emulator: Emulator, agent: Value | None = None, **body: Json) -> str:
    """A new phone number with an agent for calls that go out and come in."""
    agent = agent or voice_agent(emulator)
    bound = [{"agent_id": agent["agent_id"], "weight": 1}]
    made = ok(
        call(emulator, "POST", "/create-phone-number", {"outbound_agents": bound, "inbound_agents": bound, **body})
    )
    return str(made["phone_number"])


def asked_call(emulator: Emulator, number: str, outcome: str = "", **body: Json) -> Response:
    """The answer to a request for a call from a number."""
    told = {"metadata": {"emulator": {"outcome": outcome}}} if outcome else {}
    return call(emulator, "POST", "/v2/create-phone-call", {"from_number": number, "to_number": TO, **told, **body})


def phone_call(emulator: Emulator, number: str, outcome: str = "", **body: Json) -> Value:
    """A new call from a number."""
    made: Value = ok(asked_call(emulator, number, outcome, **body))
    return made


def web_call(emulator: Emulator, agent: Value | None = None, **body: Json) -> Value:
    """A new web call."""
    agent = agent or voice_agent(emulator)
    made: Value = ok(call(emulator, "POST", "/v2/create-web-call", {"agent_id": agent["agent_id"], **body}))
    return made


def get(emulator: Emulator, made: Mapping[str, Json]) -> Value:
    """A call as it is now."""
    found: Value = ok(call(emulator, "GET", f"/v2/get-call/{made['call_id']}"))
    return found


def advance(emulator: Emulator, milliseconds: int) -> None:
    """Let virtual time pass, and what falls due happen."""
    with emulator.store.transaction():
        emulator.clock.advance(milliseconds)
    emulator.run_due()


def pull(emulator: Emulator, trigger: str, key: str = "key_a", **body: Json) -> Json:
    """Have the control plane set something going; what it answers."""
    with emulator.store.transaction():
        session = session_of(emulator, key)
        session.inputs = Inputs(body=body)
        answered = emulator.pack.triggers[trigger](session).body
    emulator.run_due()
    return answered


def put(emulator: Emulator, collection: str, key: str, value: Json) -> None:
    """Store a record of the workspace, as the control plane does."""
    with emulator.store.transaction():
        session_of(emulator).put(collection, key, value)


Told = list[tuple[str, Value, Value]]


def listen(emulator: Emulator) -> Told:
    """What is announced from now on: event, payload, and where it goes."""
    told: Told = []

    def note(_session: Session, event: str, payload: Mapping[str, Json], about: Json) -> None:
        told.append((event, dict(payload), dict(about)))

    object.__setattr__(emulator.world, "announce", note)
    return told
