"""From observations to drifts: what several observations say about one cause.

Knows observations only: an operation that never answers is gone, and tells nothing else; a property that is undeclared
where another of like name or value is missing was renamed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from contract_tests.belonging import placed
from contract_tests.cases import Exchange
from contract_tests.checks import judge
from contract_tests.checks.declared import content
from contract_tests.explaining import explained
from contract_tests.merging import merged
from contract_tests.observation import Direction, Observation
from contract_tests.renaming import renamed
from contract_tests.track import Track
from generator.pointer import Pointer

GROUPED = {
    "status-undeclared": Pointer(("components", "responses")),
    "error-body-changed": Pointer(("components", "responses")),
    "security-not-enforced": Pointer(("components", "securitySchemes")),
    "security-status": Pointer(("components", "securitySchemes")),
}
"""Rules whose drift may be one of all operations, with the place where that is told."""

ABSENT = (404, 410)
MANY = 5
"""From how many operations on the same undeclared status, or the same open door, is one drift of the whole API."""


def settled(track: Track) -> tuple[Observation, ...]:
    """The observations of a run, each cause once."""
    gone = _gone(track)
    kept = [each for each in _certain(track) if each.operation not in gone]
    told = [replace(each, told=(each.identity,)) for each in explained(_deleted(_blamed(kept)))]
    found = [*_gone_observations(track, gone), *told]
    return tuple(_grouped(merged(_untangled(placed(track, renamed(track, found))))))


def _certain(track: Track) -> list[Observation]:
    """The observations, where those that had to choose between alike variants choose again, knowing the whole run."""
    exchanges = {each.chain[-1].number: each.chain[-1] for each in track.observations if _is_ambiguous(each)}
    if exchanges:
        _look_at(track, {each.case.operation.id for each in exchanges.values()})
    again = [each for exchange in exchanges.values() for each in judge(exchange, track.scene) if _is_ambiguous(each)]
    return [*(each for each in track.observations if not _is_ambiguous(each)), *again]


def _look_at(track: Track, operations: set[str]) -> None:
    """Have every answer of some operations met: what is as it should be is not looked at before."""
    for exchange in track.exchanges:
        media = content(exchange)
        if exchange.case.operation.id in operations and media is not None:
            for _ in track.scene.meaning.walk(media.origin / "schema", exchange.json(), track.scene.likes(exchange)):
                pass


def _is_ambiguous(observation: Observation) -> bool:
    return bool(observation.detail.get("ambiguous"))


def _deleted(found: list[Observation]) -> list[Observation]:
    """Without statuses of what is deleted twice where the operation tells with them of all that is missing."""
    missing = {(each.operation, each.facet) for each in found if each.rule == "status-undeclared"}
    return [each for each in found if each.rule != "state-delete-twice" or (each.operation, each.facet) not in missing]


def _blamed(found: list[Observation]) -> list[Observation]:
    """Without the failures of an operation that are known to be those of a member of its requests."""
    members = {(each.operation, each.facet) for each in found if each.rule == "server-error" and "place" in each.detail}
    return [
        each
        for each in found
        if each.rule != "server-error" or "place" in each.detail or (each.operation, each.facet) not in members
    ]


def _gone(track: Track) -> dict[str, Exchange]:
    """Operations that only ever answered as an unknown path does."""
    by_operation: dict[str, list[Exchange]] = {}
    for exchange in track.exchanges:
        by_operation.setdefault(exchange.case.operation.id, []).append(exchange)
    return {
        identity: exchanges[0]
        for identity, exchanges in by_operation.items()
        if all(each.status in ABSENT for each in exchanges)
        and len({(each.status, each.body) for each in exchanges}) == 1
        and _is_route(exchanges)
    }


def _is_route(exchanges: list[Exchange]) -> bool:
    """Whether the answer speaks of the path: also without a key, or where nothing is named that could be missing."""
    declared = {response.status for response in exchanges[0].case.operation.responses}
    is_plain = not exchanges[0].case.operation.path_parameters
    return is_plain or str(exchanges[0].status) not in declared or len(exchanges) > 1


def _gone_observations(track: Track, gone: dict[str, Exchange]) -> list[Observation]:
    return [
        track.scene.seen(
            exchange,
            "operation-gone",
            exchange.case.operation.origin,
            "transport",
            str(exchange.status),
            f"the operation is gone: every request is answered with {exchange.status}",
            "breaking",
        )
        for exchange in gone.values()
    ]


def _untangled(found: list[Observation]) -> list[Observation]:
    """Without what another observation explains: a renamed property is neither missing nor new elsewhere."""
    old = {each.pointer for each in found if each.rule == "response-property-renamed"}
    new = {(each.facet, str(each.detail.get("name"))) for each in found if each.rule == "response-property-renamed"}
    return [
        each
        for each in found
        if not (each.rule == "response-property-missing" and each.pointer in old)
        and not (
            each.rule == "response-property-undeclared"
            and any((each.facet, name) in new for name in each.detail.get("known", ()))
        )
    ]


def _grouped(found: list[Observation]) -> list[Observation]:
    """What many operations show alike belongs to the API as a whole."""
    alike: Counter[tuple[str, str]] = Counter()
    for rule, facet, _ in {(_group(each), each.facet, each.operation) for each in found if _group(each) in GROUPED}:
        alike[rule, facet] += 1
    return [
        replace(each, rule=_group(each), direction=_direction(each), pointer=GROUPED[_group(each)])
        if alike[_group(each), each.facet] >= MANY
        else each
        for each in found
    ]


def _group(each: Observation) -> str:
    """The rule of which an observation may be a part: what is gone may be told as nothing else that is missing is."""
    return "status-undeclared" if each.rule == "state-delete-twice" else each.rule


def _direction(each: Observation) -> Direction:
    return "status" if each.rule == "state-delete-twice" else each.direction
