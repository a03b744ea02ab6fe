"""The bytes of a file or URL, within a size limit, and the text that they encode.

Knows disks, HTTP and encodings; must not know what the text says.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
import time
from pathlib import Path

import httpx

from generator.document.locate import Address
from generator.findings import InputError, Position, failure

MAX_BYTES = 64 * 1024 * 1024
SECONDS_PER_STEP = 20.0
SECONDS_IN_ALL = 120.0
MAX_REDIRECTS = 5

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
    return _from_web(address, max_bytes) if address.is_remote else _from_disk(address, max_bytes)


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
                raise _too_large(address, max_bytes)
            # One byte more than may come tells a file that is too long; asking for more would reserve it.
            content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(address, error) from None
    if len(content) > max_bytes:
        raise _too_large(address, max_bytes)
    return content


def _too_large(address: Address, max_bytes: int) -> InputError:
    return failure(
        "document-too-large",
        f"{address.shown} is larger than {max_bytes // 1024:,} KiB.",
        position=Position(address.shown),
        suggestion="Split the document, or leave out what is not needed.",
    )


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
    return f"{folder} holds {', '.join(near[:5])}." if near else "Check the path."


def _from_web(address: Address, max_bytes: int) -> bytes:
    # httpx follows redirects to http and https alone: any other scheme is an UnsupportedProtocol.
    client = httpx.Client(follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=SECONDS_PER_STEP)
    try:
        with client, client.stream("GET", address.text) as response:
            if not response.is_success:
                raise _unreachable(address, f"the server answers {response.status_code}")
            return _stream(response, address, max_bytes)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
        raise _unreachable(address, str(error) or type(error).__name__) from None


def _stream(response: httpx.Response, address: Address, max_bytes: int) -> bytes:
    content, deadline = bytearray(), time.monotonic() + SECONDS_IN_ALL
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > max_bytes:
            raise _too_large(address, max_bytes)
        if time.monotonic() > deadline:
            raise _unreachable(address, f"it takes longer than {SECONDS_IN_ALL:.0f} seconds")
    return bytes(content)


def _unreachable(address: Address, why: str) -> InputError:
    return failure(
        "url-unreachable",
        f"{address.shown} cannot be fetched: {why}.",
        position=Position(address.shown),
        suggestion="Check the address and the network, or download the document.",
    )
