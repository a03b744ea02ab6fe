"""Ids: new ones of the declared type, and the stored thing that a request names.

Knows layouts and how things are keyed; must not know what is done to them. A thing that is named within another one is
keyed by both ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.layout import Layout, at
from emulator.problem import Problem
from emulator.session import Session
from generator.ir.types import Enum, Int, Str, Type
from generator.ir.walk import definitions, resolve, split_null

PLACE = "(path)"
"""A member of a stored object that no response shows: what the path named besides it when it was created."""

OWN = "(id)"
"""A member of a stored object that no response shows: its id as a path spells it."""

ATTEMPTS = 200


def place_of(session: Session, layout: Layout) -> dict[str, str]:
    """What the path names besides the thing itself."""
    path = session.inputs.path if session.inputs is not None else {}
    return {label: spelled(path.get(wire)) for label, wire in layout.outer}


def spelled(value: Json) -> str:
    """An id as a path spells it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def key_of(layout: Layout, place: Mapping[str, str], identity: str) -> str:
    """Where a thing is stored."""
    return "/".join((*(place.get(label, "") for label in layout.scope), identity))


def asked(session: Session, layout: Layout) -> str:
    """The id of the thing that a request is about: in its path, or else in its body or its query; or nothing."""
    entity = layout.entity
    if layout.own:
        return spelled(session.parameter(layout.own, ""))
    query = session.inputs.query if session.inputs is not None else {}
    for values in (session.body.get(layout.sent), session.body, query):
        for name in (entity.id, entity.parameter):
            if name and isinstance(values, Mapping) and isinstance(values.get(name), str | int):
                return spelled(values[name])
    return ""


def found(session: Session, layout: Layout) -> tuple[str, dict[str, Json]]:
    """Key and value of the thing that a request is about. Raises Problem('missing') where there is none."""
    identity = asked(session, layout)
    key = key_of(layout, place_of(session, layout), identity)
    value = session.get(layout.entity.name, key)
    if value is None:
        raise session.missing(f"Item {identity[:80]} not found")
    return key, value


def exists(session: Session, entity: str, identity: Json, place: Mapping[str, str]) -> bool:
    """Whether there is a thing of this id, where `place` does not say that it stands elsewhere."""
    known = session.all(entity)
    if spelled(identity) in known:
        return True
    return any(
        all(place.get(label, named) == named for label, named in value.get(PLACE, {}).items())
        for value in known.where(OWN, spelled(identity))
    )


def new_id(session: Session, layout: Layout, place: Mapping[str, str]) -> Json:
    """An id that is not taken, of a form that both the thing and the path allow.

    Raises Problem('conflict') where all of them seem to be taken.
    """
    types = definitions(session.world.api)
    of_thing = at(types, layout.whole, (layout.entity.id,)) if layout.whole is not None else None
    of_path = _in_path(session, layout)
    shapes, known = session.world.shapes, session.all(layout.entity.name)
    declared = [t for t in (of_thing, of_path) if t is not None]
    for candidate in _candidates(session, layout, declared):
        fits = of_thing is None or shapes.fits(of_thing, candidate)
        fits = fits and (of_path is None or any(shapes.fits(of_path, each) for each in (candidate, spelled(candidate))))
        if fits and "/" not in spelled(candidate) and key_of(layout, place, spelled(candidate)) not in known:
            return candidate
    raise Problem("conflict", f"There is no {layout.entity.id or 'id'} left.")


def _in_path(session: Session, layout: Layout) -> Type | None:
    """The type that a path gives the id."""
    entity = layout.entity
    single = {*entity.retrieves, *entity.updates, *entity.replaces, *entity.deletes}
    for operation in session.world.api.operations:
        if operation.id in single:
            for each in operation.path_parameters:
                if each.wire == entity.parameter:
                    return each.type
    return None


def _candidates(session: Session, layout: Layout, declared: list[Type]) -> Iterator[Json]:
    """Ids to try: by the type if it is a usual one, else examples of it."""
    types, name = definitions(session.world.api), layout.entity.name
    shapes = [split_null(resolve(types, t))[0] for t in declared]
    for shape in [resolve(types, each) for each in shapes] or [Str()]:
        yield from _usual(session, name, shape)
    for attempt in range(ATTEMPTS):
        for shape in shapes:
            yield session.world.examples.of(shape, seed=f"{session.draw(name)}/{attempt}")


def _usual(session: Session, name: str, shape: Type) -> Iterator[Json]:
    match shape:
        case Int(minimum=low):
            start = max(1, int(low or 1)) + session.count(f"{name} numbers")
            yield from range(start, start + ATTEMPTS)
        case Enum(values=values):
            yield from values
        case Str(format="uuid"):
            drawn = session.draw(name, 32)
            yield f"{drawn[:8]}-{drawn[8:12]}-4{drawn[13:16]}-8{drawn[17:20]}-{drawn[20:]}"
        case Str(pattern=None, format=None):
            yield session.new_id(f"{name}_", 24)
            yield session.draw(name, max(shape.min_length or 1, min(24, shape.max_length or 24)))
        case _:
            return


def typed(session: Session, layout: Layout, identity: str) -> Json:
    """An id that a path spelled, as the thing's type has it."""
    types = definitions(session.world.api)
    t = at(types, layout.whole, (layout.entity.id,)) if layout.whole is not None else None
    is_number = t is not None and isinstance(resolve(types, split_null(resolve(types, t))[0]), Int)
    return int(identity) if is_number and identity.lstrip("-").isdecimal() and len(identity) < 20 else identity
