"""To which component an undeclared property belongs: to the part that most of the objects which have it share.

Knows observations, and what answers mean; must not know how they are judged. Objects of the same operations that are
without the property tell that a part which they have, too, is not it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
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
    groups: dict[tuple[str, str], list[Observation]] = {}
    for each in found:
        if each.rule in RULES:
            groups.setdefault((each.rule, each.facet), []).append(each)
    places: dict[tuple[str, Where], Pointer] = {}
    for (_, name), group in groups.items():
        places |= {(name, where): pointer for where, pointer in _places(track, name, group).items()}
    return [replace(each, pointer=places.get((each.facet, _where(each)), each.pointer)) for each in found]


def _where(each: Observation) -> Where:
    return (each.chain[-1].number if each.chain else 0), str(each.detail.get("path", ""))


def _places(track: Track, name: str, group: list[Observation]) -> dict[Where, Pointer]:
    """The component for each object that has the property."""
    told = {_where(each) for each in group}
    operations = {each.operation for each in group}
    having, lacking = dict[Where, Node](), set[Pointer]()
    for exchange in track.exchanges:
        if exchange.case.operation.id in operations and exchange.status // 100 == 2:
            for node in _objects(track, exchange):
                if (exchange.number, str(node.path)) in told:
                    having[exchange.number, str(node.path)] = node
                elif name not in node.value:
                    lacking.update(node.schemas)
    return _shared(track, having, lacking)


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


def _objects(track: Track, exchange: Exchange) -> Iterator[Node]:
    media = content(exchange)
    if media is not None:
        for node in track.scene.meaning.walk(media.origin / "schema", exchange.json(), track.scene.likes(exchange)):
            if isinstance(node.value, dict):
                yield node
