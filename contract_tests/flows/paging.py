"""Pages of a list: they keep the limit, neither repeat nor leave out, come in the list's order, and end.

Knows how a request for the next page follows from the last one; the list as a whole is what pages are compared with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.flows.listing import Listing

LIMIT = 2
"""How many items a page is asked for."""

MOST_PAGES = 4


def paged(one: Listing, whole: Exchange, items: list[Json]) -> None:
    """The first pages, compared with what the list as a whole begins with."""
    paging = one.paging
    if paging is None or not paging.limit or len(items) < LIMIT:
        return
    limit = LIMIT if len(items) > LIMIT else 1
    first = one.ask(**{paging.limit: limit})
    page = one.items(first)
    if first.status // 100 != 2 or page is None:
        return
    if len(page) > limit:
        one.observe_ignored(first, paging.limit, f"{len(page)} items came where {limit} were asked for")
    elif _is_disordered(one, page, items):
        disordered(one, first, whole, "a page comes in another order than the list as a whole", is_page=True)
    else:
        _walked(one, first, page, whole, items, limit)


def _is_disordered(one: Listing, page: list[Json], items: list[Json]) -> bool:
    """Whether a first page holds other items than the list begins with, or has them in another order."""
    keys, every = one.keys(page), one.keys(items)
    return len(set(keys)) == len(keys) and set(keys) <= set(every) and keys != every[: len(keys)]


def disordered(one: Listing, shown: Exchange, other: Exchange, message: str, *, is_page: bool = False) -> None:
    """Note that a list comes in no order."""
    one.track.observe(
        shown,
        "state-order",
        one.operation.origin,
        "state",
        "order",
        message,
        needs=[other],
        detail={"against": "whole" if is_page else "reversed"},
    )


def _walked(one: Listing, first: Exchange, page: list[Json], whole: Exchange, items: list[Json], limit: int) -> None:
    seen, pages, is_over = one.keys(page), [first], False
    while len(pages) < MOST_PAGES and not is_over:
        following = _next(one, pages[-1], page, limit)
        if following is None:
            is_over = True
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
        is_over = not page
    lost = [key for key in one.keys(items)[: len(seen) + limit * is_over] if key not in seen]
    if lost:
        _lost(one, pages, whole, len(lost))


def _lost(one: Listing, pages: list[Exchange], whole: Exchange, count: int) -> None:
    paging, body = one.paging, pages[-1].json()
    assert paging is not None
    more = isinstance(body, Mapping) and body.get(paging.has_more) is True
    if more and not body.get(paging.next_cursor):
        _mispaged(one, [*pages, whole], "cursor", "there is more, and no cursor leads to it")
    else:
        _mispaged(one, [*pages, whole], "gap", f"pages leave out {count} items")


def _next(one: Listing, last: Exchange, page: list[Json], limit: int) -> Case | None:
    """The request for the next page; None at the end."""
    paging, body = one.paging, last.json()
    if paging is None or not page:
        return None
    if paging.style == "cursor":
        cursor = body.get(paging.next_cursor) if isinstance(body, Mapping) else None
        if not cursor or (paging.has_more and body.get(paging.has_more) is False):
            return None
        return one.asking(**{paging.limit: limit, paging.cursor: cursor})
    if len(page) < limit or not isinstance(page[-1], Mapping):
        return None
    keys = {name: page[-1].get(prop) for name, prop in paging.keys if page[-1].get(prop) is not None}
    return one.asking(**{paging.limit: limit, **keys}) if keys else None


def _mispaged(one: Listing, pages: list[Exchange], fault: str, message: str) -> None:
    shown = pages[-1] if fault != "gap" else pages[-2]
    one.track.observe(
        shown, "state-pagination", one.operation.origin, "state", fault, message, needs=pages, detail={"fault": fault}
    )
