"""The values of a request that arrived.

Knows HTTP and how OpenAPI serializes parameters and multipart bodies; must not know which values are right, nor the
Case that was sent. Reading returns every value that a text may mean (`3` is a number or a string), since the wire does
not say which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any as Json
from urllib.parse import unquote

import httpx

from contract_tests import forms
from contract_tests.forms import parsed
from generator.ir.api import Operation


def meanings(texts: Sequence[str]) -> list[Json]:
    """Every value that these texts of one parameter may mean."""
    each = [[text, *parsed(text)] for text in texts]
    alone = each[0] if len(each) == 1 else []
    split = [part for text in texts for part in text.split(",")]
    empty: list[Json] = [[]] if list(texts) == [""] else []
    return [
        *alone,
        *empty,
        *([options[kind] for options in each] for kind in (0, -1)),
        split,
        [_last(part) for part in split],
    ]


def _last(text: str) -> Json:
    return next(parsed(text), text)


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
    """The path's parameters, matched from its end, since the base URL may have a path of its own."""
    names = re.findall(r"{([^}]*)}", template)
    literals = [re.escape(part) for part in re.split(r"{[^}]*}", template)]
    found = re.search("([^/]*)".join(literals) + "$", request.url.raw_path.decode().partition("?")[0])
    return {name: unquote(text) for name, text in zip(names, found.groups(), strict=True)} if found else {}


def _cookies(request: httpx.Request) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in request.headers.get("cookie", "").split("; "))
    return {name: text for name, sign, text in pairs if sign}


def body(request: httpx.Request, form: forms.Forms) -> list[Json]:
    """What the body of `request` may mean: none, one, or several values."""
    content = request.read()
    media_type = request.headers.get("content-type", "")
    if media_type.startswith((forms.MULTIPART, forms.URLENCODED)):
        return forms.values(media_type, content, form)
    text = content.decode()
    return list(parsed(text)) if "json" in media_type else [text]
