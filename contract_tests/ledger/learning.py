"""What a run's answers held, set against what they used to hold, and remembered.

Knows what answers mean; must not know how anything was sent. What is noticed here breaks no contract: the document
allows it, and it is new all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
from contract_tests.checks.scene import Scene
from contract_tests.ledger.book import MOST_TIMES, MOST_VALUES, Book, Place

WORD = re.compile(r"(?!truespec)[A-Za-z][A-Za-z_.-]{0,30}\d{0,3}[A-Za-z_.-]{0,10}")
"""Values that look like words of a fixed vocabulary; others may be anybody's data, and are not kept."""

KNOWN = 20
"""How often a place must have been seen before something new there is news."""

TOLD = 20
"""How much news is told."""

ENOUGH = 5
"""How many answers, and how many runs before, it takes to call an operation slow."""

SLOWER, SLOW = 3.0, 0.2
"""How many times longer than before, and how many seconds at least."""

EACH = 5
"""How many answers of one operation and status are read."""


def learned(book: Book, exchanges: Iterable[Exchange], scene: Scene) -> tuple[str, ...]:
    """Remember what these answers held; what is new of it, in words."""
    listed = [each for each in exchanges if each.status // 100 == 2]
    known = frozenset(pointer for pointer, place in book.places.items() if place.seen >= KNOWN)
    news = dict.fromkeys((*_values(book, listed, scene, known), *_slow(book, listed)))
    return (*tuple(news)[:TOLD], *([f"and {len(news) - TOLD} more"] if len(news) > TOLD else []))


def _values(book: Book, exchanges: Iterable[Exchange], scene: Scene, known: frozenset[str]) -> Iterator[str]:
    """What is new at places that were `known` before."""
    read: dict[tuple[str, int], int] = {}
    for exchange in exchanges:
        key = (exchange.case.operation.id, exchange.status)
        read[key] = read.get(key, 0) + 1
        media, body = content(exchange), exchange.json()
        if media is None or body is None or read[key] > EACH:
            continue
        for node in scene.meaning.walk(media.origin / "schema", body):
            pointer = str(node.declared)
            place = book.places.setdefault(pointer, Place())
            yield from (f"{pointer} {each}" for each in _noted(place, node.value, is_known=pointer in known))
            place.seen += 1


def _noted(place: Place, value: Json, *, is_known: bool) -> Iterator[str]:
    """Note a value, and say what is new about it."""
    match value:
        case None:
            if is_known and not place.null:
                yield "is null for the first time"
            place.null = True
        case bool() | list():
            return
        case int() | float():
            place.low = value if place.low is None else min(place.low, value)
            place.high = value if place.high is None else max(place.high, value)
        case str():
            yield from _word(place, value, is_known=is_known)
        case dict():
            fresh = [name for name in value if name not in place.names][:MOST_VALUES]
            if is_known and place.names and len(place.names) + len(fresh) <= MOST_VALUES:
                yield from (f"holds {name[:60]} for the first time" for name in fresh)
            place.names = [*place.names, *fresh][:MOST_VALUES]


def _word(place: Place, value: str, *, is_known: bool) -> Iterator[str]:
    """A word of a vocabulary. A place whose values are no words, or too many, has none."""
    if place.is_open or value in place.values:
        return
    if not WORD.fullmatch(value) or len(place.values) >= MOST_VALUES:
        place.is_open, place.values = True, []
        return
    if is_known and place.seen > 4 * len(place.values):
        yield f"is {value} for the first time"
    place.values.append(value)


def _slow(book: Book, exchanges: Iterable[Exchange]) -> Iterator[str]:
    """Operations that take much longer than they used to."""
    by_operation: dict[str, list[float]] = {}
    for exchange in exchanges:
        by_operation.setdefault(exchange.case.operation.id, []).append(exchange.seconds)
    for name, seconds in by_operation.items():
        if len(seconds) < ENOUGH:
            continue
        now, before = median(seconds), book.times.get(name, [])
        if len(before) >= ENOUGH and now > SLOW and now > SLOWER * median(before):
            yield f"{name} took {now:.2f} s, and {median(before):.2f} s before"
        book.times[name] = [*before, round(now, 4)][-MOST_TIMES:]
