"""From an operation and its arguments to a request.

Knows where each value goes; must not send anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from . import body, spelling
from .credentials import travelling
from .errors import InvalidRequestError
from .operation import Operation, Parameter
from .options import CallOptions, ClientOptions

Arguments = Mapping[str, object]
"""An operation's arguments by their names in Python. What is absent is not sent; None is sent as null."""


def build(operation: Operation[Any], arguments: Arguments, call: CallOptions, options: ClientOptions) -> httpx.Request:
    """The request of one call.

    Raises InvalidRequestError where an argument is missing, unknown, or cannot be spelled.
    """
    _check(operation, arguments)
    made = body.content(operation.body, arguments, call.body)
    headers = _headers(operation, arguments, options)
    if made.media_type is not None:
        headers["content-type"] = made.media_type
    _override(headers, options.headers, call.headers or {})
    timeout = httpx.Timeout(options.timeout_of(call)).as_dict()
    url = _url(operation, arguments, call, options)
    try:
        return httpx.Request(operation.method, url, headers=headers, extensions={"timeout": timeout}, **made.arguments)
    except httpx.InvalidURL as error:
        raise InvalidRequestError(f"{operation.id} leads to no address: {error}") from error


def _check(operation: Operation[Any], arguments: Arguments) -> None:
    known = {parameter.name for parameter in operation.parameters}
    if operation.body is not None:
        known.update(("body",) if operation.body.whole else operation.body.names)
    if unknown := sorted(arguments.keys() - known):
        raise InvalidRequestError(f"{operation.id} takes no argument {unknown[0]!r}; extra_body takes anything")
    for parameter in operation.parameters:
        if parameter.required and parameter.name not in arguments:
            raise InvalidRequestError(f"{operation.id} needs the argument {parameter.name!r}")


def _given(operation: Operation[Any], arguments: Arguments, location: str) -> Iterator[tuple[Parameter, object]]:
    for parameter in operation.parameters:
        if parameter.location == location and parameter.name in arguments:
            yield parameter, arguments[parameter.name]


def _url(operation: Operation[Any], arguments: Arguments, call: CallOptions, options: ClientOptions) -> str:
    path = operation.path
    for parameter, value in _given(operation, arguments, "path"):
        path = path.replace(f"{{{parameter.wire}}}", spelling.segment(parameter, value))
    extra = {**options.query, **(call.query or {})}
    pairs = [pair for pair in _query(operation, arguments, options) if pair[0] not in extra]
    pairs += [pair for name, value in extra.items() for pair in spelling.query(Parameter(name, name), value)]
    # `quote` spells a space %20, which every server reads, where a form's + is read by some as a plus.
    return options.base_url.rstrip("/") + path + ("?" + urlencode(pairs, quote_via=quote) if pairs else "")


def _query(operation: Operation[Any], arguments: Arguments, options: ClientOptions) -> Iterator[tuple[str, str]]:
    for parameter, value in _given(operation, arguments, "query"):
        yield from spelling.query(parameter, value)
    for location, name, value in travelling(options, operation.security):
        if location == "query":
            yield name, value


def _headers(operation: Operation[Any], arguments: Arguments, options: ClientOptions) -> httpx.Headers:
    agent = f"{options.profile.name}/{options.profile.version}"
    headers = httpx.Headers({"accept": _accept(operation), "user-agent": agent})
    for parameter, value in _given(operation, arguments, "header"):
        if value is not None:
            headers[parameter.wire] = spelling.header(value)
    for location, name, value in travelling(options, operation.security):
        if location == "header":
            headers[name] = value
    if cookies := list(_cookies(operation, arguments, options)):
        headers["cookie"] = "; ".join(f"{name}={quote(value, safe='')}" for name, value in cookies)
    return headers


def _cookies(operation: Operation[Any], arguments: Arguments, options: ClientOptions) -> Iterator[tuple[str, str]]:
    for parameter, value in _given(operation, arguments, "cookie"):
        if value is not None:
            yield parameter.wire, spelling.header(value)
    for location, name, value in travelling(options, operation.security):
        if location == "cookie":
            yield name, value


def _override(headers: httpx.Headers, *layers: Mapping[str, str | None]) -> None:
    for layer in layers:
        for name, value in layer.items():
            if value is None:
                headers.pop(name, None)
            else:
                headers[name] = spelling.header(value)


def _accept(operation: Operation[Any]) -> str:
    forms = {result.form for result in operation.results if result.status.startswith("2")}
    return "*/*" if forms & {"text", "bytes"} else "application/json"
