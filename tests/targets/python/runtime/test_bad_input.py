"""What servers and networks do wrong: each a typed error that names the operation and shows no secret."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
import traceback
import tracemalloc
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from templates.python.runtime import errors
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.clock import Clock
from templates.python.runtime.operation import Body, Operation, Result
from templates.python.runtime.options import CallOptions, Credential, Profile

from .servers import answer, serving

SECRET = "key-7c9e6679f7425d40de944be07fc1f90ae7"
PROFILE = Profile("pkg", "1", "ACME", "https://acme.test", (Credential("key", "api_key", "bearer"),), (("key",),))
EMPTY = Result("204", "none")
READ: Operation[Any] = Operation("readThing", "GET", "/things", results=(Result("200"), EMPTY))
SAFE: Operation[Any] = Operation("readThing", "GET", "/things", results=(Result("200"), EMPTY), repeatable=True)
TYPED: Operation[Any] = Operation(
    "readThing", "GET", "/things", results=(Result("200", type=f"{__name__}.Number"), EMPTY)
)
DIAL: Operation[Any] = Operation("dial", "POST", "/things", body=Body(whole=True), results=(Result("200"),))
Number = int


async def _no_pause(_: float) -> None:
    return None


HURRIED = Clock(sleep=lambda _: None, asleep=_no_pause)
Handler = Callable[[httpx.Request], httpx.Response]
Perform = Callable[..., Any]


def blocking(operation: Operation[Any], base_url: str, transport: Any = None, **options: Any) -> Any:
    options.setdefault("max_retries", 0)
    with SyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=base_url, transport=transport, **options) as api:
        return api.perform(operation, {}, CallOptions())


def awaited(operation: Operation[Any], base_url: str, transport: Any = None, **options: Any) -> Any:
    async def run() -> Any:
        options.setdefault("max_retries", 0)
        made = AsyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=base_url, transport=transport, **options)
        async with made as api:
            return await api.perform(operation, {}, CallOptions())

    return asyncio.run(run())


@pytest.fixture(params=[blocking, awaited], ids=["sync", "async"])
def perform(request: pytest.FixtureRequest) -> Perform:
    chosen: Perform = request.param

    def checked(*args: Any, **kwargs: Any) -> Any:
        try:
            return chosen(*args, **kwargs)
        except errors.SDKError as error:
            said = "".join(traceback.format_exception(error)) + repr(error)
            if SECRET in said or not str(error).startswith(args[0].id):
                pytest.fail(f"shows a secret, or names no operation: {error}")
            raise

    return checked


def mocked(perform: Perform, response: httpx.Response, operation: Operation[Any] = READ, **options: Any) -> Any:
    return perform(operation, "https://acme.test", httpx.MockTransport(lambda _: response), **options)


JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("operation", [READ, TYPED], ids=["any", "typed"])
@pytest.mark.parametrize(
    ("content", "headers", "message"),
    [
        (b"hello", JSON, "the body is not JSON: Expecting value"),
        (b'{"a": [1, 2', JSON, "the body is not JSON: Expecting ','"),
        (b"", JSON, "the body is not JSON: it is empty"),
        (b"<!doctype html><h1>Bad gateway", {"content-type": "text/html"}, "the body is not JSON but text/html: "),
        (b"[" * 100_000, JSON, "the body is not JSON: it is nested too deeply"),
        (b'{"a":' * 100_000, JSON, "the body is not JSON: it is nested too deeply"),
        (b'{"a": 1, "a": 2}', JSON, "the body is not JSON: a name stands twice in one object"),
        (b'[{"a": {"b": 1, "b": 1}}]', JSON, "the body is not JSON: a name stands twice in one object"),
        (b"NaN", JSON, "the body is not JSON: NaN is not a number of JSON"),
        (b'{"a": 1e999}', JSON, "the body is not JSON: a number is larger than any that can be kept"),
        (b"[-1e999]", JSON, "the body is not JSON: a number is larger than any that can be kept"),
        (b'{"a": -Infinity}', JSON, "the body is not JSON: -Infinity is not a number of JSON"),
        (b"1" * 5000, JSON, "the body is not JSON: Exceeds the limit"),
        (b'"\xff"', JSON, "the body is not JSON: byte 1 is not UTF-8"),
        ('"utf-16"'.encode("utf-16"), JSON, "the body is not JSON: byte 0 is not UTF-8"),
        (b"{} {}", JSON, "the body is not JSON: Extra data"),
        (b'{"x": \x00}', JSON, "the body is not JSON: "),
    ],
)
def test_what_is_no_json(
    perform: Perform, operation: Operation[Any], content: bytes, headers: dict[str, str], message: str
) -> None:
    with pytest.raises(errors.APIResponseValidationError) as caught:
        mocked(perform, httpx.Response(200, content=content, headers=headers), operation)
    assert caught.value.message.startswith(message)
    assert caught.value.body == content


def test_a_byte_order_mark_does_no_harm(perform: Perform) -> None:
    assert mocked(perform, httpx.Response(200, content=b"\xef\xbb\xbf3", headers=JSON), TYPED) == 3


def test_a_wrong_content_type_counts_where_everything_does(perform: Perform) -> None:
    response = httpx.Response(200, content=b"3", headers={"content-type": "text/plain"})
    assert mocked(perform, response, TYPED) == 3
    with pytest.raises(errors.APIResponseValidationError, match="the content type is text/plain, not JSON"):
        mocked(perform, response, TYPED, strict=True)


@pytest.mark.parametrize("content", [b'"3"', b"3.5", b"null", b"[3]"])
def test_another_type_than_promised(perform: Perform, content: bytes) -> None:
    with pytest.raises(errors.APIResponseValidationError, match="readThing: the body breaks the contract"):
        mocked(perform, httpx.Response(200, content=content, headers=JSON), TYPED)


def test_a_204_with_a_body(perform: Perform) -> None:
    with pytest.raises(errors.APIResponseValidationError, match="204 came with a body"):
        mocked(perform, httpx.Response(204, content=b'{"gone": true}'))
    assert mocked(perform, httpx.Response(204)) is None


def test_a_204_with_a_body_on_the_wire(perform: Perform) -> None:
    with serving(lambda s, _: s.sendall(answer(b"hello", "204 No Content"))) as server:  # noqa: SIM117
        with pytest.raises(errors.APIResponseValidationError, match="204 came with a body"):
            perform(READ, server.url)


def test_a_status_that_nobody_documented(perform: Perform) -> None:
    with pytest.raises(errors.APIResponseValidationError, match="299 is not a status of this operation"):
        mocked(perform, httpx.Response(299, json={}))
    with pytest.raises(errors.APIStatusError, match="499") as caught:
        mocked(perform, httpx.Response(499, text="what?"))
    assert (type(caught.value), caught.value.body) == (errors.APIStatusError, "what?")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("operation", [READ, DIAL], ids=["GET", "POST"])
def test_a_redirect_to_another_host_is_not_followed(perform: Perform, operation: Operation[Any], status: int) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(status, headers={"location": "https://evil.test/?token=abcdefgh"})

    with pytest.raises(errors.RedirectError) as caught:
        perform(operation, "https://acme.test", httpx.MockTransport(handler))
    assert [request.url.host for request in seen] == ["acme.test"]
    assert caught.value.message == f"{status} a redirect to evil.test was not followed"
    assert caught.value.status_code == status


@pytest.mark.parametrize(
    "location", ["http://acme.test/x", "https://acme.test:444/x", "https://sub.acme.test/x", "//b"]
)
def test_another_origin_is_another_host(perform: Perform, location: str) -> None:
    with pytest.raises(errors.RedirectError):
        mocked(perform, httpx.Response(302, headers={"location": location}))


def test_a_redirect_on_the_same_host_is_followed_with_the_key(perform: Perform) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"] == f"Bearer {SECRET}"
        if request.url.path == "/things":
            return httpx.Response(307, headers={"location": "/elsewhere?a=1"})
        return httpx.Response(200, json=str(request.url))

    assert perform(READ, "https://acme.test", httpx.MockTransport(handler)) == "https://acme.test/elsewhere?a=1"
    with pytest.raises(errors.RedirectError):
        perform(DIAL, "https://acme.test", httpx.MockTransport(handler))


def test_redirects_in_a_circle_end(perform: Perform) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"location": "/things"})

    with pytest.raises(errors.RedirectError):
        perform(READ, "https://acme.test", httpx.MockTransport(handler))
    assert len(seen) == 6


def test_an_announced_giant_is_not_read(perform: Perform) -> None:
    with serving(lambda s, _: s.sendall(answer(b"[", length=100_000_000))) as server:  # noqa: SIM117
        with pytest.raises(errors.ResponseTooLargeError, match="larger than 67108864 bytes"):
            perform(READ, server.url)


def test_a_giant_that_grows_stays_within_bounds(perform: Perform) -> None:
    def script(connection: socket.socket, head: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n[")
        for _ in range(1600):
            connection.sendall(b" " * 65536)

    tracemalloc.start()
    try:
        with serving(script) as server, pytest.raises(errors.ResponseTooLargeError):
            perform(READ, server.url, max_response_bytes=4_000_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_stays_within_bounds(perform: Perform) -> None:
    bomb = gzip.compress(b" " * 100_000_000, compresslevel=9)
    with serving(lambda s, _: s.sendall(answer(bomb, headers="content-encoding: gzip\r\n"))) as server:  # noqa: SIM117
        with pytest.raises(errors.ResponseTooLargeError):
            perform(READ, server.url, max_response_bytes=1_000_000)


def test_a_body_in_another_encoding_than_it_says(perform: Perform) -> None:
    with serving(lambda s, _: s.sendall(answer(b"plain", headers="content-encoding: gzip\r\n"))) as server:  # noqa: SIM117
        with pytest.raises(errors.APIResponseValidationError, match="the body cannot be decoded"):
            perform(READ, server.url)


def test_a_server_that_closes_in_the_middle(perform: Perform) -> None:
    with serving(lambda s, _: s.sendall(answer(b'{"a":', length=500))) as server:
        with pytest.raises(errors.APIConnectionError, match=r"no answer from 127\.0\.0\.1: peer closed connection"):
            perform(READ, server.url)
        assert server.connections == 1


def test_a_server_that_closes_at_once(perform: Perform) -> None:
    with serving(lambda _, __: None) as server:
        with pytest.raises(errors.APIConnectionError, match="disconnected"):
            perform(DIAL, server.url, max_retries=3)
        assert server.connections == 1


def test_a_server_that_speaks_something_else(perform: Perform) -> None:
    with serving(lambda s, _: s.sendall(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")) as server:  # noqa: SIM117
        with pytest.raises(errors.APIConnectionError):
            perform(READ, server.url)


def test_nobody_listens(perform: Perform) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(errors.APIConnectionError) as caught:
        perform(READ, f"http://127.0.0.1:{port}")
    assert isinstance(caught.value.__cause__, httpx.ConnectError)


def test_a_name_that_does_not_resolve(perform: Perform) -> None:
    with pytest.raises(errors.APIConnectionError, match=r"no answer from nowhere\.invalid"):
        perform(READ, "https://nowhere.invalid")


@pytest.mark.parametrize(("operation", "attempts"), [(DIAL, 1), (SAFE, 3)], ids=["dial", "read"])
def test_a_slow_server_sees_one_dial(perform: Perform, operation: Operation[Any], attempts: int) -> None:
    def script(connection: socket.socket, head: bytes) -> None:
        connection.recv(1)  # until the client gives up

    with serving(script) as server:
        with pytest.raises(errors.APITimeoutError, match=r"in time \(ReadTimeout\)") as caught:
            perform(operation, server.url, timeout=httpx.Timeout(30, read=0.2), max_retries=2, clock=HURRIED)
        until = time.monotonic() + 30  # The server may hear of a request only after the client gave it up.
        while len(server.heads) < attempts and time.monotonic() < until:
            time.sleep(0.01)
        assert len(server.heads) == attempts
    assert caught.value.retries_taken == attempts - 1


@pytest.mark.parametrize("trickled", [b"HTTP/1.1 200 OK\r\n", answer(b'{"a":', length=500)], ids=["head", "body"])
def test_a_deadline_ends_a_server_that_stops(perform: Perform, trickled: bytes) -> None:
    def script(connection: socket.socket, head: bytes) -> None:
        connection.sendall(trickled)
        connection.recv(1)

    began = time.monotonic()
    with serving(script) as server, pytest.raises(errors.APITimeoutError, match="before the deadline"):
        perform(SAFE, server.url, deadline=0.3)
    assert time.monotonic() - began < 3


def test_a_deadline_ends_a_server_that_trickles(perform: Perform) -> None:
    def script(connection: socket.socket, head: bytes) -> None:
        connection.sendall(answer(b"[", length=10_000))
        for _ in range(200):
            connection.sendall(b" ")
            time.sleep(0.05)

    began = time.monotonic()
    with serving(script) as server, pytest.raises(errors.APITimeoutError, match="before the deadline"):
        perform(SAFE, server.url, deadline=0.3)
    assert time.monotonic() - began < 3


def test_a_header_that_the_transport_refuses_is_not_shown(perform: Perform) -> None:
    headers = {"X-Auth-Token": f"{SECRET} "}
    with serving(lambda s, _: s.sendall(answer())) as server, pytest.raises(errors.APIConnectionError) as caught:
        perform(READ, server.url, default_headers=headers)
    assert "[removed]" in caught.value.message


def test_a_message_that_repeats_the_key_does_not_show_it(perform: Perform) -> None:
    with pytest.raises(errors.AuthenticationError) as caught:
        mocked(perform, httpx.Response(401, json={"message": f"the key {SECRET} is unknown"}))
    assert caught.value.message == "401 the key [removed] is unknown"


def test_a_message_that_is_a_book_is_cut(perform: Perform) -> None:
    with pytest.raises(errors.BadRequestError) as caught:
        mocked(perform, httpx.Response(400, json={"message": "no\n" * 100_000}))
    assert len(caught.value.message) < 2100


@pytest.mark.parametrize("header", ["a\nb", "a\r\nX-Injected: 1", "schlüssel"])
def test_a_header_that_cannot_travel(header: str) -> None:
    with pytest.raises(errors.InvalidRequestError) as caught:
        blocking(READ, "https://acme.test", default_headers={"X-Auth": header})
    assert header not in str(caught.value)
