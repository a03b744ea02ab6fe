"""What is sent can be read back: each value is among the meanings of what arrives."""

from __future__ import annotations

import json
from typing import Any as Json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests import reading, wire
from contract_tests.cases import Case
from generator.ir import types as ir
from generator.ir.api import Content, Encoding, Location, Operation, Parameter

ENCODINGS = (
    Encoding(wire="file", form="file"),
    Encoding(wire="files", form="file"),
    Encoding(wire="many", form="repeated"),
    Encoding(wire="data", form="json"),
    Encoding(wire="text", form="text"),
    Encoding(wire="count", form="text"),
)
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=("Cc", "Cs"))
PLAIN = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
SIMPLE = st.none() | st.booleans() | st.integers(-9, 9) | st.text(LETTERS, max_size=4)
KEYS = st.text(st.sampled_from("abcdefgh_"), min_size=1, max_size=6)
ANYTHING = SIMPLE | st.lists(SIMPLE, max_size=2) | st.dictionaries(KEYS, SIMPLE, max_size=2)
TEXT = st.text(LETTERS, max_size=8)
FORM = st.fixed_dictionaries(
    {},
    optional={
        "file": TEXT,
        "files": st.lists(TEXT, min_size=1, max_size=3),
        "many": st.lists(TEXT, min_size=1, max_size=3),
        "data": ANYTHING,
        "text": TEXT,
        "count": st.integers() | st.booleans(),
    },
)


def same(left: Json, right: Json) -> bool:
    """Equal as JSON: true is not 1."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def operation(*parameters: Parameter) -> Operation:
    """An operation with these parameters, by location."""
    named = {
        where: tuple(p for p in parameters if p.location == where) for where in ("path", "query", "header", "cookie")
    }
    return Operation(
        id="o",
        method="post",
        path="/a.{one}/{two}.json",
        resource="r",
        action="create",
        name="create",
        path_parameters=named["path"],
        query=named["query"],
        headers=named["header"],
        cookies=named["cookie"],
    )


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(FORM, st.sampled_from(("multipart/form-data", "application/x-www-form-urlencoded", "application/json")))
def test_bodies_survive(body: Json, media_type: str) -> None:
    """Forms of every kind of field, and plain JSON."""
    if media_type == "application/x-www-form-urlencoded":
        body = {name: value for name, value in body.items() if name != "data"}
    content = Content(media_type=media_type, type=ir.Any(), encodings=ENCODINGS)
    sent = wire.request(Case(operation(), {}, content, body), "https://x.invalid")
    forms = {each.wire: each for each in ENCODINGS}
    if sent.read():
        assert any(same(meaning, body) for meaning in reading.body(sent, forms))
    else:
        assert body == {}


@pytest.mark.parametrize(
    ("location", "explode", "values"),
    [
        ("query", True, TEXT | st.integers() | st.booleans() | st.lists(TEXT, min_size=1, max_size=3)),
        ("query", False, st.lists(st.integers() | st.sampled_from("ab"), max_size=3)),
        ("header", False, st.text(PLAIN, min_size=1) | st.integers()),
        ("cookie", False, st.sampled_from(("a", "b1")) | st.integers()),
        (
            "path",
            False,
            st.text(LETTERS, min_size=1).filter(lambda text: text not in (".", "..")) | st.integers(),
        ),
    ],
    ids=("exploded", "joined", "header", "cookie", "path"),
)
def test_parameters_survive(location: Location, explode: bool, values: st.SearchStrategy[Json]) -> None:  # noqa: FBT001
    """Each location, with lists in both of the styles that queries use."""
    style = "form" if location in ("query", "cookie") else "simple"
    names = ("one", "two") if location == "path" else ("one",)
    declared = operation(
        *(Parameter(wire=name, location=location, type=ir.Any(), style=style, explode=explode) for name in names)
    )

    @settings(max_examples=150, derandomize=True, database=None, deadline=None)
    @given(values)
    def survives(value: Json) -> None:
        case = Case(declared, {(location, name): value for name in names})
        arrived = reading.arrived(declared, wire.request(case, "https://x.invalid/base/"))
        for name in names:
            meanings = arrived.get((location, name), [[]])
            assert any(same(meaning, value) for meaning in meanings), (value, meanings)

    survives()
