"""Which jobs a night with a small budget is spent on: those that were left undone the longest.

Knows jobs and what they cost; must not know what they send. So everything has its turn within a known number of nights.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from contract_tests.ledger.book import Book

GUESS = 15
"""Requests that a job may take of which nothing is known yet."""

SHARE = 0.75
"""Which share of the budget is planned with: the rest is for making things, and for showing again what is found."""


def chosen(book: Book, names: Iterable[str], budget: int) -> frozenset[str]:
    """The stalest jobs that fit into a budget of requests; at least one."""
    room = SHARE * budget
    found: set[str] = set()
    for name in sorted(names, key=lambda each: (_last(book, each), each)):
        room -= cost(book, name)
        if found and room < 0:
            break
        found.add(name)
    return frozenset(found)


def nights(book: Book, names: Iterable[str], budget: int) -> int:
    """After how many runs with this budget everything has had its turn."""
    return max(1, math.ceil(sum(cost(book, name) for name in names) / max(1.0, SHARE * budget)))


def cost(book: Book, name: str) -> int:
    """What a job takes, in requests, as far as is known."""
    return max(1, book.jobs[name].cost) if name in book.jobs else GUESS


def _last(book: Book, name: str) -> str:
    return book.jobs[name].last if name in book.jobs else ""
