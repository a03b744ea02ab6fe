"""How long a call may take, and how much may come back.

Knows where httpx waits and reads; must not know what a call is for.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial

import httpx

from .clock import Clock


class TooLargeError(Exception):
    """A body grew beyond what is taken. Stays inside the runtime, which names the operation."""


class Budget(dict[str, float | None]):
    """httpx's timeouts of one attempt, each no longer than what the deadline leaves when it is asked for.

    httpx hands this mapping to the transport, which asks it anew before it connects, writes and reads.
    """

    def __init__(self, timeouts: dict[str, float | None], remaining: Callable[[], float | None]) -> None:
        super().__init__(timeouts)
        self._remaining = remaining

    def get(self, key: str, default: float | None = None) -> float | None:  # type: ignore[override]
        """Seconds for one phase. At least a millisecond: zero would mean not to block, rather than not to wait."""
        chosen, remaining = super().get(key, default), self._remaining()
        left = max(remaining, 0.001) if remaining is not None else None
        return chosen if left is None else left if chosen is None else min(left, chosen)


class Limits:
    """The limits of one call: `size` in bytes after decoding, `deadline` in seconds from now or None."""

    __slots__ = ("_clock", "_ends", "size")

    def __init__(self, size: int, deadline: float | None, clock: Clock) -> None:
        self.size = size
        self._clock = clock
        self._ends = None if deadline is None else clock.monotonic() + deadline

    def remaining(self) -> float | None:
        """Seconds until the deadline, negative behind it; None without one."""
        return None if self._ends is None else self._ends - self._clock.monotonic()

    @property
    def is_late(self) -> bool:
        """Whether the deadline passed."""
        return self._ends is not None and self._clock.monotonic() >= self._ends

    def shorten(self, request: httpx.Request) -> None:
        """Let no phase of `request` take longer than the deadline leaves."""
        if self._ends is not None:
            request.extensions["timeout"] = Budget(request.extensions.get("timeout", {}), self.remaining)

    def guard(self, answer: httpx.Response) -> None:
        """Make reading `answer` end where its body grows too large, or the deadline passes.

        Raises TooLargeError where the answer itself says that it is too large.
        """
        length = answer.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.size:
            raise TooLargeError
        if self._ends is None and length and "content-encoding" not in answer.headers:
            return
        # httpx reads a body by these two methods: there is no other place where it is seen to grow.
        answer.iter_bytes = partial(self._bounded, answer.iter_bytes)  # type: ignore[method-assign]
        answer.aiter_bytes = partial(self._abounded, answer.aiter_bytes)  # type: ignore[method-assign]

    def _check(self, size: int) -> None:
        if size > self.size:
            raise TooLargeError
        if self.is_late:
            raise httpx.ReadTimeout("the deadline passed")

    def _bounded(self, chunks: Callable[..., Iterator[bytes]], chunk_size: int | None = None) -> Iterator[bytes]:
        size = 0
        for chunk in chunks(chunk_size):
            size += len(chunk)
            self._check(size)
            yield chunk

    async def _abounded(
        self, chunks: Callable[..., AsyncIterator[bytes]], chunk_size: int | None = None
    ) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in chunks(chunk_size):
            size += len(chunk)
            self._check(size)
            yield chunk
