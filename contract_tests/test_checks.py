"""The checks can fail: each is seen to catch its own fault, in an answer and in a request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any as Json

import httpx
import pytest

from contract_tests.cases import Answer, Case
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.observation import Observation
from contract_tests.stand_in import BASE, StandIn, exchange
from contract_tests.wire import request
from generator.document.oracle import Oracle
from generator.ir.api import Location, Operation

JSON = "application/json"
VOICE = {"voice_id": "v", "voice_name": "n", "provider": "elevenlabs", "gender": "male"}


@pytest.fixture(scope="session")
def get_voice(operations: dict[str, Operation]) -> Operation:
    """An operation with a path parameter and a small answer."""
    return operations["getVoice"]


@pytest.fixture(scope="session")
def create_call(operations: dict[str, Operation]) -> Operation:
    """An operation with a JSON body."""
    return operations["createPhoneCall"]


def answered(operation: Operation, scene: Scene, answer: Answer) -> tuple[Observation, ...]:
    """What the checks find in an answer to a valid request."""
    case = Case(operation, {("path", "voice_id"): "v"})
    server = StandIn(scene.oracle, operation, answer)
    found = judge(exchange(case, httpx.MockTransport(server)), scene)
    assert server.findings == []
    return found


def said(status: int, body: Json, media_type: str = JSON) -> Answer:
    """An answer with a JSON body."""
    return Answer(status, media_type, json.dumps(body).encode())


WRONG = [
    (said(418, VOICE), ["status-undeclared"]),
    (said(201, VOICE), ["status-replaced"]),
    (said(200, {**VOICE, "gender": "robot"}), ["response-value-unknown"]),
    (said(200, {"voice_id": "v"}), ["response-property-missing"] * 3),
    (said(200, {**VOICE, "voice_id": 1, "voice_name": None}), ["response-null", "response-type-changed"]),
    (said(200, {**VOICE, "voice_id": {"value": "v"}}), ["response-type-changed"]),
    (said(200, [VOICE]), ["response-envelope"]),
    (said(200, {"data": VOICE}), ["response-envelope"]),
    (said(200, {**VOICE, "mood": "calm"}), ["response-property-undeclared"]),
    (said(200, {**VOICE, "internal_api_key": "sk_live_0123456789abcdef"}), ["response-secret-leaked"]),
    (
        said(200, {**{name: VOICE[name] for name in VOICE if name != "gender"}, "sex": "male"}),
        ["response-property-renamed"],
    ),
    (said(404, {"status": "fine"}), ["status-undeclared"]),
    (said(401, {"status": "fine"}), ["error-body-changed"]),
    (said(503, {}), ["server-error"]),
    (Answer(301), ["redirected"]),
    (Answer(405), ["method-refused"]),
    (Answer(200), ["response-body-missing"]),
    (Answer(200, JSON, b"<html>"), ["response-body-unreadable"]),
    (Answer(200, f"{JSON}; charset=latin-1", json.dumps(VOICE).encode()), ["response-charset"]),
    (Answer(200, "text/html", b"<html>"), ["response-content-type-undeclared"]),
]


@pytest.mark.parametrize(("answer", "rules"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_answer_is_found(get_voice: Operation, scene: Scene, answer: Answer, rules: list[str]) -> None:
    """Each fault is one observation, in the operation that showed it."""
    found = answered(get_voice, scene, answer)
    assert sorted(each.rule for each in found) == rules
    assert {each.operation for each in found} == {"getVoice"}


def test_a_right_answer_passes(get_voice: Operation, scene: Scene) -> None:
    """The same answer without its fault, also with a charset."""
    assert answered(get_voice, scene, said(200, VOICE)) == ()
    assert answered(get_voice, scene, said(200, VOICE, "application/json; charset=utf-8")) == ()


def test_an_observation_stands_at_the_component(get_voice: Operation, scene: Scene) -> None:
    """Located at the property of the shared schema, whichever operation showed it."""
    (found,) = answered(get_voice, scene, said(200, {**VOICE, "gender": "robot"}))
    assert str(found.pointer) == "#/components/schemas/VoiceResponse/properties/gender"


BODY = {"from_number": "+14155550100", "to_number": "+14155550101"}
REQUESTS: list[tuple[Mapping[str, Json] | None, list[str]]] = [
    (BODY, []),
    ({**BODY, "ignore_e164_validation": True}, []),
    ({"from_number": "+14155550100"}, ["request-invalid"]),
    ({**BODY, "from_number": 1}, ["request-invalid"]),
    (None, ["request-incomplete"]),
]


@pytest.mark.parametrize(("body", "rules"), REQUESTS, ids=range(len(REQUESTS)))
def test_a_wrong_body_is_found(
    create_call: Operation, oracle: Oracle, body: Mapping[str, Json] | None, rules: list[str]
) -> None:
    """The stand-in judges what arrives."""
    content = create_call.body.contents[0] if create_call.body and body is not None else None
    server = StandIn(oracle, create_call, Answer(500))
    exchange(Case(create_call, {}, content, body), httpx.MockTransport(server))
    assert [each.rule for each in server.findings] == rules


def test_a_body_of_another_media_type_is_found(create_call: Operation, oracle: Oracle) -> None:
    """JSON sent as plain text."""
    assert create_call.body is not None
    content = replace(create_call.body.contents[0], media_type="text/plain")
    server = StandIn(oracle, create_call, Answer(500))
    exchange(Case(create_call, {}, content, BODY), httpx.MockTransport(server))
    assert [each.rule for each in server.findings] == ["request-incomplete"]


def test_a_wrong_parameter_is_found(operations: dict[str, Operation], oracle: Oracle) -> None:
    """A missing one, and one of another type, on an operation that requires an integer and a string."""
    operation = operations["deleteAgentVersion"]
    for sent, rules in (({"version": "x"}, ["request-invalid"]), ({}, ["request-incomplete"]), ({"version": 3}, [])):
        server = StandIn(oracle, operation, Answer(204))
        query: dict[tuple[Location, str], Json] = {("query", name): value for name, value in sent.items()}
        server(request(Case(operation, {("path", "agent_id"): "a/b ü", **query}), BASE))
        assert [each.rule for each in server.findings] == rules
