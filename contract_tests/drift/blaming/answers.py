"""What a refusal says: its texts, whether they speak of state, and its wording without what was sent.

Knows answers only. Words never prove a drift: they say where to look first, and what not to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.drift.differing import places, view

LONGEST = 4000
STATE = re.compile(
    r"\bnot (?:exist|found)\b|\bno such\b|\balready (?:exists?|in use|taken|been)\b|\bno longer\b", re.IGNORECASE
)


def text(exchange: Exchange) -> str:
    """What an answer says: the texts in it, not the names of its own members."""
    return "\n".join(_texts(exchange.json(), 6))[:LONGEST]


def speaks_of_state(exchange: Exchange) -> bool:
    """Whether a refusal is about things that are there or not, and not about what a request may look like."""
    return exchange.status // 100 == 4 and STATE.search(text(exchange)) is not None


def worded(exchange: Exchange) -> str:
    """How a refusal is worded, whatever values it repeats: two with the same words have the same cause."""
    said = text(exchange)
    sent = {_last(exchange, place) for place in list(places(view(exchange.case)))[:200]}
    for each in sorted((each for each in sent if len(each) > 3), key=lambda each: -len(each)):
        said = said.replace(each, "")
    return f"{exchange.status} {re.sub(r'[0-9]+', '#', said)}"


def _last(exchange: Exchange, place: tuple[str | int, ...]) -> str:
    value: Json = view(exchange.case)
    for step in place:
        value = value[step]
    return value if isinstance(value, str) else ""


def _texts(value: Json, depth: int) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict() if depth:
            for each in value.values():
                yield from _texts(each, depth - 1)
        case list() if depth:
            if value and all(isinstance(each, str | int) for each in value):
                yield "/".join(map(str, value))  # a place, spelled step by step
            for each in value:
                yield from _texts(each, depth - 1)
