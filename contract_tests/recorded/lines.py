"""Exchanges as JSON lines: one object a line, as logs and test suites can easily write them.

Knows the members of a line; must not know what was asked.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Any as Json

from contract_tests.recorded.traffic import LARGEST, Message, Messages, Unreadable

SHAPE = '{"method", "url", "status", "request": {"headers", "body"}, "response": {"headers", "body"}, "seconds"}'
"""What a line holds, of which only the first three must be there. A body is text, JSON, or `{"base64": "…"}`."""


def read(lines: Iterable[str]) -> Messages:
    """The exchanges, in their order; empty lines are skipped. Raises Unreadable."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _message(json.loads(line))
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
                why = f"{type(error).__name__} {str(error)[:100]}"
                raise Unreadable(f"line {number} is not {SHAPE}: {why}") from None


def _message(line: Mapping[str, Json]) -> Message:
    request, response = line.get("request") or {}, line.get("response") or {}
    sent_headers, headers = _headers(request), _headers(response)
    body = _body(response, headers)
    return Message(
        method=str(line["method"]).upper(),
        url=str(line["url"]),
        status=int(line["status"]),
        sent_headers=sent_headers,
        sent=_body(request, sent_headers),
        headers=headers,
        body=body[:LARGEST],
        seconds=max(0.0, float(line.get("seconds") or 0.0)),
        is_whole=len(body) <= LARGEST,
    )


def _headers(side: Mapping[str, Json]) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in (side.get("headers") or {}).items()}


def _body(side: Mapping[str, Json], headers: dict[str, str]) -> bytes:
    """The body as bytes; what was written as JSON is JSON, and said to be where nothing else was."""
    value = side.get("body")
    match value:
        case None if "body" not in side or "json" not in headers.get("content-type", ""):
            return b""
        case {"base64": str(text), **more} if not more:
            return base64.b64decode(text, validate=True)
        case str(text):
            return text.encode("utf-8", "surrogatepass")
        case _:
            headers.setdefault("content-type", "application/json")
            return json.dumps(value).encode()
