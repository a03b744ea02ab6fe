"""What an operation is about: the entity whose action it is, the things that it names, and where their ids stand.

Knows the graph and layouts; must not know what drifts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.layout import Layout
from emulator.session import Session
from emulator.store import Record
from generator.ir.api import Pagination
from generator.ir.graph import Entity


def entity_of(session: Session) -> Entity | None:
    """What the operation acts upon."""
    return session.world.graph.of(session.operation.id) if session.operation is not None else None


def does(session: Session, *actions: str) -> bool:
    """Whether the operation does one of these (`creates`, `retrieves`, `lists` …) to its entity."""
    entity, operation = entity_of(session), session.operation
    if entity is None or operation is None:
        return False
    return any(operation.id in getattr(entity, action) for action in actions)


def layout_of(session: Session) -> Layout | None:
    """How the operation is laid out."""
    operation = session.operation
    return session.world.layouts.of(operation) if operation is not None else None


def paging_of(session: Session) -> Pagination | None:
    """How the operation's list is paged."""
    return session.operation.pagination if session.operation is not None else None


def names(paging: Pagination | None) -> tuple[str, ...]:
    """The parameters that lead on to a further page."""
    found = () if paging is None else (paging.cursor, paging.offset, *(key for key, _ in paging.keys))
    return tuple(name for name in found if name)


def is_first_page(session: Session) -> bool:
    """Whether a request does not lead on from another one."""
    query = session.inputs.query if session.inputs is not None else {}
    given = {**query, **session.body}
    return not any(given.get(name) for name in names(paging_of(session)))


def things(session: Session) -> dict[str, Mapping[str, Record]]:
    """The records that an operation may be about, by collection."""
    if session.operation is None:
        return {}
    entity = entity_of(session)
    named = [link.entity for link in session.world.graph.consumes(session.operation.id) if link.location == "path"]
    collections = dict.fromkeys([*([entity.name] if entity else []), *named])
    return {name: dict(session.all(name).records) for name in collections}


def is_same(entity: Entity, item: Json, thing: Json) -> bool:
    """Whether an item of a list shows a stored thing: of the same id, and version if there are versions."""
    if not isinstance(item, dict) or not isinstance(thing, dict):
        return False
    keys = [name for name in (entity.id, entity.version) if name and name in thing]
    return bool(keys) and all(item.get(name) == thing[name] for name in keys)
