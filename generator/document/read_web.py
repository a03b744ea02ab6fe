"""The bytes behind a URL, within limits of size and time.

Knows HTTP; must not know what is fetched.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import httpx

from generator.document.locate import Address, too_large
from generator.findings import InputError, Position, failure

SECONDS_PER_STEP = 20.0
SECONDS_IN_ALL = 120.0
MAX_REDIRECTS = 5
LONGEST_ETAG = 200


@dataclass(frozen=True, slots=True)
class Fetched:
    """A representation and the validator that its server gave it (RFC 9110, section 8.8.3), empty where none."""

    content: bytes
    etag: str = ""


def fetch_url(address: Address, max_bytes: int) -> bytes:
    """The answer to GET, at most `max_bytes` of it. Raises InputError for anything else than a success."""
    fetched = fetch_changed(address, max_bytes)
    return fetched.content if fetched is not None else b""


def fetch_changed(address: Address, max_bytes: int, *, etag: str = "") -> Fetched | None:
    """The answer to GET, None where it still is the one that `etag` validates (RFC 9110, section 13.1.2).

    Raises InputError for anything else than a success.
    """
    headers = {"If-None-Match": etag} if etag else {}
    # httpx follows redirects to http and https alone: any other scheme is an UnsupportedProtocol.
    client = httpx.Client(follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=SECONDS_PER_STEP)
    try:
        with client, client.stream("GET", address.text, headers=headers) as response:
            if etag and response.status_code == httpx.codes.NOT_MODIFIED:
                return None
            if not response.is_success:
                raise _unreachable(address, f"the server answers {response.status_code}")
            return Fetched(_stream(response, address, max_bytes), response.headers.get("etag", "")[:LONGEST_ETAG])
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
        raise _unreachable(address, str(error) or type(error).__name__) from None


def _stream(response: httpx.Response, address: Address, max_bytes: int) -> bytes:
    content, deadline = bytearray(), time.monotonic() + SECONDS_IN_ALL
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > max_bytes:
            raise too_large(address, max_bytes)
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
