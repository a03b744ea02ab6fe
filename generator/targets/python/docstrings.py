"""What a method's docstring says: facts of the document, for people at the call.

Knows wording; must not know markup of any other kind, nor code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus

from generator.ir.api import Api, Operation
from generator.ir.types import Array, Bounds, Enum, Float, Int, Note, Str, Type
from generator.ir.walk import resolve, split_null
from generator.targets.python import names
from generator.targets.python.book import Book
from generator.targets.python.methods import Argument, Method
from generator.targets.python.spelling import annotation
from generator.targets.python.text import line, literal

# fmt: off
ERRORS = {
    400: "BadRequest", 401: "Authentication", 402: "PaymentRequired", 403: "PermissionDenied", 404: "NotFound",
    405: "MethodNotAllowed", 406: "NotAcceptable", 408: "RequestTimeout", 409: "Conflict", 410: "Gone",
    411: "LengthRequired", 412: "PreconditionFailed", 413: "ContentTooLarge", 415: "UnsupportedMediaType",
    422: "UnprocessableEntity", 423: "Locked", 424: "FailedDependency", 425: "TooEarly", 426: "UpgradeRequired",
    428: "PreconditionRequired", 429: "RateLimit", 431: "RequestHeaderFieldsTooLarge",
    451: "UnavailableForLegalReasons",
}
# fmt: on
"""The statuses that have a class of their own in the runtime, and its name without `Error`."""


LONGEST_EXAMPLE = 40
"""Characters of an example that is worth its place."""

MAX_ITEMS = "max_items: int, at least 0. The most items to be had from all pages together"
"""The argument of lists that the API does not have."""


def lines(api: Api, book: Book, method: Method, *, is_list: bool = False) -> str:
    """The docstring as plain text: what it does, method and path, arguments, errors; of a list, that it has pages."""
    operation = method.operation
    parts = [_summary(operation), "", f"{operation.method.upper()} {operation.path}"]
    if operation.note.description and line(operation.note.description) != parts[0]:
        parts += ["", line(operation.note.description)]
    if operation.note.deprecated:
        parts += ["", _deprecated(api, operation)]
    arguments = [*method.positional, *method.named, *method.keywords]
    if is_list:
        parts += ["", "Returns a page. Iterating it goes through all items; its `items` are those of the page alone."]
    described = [*(_argument(book, each) for each in arguments), *([MAX_ITEMS] if is_list else [])]
    if described:
        parts += ["", "Args:", *(f"    {each}" for each in described)]
    if raised := list(_raised(operation)):
        parts += ["", "Raises:", *(f"    {each}" for each in raised)]
    return "\n".join(parts)


RENAMED = {413: "Content Too Large", 414: "URI Too Long", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}
"""Phrases of RFC 9110 that Python knows by older names before 3.13."""


def deprecation(api: Api, operation: Operation) -> str:
    """The message of a deprecated operation, naming the method that replaces it where there is one."""
    return _deprecated(api, operation) if operation.note.deprecated else ""


def error_class(status: int) -> str:
    """The class that stands for an error status in the runtime."""
    return f"{ERRORS.get(status, 'InternalServer' if status >= 500 else 'APIStatus')}Error"


def _summary(operation: Operation) -> str:
    text = line(operation.summary) or line(operation.note.description).partition(". ")[0]
    # The version that an operation's id ends with says nothing about what it does.
    text = text or re.sub(r"_v\d+$", "", names.snake(operation.id)).replace("_", " ").capitalize()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _deprecated(api: Api, operation: Operation) -> str:
    successor = next((each for each in api.operations if each.id == operation.successor), None)
    if successor is None:
        return f"{line(operation.id)} is deprecated."
    return f"Deprecated: use {names.module(successor.resource)}.{names.method(successor.name)}."


def field(book: Book, t: Type, note: Note) -> str:
    """What a key of a TypedDict may hold beyond its annotation; empty where the annotation says all."""
    facts = [each for each in _facts(book, t) if not each.startswith("one of ")]
    described = line(note.description)
    if not facts and not described and not note.has_default and not note.deprecated:
        return ""
    told = ", ".join([*facts, *_noted(note)])
    return f"{described} ({told})." if described and told else described or f"{told[:1].upper()}{told[1:]}."


def _argument(book: Book, argument: Argument) -> str:
    facts = [annotation(book, argument.type), *_facts(book, argument.type)]
    if argument.required:
        facts.append("required")
    facts += _noted(argument.note)
    described = line(argument.note.description)
    return f"{argument.name}: {', '.join(facts)}" + (f". {described}" if described else "")


def _noted(note: Note) -> Iterator[str]:
    if note.has_default:
        yield f"default {literal(note.default)}"
    if note.deprecated:
        yield "deprecated"
    example = literal(note.examples[0]) if note.examples and not isinstance(note.examples[0], bool) else ""
    if 0 < len(example) <= LONGEST_EXAMPLE:
        yield f"example {example}"


def _facts(book: Book, t: Type) -> Iterator[str]:
    """The constraints of a type, in words; those of what a name stands for included."""
    inner = split_null(resolve(book.types, t))[0]
    match resolve(book.types, inner):
        case Int() | Float() as number:
            yield from _bounds(number)
        case Str() as text:
            yield from _between("character", text.min_length, text.max_length)
            yield from (
                f"{name} {value}" for name, value in (("pattern", text.pattern), ("format", text.format)) if value
            )
        case Array(min_items=least, max_items=most):
            yield from _between("item", least, most)
        case Enum(values=values) if t is not inner and len(values) <= 8:
            yield "one of " + ", ".join(literal(value) for value in values)


def _bounds(t: Bounds) -> Iterator[str]:
    for words, value in (
        ("at least", t.minimum),
        ("at most", t.maximum),
        ("more than", t.exclusive_minimum),
        ("less than", t.exclusive_maximum),
        ("a multiple of", t.multiple_of),
    ):
        if value is not None:
            yield f"{words} {value:g}"


def _between(noun: str, least: int | None, most: int | None) -> Iterator[str]:
    if least:
        yield f"at least {least} {noun}{'s' if least != 1 else ''}"
    if most is not None:
        yield f"at most {most} {noun}{'s' if most != 1 else ''}"


def _raised(operation: Operation) -> Iterator[str]:
    """The classes of documented errors: in one row those whose status says all, then each that has more to say."""
    told = {
        int(response.status): line(response.note.description)
        for response in operation.responses
        if response.status.isdigit() and not response.is_success
    }
    plain = [status for status, described in told.items() if described in ("", _phrase(status))]
    if plain:
        yield ", ".join(f"{error_class(status)} ({status})" for status in plain)
    for status in (each for each in told if each not in plain):
        yield f"{error_class(status)} ({status}): {told[status]}"


def _phrase(status: int) -> str:
    """The standard's phrase for a status (RFC 9110, 15)."""
    return RENAMED.get(status) or next((known.phrase for known in HTTPStatus if known == status), "")
