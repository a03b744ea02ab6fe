"""What was coded for transport, decoded within bounds.

Knows content codings (RFC 9110, section 8.4); must not know media types. A few kilobytes may stand for gigabytes: what
decodes to more than is allowed is left.
"""

from __future__ import annotations

import zlib

GZIP = ("gzip", "x-gzip")
EITHER = 32
"""Added to zlib's window: the header tells whether it is gzip or zlib."""


class Undecodable(ValueError):  # noqa: N818 - what the server sent, nothing wrong with us
    """A body that cannot be decoded; the message says why."""


class TooLong(ValueError):  # noqa: N818 - a bound, nothing wrong with us
    """A body that decodes to more than is allowed."""


def decoded(body: bytes, codings: str, *, most: int) -> bytes:
    """`body` without what a Content-Encoding header says was done to it, at most `most` bytes.

    Raises Undecodable where a coding is unknown or broken, TooLong where more would come out. We ask for `identity`,
    so that anything else is a server's own idea: only what every client knows is undone, and only once.
    """
    named = [each.strip().lower() for each in codings.split(",")]
    named = [each for each in named if each not in ("", "identity")]
    if not named or not body:
        return body
    if len(named) > 1 or named[0] not in (*GZIP, "deflate"):
        raise Undecodable(f"its coding is {', '.join(named)[:60]}, which was not asked for")
    return _inflated(body, most, named[0])


def _inflated(body: bytes, most: int, coding: str) -> bytes:
    window = zlib.MAX_WBITS + EITHER
    if coding == "deflate" and body[:1] and body[0] & 0x0F != 8:
        window = -zlib.MAX_WBITS  # as many servers send it, without the header that RFC 9110, 8.4.1.2 asks for
    inflating = zlib.decompressobj(window)
    try:
        found = inflating.decompress(body, most + 1)
    except zlib.error as error:
        raise Undecodable(f"it is not what its coding says: {str(error)[:80]}") from None
    if len(found) > most:
        raise TooLong
    if not inflating.eof:
        raise Undecodable("it ends before its coding does")
    return found
