"""Whether a failed call is done again, and after how long.

Knows what a failure says about the server's work (RFC 9110, 9.2.2 and 10.2.3); must not send, sleep or know a body.
A call that dials, buys or sends is repeated only when the server provably did nothing: it was never reached, or said
so.
"""

from __future__ import annotations

import random
from email.utils import parsedate_to_datetime
from time import time
from typing import Any

import httpx

from .operation import Operation

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0
LONGEST_WISH = 60.0
"""A server that asks for more seconds than this is not asked again: the caller may know better what to do meanwhile."""

_UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_BROKEN = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)


def pause(operation: Operation[Any], outcome: httpx.Response | httpx.HTTPError, taken: int) -> float | None:
    """Seconds to wait before the next attempt, after `taken` repetitions; None where there should be no next one."""
    wish = _wish(outcome.headers) if isinstance(outcome, httpx.Response) else None
    if not _is_worth_it(operation, outcome) or (wish is not None and wish > LONGEST_WISH):
        return None
    # Not a secret: jitter keeps many clients from coming back at once.
    return wish if wish is not None else _backoff(taken) * random.uniform(0.75, 1)  # noqa: S311


def _is_worth_it(operation: Operation[Any], outcome: httpx.Response | httpx.HTTPError) -> bool:
    if not isinstance(outcome, httpx.Response):
        return isinstance(outcome, _UNREACHED) or (operation.repeatable and isinstance(outcome, _BROKEN))
    told = outcome.headers.get("x-should-retry")
    if told in ("true", "false"):
        return bool(told == "true")
    status = outcome.status_code
    if status == 429 or (status == 503 and "retry-after" in outcome.headers):
        return True
    return operation.repeatable and (status in (408, 409) or status >= 500)


def _backoff(taken: int) -> float:
    # The power is bounded before it is taken: nobody waits for two to the thousandth.
    return min(FIRST_PAUSE * (1 << min(taken, 10)), LONGEST_PAUSE)


def _wish(headers: httpx.Headers) -> float | None:
    """The seconds that a server asks to wait: `retry-after-ms`, or Retry-After as seconds or as a date."""
    text = headers.get("retry-after", "")
    wished = _number(headers.get("retry-after-ms", ""), 1000)
    wished = _number(text, 1) if wished is None else wished
    return _until(text) if wished is None else wished


def _number(text: str, unit: int) -> float | None:
    return float(text) / unit if text.isascii() and text.replace(".", "", 1).isdigit() else None


def _until(date: str) -> float | None:
    try:
        return max(parsedate_to_datetime(date).timestamp() - time(), 0.0)
    except ValueError:
        return None
