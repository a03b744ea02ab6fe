"""Lists of one entity: what was created is in them, pages neither repeat nor leave out, parameters have an effect.

Knows the order of the oracles: what one explains, the following ones do not tell again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.flows.honouring import defaulted, filtered, referred, skipped, versions_told_apart
from contract_tests.flows.listing import WHOLE, Listing, deep, listing
from contract_tests.flows.maker import Maker
from contract_tests.flows.ordering import ordered
from contract_tests.flows.paging import paged
from contract_tests.track import Thing, Track
from generator.ir.graph import Entity

ENOUGH = 4
"""How many things a list should hold, so that pages of two mean something."""

Oracle = Callable[[Listing, Exchange, list[Json]], None]


def lists(track: Track, maker: Maker, entity: Entity) -> None:
    """Every list of an entity, with enough things in it."""
    if not entity.lists:
        return
    made = _filled(track, maker, entity)
    for identity in entity.lists:
        one = listing(track, maker, entity, maker.operation(identity))
        if one is not None:
            _listed(one, made)


def _filled(track: Track, maker: Maker, entity: Entity) -> tuple[Thing, Exchange] | None:
    """Make things until there are enough, one at least; the last one that was made."""
    made: tuple[Thing, Exchange] | None = None
    missing = ENOUGH - len(track.known(entity.name))
    for _ in range(max(1, missing) if entity.creates else 0):
        found = maker.fresh(track, entity)
        if found is None:
            break
        made = found
    return made


def _listed(one: Listing, made: tuple[Thing, Exchange] | None) -> None:
    whole = one.whole()
    items = one.items(whole)
    if whole.status // 100 != 2 or items is None or one.track.has_seen(whole):
        return
    for check in (defaulted, _containing(made), paged, ordered):
        if _confirmed(one, check, whole, items):
            return  # what is wrong with the whole list would be told of its pages again
    for check in (skipped, referred, versions_told_apart, filtered):
        check(one, whole, items)


def _confirmed(one: Listing, check: Oracle, whole: Exchange, items: list[Json]) -> bool:
    """Whether a check sees something twice: things that move on by themselves change their place between requests."""
    before = len(one.track.observations)
    check(one, whole, items)
    if len(one.track.observations) == before:
        return False
    del one.track.observations[before:]
    again = one.whole()
    found = one.items(again)
    if found is not None:
        check(one, again, found)
    return len(one.track.observations) > before


def _containing(made: tuple[Thing, Exchange] | None) -> Oracle:
    """What was created last is in the list.

    A list that asks for something may leave it out, unless the thing has what the list asks for.
    """

    def contained(one: Listing, whole: Exchange, items: list[Json]) -> None:
        if made is None or not made[0].alive or len(items) >= WHOLE or not one.entity.id:
            return
        if one.holds(items, made[0]) or (one.base.parameters and not _is_alike(one, made[0], items)):
            return
        one.track.observe(
            whole,
            "state-list-incomplete",
            one.operation.origin,
            "state",
            "missing",
            f"what {made[1].case.operation.id} created is not in the list",
            needs=[made[1]],
            detail={"id": one.entity.id},
        )

    return contained


def _is_alike(one: Listing, thing: Thing, items: list[Json]) -> bool:
    """Whether a thing has all that a list asks for as the items have it that are shown, wherever they name it."""
    asked = {name: value for (where, name), value in one.base.parameters.items() if where == "query"}
    return (
        len(asked) == len(one.base.parameters)
        and all(deep(thing.value, name) == value for name, value in asked.items())
        and any(all(deep(item, name) == value for name, value in asked.items()) for item in items)
    )
