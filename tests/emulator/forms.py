"""Multipart bodies as clients write them."""

from __future__ import annotations

from typing import Any as Json
from urllib.parse import urlencode

from emulator.emulator import Emulator
from emulator.http import Request, Response
from tests.emulator.conftest import judge

Part = tuple[str, str | bytes] | tuple[str, str | bytes, str]
"""Name and content, and for a file its name."""

BOUNDARY = "----boundary7f3a"


def multipart(*parts: Part) -> bytes:
    """The bytes of a multipart body (RFC 7578)."""
    found = b""
    for name, content, *file in parts:
        disposition = f'form-data; name="{name}"' + (f'; filename="{file[0]}"' if file else "")
        kind = "\r\ncontent-type: application/octet-stream" if file else ""
        raw = content if isinstance(content, bytes) else content.encode()
        found += f"--{BOUNDARY}\r\ncontent-disposition: {disposition}{kind}\r\n\r\n".encode() + raw + b"\r\n"
    return found + f"--{BOUNDARY}--\r\n".encode()


def post(emulator: Emulator, path: str, *parts: Part, key: str = "key_a", **query: Json) -> Response:
    """The answer to a form, judged as `conftest.call` does."""
    headers = {"authorization": f"Bearer {key}", "content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    response = emulator.handle(Request("POST", path, urlencode(query), headers, multipart(*parts)))
    if emulator.profile != "live":
        judge(emulator, "POST", path, response)
    return response
