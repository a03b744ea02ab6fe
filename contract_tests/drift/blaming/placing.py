"""Where a place of a request stands in the document, and the observation of what it is blamed for.

Knows parameters and bodies; must not know what was found out, or how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.drift.blaming.probing import Probe
from contract_tests.drift.differing import ABSENT, Place, at
from contract_tests.meant import Node
from contract_tests.observation import Observation
from generator.ir.api import Parameter
from generator.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Placing:
    """The places of the refused request of a search."""

    probe: Probe

    def parameter(self, place: Place) -> Parameter | None:
        """The parameter that a place is in."""
        operation = self.probe.refused.case.operation
        return next((each for each in operation.parameters if (each.location, each.wire) == place[:2]), None)

    def node(self, place: Place, whole: Json = None) -> Node:
        """What the document means at a place, or at what holds it, of the refused request (or of another one)."""
        meaning, whole = self.probe.track.scene.meaning, self.probe.whole if whole is None else whole
        content, parameter = self.probe.refused.case.content, self.parameter(place)
        if place[0] == "body" and content is not None:
            root, value, rest = content.origin / "schema", whole.get("body"), place[1:]
        elif parameter is not None:
            root, value, rest = parameter.origin / "schema", at(whole, place[:2]), place[2:]
        else:
            return Node(Pointer(), None, self.probe.refused.case.operation.origin, ())
        wanted = Pointer(str(each) for each in rest)
        nodes = [each for each in meaning.walk(root, value) if wanted.within(each.path)]
        return max(nodes, key=lambda each: len(each.path))

    def declares(self, place: Place) -> bool:
        """Whether the document speaks of this very place."""
        start = 1 if place[0] == "body" else 2
        return at(self.probe.whole, place) is not ABSENT and len(self.node(place).path) == len(place) - start

    def schemas(self, place: Place) -> Sequence[Pointer]:
        """The schemas that bear upon a place; none where the document does not speak of it."""
        return self.node(place).schemas if self.declares(place) else ()

    def declared(self, place: Place, whole: Json = None) -> Pointer:
        """Where a place is declared."""
        parameter = self.parameter(place)
        if parameter is not None and len(place) == 2:
            return parameter.origin
        return self.node(place, whole).declared

    def holder(self, place: Place, keyword: str) -> Pointer:
        """The schema that has the keyword, else the first that is no reference."""
        meaning = self.probe.track.scene.meaning
        node = self.node(place)
        having = [each for each in node.schemas if keyword in meaning.schema(each)]
        plain = [each for each in node.schemas if "$ref" not in meaning.schema(each)]
        return next(iter(having or plain), node.declared)

    def observed(
        self,
        rule: str,
        pointer: Pointer,
        facet: str,
        message: str,
        pair: Sequence[Exchange],
        place: Place,
        value: Json,
        detail: dict[str, Json],
    ) -> Observation:
        """The observation of what a pair of requests has shown, the accepted one first."""
        track = self.probe.track
        chain = {each.number: each for shown in pair for each in (*track.chain(shown.case), shown)}
        return Observation(
            rule=rule,
            pointer=pointer,
            direction="transport" if rule == "server-error" else "request",
            facet=facet,
            message=message,
            impact="breaking",
            operation=self.probe.refused.case.operation.id,
            chain=tuple(chain[number] for number in sorted(chain)),
            value=value,
            detail={**detail, "place": list(place)},
        )


def shown(place: Place) -> str:
    """A place for a reader."""
    where = "/".join(map(str, place[1:]))
    return where if place[0] == "body" else f"the {place[0]} parameter {where}"
