"""The key that a server gives back: found, however it is spelled, and put out of sight before anything is kept.

Knows how texts spell a secret; must not know what is done with an answer.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

SHORTEST = 6
"""Shorter keys are none: hiding them would change what answers say."""

MASK = b"[key]"


@dataclass(frozen=True, slots=True)
class Echo:
    """Finds one key."""

    key: str = field(repr=False)
    _pattern: re.Pattern[bytes] | None = field(init=False, repr=False)
    _encoded: tuple[bytes, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        raw = self.key.encode()
        is_secret = len(raw) >= SHORTEST
        pattern = re.compile(b"".join(map(_spelled, self.key))) if is_secret else None
        object.__setattr__(self, "_pattern", pattern)
        object.__setattr__(self, "_encoded", _encodings(raw) if is_secret else ())

    def hidden(self, data: bytes) -> bytes:
        """`data` with MASK for the key, as it is or as JSON, URLs, HTML or Base64 spell it."""
        if self._pattern is None or not data:
            return data
        if self.key.encode() in data or any(sign in data for sign in (b"\\", b"%", b"&")):
            data = self._pattern.sub(MASK, data)
        for each in self._encoded:
            data = data.replace(each, MASK)
        return data

    def hidden_in(self, text: str) -> str:
        """The same for a text."""
        return self.hidden(text.encode(errors="surrogatepass")).decode(errors="surrogatepass")


def _spelled(character: str) -> bytes:
    """A pattern for one character: as it is, or escaped as in JSON, URLs and HTML."""
    raw, number = character.encode(), ord(character)
    ways = [re.escape(raw), rb"\\" + re.escape(raw), b"".join(b"%%(?i:%02x)" % each for each in raw)]
    ways += [rb"\\u(?i:%04x)" % number] if number < 0x10000 else []
    ways += [b"&#0*%d;" % number, b"&#[xX]0*(?i:%x);" % number]
    return b"(?:" + b"|".join(ways) + b")"


def _encodings(raw: bytes) -> tuple[bytes, ...]:
    """What of the key's Base64 does not depend on what stands before and after it (RFC 4648), in both alphabets."""
    found: list[bytes] = []
    for before in range(3):
        text = base64.b64encode(b"\0" * before + raw)
        inner = text.rstrip(b"=")[(0, 2, 3)[before] :]
        inner = inner[:-1] if (before + len(raw)) % 3 else inner
        if len(inner) >= SHORTEST:
            found += [inner, inner.translate(bytes.maketrans(b"+/", b"-_"))]
    return tuple(dict.fromkeys(found))
