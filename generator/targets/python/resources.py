"""Resources as classes with methods: the view that the template of resources renders.

Knows which methods a resource has, its own and those it shares with another; must not know how the runtime works.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.ir.api import Api
from generator.targets.python import docstrings, names
from generator.targets.python.book import Book
from generator.targets.python.methods import Argument, Method
from generator.targets.python.pages import Page, Shape, page
from generator.targets.python.records import record
from generator.targets.python.spelling import annotation
from generator.targets.python.text import literal

# fmt: off
RESERVED_ATTRIBUTES = frozenset((
    "base_url", "timeout", "deadline", "max_retries", "perform", "exchange", "page", "turning", "fetch", "close",
    "is_closed", "copy", "with_options", "with_raw_response", "with_streaming_response", "get", "post", "put", "patch",
    "delete", "options", "head", "webhooks", "api_key", "verify",
))
# fmt: on
"""What clients have beside resources."""


@dataclass(frozen=True, slots=True)
class Member:
    """A method, spelled. `page` is what a list returns, None for other calls."""

    name: str
    constant: str
    record: str
    answer: str
    page: Page | None
    docstring: str
    deprecation: str
    params: str
    positional: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, str], ...]

    @property
    def arguments(self) -> str:
        """The mapping of all arguments, as source text."""
        path = [f"{literal(name)}: {name}" for name, _ in (*self.positional, *self.named)]
        if self.params and not path:
            return "params"
        return "{" + ", ".join([*path, *(["**params"] if self.params else [])]) + "}"


@dataclass(frozen=True, slots=True)
class Group:
    """A resource: its module, its attribute on clients, the stem of its classes' names, its methods."""

    module: str
    attribute: str
    title: str
    members: tuple[Member, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The page classes that its methods name."""
        return tuple(dict.fromkeys(member.page.stem for member in self.members if member.page is not None))


def groups(api: Api, book: Book, methods: tuple[Method, ...], shapes: tuple[Shape, ...]) -> tuple[Group, ...]:
    """Every resource that has a method, by name."""
    found: dict[str, list[Method]] = {}
    for method in methods:
        found.setdefault(method.operation.resource, []).append(method)
        for resource, name in method.operation.aliases:
            found.setdefault(resource, []).append(replace(method, name=names.method(name)))
    taken: set[str] = set()
    return tuple(_group(api, book, resource, found[resource], shapes, taken) for resource in sorted(found))


def _group(
    api: Api, book: Book, resource: str, methods: list[Method], shapes: tuple[Shape, ...], taken: set[str]
) -> Group:
    module = names.unique(names.module(resource), taken, ("_resource",))
    taken.add(module)
    attribute = f"{module}_" if module in RESERVED_ATTRIBUTES else module
    return Group(module, attribute, names.pascal(module), tuple(_members(api, book, methods, shapes)))


def _members(api: Api, book: Book, methods: list[Method], shapes: tuple[Shape, ...]) -> Iterator[Member]:
    taken: set[str] = set()
    for method in methods:
        name = names.unique(method.name, taken, ("_operation",))
        taken.add(name)
        paged = page(book, method, shapes)
        yield Member(
            name=name,
            constant=f"_{name.upper()}",
            record=record(api, book, method),
            answer=_answer(book, method),
            page=paged,
            docstring=docstrings.lines(api, book, method, is_list=paged is not None),
            deprecation=docstrings.deprecation(api, method.operation),
            params=method.params,
            positional=_spelled(book, method.positional),
            named=_spelled(book, method.named),
        )


def _spelled(book: Book, arguments: tuple[Argument, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((argument.name, annotation(book, argument.type)) for argument in arguments)


def _answer(book: Book, method: Method) -> str:
    """The annotation of what a call returns: every success that the document knows."""
    forms = {"text": "str", "bytes": "bytes", "none": "None"}
    successes = [answer for answer in method.answers if answer.status.startswith("2")]
    # Where no success is documented, a default answer is what a success looks like.
    successes = successes or [answer for answer in method.answers if answer.status == "default"]
    spelled = [
        forms[answer.form] if answer.form != "json" else f"types.{book.classes[answer.type]}" if answer.type else "Any"
        for answer in successes
    ]
    return " | ".join(sorted(dict.fromkeys(spelled), key=lambda text: text == "None")) or "None"
