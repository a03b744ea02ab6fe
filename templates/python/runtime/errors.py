"""What can go wrong with a call, as one tree.

Knows statuses and what an error carries; must not know how a request is sent.

Exceptions::

    SDKError                            everything that this package raises
    ├── MissingCredentialsError         no key was given, neither as argument nor in the environment
    ├── InvalidRequestError             the arguments cannot be put into a request (also a ValueError)
    └── APIError                        a request was made; it names its operation (APIAnswerError: an answer came)
        ├── APIConnectionError          no answer came
        │   └── APITimeoutError         none came in time
        ├── APIResponseValidationError  an answer came that breaks the contract, or cannot be decoded
        └── APIStatusError              an answer came with an error status
            ├── BadRequestError 400     ├── AuthenticationError 401     ├── PaymentRequiredError 402
            ├── PermissionDeniedError 403   ├── NotFoundError 404       ├── MethodNotAllowedError 405
            ├── NotAcceptableError 406  ├── RequestTimeoutError 408     ├── ConflictError 409
            ├── GoneError 410           ├── LengthRequiredError 411     ├── PreconditionFailedError 412
            ├── ContentTooLargeError 413    ├── UnsupportedMediaTypeError 415   ├── UnprocessableEntityError 422
            ├── LockedError 423         ├── FailedDependencyError 424   ├── TooEarlyError 425
            ├── UpgradeRequiredError 426    ├── PreconditionRequiredError 428   ├── RateLimitError 429
            ├── RequestHeaderFieldsTooLargeError 431    ├── UnavailableForLegalReasonsError 451
            └── InternalServerError     every status from 500
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    import httpx


class SDKError(Exception):
    """Everything that this package raises."""


class MissingCredentialsError(SDKError):
    """No key was given, neither as argument nor in the environment."""


class InvalidRequestError(SDKError, ValueError):
    """The arguments cannot be put into a request."""


class APIError(SDKError):
    """A request was made and did not succeed, after `retries_taken` repetitions."""

    def __init__(self, message: str, *, operation_id: str) -> None:
        super().__init__(f"{operation_id}: {message}" if operation_id else message)
        self.message = message
        self.operation_id = operation_id
        self.retries_taken = 0


class APIConnectionError(APIError):
    """No answer came. The cause is the transport's exception."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


class APIAnswerError(APIError):
    """An answer came: `response` is httpx's."""

    def __init__(self, message: str, *, operation_id: str, response: httpx.Response, body: object) -> None:
        super().__init__(message, operation_id=operation_id)
        self.response = response
        self.body = body

    @property
    def status_code(self) -> int:
        """The status of the answer."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The server's name for the request, where it sent one."""
        found: str | None = self.response.headers.get("x-request-id")
        return found


class APIResponseValidationError(APIAnswerError):
    """An answer came that breaks the contract, or cannot be decoded; `body` is its bytes."""


class APIStatusError(APIAnswerError):
    """An answer came with an error status; `body` is its JSON, or else its text."""

    status: ClassVar[int] = 0


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


STATUS_ERRORS: Mapping[int, type[APIStatusError]] = {cls.status: cls for cls in APIStatusError.__subclasses__()}
"""The class of each status that has one of its own."""

_MESSAGE_KEYS = ("message", "error_message", "detail", "error", "title", "msg")


def status_error(response: httpx.Response, operation_id: str) -> APIStatusError:
    """The error that an answer of 300 or above stands for; its body must have been read."""
    body = _content(response)
    status = response.status_code
    cls = STATUS_ERRORS.get(status, InternalServerError if status >= 500 else APIStatusError)
    message = _message(body) or response.reason_phrase or "an error without a message"
    return cls(f"{status} {message}", operation_id=operation_id, response=response, body=body)


def _content(response: httpx.Response) -> object:
    try:
        return response.json()
    except ValueError:
        return response.text


def _message(body: object) -> str:
    """The sentence for people in an error's body, by the names that APIs use for it; empty where there is none."""
    if not isinstance(body, dict):
        return ""
    fields: dict[str, Any] = body
    for key in _MESSAGE_KEYS:
        match fields.get(key):
            case str(text) if text:
                return text
            case dict(inner) if text := _message(inner):
                return text
            case _:
                continue
    return ""
