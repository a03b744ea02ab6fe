"""Stub: whatever the document accepts has the declared success, with what was asked in it."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import HealthCheck, given, settings

from contract_tests.cases import Case
from contract_tests.plan import cases
from contract_tests.strategies import Strategies
from contract_tests.wire import request
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.ir.api import Operation
from generator.load import Loaded, load

BASE = "http://emulator.invalid"


@pytest.fixture(scope="module")
def stub(loaded: Loaded) -> Emulator:
    return Emulator(loaded, stub=True)


@pytest.fixture(scope="module")
def values(loaded: Loaded) -> Strategies:
    return Strategies(loaded.api)


def sent(emulator: Emulator, case: Case, **headers: str) -> httpx.Response:
    with httpx.Client(transport=EmulatorTransport(emulator)) as client:
        made = request(case, BASE)
        made.headers.update({"authorization": "Bearer key_stub", **headers})
        return client.send(made)


@pytest.mark.parametrize("operation", load("spec/openapi.yaml").api.operations, ids=lambda each: each.id)
def test_every_accepted_request_succeeds(stub: Emulator, values: Strategies, operation: Operation) -> None:
    success = operation.success
    assert success is not None

    @settings(max_examples=8, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases(values, operation))
    def succeeds(case: Case) -> None:
        answer = sent(stub, case)
        assert answer.status_code == int(success.status), answer.text
        if success.contents:
            assert stub.oracle.accepts(success.contents[0].origin / "schema", answer.json())
        assert sent(stub, case).content == answer.content

    succeeds()


def agent(stub: Emulator, **headers: str) -> httpx.Response:
    operation = next(each for each in stub.api.operations if each.id == "getAgent")
    return sent(stub, Case(operation, {("path", "agent_id"): "agent_asked_for"}), **headers)


def test_ids_are_echoed(stub: Emulator) -> None:
    assert agent(stub).json()["agent_id"] == "agent_asked_for"


def test_members_of_the_body_are_echoed(stub: Emulator) -> None:
    operation = next(each for each in stub.api.operations if each.id == "createRetellLLM")
    assert operation.body is not None
    body = {"start_speaker": "user", "general_prompt": "Be brief."}
    made = sent(stub, Case(operation, {}, operation.body.contents[0], body)).json()
    assert {name: made[name] for name in body} == body


def test_a_declared_status_can_be_preferred(stub: Emulator) -> None:
    refused = agent(stub, prefer="code=422")
    assert refused.status_code == 422
    assert refused.json()["status"] == "error"
    assert agent(stub, prefer="code=200").status_code == 200


def test_an_undeclared_status_is_refused_and_the_declared_ones_are_named(stub: Emulator) -> None:
    refused = agent(stub, prefer="code=418")
    assert refused.status_code == 400
    assert "422" in refused.json()["message"]


def test_lists_have_an_item_and_end(stub: Emulator) -> None:
    operation = next(each for each in stub.api.operations if each.id == "listRetellLLMV2")
    page = sent(stub, Case(operation, {})).json()
    assert len(page["items"]) == 1
    assert page["has_more"] is False
    assert sent(stub, Case(operation, {("query", "pagination_key"): "x"})).json()["items"] == []


def test_nothing_is_kept(stub: Emulator) -> None:
    before = stub.store.digest()
    agent(stub)
    assert stub.store.digest() == before


def test_what_the_document_does_not_accept_is_refused(stub: Emulator) -> None:
    operation = next(each for each in stub.api.operations if each.id == "createAgent")
    assert operation.body is not None
    refused = sent(stub, Case(operation, {}, operation.body.contents[0], {"agent_name": 1}))
    assert refused.status_code == 400
