"""A client for Retell SDK.

Importing this imports httpx, and neither pydantic nor any model: those are loaded when they are first used.
"""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from importlib import import_module
from typing import TYPE_CHECKING

from ._client import AsyncRetell, Retell
from ._runtime.errors import (
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
    PaymentRequiredError,
    PermissionDeniedError,
    PreconditionFailedError,
    PreconditionRequiredError,
    RateLimitError,
    RequestHeaderFieldsTooLargeError,
    RequestTimeoutError,
    SDKError,
    TooEarlyError,
    UnavailableForLegalReasonsError,
    UnprocessableEntityError,
    UnsupportedMediaTypeError,
    UpgradeRequiredError,
)
from ._runtime.options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._runtime.webhooks import WebhookError, WebhookPayloadError, WebhookSignatureError
from ._webhooks import verify

if TYPE_CHECKING:
    from . import types as types

RetellError = SDKError
"""What everything that this package raises is; the name of the official SDK."""

__version__ = "3.0.0"

__all__ = [
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
    "PaymentRequiredError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "PreconditionRequiredError",
    "RateLimitError",
    "RequestHeaderFieldsTooLargeError",
    "RequestTimeoutError",
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


def __getattr__(name: str) -> object:
    """Load the types when they are first looked at (PEP 562)."""
    if name != "types":
        raise AttributeError(f"{__name__} has no {name!r}")
    return import_module(".types", __name__)
