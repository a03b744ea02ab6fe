"""Removing what earlier runs have left: by their journals, and by their marks in the server's lists.

Knows journals, marks and lists; must not know how runs go. Only what bears a mark, or stands in a journal under its id,
is ever deleted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.client import Inconclusive, Sender
from contract_tests.ending import about, ending
from contract_tests.safety import marking
from contract_tests.safety.guard import is_credible
from contract_tests.safety.journal import Entry, leftovers
from contract_tests.track import values_at
from generator.ir.api import Api, Location, Operation
from generator.ir.graph import Entity, Graph

PAGES = 200
"""How many pages of one list are looked through."""

AGE = 3600
"""How many seconds ago a run must have begun for its marks to be those of one that has ended."""


@dataclass(slots=True)
class Sweep:
    """What was removed, and what could not be."""

    api: Api
    graph: Graph
    sender: Sender
    now: Callable[[], float] = time.time
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def journals(self, where: Path) -> None:
        """Remove what the journals in a folder tell of; one of which nothing is left is dropped.

        Raises Inconclusive and Spent where the server does not let it: journals are kept then.
        """
        for left in leftovers(where):
            try:
                # Each is tried, whatever became of those before it.
                outcomes = [self._entry(entry) for entry in left.entries]
                if all(outcomes):
                    left.settled()
            finally:
                left.close()

    def lists(self) -> None:
        """Remove whatever bears a mark of a run that began long enough ago."""
        for entity in self.graph.entities:
            for identity in self._bearing(entity, lambda mark: marking.began(mark) < self.now() - AGE):
                self._delete(entity, identity)

    def _entry(self, entry: Entry) -> bool:
        entity = next((each for each in self.graph.entities if each.name == entry.entity), None)
        if entity is None:
            return True  # made something that no operation tells of or removes
        bearing = () if entry.is_sure else self._bearing(entity, lambda match: match[0] == entry.mark)
        found = list(dict.fromkeys((*entry.ids, *bearing)))
        outcomes = [self._delete(entity, each) for each in found]
        return all(outcomes)

    def _bearing(self, entity: Entity, wanted: Callable[[Json], bool]) -> Iterator[Json]:
        """The ids of things in the lists of an entity that bear a mark that is wanted."""
        seen = set()
        if not entity.deletes:
            return
        for identity in entity.lists:
            for item in self._items(self._operation(identity)):
                own = item.get(entity.id) if isinstance(item, dict) else None
                if own is not None and own not in seen and any(wanted(mark) for mark in marking.found(item)):
                    seen.add(own)
                    yield own

    def _items(self, operation: Operation) -> Iterator[Json]:
        """The items of a list, page by page (see Pagination)."""
        paging = operation.pagination
        case: Case | None = _first(operation)
        for _ in range(PAGES):
            if case is None:
                return
            exchange = self._sent(case)
            if exchange.status // 100 != 2:
                raise Inconclusive(f"{operation.id} answers {exchange.status}: what is there cannot be seen")
            body = exchange.json()
            items = body if isinstance(body, list) else values_of(body, paging.items if paging else "items")
            yield from items
            case = _next(case, body, items)
        self.kept.append(f"{operation.id} has more pages than are looked through")

    def _delete(self, entity: Entity, identity: Json) -> bool:
        """End and delete one thing; whether it is gone."""
        if not entity.deletes:
            self.kept.append(f"{entity.name} {identity}: no operation deletes it")
            return True
        for case in ending(self.api, self.graph, entity, identity):
            self._sent(case)
        for name in entity.deletes:
            for case in about(self.graph, self._operation(name), entity, identity):
                status = self._sent(case).status
                if status // 100 == 2 or status in (404, 410, 422):
                    self.removed.append(f"{entity.name} {identity}")
                    return True
        self.kept.append(f"{entity.name} {identity}")
        return False

    def _sent(self, case: Case) -> Exchange:
        """The API's answer. Raises Inconclusive where somebody else answers in its stead, or nobody does."""
        exchange = self.sender.send(case)
        if exchange.status == 0 or exchange.status in (401, 403, 429) or exchange.status >= 500:
            raise Inconclusive(f"{case.operation.id} answers {exchange.status or 'nothing'}")
        if not is_credible(exchange):
            raise Inconclusive(f"{exchange.media_type or 'something'} comes in answer to {case.operation.id}")
        return exchange

    def _operation(self, identity: str) -> Operation:
        return next(each for each in self.api.operations if each.id == identity)


def values_of(body: Json, name: str) -> list[Json]:
    """The list in a member of an object; none where there is no such."""
    found = body.get(name) if isinstance(body, dict) else None
    return found if isinstance(found, list) else []


def _first(operation: Operation) -> Case:
    content = operation.body.contents[0] if operation.body is not None and operation.body.contents else None
    return Case(operation, {}, content, {} if content is not None else None)


def _next(case: Case, body: Json, items: list[Json]) -> Case | None:
    """The request for the next page; None where there is none."""
    paging = case.operation.pagination
    if paging is None or not items:
        return None
    if paging.style == "cursor" and isinstance(body, dict):
        cursor = next(iter(values_at(body, (paging.next_cursor,))), None)
        if cursor is None or (paging.has_more and body.get(paging.has_more) is False):
            return None
        return _with(case, paging.location, {paging.cursor: cursor})
    if paging.style == "last-item" and isinstance(items[-1], dict):
        keys = {name: items[-1].get(member) for name, member in paging.keys}
        return _with(case, paging.location, keys) if None not in keys.values() else None
    return None


def _with(case: Case, location: str, values: dict[str, Json]) -> Case:
    if location == "body":
        return Case(case.operation, case.parameters, case.content, {**(case.body or {}), **values})
    where: Location = "query"
    return Case(case.operation, {**case.parameters, **{(where, name): value for name, value in values.items()}})
