"""Forms, in every way in which clients send lists, files and scalars."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any as Json

import pytest

from emulator.forms import Part
from emulator.reading import Reader
from generator.ir.api import Operation
from tests.emulator.reading_cases import read, refusal, small

MULTIPART = "multipart/form-data; boundary=B"
URLENCODED = "application/x-www-form-urlencoded"
FILE = {"type": "string", "format": "binary"}
FORM = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "maxLength": 8},
        "count": {"type": "integer"},
        "on": {"type": "boolean"},
        "urls": {"type": "array", "items": {"type": "string"}},
        "sizes": {"type": "array", "items": {"type": "integer"}},
        "texts": {"type": "array", "items": {"type": "object", "properties": {"t": {"type": "string"}}}},
        "meta": {"type": "object", "properties": {"n": {"type": "integer"}}},
        "files": {"type": "array", "items": FILE},
        "one": FILE,
    },
}
Made = tuple[Reader, Operation]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """An operation that takes the form in both encodings."""
    content = {each: {"schema": FORM} for each in ("multipart/form-data", URLENCODED)}
    return small(tmp_path, "/", {"requestBody": {"required": True, "content": content}})


def part(name: str, content: str | bytes, extra: str = "") -> bytes:
    """One part of a body."""
    data = content.encode() if isinstance(content, str) else content
    return f'--B\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n'.encode() + data + b"\r\n"


def multipart(*parts: bytes) -> bytes:
    """A whole body."""
    return b"".join(parts) + b"--B--\r\n"


NAMED = part("name", "n")
READ: list[tuple[list[bytes], Json]] = [
    ([], {}),
    ([part("count", "3"), part("on", "true")], {"count": 3, "on": True}),
    ([part("urls", "a")], {"urls": ["a"]}),
    ([part("urls", "a"), part("urls", "b")], {"urls": ["a", "b"]}),
    ([part("urls[]", "a"), part("urls[]", "b")], {"urls": ["a", "b"]}),
    ([part("urls[0]", "a"), part("urls[1]", "b")], {"urls": ["a", "b"]}),
    ([part("urls[]", '["a"]')], {"urls": ['["a"]']}),
    ([part("urls", '["a", "b"]')], {"urls": ["a", "b"]}),
    ([part("urls", "3")], {"urls": ["3"]}),
    ([part("sizes", "3"), part("sizes", "4")], {"sizes": [3, 4]}),
    ([part("sizes", "[3, 4]")], {"sizes": [3, 4]}),
    ([part("texts", '[{"t": "a"}]')], {"texts": [{"t": "a"}]}),
    ([part("texts", '{"t": "a"}')], {"texts": [{"t": "a"}]}),
    ([part("texts", '{"t": "a"}'), part("texts", '{"t": "b"}')], {"texts": [{"t": "a"}, {"t": "b"}]}),
    ([part("texts[]", '{"t": "a"}')], {"texts": [{"t": "a"}]}),
    ([part("meta", '{"n": 1}')], {"meta": {"n": 1}}),
]


@pytest.mark.parametrize(("parts", "body"), READ, ids=range(len(READ)))
def test_multipart(made: Made, parts: list[bytes], body: Json) -> None:
    inputs = read(made, body=multipart(NAMED, *parts), content_type=MULTIPART)
    assert repr(inputs.body) == repr({"name": "n", **body})


def test_files(made: Made) -> None:
    """By name, with brackets, without a file name; bytes as they came."""
    typed = '; filename="a b.txt"\r\nContent-Type: text/plain'
    sent = multipart(NAMED, part("files", b"\xff\0\r\n", typed), part("files[]", "two"), part("one", b"", typed))
    inputs = read(made, body=sent, content_type=MULTIPART)
    assert inputs.body["files"] == [Part("a b.txt", "text/plain", b"\xff\0\r\n"), Part(None, "", b"two")]
    assert inputs.body["one"] == Part("a b.txt", "text/plain", b"")


def test_urlencoded(made: Made) -> None:
    sent = b"name=a+b%26&count=3&on=false&urls=x&urls=y&sizes[]=1&meta=%7B%22n%22%3A1%7D"
    assert read(made, body=sent, content_type=URLENCODED).body == {
        "name": "a b&",
        "count": 3,
        "on": False,
        "urls": ["x", "y"],
        "sizes": [1],
        "meta": {"n": 1},
    }


REFUSED: list[tuple[bytes, str]] = [
    (multipart(), "request/body must have required property 'name'"),
    (multipart(NAMED, NAMED), "request/body/name must be given once"),
    (multipart(NAMED, part("count", "many")), "request/body/count must be integer"),
    (multipart(NAMED, part("on", "yes")), "request/body/on must be boolean"),
    (multipart(NAMED, part("sizes", "[1, true]")), "request/body/sizes/1 must be integer"),
    (multipart(NAMED, part("sizes", "a"), part("sizes", "2")), "request/body/sizes/0 must be integer"),
    (multipart(NAMED, part("texts", "{")), "request/body/texts/0 must be object"),
    (multipart(NAMED, part("meta", "{")), "request/body/meta must be object"),
    (multipart(NAMED, part("meta", '{"n": "x"}')), "request/body/meta/n must be integer"),
    (multipart(part("name", "n" * 9)), "request/body/name must NOT have more than 8 characters"),
    (multipart(part("name", b"\xff")), "request/body/name must be valid UTF-8"),
    (multipart(NAMED, part("other", "x")), "request/body must NOT have additional properties: other"),
    (multipart(NAMED, part("one", "x"), part("one", "y")), "request/body/one must be given once"),
    (multipart(part("", "x")), "request/body has a part without a name, number 1"),
    (b"--B\r\n\r\nx\r\n--B--", "request/body has a part without a name, number 1"),
    (NAMED, "request/body is truncated: the closing boundary of the multipart body is missing"),
    (NAMED[:20], "request/body is truncated: the closing boundary of the multipart body is missing"),
    (b"nothing", "request/body is not valid multipart at byte 0"),
    (b"--B\r\nX: " + b"a" * 100_000, "request/body is not valid multipart at byte 8"),
    (multipart(*[NAMED] * 1001), "request/body must NOT have more than 1000 fields"),
]


@pytest.mark.parametrize(("sent", "message"), REFUSED, ids=range(len(REFUSED)))
def test_refused_multipart(made: Made, sent: bytes, message: str) -> None:
    assert refusal(made, body=sent, content_type=MULTIPART) == message


def test_a_boundary_must_be_named(made: Made) -> None:
    message = refusal(made, body=multipart(NAMED), content_type="multipart/form-data")
    assert message == "request/headers/content-type must name the boundary of the multipart body"


def test_a_boundary_must_be_short(made: Made) -> None:
    long = "multipart/form-data; boundary=" + "b" * 10_000
    assert refusal(made, body=multipart(NAMED), content_type=long) == "request/body is not valid multipart"


def test_refused_urlencoded(made: Made) -> None:
    assert refusal(made, body=b"name=%FF", content_type=URLENCODED) == "request/body/name must be valid UTF-8"
    assert refusal(made, body=b"a=1&" * 2000, content_type=URLENCODED) == (
        "request/body must NOT have more than 1000 fields"
    )


def test_another_type_names_those_that_are_taken(made: Made) -> None:
    message = refusal(made, body=json.dumps({"name": "n"}).encode(), content_type="application/json")
    assert message.endswith(f"accepted media types: multipart/form-data, {URLENCODED}")
