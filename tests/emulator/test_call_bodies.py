"""Whatever the document accepts for calls is answered as it declares, and whatever becomes of it can be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as Json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_tests.plan import cases
from emulator.clock import Setting
from emulator.emulator import Emulator
from tests.emulator.calling import advance, bound_number, get, phone_call
from tests.emulator.conftest import call
from tests.emulator.making import voice_agent
from tests.emulator.reading_cases import contract, contract_values

Known = Callable[[dict[str, Json], str, str], dict[str, Json]]
WEEK = 7 * 24 * 3_600_000


def from_number(body: dict[str, Json], number: str, agent: str) -> dict[str, Json]:
    """A body that names a number and an agent which are there, and overrides nothing."""
    named = {"override_agent_id": agent} if "override_agent_id" in body else {}
    kept = {name: value for name, value in body.items() if name not in ("agent_override", "override_agent_version")}
    return {**kept, "from_number": number, **named}


def tasks(body: dict[str, Json], number: str, agent: str) -> dict[str, Json]:
    """A batch whose tasks do."""
    own = [{name: each for name, each in task.items() if name != "override_agent_version"} for task in body["tasks"]]
    listed = [from_number(task, "", agent) for task in own]
    kept = [{name: each for name, each in task.items() if name != "from_number"} for task in listed]
    return {**body, "from_number": number, "tasks": kept}


def agent_id(body: dict[str, Json], _number: str, agent: str) -> dict[str, Json]:
    """A body that names an agent which is there, and overrides nothing of it."""
    gone = ("agent_override", "agent_version", "current_node_id", "current_state")
    return {**{name: value for name, value in body.items() if name not in gone}, "agent_id": agent}


def as_it_is(body: dict[str, Json], _number: str, _agent: str) -> dict[str, Json]:
    return body


OPERATIONS: dict[str, tuple[str, str, Known, bool]] = {
    "createPhoneCall": ("POST", "/v2/create-phone-call", from_number, True),
    "createWebCall": ("POST", "/v2/create-web-call", agent_id, True),
    "registerPhoneCall": ("POST", "/v2/register-phone-call", agent_id, True),
    "createBatchCall": ("POST", "/create-batch-call", tasks, False),
    "updateCallMetadata": ("PATCH", "/v2/update-call/{}", as_it_is, False),
    "listCalls": ("POST", "/v2/list-calls", as_it_is, False),
    "listCallsV3": ("POST", "/v3/list-calls", as_it_is, False),
}


@pytest.mark.parametrize("name", OPERATIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_accepted_is_answered(name: str, data: st.DataObject) -> None:
    method, path, known, makes_call = OPERATIONS[name]
    operation = next(each for each in contract().api.operations if each.id == name)
    case = data.draw(cases(contract_values(), operation))
    emulator = Emulator(contract(), clock=Setting("frozen"))
    agent = voice_agent(emulator)
    number = bound_number(emulator, agent)
    there = phone_call(emulator, number)
    sent = case.body if isinstance(case.body, dict) else {}
    for body in (sent, known(sent, number, agent["agent_id"])):
        answer = call(emulator, method, path.format(there["call_id"]), body)
        assert answer.status < 500
        advance(emulator, WEEK)
        if answer.status < 300 and makes_call:
            get(emulator, answer.json())
    assert answer.status == 201 or not makes_call, answer.body
    get(emulator, there)
