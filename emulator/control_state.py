"""The control plane's routes about state: look at it, fill it, empty it, keep it and come back to it.

Knows collections and the document's entities; must not know any API.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any as Json

from emulator.control_route import Asked, Refused, Route
from emulator.http import Response, reply
from emulator.session import Session
from emulator.store import SYSTEM, Collection, Snapshot
from generator.ir.api import Content, Operation
from generator.ir.graph import Entity

PAGE, LONGEST_PAGE = 200, 5000
SNAPSHOT = re.compile(r"[A-Za-z0-9_.-]{1,64}")
MOST_SNAPSHOTS = 100


def health(asked: Asked) -> Json:
    """That the emulator answers, and as what."""
    emulator = asked.emulator
    return {
        "status": "ok",
        "title": emulator.api.title,
        "version": emulator.api.version,
        "profile": emulator.profile,
        "seed": emulator.world.seed,
        "now": emulator.clock.now(),
        "workspaces": len(emulator.store.workspaces),
    }


def facts(asked: Asked) -> Json:
    """Everything emulated beyond the document, with evidence, and where profiles depart from it."""
    return {
        "facts": [
            {
                "id": fact.id,
                "evidence": fact.evidence,
                "says": fact.says,
                "deviations": [
                    {
                        "profile": each.profile,
                        "kind": each.kind,
                        "operations": list(each.operations),
                        "status": each.status,
                        "pointer": each.pointer,
                    }
                    for each in fact.deviations
                ],
            }
            for fact in asked.emulator.facts
        ]
    }


def digest(asked: Asked) -> Json:
    """The sha256 of all records: equal states have equal digests. A clock that follows real time is left out."""
    is_real = asked.emulator.clock.setting.mode == "real"
    named = asked.named_workspace

    def keep(workspace: str, collection: str) -> bool:
        return (named is None or workspace == named) and not (is_real and (workspace, collection) == (SYSTEM, "_clock"))

    return {"digest": asked.emulator.store.digest(keep=keep)}


# Look


def state(asked: Asked) -> Json:
    """A workspace's objects by creation, a page at a time; of no workspace in particular: which there are."""
    named = asked.named_workspace
    if named is None:
        return {"workspaces": [_summary(asked, workspace) for workspace in asked.emulator.store.workspaces]}
    limit, after = asked.number("limit", PAGE, most=LONGEST_PAGE), asked.number("after", 0)
    collections = _collections(asked, named)
    found = merge(*(_placed(each, after) for each in collections), key=lambda pair: pair[0])
    page = list(islice(found, limit + 1))
    following = {"next": page[limit - 1][0]} if len(page) > limit > 0 else {}
    counts = {each.name: len(each) for each in collections}
    return {"workspace": named, "counts": counts, "objects": [value for _, value in page[:limit]], **following}


def _summary(asked: Asked, workspace: str) -> Json:
    return {"workspace": workspace, "counts": {each.name: len(each) for each in _collections(asked, workspace)}}


def _collections(asked: Asked, workspace: str) -> list[Collection]:
    """The collections of a workspace; those of the emulator's own (`_…`) where `internal` is asked for."""
    wanted = asked.query.get("collection")
    return [
        each
        for owner, each in asked.emulator.store.collections()
        if owner == workspace
        and wanted in (None, each.name)
        and (wanted or each.name[:1] != "_" or "internal" in asked.query)
    ]


def _placed(collection: Collection, after: int) -> Iterator[tuple[int, Json]]:
    for sequence in collection.order[bisect_right(collection.order, after) :]:
        key = collection.by_sequence[sequence]
        yield sequence, {"collection": collection.name, "key": key, "value": collection.records[key].value}


def one(asked: Asked) -> Json:
    """One object, with the members that only the emulator sees."""
    collection, key = asked.variables["collection"], asked.variables["key"]
    record = asked.emulator.store.collection(asked.workspace, collection).records.get(key)
    if record is None:
        raise Refused(404, f"there is no {key[:80]} in {collection[:80]}")
    return {"collection": collection, "key": key, "value": record.value}


# Fill


def seed(asked: Asked) -> Json:
    """Store objects as they are: `{collection: [object, …]}`, each as the API's response shows it."""
    stored: dict[str, list[str]] = {}
    with asked.emulator.store.transaction():
        session = asked.session(asked.named_workspace or asked.workspace)
        for collection, objects in asked.members.items():
            entity = _entity(session, collection)
            if not isinstance(objects, list):
                raise Refused(400, f"{collection} must be a list of objects")
            stored[collection] = [
                _stored(asked, session, entity, value, f"{collection}/{at}") for at, value in enumerate(objects)
            ]
    return {"stored": stored}


def _entity(session: Session, name: str) -> Entity:
    known = {entity.name: entity for entity in session.world.graph.entities}
    if name not in known:
        raise Refused(400, f"there is no collection {name[:80]}; there are {', '.join(known)}")
    return known[name]


def _stored(asked: Asked, session: Session, entity: Entity, value: Json, place: str) -> str:
    """The key under which an object is now stored. Raises Refused where the API could not have answered with it."""
    operations = {operation.id: operation for operation in session.world.api.operations}
    key = _key(operations, entity, value) if isinstance(value, dict) else ""
    if not key:
        raise Refused(400, f"{place} must be an object with its {entity.id}")
    for name in (*entity.retrieves, *entity.creates, *entity.lists):
        content = _content(operations[name])
        if content is not None:
            _require_fitting(asked, operations[name], content, _visible(value), place)
            break
    adopt = asked.emulator.pack.adopts.get(entity.name)
    session.put(entity.name, key, adopt(session, value) if adopt is not None else value)
    return key


