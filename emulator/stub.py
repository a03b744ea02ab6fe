"""Answers without state: for every request that the document accepts, an example of success that echoes what was asked.

Knows types, examples and pagination; must not know state or any API. The same request has the same answer, so that a
client's own tests run unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any as Json

from emulator.forms import Part
from emulator.layout import Layout, paging, properties
from emulator.problem import Problem
from emulator.session import NO_BODY, Reply, Session
from generator.ir.api import Operation, Pagination
from generator.ir.types import Array, Object, Type
from generator.ir.walk import definitions, flatten, resolve

FEW = 2
"""How many items a list has."""


def stubbed(session: Session) -> Reply:
    """An example of the success that the operation declares, with the ids and members of the request in it."""
    content = session.content
    if content is None or session.operation is None:
        return NO_BODY
    path = dict(session.inputs.path) if session.inputs is not None else {}
    body = {name: value for name, value in session.body.items() if not _is_file(value)}

    layout = _layout(session)
    own = (*layout.shown, layout.entity.id) if layout is not None and layout.own and layout.entity.id else None

    def known(place: tuple[str, ...]) -> Json:
        if place == own and layout is not None:
            return path.get(layout.own)
        if len(place) == 1 and place[0] in body:
            return body[place[0]]
        return path.get(place[-1]) if place else None

    examples, seed = session.world.examples, f"{session.world.seed}/{session.workspace}"
    value = examples.of(content.type, seed=seed, known=known)
    listed = _items(session, content.type)
    if listed is not None:
        name, items = listed
        some = _few(session, items, seed, {**_filters(session), **path})
        value = some if not name else {**_ended(session, value, content.type), name: some}
    return Reply(value)


def _few(session: Session, items: Type, seed: str, asked: Mapping[str, Json]) -> list[Json]:
    """Two items, or as few as are asked for, all of which are what is asked for; none after the first page."""
    if _reads_on(session):
        return []
    paged = _paging(session)
    limit = _given(session).get(paged.limit) if paged is not None else None
    count = min(FEW, limit) if isinstance(limit, int) and limit > 0 else FEW
    make = session.world.examples.of
    return [make(items, seed=f"{seed}/{n}", known=lambda place: asked.get(place[-1])) for n in range(count)]


def _given(session: Session) -> dict[str, Json]:
    query = session.inputs.query if session.inputs is not None else {}
    return {**query, **session.body}


def _filters(session: Session) -> dict[str, Json]:
    """What a list is asked to be narrowed by: query parameters of one value, which do not page."""
    paged = _paging(session)
    aside = {paged.limit, paged.cursor, paged.offset, *(key for key, _ in paged.keys)} if paged else set()
    query = session.inputs.query if session.inputs is not None else {}
    return {name: value for name, value in query.items() if name not in aside and not isinstance(value, list | dict)}


def preferred(operation: Operation, headers: Mapping[str, str]) -> int | None:
    """The declared status that `Prefer: code=…` asks for (RFC 7240); None where nothing is asked for.

    Raises Problem('invalid') where the operation does not declare it.
    """
    found = re.search(r"(?:^|[,;\s])code\s*=\s*\"?(\d{3})\b", headers.get("prefer", ""))
    if found is None:
        return None
    declared = [response.status for response in operation.responses]
    if found[1] not in declared and f"{found[1][0]}XX" not in declared and "default" not in declared:
        raise Problem("invalid", f"{operation.id} declares no {found[1]}, only {', '.join(declared)}")
    return int(found[1])


def _is_file(value: Json) -> bool:
    return isinstance(value, Part | bytes) or (isinstance(value, list) and any(map(_is_file, value)))


def _layout(session: Session) -> Layout | None:
    operation = session.operation
    return session.world.layouts.of(operation) if operation is not None else None


def _paging(session: Session) -> Pagination | None:
    """How the list is paged, as the model tells, or else names do."""
    operation, layout = session.operation, _layout(session)
    if operation is None or layout is None or layout.items is None:
        return operation.pagination if operation is not None else None
    return paging(definitions(session.world.api), operation, layout.items)


def _items(session: Session, t: Type) -> tuple[str, Type] | None:
    """The name of the property that holds a list's items (empty: the body itself), and their type."""
    types = definitions(session.world.api)
    shape = resolve(types, t)
    paged = _paging(session)
    if isinstance(shape, Array):
        return "", shape.items
    if paged is None or not paged.items or not isinstance(shape, Object):
        return None
    held = next((prop.type for prop in flatten(types, shape) if prop.wire == paged.items), None)
    array = resolve(types, held) if held is not None else None
    return (paged.items, array.items) if isinstance(array, Array) else None


def _reads_on(session: Session) -> bool:
    """Whether a list is asked for more than its first page: there is no more."""
    paged = _paging(session)
    if paged is None:
        return False
    names = [name for name in (paged.cursor, *(key for key, _ in paged.keys)) if name]
    given = _given(session)
    offset = given.get(paged.offset) if paged.offset else None
    first = 1 if paged.offset.startswith("page") else 0
    return any(given.get(name) is not None for name in names) or (isinstance(offset, int) and offset > first)


def _ended(session: Session, value: Json, t: Type) -> dict[str, Json]:
    """An envelope that says that there is no more: without a cursor, or with none where there must be one."""
    paged = _paging(session)
    if not isinstance(value, dict) or paged is None:
        return {}
    kept = {name: each for name, each in value.items() if name != paged.next_cursor}
    for prop in properties(definitions(session.world.api), t):
        if prop.wire == paged.next_cursor and prop.required:
            kept[prop.wire] = None if session.world.shapes.fits(prop.type, None) else ""
    return {**kept, paged.has_more: False} if paged.has_more else kept
