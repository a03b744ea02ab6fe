"""What was asked before, byte for byte: clients that poll send the very same bytes again and again.

Knows bytes and the requests that they are; must not know how they are parsed or answered. Only requests without a body:
the bodies of others are seldom the same.
"""

from __future__ import annotations

from emulator.http import Request

KEPT, LONGEST = 1024, 2048
"""How many requests are kept, and of how many bytes at the most."""


class Heard:
    """The last requests without a body, by who sent them and the bytes that each was, from its first to its last."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], Request] = {}

    def get(self, host: str, data: bytes) -> Request | None:
        """The request that these bytes are when they come from `host`; None where that is not known."""
        return self._known.get((host, data))

    def keep(self, host: str, data: bytes, request: Request) -> None:
        """Remember what bytes mean; with one too many the others are forgotten."""
        if request.body or len(data) > LONGEST:
            return
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[host, data] = request
