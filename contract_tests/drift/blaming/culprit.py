"""Which one place of a request makes the difference between refused and accepted.

Knows bisection over places; must not know documents beyond what is allowed.
"""

from __future__ import annotations

from typing import Any as Json

from contract_tests.drift.blaming.placing import Placing
from contract_tests.drift.blaming.probing import Probe
from contract_tests.drift.blaming.values import others
from contract_tests.drift.differing import ABSENT, Place, at, differences, put, put_all

DEPTH = 4
INNER = 5
"""How many places below one are tried."""


def culprit(probe: Probe) -> Place | None:
    """The one place; None where there is none, or more than one."""
    differing = _differences(probe)
    if not differing:
        return None
    for hint in probe.hints:
        place = next((each for each in differing if hint[: len(each)] == each), None)
        if place is not None and _is_accepted_without(probe, [place]):
            return place
    return _bisected(probe, differing)


def _differences(probe: Probe) -> list[Place]:
    """Places that can be put back one by one, as far as the document allows that."""
    found: dict[Place, None] = {}
    for place in differences(probe.whole, probe.base):
        reach = place
        while len(reach) > 2 and not probe.allows(put(probe.whole, reach, at(probe.base, reach))):
            reach = reach[:-1]
        found[reach] = None
    return [each for each in found if not any(each != other and each[: len(other)] == other for other in found)]


def _is_accepted_without(probe: Probe, some: list[Place]) -> bool:
    return probe.takes(put_all(probe.whole, some, probe.base))


def _bisected(probe: Probe, differing: list[Place]) -> Place | None:
    while len(differing) > 1:
        half = differing[: len(differing) // 2]
        differing = half if _is_accepted_without(probe, half) else differing[len(half) :]
    return differing[0] if differing and _is_accepted_without(probe, differing) else None


def narrowed(probe: Probe, place: Place) -> Place:
    """The deepest place below one without which, or with another value at which, the request is accepted.

    On the way everything beside it goes from the refused request that need not be there for it to be refused.
    """
    for _ in range(DEPTH):
        hints = [hint[: len(place) + 1] for hint in probe.hints if hint[: len(place)] == place]
        is_hinted = any(len(hint) > len(place) for hint in hints)
        if not is_hinted:
            _isolate(probe, place)
        value = at(probe.whole, place)
        steps: list[str | int] = list(value) if isinstance(value, dict) else []
        if isinstance(value, list):
            # Of several items that are refused together none is to blame by itself.
            steps = list(range(len(value))) if len(value) == 1 or is_hinted else []
        inner = [(*place, step) for step in steps]
        ordered = [*dict.fromkeys(each for each in hints if each in inner), *inner]
        deeper = next((each for each in dict.fromkeys(ordered[:INNER]) if _is_to_blame(probe, each)), None)
        if deeper is None:
            return place
        place = deeper
    return place


def _isolate(probe: Probe, place: Place) -> None:
    """Go on with a smaller request that is refused likewise: halves of a list, or of an object, are left out."""
    value = at(probe.whole, place)
    names: list[str | int] = list(value) if isinstance(value, dict) else []
    names = list(range(len(value))) if isinstance(value, list) else names
    half = (len(names) + 1) // 2
    while half and len(names) > 1:
        for start in range(0, len(names), half):
            gone = names[start : start + half]
            kept = _without(at(probe.whole, place), gone, names)
            request = put(probe.whole, place, kept)
            if len(gone) < len(names) and probe.allows(request) and probe.refuses(request):
                probe.whole = request
                names = [each for each in names if each not in gone]
                names = list(range(len(names))) if isinstance(value, list) else names
                break
        else:
            half //= 2
            continue
        half = min(half, (len(names) + 1) // 2)


def _without(value: Json, gone: list[str | int], names: list[str | int]) -> Json:
    if isinstance(value, list):
        return [value[index] for index in names if index not in gone and isinstance(index, int)]
    return {name: each for name, each in value.items() if name not in gone}


def _is_to_blame(probe: Probe, place: Place) -> bool:
    if probe.is_id(place):
        return False
    found = others(probe.track.scene, Placing(probe).schemas(place), at(probe.whole, place))
    candidates = [put(probe.whole, place, ABSENT), *(put(probe.whole, place, each) for each in found)]
    allowed = [each for each in candidates if probe.allows(each)][:2]
    return any(probe.accepts(each) for each in allowed)
