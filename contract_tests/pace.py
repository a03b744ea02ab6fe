"""How fast requests may follow each other: a hard rate, slower where the server asks for it.

Knows time only; must not know requests. Clock and sleep are given, so that tests need not wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
"""Seconds between tries where a server does not say when to come again; doubled from try to try."""

SLOWEST = 4.0
"""How many seconds requests are apart at most where the server limits them."""


@dataclass(slots=True)
class Pace:
    """When the next request may start. `per_second` 0: at once."""

    clock: Callable[[], float]
    per_second: float = 0.0
    apart: float = field(init=False)
    due: float = field(init=False)

    def __post_init__(self) -> None:
        self.apart = self.least
        self.due = self.clock()

    @property
    def least(self) -> float:
        """Seconds between two requests where nothing slows them down."""
        return 1.0 / self.per_second if self.per_second else 0.0

    def ahead(self) -> float:
        """How many seconds too early it is for the next request."""
        return max(0.0, self.due - self.clock())

    def started(self) -> None:
        """A request starts now: the next one is due so much later."""
        self.due = max(self.clock(), self.due) + self.apart

    def limited(self) -> None:
        """The server says that this was too fast."""
        self.apart = min(SLOWEST, max(2 * self.apart, 0.25))

    def eased(self) -> None:
        """The server did not mind: come nearer, little by little, to what is wanted."""
        self.apart = max(self.least, 0.95 * self.apart if self.apart > 0.01 else 0.0)


def pauses() -> Iterator[float]:
    """Seconds to wait before each further try."""
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause = min(LONGEST_PAUSE, 2 * pause)


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """Seconds that an answer asks to wait, in either form (RFC 9110, section 10.2.3); 0 where it does not say.

    A date is set against the server's own, where it tells it: its clock need not be ours (`now`, seconds since 1970).
    """
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text)
    when, today = _moment(text), _moment(headers.get("date", ""))
    if when is None:
        return 0.0
    return max(0.0, when - (now if today is None else today))


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
