"""What one cause shows several times in requests: told once, as the cause.

Knows observations about requests; must not know how they were made. A media type that is refused explains the status
that it is refused with, a parameter that may be anything explains each constraint on it that is not enforced.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from contract_tests.observation import Observation
from generator.pointer import Pointer

ANYTHING = "type"
"""The constraint that nothing keeps which may be anything."""


def explained(found: list[Observation]) -> list[Observation]:
    """The observations without what others explain."""
    return _unvalidated(_refused(found))


def _refused(found: list[Observation]) -> list[Observation]:
    """Without the undeclared status by which a body of a declared type is refused."""
    refusing = {(each.operation, each.chain[-1].status) for each in found if each.rule == "request-media-type-refused"}
    return [
        each
        for each in found
        if each.rule != "status-undeclared" or (each.operation, each.chain[-1].status) not in refusing
    ]


def _unvalidated(found: list[Observation]) -> list[Observation]:
    """A parameter of which several constraints are broken, its type among them, may be anything."""
    groups: dict[tuple[str, Pointer], list[Observation]] = defaultdict(list)
    for each in found:
        if each.rule == "request-accepted" and "parameters" in each.pointer:
            groups[each.operation, each.pointer].append(each)
    several = {key: group for key, group in groups.items() if len({each.facet for each in group}) > 1}
    kept = [each for each in found if (each.operation, each.pointer) not in several or each.rule != "request-accepted"]
    return [*kept, *(_one(group) for group in several.values() if _is_anything(group)), *_others(several)]


def _others(several: dict[tuple[str, Pointer], list[Observation]]) -> list[Observation]:
    return [each for group in several.values() if not _is_anything(group) for each in group]


def _is_anything(group: list[Observation]) -> bool:
    return any(each.facet == ANYTHING for each in group)


def _one(group: list[Observation]) -> Observation:
    told = next(each for each in group if each.facet == ANYTHING)
    keywords = sorted({each.facet for each in group})
    return replace(told, message="any value is accepted", detail={**told.detail, "keywords": keywords})
