"""How many requests a second or a minute are answered: rate limits, on the virtual clock.

Knows rules, windows and counts; must not know what an operation does. A window begins at a whole second or minute of
virtual time; what is refused is not counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any as Json

from emulator.faults import Bystander, retry_headers
from emulator.http import Response, Wire
from emulator.refusal import declared
from emulator.rules import Rules, concerns, flag, known, text, whole
from generator.ir.api import Operation

if TYPE_CHECKING:
    from emulator.emulator import Emulator, Incoming

LIMITS = "_limits"
"""In the workspace SYSTEM: rates. In a workspace of a key: what the API itself limits, for its pack to read."""

RATES = "_rates"
"""In each workspace: what was counted, by rule."""

SECOND, MINUTE = 1000, 60_000
MESSAGE = "Account rate limited, please throttle your requests."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rule: so many requests `per_second` or `per_minute` and workspace, over all operations that a glob means.

    `forced`: also where the operation does not declare 429.
    """

    id: str
    operation: str = "*"
    workspace: str = ""
    per_second: int | None = None
    per_minute: int | None = None
    forced: bool = False

    @classmethod
    def of(cls, identity: str, record: Mapping[str, Json]) -> Rate:
        """The rule of a record. Raises ValueError where it is none."""
        known(record, cls.__slots__)
        rate = cls(
            id=identity,
            operation=text(record, "operation", "*"),
            workspace=text(record, "workspace"),
            per_second=whole(record, "per_second"),
            per_minute=whole(record, "per_minute"),
            forced=flag(record, "forced"),
        )
        if rate.per_second is None and rate.per_minute is None:
            raise ValueError("a rate needs per_second or per_minute")
        return rate

    def concerns(self, operation: str, workspace: str) -> bool:
        """Whether a call is meant."""
        return concerns(self.operation, operation) and self.workspace in ("", workspace)

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """Lengths of windows in milliseconds, each with how many requests it takes."""
        pairs = ((SECOND, self.per_second), (MINUTE, self.per_minute))
        return tuple((length, most) for length, most in pairs if most is not None)


class Limits(Bystander):
    """The rates in force."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._rules: Rules[Rate] = Rules(emulator.store, LIMITS, Rate.of)

    @property
    def is_active(self) -> bool:
        """Whether there is any rule."""
        return len(self._rules) > 0

    def before(self, incoming: Incoming, workspace: str) -> Response | Wire | None:
        """429 with Retry-After (RFC 6585, section 4) where a window is full; else the request counts."""
        operation = incoming.operation
        met = [
            rate for rate in self._rules if rate.concerns(operation.id, workspace) and self._applies(rate, operation)
        ]
        now = self._emulator.clock.now()
        waits = [wait for rate in met for wait in self._waits(rate, workspace, now)]
        if waits:
            return self._emulator.answer(operation, 429, MESSAGE, *retry_headers(max(waits) / 1000))
        with self._emulator.store.transaction():
            for rate in met:
                self._count(rate, workspace, now)
        return None

    def _applies(self, rate: Rate, operation: Operation) -> bool:
        return rate.forced or self._emulator.profile == "live" or declared(operation, 429) is not None

    def _counted(self, rate: Rate, workspace: str) -> dict[str, Json]:
        return dict(self._emulator.store.collection(workspace, RATES).get(rate.id) or {})

    def _waits(self, rate: Rate, workspace: str, now: int) -> list[int]:
        """For each window that is full, the milliseconds until it ends."""
        counted = self._counted(rate, workspace)
        found = []
        for length, most in rate.windows:
            begin, count = counted.get(str(length), (0, 0))
            if (count if begin == now // length else 0) >= most:
                found.append(length - now % length)
        return found

    def _count(self, rate: Rate, workspace: str, now: int) -> None:
        counted = self._counted(rate, workspace)
        for length, _ in rate.windows:
            begin, count = counted.get(str(length), (0, 0))
            counted[str(length)] = [now // length, (count if begin == now // length else 0) + 1]
        self._emulator.store.put(workspace, RATES, rate.id, counted)
