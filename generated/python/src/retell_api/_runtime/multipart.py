"""Bodies of multipart/form-data, as the parts that httpx takes.

Knows how files, texts and JSON travel in a form; must not know any operation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any

from .errors import InvalidRequestError
from .operation import PartForm
from .spelling import text, to_json

FileContent = IO[bytes] | bytes | PathLike[str]
"""What is uploaded: an open binary file, its bytes, or its path."""

File = FileContent | tuple[str | None, FileContent] | tuple[str | None, FileContent, str | None]
"""A file, alone or with its name and its media type."""

Part = tuple[str, tuple[str | None, IO[bytes] | bytes] | tuple[str | None, IO[bytes] | bytes, str | None]]


def parts(values: Mapping[str, object], forms: Mapping[str, PartForm]) -> list[Part]:
    """The parts of a form, in the order of `values`, by names on the wire. None is left out: a form has no null."""
    return [
        part for wire, value in values.items() if value is not None for part in _parts(wire, value, forms.get(wire))
    ]


def _parts(wire: str, value: object, form: PartForm | None) -> Iterator[Part]:
    match form:
        case "repeated":
            # The name stands bare on each part: `files`, not `files[]`.
            yield from (_part(wire, item) for item in _many(value))
        case "json":
            yield wire, (None, to_json(value).encode())
        case "file":
            yield wire, _file(value)
        case _:
            yield _part(wire, value)


def _many(value: object) -> Iterable[object]:
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | tuple) and not hasattr(value, "read"):
        return value
    return value if isinstance(value, tuple) and not _is_named(value) else (value,)


def _is_named(value: tuple[Any, ...]) -> bool:
    """Whether a tuple is one file with its name, and not several files."""
    return 2 <= len(value) <= 3 and (value[0] is None or isinstance(value[0], str))


def _part(wire: str, value: object) -> Part:
    if isinstance(value, bytes | PathLike | tuple) or hasattr(value, "read"):
        return wire, _file(value)
    return wire, (None, text(value).encode())


def _file(value: object) -> tuple[str | None, IO[bytes] | bytes] | tuple[str | None, IO[bytes] | bytes, str | None]:
    match value:
        case (str() | None as name, content):
            return name, _content(content)
        case (str() | None as name, content, str() | None as media_type):
            return name, _content(content), media_type
        case _:
            return _name(value), _content(value)


def _content(value: object) -> IO[bytes] | bytes:
    match value:
        case bytes() | bytearray():
            return bytes(value)
        case PathLike():
            return Path(value).read_bytes()
        case _ if hasattr(value, "read"):
            stream: Any = value
            return stream  # type: ignore[no-any-return]
        case _:
            raise InvalidRequestError(
                f"{type(value).__name__} is not a file: give bytes, a path or an open binary file"
            )


def _name(value: object) -> str:
    """A file name: servers tell a file from a text by it, so there always is one."""
    if isinstance(value, PathLike):
        return Path(value).name
    name = getattr(value, "name", None)
    return Path(name).name if isinstance(name, str) else "upload"
