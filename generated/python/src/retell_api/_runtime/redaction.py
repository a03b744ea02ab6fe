"""Keeping secrets out of what people read: messages, logs, and errors that are sent from process to process.

Knows what names of headers, parameters and properties say about their values; must not know any API.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast
from urllib.parse import quote

import httpx

REMOVED = "[removed]"
SHORTEST = 6
"""Anything shorter is no secret, and occurs in ordinary words."""
LONGEST_TEXT = 2000

_HARMLESS = ("accept", "content-type", "host", "user-agent")
_TELLING = (
    r"passw(or)?d|passphrase|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|auth|credential|cookie|signature"
    r"|session"
)
"""Not compiled here: importing the package must stay near importing httpx."""


def is_secret(name: str) -> bool:
    """Whether a header, a parameter or a property of this name holds what must not be shown."""
    return re.search(_TELLING, name, re.IGNORECASE) is not None


def secrets(request: httpx.Request, keys: Iterable[str] = ()) -> tuple[str, ...]:
    """What a request carries that must not be shown: the client's `keys`, and values whose name says so."""
    named = [value for name, value in (*request.headers.items(), *request.url.params.items()) if is_secret(name)]
    # Of `Bearer abc` the scheme is no secret, and `abc` may be repeated without it, or as an address spells it.
    parts = {part for value in (*keys, *named) for part in (value, value.partition(" ")[2], quote(value, safe=""))}
    return tuple(sorted((part for part in parts if len(part) >= SHORTEST), key=lambda each: (-len(each), each)))


def text(shown: str, hidden: Iterable[str]) -> str:
    """`shown` on one line, without the values in `hidden`, cut to a length that people read."""
    for secret in hidden:
        shown = shown.replace(secret, REMOVED)
    line = " ".join(shown.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[:LONGEST_TEXT]}…"


def headers(given: Mapping[str, str]) -> dict[str, str]:
    """Headers by name, secret ones without their value."""
    return {name: REMOVED if is_secret(name) else value for name, value in given.items()}


def body(content: bytes, media_type: str) -> str:
    """A body for a log: JSON without its secrets; of anything else the type and the size only."""
    if not content:
        return "nothing"
    try:
        return json.dumps(_masked(json.loads(content)), ensure_ascii=False)
    except (ValueError, RecursionError):
        return f"{len(content)} bytes of {media_type or 'unknown type'}"


def url(given: httpx.URL) -> httpx.URL:
    """An address without user, password, and the secret parameters of its query."""
    kept = [(name, REMOVED if is_secret(name) else value) for name, value in given.params.multi_items()]
    return given.copy_with(username=None, password=None, params=kept or None)


def address(given: str) -> str:
    """A base address without the user and the password that may stand in it."""
    scheme, slashes, rest = given.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"


def request(sent: httpx.Request) -> httpx.Request:
    """A request to keep: where it went. Without its body, its query and every header that might be a key."""
    kept = {name: sent.headers[name] for name in _HARMLESS if name in sent.headers}
    return httpx.Request(sent.method, sent.url.copy_with(username=None, password=None, query=None), headers=kept)


def response(answer: httpx.Response) -> httpx.Response:
    """A response to keep: what came, beside a request without secrets. A body that nobody read stays behind."""
    try:
        content = answer.content
    except httpx.StreamError:
        content = b""
    # The content is decoded already: headers that say otherwise would have it decoded again.
    kept = [pair for pair in answer.headers.multi_items() if pair[0] not in ("content-encoding", "transfer-encoding")]
    sent = asked(answer)
    return httpx.Response(answer.status_code, headers=kept, content=content, request=sent and request(sent))


def asked(answer: httpx.Response) -> httpx.Request | None:
    """The request that a response belongs to; None where it was made without one."""
    try:
        return answer.request
    except RuntimeError:
        return None


def _masked(value: Any) -> Any:
    match value:
        case dict():
            members = cast("dict[str, object]", value)
            return {
                name: REMOVED if is_secret(name) and isinstance(inner, str) else _masked(inner)
                for name, inner in members.items()
            }
        case list():
            return [_masked(inner) for inner in cast("list[object]", value)]
        case _:
            return value
