"""Marks: by which what a run has made is known again, even where its id never arrived.

Knows request bodies and which of their members people read as a name; must not know where marks are looked for. A mark
tells when its run began, so that old ones can be told from those of a run that is still going on.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any as Json

from contract_tests.cases import Case
from generator.ir.api import Api
from generator.ir.types import Any, Map, Object, Property, Str
from generator.ir.walk import definitions, flatten, resolve, split_null

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MARK = re.compile(r"truespec-(?P<began>[0-9a-z]{6,8})-(?P<run>[0-9a-f]{8})-(?P<number>\d{1,7})")
NAMES = re.compile(r"(^|_)(name|nickname|title|label)$")
PROSE = re.compile(r"(^|_)(prompt|description|message|note|text)$")
SHORTEST = 40
"""How many characters a text must be allowed to have to take a mark."""


@dataclass(frozen=True, slots=True)
class Run:
    """The name of one run: when it began, in seconds since 1970, and what tells it from others."""

    began: int
    token: str

    @classmethod
    def new(cls) -> Run:
        """A run that begins now."""
        return cls(int(time.time()), secrets.token_hex(4))

    def mark(self, number: int) -> str:
        """The mark of the thing with this number."""
        return f"truespec-{_spelled(self.began)}-{self.token}-{number}"


def _spelled(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits.rjust(6, "0")


def found(value: Json) -> Iterator[re.Match[str]]:
    """The marks that stand at the top of an object, or in a map there."""
    if isinstance(value, Mapping):
        for member in value.values():
            texts = member.values() if isinstance(member, Mapping) else (member,)
            yield from (match for text in texts if isinstance(text, str) for match in MARK.finditer(text))


def began(mark: re.Match[str]) -> int:
    """When the run of a mark began."""
    return int(mark["began"], 36)


def marked(case: Case, api: Api, mark: str) -> Case:
    """The case with a mark in its body, in the member that fits best; as it is where none takes one.

    Whether a request keeps the document does not change by it: what is missing or wrong in it stays so.
    """
    if not isinstance(case.body, dict) or case.content is None:
        return case
    types = definitions(api)
    shape = resolve(types, case.content.type)
    places = sorted(_places(flatten(types, shape), api, case.body)) if isinstance(shape, Object) else []
    if not places:
        return case
    _, wire, is_map = places[0]
    old = case.body.get(wire)
    value: Json = {**(old or {}), "truespec": mark} if is_map else mark
    return replace(case, body={**case.body, wire: value})


def _places(properties: tuple[Property, ...], api: Api, body: Mapping[str, Json]) -> Iterator[tuple[int, str, bool]]:
    """Members that take a mark: how well they fit (the least is best), their names, and whether they are maps."""
    types = definitions(api)
    for prop in properties:
        shape = resolve(types, split_null(resolve(types, prop.type))[0])
        if prop.wire == "metadata" and isinstance(shape, Map | Object | Any):
            if _is_fine(prop, body, lambda old: isinstance(old, dict)):
                yield 1, prop.wire, True
        elif isinstance(shape, Str) and shape.pattern is None and shape.format is None:
            rank = 0 if NAMES.search(prop.wire) else 2 if PROSE.search(prop.wire) else None
            has_room = shape.max_length is None or shape.max_length >= SHORTEST
            if rank is not None and has_room and _is_fine(prop, body, partial(_is_valid, shape)):
                yield rank, prop.wire, False


def _is_fine(prop: Property, body: Mapping[str, Json], is_valid: Callable[[Json], bool]) -> bool:
    """Whether a member may be set: there is a valid value already, or it need not be there."""
    return is_valid(body[prop.wire]) if prop.wire in body else not prop.required


def _is_valid(t: Str, value: Json) -> bool:
    """Whether it is a text that its type allows, and that allows a mark in its stead."""
    if not isinstance(value, str) or len(value) < (t.min_length or 0):
        return False
    return t.max_length is None or (t.max_length >= SHORTEST and len(value) <= t.max_length)
