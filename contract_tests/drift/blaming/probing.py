"""Requests in between: one that is refused, one that is accepted, and what lies between them.

Knows which parts of a request are ids, and that nothing is sent that the document does not allow; must not know what
the difference means. Both requests name the same things, so that a refusal cannot be about these.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.drift.blaming.answers import speaks_of_state, text
from contract_tests.drift.blaming.values import others, plainest
from contract_tests.drift.differing import ABSENT, Place, at, case_of, hinted, places, put, view
from contract_tests.drift.requests import violations
from contract_tests.track import Track

HINTS = 3
TRIES = 3


class OutOfRequests(Exception):  # noqa: N818 - the orderly end of a search
    """The requests that the search may take are spent."""


@dataclass(slots=True)
class Probe:
    """One search. `whole` is the refused request, `base` one that is accepted; both name the same things."""

    track: Track
    refused: Exchange
    left: int
    whole: Json = field(init=False)
    base: Json = None
    known: dict[str, Exchange] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.whole = view(self.refused.case)

    def send(self, value: Json) -> Exchange:
        """The answer to a request by its view; the same one is sent once. Raises OutOfRequests."""
        key = json.dumps(value, sort_keys=True, default=repr)
        if key not in self.known:
            if self.left <= 0:
                raise OutOfRequests
            self.left -= 1
            self.known[key] = self.track.send(case_of(self.refused.case, value), meant_to_fail=True, silent=True)
        return self.known[key]

    def afresh(self, one: Json, other: Json) -> tuple[Exchange, Exchange]:
        """The answers to two requests, the second of which is sent now; there is always room for these.

        What was accepted in this search is not sent again: what it made is there already.
        """
        self.left = max(self.left, 2)
        self.known = {key: each for key, each in self.known.items() if each.status // 100 == 2}
        return self.send(one), self.send(other)

    def accepts(self, value: Json) -> bool:
        """Whether the server takes a request."""
        return self.send(value).status // 100 == 2

    def refuses(self, value: Json) -> bool:
        """Whether it refuses a request, with the same status."""
        return self.send(value).status == self.refused.status

    def allows(self, value: Json) -> bool:
        """Whether the document does: nothing else is ever sent, so that a refusal means something."""
        return not violations(self.track.scene, case_of(self.refused.case, value))

    def takes(self, value: Json) -> bool:
        """Whether both do."""
        return self.allows(value) and self.accepts(value)

    @property
    def text(self) -> str:
        """What the refusal says."""
        return text(self.refused)

    @property
    def hints(self) -> list[Place]:
        """The places of the refused request that the refusal speaks of."""
        return hinted(self.whole, self.text)

    # Ids

    def links(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The places of ids, `*` being any item or member, each with its entity."""
        for link in self.track.graph.consumes(self.refused.case.operation.id):
            yield (link.location, *link.path), link.entity

    def is_id(self, place: Place) -> bool:
        """Whether an id stands at a place."""
        return place[:1] == ("path",) or any(_covers(link, place) for link, _ in self.links())

    def ids(self, place: Place) -> list[Json]:
        """The ids that may stand at a place: those of a reference, or of where a list is told to read on."""
        names = [name for link, name in self.links() if _covers(link, place)]
        paging = self.refused.case.operation.pagination
        prop = dict(paging.keys).get(str(place[-1])) if paging is not None and len(place) == 2 else None
        names += [each.name for each in self.track.graph.entities if prop is not None and each.id == prop]
        return [each for name in names for each in self.track.known(name)]

    # What is changed

    def is_refused_elsewhere(self, value: Json) -> bool:
        """Whether another thing than the one that the path names, made like it, may not be changed so either.

        What a thing may be changed to can depend on what became of it. From here on it is about the other one. True
        where nothing is changed, or no other thing can be made.
        """
        operation = self.refused.case.operation
        entity = self.track.graph.of(operation.id)
        if entity is None or operation.id not in (*entity.updates, *entity.replaces):
            return True
        place = ("path", entity.parameter)
        thing = self.track.find(entity.name, at(self.whole, place))
        made = self.track.another(thing) if thing is not None else None
        if made is None:
            return True
        self.left = max(self.left, 1)
        self.whole, self.base = (put(each, place, made.id) for each in (self.whole, self.base))
        return not self.accepts(put(value, place, made.id))

    # The control

    def has_control(self, control: Exchange | None) -> bool:
        """Find a request that is accepted where the refused one still is not; False where there is none."""
        if control is not None and control.status // 100 == 2:
            base = view(control.case)
            whole, self.whole = self.whole, self._naming(base)
            if self.accepts(self.whole):
                return False  # it was about the things that were named, or about nothing that lasts
            if self._is_repeated(base):
                self.base = base
                return True
            self.whole = whole
        self.base = self._simplified()
        return self.base is not None

    def _is_repeated(self, base: Json) -> bool:
        """Whether a request that was accepted is so again; one that makes something is, if that is there already."""
        answered = self.send(base)
        return answered.status // 100 == 2 or (speaks_of_state(answered) and not speaks_of_state(self.refused))

    def _naming(self, control: Json) -> Json:
        """The refused request about the same things as the control, without ids that it need not have."""
        value = self.whole
        for place in sorted(places(value), key=len, reverse=True):
            if self.is_id(place):
                other = at(control, place)
                changed = put(value, place, other)
                value = changed if other is not ABSENT or self.allows(changed) else value
        return value

    def _simplified(self) -> Json:
        """The refused request with plainer values, where that is accepted: first those that the refusal speaks of."""
        if self.accepts(self.whole):
            return None
        for place in self.hints[:HINTS]:
            for other in self._others(place)[:TRIES]:
                if self.accepts(put(self.whole, place, other)):
                    return put(self.whole, place, other)
        value = self.whole
        for place in places(self.whole):
            changed = put(value, place, plainest(at(value, place)))
            if not self.is_id(place) and changed != value and self.allows(changed):
                value = changed
        return value if value != self.whole and self.accepts(value) else None

    def _others(self, place: Place) -> list[Json]:
        if self.is_id(place):
            return []
        found = others(self.track.scene, (), at(self.whole, place))
        return [each for each in found if self.allows(put(self.whole, place, each))]


def _covers(link: Sequence[str], place: Place) -> bool:
    """Whether a place is that of an id, where `*` is any item or member."""
    return len(link) == len(place) and all(one in ("*", str(other)) for one, other in zip(link, place, strict=True))
