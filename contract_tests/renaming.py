"""Optional properties that go by another name: nothing is missing, so that only a whole run shows it.

Knows observations and what was sent and seen; must not know how bodies are judged. An undeclared property stands in the
place of a declared one where the declared one is like it in name and type, and is in no answer of the same operations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contract_tests.cases import Exchange
from contract_tests.observation import Observation
from contract_tests.track import Track
from generator.pointer import Pointer

RULE = "response-property-undeclared"
Candidate = tuple[str, str]


def renamed(track: Track, found: list[Observation]) -> list[Observation]:
    """The observations, where what is undeclared and stands in the place of something is told as that."""
    groups: dict[tuple[Pointer, str], list[Observation]] = {}
    for each in found:
        if each.rule == RULE:
            groups.setdefault((each.pointer, each.facet), []).append(each)
    told = {key: candidate for key, group in groups.items() if (candidate := _candidate(track, group)) is not None}
    return [
        _told(each, *told[each.pointer, each.facet])
        if each.rule == RULE and (each.pointer, each.facet) in told
        else each
        for each in found
    ]


def _candidate(track: Track, group: list[Observation]) -> Candidate | None:
    """What was renamed: possible in every object that shows it, and never seen by its own name."""
    first = [(str(old), str(place)) for old, place in group[0].detail.get("instead", ())]
    common = [
        each
        for each in first
        if all(list(each) in [list(one) for one in other.detail.get("instead", ())] for other in group)
    ]
    operations = {each.operation for each in group}
    shown = [each for each in track.exchanges if each.case.operation.id in operations and each.status // 100 == 2]
    return next((each for each in common if not _is_seen(track, shown, each)), None)


def _is_seen(track: Track, exchanges: Iterable[Exchange], candidate: Candidate) -> bool:
    """Whether an answer has the property by its own name."""
    old, place = candidate[0], Pointer.parse(candidate[1])
    return any(
        old in node.value and track.scene.meaning.declaration(node.schemas, old) == place
        for exchange in exchanges
        for node in track.scene.objects(exchange)
    )


def _told(observation: Observation, old: str, place: str) -> Observation:
    new = observation.facet
    where = str(observation.detail.get("path", "")).removeprefix("#") or "the body"
    return replace(
        observation,
        rule="response-property-renamed",
        pointer=Pointer.parse(place),
        impact="breaking",
        message=f"{where} has {new} in place of {old}",
        detail={**observation.detail, "name": old, "new": new},
        confidence=0.8,
    )
