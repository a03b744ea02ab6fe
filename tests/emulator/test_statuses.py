"""Every operation through every status that it declares, in the profiles that keep to the document; all is judged.

Success, bad requests, missing keys and unknown ids come about by themselves; what only an account or a failure brings
about (402, 403, 412, 429, 500) is brought about by faults.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any as Json
from typing import Literal

import httpx
import pytest

from contract_tests.cases import Case
from contract_tests.checks.declared import fits
from contract_tests.data import Covering
from contract_tests.wire import request
from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.transport import EmulatorTransport
from generator.ir.api import Operation
from generator.ir.graph import graph
from generator.load import Loaded
from tests.clients.conftest import wait
from tests.clients.story import STORY, filled, found
from tests.clients.test_python_clients import OURS, uploaded
from tests.emulator.conftest import router_of

BASE = "http://emulator.invalid"
UNKNOWN = "unknown_0000000000"
BY_FAULT = ("402", "403", "412", "429", "500")
Profile = Literal["spec", "strict"]


def judged(emulator: Emulator, operation: Operation, response: Response) -> str:
    """The status of an answer that the operation declares, with a content type and a body that it declares."""
    declared = {each.status: each for each in operation.responses}
    status = str(response.status)
    assert status in declared, (operation.id, status, response.body)
    contents = declared[status].contents
    if response.body:
        media_type = response.header("content-type").partition(";")[0]
        content = next((each for each in contents if fits(media_type, each.media_type)), None)
        assert content is not None, (operation.id, status, media_type)
        violations = emulator.oracle.errors(content.origin / "schema", response.json())
        assert violations == (), (operation.id, status, response.body)
    else:
        assert contents == (), (operation.id, status)
    return status


def succeeded(emulator: Emulator) -> None:
    """Tell the whole story: every operation succeeds once."""
    retell_api = import_module("retell_api")

    saved: dict[str, Json] = {}
    at = next(index for index, each in enumerate(STORY) if each.name == "tests.get_test_run") + 1
    with retell_api.Retell(api_key="key_a", transport=EmulatorTransport(emulator), max_retries=0) as client:
        for each in (*STORY[:at], *OURS, *STORY[at:]):
            resource, _, method = each.name.partition(".")
            act = getattr(getattr(client, resource), method)
            wait(emulator, each.waits)
            given = {name: uploaded(value) for name, value in filled(each.given, saved).items()}
            answer = act(*filled(each.path, saved), **given)
            plain = answer.to_dict() if hasattr(answer, "to_dict") else answer
            if hasattr(answer, "items") and not callable(answer.items):
                plain = {"items": [item.to_dict() for item in answer.items]}
            saved |= {name: found(plain, path) for name, path in each.save.items()}


def sent(emulator: Emulator, case: Case, *, key: str = "key_a", body: bytes | None = None) -> Response:
    made = request(case, BASE)
    headers = {name.lower(): value for name, value in made.headers.items()}
    if key:
        headers["authorization"] = f"Bearer {key}"
    path, _, query = made.url.raw_path.decode().partition("?")
    return emulator.handle(Request(made.method, path, query, headers, made.read() if body is None else body))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("profile", ["spec", "strict"])
def test_every_declared_status_is_reached_and_conforms(
    loaded: Loaded, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend("generated/python/src")
    emulator = Emulator(loaded, profile=profile, clock=Setting("frozen"))
    answered = emulator.handle
    told: list[tuple[str, Response]] = []

    def handle(asked: Request) -> Response:
        response = answered(asked)
        told.append((router_of(emulator).match(asked.method, asked.path).operation.id, response))
        return response

    operations = {each.id: each for each in loaded.api.operations}
    reached: dict[str, set[str]] = {identity: set() for identity in operations}
    monkeypatch.setattr(emulator, "handle", handle)
    succeeded(emulator)
    monkeypatch.setattr(emulator, "handle", answered)
    for identity, response in told:
        reached[identity].add(judged(emulator, operations[identity], response))
    covering = Covering(loaded.api, graph(loaded.api), seed=0)
    for operation in operations.values():
        case = covering.minimal(operation, lambda _: [UNKNOWN])
        assert case is not None, operation.id
        tries = [
            sent(emulator, case),
            sent(emulator, case, key=""),
            *([sent(emulator, case, body=b"{")] if case.content is not None else []),
            *(sent(emulator, _spoilt(operation, case, name)) for name in _spoilable(operation)),
        ]
        reached[operation.id] |= {judged(emulator, operation, each) for each in tries}
        for status in {each.status for each in operation.responses} - reached[operation.id]:
            if status in (*BY_FAULT, "400", "404", "422"):
                reached[operation.id].add(judged(emulator, operation, _by_fault(emulator, operation, case, status)))
    missing = {
        operation.id: {each.status for each in operation.responses} - reached[operation.id]
        for operation in operations.values()
    }
    assert {identity: each for identity, each in missing.items() if each} == {}


def _spoilable(operation: Operation) -> list[str]:
    return [each.wire for each in operation.query]


def _spoilt(operation: Operation, case: Case, name: str) -> Case:
    """The case with a query parameter that is no number, no flag and none of the values."""
    return Case(operation, {**case.parameters, ("query", name): "\u00e4 0"}, case.content, case.body)


def _by_fault(emulator: Emulator, operation: Operation, case: Case, status: str) -> Response:
    """What the operation answers where a rule makes it fail so."""
    with httpx.Client(transport=EmulatorTransport(emulator), base_url="http://127.0.0.1") as client:
        rule = {"operation": operation.id, "status": int(status), "times": 1}
        made = client.post("/__emulator/faults", json=rule)
        assert made.status_code == 201, made.text
        try:
            return sent(emulator, case)
        finally:
            client.delete("/__emulator/faults")
