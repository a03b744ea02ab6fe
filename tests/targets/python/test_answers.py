"""What answers become, by what a server may send that the document does not have: the probe that other SDKs fail."""

from __future__ import annotations

import asyncio
import copy
import json
from types import ModuleType
from typing import Any as Json

import httpx
import pytest

from generator.ir.api import Api
from generator.ir.types import Ref
from generator.ir.walk import definitions

from .examples import example

LLM: dict[str, Json] = {"llm_id": "llm_1", "version": 0, "is_published": False, "last_modification_timestamp": 1}
END: dict[str, Json] = {"type": "end_call", "name": "end"}
PRESS: dict[str, Json] = {"type": "press_digit", "name": "press", "delay_ms": 1000}


class Server:
    """Answers everything with one body, and remembers what it was sent."""

    def __init__(self, body: Json) -> None:
        self.body = body
        self.seen: list[Json] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(json.loads(request.content or b"null"))
        return httpx.Response(200, content=json.dumps(self.body), headers={"content-type": "application/json"})


def client_of(sdk: ModuleType, server: Server, **options: Json) -> Json:
    return sdk.Retell(api_key="key", transport=httpx.MockTransport(server), max_retries=0, **options)


def llm(sdk: ModuleType, body: Json, **options: Json) -> Json:
    return client_of(sdk, Server(body), **options).llm.retrieve("llm_1")


@pytest.fixture
def body() -> dict[str, Json]:
    return copy.deepcopy({**LLM, "general_tools": [END, PRESS]})


@pytest.mark.parametrize("strict", [False, True])
def test_an_unknown_tag(sdk: ModuleType, body: dict[str, Json], strict: Json) -> None:
    tool = {"type": "brand_new_tool", "name": "new", "options": {"deep": [1, None]}}
    body["general_tools"].insert(0, tool)
    read = llm(sdk, body, strict=strict)
    first = read.general_tools[0]
    assert type(first).__name__.startswith("Unknown")
    assert (first.type, first.name, first.options) == ("brand_new_tool", "new", {"deep": [1, None]})
    assert [type(each).__name__ for each in read.general_tools[1:]] == ["EndCallTool", "PressDigitTool"]
    assert (read.to_dict(), read.warnings) == (body, ())


def test_a_bad_field_in_a_known_tag(sdk: ModuleType, body: dict[str, Json]) -> None:
    body["general_tools"][1]["delay_ms"] = "soon"
    read = llm(sdk, body)
    assert [type(each).__name__ for each in read.general_tools] == ["EndCallTool", "PressDigitTool"]
    assert read.general_tools[1].delay_ms == "soon"
    assert [fault.path for fault in read.warnings] == [("general_tools", 1, "delay_ms")]
    assert read.to_dict() == body
    with pytest.raises(
        sdk.APIResponseValidationError, match=r"general_tools\[1\]\.delay_ms: Input should be"
    ) as caught:
        llm(sdk, body, strict=True)
    assert caught.value.faults == read.warnings
    assert json.loads(caught.value.body) == body


@pytest.mark.parametrize("strict", [False, True])
def test_an_unknown_enum_value(sdk: ModuleType, body: dict[str, Json], strict: Json) -> None:
    body["model"] = "gpt-9"
    read = llm(sdk, body, strict=strict)
    assert (read.model, read.warnings, read.to_dict()) == ("gpt-9", (), body)


@pytest.mark.parametrize("strict", [False, True])
def test_an_unknown_field(sdk: ModuleType, body: dict[str, Json], strict: Json) -> None:
    body["brand_new"] = {"kept": [1, 1.0, None]}
    read = llm(sdk, body, strict=strict)
    assert read.brand_new == {"kept": [1, 1.0, None]}
    assert json.dumps(read.to_dict()["brand_new"]) == json.dumps(body["brand_new"])


def test_read_modify_write_of_a_minimal_object(sdk: ModuleType) -> None:
    server = Server(LLM)
    client = client_of(sdk, server)
    read = client.llm.retrieve("llm_1")
    assert read.to_dict() == LLM
    read.begin_message = None
    assert read.to_dict() == {**LLM, "begin_message": None}
    client.llm.update("llm_1", begin_message=read.begin_message)
    assert server.seen[-1] == {"begin_message": None}


