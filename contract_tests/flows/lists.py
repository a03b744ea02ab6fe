"""Lists of one entity: what was created is in them, pages neither repeat nor leave out, parameters have an effect.

Oracles: contains, limit, pages (no gap, no duplicate, an end), sort order, filters, defaults of paging parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.flows.filtering import filters
from contract_tests.flows.maker import Maker
from contract_tests.track import Thing, Track
from generator.ir.api import Location, Operation, Pagination
from generator.ir.graph import Entity
from generator.ir.types import Enum
from generator.ir.walk import definitions, resolve
from generator.pointer import Pointer

ENOUGH = 4
"""How many things a list should hold, so that pages of two mean something."""

LIMIT = 2
MOST_PAGES = 12
WHOLE = 100


@dataclass(slots=True)
class _List:
    """One list operation under observation."""

    track: Track
    maker: Maker
    entity: Entity
    operation: Operation
    base: Case

    @property
    def paging(self) -> Pagination | None:
        return self.operation.pagination

    def ask(self, **given: Json) -> Exchange:
        """The list with paging parameters, where they travel."""
        return self.track.send(self.with_parameters(self.base, **given))

    def with_parameters(self, case: Case, **given: Json) -> Case:
        """The case with more parameters, in the query or in the body."""
        if self.paging is not None and self.paging.location == "body":
            body = {**(case.body if isinstance(case.body, Mapping) else {}), **given}
            return self.maker.with_body(self.operation, case, body)
        query: dict[tuple[Location, str], Json] = {("query", name): value for name, value in given.items()}
        return replace(case, parameters={**case.parameters, **query})

    def items(self, exchange: Exchange) -> list[Json] | None:
        """The items of an answer; None where it is no list."""
        body = exchange.json()
        if isinstance(body, list):
            return body
        name = self.paging.items if self.paging is not None and self.paging.items else "items"
        found = body.get(name, []) if isinstance(body, Mapping) else None
        return found if isinstance(found, list) else None

    def keys(self, items: Sequence[Json]) -> list[Json]:
        """What identifies each item."""
        names = (self.entity.id, *([self.entity.version] if self.entity.version else []))
        return [tuple(each.get(name) for name in names) if isinstance(each, Mapping) else None for each in items]

    def parameter(self, name: str) -> tuple[Pointer, Json, bool] | None:
        """Where a parameter is declared, its default and whether it has one; None where there is none."""
        if self.paging is not None and self.paging.location == "body":
            found = next((each for each in self.maker.settable(self.operation) if each.wire == name), None)
            return None if found is None else (found.origin, found.note.default, found.note.has_default)
        declared = next((each for each in self.operation.query if each.wire == name), None)
        return None if declared is None else (declared.origin, declared.note.default, declared.note.has_default)


def lists(track: Track, maker: Maker, entity: Entity) -> None:
    """Every list of an entity, with enough things in it."""
    if not entity.lists:
        return
    made = _filled(track, maker, entity)
    for identity in entity.lists:
        operation = maker.operation(identity)
        case = maker.case(track, operation)
        if case is not None:
            _listed(_List(track, maker, entity, operation, case), made)


def _filled(track: Track, maker: Maker, entity: Entity) -> tuple[Thing, Exchange] | None:
    """Make things until there are enough; the last one that was made."""
    made: tuple[Thing, Exchange] | None = None
    missing = ENOUGH - len(track.known(entity.name))
    for _ in range(max(1, missing) if entity.creates else 0):
        made = maker.fresh(track, entity) or made
        if made is None:
            break
    return made


def _listed(one: _List, made: tuple[Thing, Exchange] | None) -> None:
    whole = one.ask(**_largest(one))
    items = one.items(whole)
    if whole.status // 100 != 2 or items is None or one.track.has_seen(whole):
        return
    if made is not None and not one.base.parameters and not _is_filtered(one):
        _contains(one, whole, items, made)
    for check in (_paged, _ordered):
        _confirmed(one, check, whole, items)
    _filtered(one, items)


def _confirmed(
    one: _List, check: Callable[[_List, Exchange, list[Json]], None], whole: Exchange, items: list[Json]
) -> None:
    """What a check sees it must see twice: things that move on by themselves change their place between requests."""
    before = len(one.track.observations)
    check(one, whole, items)
    if len(one.track.observations) == before:
        return
    del one.track.observations[before:]
    again = one.ask(**_largest(one))
    found = one.items(again)
    if found is not None:
        check(one, again, found)


def _largest(one: _List) -> dict[str, Json]:
    return {one.paging.limit: WHOLE} if one.paging is not None and one.paging.limit else {}


def _is_filtered(one: _List) -> bool:
    return any(parameter.required for parameter in one.operation.query)


def _contains(one: _List, whole: Exchange, items: list[Json], made: tuple[Thing, Exchange]) -> None:
    thing, born = made
    if not thing.alive or len(items) >= WHOLE or not one.entity.id:
        return
    if thing.id not in [each.get(one.entity.id) for each in items if isinstance(each, Mapping)]:
        one.track.observe(
            whole,
            "state-list-incomplete",
            one.operation.origin,
            "state",
            "missing",
            f"what {born.case.operation.id} created is not in the list",
            needs=[born],
            detail={"id": one.entity.id},
        )


def _paged(one: _List, whole: Exchange, items: list[Json]) -> None:
    """Pages of two, until the end; compared with the list as a whole."""
    paging = one.paging
    if paging is None or not paging.limit or len(items) <= LIMIT:
        return
    first = one.ask(**{paging.limit: LIMIT})
    page = one.items(first)
    if first.status // 100 != 2 or page is None:
        return
    if len(page) > LIMIT:
        _ignored(one, first, paging.limit, f"{len(page)} items came where {LIMIT} were asked for")
        return
    seen, pages = one.keys(page), [first]
    while len(pages) < MOST_PAGES:
        following = _next(one, pages[-1], page)
        if following is None:
            break
        exchange = one.track.send(following, needs=pages[-1:])
        page = one.items(exchange) or []
        pages.append(exchange)
        if exchange.status // 100 != 2:
            return
        keys = one.keys(page)
        if set(keys) & set(seen):
            _mispaged(one, pages, "repeat", "a page repeats what was on one before")
            return
        seen += keys
        if not page:
            break
    lost = [key for key in one.keys(items)[: len(seen) + LIMIT] if key not in seen]
    if lost and len(pages) < MOST_PAGES:
        body = pages[-1].json()
        more = isinstance(body, Mapping) and body.get(paging.has_more) is True
        fault = "cursor" if more and not body.get(paging.next_cursor) else "gap"
        message = (
            "there is more, and no cursor leads to it" if fault == "cursor" else f"pages leave out {len(lost)} items"
        )
        _mispaged(one, [*pages, whole], fault, message)


def _next(one: _List, last: Exchange, page: list[Json]) -> Case | None:
    """The request for the next page; None at the end."""
    paging, body = one.paging, last.json()
    if paging is None or not page:
        return None
    if paging.style == "cursor":
        cursor = body.get(paging.next_cursor) if isinstance(body, Mapping) else None
        if not cursor or (paging.has_more and body.get(paging.has_more) is False):
            return None
        return one.with_parameters(one.base, **{paging.limit: LIMIT, paging.cursor: cursor})
    if len(page) < LIMIT or not isinstance(page[-1], Mapping):
        return None
    keys = {name: page[-1].get(prop) for name, prop in paging.keys if page[-1].get(prop) is not None}
    return one.with_parameters(one.base, **{paging.limit: LIMIT, **keys}) if keys else None


def _mispaged(one: _List, pages: list[Exchange], fault: str, message: str) -> None:
    shown = pages[-1] if fault != "gap" else pages[-2]
    one.track.observe(
        shown, "state-pagination", one.operation.origin, "state", fault, message, needs=pages, detail={"fault": fault}
    )


def _ignored(one: _List, exchange: Exchange, name: str, message: str, *, needs: Sequence[Exchange] = ()) -> None:
    place = one.parameter(name)
    pointer = place[0] if place is not None else one.operation.origin
    one.track.observe(
        exchange, "parameter-ignored", pointer, "request", "ignored", message, needs=needs, detail={"name": name}
    )


def _ordered(one: _List, whole: Exchange, items: list[Json]) -> None:
    """One order is the other reversed, and the default is the declared one."""
    found = _sorting(one)
    if found is None or len(items) < 3 or len(items) >= WHOLE:
        return
    name, up, down = found
    rising, falling = one.ask(**_largest(one), **{name: up}), one.ask(**_largest(one), **{name: down})
    first, second = one.keys(one.items(rising) or []), one.keys(one.items(falling) or [])
    if rising.status // 100 != 2 or falling.status // 100 != 2 or sorted(map(str, first)) != sorted(map(str, second)):
        return
    if first == second:
        _ignored(one, falling, name, f"{name} makes no difference", needs=[rising])
        return
    if first != second[::-1]:
        message = f"{up} is not {down} reversed"
        one.track.observe(falling, "state-order", one.operation.origin, "state", "order", message, needs=[rising])
        return
    place, plain = one.parameter(name), one.keys(items)
    if place is None or not place[2] or sorted(map(str, plain)) != sorted(map(str, first)):
        return
    if plain == (second if place[1] == up else first):
        one.track.observe(
            whole,
            "default-changed",
            place[0],
            "request",
            "default",
            f"without {name} the list does not come as with the declared default {place[1]}",
            needs=[rising, falling],
            detail={"new": up if place[1] == down else down},
        )


def _sorting(one: _List) -> tuple[str, str, str] | None:
    """The parameter that sorts: its name, and the values for rising and falling."""
    types = definitions(one.track.scene.api)
    declared = [(each.wire, each.type) for each in one.operation.query]
    if one.paging is not None and one.paging.location == "body":
        declared = [(each.wire, each.type) for each in one.maker.settable(one.operation)]
    for name, t in declared:
        shape = resolve(types, t)
        if isinstance(shape, Enum):
            values = [str(each) for each in shape.values]
            up = next((each for each in values if each.lower().startswith("asc")), None)
            down = next((each for each in values if each.lower().startswith("desc")), None)
            if up and down:
                return name, up, down
    return None


def _filtered(one: _List, items: list[Json]) -> None:
    """What a filter lets through has the value that was asked for."""
    for wanted in filters(one.track.scene.api, one.operation, one.maker, items):
        exchange = one.ask(**{**_largest(one), **wanted.given})
        found = one.items(exchange)
        if exchange.status // 100 != 2 or found is None:
            continue
        wrong = [each for each in found if isinstance(each, Mapping) and not wanted.holds(each)]
        if wrong:
            message = f"a filter by {wanted.name} lets other values through"
            _ignored(one, exchange, wanted.parameter, message)
            return
