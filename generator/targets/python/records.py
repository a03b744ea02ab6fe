"""The runtime's record of an operation, as source text.

Knows the fields and defaults of the runtime's `Operation`; must not know what the runtime does with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any as Json

from generator.ir.api import Api, Encoding, Pagination
from generator.ir.types import Array, Type
from generator.ir.walk import resolve, split_null
from generator.targets.python.book import Book
from generator.targets.python.methods import Argument, Method, form
from generator.targets.python.text import literal

FEW_NAMES = 6


def record(api: Api, book: Book, method: Method) -> str:
    """`Operation(…)` for a method; whatever equals a default is left out."""
    operation = method.operation
    fields = {
        "id": literal(operation.id),
        "method": literal(operation.method.upper()),
        "path": literal(operation.path),
        "parameters": _tuple(_parameter(each) for each in _parameters(method)),
        "body": _body(book, method),
        "results": _tuple(_results(api, book, method)),
        "repeatable": "True" if operation.retry == "safe" else "",
        "security": literal(operation.security) if operation.security != api.security else "",
        "pagination": _pagination(operation.pagination),
    }
    return _call("Operation", fields)


def _parameters(method: Method) -> tuple[Argument, ...]:
    return (*method.path_arguments, *(each for each in method.keywords if each.parameter is not None))


def _parameter(argument: Argument) -> str:
    parameter = argument.parameter
    if parameter is None:
        raise ValueError(f"{argument.name} is no parameter")
    fields = {
        "location": literal(parameter.location) if parameter.location != "query" else "",
        "style": literal(parameter.style) if parameter.style != "form" else "",
        "explode": "False" if not parameter.explode else "",
        "required": "True" if argument.required else "",
    }
    return _call("Parameter", fields, literal(argument.name), literal(argument.wire))


def _body(book: Book, method: Method) -> str:
    content, body = method.content, method.operation.body
    if content is None or body is None:
        return ""
    members = [each for each in method.keywords if each.is_member]
    renamed = {each.name: each.wire for each in members if each.name != each.wire}
    types = {each.wire: each.type for each in members}
    parts = {each.wire: _part(book, each, types.get(each.wire)) for each in content.encodings}
    fields = {
        "media_type": literal(content.media_type) if content.media_type != "application/json" else "",
        "form": literal(form(content)) if form(content) != "json" else "",
        "names": _names([each.name for each in members]) if members else "",
        "wire": literal(renamed) if renamed else "",
        "parts": literal(parts) if parts else "",
        "whole": "" if members else "True",
        "required": "True" if body.required else "",
    }
    return _call("Body", fields)


def _part(book: Book, encoding: Encoding, t: Type | None) -> str:
    """How a property travels; a list of files is one part for each."""
    is_list = t is not None and isinstance(split_null(resolve(book.types, t))[0], Array)
    return "repeated" if encoding.form == "file" and is_list else encoding.form


def _results(api: Api, book: Book, method: Method) -> Iterator[str]:
    """One result for all successes, or all failures, that carry the same."""
    statuses: dict[tuple[bool, str, str], list[str]] = {}
    for answer in method.answers:
        name = ""
        if answer.type is not None:
            module = f"{api.settings.package}.models.{book.models[answer.type]}"
            name = f"{module}.{book.classes[answer.type]}"
        statuses.setdefault((answer.status.startswith("2"), answer.form, name), []).append(answer.status)
    for (_, kind, name), listed in statuses.items():
        fields = {"form": literal(kind) if kind != "json" else "", "type": literal(name) if name else ""}
        yield _call("Result", fields, literal(" ".join(listed)))


def _names(names: list[str]) -> str:
    """A tuple of identifiers; many of them as words of a text, several to a line instead of one."""
    if len(names) <= FEW_NAMES:
        return literal(tuple(names))
    lines = wrap(" ".join(names), 90, break_long_words=False, break_on_hyphens=False)
    return f"words({' '.join(literal(line + ' ') for line in lines)})"


def _pagination(pagination: Pagination | None) -> str:
    if pagination is None:
        return ""
    defaults = Pagination(style=pagination.style)
    given: Mapping[str, Json] = {name: getattr(pagination, name) for name in Pagination.__slots__}
    fields = {
        name: literal(value) if name == "style" or value != getattr(defaults, name) else ""
        for name, value in given.items()
    }
    return _call("Pagination", fields)


def _call(name: str, fields: Mapping[str, str], *positional: str) -> str:
    return f"{name}({', '.join([*positional, *(f'{key}={value}' for key, value in fields.items() if value)])})"


def _tuple(items: object) -> str:
    texts = [str(item) for item in items]  # type: ignore[attr-defined]
    return f"({', '.join(texts)},)" if texts else ""
