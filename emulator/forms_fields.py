"""The bytes of a form as fields: multipart (RFC 7578) and URL-encoded bodies.

Knows both encodings and their bounds; must not know which fields are declared. Every fault raises Problem.
"""

from __future__ import annotations

import logging
from typing import Final
from urllib.parse import unquote_to_bytes

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from emulator.forms import Field
from emulator.problem import Problem

MAX_FIELDS: Final = 1000
_SILENT = logging.Logger("emulator.forms")  # of its own: what a client got wrong is answered, not logged
_SILENT.addHandler(logging.NullHandler())


def urlencoded_fields(body: bytes) -> list[Field]:
    """The pairs of an URL-encoded body (URL standard, 5.1)."""
    if body.count(b"&") >= MAX_FIELDS:
        raise _too_many()
    pairs = [pair.replace(b"+", b" ").partition(b"=") for pair in body.split(b"&") if pair]
    return [Field(_name(unquote_to_bytes(name)), unquote_to_bytes(value)) for name, _, value in pairs]


def multipart_fields(content_type: str, body: bytes) -> list[Field]:
    """The parts of a multipart body, in their order."""
    collected = _Collector()
    try:
        _, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if not boundary:
            raise Problem("invalid", "request/headers/content-type must name the boundary of the multipart body")
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": collected.begin,
                "on_header_field": collected.header_name,
                "on_header_value": collected.header_value,
                "on_header_end": collected.header_end,
                "on_part_data": collected.data,
                "on_part_end": collected.end,
                "on_end": collected.finish,
            },
        )
        parser.logger = _SILENT
        parser.write(body)
    except (FormParserError, ValueError) as error:
        offset = getattr(error, "offset", -1)
        where = f" at byte {offset}" if offset >= 0 else ""
        raise Problem("invalid", f"request/body is not valid multipart{where}") from None
    if not collected.finished:
        raise Problem("invalid", "request/body is truncated: the closing boundary of the multipart body is missing")
    return collected.fields


class _Collector:
    """What the parser has told so far."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.finished = False
        self._headers: dict[bytes, bytes] = {}
        self._header_name = b""
        self._header_value = b""
        self._content: list[bytes] = []

    def begin(self) -> None:
        if len(self.fields) >= MAX_FIELDS:
            raise _too_many()
        self._headers, self._content = {}, []

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def header_end(self) -> None:
        self._headers[self._header_name.lower()] = self._header_value
        self._header_name = self._header_value = b""

    def data(self, data: bytes, start: int, end: int) -> None:
        self._content.append(data[start:end])

    def end(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        if not options.get(b"name"):
            raise Problem("invalid", f"request/body has a part without a name, number {len(self.fields) + 1}")
        filename = options.get(b"filename")
        self.fields.append(
            Field(
                _name(options[b"name"]),
                self._content[0] if len(self._content) == 1 else b"".join(self._content),
                None if filename is None else _name(filename),
                self._headers.get(b"content-type", b"").decode("latin-1"),
            )
        )

    def finish(self) -> None:
        self.finished = True


def _name(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Problem("invalid", "request/body has a field whose name is no valid UTF-8") from None


def _too_many() -> Problem:
    return Problem("invalid", f"request/body must NOT have more than {MAX_FIELDS} fields")
