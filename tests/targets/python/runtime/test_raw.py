"""Answers as HTTP has them: read, streamed, and of paths that no document has."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from templates.python.runtime import errors
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.clock import Clock
from templates.python.runtime.operation import Operation, Result
from templates.python.runtime.options import CallOptions, Profile
from templates.python.runtime.views import AsyncRaw, AsyncStreamed, Call, Calls, K, Raw, Streamed

from .servers import answer, serving

PROFILE = Profile("pkg", "1", "ACME", "https://acme.test")
READ: Operation[Any] = Operation("readThing", "GET", "/things", results=(Result("200"),), repeatable=True)


async def _no_pause(_: float) -> None:
    return None


HURRIED = Clock(sleep=lambda _: None, asleep=_no_pause)


class Things:
    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    def read(self, *, timeout: float | None = None) -> Any:
        return self._client.perform(READ, {}, CallOptions(timeout=timeout))


class AsyncThings:
    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    async def read(self, *, timeout: float | None = None) -> Any:
        return await self._client.perform(READ, {}, CallOptions(timeout=timeout))


class ThingsCalls(Calls[K]):
    read = Call(Things.read, AsyncThings.read)


def sync_client(handler: Any, **options: Any) -> SyncAPIClient:
    return SyncAPIClient(PROFILE, {}, transport=httpx.MockTransport(handler), clock=HURRIED, **options)


def run(handler: Any, body: Callable[[AsyncAPIClient], Awaitable[Any]], **options: Any) -> Any:
    async def inside() -> Any:
        transport = httpx.MockTransport(handler)
        async with AsyncAPIClient(PROFILE, {}, transport=transport, clock=HURRIED, **options) as client:
            return await body(client)

    return asyncio.run(inside())


def lines(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, stream=Stream([b'["a",\n', b'"\xc3', b'\xa9"]']), headers={"x-request-id": "r7"})


class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, parts: list[bytes]) -> None:
        self.parts = parts
        self.closed = False

    def __iter__(self) -> Any:
        yield from self.parts

    async def __aiter__(self) -> Any:
        for part in self.parts:
            yield part

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def flaky() -> Any:
    outcomes = iter([httpx.Response(500), lines(httpx.Request("GET", "https://acme.test"))])
    return lambda _: next(outcomes)


def test_a_raw_response_has_everything_and_the_value() -> None:
    raw = ThingsCalls(sync_client(flaky()), Raw).read()
    assert (raw.status_code, raw.request_id, raw.retries_taken, raw.method) == (200, "r7", 1, "GET")
    assert (raw.headers["x-request-id"], str(raw.url), raw.http_version) == (
        "r7",
        "https://acme.test/things",
        "HTTP/1.1",
    )
    assert raw.elapsed.total_seconds() >= 0
    assert raw.is_closed
    assert raw.parse() == raw.json() == ["a", "é"]
    assert (raw.read(), raw.text()) == ('["a",\n"é"]'.encode(), '["a",\n"é"]')
    assert repr(raw) == "<APIResponse 200 of readThing>"


def test_a_raw_response_awaited() -> None:
    async def body(client: AsyncAPIClient) -> None:
        raw = await ThingsCalls(client, AsyncRaw).read()
        assert (raw.status_code, raw.retries_taken, raw.is_closed) == (200, 1, True)
        assert await raw.parse() == await raw.json() == ["a", "é"]
        assert await raw.text() == (await raw.read()).decode()

    run(flaky(), body)


def test_error_statuses_raise_in_every_way() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        return httpx.Response(404, stream=Stream([b'{"message": "no"}']))

    with pytest.raises(errors.NotFoundError, match="404 no"):
        ThingsCalls(sync_client(refuse), Raw).read()
    with pytest.raises(errors.NotFoundError, match="404 no"), ThingsCalls(sync_client(refuse), Streamed).read():
        pass

    async def body(client: AsyncAPIClient) -> None:
        async with ThingsCalls(client, AsyncStreamed).read():
            pass

    with pytest.raises(errors.NotFoundError, match="404 no"):
        run(refuse, body)


def test_a_streamed_response_is_read_as_it_comes_and_closed() -> None:
    calls = ThingsCalls(sync_client(lines), Streamed)
    with calls.read() as streamed:
        assert not streamed.is_closed
        assert list(streamed.iter_bytes()) == [b'["a",\n', b'"\xc3', b'\xa9"]']
    assert streamed.is_closed
    with calls.read() as streamed:
        assert list(streamed.iter_lines()) == ['["a",', '"é"]']
    with calls.read() as streamed:
        assert "".join(streamed.iter_text(2)) == '["a",\n"é"]'
    with calls.read() as streamed:
        assert streamed.parse() == ["a", "é"]
    with calls.read() as streamed:
        pass
    assert streamed.is_closed


def test_a_streamed_response_awaited() -> None:
    async def body(client: AsyncAPIClient) -> None:
        calls = ThingsCalls(client, AsyncStreamed)
        async with calls.read() as streamed:
            assert [part async for part in streamed.iter_bytes()] == [b'["a",\n', b'"\xc3', b'\xa9"]']
        async with calls.read() as streamed:
            assert [line async for line in streamed.iter_lines()] == ['["a",', '"é"]']
        async with calls.read() as streamed:
            assert "".join([part async for part in streamed.iter_text()]) == '["a",\n"é"]'
        async with calls.read() as streamed:
            assert await streamed.parse() == ["a", "é"]
        assert streamed.is_closed

    run(lines, body)


def test_only_what_is_read_into_memory_has_a_limit() -> None:
    calls = ThingsCalls(sync_client(lines, max_response_bytes=5), Streamed)
    with calls.read() as streamed:
        assert len(b"".join(streamed.iter_bytes())) == 11
    with calls.read() as streamed, pytest.raises(errors.ResponseTooLargeError, match=r"^readThing: "):
        streamed.parse()


def test_a_stream_that_breaks_off_is_an_error_of_this_package() -> None:
    with serving(lambda s, _: s.sendall(answer(b"[1", length=50))) as server:
        client = SyncAPIClient(PROFILE, {}, base_url=server.url)
        with (
            ThingsCalls(client, Streamed).read() as streamed,
            pytest.raises(errors.APIConnectionError, match="readThing"),
        ):
            list(streamed.iter_bytes())
        with (
            ThingsCalls(client, Streamed).read() as streamed,
            pytest.raises(errors.APIConnectionError, match="readThing"),
        ):
            streamed.read()
        client.close()


class Pet(BaseModel):
    name: str


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        (Pet, b'{"name": "Rex"}', Pet(name="Rex")),
        (dict, b'{"name": "Rex"}', {"name": "Rex"}),
        (list[int], b"[1, 2]", [1, 2]),
        (str, b"plain", "plain"),
        (bytes, b"\0", b"\0"),
        (type(None), b"whatever", None),
    ],
)
def test_paths_that_no_document_has(kind: Any, content: bytes, value: object) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=content)

    client = sync_client(handler)
    assert client.get("/x?a=1", cast_to=kind) == value
    assert client.post("/x", cast_to=kind, body={"a": None}, options={"headers": {"X-A": "1"}}) == value
    assert client.put("/x", cast_to=kind, body=[1], options={"params": {"q": [1, 2]}}) == value
    assert client.patch("/x", cast_to=kind) == value
    assert client.delete("/x", cast_to=kind) == value
    assert [request.method for request in seen] == ["GET", "POST", "PUT", "PATCH", "DELETE"]
    assert [str(request.url)[17:] for request in seen] == ["/x?a=1", "/x", "/x?q=1&q=2", "/x", "/x"]
    assert (json.loads(seen[1].content), seen[1].headers["x-a"]) == ({"a": None}, "1")

    async def body(made: AsyncAPIClient) -> list[Any]:
        calls = [made.get, made.post, made.put, made.patch, made.delete]
        return [await call("/x", cast_to=kind) for call in calls]

    assert run(handler, body) == [value] * 5


def test_the_answer_itself_and_files() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(202)

    client = sync_client(handler)
    response = client.post("/up", cast_to=httpx.Response, body={"a": "b"}, files={"f": ("n.txt", b"data")})
    assert response.status_code == 202
    assert b'name="f"; filename="n.txt"' in seen[0].content
    assert b'name="a"\r\n\r\nb' in seen[0].content


@pytest.mark.parametrize("path", ["https://evil.test/x", "//evil.test/x", "x", ""])
def test_the_key_goes_to_its_own_address_only(path: str) -> None:
    with pytest.raises(errors.InvalidRequestError, match="begins with one slash"):
        sync_client(lines).get(path, cast_to=dict)


def test_an_answer_of_another_type() -> None:
    client = sync_client(lambda _: httpx.Response(200, json={"nme": "secret value"}))
    with pytest.raises(errors.APIResponseValidationError, match=r"^GET /x: the body is no Pet: name: ") as caught:
        client.get("/x", cast_to=Pet)
    assert "secret value" not in str(caught.value)


def test_what_is_repeated_without_a_document() -> None:
    def counted(method: str) -> int:
        seen: list[httpx.Request] = []

        def fail(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(500)

        with pytest.raises(errors.InternalServerError):
            getattr(sync_client(fail), method)("/x", cast_to=dict)
        return len(seen)

    assert [counted(method) for method in ("get", "put", "delete", "post", "patch")] == [3, 3, 3, 1, 1]
