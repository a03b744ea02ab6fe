"""What of a document was seen to be accepted or refused, in numbers.

Knows targets; must not know how they were covered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from typing import TypedDict

from contract_tests.cases import Exchange
from contract_tests.checks.declared import declared
from contract_tests.data.targets import Catalogue, Kind, Target
from generator.ir.api import Operation


class Share(TypedDict):
    """So many of so many. `bits` says which, a bit for each in hexadecimal, so that parts can be put together."""

    covered: int
    total: int
    bits: str


def share(flags: Iterable[bool]) -> Share:
    """How many of these are covered; the first has the lowest bit."""
    listed = list(flags)
    return of_bits(sum(1 << place for place, flag in enumerate(listed) if flag), len(listed))


def of_bits(bits: int, total: int) -> Share:
    """The share of a set of bits."""
    return {"covered": bits.bit_count(), "total": total, "bits": f"{bits:x}"}


class Shares(TypedDict):
    """What of requests is covered, by kind."""

    properties: Share
    values: Share
    branches: Share
    constraints: Share
    sizes: Share


class Answered(TypedDict):
    """What one operation was asked. `declared`: its statuses, as written; `seen`: those of them that came.

    `undeclared`: statuses that came though the document has nothing for them. `seconds`: how long its answers took.
    """

    requests: int
    successes: int
    seconds: float
    declared: list[str]
    seen: list[str]
    undeclared: list[int]


class Activity(Answered, Shares):
    """What one operation was asked, and what of its requests is covered."""


class Coverage(Shares):
    """By kind what is covered. `uncovered`: what no accepted request of an operation has shown; `untestable`: why."""

    operations: Share
    statuses: Share
    refusals: int
    untestable: dict[str, str]
    uncovered: dict[str, list[str]]
    by_operation: dict[str, Activity]


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
    operations: Sequence[Operation] = (),
    exchanges: Iterable[Exchange] = (),
) -> Coverage:
    """The numbers. `operations` are told one by one, with what `exchanges` say of them."""
    answers: dict[str, list[Exchange]] = {each.id: [] for each in operations}
    for exchange in exchanges:
        answers.setdefault(exchange.case.operation.id, []).append(exchange)
    by_operation: dict[str, Activity] = {
        each.id: {
            **_answered(each, answers[each.id]),
            **_shares(catalogue.listed(universe.get(each.id, 0)), catalogue, covered),
        }
        for each in operations
    }
    listed = by_operation.values()
    succeeded = {name for name, each in by_operation.items() if each["successes"]}
    return {
        "operations": share(bool(accepted.get(name)) or name in succeeded for name in universe),
        **_shares(catalogue.targets, catalogue, covered),
        "statuses": share(status in each["seen"] for each in listed for status in each["declared"]),
        "refusals": len(refusals),
        "untestable": dict(untestable),
        "uncovered": {
            name: [f"{each.kind} {each.pointer}" + ("" if each.facet is None else f" {each.facet}") for each in left]
            for name, mask in universe.items()
            if (left := list(catalogue.listed(mask & ~covered)))
        },
        "by_operation": by_operation,
    }


def _answered(operation: Operation, answers: Sequence[Exchange]) -> Answered:
    """Statuses are sorted, so that the same answers in another order tell the same."""
    shown = [(each.status, declared(each)) for each in answers if each.status]
    return {
        "requests": len(answers),
        "successes": sum(status // 100 == 2 for status, _ in shown),
        "seconds": round(sum(each.seconds for each in answers), 3),
        "declared": [each.status for each in operation.responses],
        "seen": sorted({response.status for _, response in shown if response is not None}),
        "undeclared": sorted({status for status, response in shown if response is None}),
    }


def _shares(targets: Iterable[Target], catalogue: Catalogue, covered: int) -> Shares:
    bits: dict[str, list[int]] = {name: [] for name in KINDS}
    kinds = {kind: name for name, listed in KINDS.items() for kind in listed}
    for each in targets:
        if each.kind in kinds:
            bits[kinds[each.kind]].append(catalogue.bit(each.kind, each.pointer, each.facet))

    def shown(name: str) -> Share:
        return share(bool(bit & covered) for bit in bits[name])

    return {
        "properties": shown("properties"),
        "values": shown("values"),
        "branches": shown("branches"),
        "constraints": shown("constraints"),
        "sizes": shown("sizes"),
    }
