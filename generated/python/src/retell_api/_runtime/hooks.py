"""What a caller may be told while a call is under way.

Knows the moments; must not know what a caller does then. Hooks are called for each attempt; an asynchronous client
awaits what they return, where it can be awaited. What they raise ends the call. Annotations are not postponed, as in
`operation`.
"""

from collections.abc import Callable
from typing import NamedTuple

import httpx


class Retry(NamedTuple):
    """What `on_retry` is told before a call is done again, after `wait` seconds.

    `number` counts repetitions from 1. `response` is the answer that is not taken as the last, or else `error` the
    transport's failure.
    """

    operation_id: str
    number: int
    max_retries: int
    wait: float
    request: httpx.Request
    response: httpx.Response | None = None
    error: httpx.HTTPError | None = None


OnRequest = Callable[[httpx.Request], object]
OnResponse = Callable[[httpx.Response], object]
OnRetry = Callable[[Retry], object]
