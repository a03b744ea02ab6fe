"""What about a request is to blame for its refusal: one member, and which constraint on it was tightened.

Established by a differential alone: a request that differs in this member only, and names the same things, is accepted.
Knows the order in which explanations are tried. Whatever is not beyond doubt is no observation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from contract_tests.cases import Exchange
from contract_tests.client import Inconclusive, Spent
from contract_tests.drift.blaming.answers import speaks_of_state, worded
from contract_tests.drift.blaming.asking import missing
from contract_tests.drift.blaming.bearing import judged
from contract_tests.drift.blaming.culprit import culprit, narrowed
from contract_tests.drift.blaming.media import media_type
from contract_tests.drift.blaming.probing import OutOfRequests, Probe
from contract_tests.drift.differing import ABSENT, at, differences, view
from contract_tests.observation import Observation
from contract_tests.track import Track
from generator.findings import InputError

__all__ = ["MOST_REQUESTS", "all_blamed", "blamed"]

MOST_REQUESTS = 24
REFUSALS = (400, 413, 415, 422)
"""Statuses that may speak of a constraint; 404, 409 and their like speak of state, 401 and 403 of rights."""

LEAST = 4
"""With fewer requests nothing can be found out."""


def blamed(
    track: Track, refused: Exchange, control: Exchange | None, *, most: int = MOST_REQUESTS
) -> Observation | None:
    """The drift that a refusal of what the document allows shows; None where that is inconclusive.

    `control` is an accepted request of the same operation, if there is one. Sends at most `most` requests, unjudged.
    """
    if (refused.status not in REFUSALS and refused.status // 100 != 5) or speaks_of_state(refused):
        return None
    try:
        return _blamed(Probe(track, refused, most), control)
    except (Spent, Inconclusive, OutOfRequests, InputError):
        return None


def _blamed(probe: Probe, control: Exchange | None) -> Observation | None:
    if probe.refused.status == 415:
        return media_type(probe)
    found = missing(probe)
    if found is not None:
        return found
    if not probe.has_control(control):
        return None
    place = culprit(probe)
    return None if place is None or probe.is_id(place) else judged(probe, narrowed(probe, place))


def all_blamed(
    track: Track, refused: Sequence[Exchange], accepted: Sequence[Exchange], *, most: int = 2 * MOST_REQUESTS
) -> tuple[Observation, ...]:
    """What several refusals of one operation show, each cause once. Sends at most `most` requests.

    Of the accepted requests the one that differs least is the control. What is refused in the same words as something
    of which nothing could be found out is not asked about again.
    """
    found: list[Observation] = []
    doubtful: set[str] = set()
    begun = track.sender.sent
    for each, control in _nearest(refused, accepted):
        left = most - (track.sender.sent - begun)
        if left < LEAST:
            break
        if worded(each) in doubtful or any(_explains(one, each) for one in found):
            continue
        observation = blamed(track, each, control, most=min(left, MOST_REQUESTS))
        if observation is None:
            doubtful.add(worded(each))
        else:
            _add(found, observation)
    return tuple(found)


def _nearest(refused: Iterable[Exchange], accepted: Sequence[Exchange]) -> list[tuple[Exchange, Exchange | None]]:
    """Each refusal with the control that differs least; those first that differ least and say least."""
    pairs: list[tuple[int, int, int, Exchange, Exchange | None]] = []
    controls = [(each, view(each.case)) for each in accepted]
    for number, each in enumerate(refused):
        mine = view(each.case)
        ranked = ((sum(1 for _ in differences(mine, other)), control) for control, other in controls)
        count, nearest = min(ranked, key=lambda pair: (pair[0], -pair[1].number), default=(0, None))
        pairs.append((count, len(str(each.case.body)), number, each, nearest))
    return [(each, control) for *_, each, control in sorted(pairs, key=lambda pair: pair[:3])]


def _add(found: list[Observation], observation: Observation) -> None:
    """One observation more, or one value more that the same constraint refuses."""
    same = next((index for index, one in enumerate(found) if one.identity == observation.identity), None)
    if same is None:
        found.append(observation)
        return
    one = found[same]
    values = [each for each in observation.detail.get("refused", ()) if each not in one.detail.get("refused", ())]
    found[same] = replace(one, detail={**one.detail, "refused": [*one.detail.get("refused", ()), *values]})


def _explains(observation: Observation, exchange: Exchange) -> bool:
    """Whether a request carries, or lacks, what is known to be refused."""
    place = tuple(observation.detail.get("place", ()))
    if not place or observation.rule == "request-media-type-refused":
        return True
    value = at(view(exchange.case), place)
    if observation.rule == "request-property-required":
        return value is ABSENT
    return value is not ABSENT and (observation.rule == "request-property-refused" or value == observation.value)
