"""Plain create, retrieve, list, update, replace and delete over the resources of any document.

Knows the resource graph and actions; must not know any API. What an operation of another kind answers is an example
that echoes what it was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any as Json

from emulator.lists import Wanted, page
from emulator.problem import Kind, Problem
from emulator.session import NO_BODY, Behaviour, Reply, Session, World
from generator.ir.api import Operation
from generator.ir.graph import Entity
from generator.ir.types import Int, Object, Str
from generator.ir.walk import definitions, flatten, resolve, split_null

PLACE = "(path)"
"""A member of a stored object that no response shows: the path parameters under which it was created."""

CREATED = (
    "created",
    "created_at",
    "createdat",
    "creation_timestamp",
    "created_timestamp",
    "created_time",
    "create_time",
)
CHANGED = (
    "updated",
    "updated_at",
    "updatedat",
    "last_modification_timestamp",
    "updated_timestamp",
    "modified_at",
    "updated_time",
    "update_time",
)


def plain(world: World) -> Mapping[str, Behaviour]:
    """A behaviour for every operation of the document."""
    return {operation.id: _behaviour(world, operation) for operation in world.api.operations}


def _behaviour(world: World, operation: Operation) -> Behaviour:
    entity = world.graph.of(operation.id)
    if entity is None:
        return illustrate
    for operations, behave in (
        (entity.creates, create),
        (entity.retrieves, retrieve),
        (entity.lists, list_all),
        (entity.updates, update),
        (entity.replaces, replace),
        (entity.deletes, delete),
    ):
        if operation.id in operations:
            return behave
    return illustrate


def create(session: Session) -> Reply:
    """Store what was sent under a new id, or under the one that was sent."""
    entity = _entity(session)
    stamps = _stamps(session, (*CREATED, *CHANGED))
    value = {**_absent_nulls(session.body), **stamps}
    key = str(value.get(entity.id) or session.parameter(entity.parameter) or _new_id(session, entity))
    _require_references(session)
    if session.get(entity.name, key) is not None:
        raise Problem("conflict", f"{entity.id} {key} exists already.")
    made = session.world.shapes.complete(
        *_shaped(session, {**value, entity.id: _typed(session, entity, key)}), seed=key
    )
    stored = {**value, **(made if isinstance(made, dict) else {}), PLACE: _path(session)}
    session.put(entity.name, key, stored)
    return represent(session, stored)


def retrieve(session: Session) -> Reply:
    """The object that the path names."""
    return represent(session, _found(session)[1])


def update(session: Session) -> Reply:
    """Change what was sent: null clears, what is absent stays (JSON Merge Patch, RFC 7396, at the top level)."""
    entity = _entity(session)
    key, old = _found(session)
    _require_references(session)
    content = session.content
    patch = session.body
    merged = (
        session.world.shapes.merge(content.type, old, patch) if content is not None else {**old, **_absent_nulls(patch)}
    )
    return _stored(session, entity, key, {**merged, **_stamps(session, CHANGED)})


def replace(session: Session) -> Reply:
    """Put what was sent in place of what was there, apart from what the server sets."""
    entity = _entity(session)
    key, old = _found(session)
    _require_references(session)
    kept = {name: value for name, value in old.items() if name in (entity.id, PLACE, *CREATED)}
    return _stored(session, entity, key, {**kept, **_absent_nulls(session.body), **_stamps(session, CHANGED)})


def _stored(session: Session, entity: Entity, key: str, value: dict[str, Json]) -> Reply:
    made = session.world.shapes.complete(*_shaped(session, value), seed=key)
    stored = {**value, **(made if isinstance(made, dict) else {})}
    session.put(entity.name, key, stored)
    return represent(session, stored)


def delete(session: Session) -> Reply:
    """Remove the object that the path names."""
    key, old = _found(session)
    session.remove(_entity(session).name, key)
    return represent(session, old)


def list_all(session: Session) -> Reply:
    """A page of the objects that stand below the same path."""
    entity = _entity(session)
    place = _path(session)
    wanted = {name: value for name, value in _filters(session).items() if value is not None}

    def keep(value: Mapping[str, Json]) -> bool:
        below = value.get(PLACE) or {}
        return all(below.get(name, value.get(name)) == each for name, each in place.items()) and all(
            value[name] == each for name, each in wanted.items() if name in value
        )

    return Reply(page(session, session.all(entity.name), Wanted(keep=keep)))


def illustrate(session: Session) -> Reply:
    """An example of what the operation answers, with the ids it was asked about; what the path names must exist."""
    _require_path(session)
    content = session.content
    if content is None:
        return NO_BODY
    start = {**session.body, **_path(session)}
    shape = resolve(definitions(session.world.api), content.type)
    value: Json = start if isinstance(shape, Object) else None
    if value is None:
        return Reply(session.world.examples.of(content.type, seed=session.workspace))
    return represent(session, session.world.shapes.complete(*_shaped(session, start), seed=session.workspace))


def represent(session: Session, stored: Mapping[str, Json]) -> Reply:
    """A stored object as the response of this operation shows it."""
    content = session.content
    if content is None:
        return NO_BODY
    shown = {name: value for name, value in stored.items() if name != PLACE}
    shapes = session.world.shapes
    return Reply(shapes.complete(content.type, shapes.project(content.type, shown), seed=session.workspace))


def _shaped(session: Session, value: Mapping[str, Json]) -> tuple[Json, Json]:
    """The type and the part of `value` that completing needs: those of the response, or nothing to complete."""
    content = session.content
    if content is None:
        return Object(), value
    shown = {name: each for name, each in value.items() if name != PLACE}
    return content.type, session.world.shapes.project(content.type, shown)


def _entity(session: Session) -> Entity:
    operation = session.operation
    entity = session.world.graph.of(operation.id) if operation is not None else None
    if entity is None:
        raise ValueError("plain behaviours are for operations of an entity")
    return entity


def _path(session: Session) -> dict[str, Json]:
    """The path parameters apart from the object's own id."""
    entity = session.world.graph.of(session.operation.id) if session.operation is not None else None
    own = entity.parameter if entity is not None else ""
    path = session.inputs.path if session.inputs is not None else {}
    return {name: value for name, value in path.items() if name != own}


