"""Plain create, retrieve, list, update, replace and delete over the resources of any document.

Knows layouts and what each action means; must not know any API. What an operation of another kind answers is an example
that echoes what it was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any as Json

from emulator.forms import Part
from emulator.identity import OWN, PLACE, asked, exists, found, key_of, new_id, place_of, spelled, typed
from emulator.illustrations import illustrated
from emulator.layout import EACH, Layout, at, paging, properties
from emulator.lists import Wanted, page
from emulator.problem import Kind, Problem
from emulator.session import NO_BODY, Behaviour, Reply, Session, World
from generator.ir.api import Operation
from generator.ir.types import Int, Str
from generator.ir.walk import definitions, resolve, split_null

CREATED = frozenset(
    ("created", "createdat", "createdon", "createdtime", "createtime", "creationtimestamp", "createdtimestamp")
)
CHANGED = frozenset(
    (
        "updated",
        "updatedat",
        "updatedon",
        "updatedtime",
        "updatetime",
        "updatedtimestamp",
        "modifiedat",
        "lastmodificationtimestamp",
    )
)
"""Properties that tell when a thing was made and last changed, without underscores and in lower case."""

COUNTS = ("total", "total_count", "totalCount", "total_items")
"""Properties of an envelope that tell how many things there are on all pages."""

UNFILTERED = ("sort", "order", "fields", "include", "expand")
"""How query parameters begin that do not narrow a list."""


def plain(world: World, *, closed: bool = False) -> Mapping[str, Behaviour]:
    """A behaviour for every operation of the document.

    `closed`: what no operation creates exists only where something else puts it; else it is made up when it is asked
    for.
    """
    actions = Plain(world, closed=closed)
    return {operation.id: actions.behaviour(operation) for operation in world.api.operations}


class Plain:
    """The actions on the things of one document."""

    def __init__(self, world: World, *, closed: bool) -> None:
        self._world = world
        self._types = definitions(world.api)
        self._layouts = world.layouts
        self._closed = closed

    def behaviour(self, operation: Operation) -> Behaviour:
        """What carries out an operation."""
        entity = self._world.graph.of(operation.id)
        if entity is None or not (entity.creates or _upserts(entity.replaces, self._world) or self._closed):
            return self.illustrate
        for operations, behave in (
            (entity.creates, self.create),
            (entity.retrieves, self.retrieve),
            (entity.lists, self.list_all),
            (entity.updates, self.update),
            (entity.replaces, self.replace),
            (entity.deletes, self.delete),
        ):
            if operation.id in operations:
                return behave
        return self.illustrate

    # Actions

    def create(self, session: Session) -> Reply:
        """Store what was sent under a new id, or under the one that was sent; each of several, if it is a list."""
        layout = self._layout(session)
        self._require(session, "path", "body")
        sent = session.inputs.body if session.inputs is not None else None
        made = [self._created(session, layout, each) for each in (sent if isinstance(sent, list) else [session.body])]
        if layout.items is not None and isinstance(sent, list):
            return self._several(session, layout, made)
        return self._one(session, layout, made[-1] if made else {})

    def _created(self, session: Session, layout: Layout, sent: Json) -> dict[str, Json]:
        body = _unwrapped(layout, sent)
        place = place_of(session, layout)
        wish = asked(session, layout) if layout.own else spelled(body.get(layout.entity.id) or "")
        identity = typed(session, layout, wish) if wish else new_id(session, layout, place)
        if session.get(layout.entity.name, key_of(layout, place, spelled(identity))) is not None:
            raise Problem("conflict", f"{layout.entity.id} {spelled(identity)[:80]} exists already.")
        stamps = self._stamps(session, layout, CREATED | CHANGED)
        named = {
            **self._parents(session, layout, place, body),
            **({layout.entity.id: identity} if layout.entity.id else {}),
        }
        return self._stored(session, layout, {**_absent_nulls(body), **stamps, **named, OWN: spelled(identity)}, place)

    def _parents(
        self, session: Session, layout: Layout, place: Mapping[str, str], body: Mapping[str, Json]
    ) -> dict[str, Json]:
        """The ids of what the thing is made within, where the thing has a property for them."""
        path = session.inputs.path if session.inputs is not None else {}
        given = {label: path[wire] for label, wire in layout.outer if label in place}
        return {
            link.path[-1]: given[link.entity]
            for link in self._world.graph.produces(layout.operation.id)
            if link.entity in given
            and link.path[:-1] == layout.shown
            and link.path[-1] not in (layout.entity.id, *body)
        }

    def retrieve(self, session: Session) -> Reply:
        """The thing that the path names."""
        layout = self._layout(session)
        return self._one(session, layout, self._found(session, layout)[1])

    def _found(self, session: Session, layout: Layout) -> tuple[str, dict[str, Json]]:
        """Key and value of the thing that is asked for, and that stands within things that exist."""
        if layout.outer:
            self._require(session, "path")
        return found(session, layout)

    def update(self, session: Session) -> Reply:
        """Change what was sent: null clears, what is absent stays (JSON Merge Patch, RFC 7396, at the top level)."""
        layout = self._layout(session)
        _, old = self._found(session, layout)
        self._require(session, "body")
        patch = _unwrapped(layout, session.body)
        if layout.whole is None:
            merged = {name: value for name, value in {**old, **patch}.items() if value is not None}
        else:
            merged = session.world.shapes.merge(layout.whole, old, patch)
        return self._changed(session, layout, old, merged)

    def replace(self, session: Session) -> Reply:
        """Put what was sent in place of what was there, apart from what the server sets.

        What is not there is made, if nothing else makes it.
        """
        layout = self._layout(session)
        self._require(session, "path", "body")
        key = key_of(layout, place_of(session, layout), asked(session, layout))
        old = session.get(layout.entity.name, key)
        if old is None and not layout.entity.creates and not self._closed:
            return self._one(session, layout, self._created(session, layout, session.body))
        _, old = found(session, layout)
        kept = {name: value for name, value in old.items() if _bare(name) in CREATED}
        return self._changed(session, layout, old, {**kept, **_absent_nulls(_unwrapped(layout, session.body))})

    def _changed(self, session: Session, layout: Layout, old: dict[str, Json], new: dict[str, Json]) -> Reply:
        """Store a thing anew under the id that it had."""
        place = old.get(PLACE) or {}
        server = {name: old[name] for name in (layout.entity.id, OWN) if name in old}
        server |= self._parents(session, layout, place, new)
        value = {**new, **self._stamps(session, layout, CHANGED), **server}
        return self._one(session, layout, self._stored(session, layout, value, place))

    def delete(self, session: Session) -> Reply:
        """Remove the thing that the path names."""
        layout = self._layout(session)
        key, old = self._found(session, layout)
        session.remove(layout.entity.name, key)
        return self._one(session, layout, old)

    def list_all(self, session: Session) -> Reply:
        """A page of the things that stand below the same path."""
        layout = self._layout(session)
        operation = layout.operation
        if layout.items is None or len(layout.items) > 1 or session.content is None:
            return self.illustrate(session)
        self._require(session, "path")
        place, wanted = place_of(session, layout), self._filters(session, layout)

        def keep(value: Mapping[str, Json]) -> bool:
            below = value.get(PLACE) or {}
            stands = all(below.get(name, each) == each for name, each in place.items())
            return stands and all(_matches(value.get(name), each) for name, each in wanted.items())

        known = session.all(layout.entity.name)
        item = at(self._types, session.content.type, (*layout.items, EACH))
        show = Wanted(keep=keep, present=lambda value: self._item(session, layout, item, value))
        answer = page(session, known, show, paging(self._types, operation, layout.items))
        if isinstance(answer, dict):
            names = {prop.wire for prop in properties(self._types, session.content.type)}
            counted = [name for name in COUNTS if name in names]
            if counted:
                answer = {**answer, **dict.fromkeys(counted, sum(keep(value) for value in known.values()))}
        return Reply(answer)

    def illustrate(self, session: Session) -> Reply:
        """An example of what the operation answers, with what it was asked; what the path names must exist."""
        self._require(session, "path", own=True)
        start = _without_files(session.body)
        layout = self._layouts.of(session.operation) if session.operation is not None else None
        if layout is not None and layout.own:
            key = key_of(layout, place_of(session, layout), asked(session, layout))
            start = {**_shown(session.get(layout.entity.name, key) or {}), **start}
        return illustrated(session, layout, start)

    # What is stored and shown

    def _stored(
        self, session: Session, layout: Layout, value: dict[str, Json], place: Mapping[str, str]
    ) -> dict[str, Json]:
        """Store a thing as complete as its type demands."""
        identity = value[OWN]
        bare = {name: each for name, each in value.items() if name not in (OWN, PLACE)}
        made: Json = bare
        if layout.whole is not None:
            shapes = session.world.shapes
            made = shapes.complete(layout.whole, shapes.project(layout.whole, bare), seed=identity)
        stored = {**bare, **(made if isinstance(made, dict) else {}), OWN: identity, PLACE: dict(place)}
        session.put(layout.entity.name, key_of(layout, place, identity), stored)
        return stored

    def _one(self, session: Session, layout: Layout, stored: Mapping[str, Json]) -> Reply:
        """A thing as the response of this operation shows it, in its envelope if it has one."""
        content = session.content
        if content is None:
            return NO_BODY
        shapes = session.world.shapes
        inner = at(self._types, content.type, layout.shown)
        value: Json = _shown(stored)
        if inner is not None:
            value = shapes.complete(inner, shapes.project(inner, value), seed=stored.get(OWN, ""))
        for name in reversed(layout.shown):
            value = {name: value}
        return Reply(shapes.complete(content.type, value, seed=stored.get(OWN, "")) if layout.shown else value)

    def _several(self, session: Session, layout: Layout, made: list[dict[str, Json]]) -> Reply:
        content = session.content
        if content is None:
            return NO_BODY
        item = at(self._types, content.type, (*(layout.items or ()), EACH))
        value: Json = [self._item(session, layout, item, each) for each in made]
        for name in reversed(layout.items or ()):
            value = {name: value}
        return Reply(session.world.shapes.complete(content.type, value, seed=session.workspace))

    def _item(self, session: Session, layout: Layout, item: Json, stored: Mapping[str, Json]) -> Json:
        value: Json = _shown(stored)
        for name in reversed(layout.within):
            value = {name: value}
        if item is None:
            return value
        shapes = session.world.shapes
        return shapes.complete(item, shapes.project(item, value), seed=stored.get(OWN, ""))

    def _stamps(self, session: Session, layout: Layout, names: frozenset[str]) -> dict[str, Json]:
        """The present time for each property of the thing that tells when, in its type's form."""
        made: dict[str, Json] = {}
        for prop in properties(self._types, layout.whole) if layout.whole is not None else ():
            if _bare(prop.wire) in names:
                match resolve(self._types, split_null(resolve(self._types, prop.type))[0]):
                    case Int():
                        made[prop.wire] = session.now
                    case Str(format="date-time"):
                        moment = datetime.fromtimestamp(session.now / 1000, UTC)
                        made[prop.wire] = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
                    case _:
                        pass
        return made

    # What is asked

    def _layout(self, session: Session) -> Layout:
        layout = self._layouts.of(session.operation) if session.operation is not None else None
        if layout is None:
            raise ValueError("plain actions are for operations of an entity")
        return layout

    def _require(self, session: Session, *locations: str, own: bool = False) -> None:
        """Whatever the path and the body refer to must exist; the thing itself only if `own`."""
        operation = session.operation
        if operation is None or session.inputs is None:
            return
        layout = self._layouts.of(operation)
        place = place_of(session, layout) if layout is not None else {}
        alternatives: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for link in self._world.graph.consumes(operation.id):
            mine = layout is not None and _is_own(layout, link.location, link.path, link.entity)
            if link.location in locations and (own or not mine):
                alternatives.setdefault((link.location, link.path), []).append(link.entity)
        for (location, path), entities in alternatives.items():
            made = [name for name in entities if self._world.graph.entity(name).creates]
            for value in values_at(session.inputs.path if location == "path" else session.inputs.body, path):
                if len(made) == len(entities) and not any(exists(session, name, value, place) for name in made):
                    kind: Kind = "missing" if location == "path" else "unusable"
                    where = "/".join(("request", location, *path))
                    raise Problem(kind, f"{where} {spelled(value)[:80]} does not exist")

    def _filters(self, session: Session, layout: Layout) -> dict[str, Json]:
        """Query parameters that narrow a list: those of the names of properties, which neither page nor sort."""
        known = paging(self._types, layout.operation, layout.items or ())
        paged = {known.cursor, known.limit, known.offset, *(name for name, _ in known.keys)} if known else set()
        declared = {prop.wire for prop in properties(self._types, layout.whole)} if layout.whole is not None else set()
        return {
            name: value
            for name, value in (session.inputs.query.items() if session.inputs is not None else ())
            if name in declared - paged and value is not None and not name.startswith(UNFILTERED)
        }


