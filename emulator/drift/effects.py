"""Row 43: what was refused takes effect all the same.

Knows how much of a refused body can be used; must not know why it was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

import orjson

from emulator.drift.touched import does, entity_of, things
from emulator.problem import Problem
from emulator.reading import Inputs
from emulator.session import Behaviour, Session


def take_effect(session: Session, raw: bytes, segments: Mapping[str, str], behave: Behaviour) -> None:
    """Create what was not to be created, or change the things that the path names as far as the body is usable.

    Within a transaction of its own; what fails changes nothing.
    """
    try:
        body = orjson.loads(raw)
    except ValueError:
        return
    if not isinstance(body, dict):
        return
    try:
        with session.world.store.transaction():
            if does(session, "creates"):
                _create(session, body, segments, behave)
            elif does(session, "updates", "replaces"):
                _change(session, body, segments)
    except Problem:
        return


def _create(session: Session, body: Json, segments: Mapping[str, str], behave: Behaviour) -> None:
    """Carry out the creation with a body in which what was wrong is made up."""
    operation = session.operation
    content = operation.body.contents[0] if operation is not None and operation.body is not None else None
    if content is None:
        return
    shapes, examples = session.world.shapes, session.world.examples
    mended = shapes.complete(content.type, shapes.project(content.type, body), seed=0)
    if not examples.accepts(content.type, mended):
        mended = examples.of(content.type, seed=0)
    path = session.inputs.path if session.inputs is not None else dict(segments)
    session.inputs = Inputs(path=path, content=content, body=mended)
    behave(session)


def _change(session: Session, body: Mapping[str, Json], segments: Mapping[str, str]) -> None:
    """Change what the path names: by the members that have the type of what is there; the others clear it."""
    entity, named = entity_of(session), set(segments.values())
    for name, records in things(session).items():
        if entity is None or name != entity.name:
            continue
        for key, record in records.items():
            if named & set(key.split("/")) and isinstance(record.value, dict):
                session.put(name, key, _half_changed(record.value, body, {entity.id, entity.version}))


def _half_changed(old: Mapping[str, Json], body: Mapping[str, Json], kept: set[str]) -> dict[str, Json]:
    usable = {name: value for name, value in body.items() if type(old.get(name)) is type(value)}
    wrong = set(body) - set(usable) if not any(old.get(name) != value for name, value in usable.items()) else set()
    rest = {name: value for name, value in old.items() if name not in wrong or name in kept}
    return {**rest, **{name: value for name, value in usable.items() if name not in kept}}