def _found(session: Session) -> tuple[str, dict[str, Json]]:
    entity = _entity(session)
    key = str(session.parameter(entity.parameter, ""))
    value = session.need(entity.name, key)
    below = value.get(PLACE) or {}
    if any(below.get(name, each) != each for name, each in _path(session).items()):
        raise session.missing(f"Item {key} not found")
    return key, value


def _require_path(session: Session) -> None:
    """Whatever the path names must exist."""
    _require(session, "path")


def _require_references(session: Session) -> None:
    """Whatever the path and the body refer to must exist."""
    _require(session, "path")
    _require(session, "body")


def _require(session: Session, location: str) -> None:
    if session.operation is None:
        return
    own = session.world.graph.of(session.operation.id)
    alternatives: dict[tuple[str, ...], list[str]] = {}
    for link in session.world.graph.consumes(session.operation.id):
        if link.location == location:
            alternatives.setdefault(link.path, []).append(link.entity)
    for path, entities in alternatives.items():
        root = session.inputs.path if location == "path" and session.inputs is not None else session.body
        for value in values_at(root, path):
            is_own = own is not None and own.name in entities and location == "path"
            known = any(str(value) in session.all(entity) for entity in entities)
            if not known and not is_own and any(len(session.world.graph.entity(each).creates) for each in entities):
                kind: Kind = "missing" if location == "path" else "unusable"
                where = "/".join(("request", location, *path))
                raise Problem(kind, f"{where} {str(value)[:80]} does not exist")


def values_at(value: Json, path: tuple[str, ...]) -> list[Json]:
    """What stands at a path into a value, `*` standing for each item or member; nulls and what is absent left out."""
    found = [value]
    for step in path:
        following: list[Json] = []
        for each in found:
            if step == "*" and isinstance(each, list):
                following.extend(each)
            elif step == "*" and isinstance(each, dict):
                following.extend(each.values())
            elif isinstance(each, dict) and step in each:
                following.append(each[step])
        found = following
    return [each for each in found if each is not None]


def _filters(session: Session) -> dict[str, Json]:
    """Query parameters of a list that narrow it: those that neither page nor sort."""
    operation = session.operation
    if operation is None or session.inputs is None:
        return {}
    paging = operation.pagination
    known = {paging.cursor, paging.limit, paging.offset, *(name for name, _ in paging.keys)} if paging else set()
    scalar = (str, int, float, bool)
    return {
        name: value
        for name, value in session.inputs.query.items()
        if name not in known and not name.startswith("sort") and isinstance(value, scalar)
    }


def _absent_nulls(body: Mapping[str, Json]) -> dict[str, Json]:
    """What was sent, without what was sent as null: unset and null read the same."""
    return {name: value for name, value in body.items() if value is not None}


def _stamps(session: Session, names: tuple[str, ...]) -> dict[str, Json]:
    """The present time for each property of the response that tells when, in its type's form."""
    content = session.content
    if content is None:
        return {}
    types = definitions(session.world.api)
    shape = resolve(types, content.type)
    found: dict[str, Json] = {}
    for prop in flatten(types, shape) if isinstance(shape, Object) else ():
        if prop.wire.lower() in names:
            match resolve(types, split_null(resolve(types, prop.type))[0]):
                case Int():
                    found[prop.wire] = session.now
                case Str(format="date-time"):
                    found[prop.wire] = (
                        datetime.fromtimestamp(session.now / 1000, UTC).isoformat().replace("+00:00", "Z")
                    )
                case _:
                    pass
    return found


def _new_id(session: Session, entity: Entity) -> Json:
    """An id of the declared type that is not taken."""
    types = definitions(session.world.api)
    content = session.content
    shape = resolve(types, content.type) if content is not None else None
    props = flatten(types, shape) if isinstance(shape, Object) else ()
    declared = next((resolve(types, prop.type) for prop in props if prop.wire == entity.id), Str())
    match declared:
        case Int(minimum=low):
            number = session.count(entity.name) + max(1, int(low or 1))
            while str(number) in session.all(entity.name):
                number += 1
            return number
        case Str(format="uuid"):
            drawn = session.draw(entity.name, 32)
            return f"{drawn[:8]}-{drawn[8:12]}-4{drawn[13:16]}-8{drawn[17:20]}-{drawn[20:]}"
        case Str(pattern=None, max_length=None):
            return session.new_id(f"{entity.name}_", 24)
        case _:
            return session.world.examples.of(declared, seed=session.draw(entity.name))


def _typed(session: Session, entity: Entity, key: str) -> Json:
    """A key as the declared type has it."""
    types = definitions(session.world.api)
    shape = resolve(types, session.content.type) if session.content is not None else None
    props = flatten(types, shape) if isinstance(shape, Object) else ()
    declared = next((resolve(types, prop.type) for prop in props if prop.wire == entity.id), None)
    return int(key) if isinstance(declared, Int) and key.lstrip("-").isdecimal() else key
