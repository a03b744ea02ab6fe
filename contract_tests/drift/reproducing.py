"""The reproduction of a drift: create, act, clean up, from what a run recorded.

Knows the run; must not send anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any as Json

from contract_tests.cases import READING, Exchange
from contract_tests.checks import judge
from contract_tests.checks.scene import Scene
from contract_tests.drift.binding import Binder, cleaned
from contract_tests.drift.chains import changes, completed, listed
from contract_tests.drift.playing import Judge
from contract_tests.drift.showing import BODY, Shown, conditions
from contract_tests.drift.steps import Reproduction
from contract_tests.observation import Drift
from contract_tests.track import Track, consumed
from generator.ir.api import Api
from generator.pointer import Pointer

ENOUGH = 5
"""How many things a list holds on a fresh server, so that two pages of two are not all."""

OF_LISTS = ("state-pagination", "state-order", "default-changed", "parameter-ignored")
"""Rules that compare several answers of a list, which then holds enough to tell them apart."""

JUDGED = frozenset(
    (
        *BODY,
        "error-body-changed",
        "redirected",
        "method-refused",
        "status-replaced",
        "response-content-type-undeclared",
        "response-charset",
        "response-body-missing",
        "response-body-unreadable",
        "response-key-echoed",
        "response-coding-unasked",
        "response-name-repeated",
    )
)
"""Rules that one answer shows, so that the checks find the drift in it again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reproduction with the values that were bound when it was recorded."""

    reproduction: Reproduction
    recorded: Mapping[str, Json] = field(hash=False)
    keeps: frozenset[str] = frozenset()
    """Operations whose steps must stay: a list shows what they made, and a fresh server has nothing else to list."""

    is_pair: bool = False
    """Whether the drift is between several requests, so that none of these may change by itself."""

    reads: bool = False
    """Whether one answer shows the drift by itself, and asking for it changes nothing."""


def reproduced(track: Track, drift: Drift, *, fuller: bool = False) -> Draft | None:
    """The reproduction of a drift; None where nothing was recorded.

    `fuller`: with every change that was made to the things it names, where creating them is not enough.
    """
    if not drift.chain:
        return None
    last = _last(drift)
    exchanges = completed(track, (*drift.chain, *_in_list(track, drift, last)))
    exchanges = completed(track, changes(track, exchanges)) if fuller else exchanges
    binder = Binder(track)
    # A key that is missing is what 401 is for; who sent it is not recorded.
    guarded = drift.rule.startswith("security-") or (last.status == 401 and drift.rule != "key-refused")
    for each in exchanges:
        credential = "none" if guarded and each is last else "right"
        binder.add(each, credential=credential, expects=2 if each.status // 100 == 2 and each is not last else 0)
    found = [
        {**each, **{name: binder.written(each[name]) for name in ("value", "where") if name in each}}
        for each in conditions(Shown(track, drift, exchanges, last))
    ]
    if not found:
        return None
    cleanup = cleaned(track, track.graph, binder, exchanges)
    reproduction = Reproduction(
        about=about(drift),
        steps=tuple(binder.steps),
        cleanup=cleanup,
        conditions=tuple(found),
        judged=_identity(drift) if drift.rule in JUDGED else None,
        shown=exchanges.index(last) + 1,
        authentication=authentication(track.scene.api),
    )
    is_pair = drift.direction in ("request", "state", "security") or "place" in drift.detail
    keeps = frozenset(each.id for each in track.scene.api.operations if track.graph.creates(each.id))
    recorded = {name: value for value, name in binder.names.items()}
    reads = drift.rule in BODY and (last.case.operation.method == "get" or last.case.operation.action in READING)
    return Draft(reproduction, recorded, keeps if _lists(last) else frozenset(), is_pair, reads)


def _lists(exchange: Exchange) -> bool:
    return exchange.case.operation.action in READING[1:] or isinstance(exchange.json(), list)


def _last(drift: Drift) -> Exchange:
    """The exchange that shows the drift: the last, or that which the others are compared with."""
    last = drift.chain[-1]
    same = [each for each in drift.chain if each.case.operation.id == last.case.operation.id]
    paging = last.case.operation.pagination
    if drift.rule == "state-pagination" and drift.facet == "gap" and paging is not None:
        limits = [(consumed(each.case, paging.location, (paging.limit,)) or [0])[0] for each in same]
        return same[limits.index(max(limits, key=lambda each: each if isinstance(each, int) else 0))]
    if drift.rule == "default-changed" and len(same) > 1:
        return min(same, key=lambda each: (_is_given(each, drift.pointer), each.number))
    return last


def _is_given(exchange: Exchange, pointer: Pointer) -> bool:
    parameters = {each.wire for each in exchange.case.operation.query if each.origin == pointer}
    body = exchange.case.body if isinstance(exchange.case.body, Mapping) else {}
    return pointer.name in body or any(("query", name) in exchange.case.parameters for name in parameters)


def _in_list(track: Track, drift: Drift, last: Exchange) -> Sequence[Exchange]:
    """What created the items of a list that shows the drift: those at fault, else enough of them."""
    body = last.json()
    if last.status // 100 != 2 or not _lists(last) or drift.rule == "state-refused-write":
        return ()
    if drift.rule in OF_LISTS:
        same = [each for each in drift.chain if each.case.operation.id == last.case.operation.id]
        most = max(ENOUGH, 2 * len(same) + 1)
        shown = max((listed(track, each, each.json(), most=most) for each in same), key=len)
        return max(shown, _newest(track, last, most), key=len)
    at_fault: Json = body
    path = Pointer.parse(str(drift.detail.get("path", "")))
    if drift.rule in BODY and path:
        for token in path:
            at_fault = at_fault[int(token)] if isinstance(at_fault, list) else at_fault[token]
            if isinstance(at_fault, dict) and listed(track, last, at_fault, most=1):
                break
        else:
            at_fault = body
    return listed(track, last, at_fault, most=ENOUGH)


def _newest(track: Track, last: Exchange, most: int) -> Sequence[Exchange]:
    """What created the newest things of a list's entity: as many as the pages need."""
    entity = track.graph.of(last.case.operation.id)
    things = track.things.get(entity.name, ()) if entity is not None else ()
    born = [thing.born for thing in things if thing.born is not None and thing.born.number < last.number]
    return born[-most:]


