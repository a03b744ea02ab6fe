"""Every list of the document through the generated client: two pages, read on as the document's overlay says."""

from __future__ import annotations

import asyncio
import inspect
import json
from dataclasses import replace
from types import ModuleType
from typing import Any as Json

import httpx
import pytest

from generator.ir.api import Api, Operation, Pagination
from generator.ir.types import Array, Object
from generator.ir.walk import definitions, flatten, resolve, split_null
from generator.load import load

from .conftest import SPEC
from .examples import example

NONE = Pagination(style="none")
LISTS = [(op.id, op.pagination.style) for op in load(str(SPEC)).api.operations if op.pagination is not None]
PAGED = [name for name, style in LISTS if style != "none"]
# An object that holds hits is no page.
WHOLE = [op.id for op in load(str(SPEC)).api.operations if op.pagination in (NONE, replace(NONE, location="body"))]


class Server:
    """Two pages of two items, told apart by what leads to the second one."""

    def __init__(self, pagination: Pagination, item: Json) -> None:
        self.pagination = pagination
        self.item = item
        self.asked: list[dict[str, Json]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content or b"{}")
        self.asked.append(body if self.pagination.location == "body" else dict(request.url.params))
        return httpx.Response(200, json=self.answer(len(self.asked)))

    def answer(self, number: int) -> Json:
        p = self.pagination
        items = [self.item | {name: f"k{number}" for _, name in p.keys[:1]} for _ in range(2 if number == 1 else 1)]
        if not p.items:
            return items
        more = {p.has_more: True, p.next_cursor: "cursor"} if number == 1 else {p.has_more: False}
        return {p.items: items, **more, "brand_new": number}


def operation_of(api: Api, name: str) -> Operation:
    return next(operation for operation in api.operations if operation.id == name)


def server_of(api: Api, operation: Operation) -> Server:
    types, success, pagination = definitions(api), operation.success, operation.pagination
    assert success is not None
    assert pagination is not None
    t = resolve(types, success.contents[0].type)
    if isinstance(t, Object):
        found = next(prop.type for prop in flatten(types, t) if prop.wire == pagination.items)
        t = resolve(types, split_null(resolve(types, found))[0])
    assert isinstance(t, Array)
    return Server(pagination, example(types, t.items, depth=5))


def sent(api: Api, operation: Operation) -> tuple[list[str], dict[str, Json]]:
    """Positional and keyword arguments of a call."""
    types = definitions(api)
    keywords: dict[str, Json] = {p.wire: example(types, p.type) for p in operation.query if p.required}
    if operation.pagination is not None and operation.pagination.limit:
        keywords["limit"] = 2
    if operation.pagination is not None and operation.pagination.offset:
        keywords[operation.pagination.offset] = 7
    return [parameter.wire for parameter in operation.path_parameters], keywords


def plain(items: Json) -> list[Json]:
    return [item.to_dict() if hasattr(item, "to_dict") else item for item in items]


def method_of(client: Json, operation: Operation) -> Json:
    return getattr(getattr(client, operation.resource), operation.name)


@pytest.mark.parametrize("name", PAGED)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_list_goes_on(sdk: ModuleType, api: Api, name: str) -> None:
    operation = operation_of(api, name)
    server, (args, kwargs) = server_of(api, operation), sent(api, operation)
    with sdk.Retell(api_key="key", transport=httpx.MockTransport(server)) as client:
        page = method_of(client, operation)(*args, **kwargs)
        assert len(page.items) == 2
        assert page.warnings == ()
        assert len(plain(page)) == 3
    check(operation, server, kwargs)


@pytest.mark.parametrize("name", PAGED)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_awaited_list_goes_on(sdk: ModuleType, api: Api, name: str) -> None:
    operation = operation_of(api, name)
    server, (args, kwargs) = server_of(api, operation), sent(api, operation)

    async def run() -> list[Json]:
        async with sdk.AsyncRetell(api_key="key", transport=httpx.MockTransport(server)) as client:
            return [item async for item in method_of(client, operation)(*args, **kwargs)]

    assert len(asyncio.run(run())) == 3
    check(operation, server, kwargs)


def check(operation: Operation, server: Server, first: dict[str, Json]) -> None:
    """The second request repeats the first one with a cursor, and without an offset."""
    pagination = server.pagination
    wanted = {name: value for name, value in first.items() if name != pagination.offset}
    if pagination.style == "cursor":
        wanted[pagination.cursor] = "cursor"
    else:
        wanted[pagination.keys[0][0]] = "k1"
        wanted |= {wire: server.item[key] for wire, key in pagination.keys[1:] if server.item.get(key) is not None}
    assert len(server.asked) == 2
    said = [{key: str(value) for key, value in asked.items()} for asked in server.asked]
    assert said == [{k: str(v) for k, v in each.items()} for each in (first, wanted)], operation.id


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_list_that_comes_at_once(sdk: ModuleType, api: Api, name: str) -> None:
    operation = operation_of(api, name)
    server, (args, kwargs) = server_of(api, operation), sent(api, operation)
    with sdk.Retell(api_key="key", transport=httpx.MockTransport(server)) as client:
        page = method_of(client, operation)(*args, **kwargs)
        assert isinstance(page, list)
        assert len(list(page)) == len(page) == 2
        assert len(server.asked) == 1


def test_what_an_answer_has_beside_its_items(sdk: ModuleType, api: Api) -> None:
    server = server_of(api, operation_of(api, "listCallsV3"))
    with sdk.Retell(api_key="key", transport=httpx.MockTransport(server)) as client:
        page = client.call.list(limit=2)
        assert (page.pagination_key, page.has_more, page.brand_new) == ("cursor", True, 1)
        assert type(page.envelope).__name__ == "ListCallsV3Response"
        assert page.to_dict() == server.answer(1)
        assert client.call.with_raw_response.list().parse().has_more is False


def test_what_is_wrong_in_a_page_is_named(sdk: ModuleType, api: Api) -> None:
    operation = operation_of(api, "listVoices")
    server = server_of(api, operation)
    server.item |= {"voice_name": 7}
    with sdk.Retell(api_key="key", transport=httpx.MockTransport(server)) as client:
        page = client.voice.list()
    assert [fault.path for fault in page.warnings] == [(0, "voice_name"), (1, "voice_name")]
    assert [fault.path for fault in page[0].warnings] == [("voice_name",)]


def test_what_is_awaited_warns_nobody_when_it_is_not(sdk: ModuleType) -> None:
    # Nothing is sent before somebody awaits: what is thrown away is no forgotten coroutine.
    made = sdk.AsyncRetell(api_key="key").call.list()
    assert inspect.isawaitable(made)
    assert not inspect.iscoroutine(made)


def test_every_list_is_tried() -> None:
    assert (len(PAGED), len(WHOLE)) == (16, 10)
