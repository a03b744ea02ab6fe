"""What the emulator's other profiles declare of themselves, against what is found of them, both ways.

Knows facts and what their deviations look like as findings; must not know how anything was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from benchmarks.drifting.scoring import Finding
from emulator.facts import Deviation, Fact
from generator.pointer import Pointer

RULES: Mapping[str, tuple[str, ...]] = {
    "status": ("status-undeclared", "status-replaced", "state-delete-twice"),
    "error-body": ("error-body-changed",),
    "property": ("response-property-undeclared",),
    "refusal": (
        "request-refused",
        "request-property-refused",
        "request-property-required",
        "parameter-required",
        "parameter-refused",
    ),
}
"""Which rules tell of a deviation, by its kind."""


@dataclass(slots=True)
class Compared:
    """`undeclared`: findings of which no fact speaks. `seen` and `unseen`: facts by id, with the deviation's place."""

    undeclared: list[Finding] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def json(self) -> dict[str, Json]:
        """As the results hold it."""
        told = [f"{each['rule']} {each['pointer']} {each['facet']}" for each in self.undeclared]
        return {"undeclared": told, "declared and seen": len(self.seen), "declared and not seen": self.unseen}


def compared(facts: Sequence[Fact], profile: str, findings: Sequence[Finding]) -> Compared:
    """A profile's declared deviations against findings."""
    made = Compared()
    declared = [(fact, each) for fact in facts for each in fact.deviations if each.profile == profile]
    made.undeclared = [each for each in findings if not any(is_told(deviation, each) for _, deviation in declared)]
    for fact, deviation in declared:
        name = " ".join(filter(None, (fact.id, deviation.pointer or str(deviation.status or ""))))
        (made.seen if any(is_told(deviation, each) for each in findings) else made.unseen).append(name)
    return made


def is_told(deviation: Deviation, finding: Finding) -> bool:
    """Whether a finding is what a deviation looks like."""
    if finding["rule"] not in RULES[deviation.kind]:
        return False
    if deviation.operations != ("*",) and not set(deviation.operations) & set(finding["operations"]):
        return False
    match deviation.kind:
        case "status":
            return str(deviation.status) in (finding["facet"], *map(str, finding["detail"].values()))
        case "error-body":
            return True
        case "property":
            return bool(finding["facet"] == Pointer.parse(deviation.pointer or "").name)
        case "refusal":
            return not deviation.pointer or bool(set(_names(deviation.pointer)) & set(_said(finding)))


def _names(pointer: str) -> Iterator[str]:
    """The names in a pointer into a request."""
    return (token for token in pointer.split("/") if token not in ("", "*", "query"))


def _said(finding: Finding) -> tuple[str, ...]:
    """Names that a finding tells: in its pointer, its facet, or its details."""
    return (*finding["pointer"].split("/"), str(finding["facet"]), *map(str, finding["detail"].values()))