def about(drift: Drift) -> dict[str, Json]:
    """What a replay file says of its drift."""
    return {
        "rule": drift.rule,
        "pointer": str(drift.pointer),
        "direction": drift.direction,
        "facet": drift.facet,
        "message": drift.message,
        "fingerprint": drift.fingerprint,
        "operations": list(drift.operations),
    }


def _identity(drift: Drift) -> dict[str, str]:
    told = drift.told[0] if drift.told else (drift.rule, str(drift.pointer), drift.direction, drift.facet)
    return dict(zip(("rule", "pointer", "direction", "facet"), told, strict=True))


def authentication(api: Api) -> dict[str, str]:
    """How a key travels, and which environment variable holds it (OpenAPI 3.1, section 4.8.27)."""
    prefix = "".join(each if each.isalnum() else "_" for each in api.settings.environment.upper() or "API")
    variable = f"{prefix}_API_KEY"
    for scheme in api.security_schemes[:1]:
        if scheme.kind == "apiKey" and scheme.location in ("query", "cookie", "header"):
            return {"in": scheme.location, "name": scheme.name, "prefix": "", "environment": variable}
        return {"in": "header", "name": "Authorization", "prefix": "Bearer ", "environment": variable}
    return {}


def judging(scene: Scene, identity: Mapping[str, str] | None) -> Judge | None:
    """Whether the checks find a drift in an answer, by its identity; None where they are not asked."""
    if identity is None:
        return None
    operations = {operation.id: operation for operation in scene.api.operations}

    def found(exchange: Exchange) -> bool:
        operation = operations.get(exchange.case.operation.id)
        if operation is None:
            return False
        own = replace(exchange, case=replace(exchange.case, operation=operation))
        return any(_is_same(each.identity, identity) for each in judge(own, scene))

    return found


def _is_same(identity: tuple[str, str, str, str], wanted: Mapping[str, str]) -> bool:
    """The same drift, be it told at a component or (`#/components/responses`) of the whole API."""
    rule, pointer, direction, facet = identity
    at = wanted["pointer"]
    is_whole = Pointer.parse(at) == Pointer(("components", "responses"))
    return (rule, direction, facet) == (wanted["rule"], wanted["direction"], wanted["facet"]) and (
        pointer == at or is_whole
    )
