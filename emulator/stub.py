"""Answers without state: for every request that the document accepts, an example of success that echoes what was asked.

Knows types, examples and pagination; must not know state or any API. The same request has the same answer, so that a
client's own tests run unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any as Json

from emulator.forms import Part
from emulator.problem import Problem
from emulator.session import NO_BODY, Reply, Session
from generator.ir.api import Operation, Pagination
from generator.ir.types import Array, Object, Type
from generator.ir.walk import definitions, flatten, resolve


def stubbed(session: Session) -> Reply:
    """An example of the success that the operation declares, with the ids and members of the request in it."""
    content = session.content
    if content is None or session.operation is None:
        return NO_BODY
    path = dict(session.inputs.path) if session.inputs is not None else {}
    body = {name: value for name, value in session.body.items() if not _is_file(value)}

    def known(place: tuple[str, ...]) -> Json:
        if len(place) == 1 and place[0] in body:
            return body[place[0]]
        return path.get(place[-1]) if place else None

    examples, seed = session.world.examples, session.workspace
    value = examples.of(content.type, seed=seed, known=known)
    listed = _items(session, content.type)
    if listed is not None:
        name, items = listed
        some = [] if _reads_on(session) else [examples.of(items, seed=seed, known=lambda place: path.get(place[-1]))]
        value = some if not name else {**_ended(value, session.operation.pagination), name: some}
    return Reply(value)


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


def _items(session: Session, t: Type) -> tuple[str, Type] | None:
    """The name of the property that holds a list's items (empty: the body itself), and their type."""
    types = definitions(session.world.api)
    shape = resolve(types, t)
    paging = session.operation.pagination if session.operation is not None else None
    if isinstance(shape, Array):
        return "", shape.items
    if paging is None or not paging.items or not isinstance(shape, Object):
        return None
    held = next((prop.type for prop in flatten(types, shape) if prop.wire == paging.items), None)
    array = resolve(types, held) if held is not None else None
    return (paging.items, array.items) if isinstance(array, Array) else None


def _reads_on(session: Session) -> bool:
    """Whether a list is asked for more than its first page: there is no more."""
    paging = session.operation.pagination if session.operation is not None else None
    if paging is None:
        return False
    names = [name for name in (paging.cursor, *(key for key, _ in paging.keys)) if name]
    given = {**(dict(session.inputs.query) if session.inputs is not None else {}), **session.body}
    return any(given.get(name) is not None for name in names) or bool(paging.offset and given.get(paging.offset))


def _ended(value: Json, paging: Pagination | None) -> dict[str, Json]:
    """An envelope that says that there is no more."""
    if not isinstance(value, dict) or paging is None:
        return {}
    kept = {name: each for name, each in value.items() if name != paging.next_cursor}
    return {**kept, paging.has_more: False} if paging.has_more else kept
