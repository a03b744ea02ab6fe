"""What an error asks for by name, confirmed by adding it.

Knows how servers say that something is missing; must not know why it is.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.checks.facets import described
from contract_tests.drift.blaming.bearing import pair
from contract_tests.drift.blaming.placing import Placing, shown
from contract_tests.drift.blaming.probing import Probe
from contract_tests.drift.blaming.values import named
from contract_tests.drift.differing import ABSENT, Place, at, put, quoted
from contract_tests.observation import Observation

NAMES = 3
WORDS = ("require", "missing", "must have", "must be present", "expected", "blank", "provide", "need")
OWN = ("error", "status", "message")
"""Names that errors have for themselves."""


def missing(probe: Probe) -> Observation | None:
    """The property that is newly asked for; None where none is, or adding it does not help."""
    said = probe.text
    if probe.refused.status // 100 != 4 or not isinstance(probe.whole.get("body"), dict) or not _asks(said):
        return None
    holders = [place for place in probe.hints if isinstance(at(probe.whole, place), dict)]
    for name in quoted(said)[:NAMES]:
        for holder in (*holders[:1], ("body",)):
            place = (*holder, name)
            if name in OWN or at(probe.whole, place) is not ABSENT:
                continue
            for value in _guesses(probe, place):
                if probe.accepts(put(probe.whole, place, value)):
                    return _added(probe, place, value)
    return None


def _asks(said: str) -> bool:
    """Whether an error can mean that a name is missing, and does not merely list the properties that there are."""
    return any(word in said.lower() for word in WORDS)


def _guesses(probe: Probe, place: Place) -> list[Json]:
    """Values for a property that is asked for: a known id, else one of its declared type, else any."""
    meaning = probe.track.scene.meaning
    declared = meaning.properties(Placing(probe).node(place[:-1]).schemas).get(str(place[-1]))
    if declared is None:
        return ["truespec", 1]
    ids = probe.ids(place)
    if ids or probe.is_id(place):
        return ids[:2]
    samples = ("truespec", 1, True, [], {}, *named(meaning.schema(meaning.resolved(declared))))
    return [each for each in samples if probe.allows(put(probe.whole, place, each))][:2]


def _added(probe: Probe, place: Place, value: Json) -> Observation | None:
    probe.base = probe.whole
    proof = pair(probe, place, value, ABSENT)
    if proof is None:
        return None
    placing, meaning, name = Placing(probe), probe.track.scene.meaning, str(place[-1])
    holder = placing.node(place[:-1])
    declared = meaning.properties(holder.schemas).get(name)
    counted = max(holder.schemas, key=lambda each: len(meaning.schema(each).get("properties") or ()))
    message = f"{shown(place)} is asked for, which is not " + ("required" if declared else "declared")
    detail = {"name": name, "schema": described(value)}
    pointer = declared or counted
    return placing.observed("request-property-required", pointer, name, message, proof, place, value, detail)
