"""The sender with a clock of its own: budgets, waiting, pace, policies, and what it never does."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_tests.cases import Case
from contract_tests.client import Inconclusive, Limits, Sender, Spent
from contract_tests.pace import retry_after
from generator.load import Loaded, load

KEY = "sk-test/0123456789+abc"
Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(scope="module")
def pets() -> Loaded:
    return load("tests/specs/ok/pets.yaml")


@dataclass
class Time:
    """A clock that only sleeping moves on."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def sender(pets: Loaded, answer: Answer, time: Time, **limits: float) -> Sender:
    chosen = Limits(**limits)  # type: ignore[arg-type]
    transport = httpx.MockTransport(answer)
    return Sender(
        pets.api, "http://pets.test/v1", KEY, chosen, transport, clock=time.clock, sleep=time.sleep, now=lambda: 0.0
    )


def case(pets: Loaded, operation: str = "listPets", **path: str) -> Case:
    found = next(each for each in pets.api.operations if each.id == operation)
    return Case(found, {("path", name): value for name, value in path.items()})


def replies(*responses: httpx.Response | Exception) -> Answer:
    """These, one after another, the last one for ever."""
    left = list(responses)

    def answer(request: httpx.Request) -> httpx.Response:
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        return found

    return answer


OK = httpx.Response(200, json=[])


def limited(after: str | None = None, status: int = 429, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={**({"retry-after": after} if after is not None else {}), **headers})


def test_requests_are_a_hard_budget_also_where_they_are_repeated(pets: Loaded) -> None:
    one = sender(pets, replies(limited("1"), OK, limited("1"), limited("1"), OK), Time(), requests=4)
    assert one.send(case(pets)).status == 200
    with pytest.raises(Spent, match="4 requests"):
        one.send(case(pets))
    assert one.sent == 4


def test_time_is_a_hard_budget_also_where_it_is_waited(pets: Loaded) -> None:
    time = Time()
    one = sender(pets, replies(OK, limited("50")), time, seconds=20)
    one.send(case(pets))
    with pytest.raises(Spent):
        one.send(case(pets))
    assert time.slept == []


def test_an_answer_that_the_budget_of_time_cuts_short_is_none(pets: Loaded) -> None:
    time = Time()

    def slow(request: httpx.Request) -> httpx.Response:
        assert request.extensions["timeout"]["read"] == 5
        time.now += 5
        raise httpx.ReadTimeout("")

    with pytest.raises(Spent, match="5 seconds"):
        sender(pets, slow, time, seconds=5).send(case(pets))


def test_a_rate_is_never_exceeded_whatever_was_idle_before(pets: Loaded) -> None:
    time, starts = Time(), []

    def note(request: httpx.Request) -> httpx.Response:
        starts.append(time.now)
        return OK

    one = sender(pets, note, time, per_second=4)
    for _ in range(5):
        one.send(case(pets))
    time.now += 100
    for _ in range(5):
        one.send(case(pets))
    assert all(later - sooner >= 0.25 for sooner, later in itertools.pairwise(starts))


@pytest.mark.parametrize("status", [429, 503])
def test_what_a_server_asks_to_wait_is_waited(pets: Loaded, status: int) -> None:
    time = Time()
    one = sender(pets, replies(limited("7", status), OK), time)
    assert one.send(case(pets)).status == 200
    assert 7.0 in time.slept


def test_a_date_to_come_again_is_set_against_the_servers_own(pets: Loaded) -> None:
    today = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)
    when, date = (format_datetime(each, usegmt=True) for each in (today + dt.timedelta(seconds=9), today))
    time = Time()
    one = sender(pets, replies(limited(when, date=date), OK), time)
    assert one.send(case(pets)).status == 200
    assert 9.0 in time.slept


def test_without_a_time_to_wait_it_doubles_until_patience_is_over(pets: Loaded) -> None:
    time = Time()
    with pytest.raises(Inconclusive, match="429"):
        sender(pets, replies(limited()), time).send(case(pets))
    waited = [each for each in time.slept if each >= 1]
    assert waited[:5] == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert sum(waited) <= Limits().patience + 10


def test_who_is_to_wait_too_long_gives_up_at_once(pets: Loaded) -> None:
    time = Time()
    with pytest.raises(Inconclusive, match="3600 s"):
        sender(pets, replies(limited("3600")), time).send(case(pets))
    assert time.slept == []


def test_an_outage_of_one_operation_is_waited_for_once_only(pets: Loaded) -> None:
    time = Time()
    one = sender(pets, replies(limited("20", 503)), time)
    assert one.send(case(pets)).status == 503
    waited = time.now
    assert one.send(case(pets)).status == 503
    assert time.now - waited < 5


def test_after_a_limit_requests_are_further_apart_and_come_nearer_again(pets: Loaded) -> None:
    time, starts = Time(), []
    answer = replies(limited("1"), OK)

    def note(request: httpx.Request) -> httpx.Response:
        starts.append(time.now)
        return answer(request)

    one = sender(pets, note, time)
    for _ in range(120):
        one.send(case(pets))
    gaps = [later - sooner for sooner, later in itertools.pairwise(starts)]
    assert gaps[1] > 0.1
    assert gaps[-1] == 0
    assert all(later <= sooner for sooner, later in itertools.pairwise(gaps))


@given(st.text(max_size=40) | st.integers().map(str) | st.just("9" * 6000), st.text(max_size=40))
def test_no_time_to_wait_is_too_odd(after: str, date: str) -> None:
    assert retry_after({"retry-after": after, "date": date}, 0.0) >= 0


