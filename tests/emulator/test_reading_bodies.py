"""Bodies: media types, JSON that is none, and everything that is too much."""

from __future__ import annotations

from pathlib import Path
from typing import Any as Json

import pytest

from tests.emulator.reading_cases import read, refusal, small

JSON = "application/json"
POINT = {"type": "object", "properties": {"x": {"type": "integer"}, "name": {"type": "string"}}, "required": ["x"]}


def body(schema: Json, *types: str, required: bool = True) -> Json:
    """A request body of these media types."""
    return {"requestBody": {"required": required, "content": {each: {"schema": schema} for each in types}}}


@pytest.mark.parametrize(
    ("declared", "sent"),
    [
        (JSON, "application/json"),
        (JSON, "Application/JSON; charset=UTF-8"),
        (JSON, 'application/json;charset="utf-8"'),
        ("application/json; charset=utf-8", "application/json"),
        ("application/merge-patch+json", "application/merge-patch+json"),
        ("application/*", "application/vnd.small+json"),
        ("*/*", "application/json"),
    ],
)
def test_json(tmp_path: Path, declared: str, sent: str) -> None:
    made = small(tmp_path, "/", body(POINT, declared))
    inputs = read(made, body=b'{"x": 1, "name": "\xe2\x82\xac\\u0000"}', content_type=sent)
    assert inputs.body == {"x": 1, "name": "€\0"}
    assert inputs.content is not None
    assert inputs.content.media_type == declared


def test_the_last_of_equal_keys_wins(tmp_path: Path) -> None:
    made = small(tmp_path, "/", body(POINT, JSON))
    assert read(made, body=b'{"x": "a", "x": 2}', content_type=JSON).body == {"x": 2}


REFUSED = [
    (b'{"x": 1', JSON, "request/body is not valid JSON (line 1, column 8)"),
    (b'{\n "x": 1,\n}', JSON, "request/body is not valid JSON (line 2, column 8)"),
    (b'{"x": NaN}', JSON, "request/body is not valid JSON (line 1, column 7)"),
    (b'{"x": 1e999}', JSON, "request/body is not valid JSON (line 1, column 7)"),
    (b'{"name": "\\ud800"}', JSON, "request/body is not valid JSON (line 1, column 11)"),
    (b'{"name": "\xff"}', JSON, "request/body must be valid UTF-8 (byte 10)"),
    (b"[" * 10_000, JSON, "request/body must NOT be nested deeper than 128 levels"),
    (b"[" * 10_000 + b"]" * 10_000, JSON, "request/body must NOT be nested deeper than 128 levels"),
    (b'{"a":' * 129 + b"1" + b"}" * 129, JSON, "request/body must NOT be nested deeper than 128 levels"),
    (b"[" + b"1," * 600_000 + b"1]", JSON, "request/body must NOT have more than 500000 values"),
    (b"", JSON, "request must have required property 'body'"),
    (b"", "", "request must have required property 'body'"),
    (b"{}", "", "request/headers/content-type must be one of the accepted media types: application/json, text/plain"),
    (
        b"<x/>",
        "application/xml",
        "request/headers/content-type must be one of the accepted media types: application/json, text/plain",
    ),
    (b"{}", "application/json; charset=latin1", "request/headers/content-type must have the charset utf-8"),
    (b"\xff", "text/plain", "request/body must be valid UTF-8 (byte 0)"),
    (b"{}", JSON, "request/body must have required property 'x'"),
    (b'{"x": 1' + b"0" * 400 + b"}", JSON, "request/body is not valid JSON (line 1, column 7)"),
]


@pytest.mark.parametrize(("sent", "media_type", "message"), REFUSED, ids=range(len(REFUSED)))
def test_refused_bodies(tmp_path: Path, sent: bytes, media_type: str, message: str) -> None:
    made = small(tmp_path, "/", body(POINT, JSON, "text/plain"))
    assert refusal(made, body=sent, content_type=media_type) == message


def test_depth_within_the_bound(tmp_path: Path) -> None:
    made = small(tmp_path, "/", body({}, JSON))
    deep = b"[" * 128 + b"]" * 128
    assert read(made, body=deep, content_type=JSON).content is not None
    many = b"[" + b"[]," * 1000 + b"[]]"
    assert len(read(made, body=many, content_type=JSON).body) == 1001


def test_bodies_that_may_be_absent(tmp_path: Path) -> None:
    made = small(tmp_path, "/", body(POINT, JSON, required=False))
    assert read(made).content is None
    assert read(made, content_type=JSON).content is None


def test_bodies_that_nothing_declares(tmp_path: Path) -> None:
    assert read(small(tmp_path, "/", {}), body=b"{", content_type=JSON).body is None


def test_bodies_that_are_too_large(tmp_path: Path) -> None:
    made = small(tmp_path, "/", body({}, "text/plain"), max_body=100)
    assert len(read(made, body=b"x" * 100, content_type="text/plain").body) == 100
    message = refusal(made, body=b"x" * 101, content_type="text/plain")
    assert message == "request/body is too large: more than 100 bytes"


def test_text_and_bytes(tmp_path: Path) -> None:
    made = small(tmp_path, "/", body({"type": "string", "maxLength": 3}, "text/plain"))
    assert read(made, body=b"abc", content_type="text/plain").body == "abc"
    message = refusal(made, body=b"abcd", content_type="text/plain")
    assert message == "request/body must NOT have more than 3 characters"
    raw = small(tmp_path, "/", body({"type": "string", "format": "binary"}, "application/octet-stream"))
    assert read(raw, body=b"\xff\0", content_type="application/octet-stream").body == b"\xff\0"
