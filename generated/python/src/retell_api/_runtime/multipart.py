"""Bodies of multipart/form-data (RFC 7578).

Knows how files, texts and JSON travel in a form; must not know any operation, nor where bytes come from.
"""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any, cast

from .errors import InvalidRequestError
from .operation import PartForm
from .spelling import text, to_json
from .streams import Blob, Source, Stream, source

FileContent = IO[bytes] | bytes | PathLike[str]
"""What is uploaded: an open binary file, its bytes, or its path."""

File = FileContent | tuple[str | None, FileContent] | tuple[str | None, FileContent, str | None]
"""A file, alone or with its name and its media type."""

Part = tuple[bytes, Source]
"""The header fields of a part, and its content."""

# WHATWG HTML, "multipart/form-data encoding algorithm": what would end a parameter, or begin a header field.
_ESCAPES = {**{code: f"%{code:02X}" for code in (*range(32), 127)}, ord('"'): "%22"}


def form(values: Mapping[str, object], forms: Mapping[str, PartForm]) -> tuple[str, Stream] | None:
    """The media type and the body of a form, by names on the wire, in the order of `values`; None without any part.

    None is left out: a form has no null. Raises InvalidRequestError for what is no file where one is needed.
    """
    given = [(wire, value) for wire, value in values.items() if value is not None]
    parts = [part for wire, value in given for part in _parts(wire, value, forms.get(wire))]
    if not parts:
        return None
    boundary = os.urandom(16).hex()
    opening, closing = f"--{boundary}\r\n".encode(), f"--{boundary}--\r\n".encode()
    pieces = [each for head, content in parts for each in (Blob(opening + head), content, Blob(b"\r\n"))]
    return f"multipart/form-data; boundary={boundary}", Stream([*pieces, Blob(closing)])


def _parts(wire: str, value: object, form: PartForm | None) -> Iterator[Part]:
    match form:
        case "repeated":
            # The name stands bare on each part: `files`, not `files[]`.
            yield from (_part(wire, item) for item in _many(value))
        case "json":
            yield _head(wire), Blob(to_json(value).encode())
        case "file":
            yield _file(wire, value)
        case _:
            yield _part(wire, value)


def _head(wire: str, filename: str | None = None, media_type: str | None = None) -> bytes:
    """The header fields of a part. Raises InvalidRequestError for a media type that would be more than one field."""
    named = "" if filename is None else f'; filename="{_escaped(filename)}"'
    typed = "" if media_type is None else f"\r\nContent-Type: {media_type}"
    if media_type is not None and not (media_type.isascii() and media_type.isprintable()):
        raise InvalidRequestError(f"{wire}: a media type holds a character that none can have")
    fields = f'Content-Disposition: form-data; name="{_escaped(wire)}"{named}{typed}\r\n\r\n'
    return fields.encode(errors="replace")


def _escaped(name: str) -> str:
    return name.translate(_ESCAPES)


def _many(value: object) -> Iterable[object]:
    if _is_one(value) or not isinstance(value, Iterable):
        return (value,)
    return cast("Iterable[object]", value)


def _is_one(value: object) -> bool:
    """Whether what can be iterated is one part all the same: a text, bytes, a file, or a file with its name."""
    return isinstance(value, str | bytes) or hasattr(value, "read") or _is_named(_tuple(value))


def _tuple(value: object) -> tuple[Any, ...]:
    """A tuple as it is, none of anything else."""
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()


def _is_named(value: tuple[Any, ...]) -> bool:
    """Whether a tuple is one file with its name, and not several files."""
    return 2 <= len(value) <= 3 and (value[0] is None or isinstance(value[0], str))


def _is_file(value: object) -> bool:
    return isinstance(value, bytes | bytearray | PathLike | tuple) or hasattr(value, "read")


def _part(wire: str, value: object) -> Part:
    if _is_file(value):
        return _file(wire, value)
    return _head(wire), Blob(text(value).encode())


def _file(wire: str, value: object) -> Part:
    match _tuple(value):
        case (str() | None as name, content):
            return _head(wire, name, _guessed(name)), source(content)
        case (str() | None as name, content, str() | None as media_type):
            return _head(wire, name, media_type or _guessed(name)), source(content)
        case _:
            name = _name(value)
            return _head(wire, name, _guessed(name)), source(value)


def _guessed(name: str | None) -> str | None:
    """The media type that a file's name tells; none for a part that is no file."""
    return None if name is None else mimetypes.guess_type(name)[0] or "application/octet-stream"


def _name(value: object) -> str:
    """A file name: servers tell a file from a text by it, so there always is one."""
    if isinstance(value, PathLike):
        return Path(cast("PathLike[str]", value)).name
    name = getattr(value, "name", None)
    return Path(name).name if isinstance(name, str) else "upload"
