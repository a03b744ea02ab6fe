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
from .streams import Stream

Arguments = Mapping[str, object]
"""An operation's arguments by their names in Python. What is absent is not sent; None is sent as null."""


def build(
    operation: Operation[Any],
    arguments: Arguments,
    call: CallOptions,
    options: ClientOptions,
    *,
    inherited: httpx.Headers | None = None,
) -> httpx.Request:
    """The request of one call; headers that nothing else sets are `inherited` from httpx's client.

    Raises InvalidRequestError where an argument is missing, unknown, or cannot be spelled.
    """
    _check(operation, arguments)
    made = body.content(operation.body, arguments, call.body)
    try:
        request = httpx.Request(
            operation.method,
            _url(operation, arguments, call, options),
            headers=_headers(operation, arguments, call, options, made.media_type, inherited),
            extensions={"timeout": _timeout(call, options)},
            **made.arguments,
        )
    except httpx.InvalidURL as error:
        raise InvalidRequestError(f"{operation.id} leads to no address: {error}") from error
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{operation.id}: a header holds a character that none can have") from None
    if isinstance(request.stream, Stream):
        # httpx leaves these to whoever brings the stream.
        request.headers.update({"host": request.url.netloc.decode("ascii"), **request.stream.headers})
    return request


def _timeout(call: CallOptions, options: ClientOptions) -> dict[str, float | None]:
    chosen = options.timeout_of(call)
    timeouts = chosen if isinstance(chosen, httpx.Timeout) else httpx.Timeout(chosen)
    return timeouts.as_dict()


def _check(operation: Operation[Any], arguments: Arguments) -> None:
    if not operation.known.issuperset(arguments):
        unknown = min(arguments.keys() - operation.known)
        raise InvalidRequestError(f"{operation.id} takes no argument {unknown!r}; extra_body takes anything")
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
    yield from _keys(operation, options, "query")


def _headers(
    operation: Operation[Any],
    arguments: Arguments,
    call: CallOptions,
    options: ClientOptions,
    media_type: str | None,
    inherited: httpx.Headers | None,
) -> httpx.Headers:
    """From the weakest to the strongest: inherited, the operation's, the client's, the call's."""
    shared = _shared(operation, options, inherited)
    given = [(p.wire, value) for p, value in _given(operation, arguments, "header") if value is not None]
    cookies = "; ".join(f"{name}={quote(value, safe='')}" for name, value in _cookies(operation, arguments, options))
    if not (given or cookies or media_type or call.headers):
        return shared
    headers = shared.copy()
    for name, value in given:
        headers[name] = spelling.header(value)
    if cookies:
        headers["cookie"] = cookies
    if media_type is not None:
        headers["content-type"] = media_type
    if given or cookies or "content-type" in options.header_names:
        _override(headers, options.headers)
    _override(headers, call.headers or {})
    return headers


def _shared(operation: Operation[Any], options: ClientOptions, inherited: httpx.Headers | None) -> httpx.Headers:
    """The headers that every call of a client has that asks for the same keys and kinds of answer."""
    accept = _accept(operation)
    which = (operation.security, accept)
    if which not in options.made:
        headers = httpx.Headers(inherited)
        headers.update({"accept": accept, "user-agent": f"{options.profile.name}/{options.profile.version}"})
        headers.update(_keys(operation, options, "header"))
        _override(headers, options.headers)
        options.made[which] = headers
    made: httpx.Headers = options.made[which]
    return made


def _cookies(operation: Operation[Any], arguments: Arguments, options: ClientOptions) -> Iterator[tuple[str, str]]:
    for parameter, value in _given(operation, arguments, "cookie"):
        if value is not None:
            yield parameter.wire, spelling.header(value)
    yield from _keys(operation, options, "cookie")


def _keys(operation: Operation[Any], options: ClientOptions, location: str) -> tuple[tuple[str, str], ...]:
    """Name and value of the keys that travel in a location."""
    which = (operation.security, location)
    if which not in options.made:
        keys = travelling(options, operation.security)
        options.made[which] = tuple((name, value) for place, name, value in keys if place == location)
    made: tuple[tuple[str, str], ...] = options.made[which]
    return made


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
