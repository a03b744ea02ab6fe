"""Values in paths, queries, headers and JSON."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections import UserDict, deque
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.python.runtime import request, spelling
from templates.python.runtime.errors import InvalidRequestError
from templates.python.runtime.models import Model
from templates.python.runtime.operation import Operation, Parameter
from templates.python.runtime.options import CallOptions, ClientOptions, Profile

ID = Parameter("id", "id", location="path", style="simple", explode=False)


def pairs(value: object, style: str = "form", *, explode: bool = True) -> list[tuple[str, str]]:
    return list(spelling.query(Parameter("p", "p", style=style, explode=explode), value))


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
def test_a_path_segment_holds_its_value_and_nothing_else(value: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in value):
        return
    segment = spelling.segment(ID, value)
    assert unquote(segment) == value
    assert not set(segment) & set("/?#\\ \n")


@pytest.mark.parametrize("value", ["", ".", "..", []])
def test_a_path_segment_cannot_leave_its_place(value: object) -> None:
    with pytest.raises(InvalidRequestError, match="id cannot be"):
        spelling.segment(ID, value)


@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        ("simple", 3, "3"),
        ("simple", True, "true"),
        ("simple", "a/../b", "a%2F..%2Fb"),
        ("simple", "a,b", "a%2Cb"),
        ("simple", ["a", "b/c"], "a,b%2Fc"),
        ("label", "x", ".x"),
        ("matrix", "x", ";id=x"),
    ],
)
def test_path_styles(style: str, value: object, expected: str) -> None:
    assert spelling.segment(Parameter("id", "id", location="path", style=style), value) == expected


@pytest.mark.parametrize(
    ("value", "style", "explode", "expected"),
    [
        (None, "form", True, []),
        ("x y", "form", True, [("p", "x y")]),
        (2.5, "form", True, [("p", "2.5")]),
        (False, "form", True, [("p", "false")]),
        (["a", 1], "form", True, [("p", "a"), ("p", "1")]),
        (["a", 1], "form", False, [("p", "a,1")]),
        (["a", "b"], "spaceDelimited", False, [("p", "a b")]),
        (["a", "b"], "pipeDelimited", False, [("p", "a|b")]),
        ([], "form", False, []),
        ({"a": 1, "b": None}, "deepObject", True, [("p[a]", "1")]),
        ({"a": 1, "b": 2}, "form", True, [("a", "1"), ("b", "2")]),
        ({"a": 1, "b": 2}, "form", False, [("p", "a,1,b,2")]),
        ([{"a": 1}], "form", True, [("p", '{"a":1}')]),
        (dt.date(2026, 1, 31), "form", True, [("p", "2026-01-31")]),
    ],
)
def test_query_styles(value: object, style: str, explode: object, expected: list[tuple[str, str]]) -> None:
    assert pairs(value, style, explode=bool(explode)) == expected


def test_a_header_cannot_hold_a_line_break() -> None:
    assert spelling.header(["a", 1]) == "a,1"
    with pytest.raises(InvalidRequestError, match="line break"):
        spelling.header("a\r\nX-Evil: b")


class Received(Model):
    kept: str | None = None


def test_json_of_models_mappings_and_sequences() -> None:
    value = {"m": Received(kept=None), "n": Received(), "d": UserDict({"a": 1}), "t": (1, deque([2])), "ü": "ü"}
    assert spelling.to_json(value) == '{"m":{"kept":null},"n":{},"d":{"a":1},"t":[1,[2]],"ü":"ü"}'


class Dumps:
    """Something else that can be turned into a dict."""

    def to_dict(self) -> dict[str, object]:
        return {}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (math.nan, "JSON has no NaN"),
        (math.inf, "JSON has no NaN"),
        ({1, 2}, "set is not a JSON type"),
        (b"x", "bytes is not a JSON type"),
        (object(), "object is not a JSON type"),
        (Dumps(), "Dumps is not a JSON type"),
        (Path("x"), "PosixPath is not a JSON type"),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "datetime is not a JSON type; write it as the API wants it"),
        (dt.time(1), "time is not a JSON type"),
        (Decimal(1), "Decimal is not a JSON type"),
        (io.BytesIO(), "BytesIO is not a JSON type"),
        ("\ud800", "half of a character"),
        ({(1, 2): 3}, "keys must be str"),
        pytest.param(10**5000, "Exceeds the limit", id="huge"),
        (Received(), "Unable to serialize unknown type"),
    ],
)
def test_what_json_cannot_spell_is_refused_and_named(value: object, message: str) -> None:
    if isinstance(value, Received):
        value.kept = object()  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError, match=message):
        spelling.to_json(value)
    with pytest.raises(
        InvalidRequestError, match=rf"cannot be written as JSON: items\[1\]\['a b'\]\.x: .*{message[:20]}"
    ):
        spelling.to_json({"fine": 1, "items": [0, {"a b": UserDict({"x": value})}, math.nan]})


def test_what_holds_itself_is_refused() -> None:
    circle: list[object] = []
    circle.append(circle)
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    for value in (circle, deep):
        with pytest.raises(InvalidRequestError, match="it holds itself, or is nested too deeply"):
            spelling.to_json(value)


PATH: Operation[None] = Operation(
    "one",
    "GET",
    "/a/{id}/b/{other}",
    (
        Parameter("id", "id", "path", "simple", explode=False, required=True),
        Parameter("other", "other", "path", "simple", explode=False, required=True),
    ),
)


@given(
    st.text(), st.text() | st.sampled_from(["..", ".", "../..", "%2e%2e", "a/../../b", "?x=1", "#f", "{id}", "\\", ";"])
)
def test_no_path_argument_leaves_its_segment(first: str, second: str) -> None:
    options = ClientOptions(Profile("n", "1", "N", "https://host/base"), "https://host/base", {})
    try:
        made = request.build(PATH, {"id": first, "other": second}, CallOptions(), options)
    except InvalidRequestError:
        assert any(text in ("", ".", "..") or re.search("[\ud800-\udfff]", text) for text in (first, second))
        return
    assert (made.url.host, made.url.query, made.url.fragment) == ("host", b"", "")
    raw = made.url.raw_path.decode().split("/")
    assert [unquote(part) for part in raw] == ["", "base", "a", first, "b", second]
