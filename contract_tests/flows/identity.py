"""Who is asked for is who answers: the id in an answer is the one that the path names.

Knows exchanges of the whole run. Reading and changing one thing can answer with no other; where an operation has a verb
of its own, the other id must not be that of a thing, for it may make one.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.flows.maker import Maker
from contract_tests.track import Thing, Track, consumed, values_at
from generator.ir.graph import Entity


def identities(track: Track, maker: Maker) -> None:
    """Compare every answer of the run so far with its request; tell each operation once."""
    told: set[str] = set()
    for exchange in list(track.exchanges):
        entity = track.graph.of(exchange.case.operation.id)
        if entity is not None and exchange.case.operation.id not in told and exchange.status // 100 == 2:
            other = _other(track, entity, exchange)
            if other is not None and _is_none(track, maker, entity, exchange, other):
                told.add(exchange.case.operation.id)
                _observe(track, entity, exchange)


def _other(track: Track, entity: Entity, exchange: Exchange) -> Json:
    """The id in an answer where it is another one than in the path; None else."""
    operation = exchange.case.operation
    asked = [
        value
        for link in track.graph.consumes(operation.id)
        if link.location == "path" and link.entity == entity.name
        for value in consumed(exchange.case, link.location, link.path)
    ]
    paths = {
        link.path
        for link in track.graph.produces(operation.id)
        if link.entity == entity.name and "*" not in link.path and link.path[-1] == entity.id
    }
    shortest = min(paths, key=len, default=())
    shown = values_at(exchange.json(), shortest) if shortest else []
    return shown[0] if asked and shown and shown[0] != asked[-1] else None


def _is_none(track: Track, maker: Maker, entity: Entity, exchange: Exchange, other: Json) -> bool:
    """Whether the other id is that of no thing that the operation may have made."""
    operation = exchange.case.operation
    if operation.id in (*entity.retrieves, *entity.updates, *entity.replaces):
        return True
    if operation.id in entity.creates or operation.method == "delete" or not entity.retrieves:
        return False
    thing = Thing(entity.name, other, None)
    read = track.send(maker.on(track, maker.operation(entity.retrieves[0]), entity, thing), meant_to_fail=True)
    return read.status in (404, 410, 422)


def _observe(track: Track, entity: Entity, exchange: Exchange) -> None:
    track.observe(
        exchange,
        "state-identity",
        exchange.case.operation.origin,
        "state",
        "other id",
        f"the answer bears another {entity.id} than the path",
        detail={"operation": exchange.case.operation.id},
    )
