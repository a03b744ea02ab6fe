"""Operations as methods: which arguments they take, under which names, and the record that the runtime reads.

Knows parameters, bodies and their collisions; must not know how code is laid out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.ir.api import Api, Content, Operation, Parameter
from generator.ir.types import Bytes, Never, Note, Object, Property, Ref, Type
from generator.ir.walk import flatten, resolve, split_null
from generator.targets.python import names
from generator.targets.python.answers import Answer, answers, is_json
from generator.targets.python.book import Book


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument by its `name` in Python. `location`: a parameter's, `member` (of the body), or `body` (all of it)."""

    name: str
    wire: str
    location: str
    type: Type
    required: bool
    note: Note
    parameter: Parameter | None = None

    @property
    def is_member(self) -> bool:
        """Whether it is a property of the body."""
        return self.location == "member"


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource. `positional` and `named` are path parameters, `keywords` everything else.

    `params` is the TypedDict of `keywords`, empty where there are none; `body_type` the type whose properties are
    arguments under their own names. `module` is where params stand.
    """

    name: str
    module: str
    operation: Operation
    positional: tuple[Argument, ...]
    named: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    params: str
    body_type: str | None
    content: Content | None
    answers: tuple[Answer, ...]

    @property
    def path_arguments(self) -> tuple[Argument, ...]:
        """All path parameters, in the order of the path."""
        order = {parameter.wire: place for place, parameter in enumerate(self.operation.path_parameters)}
        return tuple(sorted((*self.positional, *self.named), key=lambda each: order[each.wire]))


def methods(api: Api, book: Book) -> tuple[Method, ...]:
    """Every operation of the Api as a method, in the document's order."""
    return tuple(_method(operation, book) for operation in api.operations)


def form(content: Content) -> str:
    """How a body of this media type is written: `json`, `multipart`, `urlencoded` or `raw`."""
    bare = content.media_type.partition(";")[0].strip().lower()
    if is_json(bare):
        return "json"
    forms = {"multipart/form-data": "multipart", "application/x-www-form-urlencoded": "urlencoded"}
    return forms.get(bare, "raw")


def _method(operation: Operation, book: Book) -> Method:
    content = operation.body.contents[0] if operation.body is not None and operation.body.contents else None
    path, keywords = _named(list(_arguments(operation, content, book)))
    # As the official SDKs have it: the last id says which one, those before it say where.
    return Method(
        name=names.method(operation.name),
        module=names.module(operation.resource),
        operation=operation,
        positional=path[-1:],
        named=path[:-1],
        keywords=keywords,
        params=book.requests[operation.id] if keywords else "",
        body_type=_body_type(content, keywords, book),
        content=content,
        answers=answers(operation),
    )


def _arguments(operation: Operation, content: Content | None, book: Book) -> Iterator[Argument]:
    for parameter in operation.parameters:
        required = parameter.required or parameter.location == "path"
        wire, note = parameter.wire, parameter.note
        yield Argument(names.argument(wire), wire, parameter.location, parameter.type, required, note, parameter)
    if content is not None and operation.body is not None:
        yield from _body(content, required=operation.body.required, note=operation.body.note, book=book)


def _body(content: Content, *, required: bool, note: Note, book: Book) -> Iterator[Argument]:
    properties = _members(content, book)
    if properties is None:
        t = Bytes() if form(content) == "raw" else content.type
        yield Argument("body", "body", "body", t, required, note)
        return
    for prop in properties:
        yield Argument(names.argument(prop.wire), prop.wire, "member", prop.type, prop.required and required, prop.note)


def _members(content: Content, book: Book) -> tuple[Property, ...] | None:
    """The properties of a body that is an object; None where it is anything else, or free of known properties."""
    t = resolve(book.types, split_null(resolve(book.types, content.type))[0])
    if form(content) == "raw" or not isinstance(t, Object):
        return None
    present = {prop.wire: prop for prop in flatten(book.types, t) if not isinstance(prop.type, Never)}
    return tuple(present.values()) or None


def _named(arguments: list[Argument]) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Path arguments and the others, no two of one name: those that share one say where they travel."""
    counted = Counter(argument.name for argument in arguments)
    taken: set[str] = {argument.name for argument in arguments if argument.location == "path"}
    path = tuple(argument for argument in arguments if argument.location == "path")
    others: list[Argument] = []
    for argument in arguments:
        if argument.location != "path":
            others.append(_renamed(argument, taken, shared=counted[argument.name] > 1))
            taken.add(others[-1].name)
    return _distinct(path), tuple(others)


def _renamed(argument: Argument, taken: set[str], *, shared: bool) -> Argument:
    prefix = "body" if argument.location == "member" else argument.location
    wanted = f"{prefix}_{argument.name}" if shared else argument.name
    return _called(argument, names.unique(wanted, taken, ("_value",)))


def _distinct(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    taken: list[str] = []
    for argument in arguments:
        taken.append(names.unique(argument.name, taken, ("_value",)))
    return tuple(_called(argument, name) for argument, name in zip(arguments, taken, strict=True))


def _called(argument: Argument, name: str) -> Argument:
    return Argument(
        name, argument.wire, argument.location, argument.type, argument.required, argument.note, argument.parameter
    )


def _body_type(content: Content | None, keywords: tuple[Argument, ...], book: Book) -> str | None:
    """The body's type, where its TypedDict is exactly the arguments: no renamed property, no optional body."""
    members = [argument for argument in keywords if argument.is_member]
    if content is None or not members or not isinstance(content.type, Ref):
        return None
    t = book.types[content.type.name].type
    if not isinstance(t, Object):
        return None
    declared = {prop.wire: prop.required for prop in flatten(book.types, t)}
    same = all(each.name == each.wire and declared[each.wire] == each.required for each in members)
    return content.type.name if same else None
