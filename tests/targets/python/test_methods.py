"""Each operation as a method: it makes the right request, and reads an answer that the document calls valid."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from types import ModuleType
from typing import Any as Json
from urllib.parse import parse_qsl, unquote

import httpx
import pytest

from generator.document.oracle import Oracle
from generator.ir.api import Api, Operation, Response
from generator.ir.types import Object
from generator.ir.walk import definitions, resolve, split_null
from generator.load import Loaded, load
from generator.pointer import Pointer

from .conftest import SPEC
from .examples import example, members

CALLS = [(op.id, op.resource, op.name) for op in load(str(SPEC)).api.operations]
CALLS += [(op.id, *alias) for op in load(str(SPEC)).api.operations for alias in op.aliases]


@pytest.fixture(scope="session")
def oracle(loaded: Loaded) -> Oracle:
    return Oracle(loaded.document)


class Server:
    """Answers one operation with a fixed body, and remembers what it was asked."""

    def __init__(self, status: int, body: Json, *, empty: bool) -> None:
        self.seen: list[httpx.Request] = []
        self._answer = httpx.Response(status) if empty else httpx.Response(status, json=body)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.seen.append(request)
        return self._answer


def schema_pointer(response: Response) -> Pointer:
    return response.contents[0].origin / "schema"


def answer(api: Api, oracle: Oracle, operation: Operation) -> tuple[int, Json, bool]:
    """Status, body and emptiness of a success, judged by the document."""
    success = operation.success
    assert success is not None
    if not success.contents:
        return int(success.status), None, True
    body = example(definitions(api), success.contents[0].type)
    assert oracle.errors(schema_pointer(success), body) == ()
    return int(success.status), body, False


def arguments(api: Api, operation: Operation) -> tuple[dict[str, str], dict[str, Json], dict[str, Json]]:
    """Path, query and body of a call, by names on the wire."""
    types = definitions(api)
    path = {p.wire: f"{p.wire} /{i}" for i, p in enumerate(operation.path_parameters)}
    query = {p.wire: p.note.examples[0] if p.note.examples else example(types, p.type) for p in operation.query}
    if operation.body is None:
        return path, query, {}
    t = split_null(resolve(types, operation.body.contents[0].type))[0]
    assert isinstance(t, Object)
    return path, query, members(types, t, full=True, depth=3)


def keywords(path: dict[str, str], query: dict[str, Json], body: dict[str, Json]) -> dict[str, Json]:
    """Everything but the last path parameter, by the names that Python has for it."""
    shared = (set(query) & set(body)) | (set(path) & set(query)) | (set(path) & set(body))
    named: dict[str, Json] = dict(list(path.items())[:-1])
    named |= {f"query_{name}" if name in shared else name: value for name, value in query.items()}
    return named | {f"body_{name}" if name in shared else name: value for name, value in body.items()}


def check_request(request: httpx.Request, operation: Operation, path: Json, query: Json, body: Json) -> None:
    assert request.method == operation.method.upper()
    assert request.headers["authorization"] == "Bearer key"
    raw_path, _, raw_query = request.url.raw_path.decode().partition("?")
    wanted = re.escape(operation.path).replace(r"\{", "{").replace(r"\}", "}")
    matched = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", wanted), raw_path)
    assert matched is not None
    assert {name: unquote(value) for name, value in matched.groupdict().items()} == path
    sent = parse_qsl(raw_query, keep_blank_values=True)
    assert sent == [(name, spelled(item)) for name, value in query.items() for item in many(value)]
    if operation.body is None:
        assert request.content == b""
    elif operation.body.contents[0].media_type == "application/json":
        assert request.headers["content-type"] == "application/json"
        assert json.loads(request.content) == body
    else:
        assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
        assert all(f'name="{name}"'.encode() in request.content for name in body)


def many(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def spelled(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(("id_", "resource", "name"), CALLS, ids=[f"{r}.{n}" for _, r, n in CALLS])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_call(sdk: ModuleType, api: Api, oracle: Oracle, id_: str, resource: str, name: str, mode: str) -> None:
    operation = next(op for op in api.operations if op.id == id_)
    status, body, empty = answer(api, oracle, operation)
    server = Server(status, body, empty=empty)
    path, query, sent = arguments(api, operation)
    positional = list(path.values())[-1:]
    got = call(sdk, server, mode, resource, name, positional, keywords(path, query, sent))
    check_request(server.seen[0], operation, path, query, sent)
    assert dumped(got) == body


def call(
    sdk: ModuleType, server: Server, mode: str, resource: str, name: str, args: list[str], kwargs: dict[str, Json]
) -> Json:
    method = f"{name}_" if name == "import" else name
    transport = httpx.MockTransport(server)
    if mode == "sync":
        with httpx.Client(transport=transport) as http, sdk.Retell(api_key="key", http_client=http) as client:
            return getattr(getattr(client, resource), method)(*args, **kwargs)

    async def awaited() -> Json:
        async with (
            httpx.AsyncClient(transport=transport) as http,
            sdk.AsyncRetell(api_key="key", http_client=http) as c,
        ):
            made = getattr(getattr(c, resource), method)(*args, **kwargs)
            assert inspect.isawaitable(made)
            return await made

    return asyncio.run(awaited())


def dumped(value: Json) -> Json:
    """What a model or a page came from: models as the objects that they were."""
    if isinstance(value, list):
        return [dumped(item) for item in getattr(value, "items", value)]
    return value.to_dict() if hasattr(value, "to_dict") else value


def test_every_operation_is_a_method() -> None:
    assert len({id_ for id_, _, _ in CALLS}) == 86
