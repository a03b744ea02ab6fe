"""What a refusal says: its texts, whether they speak of state, and its wording without what was sent.

Knows answers only. Words never prove a drift: they say where to look first, and what not to look at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.drift.differing import view

LONGEST = 4000
STATE = re.compile(
    r"\bnot (?:exist|found)\b|\bno such\b|\balready\b|\bno longer\b|\bnot yet\b|\bbefore\b|\bcurrent(?:ly)?\b",
    re.IGNORECASE,
)


def text(exchange: Exchange) -> str:
    """What an answer says: the texts in it, not the names of its own members."""
    return "\n".join(_texts(exchange.json(), 6))[:LONGEST]


def speaks_of_state(exchange: Exchange) -> bool:
    """Whether a refusal is about things that are there or not, and not about what a request may look like."""
    return exchange.status // 100 == 4 and STATE.search(text(exchange)) is not None


def worded(exchange: Exchange) -> str:
    """The words of a refusal that the request does not hold, cut or whole: where they are the same, the cause is."""
    sent = json.dumps(view(exchange.case), ensure_ascii=False, default=str)
    said = dict.fromkeys(re.findall(r"[^\W\d]{3,}", text(exchange)))
    return " ".join((str(exchange.status), *(each for each in said if each not in sent)))


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
