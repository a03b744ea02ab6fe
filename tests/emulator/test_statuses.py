"""Every operation through every status that it can reach, in the profiles that keep to the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any as Json

import orjson
import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.facts import ProfileName
from emulator.faults import FAULTS
from emulator.http import Request, Response
from emulator.store import SYSTEM
from generator.ir.api import Operation
from generator.load import Loaded
from tests.emulator.conftest import judge
from tests.emulator.scene import Scene, set_up

BY_FAULTS = (402, 403, 412, 429, 500)
"""Statuses for which nothing in a request is to blame."""

Reached = dict[str, set[str]]


class Stage:
    """A scene that is set up anew for every request."""

    def __init__(self, loaded: Loaded, profile: ProfileName) -> None:
        self.emulator = Emulator(loaded, profile=profile, clock=Setting("frozen"))
        self.scene: Scene = set_up(self.emulator)
        self._start = self.emulator.store.snapshot()

    def send(self, request: Request, *before: Request) -> Response:
        """The answer to a request in the scene, after some others; judged."""
        self.emulator.store.restore(self._start)
        for each in before:
            assert self.emulator.handle(each).status < 300, each
        response = self.emulator.handle(request)
        judge(self.emulator, request.method, request.path, response)
        return response

    def failing(self, request: Request, status: int) -> Response:
        """The answer while a fault is in force."""
        self.emulator.store.restore(self._start)
        with self.emulator.store.transaction():
            self.emulator.store.put(SYSTEM, FAULTS, "fault", {"status": status, "retry_after": 1})
        response = self.emulator.handle(request)
        judge(self.emulator, request.method, request.path, response)
        return response


@pytest.fixture(scope="module", params=["spec", "strict"])
def stage(request: pytest.FixtureRequest, loaded: Loaded) -> Stage:
    """A scene in each profile."""
    return Stage(loaded, request.param)


def test_every_operation_succeeds_in_the_scene(stage: Stage) -> None:
    for operation in stage.emulator.api.operations:
        response = stage.send(stage.scene.request(operation))
        assert operation.success is not None
        assert str(response.status) == operation.success.status, (operation.id, response)


def attempts(scene: Scene, operation: Operation) -> Iterator[Request]:
    """Requests that are right, and wrong in each of the ways that there are."""
    good = scene.request(operation)
    yield good
    yield scene.request(operation, key="")
    yield scene.request(operation, key="not a key")
    unknown = {
        each.wire: "+12130000000" if each.wire == "phone_number" else "unknown" for each in operation.path_parameters
    }
    yield scene.request(operation, ids=unknown)
    for wire, value in unknown.items():
        yield scene.request(operation, ids={wire: value})
    if operation.body is not None:
        for body in (b"{", b"[]", b'"text"', b"\xff"):
            yield replace(good, headers={**good.headers, "content-type": "application/json"}, body=body)
        yield replace(good, headers={**good.headers, "content-type": "text/plain"}, body=b"text")
    for each in operation.query:
        yield replace(good, query=f"{each.wire}=%01")
        yield replace(good, query=f"{each.wire}=99999")
    if any(each.wire == "phone_number" for each in operation.path_parameters):
        yield scene.request(operation, ids={"phone_number": "12"})
    if operation.id == "deleteRetellLLM":
        yield scene.request(operation, ids={"llm_id": scene.ids["llm_id"]})
    yield from _unusable(scene, operation)


BEFORE = {
    "endChat": "endChat",
    "stopCall": "stopCall",
    "createChatCompletion": "endChat",
    "publishAgentVersion": "publishAgentVersion",
    "deleteAgentVersion": "publishAgentVersion",
    "updateAgent": "publishAgentVersion",
    "updateRetellLLM": "publishAgentVersion",
}
"""Operations after which another one is refused."""


UNUSABLE: dict[str, Json] = {
    "createAgent": {"response_engine": {"type": "retell-llm", "llm_id": "unknown"}, "voice_id": "retell-Cimo"},
    "createChatAgent": {"response_engine": {"type": "retell-llm", "llm_id": "unknown"}},
    "createBatchCall": {"from_number": "+12130000000", "tasks": [{"to_number": "+12137774445"}]},
    "createChat": {"agent_id": "unknown"},
    "createChatCompletion": {"chat_id": "unknown", "content": "Hi"},
    "createPhoneCall": {"from_number": "+12130000000", "to_number": "+12137774445"},
    "createSmsChat": {"from_number": "+12130000000", "to_number": "+12137774445"},
    "createWebCall": {"agent_id": "unknown"},
    "registerPhoneCall": {"agent_id": "unknown"},
    "createConversationFlow": {"start_speaker": "agent", "nodes": [], "knowledge_base_ids": ["unknown"]},
    "createConversationFlowComponent": {"name": "C", "nodes": [], "knowledge_base_ids": ["unknown"]},
    "createAgentVersion": {"base_version": 7},
    "publishAgentVersion": {"version": 7},
}
"""Bodies that name what does not exist."""


def _unusable(scene: Scene, operation: Operation) -> Iterator[Request]:
    if operation.id in UNUSABLE:
        asked = scene.asks[operation.id]
        body = asked.body if isinstance(asked.body, dict) else {}
        told = replace(asked, body={**body, **UNUSABLE[operation.id]})
        yield Scene(scene.ids, {**scene.asks, operation.id: told}).request(operation)


def reached(stage: Stage) -> Reached:
    """The statuses that each operation reaches; each answer is judged."""
    found: Reached = {}
    for operation in stage.emulator.api.operations:
        seen = found.setdefault(operation.id, set())
        for request in attempts(stage.scene, operation):
            seen.add(str(stage.send(request).status))
        if operation.id in BEFORE:
            before = next(each for each in stage.emulator.api.operations if each.id == BEFORE[operation.id])
            good = stage.scene.request(operation)
            seen.add(str(stage.send(good, stage.scene.request(before)).status))
        for status in BY_FAULTS:
            seen.add(str(stage.failing(stage.scene.request(operation), status).status))
    return found


@dataclass(frozen=True)
class Unreached:
    """A declared status that is never sent, and why."""

    status: str
    because: str
    operations: tuple[str, ...]
    profiles: tuple[ProfileName, ...] = ("spec", "strict")


UNREACHED = (
    Unreached(
        "400",
        "nothing can be malformed: ids are any text, and an unknown one is told with 404 or 422",
        (
            "deleteAgent",
            "deleteCall",
            "deleteChatAgent",
            "deleteConversationFlow",
            "deleteTestCaseDefinition",
            "getAgentVersions",
            "getBatchTest",
            "getCall",
            "getChat",
            "getTestCaseDefinition",
            "getTestRun",
            "getVoice",
            "listTestRuns",
        ),
    ),
    Unreached("400", "only prose says how a number is written", ("getPhoneNumber",), ("spec",)),
    Unreached("400", "what is in use may be deleted", ("deleteRetellLLM",), ("spec",)),
    Unreached(
        "404",
        "the path names nothing, and what a body names and does not exist is told with 400",
        (
            "createConversationFlowComponent",
            "listConversationFlowComponents",
            "listConversationFlowComponentsV2",
        ),
    ),
)


def test_every_declared_status_is_reached_but_for_those_with_a_reason(stage: Stage) -> None:
    found = reached(stage)
    missing = {
        (status, operation.id)
        for operation in stage.emulator.api.operations
        for status in {each.status for each in operation.responses} - found[operation.id]
    }
    profile = stage.emulator.profile
    expected = {(each.status, name) for each in UNREACHED if profile in each.profiles for name in each.operations}
    assert sorted(missing) == sorted(expected)


@pytest.mark.parametrize("path", ["/list-agents", "/list-chat-agents", "/list-retell-llms", "/v2/list-phone-numbers"])
def test_a_bad_parameter_that_cannot_be_refused_is_as_if_absent(loaded: Loaded, path: str) -> None:
    headers = {"authorization": "Bearer key_a"}
    for profile, status in PROFILES:
        emulator = Emulator(loaded, profile=profile, clock=Setting("frozen"))
        answers = [emulator.handle(Request("GET", path, query, headers)) for query in ("", "limit=many")]
        assert answers[1].status == status
        if status == 200:
            assert answers[0] == answers[1]
        else:
            assert answers[1].json() == {"error_message": "request/query/limit must be integer"}


PROFILES: tuple[tuple[ProfileName, int], ...] = (("spec", 200), ("strict", 200), ("live", 400))


def test_rules_of_prose_are_enforced_in_the_profile_strict_alone(loaded: Loaded) -> None:
    body = b'{"start_speaker": "agent", "model_temperature": 1.5}'
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}
    for profile, status in (("spec", 201), ("strict", 400)):
        emulator = Emulator(loaded, profile=profile, clock=Setting("frozen"))  # type: ignore[arg-type]
        response = emulator.handle(Request("POST", "/create-retell-llm", "", headers, body))
        assert response.status == status
        if status == 400:
            assert response.json()["message"] == "request/body/model_temperature must be <= 1"
            assert emulator.handle(Request("GET", "/list-retell-llms", "", headers)).json() == []


def test_the_fact_that_rules_of_prose_are_enforced_names_their_operations(loaded: Loaded) -> None:
    (fact,) = [each for each in Emulator(loaded).facts if each.id == "rules-of-prose"]
    (deviation,) = fact.deviations
    assert deviation.profile == "strict"
    assert {"createRetellLLM", "createAgent", "getPhoneNumber", "listTestCaseDefinitions"} <= set(deviation.operations)
    assert not {"getVoice", "listVoices", "getConcurrency"} & set(deviation.operations)


@pytest.mark.parametrize(("profile", "status"), [("spec", 200), ("strict", 400)])
def test_an_update_may_not_leave_out_what_prose_requires_of_the_whole(
    loaded: Loaded, profile: ProfileName, status: int
) -> None:
    emulator = Emulator(loaded, profile=profile, clock=Setting("frozen"))
    headers = {"authorization": "Bearer key_a", "content-type": "application/json"}

    def send(method: str, path: str, body: Json) -> Response:
        return emulator.handle(Request(method, path, "", headers, orjson.dumps(body)))

    made = send("POST", "/create-retell-llm", {"start_speaker": "agent"}).json()["llm_id"]
    states = {"states": [{"name": "first"}]}
    assert send("PATCH", f"/update-retell-llm/{made}", states).status == status
    assert ("states" in send("GET", f"/get-retell-llm/{made}", None).json()) == (status == 200)
    assert send("PATCH", f"/update-retell-llm/{made}", {**states, "starting_state": "first"}).status == 200
    assert send("PATCH", f"/update-retell-llm/{made}", states).status == 200
