"""The bytes of a file, within a size limit, and the text that they encode.

Knows disks and encodings; must not know what the text says.
"""

from __future__ import annotations

import codecs
import difflib
import errno
import os
import stat
from pathlib import Path

from generator.document.locate import Address, is_foreign, too_large
from generator.findings import InputError, Position, failure

MAX_BYTES = 64 * 1024 * 1024

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def fetch(address: Address, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The content of `address`, at most `max_bytes` of it. Raises InputError where it cannot be had."""
    if is_foreign(address.text) and not Path(address.text).exists():
        hint = "Give a path or an http(s) address."
        raise failure("address-foreign", f"Addresses like {address.text} are not read.", suggestion=hint)
    if not address.is_remote:
        return _from_disk(address, max_bytes)
    from generator.document.read_web import fetch_url  # Here, because most documents are files, and httpx is large.

    return fetch_url(address, max_bytes)


def decode(content: bytes, file: str) -> str:
    """`content` as text: UTF-8, or what its byte order mark says (YAML 1.2, 5.2). Raises InputError."""
    mark, encoding = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", "utf-8"))
    try:
        text = content.removeprefix(mark).decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, encoding, file) from None
    if "\0" in text:
        raise failure(
            "document-not-text",
            "The file holds a NUL character: it is not a text file.",
            position=_at(text[: text.index("\0")], file),
            suggestion="Save the document as UTF-8 text.",
        )
    return text


def _undecodable(content: bytes, error: UnicodeDecodeError, encoding: str, file: str) -> InputError:
    before = content[: error.start].decode(encoding, "replace")
    return failure(
        "encoding-broken",
        f"The byte 0x{error.object[error.start]:02x} is not valid {encoding.upper()}.",
        position=_at(before, file),
        suggestion="Save the document as UTF-8.",
    )


def _at(before: str, file: str) -> Position:
    return Position(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _from_disk(address: Address, max_bytes: int) -> bytes:
    try:
        with Path(address.text).open("rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                limit = max_bytes
            elif (limit := status.st_size) > max_bytes:
                raise too_large(address, max_bytes)
            # One byte more than may come tells a file that is too long; asking for more would reserve it.
            content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(address, error) from None
    if len(content) > max_bytes:
        raise too_large(address, max_bytes)
    return content


def _unreadable(address: Address, error: OSError | ValueError) -> InputError:
    """A fault for each way in which a path can be wrong; a ValueError is a path with a NUL in it."""
    name, position = address.shown, Position(address.shown)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return failure("file-missing", f"There is no file {name}.", position=position, suggestion=_nearby(name))
        case IsADirectoryError():
            hint = "Name the document in it."
            return failure("file-is-directory", f"{name} is a directory.", position=position, suggestion=hint)
        case PermissionError():
            hint = "Check its permissions."
            return failure("file-forbidden", f"{name} may not be read.", position=position, suggestion=hint)
        case OSError() if error.errno == errno.ENAMETOOLONG:
            message = "The file name is too long."
        case _:
            message = f"{name} cannot be read: {getattr(error, 'strerror', None) or 'the name is not a path'}."
    return failure("file-unreadable", message, position=position, suggestion="Check the path.")


def _nearby(name: str) -> str:
    folder = Path(name).parent
    try:
        near = sorted(entry.name for entry in folder.iterdir() if entry.suffix in {".yaml", ".yml", ".json"})
    except (OSError, ValueError):
        return f"The folder {folder} does not exist or may not be read."
    close = difflib.get_close_matches(Path(name).name, near, n=1)
    if close:
        return f"Did you mean {folder / close[0]}?"
    return f"{folder} holds {', '.join(near[:5])}." if near else "Check the path."
