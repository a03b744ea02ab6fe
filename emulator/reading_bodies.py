"""Bodies as values: which of the declared contents a body is, and what its bytes mean.

Knows media types (RFC 9110, 8.3) and the bounds of what is read; must not know which values are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any as Json

import orjson

from emulator.forms import Form
from emulator.forms_fields import multipart_fields, urlencoded_fields
from emulator.problem import Problem
from emulator.reading_texts import Types
from generator.ir.api import Content
from generator.ir.types import Bytes
from generator.ir.walk import resolve

MAX_DEPTH = 128
MAX_VALUES = 500_000
Read = Callable[[str, bytes], Json]
"""From the Content-Type header and the bytes to the value. Raises Problem."""


@dataclass(frozen=True, slots=True)
class Media:
    """One declared content and how it is read; `range` is its media type in lower case, without parameters."""

    content: Content
    range: str
    read: Read
    is_form: bool


def media(types: Types, content: Content) -> Media:
    """How bodies of `content` are read."""
    essence = essence_of(content.media_type)
    if essence.startswith("multipart/"):
        form = Form(types, content)
        return Media(content, essence, lambda header, body: form.read(multipart_fields(header, body)), is_form=True)
    if essence == "application/x-www-form-urlencoded":
        form = Form(types, content)
        return Media(content, essence, lambda _, body: form.read(urlencoded_fields(body)), is_form=True)
    binary = isinstance(resolve(types, content.type), Bytes)
    return Media(content, essence, _read_binary if binary else _read_by_type, is_form=False)


def essence_of(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def chosen(declared: Sequence[Media], header: str) -> Media:
    """The content that a Content-Type header means, the most precise range first.

    Raises Problem, which names the accepted types, where none is meant.
    """
    essence = essence_of(header)
    for wanted in _ranges(essence):
        for each in declared:
            if each.range == wanted:
                return each
    accepted = ", ".join(each.range for each in declared)
    raise Problem("invalid", f"request/headers/content-type must be one of the accepted media types: {accepted}")


def _ranges(essence: str) -> Iterator[str]:
    if essence:
        yield from (essence, essence.partition("/")[0] + "/*")
    yield "*/*"


def _read_by_type(header: str, body: bytes) -> Json:
    essence = essence_of(header)
    _check_charset(header)
    if essence.endswith(("/json", "+json")):
        return _read_json(body)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Problem("invalid", f"request/body must be valid UTF-8 (byte {error.start})") from None


def _read_binary(_: str, body: bytes) -> Json:
    return body


def _check_charset(header: str) -> None:
    """JSON is UTF-8 (RFC 8259, 8.1); of other charsets nothing can be read."""
    for option in header.split(";")[1:]:
        name, _, value = option.partition("=")
        if name.strip().lower() == "charset" and value.strip().strip('"').lower() not in ("utf-8", "utf8", "us-ascii"):
            raise Problem("invalid", "request/headers/content-type must have the charset utf-8")


def _read_json(body: bytes) -> Json:
    # Each value but the first follows one of these; text that holds many of them is counted too, which does no harm
    # below the size at which a body of many small values would take gigabytes.
    if len(body) > MAX_VALUES and sum(map(body.count, (b"[", b"{", b","))) > MAX_VALUES:
        raise Problem("invalid", f"request/body must NOT have more than {MAX_VALUES} values")
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Problem("invalid", _malformed(body, error)) from None
    if body.count(b"[") + body.count(b"{") > MAX_DEPTH and _depth_exceeds(value, MAX_DEPTH):
        raise _too_deep()
    return value


def _malformed(body: bytes, error: orjson.JSONDecodeError) -> str:
    if "depth" in error.msg or "recursion" in error.msg.lower():
        return _too_deep().message
    try:
        body.decode()
    except UnicodeDecodeError as wrong:
        return f"request/body must be valid UTF-8 (byte {wrong.start})"
    return f"request/body is not valid JSON (line {error.lineno}, column {error.colno})"


def _too_deep() -> Problem:
    return Problem("invalid", f"request/body must NOT be nested deeper than {MAX_DEPTH} levels")


def _depth_exceeds(value: Json, most: int) -> bool:
    """Whether lists and objects stand in each other more than `most` deep; level by level, without recursion."""
    level = [value]
    for _ in range(most):
        level = [child for node in level for child in _children(node) if isinstance(child, dict | list)]
        if not level:
            return False
    return True


def _children(node: Json) -> Iterator[Json]:
    match node:
        case dict():
            yield from node.values()
        case list():
            yield from node
