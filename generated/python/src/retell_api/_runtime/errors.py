"""What can go wrong with a call, as one tree.

Knows statuses and what an error carries; must not know how a request is sent.

Exceptions::

    SDKError                            everything that this package raises
    ├── MissingCredentialsError         no key was given, neither as argument nor in the environment
    ├── InvalidRequestError             the arguments cannot be put into a request (also a ValueError)
    └── APIError                        a request was made; it names its operation (APIAnswerError: an answer came)
        ├── APIConnectionError          no answer came, or not all of it
        │   └── APITimeoutError         none came in time
        ├── PaginationError             a list cannot be read on: an answer leads nowhere, or in a circle
        ├── APIResponseValidationError  an answer came that breaks the contract, or cannot be decoded
        │   └── ResponseTooLargeError   its body is larger than the client takes
        └── APIStatusError              an answer came with an error status
            ├── RedirectError           any status of 3xx that was not followed: the key never follows to another host
            ├── BadRequestError 400     ├── AuthenticationError 401     ├── PaymentRequiredError 402
            ├── PermissionDeniedError 403   ├── NotFoundError 404       ├── MethodNotAllowedError 405
            ├── NotAcceptableError 406  ├── RequestTimeoutError 408     ├── ConflictError 409
            ├── GoneError 410           ├── LengthRequiredError 411     ├── PreconditionFailedError 412
            ├── ContentTooLargeError 413    ├── UnsupportedMediaTypeError 415   ├── UnprocessableEntityError 422
            ├── LockedError 423         ├── FailedDependencyError 424   ├── TooEarlyError 425
            ├── UpgradeRequiredError 426    ├── PreconditionRequiredError 428   ├── RateLimitError 429
            ├── RequestHeaderFieldsTooLargeError 431    ├── UnavailableForLegalReasonsError 451
            └── InternalServerError     every status from 500

Every one can be pickled and copied: it then carries its message, its answer and its body, but no key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import httpx

from .faults import Fault


class SDKError(Exception):
    """Everything that this package raises."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild without calling the constructor, whose arguments nobody keeps (`copyreg`, "object.__reduce__")."""
        return _restored, (type(self), self.args, self._state())

    def _state(self) -> dict[str, Any]:
        return dict(self.__dict__)


def _asked(answer: httpx.Response) -> httpx.Request | None:
    """The request that a response belongs to; None where it was made without one."""
    try:
        return answer.request
    except RuntimeError:
        return None


def _restored(cls: type[SDKError], args: tuple[Any, ...], state: dict[str, Any]) -> SDKError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class MissingCredentialsError(SDKError):
    """No key was given, neither as argument nor in the environment."""


class InvalidRequestError(SDKError, ValueError):
    """The arguments cannot be put into a request."""


class APIError(SDKError):
    """A request was made and did not succeed, after `retries_taken` repetitions."""

    def __init__(
        self, message: str, *, operation_id: str = "", request: httpx.Request | None = None, retries_taken: int = 0
    ) -> None:
        super().__init__(f"{operation_id}: {message}" if operation_id else message)
        self.message = message
        self.operation_id = operation_id
        self.request = request
        self.retries_taken = retries_taken

    def _state(self) -> dict[str, Any]:
        from . import redaction  # Here, because few errors travel.

        return super()._state() | {"request": self.request and redaction.request(self.request)}


class APIConnectionError(APIError):
    """No answer came, or not all of it. The cause is the transport's exception."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


class PaginationError(APIError):
    """A list cannot be read on: an answer leads nowhere, or in a circle."""


class APIAnswerError(APIError):
    """An answer came: `response` is httpx's."""

    def __init__(
        self,
        message: str,
        *,
        response: httpx.Response,
        body: object = None,
        operation_id: str = "",
        retries_taken: int = 0,
    ) -> None:
        super().__init__(message, operation_id=operation_id, retries_taken=retries_taken)
        self.response = response
        self.request = _asked(response)
        self._body = body

    @property
    def body(self) -> Any:
        """What the answer carries. `Any`, because it differs from status to status."""
        return self._body

    @property
    def status_code(self) -> int:
        """The status of the answer."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The server's name for the request, where it sent one."""
        found: str | None = self.response.headers.get("x-request-id")
        return found

    def _state(self) -> dict[str, Any]:
        from . import redaction  # Here, because few errors travel.

        return super()._state() | {"response": redaction.response(self.response)}


