"""The control plane's routes about rules: faults, rates, limits, drift and scenarios, each a shelf of records.

Knows how rules are listed, put and taken away; what a rule means, and which are none, is for its own module to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any as Json

from emulator.control_route import Asked, Refused, Route
from emulator.faults import FAULTS, Fault
from emulator.http import Response, reply
from emulator.limits import LIMITS, Rate
from emulator.refusal import declared
from emulator.rules import concerns
from emulator.store import SYSTEM

NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")
MOST = 1000
"""How many rules a shelf holds."""

Put = Callable[[Asked, str, Mapping[str, Json]], None]
"""Puts a rule into force by its id. Raises ValueError where it is none. Within a transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Rules of one kind. `is_shared`: they are those of SYSTEM; otherwise each workspace has its own."""

    name: str
    one: str
    collection: str
    is_shared: bool
    put: Put
    says: str

    def owner(self, asked: Asked) -> str:
        """Whose rules are meant."""
        return SYSTEM if self.is_shared else asked.workspace


def _put(collection: str, *, is_shared: bool, check: Put) -> Put:
    def put(asked: Asked, identity: str, record: Mapping[str, Json]) -> None:
        check(asked, identity, record)
        owner = SYSTEM if is_shared else asked.workspace
        asked.emulator.store.put(owner, collection, identity, {"id": identity, **record})

    return put


def _is_fault(asked: Asked, identity: str, record: Mapping[str, Json]) -> None:
    fault = Fault.of(identity, record)
    if fault.status is not None and not fault.forced:
        _require_declared(asked, fault.operation, fault.status)


def _is_rate(asked: Asked, identity: str, record: Mapping[str, Json]) -> None:
    rate = Rate.of(identity, record)
    if not rate.forced:
        _require_declared(asked, rate.operation, 429)


def _require_declared(asked: Asked, glob: str, status: int) -> None:
    """A rule that could never strike is refused, so that nobody waits for it."""
    meant = [operation for operation in asked.emulator.api.operations if concerns(glob, operation.id)]
    if not meant:
        raise ValueError(f"operation: no operationId is like {glob[:80]}")
    if asked.emulator.profile != "live" and not any(declared(operation, status) for operation in meant):
        raise ValueError(f"{glob[:80]} declares no {status}; say forced: true to have it all the same")


def _is_limit(_asked: Asked, _identity: str, record: Mapping[str, Json]) -> None:
    for name, value in record.items():
        if isinstance(value, int | float) and not 0 <= value <= 1_000_000:
            raise ValueError(f"{name[:40]} must be a number from 0 to 1,000,000")
        if not isinstance(value, bool | int | float | str):
            raise ValueError(f"{name[:40]} must be a number, a text, true or false")


def _is_scenario(_asked: Asked, _identity: str, record: Mapping[str, Json]) -> None:
    if not isinstance(record.get("match", {}), dict):
        raise ValueError("match must be an object")


def _put_drift(asked: Asked, identity: str, record: Mapping[str, Json]) -> None:
    from emulator.drift import Drift, Rule  # here, because it knows the Emulator, which knows this

    rule = Rule.of(identity, record)
    for each in asked.emulator.interferences:
        if isinstance(each, Drift):
            each.set(rule)


SHELVES: tuple[Shelf, ...] = (
    Shelf(
        name="faults",
        one="fault",
        collection=FAULTS,
        is_shared=True,
        put=_put(FAULTS, is_shared=True, check=_is_fault),
        says="{operation, workspace, status, message, retry_after, latency_ms, drop: request|response, cut_bytes, "
        "probability, nth, every, times, attempts, forced}",
    ),
    Shelf(
        name="rates",
        one="rate",
        collection=LIMITS,
        is_shared=True,
        put=_put(LIMITS, is_shared=True, check=_is_rate),
        says="{operation, workspace, per_second, per_minute, forced}",
    ),
    Shelf(
        name="limits",
        one="limit",
        collection=LIMITS,
        is_shared=False,
        put=_put(LIMITS, is_shared=False, check=_is_limit),
        says="what the API itself limits in a workspace, by the name that its pack gives it",
    ),
    Shelf(
        name="drift",
        one="rule",
        collection="_drift",
        is_shared=True,
        put=_put_drift,
        says="{row, operation, pointer, detail}",
    ),
    Shelf(
        name="scenarios",
        one="scenario",
        collection="_scenarios",
        is_shared=False,
        put=_put("_scenarios", is_shared=False, check=_is_scenario),
        says="how things turn out in a workspace: {match, outcome, …}",
    ),
)


def _records(shelf: Shelf, asked: Asked) -> Iterator[tuple[str, Json]]:
    collection = asked.emulator.store.collection(shelf.owner(asked), shelf.collection)
    for sequence in list(collection.order):
        yield collection.by_sequence[sequence], collection.at(sequence)


def _list(shelf: Shelf, asked: Asked) -> Json:
    return {shelf.name: [{"id": key, **value} for key, value in _records(shelf, asked)]}


def _get(shelf: Shelf, asked: Asked) -> Json:
    identity = asked.variables["id"]
    found = asked.emulator.store.collection(shelf.owner(asked), shelf.collection).get(identity)
    if found is None:
        raise Refused(404, f"there is no {shelf.one} {identity[:64]}")
    return {"id": identity, **found}


def _create(shelf: Shelf, asked: Asked) -> Response:
    return reply(201, _stored(shelf, asked, asked.members.get("id", _free(shelf, asked))))


def _replace(shelf: Shelf, asked: Asked) -> Json:
    return _stored(shelf, asked, asked.variables["id"])


def _stored(shelf: Shelf, asked: Asked, identity: Json) -> Json:
    if not isinstance(identity, str) or NAME.fullmatch(identity) is None:
        raise Refused(400, "an id consists of up to 64 letters, digits, dots, hyphens and underscores")
    collection = asked.emulator.store.collection(shelf.owner(asked), shelf.collection)
    if identity not in collection and len(collection) >= MOST:
        raise Refused(409, f"there are {MOST} {shelf.name} already")
    record = {name: value for name, value in asked.members.items() if name != "id"}
    try:
        with asked.emulator.store.transaction():
            shelf.put(asked, identity, record)
    except ValueError as error:
        raise Refused(400, str(error)) from None
    found = asked.emulator.store.collection(shelf.owner(asked), shelf.collection).get(identity)
    return {"id": identity, **(found or {})}


def _free(shelf: Shelf, asked: Asked) -> str:
    collection = asked.emulator.store.collection(shelf.owner(asked), shelf.collection)
    number = len(collection) + 1
    while f"{shelf.one}_{number}" in collection:
        number += 1
    return f"{shelf.one}_{number}"


def _remove(shelf: Shelf, asked: Asked) -> Response:
    _get(shelf, asked)
    with asked.emulator.store.transaction():
        asked.emulator.store.remove(shelf.owner(asked), shelf.collection, asked.variables["id"])
    return Response(204)


def _clear(shelf: Shelf, asked: Asked) -> Response:
    with asked.emulator.store.transaction():
        for key, _ in list(_records(shelf, asked)):
            asked.emulator.store.remove(shelf.owner(asked), shelf.collection, key)
    return Response(204)


def _catalogue(_asked: Asked) -> Json:
    from emulator.drift import catalogue  # here, because it knows the Emulator, which knows this

    return {"rows": catalogue()}


def _sites(asked: Asked) -> Json:
    from emulator.drift import sites  # here, because it knows the Emulator, which knows this

    row = asked.number("row", 0, most=1000)
    try:
        found = sites(asked.emulator.api, asked.emulator.document, row)
    except ValueError as error:
        raise Refused(400, str(error)) from error
    wanted = asked.query.get("operation")
    return {
        "sites": [
            {
                "row": each.row,
                "operation": each.operation,
                "pointer": str(each.pointer),
                "detail": dict(each.detail),
                "where": each.where,
                "certain": each.certain,
            }
            for each in found
            if wanted in (None, each.operation)
        ]
    }


def _routes(shelf: Shelf) -> Iterator[Route]:
    where = "" if shelf.is_shared else " of a workspace"
    yield Route("GET", shelf.name, f"All {shelf.name}{where}", partial(_list, shelf))
    yield Route("POST", shelf.name, f"One more: {shelf.says}", partial(_create, shelf))
    yield Route("DELETE", shelf.name, "Take them all away", partial(_clear, shelf))
    yield Route("GET", f"{shelf.name}/{{id}}", f"One {shelf.one}", partial(_get, shelf))
    yield Route("PUT", f"{shelf.name}/{{id}}", "Put one in place of what has this id", partial(_replace, shelf))
    yield Route("DELETE", f"{shelf.name}/{{id}}", "Take one away", partial(_remove, shelf))


ROUTES: tuple[Route, ...] = (
    Route("GET", "drift/catalogue", "The rows of the catalogue that a rule of drift may name", _catalogue),
    Route("GET", "drift/sites", "Where a row (`row`) can be seen, all in all or in one `operation`", _sites),
    *(route for shelf in SHELVES for route in _routes(shelf)),
)
