"""How values are spelled in paths, queries, headers and JSON.

Knows the styles of OpenAPI (Parameter Object, "Style Values") and RFC 3986; must not know where a value came from.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, cast
from urllib.parse import quote

from .errors import InvalidRequestError
from .faults import Fault
from .operation import Parameter

_SEPARATORS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def text(value: object) -> str:
    """A scalar as people write it in a query: `true`, `2.5`, `2026-01-31`. Objects and lists become JSON."""
    match value:
        case str():
            return str(value)
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case int() | float():
            return str(value)
        case date() | time():
            return value.isoformat()
        case _:
            return to_json(value)


def segment(parameter: Parameter, value: object) -> str:
    """A value as one path segment: nothing in it can lead out of the segment.

    Raises InvalidRequestError for an empty value, `.` and `..` (RFC 3986, 5.2.4, removes those even when encoded).
    """
    spelled = ",".join(text(item) for item in _items(value))
    if spelled in ("", ".", ".."):
        raise InvalidRequestError(f"{parameter.name} cannot be {spelled!r}: it is a part of the path")
    try:
        return _prefix(parameter) + quote(spelled, safe="," if not isinstance(value, str) else "")
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{parameter.name} holds a half of a character (a lone surrogate)") from None


def query(parameter: Parameter, value: object) -> Iterator[tuple[str, str]]:
    """The name and value pairs that a query parameter becomes; none for None."""
    match value:
        case None:
            return
        case Mapping():
            yield from _object(parameter, cast("Mapping[object, object]", value))
        case str() | bytes():
            yield parameter.wire, text(value)
        case Iterable():
            yield from _array(parameter, [text(item) for item in cast("Iterable[object]", value)])
        case _:
            yield parameter.wire, text(value)


def header(value: object) -> str:
    """A header's value in the style `simple`. Raises InvalidRequestError where it holds a line break."""
    spelled = ",".join(text(item) for item in _items(value))
    if any(c in spelled for c in "\r\n\0"):
        raise InvalidRequestError("a header cannot hold a line break")
    return spelled


def to_json(value: object) -> str:
    """Compact JSON of a request's value: models, mappings and sequences included.

    Raises InvalidRequestError for what JSON has no spelling for (NaN, Infinity, times, bytes, sets), and says where.
    """
    try:
        spelled = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=plain)
        spelled.encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise _unspelled(value, error) from error
    return spelled


def plain(value: object) -> object:
    """What `json` can write in place of `value`: a model as it was received, a mapping as a dict.

    Raises TypeError for the rest: nobody but the caller knows how a time or a set is to be written.
    """
    # A model can only be here if its module was loaded: sending a request never imports pydantic.
    models: Any = sys.modules.get(f"{__package__}.models")
    match value:
        case _ if models is not None and isinstance(value, models.Model):
            model: Any = value
            return model.to_dict()
        case Mapping():
            return dict(cast("Mapping[object, object]", value))
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            return list(cast("Sequence[object]", value))
        case _:
            raise TypeError(f"{type(value).__name__} is not a JSON type")


def _unspelled(value: object, error: Exception) -> InvalidRequestError:
    """The error for a value that has no JSON, naming the innermost place that has none."""
    if isinstance(error, RecursionError) or "Circular" in str(error):
        return InvalidRequestError("cannot be written as JSON: it holds itself, or is nested too deeply")
    path: list[str | int] = []
    while (inner := _first_unspelled(value)) is not None:
        path.append(inner[0])
        value = inner[1]
    return InvalidRequestError(f"cannot be written as JSON: {Fault(tuple(path), _reason(value, error))}")


def _first_unspelled(value: object) -> tuple[str | int, object] | None:
    """Key and value of the first member that has no JSON; None where `value` itself is at fault, or has no members."""
    try:
        held = cast("object", value) if isinstance(value, list | tuple | dict | str) else plain(value)
    except (TypeError, ValueError):
        return None
    return next(((key, member) for key, member in _members(held) if not _has_json(member)), None)


def _members(held: object) -> Iterable[tuple[Any, object]]:
    if isinstance(held, dict):
        return cast("dict[Any, object]", held).items()
    return enumerate(cast("Sequence[object]", held) if isinstance(held, list | tuple) else ())


def _has_json(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False, default=plain).encode()
    except (ValueError, TypeError):
        return False
    return True


def _reason(value: object, error: Exception) -> str:
    match value:
        case float():
            return "JSON has no NaN and no Infinity"
        case str():
            return "it holds a half of a character (a lone surrogate)"
        case dict() | int():
            return str(error)
        case _ if not isinstance(error, TypeError) and hasattr(value, "to_dict"):
            return f"{type(value).__name__}: {error}"
        case date() | time():
            return f"{type(value).__name__} is not a JSON type; write it as the API wants it, such as .isoformat()"
        case _:
            return f"{type(value).__name__} is not a JSON type"


def _items(value: object) -> Iterable[object]:
    match value:
        case str() | bytes():
            return (value,)
        case Mapping():
            return (part for pair in cast("Mapping[object, object]", value).items() for part in pair)
        case Iterable():
            return cast("Iterable[object]", value)
        case _:
            return (value,)


def _prefix(parameter: Parameter) -> str:
    match parameter.style:
        case "label":
            return "."
        case "matrix":
            return f";{quote(parameter.wire, safe='')}="
        case _:
            return ""


def _array(parameter: Parameter, items: list[str]) -> Iterator[tuple[str, str]]:
    if parameter.explode or parameter.style not in _SEPARATORS:
        yield from ((parameter.wire, item) for item in items)
    elif items:
        yield parameter.wire, _SEPARATORS[parameter.style].join(items)


def _object(parameter: Parameter, value: Mapping[object, object]) -> Iterator[tuple[str, str]]:
    present = {str(key): text(item) for key, item in value.items() if item is not None}
    if parameter.style == "deepObject":
        yield from ((f"{parameter.wire}[{key}]", item) for key, item in present.items())
    elif parameter.explode:
        yield from present.items()
    else:
        yield parameter.wire, ",".join(part for pair in present.items() for part in pair)
