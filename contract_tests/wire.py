"""A Case as an HTTP request.

Knows HTTP and how OpenAPI serializes parameters and multipart bodies; must not know which values are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any as Json
from urllib.parse import quote, urlencode

import httpx

from contract_tests.cases import Case
from contract_tests.forms import MULTIPART, REPEATING, URLENCODED, Forms
from generator.ir.api import Parameter

Query = list[tuple[str, str | int | float | bool | None]]
ACCEPT = {"Accept": "application/json, */*;q=0.9", "Accept-Encoding": "identity"}
"""What is taken: no coding, since a few coded bytes may stand for gigabytes."""


class Unsendable(ValueError):  # noqa: N818 - as our own senders see it
    """A case that no request can carry: an address that is too long, a text that is no text."""


def request(case: Case, base: str) -> httpx.Request:
    """The request that carries `case` to the server at `base`, and to no other. Raises Unsendable."""
    try:
        return _request(case, base)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise Unsendable(f"no request can carry this: {' '.join(str(error).split())[:120]}") from None


def _request(case: Case, base: str) -> httpx.Request:
    operation = case.operation
    path = operation.path
    for parameter, value in _sent(case, operation.path_parameters):
        path = path.replace("{" + parameter.wire + "}", _segment(_text(value)))
    query: Query = [pair for parameter, value in _sent(case, operation.query) for pair in _pairs(parameter, value)]
    headers = {parameter.wire: _text(value) for parameter, value in _sent(case, operation.headers)}
    cookies = {parameter.wire: _text(value) for parameter, value in _sent(case, operation.cookies)}
    made = httpx.Request(
        operation.method.upper(),
        # Whatever the document says, it stands below the address: no path turns the host into something else.
        f"{base.rstrip('/')}/{path.removeprefix('/')}",
        params=httpx.QueryParams(query),
        cookies=cookies,
        **_payload(case),
    )
    made.headers.update({**ACCEPT, **headers})
    return made


def _segment(text: str) -> str:
    """A value as a part of a path. Dots alone would lead to another path (RFC 3986, section 5.2.4)."""
    return text.replace(".", "%2E") if text in (".", "..") else quote(text, safe="")


def _sent(case: Case, declared: tuple[Parameter, ...]) -> Iterator[tuple[Parameter, Json]]:
    for parameter in declared:
        if (parameter.location, parameter.wire) in case.parameters:
            yield parameter, case.parameters[parameter.location, parameter.wire]


def _text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _pairs(parameter: Parameter, value: Json) -> Iterator[tuple[str, str]]:
    """Style `form` (OpenAPI 3.1, 4.8.12.3): a list is repeated, or joined by commas where it is not exploded."""
    match value:
        case list() if parameter.explode:
            yield from ((parameter.wire, _text(item)) for item in value)
        case list():
            yield parameter.wire, ",".join(_text(item) for item in value)
        case dict() if parameter.style == "deepObject":
            yield from ((f"{parameter.wire}[{name}]", _text(item)) for name, item in value.items())
        case _:
            yield parameter.wire, _text(value)


def _payload(case: Case) -> Mapping[str, Json]:
    if case.content is None:
        return {}
    media_type = case.content.media_type
    if media_type.startswith(MULTIPART):
        parts = list(_parts({each.wire: each for each in case.content.encodings}, case.body))
        return {"files": parts} if parts else _empty(media_type)
    if media_type == URLENCODED:
        pairs = [(name, _text(item)) for name, value in _fields(case.body) for item in _many(value)]
        return {"content": urlencode(pairs).encode(), "headers": {"Content-Type": media_type}}
    # A range (`*/*`) is no type that can be sent.
    media_type = "application/json" if "*" in media_type else media_type
    plain = isinstance(case.body, str) and "json" not in media_type
    data = case.body if plain else json.dumps(case.body)
    return {"content": data.encode(), "headers": {"Content-Type": media_type}}


def _fields(body: Json) -> list[tuple[str, Json]]:
    """The fields of a form; what is no object has none."""
    return list(body.items()) if isinstance(body, Mapping) else []


def _many(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _empty(media_type: str) -> Mapping[str, Json]:
    """A form without parts, which httpx would leave out (RFC 2046, 5.1.1: only the closing delimiter)."""
    return {"content": b"--none--\r\n", "headers": {"Content-Type": f"{media_type}; boundary=none"}}


def _parts(forms: Forms, body: Json) -> Iterator[tuple[str, tuple[str | None, bytes, str]]]:
    """Multipart parts; file names are made up, as every client does."""
    for name, value in _fields(body):
        form = forms[name].form if name in forms else "text"
        for item in _many(value) if form in REPEATING else [value]:
            data = (json.dumps(item) if form == "json" else _text(item)).encode()
            kind = forms[name].content_type if name in forms else ""
            yield name, ("file" if form == "file" else None, data, kind or "text/plain")
