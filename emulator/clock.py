"""Virtual time: real, frozen, stepped with each request, sped up, or moved by hand.

Knows milliseconds; must not know what is due when.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any as Json
from typing import Literal

from emulator.store import SYSTEM, Change, Store

Mode = Literal["real", "frozen", "stepped", "reads"]
EPOCH = 1_767_225_600_000
"""Where a clock begins that does not follow real time: 2026-01-01T00:00:00Z, in milliseconds."""

CLOCK = "_clock"


@dataclass(frozen=True, slots=True)
class Setting:
    """How time passes.

    `real`: as outside, `rate` times as fast. `frozen`: not at all. `stepped`: `step` milliseconds with each request.
    `reads`: not at all, but each `every`-th read of an object brings on what is due next for it.
    """

    mode: Mode = "real"
    rate: float = 1.0
    step: int = 1000
    every: int = 1


class Clock:
    """The time of one store. Its setting and position are records, so that a snapshot holds them too."""

    def __init__(
        self,
        store: Store,
        setting: Setting | None = None,
        *,
        outside: Callable[[], int] | None = None,
    ) -> None:
        """`outside` tells the real time in milliseconds since 1970; None: this machine's clock does."""
        self._store = store
        self._outside = outside or _real
        self._initial = setting or Setting()
        self._record: dict[str, Json] | None = None
        self._setting = self._initial
        self._base, self._since, self._rate = EPOCH, 0, 0.0
        store.watch(CLOCK, self._seen)

    def _seen(self, change: Change) -> None:
        """The record as it is now: it is looked at several times with each request."""
        self._record = None if change.record is None else change.record.value
        self._setting = Setting(**self._record["setting"]) if self._record else self._initial
        if self._record:
            self._base, self._since = self._record["base"], self._record["outside"]
            self._rate = self._setting.rate if self._setting.mode == "real" else 0.0

    def start(self) -> None:
        """Write the initial setting where the store has none yet."""
        if self._record is None:
            with self._store.transaction():
                self.set(self._initial)

    @property
    def setting(self) -> Setting:
        """How time passes now."""
        return self._setting

    def set(self, setting: Setting, *, now: int | None = None) -> None:
        """Change how time passes, from the present time on or from `now` (milliseconds). Within a transaction."""
        known = self._record
        base = now if now is not None else self.now() if known else self._begin(setting)
        value = {
            "setting": {"mode": setting.mode, "rate": setting.rate, "step": setting.step, "every": setting.every},
            "base": base,
            "outside": self._outside() if setting.mode == "real" else 0,
        }
        self._store.put(SYSTEM, CLOCK, "clock", value)

    def _begin(self, setting: Setting) -> int:
        return self._outside() if setting.mode == "real" else EPOCH

    def outside(self) -> int:
        """The real time in milliseconds since 1970."""
        return self._outside()

    def now(self) -> int:
        """The virtual time in milliseconds since 1970."""
        if self._record is None:
            return self._begin(self._initial)
        if self._rate:
            return int(self._base + (self._outside() - self._since) * self._rate)
        return int(self._base)

    def advance(self, milliseconds: int) -> None:
        """Move time on by hand, whatever the mode. Within a transaction."""
        self.set(self.setting, now=self.now() + milliseconds)

    def tick(self) -> None:
        """A request begins: a stepped clock moves on. Within a transaction."""
        if self._record is not None and self._setting.mode == "stepped":
            base = self._record["base"] + self._setting.step
            self._store.put(SYSTEM, CLOCK, "clock", {**self._record, "base": base})


def _real() -> int:
    return time.time_ns() // 1_000_000
