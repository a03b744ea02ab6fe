"""From an answer to a value, or to an error.

Knows how bodies are decoded; must not know how the answer came. Imports pydantic and a model only when an answer
needs it.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable
from contextlib import nullcontext
from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx

from . import decoding, redaction
from .collector import LARGE, PAUSED
from .errors import APIResponseValidationError, APIStatusError, Unread, status_class
from .faults import MOST_SHOWN, Fault, shown
from .operation import Operation, Result

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")
Judged = tuple[Any, tuple[Fault, ...]]

_MESSAGE_KEYS = ("message", "error_message", "detail", "error", "title", "msg")


def read(operation: Operation[T], response: httpx.Response, *, strict: bool = False) -> T:
    """The value of a success whose body was read.

    What breaks the contract stays as it came, and is named in the `warnings` of the model that holds it. `strict`
    refuses it, and also what does no harm: a wrong content type. Raises APIResponseValidationError, always where the
    body is no JSON, or nothing of its type at all.
    """
    # The generator wrote T and the operation's results from the same responses.
    return cast("T", judged(operation, response, strict=strict)[0])


def judged(operation: Operation[Any], response: httpx.Response, *, strict: bool) -> Judged:
    """The same beside everything that breaks the contract, for values that have no `warnings` of their own."""
    result = operation.result(response.status_code)
    if result is None:
        raise _broken(operation, response, f"{response.status_code} is not a status of this operation")
    if response.status_code in (204, 205) and _has_body(response):
        raise _broken(operation, response, f"{response.status_code} came with a body")
    if result.form != "json":
        return _plain(result, response), ()
    with PAUSED if len(response.content) >= LARGE else nullcontext():
        return _json(operation, result, response, strict=strict)


def read_as(operation: Operation[Any], kind: Any, response: httpx.Response) -> Any:
    """The value of a success of an undocumented operation, as a `kind`: a type, or httpx's Response for the answer.

    Raises APIResponseValidationError where the body is no such value.
    """
    match kind:
        case _ if kind is httpx.Response:
            return response
        case _ if kind in (None, NoneType):
            return None
        case _ if kind is str:
            return response.text
        case _ if kind is bytes:
            return response.content
        case _:
            return _validated(operation, kind, response)


def _validated(operation: Operation[Any], kind: Any, response: httpx.Response) -> Any:
    value = _decoded(operation, response)
    try:
        return type_adapter(kind).validate_python(value)
    except ValueError as error:
        raise _broken(operation, response, f"the body is no {_named(kind)}: {_faults(error)}") from None


def status_error(
    operation: Operation[Any], response: httpx.Response, *, hidden: Iterable[str] = (), retries_taken: int = 0
) -> APIStatusError:
    """The error that an answer of 300 or above stands for; its message shows nothing of `hidden`."""
    status = response.status_code
    message = _message(_content(response)) or response.reason_phrase or "an error without a message"
    if status < 400:
        message = _redirected(response)
    return status_class(status)(
        redaction.text(f"{status} {message}", hidden),
        response=response,
        body=Unread(partial(_error_body, operation)),
        operation_id=operation.id,
        retries_taken=retries_taken,
    )


def _error_body(operation: Operation[Any], response: httpx.Response) -> object:
    """The body of an error: the type that the document has for its status, or else its JSON, or else its text."""
    plain = _content(response)
    result = operation.result(response.status_code)
    if result is None or not result.type or isinstance(plain, str):
        return plain
    return typed(result.type, plain)[0]


def _redirected(response: httpx.Response) -> str:
    """Where a redirect leads: the host alone, because addresses may hold secrets."""
    target = response.next_request
    return f"a redirect to {target.url.host} was not followed" if target else "a redirect was not followed"


def _content(response: httpx.Response) -> object:
    try:
        return decoding.loads(response.content)
    except ValueError:
        return response.text


def _message(body: object) -> str:
    """The sentence for people in an error's body, by the names that APIs use for it; empty where there is none."""
    if not isinstance(body, dict):
        return ""
    members = cast("dict[str, object]", body)
    found = [members.get(key) for key in _MESSAGE_KEYS]
    return next(filter(None, (each if isinstance(each, str) else _message(each) for each in found)), "")


def _plain(result: Result, response: httpx.Response) -> object:
    match result.form:
        case "text":
            return response.text
        case "bytes":
            return response.content
        case _:
            return None


def _has_body(response: httpx.Response) -> bool:
    # Over HTTP/1.1 the bytes are gone (RFC 9110, 15.3.5), but the header that announced them is not.
    return bool(response.content) or response.headers.get("content-length", "0") != "0"


def _json(operation: Operation[Any], result: Result, response: httpx.Response, *, strict: bool) -> Judged:
    if strict and "json" not in (media_type := response.headers.get("content-type", "")):
        raise _broken(operation, response, f"the content type is {media_type or 'missing'}, not JSON")
    value = _decoded(operation, response)
    if not result.type:
        return value, ()
    read, faults = typed(result.type, value)
    # What has a fault at its root is of another class than the one that callers were promised.
    if faults and (strict or not faults[0].path):
        raise _broken(operation, response, f"the body breaks the contract: {shown(faults)}", faults)
    return read, faults


def typed(name: str, value: object) -> Judged:
    """JSON as the type of this dotted name, and what of it breaks the contract."""
    # A ValidationError is a ValueError; naming it would import pydantic for every answer.
    try:
        return adapter(name).validate_python(value), ()
    except ValueError:
        from . import lenient  # Here, because few answers need it, and it imports pydantic.

        return lenient.read(_kind(name), value)


def _decoded(operation: Operation[Any], response: httpx.Response) -> Any:
    try:
        return decoding.loads(response.content)
    except ValueError as error:
        media_type = response.headers.get("content-type", "")
        kind = f" but {media_type}" if media_type and "json" not in media_type else ""
        said = error if response.content else "it is empty"
        raise _broken(operation, response, f"the body is not JSON{kind}: {said}") from None


def _named(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind))


def _faults(error: Any) -> str:
    """Where a body breaks the contract and how, without the values that do."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    shown = [f"{'.'.join(map(str, fault['loc'])) or 'the body'}: {fault['msg']}" for fault in found[:MOST_SHOWN]]
    return "; ".join(shown) + (f"; and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else "")


def _broken(
    operation: Operation[Any], response: httpx.Response, message: str, faults: tuple[Fault, ...] = ()
) -> APIResponseValidationError:
    error = APIResponseValidationError(message, operation_id=operation.id, response=response, body=response.content)
    error.faults = faults
    return error


@functools.cache
def adapter(name: str) -> TypeAdapter[Any]:
    """What reads JSON into the type of this dotted name; made once for each."""
    with PAUSED:
        from . import models  # Here, so that importing the package does not import pydantic.

        return models.adapter(_kind(name))


def _kind(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


@functools.cache
def type_adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads JSON into a type; made once for each."""
    from pydantic import TypeAdapter  # Here, so that importing the package does not import pydantic.

    return TypeAdapter(kind)
