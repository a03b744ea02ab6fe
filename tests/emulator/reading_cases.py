"""Requests to read, made from the contract tests' cases or from a small document."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any as Json
from urllib.parse import unquote

import httpx
import pytest

from contract_tests.strategies import Strategies
from emulator.forms import Part
from emulator.http import Request
from emulator.problem import Problem
from emulator.reading import Inputs, Reader
from generator.document.oracle import Oracle
from generator.ir.api import Operation
from generator.load import Loaded, load

SPEC = Path(__file__).parent.parent.parent / "spec" / "openapi.yaml"


@cache
def contract() -> Loaded:
    """The document in `spec/`."""
    return load(str(SPEC))


@cache
def contract_reader() -> Reader:
    """A reader for the document in `spec/`."""
    return reader(contract())


@cache
def contract_values() -> Strategies:
    """Strategies for the document in `spec/`."""
    return Strategies(contract().api)


def reader(loaded: Loaded, **settings: Json) -> Reader:
    """A reader for a document."""
    return Reader(loaded.api, Oracle(loaded.document), loaded.document, **settings)


def arrived(sent: httpx.Request, operation: Operation) -> tuple[dict[str, str], Request]:
    """The path's parameters, as a router gives them, and the request."""
    path, _, query = sent.url.raw_path.decode().partition("?")
    pattern = "([^/]*)".join(re.escape(part) for part in re.split(r"{[^}]*}", operation.path))
    found = re.fullmatch(pattern, path)
    assert found is not None
    names = re.findall(r"{([^}]*)}", operation.path)
    segments = {name: unquote(text) for name, text in zip(names, found.groups(), strict=True)}
    headers = {name.lower(): value for name, value in sent.headers.items()}
    return segments, Request(sent.method, path, query, headers, sent.read())


def plain(value: Json) -> Json:
    """A body whose files are their content as text, as cases have them."""
    match value:
        case Part(content=content):
            return content.decode()
        case dict():
            return {name: plain(each) for name, each in value.items()}
        case list():
            return [plain(each) for each in value]
        case _:
            return value


def small(tmp_path: Path, path: str, item: Json, **settings: Json) -> tuple[Reader, Operation]:
    """A reader for a document with one operation at `path`, and that operation."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": {path: {"post": {"operationId": "try", "responses": {"204": {"description": "Done."}}, **item}}},
    }
    file = tmp_path / "small.json"
    file.write_text(json.dumps(document))
    loaded = load(str(file))
    return reader(loaded, **settings), loaded.api.operations[0]


def read(
    made: tuple[Reader, Operation],
    *,
    query: str = "",
    body: bytes = b"",
    segments: dict[str, str] | None = None,
    **headers: str,
) -> Inputs:
    """What the operation's reader makes of a request; underscores in names of headers are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return made[0].read(made[1], segments or {}, Request("POST", "/", query, named, body))


def refusal(made: tuple[Reader, Operation], **request: Json) -> str:
    """The message with which a request is refused."""
    with pytest.raises(Problem) as caught:
        read(made, **request)
    assert caught.value.kind == "invalid"
    return caught.value.message
