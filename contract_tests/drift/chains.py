"""Which exchanges of a run a drift needs, so that it shows on a server where nothing is yet.

Knows what the run has made and who named it; must not know rules of drifts, nor how steps are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any as Json

from contract_tests.cases import READING, Exchange
from contract_tests.track import Thing, Track, consumed
from generator.ir.api import Operation

MOST = 16
"""How many exchanges a reproduction may begin with."""

SHORTEST = 6
"""From how many characters on a text may be told to be the same id by being equal."""


def completed(track: Track, chain: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """The chain with whatever created, or told, the ids that it names; in the order of the run."""
    found: dict[int, Exchange] = {}
    left = list(chain)
    while left and len(found) < 2 * MOST:
        exchange = left.pop()
        if exchange.number not in found:
            found[exchange.number] = exchange
            left.extend(_origins(track, exchange))
    return tuple(found[number] for number in sorted(found))


def _origins(track: Track, exchange: Exchange) -> Iterator[Exchange]:
    """The exchanges that first told the ids that one names."""
    for value in named(track, exchange):
        thing = next((each for things in track.things.values() for each in things if each.id == value), None)
        told = thing.born if thing is not None else None
        told = told or _first_told(track, exchange, value)
        if told is not None and told.number < exchange.number:
            yield told


def named(track: Track, exchange: Exchange) -> list[Json]:
    """The ids, and the cursors, that a request carries."""
    operation = exchange.case.operation
    places = [(link.location, link.path) for link in track.graph.consumes(operation.id)]
    paging = operation.pagination
    if paging is not None and paging.cursor:
        places.append((paging.location, (paging.cursor,)))
    return [value for location, path in places for value in consumed(exchange.case, location, path)]


def _first_told(track: Track, exchange: Exchange, value: Json) -> Exchange | None:
    """The first answer that held an id; None where a request did before any answer, for then we made it up."""
    if not isinstance(value, str) or len(value) < SHORTEST:
        return None
    text = json.dumps(value).encode()
    plain = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    for each in track.exchanges:
        if each.number >= exchange.number or text in json.dumps([each.case.body]).encode():
            return None
        if each.status // 100 == 2 and (text in each.body or plain in each.body):
            return each
    return None


def listed(track: Track, exchange: Exchange, value: Json, *, most: int) -> list[Exchange]:
    """What created the things whose ids stand in a value, at most so many."""
    held = set(_scalars(value))
    born = [thing.born for thing in _things(track) if thing.born is not None and thing.id in held]
    earlier = {each.number: each for each in born if each is not None and each.number < exchange.number}
    return [earlier[number] for number in sorted(earlier)][-most:]


def _things(track: Track) -> Iterator[Thing]:
    for things in track.things.values():
        yield from things


def _scalars(value: Json, depth: int = 32) -> Iterator[str | int]:
    match value:
        case str() | int():
            yield value
        case dict() if depth:
            for each in value.values():
                yield from _scalars(each, depth - 1)
        case list() if depth:
            for each in value:
                yield from _scalars(each, depth - 1)


def changes(track: Track, chain: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
    """The chain with every change to the things in it that was made before its end."""
    ids = {thing.id for each in chain for thing in track.named(each.case)}
    ids |= {thing.id for thing in _things(track) if thing.born in chain}
    found = {each.number: each for each in chain}
    for each in track.exchanges:
        is_change = each.status // 100 == 2 and _changes(track, each.case.operation)
        if is_change and each.number < chain[-1].number and any(thing.id in ids for thing in track.named(each.case)):
            found[each.number] = each
    kept = sorted(found)
    while len(kept) > MOST:  # the oldest changes matter least
        oldest = next((number for number in kept if found[number] not in chain), kept[0])
        kept.remove(oldest)
    return tuple(found[number] for number in kept)


def _changes(track: Track, operation: Operation) -> bool:
    """Whether an operation changes what it names: also by making something in it."""
    is_read = operation.action in READING or operation.method in ("get", "head", "delete")
    makes = track.graph.creates(operation.id) and not operation.path_parameters
    return not is_read and not makes and not track.graph.deletes(operation.id)
