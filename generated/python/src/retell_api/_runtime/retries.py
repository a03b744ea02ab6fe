"""Whether a failed call is done again, and after how long.

Knows what a failure says about the server's work (RFC 9110, 9.2.2 and 10.2.3); must not send, sleep or know a body.
A call that dials, buys or sends is repeated only when the server provably did nothing: it was never reached, or said
so.
"""

from __future__ import annotations

from email.utils import mktime_tz, parsedate_tz
from typing import Any

import httpx

from .clock import Clock
from .operation import Operation

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0
LONGEST_WISH = 60.0
"""A server that asks for more seconds than this is not asked again, unless a deadline leaves the time: the caller may
know better what to do meanwhile."""

_UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_BROKEN = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)


def pause(
    operation: Operation[Any],
    outcome: httpx.Response | httpx.HTTPError,
    taken: int,
    *,
    clock: Clock,
    remaining: float | None = None,
) -> float | None:
    """Seconds to wait before the next attempt, after `taken` repetitions; None where there should be no next one.

    `remaining` are the seconds that the deadline leaves, None without one.
    """
    if not _is_worth_it(operation, outcome):
        return None
    wish = _wish(outcome.headers, clock) if isinstance(outcome, httpx.Response) else None
    seconds = wish if wish is not None else _backoff(taken) * (1 - clock.chance() / 4)
    in_time = seconds <= LONGEST_WISH if remaining is None else seconds < remaining
    return seconds if in_time else None


def _is_worth_it(operation: Operation[Any], outcome: httpx.Response | httpx.HTTPError) -> bool:
    if not isinstance(outcome, httpx.Response):
        return isinstance(outcome, _UNREACHED) or (operation.repeatable and isinstance(outcome, _BROKEN))
    told, status = outcome.headers.get("x-should-retry"), outcome.status_code
    if told == "false":
        return False
    if status == 429 or (status == 503 and "retry-after" in outcome.headers):
        return True
    # `true` is a wish and no proof: it does not make it safe to dial again.
    return operation.repeatable and (told == "true" or status in (408, 409) or status >= 500)


def _backoff(taken: int) -> float:
    # The power is bounded before it is taken: nobody waits for two to the thousandth.
    return min(FIRST_PAUSE * (1 << min(taken, 10)), LONGEST_PAUSE)


def _wish(headers: httpx.Headers, clock: Clock) -> float | None:
    """The seconds that a server asks to wait: `retry-after-ms`, or Retry-After as seconds or as a date."""
    text = headers.get("retry-after", "")
    wished = _number(headers.get("retry-after-ms", ""), 1000)
    wished = _number(text, 1) if wished is None else wished
    return _until(text, clock) if wished is None else wished


def _number(text: str, unit: int) -> float | None:
    return float(text) / unit if text.isascii() and text.replace(".", "", 1).isdigit() else None


def _until(date: str, clock: Clock) -> float | None:
    """Seconds until an HTTP date in any of its three forms (RFC 9110, 5.6.7)."""
    try:
        parsed = parsedate_tz(date)
        return max(mktime_tz(parsed) - clock.wall(), 0.0) if parsed else None
    except (ValueError, OverflowError, IndexError):
        return None
