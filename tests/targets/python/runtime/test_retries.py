"""What is done again, how often, and after how long; an unsafe call is never done twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from email.utils import formatdate
from time import time
from typing import Any

import httpx
import pytest

from templates.python.runtime import client as clients
from templates.python.runtime import errors, retries
from templates.python.runtime.operation import Operation, Result
from templates.python.runtime.options import CallOptions, Profile

SAFE: Operation[Any] = Operation("listThings", "GET", "/things", results=(Result("200"),), repeatable=True)
DIAL: Operation[Any] = replace(SAFE, id="dial", method="POST", repeatable=False)
PROFILE = Profile("pkg", "1", "ACME", "https://acme.test")
REQUEST = httpx.Request("GET", "https://acme.test")

Outcome = httpx.Response | httpx.HTTPError


class Server:
    """Gives its outcomes one after the other, the last one for ever, and counts."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.count = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.count += 1
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, httpx.HTTPError):
            raise outcome
        return outcome


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []

    async def note(pause: float) -> None:
        seconds.append(pause)

    monkeypatch.setattr(clients, "sleep", seconds.append)
    monkeypatch.setattr("anyio.sleep", note)
    return seconds


def perform(operation: Operation[Any], server: Server, **options: Any) -> Any:
    http = httpx.Client(transport=httpx.MockTransport(server))
    return clients.SyncAPIClient(PROFILE, {}, http_client=http, **options).perform(operation, {}, CallOptions())


ok = httpx.Response(200, json="ok")
SLOW = httpx.ReadTimeout("slow")


@pytest.mark.parametrize(
    "failure",
    [
        *(httpx.Response(status) for status in (408, 409, 429, 500, 502, 503, 504)),
        SLOW, httpx.ConnectError("refused"), httpx.RemoteProtocolError("closed"), httpx.WriteError("broken"),
    ],
)  # fmt: skip
def test_a_safe_call_is_repeated(failure: Outcome, slept: list[float]) -> None:
    server = Server(failure, failure, ok)
    assert perform(SAFE, server) == "ok"
    assert server.count == 3
    assert 0.375 <= slept[0] <= 0.5
    assert 0.75 <= slept[1] <= 1.0


@pytest.mark.parametrize("failure", [httpx.Response(500), httpx.Response(503), httpx.Response(409), SLOW])
def test_a_dial_is_dialled_once(failure: Outcome, slept: list[float]) -> None:
    server = Server(failure)
    with pytest.raises(errors.APIError) as caught:
        perform(DIAL, server)
    assert (server.count, slept, caught.value.retries_taken) == (1, [], 0)


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("slow"),
        httpx.PoolTimeout("full"),
        httpx.Response(429),
        httpx.Response(503, headers={"retry-after": "0"}),
        httpx.Response(500, headers={"x-should-retry": "true"}),
    ],
)
def test_a_dial_that_never_arrived_is_repeated(failure: Outcome, slept: list[float]) -> None:
    server = Server(failure, ok)
    assert perform(DIAL, server) == "ok"
    assert server.count == 2


@pytest.mark.parametrize(
    "failure",
    [
        httpx.Response(400),
        httpx.Response(404),
        httpx.Response(500, headers={"x-should-retry": "false"}),
        httpx.Response(429, headers={"retry-after": "61"}),
        httpx.UnsupportedProtocol("ftp"),
        httpx.LocalProtocolError("ours"),
    ],
)
def test_what_repeating_does_not_mend(failure: Outcome, slept: list[float]) -> None:
    server = Server(failure)
    with pytest.raises(errors.APIError):
        perform(SAFE, server)
    assert (server.count, slept) == (1, [])


def test_it_ends_and_says_how_often_it_tried(slept: list[float]) -> None:
    server = Server(httpx.Response(500))
    with pytest.raises(errors.InternalServerError) as caught:
        perform(SAFE, server, max_retries=5)
    assert (server.count, caught.value.retries_taken, len(slept)) == (6, 5, 5)
    assert max(slept) <= 8.0
    with pytest.raises(errors.InternalServerError):
        perform(SAFE, Server(httpx.Response(500)), max_retries=0)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
    ],
)
def test_the_servers_wish_counts(headers: dict[str, str], expected: float) -> None:
    seconds = retries.pause(SAFE, httpx.Response(503, headers=headers), 0)
    assert seconds == pytest.approx(expected)


def test_a_date_is_a_wish_too() -> None:
    later = retries.pause(SAFE, httpx.Response(503, headers={"retry-after": formatdate(time() + 20, usegmt=True)}), 0)
    assert later is not None
    assert 15 < later <= 20
    earlier = httpx.Response(503, headers={"retry-after": formatdate(time() - 20, usegmt=True)})
    assert retries.pause(SAFE, earlier, 0) == 0


@pytest.mark.parametrize("wish", ["soon", "", "-1", "١", "nan", "1e9"])
def test_a_wish_that_makes_no_sense_is_no_wish(wish: str) -> None:
    headers = {"retry-after": wish.encode()}
    seconds = retries.pause(SAFE, httpx.Response(500, headers=list(headers.items())), 0)  # type: ignore[arg-type]
    assert seconds is not None
    assert 0.375 <= seconds <= 0.5


def test_the_asynchronous_client_does_the_same(slept: list[float]) -> None:
    async def run() -> None:
        server = Server(SLOW, httpx.Response(200, json="ok"))
        http = httpx.AsyncClient(transport=httpx.MockTransport(server))
        async with clients.AsyncAPIClient(PROFILE, {}, http_client=http) as api, http:
            assert await api.perform(SAFE, {}, CallOptions()) == "ok"
        assert server.count == 2

    asyncio.run(run())
    assert len(slept) == 1