def test_who_is_away_for_a_while_is_tried_again(pets: Loaded) -> None:
    time = Time()
    away = httpx.ConnectError("connection refused")
    one = sender(pets, replies(OK, away, away, away, OK), time)
    one.send(case(pets))
    assert one.send(case(pets)).status == 200
    assert sum(time.slept) == 1 + 2 + 4


def test_who_was_never_there_is_not_waited_for(pets: Loaded) -> None:
    time = Time()
    with pytest.raises(Inconclusive, match="does not answer: connection refused"):
        sender(pets, replies(httpx.ConnectError("connection refused")), time).send(case(pets))
    assert time.slept == []


def test_a_safe_request_is_repeated_once_where_the_connection_breaks(pets: Loaded) -> None:
    broken = httpx.RemoteProtocolError("hung up")
    one = sender(pets, replies(broken, OK), Time())
    assert one.send(case(pets)).status == 200
    one = sender(pets, replies(broken), Time())
    assert one.send(case(pets)).status == 0
    assert one.sent == 2
    one = sender(pets, replies(broken, httpx.Response(204)), Time())
    assert one.send(case(pets, "deletePet", pet_id="7")).status == 0
    assert one.sent == 1


@pytest.mark.parametrize("key", ["with\nnewline", " padded ", "schlüssel-0123"])
def test_a_key_that_no_header_carries_is_told_without_showing_it(pets: Loaded, key: str) -> None:
    one = Sender(pets.api, "http://pets.test", key, transport=httpx.MockTransport(replies(OK)))
    with pytest.raises(Inconclusive) as caught:
        one.send(case(pets))
    assert key not in str(caught.value)
    assert key not in repr(one)


def test_cookies_are_neither_kept_nor_sent_and_no_redirect_is_followed(pets: Loaded) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"set-cookie": "a=b", "location": "http://elsewhere.test/"})

    one = sender(pets, answer, Time())
    assert [one.send(case(pets)).status for _ in range(2)] == [302, 302]
    assert [each.url.host for each in seen] == ["pets.test", "pets.test"]
    assert "cookie" not in seen[1].headers
    assert seen[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("base", ["http://256.256.256.256", "http://[::1", "http://pets.test:99999"])
def test_what_is_no_address_is_said(pets: Loaded, base: str) -> None:
    one = Sender(pets.api, base, KEY, Limits(timeout=1.0))
    with pytest.raises(Inconclusive, match=r"is no address|does not answer"):
        one.send(case(pets))


@pytest.mark.parametrize(
    "identity", ["", ".", "..", "../../admin", "a/b", "a?b#c", "@elsewhere.test", "\\..\\x", "%2e%2e"]
)
def test_no_id_leads_out_of_the_path_that_it_is_a_part_of(pets: Loaded, identity: str) -> None:
    seen: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url)
        return OK

    sender(pets, answer, Time()).send(case(pets, "getPet", pet_id=identity))
    assert seen[0].host == "pets.test"
    assert seen[0].raw_path.startswith(b"/v1/pets/")
    assert seen[0].raw_path.count(b"/") == 3
    assert seen[0].query == b""


@pytest.mark.parametrize("identity", ["x" * 100_000, "\ud800"])
def test_what_no_request_can_carry_is_no_fault_of_the_server(pets: Loaded, identity: str) -> None:
    one = sender(pets, replies(OK), Time())
    exchange = one.send(case(pets, "getPet", pet_id=identity))
    assert exchange.status == 0
    assert exchange.headers["x-unsent"]
    assert one.sent == 0


def test_answers_are_kept_up_to_a_bound(pets: Loaded) -> None:
    one = sender(pets, replies(httpx.Response(200, content=b" " * 1000)), Time(), kept=2500)
    for _ in range(3):
        one.send(case(pets))
    with pytest.raises(Spent, match="of answers"):
        one.send(case(pets))


def test_a_further_sender_has_a_budget_of_its_own_but_no_more_time_and_the_same_pace(pets: Loaded) -> None:
    time = Time()
    one = sender(pets, replies(OK), time, seconds=30, requests=1, per_second=1)
    one.send(case(pets))
    other = one.another(2)
    other.send(case(pets))
    assert time.slept == [1.0]
    other.send(case(pets))
    with pytest.raises(Spent):
        other.send(case(pets))
    time.now += 40
    with pytest.raises(Spent, match="seconds"):
        one.another(2).send(case(pets))


ECHOES = {
    "plain": lambda key: key,
    "JSON": lambda key: key.replace("/", "\\/"),
    "escaped": lambda key: "".join(f"\\u{ord(each):04X}" for each in key),
    "URL": lambda key: "".join(f"%{ord(each):02x}" for each in key),
    "HTML": lambda key: "".join(f"&#{ord(each)};" for each in key),
    "Base64": lambda key: __import__("base64").b64encode(f"user:{key}".encode()).decode(),
}


@pytest.mark.parametrize("spelling", ECHOES)
def test_a_key_that_comes_back_is_masked_and_noticed(pets: Loaded, spelling: str) -> None:
    told = ECHOES[spelling](KEY)
    body = f'{{"message": "no {told} here"}}'.encode()
    exchange = sender(pets, replies(httpx.Response(200, content=body)), Time()).send(case(pets))
    assert exchange.echoed
    assert told not in exchange.body.decode()
    assert "[key]" in exchange.json()["message"]
    header = sender(pets, replies(httpx.Response(200, headers={"x": told})), Time()).send(case(pets))
    assert header.echoed
    assert told not in repr(header.headers)


def test_what_only_looks_like_an_escape_is_left_as_it_is(pets: Loaded) -> None:
    body = b'{"a": "\\u0041 %41 &amp; \\\\"}'
    exchange = sender(pets, replies(httpx.Response(200, content=body)), Time()).send(case(pets))
    assert exchange.body == body
    assert not exchange.echoed
