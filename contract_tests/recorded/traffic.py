"""One request and its answer as they were on the wire.

Knows HTTP messages as values; must not know where they were recorded, or what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LARGEST = 8 * 1024 * 1024
"""How many bytes of a body are kept; what is longer is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A recorded exchange. Names of headers are in lower case; `seconds` is how long the answer took.

    `is_whole` is False where a body was cut, or is missing though there was one: nothing can be said of it.
    """

    method: str
    url: str
    status: int
    sent_headers: Mapping[str, str] = field(default_factory=dict)
    sent: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    seconds: float = 0.0
    is_whole: bool = True


Messages = Iterator[Message]


class Unreadable(ValueError):  # noqa: N818 - a file that is no use, as its user sees it
    """A recording that cannot be read; the message says where and why."""
