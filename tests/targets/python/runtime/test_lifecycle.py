"""Clients over time: connections, threads, copies, hooks, logs, cancellation, and their end."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
import warnings
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from templates.python.runtime import errors, logs
from templates.python.runtime.client import AsyncAPIClient, SyncAPIClient
from templates.python.runtime.clock import Clock
from templates.python.runtime.hooks import Retry
from templates.python.runtime.operation import Body, Operation, Result
from templates.python.runtime.options import CallOptions, Credential, Profile

from .servers import answer, serving

SECRET = "key-7c9e6679f7425d40"
PROFILE = Profile("pkg", "1", "ACME", "https://acme.test", (Credential("key", "api_key", "bearer"),), (("key",),))
READ: Operation[Any] = Operation("readThing", "GET", "/things", results=(Result("200"),), repeatable=True)
MAKE: Operation[Any] = Operation("makeThing", "POST", "/things", body=Body(whole=True), results=(Result("200"),))
DEFAULTS = CallOptions()


async def _no_pause(_: float) -> None:
    return None


HURRIED = Clock(sleep=lambda _: None, asleep=_no_pause)


def client(handler: Any = lambda _: httpx.Response(200, json=1), **options: Any) -> SyncAPIClient:
    transport = httpx.MockTransport(handler)
    return SyncAPIClient(PROFILE, {"api_key": SECRET}, transport=transport, clock=HURRIED, **options)


def keep_alive(connection: Any, head: bytes) -> bool:
    connection.sendall(answer(b"1"))
    return True


def test_connections_are_reused() -> None:
    with serving(keep_alive) as server, SyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=server.url) as made:
        copied = made.__class__._copy(made, {"timeout": 3})
        for api in (made, copied, made):
            assert api.perform(READ, {}, DEFAULTS) == 1
        assert (server.connections, len(server.heads)) == (1, 3)


def test_asynchronous_connections_are_reused() -> None:
    async def run(url: str) -> None:
        async with AsyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=url) as made:
            for _ in range(3):
                assert await made.perform(READ, {}, DEFAULTS) == 1

    with serving(keep_alive) as server:
        asyncio.run(run(server.url))
        assert (server.connections, len(server.heads)) == (1, 3)


def test_threads_share_a_client() -> None:
    results: list[object] = []
    with serving(keep_alive) as server, SyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=server.url) as made:

        def work() -> None:
            results.extend(made.perform(READ, {}, DEFAULTS) for _ in range(20))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [1] * 160
        assert server.connections <= 8


def test_a_closed_client_says_so() -> None:
    made = client()
    assert not made.is_closed
    made.close()
    made.close()
    assert made.is_closed
    with pytest.raises(errors.InvalidRequestError, match="readThing: the client is closed"):
        made.perform(READ, {}, DEFAULTS)


def test_closing_a_copy_leaves_the_connections_open() -> None:
    made = client()
    with made._copy({"max_retries": 0}) as copied:
        copied.perform(READ, {}, DEFAULTS)
    assert made.perform(READ, {}, DEFAULTS) == 1
    made.close()
    assert copied.is_closed


def test_garbage_does_not_warn() -> None:
    with serving(keep_alive) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        made: Any = SyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=server.url)
        made.perform(READ, {}, DEFAULTS)
        del made
        gc.collect()


def test_asynchronous_garbage_does_not_warn() -> None:
    async def run(url: str) -> None:
        made: Any = AsyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=url)
        await made.perform(READ, {}, DEFAULTS)
        del made
        gc.collect()
        await asyncio.sleep(0.05)

    with serving(keep_alive) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(run(server.url))
        gc.collect()


def test_a_client_that_was_never_used_is_garbage_too() -> None:
    made: Any = SyncAPIClient(PROFILE, {"api_key": SECRET})
    del made
    gc.collect()


def test_a_cancelled_call_gives_its_connection_back() -> None:
    async def run(url: str) -> None:
        limits = httpx.Limits(max_connections=1)
        http = httpx.AsyncClient(limits=limits)
        async with http, AsyncAPIClient(PROFILE, {"api_key": SECRET}, base_url=url, http_client=http) as made:
            for _ in range(3):
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(made.perform(READ, {}, DEFAULTS), 0.1)
            slow.clear()
            assert await made.perform(READ, {}, CallOptions(timeout=5)) == 1

    slow = [True]

    def script(connection: Any, head: bytes) -> bool:
        if slow:
            connection.sendall(answer(b"[1", length=50))
            connection.recv(1)
            return False
        return keep_alive(connection, head)

    with serving(script) as server:
        asyncio.run(run(server.url))


def test_a_cancelled_pause_ends_the_call() -> None:
    async def run() -> int:
        seen: list[httpx.Request] = []

        def fail(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(500)

        transport = httpx.MockTransport(fail)
        async with AsyncAPIClient(PROFILE, {"api_key": SECRET}, transport=transport) as made:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(made.perform(READ, {}, DEFAULTS), 0.1)
        return len(seen)

    assert asyncio.run(run()) == 1


def test_settings_of_a_copy() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=1)

    made = client(handler, default_headers={"X-A": "1"}, default_query={"q": "1"}, max_retries=5, deadline=9)
    copied = made._copy({"default_headers": {"X-B": "2"}, "set_default_query": {"r": "2"}, "api_key": "another-key"})
    copied.perform(READ, {}, DEFAULTS)
    assert (copied.max_retries, copied.deadline, copied.base_url) == (5, 9, "https://acme.test")
    request = seen[0]
    assert (request.headers["x-a"], request.headers["x-b"]) == ("1", "2")
    assert request.headers["authorization"] == "Bearer another-key"
    assert request.url.query == b"r=2"
    other = made._copy({"timeout": None, "base_url": "http://localhost:1/v1/", "set_default_headers": {}})
    other.perform(READ, {}, DEFAULTS)
    assert seen[1].url == "http://localhost:1/v1/things?q=1"
    assert "x-a" not in seen[1].headers
    assert seen[1].extensions["timeout"] == httpx.Timeout(None).as_dict()
    with pytest.raises(TypeError, match="'timeot' is not a setting"):
        made._copy({"timeot": 1})
    with pytest.raises(errors.MissingCredentialsError):
        made._copy({"api_key": "a\nb"})


def test_a_given_client_passes_its_headers_and_cookies_on() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=1)

    http = httpx.Client(transport=httpx.MockTransport(handler), headers={"X-Team": "a"}, cookies={"c": "d"})
    made = SyncAPIClient(PROFILE, {"api_key": SECRET}, http_client=http)
    made.perform(READ, {}, DEFAULTS)
    headers = seen[0].headers
    assert (headers["x-team"], headers["cookie"], headers["user-agent"]) == ("a", "c=d", "pkg/1")
    assert "gzip" in headers["accept-encoding"]


def test_headers_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=1)

    monkeypatch.setenv("ACME_CUSTOM_HEADERS", "X-A: 1\n\n X-B : b:c \nX-C: old")
    client(handler, default_headers={"X-C": "new"}).perform(READ, {}, DEFAULTS)
    assert [seen[0].headers[name] for name in ("x-a", "x-b", "x-c")] == ["1", "b:c", "new"]
    monkeypatch.setenv("ACME_CUSTOM_HEADERS", "secret-without-a-name")
    with pytest.raises(errors.InvalidRequestError, match="each line of ACME_CUSTOM_HEADERS") as caught:
        client(handler)
    assert "secret-without" not in str(caught.value)


def flaky() -> Any:
    outcomes: Iterator[httpx.Response | httpx.HTTPError] = iter(
        [httpx.Response(503), httpx.ConnectError("refused"), httpx.Response(200, json=1)]
    )

    def handler(_: httpx.Request) -> httpx.Response:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return handler


def test_hooks_are_called_for_each_attempt() -> None:
    told: list[Any] = []
    made = client(flaky(), on_request=told.append, on_response=told.append, on_retry=told.append)
    assert made.perform(READ, {}, DEFAULTS) == 1
    kinds = [type(each).__name__ for each in told]
    assert kinds == ["Request", "Response", "Retry", "Request", "Retry", "Request", "Response"]
    first, second = told[2], told[4]
    assert (first.number, first.max_retries, first.response.status_code, first.error) == (1, 2, 503, None)
    assert (second.number, type(second.error), second.response) == (2, httpx.ConnectError, None)
    assert SECRET not in repr(first)


def test_a_hook_may_sign_a_request_or_end_the_call() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=1)

    def sign(request: httpx.Request) -> None:
        request.headers["x-signature"] = "s"

    client(handler, on_request=sign).perform(READ, {}, DEFAULTS)
    assert seen[0].headers["x-signature"] == "s"

    def refuse(_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client(handler, on_response=refuse).perform(READ, {}, DEFAULTS)


def test_asynchronous_hooks_are_awaited_and_others_called() -> None:
    told: list[str] = []

    async def on_request(request: httpx.Request) -> None:
        await asyncio.sleep(0)
        told.append(request.method)

    async def on_retry(retry: Retry) -> None:
        told.append(f"retry {retry.number}")

    async def run() -> None:
        made = AsyncAPIClient(
            PROFILE, {"api_key": SECRET}, transport=httpx.MockTransport(flaky()), clock=HURRIED,
            on_request=on_request, on_retry=on_retry, on_response=lambda r: told.append(str(r.status_code)),
        )  # fmt: skip
        async with made:
            assert await made.perform(READ, {}, DEFAULTS) == 1

    asyncio.run(run())
    assert told == ["GET", "503", "retry 1", "GET", "retry 2", "GET", "200"]


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    level, handlers = logs.LOGGER.level, list(logs.LOGGER.handlers)
    yield logs.LOGGER
    logs.LOGGER.setLevel(level)
    logs.LOGGER.handlers[:] = handlers


def test_the_log_tells_of_calls_and_keeps_secrets(logger: logging.Logger, caplog: pytest.LogCaptureFixture) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        answer = {"access_token": "abc-def-ghi", "name": "Rex", "list": [{"password": "x"}], "echo": SECRET}
        return httpx.Response(200, json=answer, headers={"set-cookie": "session=abcdefgh", "x-request-id": "r9"})

    caplog.set_level(logging.DEBUG, logger.name)
    made = client(handler, default_headers={"X-Other-Token": "other-secret"}, default_query={"token": "in-the-query"})
    made.perform(MAKE, {"body": {"secret": "in-the-body", "city": "Ulm", "max_tokens": 3}}, DEFAULTS)
    text = "\n".join(record.getMessage() for record in caplog.records if record.name == logger.name)
    hidden = (SECRET, "abc-def-ghi", "abcdefgh", "other-secret", "in-the-query", "in-the-body", '"x"')
    assert [each for each in hidden if each in text] == []
    for shown in ("makeThing: POST https://acme.test/things", '"city": "Ulm"', "Rex", "r9", "200", '"max_tokens": 3'):
        assert shown in text


def test_info_shows_neither_headers_nor_bodies(logger: logging.Logger, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger.name)
    client(flaky()).perform(READ, {}, DEFAULTS)
    said = [record.getMessage() for record in caplog.records if record.name == logger.name]
    assert [line.partition(" after ")[0] for line in said] == [
        "readThing: 503",
        "readThing: repetition 1 of 2 in 0.500 s".replace("0.500", said[1].split()[-2]),
        "readThing: no answer: ConnectError: refused",
        "readThing: repetition 2 of 2 in 1.000 s".replace("1.000", said[3].split()[-2]),
        "readThing: 200",
    ]


def test_the_environment_shows_the_log(logger: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logger, "propagate", False)
    monkeypatch.setenv("ACME_LOG", "Info")
    client()
    client()
    assert (logger.level, len(logger.handlers)) == (logging.INFO, 1)
    monkeypatch.setenv("ACME_LOG", "loud")
    client()
    assert logger.level == logging.INFO


def test_bodies_that_are_no_json_are_not_shown(logger: logging.Logger, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger.name)
    with pytest.raises(errors.APIResponseValidationError):
        client(lambda _: httpx.Response(200, text="<html>")).perform(READ, {}, DEFAULTS)
    assert "6 bytes of text/plain" in caplog.text


def test_no_key_in_what_a_client_says_of_itself() -> None:
    made = client(base_url=f"https://user:{SECRET}@acme.test/v1")
    assert repr(made) == "SyncAPIClient(base_url='https://acme.test/v1')"
    assert SECRET not in repr(made._options)
