"""What an answer is on the wire: which of the declared contents it has, its media type and its bytes.

Knows media types; must not know operations or state.
"""

from __future__ import annotations

from typing import Any as Json

from emulator.http import JSON, Response, encoded
from generator.ir.api import Content, Operation
from generator.ir.api import Response as Declared

BODILESS = frozenset((204, 205, 304))
"""Statuses whose responses have no body, whatever a document says (RFC 9110, section 15)."""

WITHOUT_NAME = "application/octet-stream"


def content_of(response: Declared | None) -> Content | None:
    """The content that is sent: JSON where it is declared, else the first; None for an empty body."""
    contents = response.contents if response is not None else ()
    return next((each for each in contents if is_json(each.media_type)), contents[0] if contents else None)


def success_of(operation: Operation) -> Declared | None:
    """What is declared for success: the first 2xx, else what holds for every status."""
    return operation.success or next((each for each in operation.responses if each.status.lower() == "default"), None)


def is_json(media_type: str) -> bool:
    """Whether bodies of a media type, or range, may be JSON (RFC 6839, section 3.1)."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json")) or essence in ("*/*", "application/*")


def answer(status: int, content: Content | None, value: Json) -> Response:
    """A response of `status` with `value` as its body; none where the status allows none."""
    if content is None or status in BODILESS:
        return Response(status)
    media_type = content.media_type
    if is_json(media_type):
        return Response(status, (JSON if "*" in media_type else ("content-type", media_type),), encoded(value))
    if media_type.lower().startswith("text/event-stream"):
        return Response(status, (("content-type", media_type),), b"data: " + encoded(value) + b"\n\n")
    raw = value if isinstance(value, bytes) else value.encode() if isinstance(value, str) else encoded(value)
    return Response(status, (("content-type", WITHOUT_NAME if "*" in media_type else media_type),), raw)
