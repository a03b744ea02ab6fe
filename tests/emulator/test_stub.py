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
from emulator.http import Request
from emulator.transport import EmulatorTransport
from generator.ir.api import Operation
from generator.load import Loaded, load
from tests.emulator.documents import HERE

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


def operation_of(stub: Emulator, identity: str) -> Operation:
    return next(each for each in stub.api.operations if each.id == identity)


def test_lists_have_two_items_and_end(stub: Emulator) -> None:
    operation = operation_of(stub, "listRetellLLMV2")
    page = sent(stub, Case(operation, {})).json()
    assert len({each["llm_id"] for each in page["items"]}) == 2
    assert (page["has_more"], "pagination_key" in page) == (False, False)
    assert len(sent(stub, Case(operation, {("query", "limit"): 1})).json()["items"]) == 1
    assert sent(stub, Case(operation, {("query", "pagination_key"): "x"})).json()["items"] == []


def test_older_lists_end_for_those_who_go_on_with_the_last_item(stub: Emulator) -> None:
    operation = operation_of(stub, "listRetellLLM")
    (only,) = sent(stub, Case(operation, {("query", "limit"): 1})).json()
    going_on = {("query", "limit"): 1, ("query", "pagination_key"): only["llm_id"]}
    assert sent(stub, Case(operation, going_on)).json() == []  # type: ignore[arg-type]


def test_items_are_what_a_list_is_narrowed_to() -> None:
    shop = Emulator(load(str(HERE / "shop.yaml")), stub=True)
    headers = {"x-key": "key_stub"}
    listed = shop.handle(Request("GET", "/owners", "city=Rome", headers)).json()
    assert [each["city"] for each in listed["data"]] == ["Rome", "Rome"]
    pets = [shop.handle(Request("GET", "/owners/7/pets", f"page={n}", headers)).json() for n in (1, 2)]
    assert [len(page) for page in pets] == [2, 0]


def test_ids_are_echoed_whatever_the_path_calls_them() -> None:
    shop = Emulator(load(str(HERE / "shop.yaml")), stub=True)
    headers = {"x-key": "key_stub", "content-type": "application/json"}
    assert shop.handle(Request("GET", "/owners/7", "", headers)).json()["data"]["id"] == 7
    replaced = shop.handle(Request("PUT", "/owners/7", "", headers, b'{"name": "Ada"}')).json()["data"]
    assert replaced["id"] == 7


def test_neither_references_nor_prose_nor_state_are_checked(stub: Emulator) -> None:
    operation = operation_of(stub, "createAgent")
    assert operation.body is not None
    engine = {"type": "retell-llm", "llm_id": "llm_unknown", "version": 7}
    body = {"response_engine": engine, "voice_id": "nobody", "voice_temperature": 2, "webhook_url": "no url"}
    made = sent(stub, Case(operation, {}, operation.body.contents[0], body))
    assert (made.status_code, made.json()["response_engine"]) == (201, engine)
    for _ in range(2):
        gone = sent(stub, Case(operation_of(stub, "deleteAgent"), {("path", "agent_id"): "agent_x"}))
        assert gone.status_code == 204


@pytest.mark.parametrize("header", ["code=422", 'code="422"', "code=422, example=missing", "respond-async, code=422"])
def test_preferences_are_read_as_they_are_written(stub: Emulator, header: str) -> None:
    assert agent(stub, prefer=header).status_code == 422


@pytest.mark.parametrize("header", ["", "example=missing", "code=", "code=abc", "dynamic=true", "encode=422"])
def test_other_preferences_are_passed_over(stub: Emulator, header: str) -> None:
    assert agent(stub, prefer=header).status_code == 200


def test_the_same_seed_has_the_same_bytes(stub: Emulator, loaded: Loaded) -> None:
    assert agent(Emulator(loaded, stub=True)).content == agent(stub).content
    assert agent(Emulator(loaded, stub=True, seed=7)).content != agent(stub).content


def test_keys_are_asked_for_as_always(stub: Emulator) -> None:
    assert agent(stub, authorization="").status_code == 401


def test_nothing_is_kept(stub: Emulator) -> None:
    before = stub.store.digest()
    agent(stub)
    assert stub.store.digest() == before


def test_what_the_document_does_not_accept_is_refused(stub: Emulator) -> None:
    operation = next(each for each in stub.api.operations if each.id == "createAgent")
    assert operation.body is not None
    refused = sent(stub, Case(operation, {}, operation.body.contents[0], {"agent_name": 1}))
    assert refused.status_code == 400
