"""Pages of lists, in every style of pagination that the model knows.

Knows cursors, limits, offsets and sort order; must not know what is listed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from sys import maxsize
from typing import Any as Json
from zlib import crc32

import orjson

from emulator.criteria import Criterion, one_of
from emulator.narrowing import Walk, places
from emulator.problem import Problem
from emulator.refusal import can_say
from emulator.session import Session
from emulator.store import Collection, sorting
from emulator.texts import Place
from generator.ir.api import Operation, Pagination
from generator.ir.types import Object
from generator.ir.walk import definitions, flatten, resolve

Keep = Callable[[Mapping[str, Json]], bool]
Present = Callable[[Mapping[str, Json]], Json]

MANY = 10**15
"""More than any list has: numbers beyond it are none."""

LIMIT = 50
WHOLE = 1000
"""How many items a page has where nothing says so: with a cursor, and for lists that come at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is to show.

    `keep` chooses among the objects; `present` makes the item of one; `order_by` names the property that sorts them
    (those without it come first), empty for the order of creation. What indexes serve for: `equal` names properties
    with the values of which one must be met, `criteria` are conditions that must all be met, and the number that sorts
    the objects must lie `between` two, which are included.
    """

    keep: Keep = lambda _: True
    present: Present = lambda value: value
    order_by: str = ""
    equal: tuple[tuple[str, tuple[Json, ...]], ...] = ()
    criteria: tuple[Criterion, ...] = ()
    between: tuple[float, float] = (-inf, inf)


def page(session: Session, collection: Collection, wanted: Wanted, paging: Pagination | None = None) -> Json:
    """The page that the request asks for: an array, or the envelope that the pagination names.

    `paging` stands for that of the operation, where the model tells none. Raises Problem('invalid') for a cursor that
    is none of ours; where the operation cannot say so, nothing follows such a cursor.
    """
    operation = session.operation
    paging = paging or (operation.pagination if operation is not None else None)
    if operation is None or paging is None or paging.style == "none":
        items = [wanted.present(value) for value in _walk(collection, wanted, after=None, descending=False)]
        return _enveloped(paging, items, None)
    asked = _Asked.of(session, operation, paging)
    try:
        after = asked.place(collection, wanted)
    except Problem:
        if session.world.profile == "live" or can_say(operation, "invalid"):
            raise
        return _enveloped(paging, [], None)
    found: list[Place] = []
    walk = _places(collection, wanted, after=after, descending=asked.descending)
    for place in walk:
        found.append(place)
        if len(found) > asked.limit + asked.offset:
            break
    taken = found[asked.offset : asked.offset + asked.limit]
    more = len(found) > asked.limit + asked.offset
    items = [wanted.present(collection.at(place[1])) for place in taken]
    return _enveloped(paging, items, cursor(taken[-1]) if more and taken else None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The paging parameters of one request."""

    paging: Pagination
    given: Mapping[str, Json]
    limit: int
    offset: int
    descending: bool

    @staticmethod
    def of(session: Session, operation: Operation, paging: Pagination) -> _Asked:
        in_body = paging.location == "body"
        query = session.inputs.query if session.inputs is not None else {}
        given = session.body if in_body else query
        defaults = _defaults(session, operation, in_body=in_body)
        usual = LIMIT if paging.style == "cursor" or in_body else WHOLE
        limit = max(1, _whole(given.get(paging.limit)) or _whole(defaults.get(paging.limit)) or usual)
        offset = max(0, _whole(given.get(paging.offset)))
        if paging.offset.startswith("page"):
            offset = max(0, offset - 1) * limit
        usual_order = "descending" if paging.cursor or paging.keys else "ascending"
        order = given.get("sort_order", given.get("order", defaults.get("sort_order", usual_order)))
        return _Asked(paging, given, limit, offset, str(order).lower()[:4] == "desc")

    def place(self, collection: Collection, wanted: Wanted) -> Place | None:
        """After which place the page begins; None for the first."""
        if self.paging.style == "cursor":
            text = self.given.get(self.paging.cursor)
            return None if text in (None, "") else opened(str(text), self.paging.cursor)
        asked = [(name, self.given.get(key)) for key, name in self.paging.keys]
        if not asked or asked[0][1] is None:
            return None
        for sequence in collection.sequences(*asked[0]):
            value = collection.at(sequence)
            if all(each is None or value.get(name) == each for name, each in asked):
                return (sorting(value, wanted.order_by), sequence)
        raise Problem("invalid", f"{self.paging.keys[0][0]} does not belong to an item of this list")


def _whole(value: Json) -> int:
    """A number of items; 0 for what is none."""
    return int(value) if isinstance(value, int | float) and abs(value) < MANY else 0


def _defaults(session: Session, operation: Operation, *, in_body: bool) -> Mapping[str, Json]:
    """Declared defaults of the paging parameters, by their names."""
    if not in_body:
        return {each.wire: each.note.default for each in operation.query if each.note.has_default}
    types = definitions(session.world.api)
    shape = resolve(types, operation.body.contents[0].type) if operation.body is not None else None
    props = flatten(types, shape) if isinstance(shape, Object) else ()
    return {prop.wire: prop.note.default for prop in props if prop.note.has_default}


def _walk(collection: Collection, wanted: Wanted, *, after: Place | None, descending: bool) -> Iterator[Json]:
    places = _places(collection, wanted, after=after, descending=descending)
    return (collection.at(sequence) for _, sequence in places)


def _places(collection: Collection, wanted: Wanted, *, after: Place | None, descending: bool) -> Iterator[Place]:
    """The places of what is wanted, in order, behind `after`."""
    low, high = (wanted.between[0], 0), (wanted.between[1], maxsize)
    if after is not None and descending:
        high = min(high, after)
    elif after is not None:
        low = max(low, (after[0], after[1] + 1))
    criteria = (*wanted.criteria, *(one_of((name,), values) for name, values in wanted.equal))
    return places(collection, Walk(wanted.order_by, (low, high), descending), criteria, wanted.keep)


def cursor(place: Place) -> str:
    """An opaque cursor that leads behind a place, also when what stood there has gone."""
    text = orjson.dumps(place)
    return base64.urlsafe_b64encode(crc32(text).to_bytes(4, "big") + text).decode().rstrip("=")


def opened(text: str, name: str) -> Place:
    """The place of a cursor, the value of `name`. Raises Problem('invalid') where it is none of ours."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        value = orjson.loads(raw[4:])
        if crc32(raw[4:]).to_bytes(4, "big") == raw[:4]:
            return (float(value[0]), int(value[1]))
    except (binascii.Error, ValueError, TypeError, IndexError):
        pass
    raise Problem("invalid", f"{name} is not a cursor of this list")


def _enveloped(paging: Pagination | None, items: list[Json], following: str | None) -> Json:
    if paging is None or not paging.items:
        return items
    envelope: dict[str, Json] = {paging.items: items}
    if paging.has_more:
        envelope[paging.has_more] = following is not None
    if following is not None and paging.next_cursor:
        envelope[paging.next_cursor] = following
    return envelope