def _upserts(replaces: tuple[str, ...], world: World) -> bool:
    """Whether things that nothing else makes are made by putting them."""
    return any(operation.id in replaces and operation.method == "put" for operation in world.api.operations)


def _is_own(layout: Layout, location: str, path: tuple[str, ...], entity: str) -> bool:
    """Whether an id is that of the thing that the operation is about."""
    if entity != layout.entity.name:
        return False
    return path == (layout.own,) if location == "path" else path[-1:] == (layout.entity.id,) and len(path) <= 2


def _bare(name: str) -> str:
    return name.replace("_", "").lower()


def _unwrapped(layout: Layout, sent: Json) -> dict[str, Json]:
    """The thing in a body that holds nothing else."""
    inner = sent.get(layout.sent, sent) if isinstance(sent, dict) and layout.sent else sent
    return _without_files(inner) if isinstance(inner, dict) else {}


def _without_files(sent: Mapping[str, Json]) -> dict[str, Json]:
    """What was sent, without its files: they are taken, and nothing shows them."""
    return {name: value for name, value in sent.items() if not any(isinstance(each, Part) for each in _several(value))}


def _several(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _shown(stored: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in stored.items() if name not in (OWN, PLACE)}


def _matches(value: Json, wanted: Json) -> bool:
    """Whether a property is what a filter says, or holds it; of several one will do, and texts stand for numbers."""
    if isinstance(wanted, list):
        return not wanted or any(_matches(value, each) for each in wanted)
    if isinstance(value, list):
        return any(_matches(each, wanted) for each in value)
    return bool(value == wanted) or (value is not None and spelled(value) == spelled(wanted))


def _absent_nulls(body: Mapping[str, Json]) -> dict[str, Json]:
    """What was sent, without what was sent as null: unset and null read the same."""
    return {name: value for name, value in body.items() if value is not None}


def represent(session: Session, stored: Mapping[str, Json]) -> Reply:
    """A stored object as the response of this operation shows it."""
    content = session.content
    if content is None:
        return NO_BODY
    shapes = session.world.shapes
    shown = {name: value for name, value in stored.items() if name != PLACE}
    return Reply(shapes.complete(content.type, shapes.project(content.type, shown), seed=session.workspace))


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
