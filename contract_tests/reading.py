"""The values of a request that arrived.

Knows HTTP and how OpenAPI serializes parameters and multipart bodies; must not know which values are right, nor the
Case that was sent. Reading returns every value that a text may mean (`3` is a number or a string), since the wire does
not say which.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from email import message_from_bytes
from itertools import islice, product
from typing import Any as Json
from urllib.parse import unquote

import httpx

from contract_tests.wire import Forms
from generator.ir.api import Encoding, Operation

MANY = 256
REPEATING = ("file", "repeated")


def meanings(texts: Sequence[str]) -> list[Json]:
    """Every value that these texts of one parameter may mean."""
    each = [[text, *_parsed(text)] for text in texts]
    alone = each[0] if len(each) == 1 else []
    split = [part for text in texts for part in text.split(",")]
    return [*alone, *([options[kind] for options in each] for kind in (0, -1)), split, [_last(part) for part in split]]


def _last(text: str) -> Json:
    return next(_parsed(text), text)


def _parsed(text: str) -> Iterator[Json]:
    try:
        yield json.loads(text)
    except ValueError:
        return


def arrived(operation: Operation, request: httpx.Request) -> Mapping[tuple[str, str], list[Json]]:
    """What each parameter of `request` may mean; those that did not arrive are missing."""
    found = {("path", name): meanings([text]) for name, text in _segments(operation.path, request).items()}
    for name in request.url.params:
        found["query", name] = meanings(request.url.params.get_list(name))
    for each in operation.headers:
        if each.wire in request.headers:
            found["header", each.wire] = meanings([request.headers[each.wire]])
    for name, text in _cookies(request).items():
        found["cookie", name] = meanings([text])
    return found


def _segments(template: str, request: httpx.Request) -> dict[str, str]:
    raw = request.url.raw_path.decode().partition("?")[0].split("/")
    names = template.split("/")
    pairs = zip(names[::-1], raw[::-1], strict=False)  # from the end, since the base URL may have a path of its own
    return {name[1:-1]: unquote(text) for name, text in pairs if name[:1] == "{" and name[-1:] == "}"}


def _cookies(request: httpx.Request) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in request.headers.get("cookie", "").split("; "))
    return {name: text for name, sign, text in pairs if sign}


def body(request: httpx.Request, forms: Forms) -> list[Json]:
    """What the body of `request` may mean: none, one, or several values."""
    content = request.read()
    media_type = request.headers.get("content-type", "")
    if media_type.startswith("multipart/"):
        return _form(media_type, content, forms)
    text = content.decode()
    return list(_parsed(text)) if "json" in media_type else [text]


def _form(media_type: str, content: bytes, forms: Forms) -> list[Json]:
    message = message_from_bytes(b"Content-Type: " + media_type.encode() + b"\r\n\r\n" + content)
    parts: dict[str, list[str]] = {}
    for part in message.get_payload() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")  # type: ignore[union-attr]
        parts.setdefault(str(name), []).append(part.get_payload(decode=True).decode())  # type: ignore[union-attr]
    read = {name: _field(forms.get(name), texts) for name, texts in parts.items()}
    choices = [[value, *_parsed(value)] if isinstance(value, str) else [value] for value in read.values()]
    lists = [name for name, encoding in forms.items() if encoding.form in REPEATING and name not in read]
    filled: list[dict[str, Json]] = [{name: [] for name in lists}, {}] if lists else [{}]
    chosen = [dict(zip(read, values, strict=True)) for values in islice(product(*choices), MANY)]
    # A list without items sends no part, so that a missing one may mean it.
    return [{**values, **empty} for values in chosen for empty in filled]


def _field(encoding: Encoding | None, texts: list[str]) -> Json:
    form = encoding.form if encoding else "text"
    if form == "json":
        return json.loads(texts[0])
    return texts if form in REPEATING else texts[0]
