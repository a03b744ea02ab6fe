"""From an answer to a value, or to an error.

Knows how bodies are decoded; must not know how the answer came. Imports pydantic and a model only when an answer
needs it.
"""

from __future__ import annotations

import functools
import importlib
import json
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .errors import APIResponseValidationError, status_error
from .operation import Operation, Result

if TYPE_CHECKING:
    import httpx
    from pydantic import TypeAdapter

T = TypeVar("T")


def read(operation: Operation[T], response: httpx.Response) -> T:
    """The value of an answer whose body was read.

    Raises APIStatusError for an error status, APIResponseValidationError where the body breaks the contract.
    """
    if not response.is_success:
        raise status_error(response, operation.id)
    result = operation.result(response.status_code)
    if result is None:
        raise _broken(operation, response, f"{response.status_code} is not a status of this operation")
    # The generator wrote T and the operation's results from the same responses.
    return cast("T", _value(operation, result, response))


def _value(operation: Operation[Any], result: Result, response: httpx.Response) -> object:
    match result.form:
        case "none":
            return None
        case "text":
            return response.text
        case "bytes":
            return response.content
        case "json" if result.type:
            return _model(operation, result.type, response)
        case "json":
            return _json(operation, response)


def _json(operation: Operation[Any], response: httpx.Response) -> object:
    try:
        return json.loads(response.content)
    except ValueError as error:
        raise _broken(operation, response, f"the body is not JSON: {error}") from error


def _model(operation: Operation[Any], name: str, response: httpx.Response) -> object:
    # A ValidationError is a ValueError; naming it would import pydantic for every answer.
    try:
        return adapter(name).validate_json(response.content)
    except ValueError as error:
        raise _broken(operation, response, f"the body breaks the contract: {error}") from error


def _broken(operation: Operation[Any], response: httpx.Response, message: str) -> APIResponseValidationError:
    return APIResponseValidationError(message, operation_id=operation.id, response=response, body=response.content)


@functools.cache
def adapter(name: str) -> TypeAdapter[Any]:
    """What reads JSON into the type of this dotted name; made once for each."""
    from pydantic import TypeAdapter  # Here, so that importing the package does not import pydantic.

    module, _, attribute = name.rpartition(".")
    return TypeAdapter(getattr(importlib.import_module(module), attribute))
