"""One call from its first attempt to its last: what is sent next, and whether what came is the end.

Makes every decision that a client makes about an answer or a failure, and turns failures into this package's errors;
must not send, wait or read, so that both clients share it.
"""

from __future__ import annotations

from typing import Any, NoReturn

import httpx

from . import redaction, retries
from .errors import APIConnectionError, APIError, APIResponseValidationError, APITimeoutError, ResponseTooLargeError
from .hooks import Retry
from .limits import Limits, TooLargeError
from .operation import Operation
from .options import CallOptions, ClientOptions
from .response import status_error

MOST_REDIRECTS = 5
REPETITION = "x-stainless-retry-count"
"""Tells a server how often a call was sent before; many generated SDKs call it so."""

Outcome = httpx.Response | httpx.HTTPError
"""What an attempt comes to: an answer whose body was read (or is to be streamed), or the transport's failure."""


class Attempts:
    """The attempts of one call. `request` is the next to be sent, `answer` the last one that came, once it did."""

    __slots__ = ("_hops", "_most", "_options", "answer", "limits", "operation", "request", "taken")

    def __init__(
        self, operation: Operation[Any], request: httpx.Request, call: CallOptions, options: ClientOptions
    ) -> None:
        self.operation = operation
        self.request = request
        self.answer: httpx.Response | None = None
        self.limits = Limits(options.max_response_bytes, options.deadline_of(call), options.clock)
        self.limits.shorten(request)
        self.taken = 0
        self._hops = 0
        self._most = options.retries_of(call)
        self._options = options

    def settle(self, outcome: Outcome) -> Retry | None:
        """Take what came: sets `answer` where that is the end, or else prepares the next attempt.

        Returns why and when to try again, None where there is nothing to wait for. Raises APIError for a bad end.
        """
        if isinstance(outcome, httpx.Response) and outcome.is_success:
            self.answer = outcome
            return None
        if isinstance(outcome, httpx.Response) and self._follows(outcome):
            return None
        seconds = self._pause(outcome)
        if seconds is None:
            self._fail(outcome)
        self.taken += 1
        self.request.headers[REPETITION] = str(self.taken)
        return self._retry(outcome, seconds)

    def refused(self, answer: httpx.Response, error: TooLargeError | httpx.DecodingError) -> APIError:
        """The error for a body that cannot be taken: it is too large, or not in the encoding that its answer names."""
        if isinstance(error, TooLargeError):
            message = f"the body is larger than {self.limits.size} bytes (max_response_bytes)"
            return ResponseTooLargeError(message, response=answer, **self._circumstances())
        message = f"the body cannot be decoded: {error}"
        return APIResponseValidationError(message, response=answer, **self._circumstances())

    def refuse(self, answer: httpx.Response, error: BaseException) -> None:
        """Raise the error for a body that cannot be taken, if that is what `error` is about."""
        if isinstance(error, TooLargeError | httpx.DecodingError):
            raise self.refused(answer, error) from None

    def broken(self, failure: httpx.HTTPError) -> APIConnectionError:
        """The error for an answer that did not come, or not whole."""
        shown = redaction.text(str(failure) or type(failure).__name__, self._hidden())
        host = self.request.url.host
        circumstances: dict[str, Any] = {"request": self.request, **self._circumstances()}
        if not isinstance(failure, httpx.TimeoutException):
            return APIConnectionError(f"no answer from {host}: {shown}", **circumstances)
        what = "before the deadline" if self.limits.is_late else f"in time ({type(failure).__name__})"
        return APITimeoutError(f"no answer from {host} {what}", **circumstances)

    def _follows(self, answer: httpx.Response) -> bool:
        """Whether a redirect is followed: to the same origin only, where the key may go, and without sending a body."""
        following = answer.next_request
        if following is None or self._hops >= MOST_REDIRECTS or self.request.method not in ("GET", "HEAD"):
            return False
        if _origin(following.url) != _origin(self.request.url):
            return False
        self.request = following
        self._hops += 1
        return True

    def _pause(self, outcome: Outcome) -> float | None:
        if self.taken >= self._most or not getattr(self.request.stream, "replayable", True):
            return None
        remaining = self.limits.remaining()
        return retries.pause(self.operation, outcome, self.taken, clock=self._options.clock, remaining=remaining)

    def _retry(self, outcome: Outcome, seconds: float) -> Retry:
        response, error = (outcome, None) if isinstance(outcome, httpx.Response) else (None, outcome)
        return Retry(self.operation.id, self.taken, self._most, seconds, self.request, response, error)

    def _fail(self, outcome: Outcome) -> NoReturn:
        if isinstance(outcome, httpx.Response):
            raise status_error(self.operation, outcome, hidden=self._hidden(), retries_taken=self.taken)
        error = self.broken(outcome)
        # A traceback shows the cause too: one that holds a secret stays out of it.
        raise error from (outcome if redaction.REMOVED not in error.message else None)

    def _hidden(self) -> tuple[str, ...]:
        return redaction.secrets(self.request, self._options.keys.values())

    def _circumstances(self) -> dict[str, Any]:
        return {"operation_id": self.operation.id, "retries_taken": self.taken}


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """What two addresses share where a key may go from one to the other (RFC 6454, 4). httpx drops default ports."""
    return url.scheme, url.host, url.port
