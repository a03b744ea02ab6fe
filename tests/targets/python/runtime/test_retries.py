"""What is done again, how often, and after how long; an unsafe call is never done twice."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from templates.python.runtime import client as clients
from templates.python.runtime import errors, retries
from templates.python.runtime.clock import Clock
from templates.python.runtime.operation import Operation, Result
from templates.python.runtime.options import CallOptions, Profile

SAFE: Operation[Any] = Operation("listThings", "GET", "/things", results=(Result("200"),), repeatable=True)
DIAL: Operation[Any] = Operation("dial", "POST", "/things", results=(Result("200"),))
PROFILE = Profile("pkg", "1", "ACME", "https://acme.test")
NOW = 784111777.0
"""Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110, 5.6.7."""

Outcome = httpx.Response | httpx.HTTPError


class Server:
    """Gives its outcomes one after the other, the last one for ever, and counts; `told` is what it is told of that."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.count = 0
        self.told: list[str | None] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.count += 1
        self.told.append(request.headers.get("x-stainless-retry-count"))
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, httpx.HTTPError):
            raise outcome
        return outcome


class Slept(list[float]):
    """The pauses of a client, none of which takes any time; the wall clock stands still, and chance is fair."""

    @property
    def clock(self) -> Clock:
        async def asleep(seconds: float) -> None:
            self.append(seconds)

        return Clock(
            monotonic=lambda: sum(self), wall=lambda: NOW, sleep=self.append, asleep=asleep, chance=lambda: 0.5
        )


@pytest.fixture
def slept() -> Slept:
    return Slept()


def perform(operation: Operation[Any], server: Server, slept: Slept, **options: Any) -> Any:
    http = httpx.Client(transport=httpx.MockTransport(server))
    api = clients.SyncAPIClient(PROFILE, {}, http_client=http, clock=slept.clock, **options)
    return api.perform(operation, {}, CallOptions())


def pause(answer: httpx.Response, remaining: float | None = None, taken: int = 0) -> float | None:
    return retries.pause(SAFE, answer, taken, clock=Slept().clock, remaining=remaining)


ok = httpx.Response(200, json="ok")
SLOW = httpx.ReadTimeout("slow")


@pytest.mark.parametrize(
    "failure",
    [
        *(httpx.Response(status) for status in (408, 409, 429, 500, 502, 503, 504)),
        SLOW, httpx.ConnectError("refused"), httpx.RemoteProtocolError("closed"), httpx.WriteError("broken"),
    ],
)  # fmt: skip
def test_a_safe_call_is_repeated(failure: Outcome, slept: Slept) -> None:
    server = Server(failure, failure, ok)
    assert perform(SAFE, server, slept) == "ok"
    assert server.count == 3
    assert slept == [0.5 * 0.875, 1.0 * 0.875]


@pytest.mark.parametrize(
    "failure",
    [
        *(httpx.Response(status) for status in (408, 409, 500, 502, 503, 504)),
        *(httpx.ReadError("cut"), httpx.WriteError("cut"), httpx.WriteTimeout("slow"), httpx.RemoteProtocolError("?")),
        SLOW,
        httpx.Response(500, headers={"x-should-retry": "true"}),
        httpx.Response(429, headers={"x-should-retry": "false"}),
    ],
)
def test_a_dial_is_dialled_once(failure: Outcome, slept: Slept) -> None:
    server = Server(failure)
    with pytest.raises(errors.APIError) as caught:
        perform(DIAL, server, slept)
    assert (server.count, slept, caught.value.retries_taken) == (1, [], 0)


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("slow"),
        httpx.PoolTimeout("full"),
        httpx.Response(429),
        httpx.Response(503, headers={"retry-after": "0"}),
    ],
)
def test_a_dial_that_never_arrived_is_repeated(failure: Outcome, slept: Slept) -> None:
    server = Server(failure, ok)
    assert perform(DIAL, server, slept) == "ok"
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
def test_what_repeating_does_not_mend(failure: Outcome, slept: Slept) -> None:
    server = Server(failure)
    with pytest.raises(errors.APIError):
        perform(SAFE, server, slept)
    assert (server.count, slept) == (1, [])


def test_it_ends_and_says_how_often_it_tried(slept: Slept) -> None:
    server = Server(httpx.Response(500))
    with pytest.raises(errors.InternalServerError) as caught:
        perform(SAFE, server, slept, max_retries=5)
    assert (server.count, caught.value.retries_taken, len(slept)) == (6, 5, 5)
    assert max(slept) <= 8.0
    with pytest.raises(errors.InternalServerError):
        perform(SAFE, Server(httpx.Response(500)), slept, max_retries=0)


