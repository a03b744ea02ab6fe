"""From an operation's arguments to the body of a request.

Knows the media types that bodies travel in; must not know addresses or headers other than the content's type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from . import spelling
from .errors import InvalidRequestError
from .operation import Body
from .streams import Stream, source

_JSON = Body(whole=True)


class Content(NamedTuple):
    """A body's type, and the keyword arguments of `httpx.Request` that carry it. Without a type httpx knows it."""

    media_type: str | None
    arguments: Mapping[str, Any]


NOTHING = Content(None, {})


def content(body: Body | None, arguments: Mapping[str, object], extra: object) -> Content:
    """The body of one call; `extra` adds members to an object, and replaces anything else.

    Raises InvalidRequestError where a value cannot travel in the body's media type.
    """
    if body is None:
        return NOTHING if extra is None else _spell(_JSON, extra)
    if body.whole:
        return _whole(body, arguments, extra)
    members = _members(body, arguments)
    if extra is not None:
        return _spell(body, {**members, **cast("Mapping[str, object]", extra)} if isinstance(extra, Mapping) else extra)
    return _spell(body, members) if members or body.required else NOTHING


def _whole(body: Body, arguments: Mapping[str, object], extra: object) -> Content:
    if extra is not None:
        return _spell(body, extra)
    return _spell(body, arguments["body"]) if "body" in arguments else NOTHING


def _members(body: Body, arguments: Mapping[str, object]) -> dict[str, object]:
    wire = body.wire or {}
    return {wire.get(name, name): arguments[name] for name in body.names if name in arguments}


def _spell(body: Body, value: object) -> Content:
    match body.form:
        case "json":
            return Content(body.media_type, {"content": spelling.to_json(value).encode()})
        case "multipart":
            from .multipart import form  # Here, because few calls send files.

            made = form(_mapping(value), body.parts or {})
            return Content(made[0], {"stream": made[1]}) if made else NOTHING
        case "urlencoded":
            return Content(None, {"data": _form(_mapping(value))})
        case "raw":
            return Content(body.media_type, _raw(value))


def _mapping(value: object) -> Mapping[str, object]:
    plain = cast("object", value) if isinstance(value, Mapping) else spelling.plain(value)
    if not isinstance(plain, Mapping):
        raise InvalidRequestError("a form is made of names and values: give a mapping")
    return cast("Mapping[str, object]", plain)


def _form(values: Mapping[str, object]) -> dict[str, str | list[str]]:
    return {name: _spelled(value) for name, value in values.items() if value is not None}


def _spelled(value: object) -> str | list[str]:
    if not isinstance(value, list | tuple):
        return spelling.text(value)
    return [spelling.text(item) for item in cast("Sequence[object]", value)]


def _raw(value: object) -> Mapping[str, Any]:
    match value:
        case str():
            return {"content": value.encode()}
        case bytes() | bytearray():
            return {"content": bytes(value)}
        case _:
            return {"stream": Stream([source(value)])}
