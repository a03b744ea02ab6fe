"""Whole runs against hostile servers: they end, prove no more than they can, and tell what was seen before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from contract_tests.client import Limits, Sender
from contract_tests.run import Result, Run
from generator.load import Loaded, load
from tests.contract import hostile
from tests.contract.hostile import Asked, Behaviour, Hostile, Kennel, serving

KEY = "sk-test-0123456789abcdef"
QUICK = Limits(requests=400, timeout=0.5, patience=0.0)

ALL: dict[str, tuple[Behaviour, str]] = {
    "pages": (hostile.html, "HTML pages"),
    "refusals of the key": (hostile.refusing, "refuses the key (401)"),
    "echoes of the key": (hostile.echoing, "refuses the key (403)"),
    "failures": (hostile.failing, "with 500"),
    "limits": (hostile.limiting, "429"),
    "redirects": (hostile.looping, "redirects (307)"),
    "unknown paths": (hostile.said(b'{"message": "no"}', "404 Not Found"), "is the address right"),
    "silence": (hostile.silent, "is silent"),
    "hanging up": (hostile.nothing, "disconnected"),
    "garbage": (hostile.garbage, "does not answer"),
    "bodies that break off": (hostile.reset, "does not answer"),
    "gigabytes": (hostile.gigabyte, "too large"),
    "bombs": (hostile.packed(hostile.bomb(50_000_000)), "too large"),
}


@pytest.fixture(scope="module")
def kennel() -> Loaded:
    return load("tests/contract/kennel.yaml")


def run(kennel: Loaded, server: Hostile, limits: Limits = QUICK) -> Result:
    """One run, ended by what it may cost. Where it would wait, it does not."""
    sender = Sender(kennel.api, server.url, KEY, limits, sleep=lambda _: None)
    try:
        return Run(kennel, sender, again=sender.another).carried_out()
    finally:
        sender.close()


def found(result: Result) -> list[tuple[str, str]]:
    return [(each.rule, each.operations[0]) for each in result.drifts]


def leaks(result: Result) -> bool:
    """Whether anything that a report could show holds the key."""
    shown = [
        (each.reproduction, each.patch, each.message, each.value, each.detail, each.facet) for each in result.drifts
    ]
    kept = [(each.headers, each.body) for each in result.track.exchanges]
    return KEY in repr((shown, kept, result.reason, result.notes))


def test_a_server_that_conforms_is_found_clean(kennel: Loaded) -> None:
    with serving(Kennel()) as server:
        result = run(kennel, server)
    assert found(result) == []
    assert (result.reason, result.notes) == ("", ())


@pytest.mark.parametrize("what", ALL)
def test_a_server_that_never_does_what_it_should_proves_nothing(kennel: Loaded, what: str) -> None:
    behave, why = ALL[what]
    with serving(behave) as server:
        result = run(kennel, server)
    assert why in result.reason
    assert result.reason.isprintable()
    assert not leaks(result)
    if what not in ("gigabytes", "bombs"):  # their statuses and headers can be judged
        assert found(result) == []
    assert result.requests <= QUICK.requests


def after(behave: Behaviour, number: int) -> Kennel:
    """A server that does what it should up to a request, and from then on something else."""
    return Kennel(lambda asked: behave if asked.number > number else None)


LATER = [
    "pages",
    "refusals of the key",
    "failures",
    "limits",
    "silence",
    "hanging up",
    "garbage",
    "bodies that break off",
]


@pytest.mark.parametrize("what", LATER)
@pytest.mark.parametrize("number", [1, 5, 25, 50])
def test_a_server_that_is_lost_in_the_middle_shows_no_drift(kennel: Loaded, what: str, number: int) -> None:
    with serving(after(ALL[what][0], number)) as server:
        result = run(kennel, server)
    assert result.reason
    assert found(result) == []
    assert not leaks(result)


def test_what_was_seen_before_the_server_was_lost_is_told(kennel: Loaded) -> None:
    odd = hostile.said(b'[{"id": 7, "name": "Rex"}]')

    def spoil(asked: Asked) -> Behaviour | None:
        if asked.number > 40:
            return hostile.refusing
        return odd if asked.path == "/dogs" and asked.method == "GET" and asked.key else None

    with serving(Kennel(spoil)) as server:
        result = run(kennel, server)
    assert "has it expired?" in result.reason
    assert ("response-type-changed", "listDogs") in found(result)
    assert all(each.reproduction is not None and not each.flaky for each in result.drifts)


def on(method: str, *, one: bool) -> Callable[[Asked], bool]:
    """Whether a request is one of one operation."""
    return lambda asked: asked.method == method and ("/dogs/" in asked.path) is one


GET_ONE = on("GET", one=True)

ONE: dict[str, tuple[Behaviour, str]] = {
    "pages": (hostile.html, "response-content-type-undeclared"),
    "refusals of the key": (hostile.refusing, "key-refused"),
    "echoes of the key": (hostile.echoing, "response-key-echoed"),
    "failures": (hostile.failing, "server-error"),
    "redirects": (hostile.redirecting("http://elsewhere.invalid/"), "redirected"),
    "silence": (hostile.silent, "connection-broken"),
    "hanging up": (hostile.nothing, "connection-broken"),
    "a short body": (hostile.too_short, "connection-broken"),
    "depth": (hostile.deep, "response-body-unreadable"),
    "NaN": (hostile.no_number, "response-body-unreadable"),
    "half a character": (hostile.half_character, "response-body-unreadable"),
    "not UTF-8": (hostile.not_utf8, "response-body-unreadable"),
    "Brotli": (hostile.brotli, "response-coding-unasked"),
    "names twice": (hostile.said(b'{"id": "dog-1", "name": "a", "name": "b"}'), "response-name-repeated"),
}


@pytest.mark.parametrize("what", ONE)
def test_one_operation_that_fails_while_others_work_is_a_drift(kennel: Loaded, what: str) -> None:
    behave, rule = ONE[what]
    with serving(Kennel(lambda asked: behave if GET_ONE(asked) else None)) as server:
        result = run(kennel, server)
    assert result.reason == ""
    assert (rule, "getDog") in found(result)
    drift = next(each for each in result.drifts if each.rule == rule)
    assert drift.reproduction is not None
    assert not drift.flaky
    assert not leaks(result)


def test_one_operation_that_is_limited_is_none(kennel: Loaded) -> None:
    with serving(Kennel(lambda asked: hostile.limiting if GET_ONE(asked) else None)) as server:
        result = run(kennel, server, Limits(requests=400, timeout=0.5, patience=1.5))
    assert (found(result), result.reason) == ([], "")


def test_one_operation_whose_answers_are_too_large_is_named(kennel: Loaded) -> None:
    with serving(Kennel(lambda asked: hostile.gigabyte if GET_ONE(asked) and asked.key else None)) as server:
        result = run(kennel, server, Limits(requests=400, timeout=20.0))
    assert result.reason == ""
    assert any("getDog" in each and "too large" in each for each in result.notes)
    assert found(result) == []


def test_an_outage_that_passes_shows_no_drift(kennel: Loaded) -> None:
    with serving(Kennel(lambda asked: hostile.failing if 30 <= asked.number < 33 else None)) as server:
        result = run(kennel, server, Limits(requests=400, timeout=0.5, patience=20.0))
    assert (found(result), result.reason) == ([], "")


@pytest.mark.parametrize("behave", [hostile.nothing, hostile.said(b"{}", "502 Bad Gateway")], ids=["broken", "gateway"])
def test_a_connection_that_broke_once_is_worth_a_note(kennel: Loaded, behave: Behaviour) -> None:
    made: list[int] = []

    def spoil(asked: Asked) -> Behaviour | None:
        made.extend([asked.number] if asked.method == "POST" else [])
        return behave if made == [asked.number] else None

    with serving(Kennel(spoil)) as server:
        result = run(kennel, server)
    assert (found(result), result.reason) == ([], "")
    assert any("did not happen again" in each for each in result.notes)


def test_a_list_that_breaks_by_what_is_in_it_is_a_drift_of_its_own(kennel: Loaded) -> None:
    broken: list[int] = []

    def spoil(asked: Asked) -> Behaviour | None:
        broken.extend([asked.number] if asked.method == "POST" else [])
        return hostile.failing if broken and asked.path == "/dogs" and asked.method == "GET" else None

    with serving(Kennel(spoil)) as server:
        result = run(kennel, server)
    assert result.reason == ""
    assert ("server-error", "listDogs") in found(result)


def test_a_key_stays_with_the_server_that_it_is_for(kennel: Loaded) -> None:
    with serving(hostile.said()) as elsewhere:
        away = hostile.redirecting(f"{elsewhere.url}/dogs", "307 Temporary Redirect")
        with serving(Kennel(lambda asked: away if asked.number % 3 == 0 else None)) as server:
            run(kennel, server)
    assert elsewhere.asked == []


def test_a_key_that_every_answer_holds_is_one_drift(kennel: Loaded) -> None:
    def reply(asked: Asked) -> Behaviour | None:
        if asked.path != "/dogs" or asked.method != "GET" or not asked.key:
            return None
        body = json.dumps([{"id": "dog-0", "name": f"you are {asked.key}"}]).encode()
        return hostile.said(body, headers=f"x-echo: {asked.key}\r\n")

    with serving(Kennel(reply)) as server:
        result = run(kennel, server)
    assert [each.rule for each in result.drifts if each.impact == "security"] == ["response-key-echoed"]
    assert not leaks(result)


def test_no_request_is_beyond_the_budget_whatever_the_server_asks(kennel: Loaded) -> None:
    with serving(Kennel(lambda asked: hostile.failing if asked.number % 2 else None)) as server:
        result = run(kennel, server, Limits(requests=30, timeout=0.5, patience=0.0))
    assert result.requests <= 30


def test_of_a_list_without_an_end_a_few_things_are_remembered(kennel: Loaded) -> None:
    body = json.dumps([{"id": f"dog-{number}", "name": "Rex"} for number in range(20_000)]).encode()
    spoil = hostile.said(body)
    with serving(
        Kennel(lambda asked: spoil if asked.path == "/dogs" and asked.method == "GET" and asked.key else None)
    ) as server:
        result = run(kennel, server)
    assert result.reason == ""
    assert all(len(things) < 400 for things in result.track.things.values())


def test_ids_that_are_none_are_not_asked_for(kennel: Loaded) -> None:
    odd = ["x" * 100_000, {"a": 1}, [1], None, True, 1.5, "..", "a/b?c#d"]
    body = json.dumps([{"id": each, "name": "Rex"} for each in odd]).encode()
    spoil = hostile.said(body)
    with serving(
        Kennel(lambda asked: spoil if asked.path == "/dogs" and asked.method == "GET" and asked.key else None)
    ) as server:
        result = run(kennel, server)
        assert all(len(asked.target) < 1000 and ".." not in asked.path.split("/") for asked in server.asked)
    assert "connection-broken" not in {rule for rule, _ in found(result)}


def test_all_texts_of_a_result_can_be_written(kennel: Loaded) -> None:
    odd = {
        "id": "\u202e\x00\x1b[31m<script>alert(1)</script>",
        "name": "]]>&\"'`{{x}}",
        "</script>": 1,
        "": 2,
        "a\nb": 3,
    }
    body = json.dumps([odd]).encode()
    spoil = hostile.said(body)
    with serving(Kennel(lambda asked: spoil if asked.path == "/dogs" and asked.method == "GET" else None)) as server:
        result = run(kennel, server)
    for each in result.drifts:
        json.dumps(asdict(each.finding()), default=str).encode()
        json.dumps(each.reproduction).encode()
        assert each.fingerprint
