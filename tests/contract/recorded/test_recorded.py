"""What was recorded is judged as if we had sent it, and nothing is sent."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any as Json

import httpx
import pytest

from contract_tests.account import Account
from contract_tests.recorded.checking import Options, check
from contract_tests.recorded.routes import Routes
from contract_tests.recorded.traffic import Message
from contract_tests.recorded.witness import Witness
from emulator.drift import Drift, Rule
from generator.findings import InputError
from generator.pointer import Pointer
from tests.contract.safety.kennels import Kennel

SIZE = Pointer(("components", "schemas", "Dog", "properties", "size"))


@pytest.fixture
def kennel(tmp_path: Path) -> Iterator[Kennel]:
    made = Kennel(tmp_path)
    yield made
    made.close()


def traffic(kennel: Kennel) -> list[httpx.Response]:
    """A visit to the server."""
    client = kennel.client
    made = client.post("/dogs", json={"name": "Rex", "size": "small", "good": True})
    identity = made.json()["id"]
    return [
        made,
        client.get("/dogs"),
        client.get(f"/dogs/{identity}"),
        client.patch(f"/dogs/{identity}", json={"size": "large"}),
        client.post("/dogs", json={"name": 7}),
        client.get("/dogs/nobody"),
        client.delete(f"/dogs/{identity}"),
    ]


def as_lines(answers: list[httpx.Response]) -> str:
    lines = [
        {
            "method": each.request.method,
            "url": str(each.request.url),
            "status": each.status_code,
            "request": {"headers": dict(each.request.headers), "body": each.request.content.decode()},
            "response": {"headers": dict(each.headers), "body": each.text},
            "seconds": 0.01,
        }
        for each in answers
    ]
    return "".join(json.dumps(each) + "\n" for each in lines)


def as_har(answers: list[httpx.Response], *, encoding: str = "") -> str:
    def pairs(headers: httpx.Headers) -> list[dict[str, str]]:
        return [{"name": name, "value": value} for name, value in headers.items()]

    def content(answer: httpx.Response) -> dict[str, Json]:
        if encoding:
            return {
                "size": len(answer.content),
                "text": base64.b64encode(answer.content).decode(),
                "encoding": encoding,
            }
        return {"size": len(answer.content), "text": answer.text}

    entries = [
        {
            "time": 3.5,
            "request": {
                "method": each.request.method,
                "url": str(each.request.url),
                "headers": pairs(each.request.headers),
                "postData": {"mimeType": "application/json", "text": each.request.content.decode()},
            },
            "response": {"status": each.status_code, "headers": pairs(each.headers), "content": content(each)},
        }
        for each in answers
    ]
    return json.dumps({"log": {"version": "1.2", "entries": entries}})


def judged(kennel: Kennel, name: str, content: str | bytes) -> Account:
    path = kennel.folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return check(Options(file=path, spec=str(kennel.folder / "kennel.yaml")))


def test_clean_traffic_is_clean(kennel: Kennel) -> None:
    account = judged(kennel, "visit.jsonl", as_lines(traffic(kennel)))
    assert (account.verdict, account.requests) == ("clean", 7)


@pytest.mark.parametrize("name", ["visit.jsonl", "visit.har", "coded.har", "visit.jsonl.gz"])
def test_drift_is_found_at_its_leaf_in_every_kind_of_file(kennel: Kennel, name: str) -> None:
    drift = next(each for each in kennel.emulator.interferences if isinstance(each, Drift))
    drift.set(Rule(id="7", row=7, pointer=SIZE))
    answers = traffic(kennel)
    lines = as_lines(answers)
    texts: dict[str, str | bytes] = {
        "visit.jsonl": lines,
        "visit.har": as_har(answers),
        "coded.har": as_har(answers, encoding="base64"),
        "visit.jsonl.gz": gzip.compress(lines.encode()),
    }
    account = judged(kennel, name, texts[name])
    assert [(each.rule, each.pointer) for each in account.drifts] == [("response-value-unknown", SIZE)]
    (found,) = account.drifts
    assert set(found.operations) >= {"listDogs", "getDog"}
    assert found.reproduction is None
    assert found.patch_verified
    assert found.position is not None


def test_what_the_document_forbids_and_the_server_takes_is_told(kennel: Kennel) -> None:
    line = {
        "method": "POST",
        "url": "https://kennel.example.com/dogs",
        "status": 201,
        "request": {"body": {"name": "Rex", "size": "huge"}},
        "response": {"body": {"id": "1", "name": "Rex"}},
    }
    account = judged(kennel, "visit.jsonl", json.dumps(line))
    assert [(each.rule, each.facet) for each in account.drifts] == [("request-accepted", "enum")]


def test_what_was_not_recorded_whole_is_not_judged(kennel: Kennel) -> None:
    entry = {
        "request": {"method": "GET", "url": "https://kennel.example.com/dogs"},
        "response": {"status": 200, "headers": [], "content": {"size": 900}},
    }
    account = judged(kennel, "cut.har", json.dumps({"log": {"entries": [entry]}}))
    assert account.verdict == "inconclusive"
    assert any("not recorded whole" in note for note in account.notes)


def test_other_traffic_is_counted_and_left(kennel: Kennel) -> None:
    other = {"method": "GET", "url": "https://elsewhere.example.com/cats?key=secret", "status": 200}
    account = judged(kennel, "visit.jsonl", as_lines(traffic(kennel)) + json.dumps(other))
    assert account.verdict == "clean"
    assert any("GET /cats (1)" in note and "secret" not in note for note in account.notes)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.har", ""),
        ("a.har", "{}"),
        ("a.har", '{"log": {"entries": 3}}'),
        ("a.har", '{"log": {"entries": [{"request": 1}]}}'),
        ("a.har", "[" * 100_000),
        ("a.jsonl", "{"),
        ("a.jsonl", '{"method": "GET"}'),
        ("a.jsonl", '{"method": "GET", "url": "/", "status": "x"}'),
        ("a.jsonl", "[1]"),
        ("a.jsonl.gz", "no gzip"),
        ("a.jsonl", "\xff"),
    ],
)
def test_a_file_that_is_none_is_told_with_its_name(kennel: Kennel, name: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        judged(kennel, name, text.encode("latin-1"))
    assert name in str(caught.value.findings[0].message)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://kennel.example.com/dogs", "listDogs"),
        ("http://localhost:9/dogs?limit=1", "listDogs"),
        ("/dogs/7", "getDog"),
        ("/dogs/a%2Fb", "getDog"),
        ("/dogs/7/", None),
        ("/dogs/", None),
        ("/cats", None),
    ],
)
def test_requests_find_their_operation(kennel: Kennel, url: str, expected: str | None) -> None:
    found = Routes.of(kennel.loaded.api).find("GET", url)
    assert (found.id if found is not None else None) == expected


def test_coded_bodies_are_judged_as_what_they_say(kennel: Kennel) -> None:
    witness = Witness(kennel.loaded)
    body = gzip.compress(b'[{"id": "1", "name": 7}]')
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    assert witness.see(Message(method="GET", url="/dogs", status=200, headers=headers, body=body))
    assert not witness.see(Message(method="GET", url="/dogs", status=200, headers=headers, body=b"no gzip"))
    assert witness.cut == 1
