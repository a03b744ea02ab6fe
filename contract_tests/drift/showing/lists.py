"""What the answers of a list show again: what it lacks, repeats, leaves out, ignores or does by default.

Knows pages and what identifies items; must not know single things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from contract_tests.drift.conditions import selected
from contract_tests.drift.showing.shown import Condition, Shown
from contract_tests.track import consumed


def unlisted(shown: Shown) -> Iterator[Condition]:
    """What was created is not among the items."""
    yield shown.klass(shown.last)
    held = {str(value) for each in shown.exchanges for value in [shown.own(each)] if value is not None}
    place = [*shown.items(), shown.key]
    listed = selected(shown.last.json(), {"path": place})
    for value in sorted(held - set(map(str, listed)))[:1]:
        yield shown.body(place, "lacks", value)


def pages(shown: Shown) -> Iterator[Condition]:
    """A page repeats what was on others, no cursor leads on, or the whole list begins with what no page has."""
    yield shown.klass(shown.last)
    place, by = shown.items(), shown.by()
    pages = [each for each in shown.exchanges if each.case.operation.id == shown.last.case.operation.id]
    fault, paging = shown.drift.facet, shown.last.case.operation.pagination
    others = [each for each in pages if each is not shown.last]
    if fault == "repeat" and others:
        yield shown.body(place, "overlaps", [shown.there(each, place, by=by) for each in others], by=by)
    elif fault == "cursor" and paging is not None:
        yield shown.body([paging.has_more], "equals", True)
        yield shown.body([paging.next_cursor], "absent")
    elif others:
        yield shown.body(place, "begins-otherwise", [shown.there(each, place, by=by) for each in others], by=by)


def order(shown: Shown) -> Iterator[Condition]:
    """A page comes otherwise than the list begins, or one order is not the other reversed."""
    yield shown.klass(shown.last)
    other = shown.before(shown.last.case.operation.id, shown.last) or shown.beside()
    if other is not None:
        place, by = shown.items(), shown.by()
        test = "unlike-start" if shown.drift.detail.get("against") == "whole" else "not-reversed"
        yield shown.body(place, test, shown.there(other, place, by=by), by=by)


def default(shown: Shown) -> Iterator[Condition]:
    """The list comes otherwise than with the declared default, and as with another one where that is known."""
    yield shown.klass(shown.last)
    place, by, name = shown.items(), shown.by(), str(shown.drift.detail.get("name"))
    new = shown.drift.detail.get("new")
    for each in shown.exchanges:
        given = consumed(each.case, "query", (name,)) or consumed(each.case, "body", (name,))
        is_other = each.case.operation.id == shown.last.case.operation.id and each is not shown.last
        if is_other and given == [new]:
            yield shown.body(place, "alike", shown.there(each, place, by=by), by=by)
        elif is_other and given == [shown.drift.detail.get("default")]:
            yield shown.body(place, "unlike", shown.there(each, place, by=by), by=by)


def ignored(shown: Shown) -> Iterator[Condition]:
    """The parameter makes no difference, or not the one that it should."""
    yield shown.klass(shown.last)
    name = str(shown.drift.detail.get("name", ""))
    paging, case = shown.last.case.operation.pagination, shown.last.case
    given = [*consumed(case, "query", (name,)), *consumed(case, "body", (name,))]
    if paging is not None and name == paging.limit and given and isinstance(given[0], int):
        yield shown.body(shown.items(), "longer", given[0])
        return
    if "twice" in shown.drift.detail:
        yield shown.body([*shown.items(), shown.drift.detail["twice"]], "repeated")
        return
    other = shown.before(case.operation.id, shown.last)
    if other is not None:
        place = shown.items()
        test = "same-order" if len(selected(shown.last.json(), {"path": place})) > 1 else "alike"
        yield shown.body(place, test, shown.there(other, place, by=shown.by()), by=shown.by())
        return
    for field, value in _filter(shown, name):
        yield shown.body([*shown.items(), field], "differs", value)


def _filter(shown: Shown, parameter: str) -> Iterator[tuple[str, Json]]:
    """The property and value by which a filter should have chosen."""
    case = shown.last.case
    if ("query", parameter) in case.parameters:
        yield parameter, case.parameters["query", parameter]
    criteria = case.body.get(parameter) if isinstance(case.body, Mapping) else None
    for name, wanted in (criteria or {}).items() if isinstance(criteria, Mapping) else ():
        yield name, _operand(wanted)


def _operand(wanted: Json) -> Json:
    """What a criterion compares with: itself, the item of a list of one, or the operand of an operator."""
    if isinstance(wanted, list):
        return wanted[0] if wanted else None
    if isinstance(wanted, Mapping):
        return next((value for name, value in wanted.items() if name in ("value", "values", "operand")), None)
    return wanted
