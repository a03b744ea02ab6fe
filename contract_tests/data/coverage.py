"""What of a document was seen to be accepted or refused, in numbers.

Knows targets; must not know how they were covered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sized
from typing import TypedDict

from contract_tests.data.targets import Catalogue, Kind


class Share(TypedDict):
    """So many of so many."""

    covered: int
    total: int


class Coverage(TypedDict):
    """By kind what is covered. `uncovered`: what no accepted request of an operation has shown; `untestable`: why."""

    operations: Share
    properties: Share
    values: Share
    branches: Share
    constraints: Share
    sizes: Share
    refusals: int
    untestable: dict[str, str]
    uncovered: dict[str, list[str]]


KINDS: Mapping[str, tuple[Kind, ...]] = {
    "properties": ("present", "absent"),
    "values": ("value",),
    "branches": ("variant", "null"),
    "constraints": ("low", "high"),
    "sizes": ("empty", "one", "several", "long"),
}


def counted(
    catalogue: Catalogue,
    universe: Mapping[str, int],
    covered: int,
    accepted: Mapping[str, Sized],
    untestable: Mapping[str, str],
    refusals: Collection[object],
) -> Coverage:
    """The numbers."""

    def share(name: str) -> Share:
        bits = [
            catalogue.bit(each.kind, each.pointer, each.facet) for each in catalogue.targets if each.kind in KINDS[name]
        ]
        return {"covered": sum(bool(bit & covered) for bit in bits), "total": len(bits)}

    return {
        "operations": {"covered": sum(1 for name in universe if accepted.get(name)), "total": len(universe)},
        "properties": share("properties"),
        "values": share("values"),
        "branches": share("branches"),
        "constraints": share("constraints"),
        "sizes": share("sizes"),
        "refusals": len(refusals),
        "untestable": dict(untestable),
        "uncovered": {
            name: [f"{each.kind} {each.pointer}" + ("" if each.facet is None else f" {each.facet}") for each in left]
            for name, mask in universe.items()
            if (left := list(catalogue.listed(mask & ~covered)))
        },
    }