class APIResponseValidationError(APIAnswerError):
    """An answer came that breaks the contract, or cannot be decoded; `body` is its bytes, `faults` says what broke."""

    faults: tuple[Fault, ...] = ()


class ResponseTooLargeError(APIResponseValidationError):
    """The answer's body is larger than the client takes (its option `max_response_bytes`); `body` is None."""


class APIStatusError(APIAnswerError):
    """An answer came with an error status; `body` is the type of its status, or else its JSON, or else its text."""

    status: ClassVar[int] = 0

    @property
    def body(self) -> Any:
        """What the answer carries, read when it is first looked at."""
        if isinstance(self._body, Unread):
            self._body = self._body.read(self.response)
        return self._body

    def _state(self) -> dict[str, Any]:
        return super()._state() | {"_body": self.body}


class Unread:
    """A body that nobody looked at yet: reading it may import a model."""

    __slots__ = ("read",)

    def __init__(self, read: Callable[[httpx.Response], object]) -> None:
        self.read = read


class RedirectError(APIStatusError):
    """300 to 399: the server sends the call elsewhere. Only GET and HEAD are followed, and never to another host."""


class BadRequestError(APIStatusError):
    """400: the server cannot understand the request."""

    status = 400


class AuthenticationError(APIStatusError):
    """401: the key is missing or wrong."""

    status = 401


class PaymentRequiredError(APIStatusError):
    """402: the account has to be paid for first."""

    status = 402


class PermissionDeniedError(APIStatusError):
    """403: the key may not do this."""

    status = 403


class NotFoundError(APIStatusError):
    """404: there is nothing under this address."""

    status = 404


class MethodNotAllowedError(APIStatusError):
    """405: the address does not take this method."""

    status = 405


class NotAcceptableError(APIStatusError):
    """406: the server cannot answer in the format asked for."""

    status = 406


class RequestTimeoutError(APIStatusError):
    """408: the server stopped waiting for the request."""

    status = 408


class ConflictError(APIStatusError):
    """409: the request contradicts the present state."""

    status = 409


class GoneError(APIStatusError):
    """410: what stood under this address was removed."""

    status = 410


class LengthRequiredError(APIStatusError):
    """411: the server wants to know the length beforehand."""

    status = 411


class PreconditionFailedError(APIStatusError):
    """412: a condition of the request does not hold."""

    status = 412


class ContentTooLargeError(APIStatusError):
    """413: the body is larger than the server takes."""

    status = 413


class UnsupportedMediaTypeError(APIStatusError):
    """415: the server does not take bodies of this type."""

    status = 415


class UnprocessableEntityError(APIStatusError):
    """422: the body is well formed, but its content is not acceptable."""

    status = 422


class LockedError(APIStatusError):
    """423: the resource is locked."""

    status = 423


class FailedDependencyError(APIStatusError):
    """424: something that this request depends on failed."""

    status = 424


class TooEarlyError(APIStatusError):
    """425: the server does not risk a request that may be replayed."""

    status = 425


class UpgradeRequiredError(APIStatusError):
    """426: the server wants another protocol."""

    status = 426


class PreconditionRequiredError(APIStatusError):
    """428: the server wants the request to be conditional."""

    status = 428


class RateLimitError(APIStatusError):
    """429: too many requests."""

    status = 429


class RequestHeaderFieldsTooLargeError(APIStatusError):
    """431: the headers are larger than the server takes."""

    status = 431


class UnavailableForLegalReasonsError(APIStatusError):
    """451: a law forbids the answer."""

    status = 451


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""

    status = 500


STATUS_ERRORS: Mapping[int, type[APIStatusError]] = {
    cls.status: cls for cls in APIStatusError.__subclasses__() if cls.status
}
"""The class of each status that has one of its own."""


def status_class(status: int) -> type[APIStatusError]:
    """The class of an error status: its own, or that of its hundred."""
    if status < 400:
        return RedirectError
    return STATUS_ERRORS.get(status, InternalServerError if status >= 500 else APIStatusError)
