"""Forms as values: the fields of a multipart or URL-encoded body, put together as the object that the document means.

Knows how properties travel in forms (OpenAPI 3.1, 4.8.15), and that clients differ: a list may come as repeated names,
as `name[]` or `name[0]`, or as one field that holds JSON. Must not know how the bytes of a body are cut into fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from emulator.problem import Problem
from emulator.reading_parameters import member_types
from emulator.reading_texts import MISSPELT, Speller, Types, parsed, speller, strict_speller
from emulator.wording import shown
from generator.ir.api import Content
from generator.ir.types import Any, Array, Map, Object, Tuple, Type, Union
from generator.ir.walk import resolve, split_null

_BRACKETED = re.compile(r"(.+)\[[0-9]{0,9}\]", re.DOTALL)
_PLACE = "request/body"


@dataclass(frozen=True, slots=True)
class Part:
    """A file as it arrived."""

    filename: str | None
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form, in the order of arrival; one of an URL-encoded body has neither file name nor type."""

    name: str
    content: bytes
    filename: str | None = None
    content_type: str = ""

    @property
    def text(self) -> str:
        """Its content as text. Raises Problem where that is no UTF-8."""
        try:
            return self.content.decode()
        except UnicodeDecodeError:
            raise Problem("invalid", f"{_PLACE}/{shown(self.name)} must be valid UTF-8") from None


Assemble = Callable[[Sequence[Field]], Json]
"""What the fields of one property mean."""


class Form:
    """How the fields of one content become its object; made once for each operation."""

    def __init__(self, types: Types, content: Content) -> None:
        files = {each.wire for each in content.encodings if each.form == "file"}
        json = {each.wire for each in content.encodings if each.form == "json"}
        self._properties: dict[str, Assemble] = {}
        self._lists: set[str] = set()
        for name, t in _properties(types, content.type).items():
            if isinstance(split_null(resolve(types, t))[0], Array | Tuple):
                self._lists.add(name)
            self._properties[name] = _assemble(types, t, is_file=name in files, is_json=name in json)

    def read(self, fields: Iterable[Field]) -> dict[str, Json]:
        """The object that `fields` mean. Raises Problem where a single value was given several times."""
        groups: dict[str, list[Field]] = {}
        for each in fields:
            groups.setdefault(self._base(each.name), []).append(each)
        return {name: self._properties.get(name, _undeclared)(group) for name, group in groups.items()}

    def _base(self, name: str) -> str:
        """The property that a field belongs to: `name` itself, or what stands before `[]` or `[0]`."""
        bracketed = _BRACKETED.fullmatch(name) if name not in self._properties else None
        return bracketed[1] if bracketed and bracketed[1] in self._lists else name


def _properties(types: Types, t: Type) -> dict[str, Type]:
    """The declared properties of an object, or those of all variants of a union, the first of each name."""
    found: dict[str, Type] = {}
    for shape in _shapes(types, t):
        for name, each in member_types(types, shape)[0].items():
            found.setdefault(name, each)
    return found


def _shapes(types: Types, t: Type) -> Iterator[Object | Map]:
    shape = resolve(types, t)
    for each in shape.variants if isinstance(shape, Union) else (shape,):
        variant = resolve(types, each)
        if isinstance(variant, Object | Map):
            yield variant


def _assemble(types: Types, t: Type, *, is_file: bool, is_json: bool) -> Assemble:
    shape, nullable = split_null(resolve(types, t))
    shape = resolve(types, shape)
    if isinstance(shape, Array | Tuple):
        items = shape.items if isinstance(shape, Array) else Any()
        return _files if is_file else _listed(strict_speller(types, items), nullable=nullable)
    if is_file:
        return lambda fields: _part(_one(fields))
    spelled = speller(types, t)
    return _parsed(spelled) if is_json else lambda fields: spelled(_one(fields).text)


def _files(fields: Sequence[Field]) -> Json:
    return [_part(each) for each in fields]


def _part(each: Field) -> Part:
    return Part(each.filename, each.content_type, each.content)


def _listed(item: Speller, *, nullable: bool) -> Assemble:
    """A list: one field that holds a JSON array, or a field for each item."""

    def assemble(fields: Sequence[Field]) -> Json:
        texts = [each.text for each in fields]
        if len(texts) == 1 and _BRACKETED.fullmatch(fields[0].name) is None:
            whole = parsed(texts[0]) if texts[0].lstrip()[:1] == "[" or (nullable and texts[0] == "null") else MISSPELT
            if whole is not MISSPELT:
                return whole
        return [_item(item, text) for text in texts]

    return assemble


def _item(item: Speller, text: str) -> Json:
    value = item(text)
    return text if value is MISSPELT else value


def _parsed(spelled: Speller) -> Assemble:
    """One field of JSON; what is none is taken as text, for the schema to judge."""

    def assemble(fields: Sequence[Field]) -> Json:
        text = _one(fields).text
        value = parsed(text)
        return spelled(text) if value is MISSPELT else value

    return assemble


def _undeclared(fields: Sequence[Field]) -> Json:
    values = [_part(each) if each.filename is not None else each.text for each in fields]
    return values[0] if len(values) == 1 else values


def _one(fields: Sequence[Field]) -> Field:
    if len(fields) > 1:
        raise Problem("invalid", f"{_PLACE}/{shown(fields[0].name)} must be given once")
    return fields[0]


def without_files(value: Json) -> Json:
    """A form's object with each file as text, as the schema of a binary string judges it.

    One letter stands for each byte, up to 64 KiB: no file is copied whole to be judged.
    """
    match value:
        case Part(content=content):
            return content[:65536].decode("latin-1")
        case dict() as members:
            return {name: without_files(each) for name, each in members.items()} if _has_files(members) else members
        case list() as items:
            return [without_files(each) for each in items] if any(isinstance(each, Part) for each in items) else items
        case _:
            return value


def _has_files(members: Mapping[str, Json]) -> bool:
    """Whether a file stands in one of the members, or in a list there; forms nest no deeper."""
    return any(
        isinstance(each, Part) or (isinstance(each, list) and any(isinstance(item, Part) for item in each))
        for each in members.values()
    )
