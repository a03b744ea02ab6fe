"""A client for Retell SDK.

Importing this imports httpx, and neither pydantic nor any model: those are loaded when they are first used.
"""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from importlib import import_module
from typing import TYPE_CHECKING

from ._client import AsyncRetell, Retell
from ._runtime.errors import (
    APIAnswerError,
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ContentTooLargeError,
    FailedDependencyError,
    GoneError,
    InternalServerError,
    InvalidRequestError,
    LengthRequiredError,
    LockedError,
    MethodNotAllowedError,
    MissingCredentialsError,
    NotAcceptableError,
    NotFoundError,
    PaginationError,
    PaymentRequiredError,
    PermissionDeniedError,
    PreconditionFailedError,
    PreconditionRequiredError,
    RateLimitError,
    RedirectError,
    RequestHeaderFieldsTooLargeError,
    RequestTimeoutError,
    ResponseTooLargeError,
    SDKError,
    TooEarlyError,
    UnavailableForLegalReasonsError,
    UnprocessableEntityError,
    UnsupportedMediaTypeError,
    UpgradeRequiredError,
)
from ._runtime.options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from . import types as types
    from ._runtime.webhooks import WebhookError, WebhookPayloadError, WebhookSignatureError
    from ._webhooks import verify

RetellError = SDKError
"""What everything that this package raises is; the name of the official SDK."""

__version__ = "3.0.0"

__all__ = [
    "APIAnswerError",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "ContentTooLargeError",
    "FailedDependencyError",
    "GoneError",
    "InternalServerError",
    "InvalidRequestError",
    "LengthRequiredError",
    "LockedError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotAcceptableError",
    "NotFoundError",
    "PaginationError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "PreconditionRequiredError",
    "RateLimitError",
    "RedirectError",
    "RequestHeaderFieldsTooLargeError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "SDKError",
    "TooEarlyError",
    "UnavailableForLegalReasonsError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "UpgradeRequiredError",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "WebhookError",
    "WebhookPayloadError",
    "WebhookSignatureError",
    "verify",
    "AsyncRetell",
    "Retell",
    "RetellError",
    "__version__",
    "types",
]


_LATER = {
    "types": ".types",
    "WebhookError": "._runtime.webhooks",
    "WebhookPayloadError": "._runtime.webhooks",
    "WebhookSignatureError": "._runtime.webhooks",
    "verify": "._webhooks",
}


def __getattr__(name: str) -> object:
    """Load what importing the package leaves out, when it is first looked at (PEP 562)."""
    if name not in _LATER:
        raise AttributeError(f"{__name__} has no {name!r}")
    module = import_module(_LATER[name], __name__)
    found: object = module if name == "types" else getattr(module, name)
    globals()[name] = found
    return found
