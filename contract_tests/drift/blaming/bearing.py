"""What it is about a place that is refused: its value, its being there, its absence.

Knows which pair of requests proves what; must not know how the place was found.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.facets import excerpt
from contract_tests.drift.blaming.answers import speaks_of_state
from contract_tests.drift.blaming.limits import limit
from contract_tests.drift.blaming.placing import Placing, shown
from contract_tests.drift.blaming.probing import Probe
from contract_tests.drift.blaming.values import others
from contract_tests.drift.differing import ABSENT, Place, at, put
from contract_tests.observation import Observation

TRIES = 4


def judged(probe: Probe, place: Place) -> Observation | None:
    """The drift at a place; None where there is doubt."""
    value, other = at(probe.whole, place), at(probe.base, place)
    if probe.refused.status // 100 == 5:
        return _server_error(probe, place, value)
    if value is ABSENT:
        return _required(probe, place, other)
    accepted = _another(probe, place)
    if accepted is not ABSENT:
        return _tightened(probe, place, value, accepted)
    return _unwanted(probe, place, value)


def pair(probe: Probe, place: Place, good: Json, bad: Json) -> tuple[Exchange, Exchange] | None:
    """An accepted and a refused request that differ in one place, in this order; the smaller ones if they do.

    None where the refusal turns out to speak of something else. What is changed is a thing that nobody has changed yet,
    where one can be made.
    """
    if not probe.is_refused_elsewhere(put(probe.whole, place, bad)):
        return None
    for frame in (probe.base, probe.whole):
        one, other = (put(frame, place, each) for each in (good, bad))
        if frame is probe.base and (at(frame, place[:-1]) is ABSENT or not probe.allows(other)):
            continue
        accepted, refused = probe.afresh(one, other)
        if accepted.status // 100 == 2 and refused.status == probe.refused.status:
            return None if speaks_of_state(refused) else (accepted, refused)
    return None


def _another(probe: Probe, place: Place) -> Json:
    """Another value that is accepted in the same place; ABSENT where none was found."""
    value = at(probe.whole, place)
    found = others(probe.track.scene, Placing(probe).schemas(place), value)
    tried = 0
    for other in (at(probe.base, place), *found):
        request = put(probe.whole, place, other)
        if other is ABSENT or other == value or not probe.allows(request):
            continue
        if probe.accepts(request):
            return other
        tried += 1
        if tried == TRIES:
            break
    return ABSENT


def _tightened(probe: Probe, place: Place, bad: Json, good: Json) -> Observation | None:
    if (good in ([], "") and not _is_named(probe, place)) or isinstance(bad, dict):
        return None  # what is empty is taken for want of anything to look at
    if isinstance(bad, list) and isinstance(good, list) and good and not _is_length(probe, place, good, bad):
        return None
    keyword, bound = limit(probe, place, good, bad)
    proof = pair(probe, place, good, bad)
    if proof is None:
        return None
    placing = Placing(probe)
    last = f"; {bound} is the last that is taken" if bound is not None else ""
    message = f"{shown(place)} {excerpt(bad)} is refused, and {excerpt(good)} is not: {keyword} is stricter{last}"
    detail = {"keyword": keyword, "refused": [bad], **({} if bound is None else {"bound": bound})}
    pointer = placing.holder(place, keyword)
    return placing.observed("request-refused", pointer, keyword, message, proof, place, bad, detail)


def _is_length(probe: Probe, place: Place, good: list[Json], bad: list[Json]) -> bool:
    """Whether it is the length that is refused: as many items that are taken are refused, too."""
    as_many = put(probe.whole, place, (good * (len(bad) // len(good) + 1))[: len(bad)])
    return len(good) != len(bad) and probe.allows(as_many) and not probe.accepts(as_many)


def _unwanted(probe: Probe, place: Place, value: Json) -> Observation | None:
    """No value is taken, and the request is accepted without any.

    Any value of a switch or an enumeration is tried. Of other types there are more: there the refusal must say so.
    """
    placing = Placing(probe)
    is_absent = isinstance(place[-1], str) and probe.allows(put(probe.whole, place, ABSENT))
    if not is_absent or not placing.declares(place) or not (_is_named(probe, place) or _is_listed(probe, place)):
        return None
    proof = pair(probe, place, ABSENT, value)
    if proof is None:
        return None
    name = str(place[-1])
    message = f"{shown(place)} is refused, whatever its value"
    pointer = placing.declared(place)
    return placing.observed("request-property-refused", pointer, name, message, proof, place, value, {"name": name})


def _is_named(probe: Probe, place: Place) -> bool:
    """Whether the refusal speaks of a place, or of something in it."""
    return any(hint[: len(place)] == place for hint in probe.hints)


def _is_listed(probe: Probe, place: Place) -> bool:
    """Whether there are no values but those that were tried."""
    meaning = probe.track.scene.meaning
    enumerated = any("enum" in meaning.schema(each) for each in Placing(probe).schemas(place))
    return enumerated or isinstance(at(probe.whole, place), bool)


def _required(probe: Probe, place: Place, good: Json) -> Observation | None:
    """The request is refused without what another has."""
    proof = pair(probe, place, good, ABSENT)
    if proof is None:
        return None
    placing = Placing(probe)
    pointer = placing.declared(place, put(probe.whole, place, good))
    message = f"{shown(place)} is asked for, which may be left out"
    name = str(place[-1])
    detail: dict[str, Json] = {"name": name, **({"in": str(place[0])} if place[0] != "body" else {})}
    return placing.observed("request-property-required", pointer, name, message, proof, place, good, detail)


def _server_error(probe: Probe, place: Place, value: Json) -> Observation | None:
    placing = Placing(probe)
    proof = pair(probe, place, at(probe.base, place), value)
    if proof is None or not (placing.declares(place) or value is ABSENT):
        return None
    status = str(probe.refused.status)
    pointer = placing.declared(place) if value is not ABSENT else probe.refused.case.operation.origin
    sent = "missing" if value is ABSENT else excerpt(value)
    message = f"the server fails with {status} where {shown(place)} is {sent}"
    detail = {"status": status, "name": str(place[-1])}
    found = None if value is ABSENT else value
    return placing.observed("server-error", pointer, status, message, proof, place, found, detail)
