"""References in what is written: whatever a body names by its id must exist.

Knows which collections hold what the model calls an entity; the places of ids come from the model's graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.actions import values_at
from emulator.facts import Fact
from emulator.problem import Problem
from emulator.resources.versions import AGENTS, IDS, find_agent
from emulator.session import Session

Place = tuple[str, ...]
ENGINE = "response_engine"
COMPONENT = frozenset(("component_id",))
"""Where a node names a component, which only its type tells to be shared."""


def require_references(session: Session, body: Mapping[str, Json], *, besides: frozenset[str] = frozenset()) -> None:
    """What `body` refers to must exist; ids in, or called as, what stands in `besides` are checked elsewhere.

    Raises Problem('unusable'), whose message names the place.
    """
    for path, entities in _links(session).items():
        if besides.isdisjoint((path[0], path[-1])):
            for value in values_at(body, path):
                if not any(exists(session, entity, value) for entity in entities):
                    raise refused(path, value)


def refused(path: Place, value: Json) -> Problem:
    """The refusal of an id that leads nowhere."""
    where = "/".join(("request", "body", *path))
    return Problem("unusable", f"{where} {str(value)[:80]} does not exist")


def _links(session: Session) -> Mapping[Place, list[str]]:
    """The entities that an id in the body may belong to, by its place."""
    found: dict[Place, list[str]] = {}
    for link in session.world.graph.consumes(session.operation.id) if session.operation is not None else ():
        if link.location == "body":
            found.setdefault(link.path, []).append(link.entity)
    return found


def exists(session: Session, entity: str, value: Json) -> bool:
    """Whether there is an object of this id; any voice will do where none is known at all."""
    if entity in AGENTS:
        return find_agent(session, value) is not None
    if entity in IDS:
        return bool(session.all(entity).sequences(IDS[entity], value))
    known = session.all(entity)
    return value in known or (entity == "voice" and not known)


FACTS = (
    Fact(
        id="references-exist",
        evidence="stated",
        says="A request that names what does not exist is refused: 422 where it is declared, else 400.",
    ),
    Fact(
        id="references-dangle",
        evidence="assumed",
        says="Deleting a thing leaves the references to it as they are.",
    ),
)
