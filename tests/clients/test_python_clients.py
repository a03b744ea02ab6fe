"""The official Python SDK and our own tell the whole story to the emulator; every answer is read strictly."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any as Json

import httpx
import pytest

from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from tests.clients.conftest import succeeded, wait
from tests.clients.story import STORY, Call, filled, found

OFFICIAL = 74
"""How many operations the official SDK has at this version; all of them stand in the document."""

OURS = (
    Call("phone_number.list_v1"),
    Call("llm.list_v1"),
    Call("conversation_flow.list_v1"),
    Call("conversation_flow_component.list_v1"),
    Call("call.list_v1"),
    Call("chat.list_v1"),
    Call("tests.list_test_case_definitions_v1", given={"type": "retell-llm", "llm_id": "$llm"}),
    Call("tests.list_batch_tests_v1", given={"type": "retell-llm", "llm_id": "$llm"}),
    Call("tests.list_test_runs_v1", ("$batch",)),
)
"""The deprecated lists, which ours keeps beside the newer ones."""


def told(client: Json, story: tuple[Call, ...], emulator: Emulator, plain: Callable[[Json], Json]) -> set[str]:
    """Make every call of the story that the client has; the names of those."""
    saved: dict[str, Json] = {}
    names = set()
    for call in story:
        resource, _, method = call.name.partition(".")
        act = getattr(getattr(client, resource), method, None)
        if act is None:
            continue
        wait(emulator, call.waits)
        given = {name: uploaded(value) for name, value in filled(call.given, saved).items()}
        answer = plain(act(*filled(call.path, saved), **given))
        saved |= {name: found(answer, path) for name, path in call.save.items()}
        names.add(call.name)
    return names


def uploaded(value: Json) -> Json:
    """Files as the SDKs take them: a name and bytes."""
    if isinstance(value, dict) and set(value) == {"file", "text"}:
        return (value["file"], value["text"].encode())
    return [uploaded(each) for each in value] if isinstance(value, list) else value


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_official_sdk(emulator: Emulator) -> None:
    """All its operations, its answers validated strictly."""
    import retell

    client = retell.Retell(
        api_key="key_a",
        http_client=httpx.Client(transport=EmulatorTransport(emulator)),
        max_retries=0,
        _strict_response_validation=True,
    )

    def plain(answer: Json) -> Json:
        if isinstance(answer, list):
            return [plain(each) for each in answer]
        return answer.to_dict(mode="json") if hasattr(answer, "to_dict") else answer

    names = told(client, STORY, emulator, plain)
    assert len(names) == OFFICIAL
    assert len(succeeded(emulator)) == OFFICIAL


@pytest.fixture
def ours(emulator: Emulator) -> Iterator[Json]:
    """Our own client, which raises where an answer breaks the contract."""
    source = Path("generated/python/src").resolve()
    sys.path.insert(0, str(source))
    try:
        assert importlib.util.find_spec("retell_api") is not None
        retell_api = import_module("retell_api")

        with retell_api.Retell(
            api_key="key_a", transport=EmulatorTransport(emulator), max_retries=0, strict=True
        ) as client:
            yield client
    finally:
        sys.path.remove(str(source))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_our_sdk(ours: Json, emulator: Emulator) -> None:
    """All 86 operations, in strict mode."""

    def plain(answer: Json) -> Json:
        if hasattr(answer, "items") and not callable(answer.items):
            return {"items": [plain(each) for each in answer.items]}
        return answer.to_dict() if hasattr(answer, "to_dict") else answer

    lists_first = next(index for index, call in enumerate(STORY) if call.name == "tests.get_test_run")
    story = (*STORY[: lists_first + 1], *OURS, *STORY[lists_first + 1 :])
    told(ours, story, emulator, plain)
    assert succeeded(emulator) == {operation.id for operation in emulator.api.operations}