def test_what_was_read_is_sent_back_as_it_came(sdk: ModuleType, body: dict[str, Json]) -> None:
    body["general_tools"].append({"type": "brand_new_tool", "name": "new"})
    server = Server(body)
    client = client_of(sdk, server)
    tools = client.llm.retrieve("llm_1").general_tools
    tools[1].delay_ms = 5
    client.llm.update("llm_1", general_tools=tools)
    expected = copy.deepcopy(body["general_tools"])
    expected[1]["delay_ms"] = 5
    assert server.seen[-1] == {"general_tools": expected}


def test_a_whole_object_is_changed_and_sent_back(sdk: ModuleType, body: dict[str, Json]) -> None:
    from retell_api import types as public  # type: ignore[import-not-found,import-untyped,unused-ignore]  # generated

    body |= {"model_temperature": 0, "begin_message": None}
    server = Server(body)
    client = client_of(sdk, server)
    read = client.llm.retrieve("llm_1")
    read.general_prompt = "changed"
    client.llm.update(read.llm_id, **read.to_params(public.LlmUpdateParams))
    # Ids and times are not the caller's to send.
    kept = {name: value for name, value in body.items() if name not in LLM}
    assert server.seen[-1] == {**kept, "general_prompt": "changed"}


@pytest.mark.parametrize("missing", ["llm_id", "last_modification_timestamp"])
def test_a_missing_property_is_named_and_nothing_is_made_up(sdk: ModuleType, missing: str) -> None:
    body = {name: value for name, value in LLM.items() if name != missing}
    read = llm(sdk, body)
    assert type(read).__name__ == "RetellLLMResponse"
    assert [tuple(fault) for fault in read.warnings] == [((missing,), "is missing")]
    assert read.to_dict() == body
    with pytest.raises(AttributeError, match="is missing from the answer"):
        getattr(read, missing)


@pytest.mark.parametrize("body", [[], None, "text", 3, [LLM]])
def test_what_is_something_else_altogether_is_an_error(sdk: ModuleType, body: Json) -> None:
    with pytest.raises(sdk.APIResponseValidationError, match="the body: Input should be"):
        llm(sdk, body)


def test_the_asynchronous_client_reads_alike(sdk: ModuleType, body: dict[str, Json]) -> None:
    body["general_tools"][1]["delay_ms"] = "soon"

    async def run() -> Json:
        async with sdk.AsyncRetell(api_key="key", transport=httpx.MockTransport(Server(body))) as client:
            return await client.llm.retrieve("llm_1")

    assert [str(fault).partition(":")[0] for fault in asyncio.run(run()).warnings] == ["general_tools[1].delay_ms"]


def broken(value: Json, path: tuple[str | int, ...]) -> Json:
    """`value` with something at `path` that no type of the document takes there."""
    made = json.loads(json.dumps(value))
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = [{"no": "type"}] if not isinstance(holder[path[-1]], list) else {"no": "type"}
    return made


def leaves(value: Json, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    match value:
        case dict() if value:
            return [leaf for name, item in value.items() for leaf in leaves(item, (*path, name))]
        case list() if value:
            return [leaf for place, item in enumerate(value) for leaf in leaves(item, (*path, place))]
        case _:
            return [path]


@pytest.mark.parametrize("name", ["RetellLLMResponse", "AgentResponse", "V3PhoneCallResponse", "ConversationFlow"])
def test_any_fault_anywhere_is_named_by_its_path_and_nothing_is_lost(sdk: ModuleType, api: Api, name: str) -> None:
    from retell_api import types as public  # type: ignore[import-not-found,import-untyped,unused-ignore]  # generated
    from retell_api._runtime import lenient  # type: ignore[import-not-found,import-untyped,unused-ignore]

    value = example(definitions(api), Ref(name=name))
    kind = getattr(public, name)
    named = 0
    for path in leaves(value)[:400]:
        given = broken(value, path)
        read, faults = lenient.read(kind, given)
        assert type(read) is kind
        assert json.dumps(read.to_dict(), sort_keys=True) == json.dumps(given, sort_keys=True), path
        assert len(faults) <= 1, path
        # What any JSON fits has no fault; what stands in a union without a tag is named as a whole.
        assert all(fault.path[: len(path)] == path[: len(fault.path)] for fault in faults)
        named += len(faults)
    assert named > 10
