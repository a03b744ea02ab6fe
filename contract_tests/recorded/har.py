"""HTTP Archives (HAR 1.2), as browsers and proxies write them.

Knows the members of an archive; must not know what was asked. Nothing in a file is taken to be of the right type.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any as Json

from contract_tests.recorded.traffic import LARGEST, Message, Messages, Unreadable


def read(text: str) -> Messages:
    """The exchanges of an archive, in its order. Raises Unreadable."""
    try:
        entries = json.loads(text)["log"]["entries"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable(f"it is no HTTP Archive: {type(error).__name__} {str(error)[:100]}") from None
    if not isinstance(entries, list):
        raise Unreadable("it is no HTTP Archive: log.entries is no list")
    for number, entry in enumerate(entries):
        try:
            message = _message(entry)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Unreadable(f"log.entries[{number}]: {type(error).__name__} {str(error)[:100]}") from None
        if message is not None:
            yield message


def _message(entry: Mapping[str, Json]) -> Message | None:
    """One entry; None where no answer came (status 0)."""
    request, response = entry["request"], entry["response"]
    status = int(response["status"])
    if not 100 <= status <= 999:
        return None
    body, is_whole = _content(response.get("content") or {}, int(response.get("bodySize", -1) or 0))
    return Message(
        method=str(request["method"]).upper(),
        url=str(request["url"]),
        status=status,
        sent_headers=_headers(request.get("headers") or []),
        sent=_posted(request.get("postData") or {}),
        headers=_decoded(_headers(response.get("headers") or [])),
        body=body,
        seconds=max(0.0, float(entry.get("time") or 0.0) / 1000),
        is_whole=is_whole,
    )


def _headers(listed: list[Mapping[str, Json]]) -> dict[str, str]:
    """Headers by name; of several of one name, one list (RFC 9110, section 5.3)."""
    found: dict[str, str] = {}
    for each in listed:
        name = str(each["name"]).lower()
        found[name] = f"{found[name]}, {each['value']}" if name in found else str(each["value"])
    return found


def _decoded(headers: dict[str, str]) -> dict[str, str]:
    """Headers of a body that the archive holds without its coding (HAR 1.2, content)."""
    return {name: value for name, value in headers.items() if name not in ("content-encoding", "content-length")}


def _posted(data: Mapping[str, Json]) -> bytes:
    return str(data.get("text") or "").encode("utf-8", "surrogatepass")


def _content(content: Mapping[str, Json], size: int) -> tuple[bytes, bool]:
    """The body, and whether it is all of it: archives often leave bodies out, and say only how large they were."""
    text = content.get("text")
    if text is None:
        return b"", max(int(content.get("size") or 0), size) <= 0
    if content.get("encoding") == "base64":
        try:
            body = base64.b64decode(str(text), validate=True)
        except binascii.Error:
            return b"", False
    else:
        body = str(text).encode("utf-8", "surrogatepass")
    return body[:LARGEST], len(body) <= LARGEST
