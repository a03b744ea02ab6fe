"""Every style of a parameter, as clients write it, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import Any as Json

import pytest

from emulator.http import Request
from emulator.problem import Problem
from tests.emulator.reading_cases import read, refusal, small

INTEGER = {"type": "integer"}
TEXT = {"type": "string"}
INTEGERS = {"type": "array", "items": INTEGER}
TEXTS = {"type": "array", "items": TEXT}
POINT = {"type": "object", "properties": {"x": INTEGER, "on": {"type": "boolean"}, "name": TEXT}}
TABLE = {"type": "object", "additionalProperties": INTEGER}
EITHER = {"anyOf": [INTEGER, {"type": "string", "enum": ["latest"]}]}
ONE_OR_MANY = {"oneOf": [{"type": "string", "enum": ["all", "none"]}, INTEGERS]}

QUERIES: list[tuple[Json, str, bool, str, Json]] = [
    (INTEGER, "form", True, "p=3", 3),
    (INTEGER, "form", True, "p=3.0", 3),
    (INTEGER, "form", True, "p=-12", -12),
    ({"type": "number"}, "form", True, "p=1e-3", 0.001),
    ({"type": "boolean"}, "form", True, "p=false", False),
    (TEXT, "form", True, "p=3", "3"),
    (TEXT, "form", True, "p=", ""),
    (TEXT, "form", True, "p", ""),
    (TEXT, "form", True, "p=a+b%20c%2Bd%26e%3D", "a b c+d&e="),
    (TEXT, "form", True, "p=%00", "\0"),
    (TEXT, "form", True, "p=%E2%82%AC", "€"),
    (EITHER, "form", True, "p=latest", "latest"),
    (EITHER, "form", True, "p=7", 7),
    ({"type": ["integer", "null"]}, "form", True, "p=null", None),
    ({"type": ["integer", "null"]}, "form", True, "p=", None),
    ({"enum": [1, 2]}, "form", True, "p=2", 2),
    (INTEGERS, "form", True, "p=1&p=2", [1, 2]),
    (INTEGERS, "form", True, "p=1", [1]),
    (TEXTS, "form", True, "p=a,b", ["a,b"]),
    (INTEGERS, "form", False, "p=1,2", [1, 2]),
    (INTEGERS, "form", False, "p=1%2C2", [1, 2]),
    (TEXTS, "form", False, "p=a%2Cb,c", ["a,b", "c"]),
    (INTEGERS, "form", False, "p=", []),
    (INTEGERS, "spaceDelimited", False, "p=1%202", [1, 2]),
    (INTEGERS, "spaceDelimited", False, "p=1+2", [1, 2]),
    (INTEGERS, "pipeDelimited", False, "p=1|2", [1, 2]),
    (INTEGERS, "pipeDelimited", False, "p=1%7C2", [1, 2]),
    (ONE_OR_MANY, "form", True, "p=all", "all"),
    (ONE_OR_MANY, "form", True, "p=4", [4]),
    (POINT, "deepObject", True, "p[x]=1&p[on]=true&p[name]=2", {"x": 1, "on": True, "name": "2"}),
    (POINT, "deepObject", True, "p%5Bx%5D=1", {"x": 1}),
    (POINT, "form", True, "x=1&on=false&z=3", {"x": 1, "on": False}),
    (TABLE, "form", True, "x=1&other=o&y=2", {"x": 1, "y": 2}),
    (POINT, "form", False, "p=x,1,name,b", {"x": 1, "name": "b"}),
    (POINT, "form", False, "p=%7B%22x%22%3A1%7D", {"x": 1}),
]


@pytest.mark.parametrize(("schema", "style", "explode", "query", "value"), QUERIES, ids=range(len(QUERIES)))
def test_queries(tmp_path: Path, schema: Json, style: str, query: str, value: Json, *, explode: bool) -> None:
    declared = [
        {"name": "p", "in": "query", "style": style, "explode": explode, "schema": schema},
        {"name": "other", "in": "query", "schema": TEXT},
    ]
    made = small(tmp_path, "/", {"parameters": declared})
    inputs = read(made, query=query)
    assert repr(inputs.query["p"]) == repr(value)


PATHS: list[tuple[Json, str, bool, str, Json]] = [
    (TEXT, "simple", False, "a/b c", "a/b c"),
    (INTEGER, "simple", False, "5", 5),
    (INTEGERS, "simple", False, "1,2", [1, 2]),
    (POINT, "simple", False, "x,1,on,true", {"x": 1, "on": True}),
    (POINT, "simple", True, "x=1,on=true", {"x": 1, "on": True}),
    (INTEGER, "label", False, ".5", 5),
    (INTEGERS, "label", False, ".1,2", [1, 2]),
    (INTEGERS, "label", True, ".1.2", [1, 2]),
    (POINT, "label", True, ".x=1.on=true", {"x": 1, "on": True}),
    (INTEGER, "matrix", False, ";p=5", 5),
    (INTEGERS, "matrix", False, ";p=1,2", [1, 2]),
    (INTEGERS, "matrix", True, ";p=1;p=2", [1, 2]),
    (POINT, "matrix", False, ";p=x,1,on,true", {"x": 1, "on": True}),
    (POINT, "matrix", True, ";x=1;on=true", {"x": 1, "on": True}),
]


@pytest.mark.parametrize(("schema", "style", "explode", "text", "value"), PATHS, ids=range(len(PATHS)))
def test_paths(tmp_path: Path, schema: Json, style: str, text: str, value: Json, *, explode: bool) -> None:
    declared = [{"name": "p", "in": "path", "required": True, "style": style, "explode": explode, "schema": schema}]
    made = small(tmp_path, "/{p}", {"parameters": declared})
    assert repr(read(made, segments={"p": text}).path["p"]) == repr(value)


def test_headers_and_cookies(tmp_path: Path) -> None:
    declared = [
        {"name": "X-Ids", "in": "header", "schema": INTEGERS},
        {"name": "X-Flag", "in": "header", "schema": {"type": "boolean"}},
        {"name": "Authorization", "in": "header", "required": True, "schema": INTEGER},
        {"name": "size", "in": "cookie", "schema": INTEGER},
        {"name": "theme", "in": "cookie", "schema": TEXT},
    ]
    made = small(tmp_path, "/", {"parameters": declared})
    inputs = read(made, x_ids="1, 2", x_flag="true", cookie="size=3; theme=dark; unknown=x")
    assert inputs.headers == {"X-Ids": [1, 2], "X-Flag": True}
    assert inputs.cookies == {"size": 3, "theme": "dark"}
    assert refusal(made, x_flag="yes") == "request/headers/X-Flag must be boolean"
    assert refusal(made, cookie="size=a") == "request/cookies/size must be integer"


def test_a_parameter_of_json(tmp_path: Path) -> None:
    declared = [{"name": "p", "in": "query", "content": {"application/json": {"schema": POINT}}}]
    made = small(tmp_path, "/", {"parameters": declared})
    assert read(made, query="p=%7B%22x%22%3A1%7D").query == {"p": {"x": 1}}
    assert refusal(made, query="p=%7B%22x%22%3A%22a%22%7D") == "request/query/p/x must be integer"


LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 1000}}
KEY = {"name": "key", "in": "query", "required": True, "schema": {"type": "string", "minLength": 2}}
START = {"name": "start", "in": "query", "allowEmptyValue": True, "schema": INTEGER}

REFUSED = [
    ("key=ab&limit=1001", "request/query/limit must be <= 1000"),
    ("key=ab&limit=ten", "request/query/limit must be integer"),
    ("key=ab&limit=1.5", "request/query/limit must be integer"),
    ("key=ab&limit=", "request/query/limit must be integer"),
    ("key=ab&limit=" + "9" * 5000, "request/query/limit must be integer"),
    ("key=ab&limit=" + "9" * 200, "request/query/limit must be <= 1000"),
    ("key=ab&limit=1&limit=2", "request/query/limit must be given once"),
    ("key=ab&key=cd", "request/query/key must be given once"),
    ("key=%FF%FE", "request/query/key must be valid UTF-8"),
    ("key=a", "request/query/key must NOT have fewer than 2 characters"),
    ("limit=3", "request/query must have required property 'key'"),
    ("key=ab&" + "&".join(f"a{n}=1" for n in range(5000)), "request/query must NOT have more than 1000 parameters"),
]


@pytest.mark.parametrize(("query", "message"), REFUSED, ids=range(len(REFUSED)))
def test_refused_queries(tmp_path: Path, query: str, message: str) -> None:
    assert refusal(small(tmp_path, "/", {"parameters": [LIMIT, KEY, START]}), query=query) == message


def test_what_is_let_pass(tmp_path: Path) -> None:
    """Unknown names, an empty value where one may be empty; no default is made up."""
    limit = {**LIMIT, "schema": {"type": "integer", "default": 50}}
    made = small(tmp_path, "/", {"parameters": [limit, KEY, START]})
    assert read(made, query="&&key=ab&unknown=%FF&unknown=2&start=").query == {"key": "ab"}


def test_segments_that_are_no_utf8(tmp_path: Path) -> None:
    declared = [{"name": "p", "in": "path", "required": True, "schema": TEXT}]
    made = small(tmp_path, "/{p}", {"parameters": declared})
    assert refusal(made, segments={"p": b"\xff".decode(errors="surrogateescape")}) == (
        "request/params/p must be valid UTF-8"
    )


def test_what_is_remembered_holds_for_the_same_target_alone(tmp_path: Path) -> None:
    declared = [{"name": "p", "in": "path", "required": True, "schema": TEXT}, LIMIT]
    reader, operation = small(tmp_path, "/{p}", {"parameters": declared})

    def said(segment: str, query: str, *, lenient: bool = False) -> Json:
        inputs = reader.read(operation, {"p": segment}, Request("POST", f"/{segment}", query), lenient=lenient)
        return inputs.path, inputs.query

    for _ in range(2):
        assert said("a", "limit=1") == ({"p": "a"}, {"limit": 1})
        assert said("b", "limit=1") == ({"p": "b"}, {"limit": 1})
        assert said("a", "limit=2") == ({"p": "a"}, {"limit": 2})
        assert said("a", "limit=x", lenient=True) == ({"p": "a"}, {})
        with pytest.raises(Problem):
            said("a", "limit=x")
