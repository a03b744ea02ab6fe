"""Values in paths, queries, headers and JSON."""

from __future__ import annotations

import datetime as dt
import math
from collections import UserDict, deque
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.python.runtime import spelling
from templates.python.runtime.errors import InvalidRequestError
from templates.python.runtime.operation import Parameter

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


def test_json_of_models_mappings_and_sequences() -> None:
    class Received:
        def to_dict(self) -> dict[str, object]:
            return {"kept": None}

    value = {"m": Received(), "d": UserDict({"a": 1}), "t": (1, deque([2])), "at": dt.time(1, 2), "ü": "ü"}
    assert spelling.to_json(value) == '{"m":{"kept":null},"d":{"a":1},"t":[1,[2]],"at":"01:02:00","ü":"ü"}'


@pytest.mark.parametrize("value", [math.nan, math.inf, {1, 2}, b"x", object()])
def test_what_json_cannot_spell_is_refused(value: object) -> None:
    with pytest.raises(InvalidRequestError, match="cannot be written as JSON"):
        spelling.to_json({"x": value})
