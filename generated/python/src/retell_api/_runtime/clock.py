"""Time and chance, so that tests need neither.

Knows how to wait; must not know for what.
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable


async def _asleep(seconds: float) -> None:
    from anyio import sleep  # Here, because only asynchronous clients need it, on whichever loop httpx runs.

    await sleep(seconds)


class Clock:
    """`monotonic` and `wall` in seconds, `chance` from 0 to 1; `asleep` is awaited."""

    __slots__ = ("asleep", "chance", "monotonic", "sleep", "wall")

    def __init__(
        self,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        asleep: Callable[[float], Awaitable[None]] = _asleep,
        # Not for secrets: jitter keeps many clients from coming back at once.
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.monotonic = monotonic
        self.wall = wall
        self.sleep = sleep
        self.asleep = asleep
        self.chance = chance
