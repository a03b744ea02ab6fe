"""What a list does with what it is told, and with what it is not: defaults, offsets, filters by ids.

Every judgement compares two answers of the same list that differ in one parameter only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.flows.filtering import filters
from contract_tests.flows.listing import WHOLE, Listing, Option
from contract_tests.track import own_id, values_at
from generator.ir.graph import Link
from generator.ir.types import Bool, Enum
from generator.ir.walk import definitions, resolve

MOST = 4
"""How many values are tried to tell what a default is now."""


def defaulted(one: Listing, whole: Exchange, items: list[Json]) -> None:
    """What is not sent does as much as the declared default that is sent."""
    options = [each for each in one.options() if each.has_default and each.default is not None]
    if not options or len(items) < 2:
        return
    plain = one.ask()
    bare = one.told(plain)
    if bare is None or bare == one.keys(items)[: _most(one, bare)]:
        return
    for option in options:
        alone = one.ask(**{option.name: option.default})
        if one.told(alone) not in (None, bare):
            _changed(one, option, plain, alone, whole)
            return


def _most(one: Listing, bare: list[Json]) -> int:
    """How many items come where nobody says how many: the declared default; where there is none any number."""
    limit = one.option(one.paging.limit) if one.paging is not None and one.paging.limit else None
    return limit.default if limit is not None and isinstance(limit.default, int) else max(1, len(bare))


def _changed(one: Listing, option: Option, plain: Exchange, alone: Exchange, whole: Exchange) -> None:
    bare, told = one.told(plain) or [], one.told(alone) or []
    needs, new = [whole, alone], None
    for value in list(dict.fromkeys(_others(one, option, bare, told)))[:MOST]:
        other = one.ask(**{option.name: value})
        if one.told(other) == bare:
            needs, new = [whole, alone, other], value
            break
    shown = "" if new is None else f" but as with {new!r:.40}"
    one.track.observe(
        plain,
        "default-changed",
        option.origin,
        "request",
        "default",
        f"without {option.name} the list does not come as with the declared default {option.default!r:.40}{shown}",
        needs=needs,
        detail={"name": option.name, "default": option.default, "new": new, "list": True},
    )


def _others(one: Listing, option: Option, bare: list[Json], told: list[Json]) -> Iterator[Json]:
    """What the default may be now."""
    shape = resolve(definitions(one.track.scene.api), option.type)
    if isinstance(shape, Enum):
        yield from (each for each in shape.values if each != option.default and each is not None)
    elif isinstance(shape, Bool):
        yield not option.default
    elif isinstance(option.default, int):
        if one.paging is not None and option.name == one.paging.limit:
            yield len(bare)
        elif bare and bare[0] in told:
            yield option.default + told.index(bare[0])


def skipped(one: Listing, _whole: Exchange, items: list[Json]) -> None:
    """An offset leaves out so many items."""
    paging = one.paging
    if paging is None or not paging.offset or paging.style not in ("cursor", "offset") or len(items) < 2:
        return
    shifted = one.whole(**{paging.offset: 1})
    found = one.told(shifted)
    if found is not None and found == one.keys(items) and len(items) < WHOLE:
        one.observe_ignored(shifted, paging.offset, f"{paging.offset} makes no difference", needs=[_whole])


def filtered(one: Listing, _whole: Exchange, items: list[Json]) -> None:
    """What a filter lets through has the value that was asked for."""
    for wanted in filters(one.track.scene.api, one.operation, one.maker, items):
        exchange = one.whole(**wanted.given)
        found = one.items(exchange)
        if exchange.status // 100 != 2 or found is None:
            continue
        wrong = [each for each in found if isinstance(each, Mapping) and not wanted.holds(each)]
        if wrong:
            one.observe_ignored(
                exchange, wanted.parameter, f"a filter by {wanted.name} lets other values through", field=wanted.name
            )
            return


def referred(one: Listing, whole: Exchange, items: list[Json]) -> None:
    """A list by the id of another thing does not hold the same as without it, where that refers to other things."""
    for link in one.track.graph.consumes(one.operation.id):
        shown = _shown(one, link, items)
        if link.location != "query" or not shown:
            continue
        others = [each for each in one.track.known(link.entity) if each not in shown]
        by = one.whole(**{link.path[0]: others[0]}) if others else whole
        if others and one.told(by) == one.keys(items):
            one.observe_ignored(by, link.path[0], f"{link.path[0]} makes no difference", needs=[whole])


def _shown(one: Listing, link: Link, items: list[Json]) -> set[Json]:
    """The ids of a link's entity that items refer to, where each refers to one."""
    paths = [
        each.path[each.path.index("*") + 1 :]
        for each in one.track.graph.produces(one.operation.id)
        if each.entity == link.entity and "*" in each.path and each.path[-1] == link.path[-1]
    ]
    told = [[value for path in paths for value in values_at(item, path)] for item in items]
    return {value for values in told for value in values} if told and all(told) else set()


def versions_told_apart(one: Listing, _whole: Exchange, items: list[Json]) -> None:
    """A list of the latest versions alone has each thing once."""
    ids = [own_id(one.entity, each) for each in items if isinstance(each, Mapping)]
    if not one.entity.version or len(set(ids)) == len(ids):
        return
    types = definitions(one.track.scene.api)
    for option in one.options():
        if "latest" in option.name.lower() and isinstance(resolve(types, option.type), Bool):
            latest = one.whole(**{option.name: True})
            found = one.items(latest) if latest.status // 100 == 2 else None
            shown = [own_id(one.entity, each) for each in found or () if isinstance(each, Mapping)]
            if len(set(shown)) < len(shown):
                message = f"{option.name} leaves several versions of the same thing"
                one.observe_ignored(latest, option.name, message, twice=one.entity.id)
