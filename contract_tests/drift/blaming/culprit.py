"""Which one place of a request makes the difference between refused and accepted.

Knows bisection over places; must not know documents beyond what is allowed.
"""

from __future__ import annotations

from contract_tests.drift.blaming.placing import Placing
from contract_tests.drift.blaming.probing import Probe
from contract_tests.drift.blaming.values import others
from contract_tests.drift.differing import ABSENT, Place, at, differences, put, put_all

DEPTH = 4
INNER = 3
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
    """The deepest place below one without which, or with another value at which, the request is accepted."""
    for _ in range(DEPTH):
        value = at(probe.whole, place)
        steps: list[str | int] = list(value) if isinstance(value, dict) else []
        steps = list(range(len(value))) if isinstance(value, list) else steps
        inner = [(*place, step) for step in steps]
        hints = [hint[: len(place) + 1] for hint in probe.hints if hint[: len(place)] == place]
        ordered = [*dict.fromkeys(each for each in hints if each in inner), *inner]
        deeper = next((each for each in dict.fromkeys(ordered[:INNER]) if _is_to_blame(probe, each)), None)
        if deeper is None:
            return place
        place = deeper
    return place


def _is_to_blame(probe: Probe, place: Place) -> bool:
    if probe.is_id(place):
        return False
    found = others(probe.track.scene, Placing(probe).schemas(place), at(probe.whole, place))
    candidates = [put(probe.whole, place, ABSENT), *(put(probe.whole, place, each) for each in found)]
    allowed = [each for each in candidates if probe.allows(each)][:2]
    return any(probe.accepts(each) for each in allowed)
