"""To which component an undeclared property belongs: to the part that most of the objects which have it share.

Knows observations, and what answers mean; must not know how they are judged. Objects of the same operations that are
without the property tell that a part which they have, too, is not it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from contract_tests.checks.undeclared import extending
from contract_tests.meant import Node
from contract_tests.observation import Observation
from contract_tests.track import Track
from generator.pointer import Pointer

RULES = ("response-property-undeclared", "response-secret-leaked")
Where = tuple[int, str]
"""The number of an exchange and a path into its body."""


def placed(track: Track, found: list[Observation]) -> list[Observation]:
    """The observations, each undeclared property at as few components as have it."""
    groups: dict[tuple[str, str], _Group] = {}
    for each in found:
        if each.rule in RULES:
            groups.setdefault((each.rule, each.facet), _Group(each.facet)).add(each)
    _fill(track, list(groups.values()))
    places: dict[tuple[str, Where], Pointer] = {}
    for group in groups.values():
        shared = _shared(track, group.having, group.lacking)
        places |= {(group.name, where): pointer for where, pointer in shared.items()}
    return [replace(each, pointer=places.get((each.facet, _where(each)), each.pointer)) for each in found]


@dataclass(slots=True)
class _Group:
    """One undeclared property: where it was told, the objects that have it, and the parts of those that lack it."""

    name: str
    told: set[Where] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    having: dict[Where, Node] = field(default_factory=dict)
    lacking: set[Pointer] = field(default_factory=set)

    def add(self, observation: Observation) -> None:
        self.told.add(_where(observation))
        self.operations.add(observation.operation)

    def heed(self, where: Where, node: Node) -> None:
        if where in self.told:
            self.having[where] = node
        elif self.name not in node.value:
            self.lacking.update(node.schemas)


def _fill(track: Track, groups: list[_Group]) -> None:
    """Show every object of the answers to the groups that it concerns; each answer is read once."""
    for exchange in track.exchanges:
        concerned = [each for each in groups if exchange.case.operation.id in each.operations]
        if concerned and exchange.status // 100 == 2:
            for node in track.scene.objects(exchange):
                where = exchange.number, str(node.path)
                for group in concerned:
                    group.heed(where, node)


def _where(each: Observation) -> Where:
    return (each.chain[-1].number if each.chain else 0), str(each.detail.get("path", ""))


def _shared(track: Track, having: dict[Where, Node], lacking: set[Pointer]) -> dict[Where, Pointer]:
    """Parts, the one that most objects have first, until all are told; of like ones what the others extend."""
    places: dict[Where, Pointer] = {}
    left = dict(having)
    while left:
        parts = {where: extending(track.scene, node) for where, node in left.items()}
        counts = Counter(part for each in parts.values() for part in each)
        order = {part: index for each in reversed(parts.values()) for index, part in enumerate(each)}
        if not counts:
            break
        best = min(counts, key=lambda part: (-counts[part], part in lacking, order[part]))
        places |= {where: best for where, each in parts.items() if best in each}
        left = {where: node for where, node in left.items() if where not in places}
    return places