def test_repetitions_say_how_often_the_call_was_sent_before(slept: Slept) -> None:
    server = Server(httpx.Response(500), httpx.ConnectError("no"), httpx.Response(200, json={}))
    perform(SAFE, server, slept, max_retries=5)
    assert server.told == [None, "1", "2"]
    perform(SAFE, server, slept)
    assert server.told[3:] == [None]


def test_the_pauses_grow_up_to_eight_seconds(slept: Slept) -> None:
    with pytest.raises(errors.InternalServerError):
        perform(SAFE, Server(httpx.Response(500)), slept, max_retries=6)
    assert slept == [seconds * 0.875 for seconds in (0.5, 1, 2, 4, 8, 8)]


@pytest.mark.parametrize("chance", [0.0, 0.999])
def test_chance_shortens_a_pause_by_a_quarter_at_most(chance: float) -> None:
    clock = Clock(chance=lambda: chance)
    seconds = retries.pause(SAFE, httpx.Response(500), 0, clock=clock)
    assert seconds is not None
    assert 0.375 < seconds <= 0.5


def test_the_server_may_ask_for_another_attempt(slept: Slept) -> None:
    server = Server(httpx.Response(404, headers={"x-should-retry": "true"}), ok)
    assert perform(SAFE, server, slept) == "ok"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "60"}, 60.0),
        ({"retry-after": "60.1"}, None),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "Sun, 06 Nov 1994 08:49:57 GMT"}, 20.0),
        ({"retry-after": "Sunday, 06-Nov-94 08:49:57 GMT"}, 20.0),
        ({"retry-after": "Sun Nov  6 08:49:57 1994"}, 20.0),
        ({"retry-after": "Sun, 06 Nov 1994 08:49:17 GMT"}, 0.0),
        ({"retry-after": "Sun, 06 Nov 1994 08:51:00 GMT"}, None),
    ],
)
def test_the_servers_wish_counts(headers: dict[str, str], expected: float | None) -> None:
    assert pause(httpx.Response(503, headers=headers)) == expected


@pytest.mark.parametrize("wish", ["soon", "", "-1", "١", "nan", "1e9", "inf", "Sun, 99 Nov 99999 08:49:57 GMT"])
def test_a_wish_that_makes_no_sense_is_no_wish(wish: str) -> None:
    headers = {b"retry-after": wish.encode()}
    assert pause(httpx.Response(500, headers=list(headers.items()))) == 0.5 * 0.875


def test_the_deadline_decides_how_long_is_too_long() -> None:
    wish = httpx.Response(503, headers={"retry-after": "90"})
    assert pause(wish, remaining=100) == 90
    assert pause(wish, remaining=90) is None
    assert pause(httpx.Response(500), remaining=0.4) is None


def test_the_deadline_covers_all_attempts(slept: Slept) -> None:
    server = Server(httpx.Response(503, headers={"retry-after": "4"}))
    with pytest.raises(errors.InternalServerError) as caught:
        perform(SAFE, server, slept, max_retries=9, deadline=10)
    assert (server.count, slept, caught.value.retries_taken) == (3, [4.0, 4.0], 2)


def test_a_call_may_set_its_own_deadline_and_number(slept: Slept) -> None:
    server = Server(httpx.Response(503))
    http = httpx.Client(transport=httpx.MockTransport(server))
    api = clients.SyncAPIClient(PROFILE, {}, http_client=http, clock=slept.clock, deadline=0.1)
    with pytest.raises(errors.InternalServerError):
        api.perform(SAFE, {}, CallOptions(deadline=None, max_retries=4))
    assert server.count == 5


def test_what_cannot_be_sent_twice_is_not(slept: Slept) -> None:
    class Once(httpx.ByteStream):
        replayable = False

    def take_the_stream_away(request: httpx.Request) -> None:
        request.stream = Once(b"")

    server = Server(httpx.Response(429))
    with pytest.raises(errors.RateLimitError):
        perform(SAFE, server, slept, on_request=take_the_stream_away)
    assert server.count == 1


def test_the_asynchronous_client_does_the_same(slept: Slept) -> None:
    async def run(operation: Operation[Any], server: Server) -> Any:
        http = httpx.AsyncClient(transport=httpx.MockTransport(server))
        async with clients.AsyncAPIClient(PROFILE, {}, http_client=http, clock=slept.clock) as api, http:
            return await api.perform(operation, {}, CallOptions())

    server = Server(SLOW, httpx.Response(200, json="ok"))
    assert asyncio.run(run(SAFE, server)) == "ok"
    assert (server.count, slept) == (2, [0.5 * 0.875])
    once = Server(SLOW)
    with pytest.raises(errors.APITimeoutError):
        asyncio.run(run(DIAL, once))
    assert once.count == 1


def test_nobody_sleeps_for_real_by_accident() -> None:
    async def a_moment() -> None:
        await Clock().asleep(0)

    Clock().sleep(0)
    asyncio.run(a_moment())
