"""What the package's README.md and api.md tell: every call with its signature, and calls that show each ability.

Knows what a reader wants to see of a method; must not know Markdown.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from generator.targets.python import names, samples
from generator.targets.python.book import Book
from generator.targets.python.methods import Method
from generator.targets.python.resources import Group, Member
from generator.targets.python.spelling import annotation

WIDTH = 110


@dataclass(frozen=True, slots=True)
class Entry:
    """A call: `name` as in `pet.retrieve`, `signature` and `example` as source text, `http` as `GET /pets/{id}`."""

    name: str
    signature: str
    http: str
    returns: str
    example: str
    member: Member
    method: Method


@dataclass(frozen=True, slots=True)
class Section:
    """A resource and its calls."""

    attribute: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Tour:
    """The calls that show what a client can do; None where the API has nothing of the kind.

    `reading` takes an id and answers with an object, `listing` comes in pages, `uploading` sends a file.
    """

    reading: Entry | None
    listing: Entry | None
    uploading: Entry | None


def sections(book: Book, methods: tuple[Method, ...], groups: tuple[Group, ...]) -> tuple[Section, ...]:
    """Every call by its resource, those of aliases included."""
    found = {(group.module, member.name): (group, member) for group in groups for member in group.members}
    entries: dict[str, list[Entry]] = {group.attribute: [] for group in groups}
    for method in methods:
        for module, name in _places(method):
            # A name that two methods wanted was given to the first.
            if place := found.pop((module, name), None):
                entries[place[0].attribute].append(_entry(book, place[0], place[1], method))
    return tuple(Section(attribute, tuple(each)) for attribute, each in entries.items() if each)


def tour(told: tuple[Section, ...]) -> Tour:
    """The first call of each kind; of those that are deprecated none."""
    entries = [entry for section in told for entry in section.entries if not entry.member.deprecation]
    return Tour(
        reading=next((entry for entry in entries if _reads(entry)), None),
        listing=max((entry for entry in entries if entry.member.page is not None), key=_goes_on, default=None),
        uploading=next((entry for entry in entries if samples.FILE in entry.example), None),
    )


def _places(method: Method) -> Iterator[tuple[str, str]]:
    yield names.module(method.operation.resource), method.name
    for resource, name in method.operation.aliases:
        yield names.module(resource), names.method(name)


def _entry(book: Book, group: Group, member: Member, method: Method) -> Entry:
    name = f"{group.attribute}.{member.name}"
    operation = method.operation
    returns = member.answer if member.page is None else member.page.sync
    return Entry(
        name=name,
        signature=_signature(book, f"client.{name}", method, returns),
        http=f"{operation.method.upper()} {operation.path}",
        returns=returns,
        example=samples.call(book.types, f"client.{name}", method),
        member=member,
        method=method,
    )


def _signature(book: Book, place: str, method: Method, returns: str) -> str:
    """The call with every argument by name; the annotations of those that it cannot do without."""
    path = [f"{each.name}: {annotation(book, each.type)}" for each in method.positional]
    needed = [each for each in (*method.named, *method.keywords) if each.required]
    named = [f"{each.name}: {annotation(book, each.type)}" for each in needed]
    named += [f"{each.name}=..." for each in method.keywords if not each.required]
    given = ", ".join([*path, *(["*", *named] if named else [])])
    return "\n".join(textwrap.wrap(f"{place}({given}) -> {returns}", WIDTH, subsequent_indent="    ")).replace("`", "'")


def _reads(entry: Entry) -> bool:
    method = entry.method
    is_plain = len(method.positional) == 1 and not method.named and not any(each.required for each in method.keywords)
    is_typed = entry.member.page is None and entry.returns.startswith("types.") and "|" not in entry.returns
    return method.operation.method.upper() == "GET" and is_plain and is_typed


def _goes_on(entry: Entry) -> bool:
    """Whether there may be more pages than one."""
    pagination = entry.method.operation.pagination
    return pagination is not None and pagination.style == "cursor"