def _require_fitting(asked: Asked, operation: Operation, content: Content, value: Json, place: str) -> None:
    """What only lists show is judged as the one item of a list."""
    paging, entity = operation.pagination, asked.emulator.world.graph.of(operation.id)
    if entity is not None and operation.id in entity.lists:
        value = {paging.items: [value]} if paging is not None and paging.items else [value]
    violations = asked.emulator.oracle.errors(content.origin / "schema", value)
    if violations:
        at = "".join(f"/{step}" for step in violations[0].instance)
        raise Refused(400, f"{place} is no {operation.resource}: {at} breaks {violations[0].keyword}")


def _key(operations: dict[str, Operation], entity: Entity, value: dict[str, Json]) -> str:
    """The key of an object: its id and, where lists go on from more than that, the rest of what they go on from."""
    names: tuple[str, ...] = (entity.id,)
    for operation in map(operations.__getitem__, entity.lists):
        pairs = operation.pagination.keys if operation.pagination is not None else ()
        if len(pairs) > 1 and pairs[0][1] == entity.id:
            names = tuple(name for _, name in pairs)
    found = [value.get(name) for name in names]
    return "" if None in found else "/".join(map(str, found))


def _visible(value: dict[str, Json]) -> dict[str, Json]:
    """Without the members that only the emulator sees."""
    return {name: each for name, each in value.items() if name[:1] != "("}


def _content(operation: Operation) -> Content | None:
    return operation.success.contents[0] if operation.success is not None and operation.success.contents else None


# Empty, keep, come back


def reset(asked: Asked) -> Json:
    """Forget the objects of the workspace that is named; of none: everything, rules, clock and journal included.

    With `{"keep_rules": true}` what belongs to no workspace stays.
    """
    emulator, named = asked.emulator, asked.named_workspace
    keeps_rules = asked.members.get("keep_rules", False)
    state = emulator.store.snapshot()
    if named is not None:
        _become(asked, {place: records for place, records in state.items() if place[0] != named})
    else:
        _become(asked, {place: each for place, each in state.items() if keeps_rules and place[0] == SYSTEM})
        emulator.journal.clear()
    return {"reset": named or "all"}


def keep(asked: Asked) -> Response:
    """Keep the whole state under a name, in place of what had it."""
    name = asked.variables.get("name") or asked.members.get("name")
    if not isinstance(name, str) or SNAPSHOT.fullmatch(name) is None:
        raise Refused(400, "a snapshot needs a name of up to 64 letters, digits, dots, hyphens and underscores")
    store = asked.emulator.store
    if name not in store.shelf and len(store.shelf) >= MOST_SNAPSHOTS:
        raise Refused(409, f"there are {MOST_SNAPSHOTS} snapshots already")
    state = store.snapshot()
    store.shelf[name] = state
    return reply(201, {"name": name, "records": sum(map(len, state.values()))})


def snapshots(asked: Asked) -> Json:
    """The names of all snapshots."""
    return {"snapshots": sorted(asked.emulator.store.shelf)}


def restore(asked: Asked) -> Json:
    """Make the whole state, rules and clock included, what it was."""
    name, store = asked.variables["name"], asked.emulator.store
    try:
        state = store.shelf[name]
    except KeyError:
        raise Refused(404, "there is no snapshot of this name") from None
    _become(asked, state)
    return {"restored": name}


def _become(asked: Asked, state: Snapshot) -> None:
    """Make the state another one."""
    asked.emulator.store.restore(state)
    asked.emulator.clock.start()
    asked.emulator.world.timers.compact()
    asked.changes.begin_anew()


def drop(asked: Asked) -> Response:
    """Forget a snapshot."""
    try:
        del asked.emulator.store.shelf[asked.variables["name"]]
    except KeyError:
        raise Refused(404, "there is no snapshot of this name") from None
    return Response(204)


ROUTES: tuple[Route, ...] = (
    Route("GET", "", "What there is: this list", health),
    Route("GET", "health", "That the emulator answers, and as what", health),
    Route("GET", "facts", "What is emulated beyond the document, with evidence and deviations", facts),
    Route("GET", "digest", "The sha256 of the whole state, or of a workspace's", digest),
    Route("GET", "state", "Workspaces; with a key or ?workspace= its objects: ?collection=, limit, after", state),
    Route("GET", "state/{collection}/{key*}", "One object", one),
    Route("POST", "seed", "Store objects: {collection: [object, …]}", seed),
    Route("POST", "reset", "Forget a workspace, or without one everything; {keep_rules: true}", reset),
    Route("GET", "snapshots", "The names of all snapshots", snapshots),
    Route("POST", "snapshots", "Keep the whole state: {name}", keep),
    Route("PUT", "snapshots/{name}", "Keep the whole state under this name", keep),
    Route("POST", "snapshots/{name}", "Keep the whole state under this name", keep),
    Route("POST", "snapshots/{name}/restore", "Come back to a snapshot", restore),
    Route("DELETE", "snapshots/{name}", "Forget a snapshot", drop),
)
