"""What a check or an oracle has seen, and the drift that observations of the same fault make together.

Knows identity: rule, pointer of the component, direction and what was observed; must not know HTTP or how data is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal

from contract_tests.cases import Exchange
from generator.findings import Finding, Position, Severity
from generator.pointer import Pointer

Direction = Literal["request", "response", "status", "transport", "state", "security"]
"""On which side the server differs: in what it takes, in the bodies that it sends, in its statuses, on the wire, in
what it remembers, in whom it lets in."""

Impact = Literal["breaking", "additive", "security", "informational"]
"""Whom a drift hurts: `breaking` clients that follow the document, `additive` nobody yet."""

SEVERITIES: Mapping[Impact, Severity] = {
    "breaking": Severity.ERROR,
    "security": Severity.ERROR,
    "additive": Severity.WARNING,
    "informational": Severity.INFO,
}


Identity = tuple[str, str, str, str]
"""What makes two observations the same drift: rule, pointer, direction and facet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One departure from the document, as it was seen once.

    `pointer` is that of the document's component after resolving references, down to the leaf. `facet` is what was
    observed, so far normalised that the same drift gives the same text (`string`, `null`, `404`). `value` is an example
    of what came, `chain` the exchanges that led there, the last one being that which shows it. `detail` is what a patch
    needs beyond that (names, inferred schemas, bounds). `told` are the identities by which checks told it, where the
    whole run has shown that it is something else.
    """

    rule: str
    pointer: Pointer
    direction: Direction
    facet: str
    message: str
    impact: Impact
    operation: str
    chain: tuple[Exchange, ...] = field(repr=False, hash=False)
    value: Json = field(default=None, hash=False)
    detail: Mapping[str, Json] = field(default_factory=dict, hash=False)
    confidence: float = 1.0
    told: tuple[Identity, ...] = ()

    @property
    def identity(self) -> Identity:
        """What makes two observations the same drift."""
        return (self.rule, str(self.pointer), self.direction, self.facet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One way in which the server departs from its document, with all that speaks for it.

    `operations` are those that show it, `count` how often it was seen; `first` and `last` are numbers of exchanges.
    `reproduction` and `patch` are filled in by those stages: the steps that show it again, and an overlay that mends
    the document (with whether it was verified). `told` are the identities by which checks tell it, in single answers;
    the first is that of the last exchange of `chain`. `position` is where the document was written, `declared` what it
    says at `pointer`.
    """

    rule: str
    pointer: Pointer
    direction: Direction
    facet: str
    message: str
    impact: Impact
    operations: tuple[str, ...]
    count: int
    first: int
    last: int
    confidence: float
    value: Json = field(default=None, hash=False)
    detail: Mapping[str, Json] = field(default_factory=dict, hash=False)
    chain: tuple[Exchange, ...] = field(default=(), repr=False, hash=False)
    told: tuple[Identity, ...] = field(default=(), repr=False)
    position: Position | None = None
    declared: Json = field(default=None, hash=False)
    flaky: bool = False
    reproduction: Json = field(default=None, hash=False)
    patch: Json = field(default=None, hash=False)
    patch_verified: bool = False

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits of the identity: the same from run to run, whatever else is found."""
        identity = "\0".join((self.rule, str(self.pointer), self.direction, self.facet))
        return hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()[:12]

    def finding(self) -> Finding:
        """The drift as the finding that every report format knows."""
        return Finding(
            self.rule,
            SEVERITIES[self.impact],
            self.message,
            self.pointer,
            self.position,
            operations=self.operations,
        )


def gathered(observations: tuple[Observation, ...]) -> tuple[Drift, ...]:
    """One drift for each identity, in the order in which they were first seen."""
    groups: dict[Identity, list[Observation]] = {}
    for observation in observations:
        groups.setdefault(observation.identity, []).append(observation)
    return tuple(_drift(group) for group in groups.values())


def _drift(group: list[Observation]) -> Drift:
    best = min(
        group, key=lambda each: (-each.confidence, len(each.chain), len(each.chain[-1].body) if each.chain else 0)
    )
    numbers = [each.chain[-1].number for each in group if each.chain]
    return Drift(
        rule=best.rule,
        pointer=best.pointer,
        direction=best.direction,
        facet=best.facet,
        message=best.message,
        impact=best.impact,
        operations=tuple(sorted({each.operation for each in group})),
        count=len(group),
        first=min(numbers, default=0),
        last=max(numbers, default=0),
        confidence=max(each.confidence for each in group),
        value=best.value,
        detail=best.detail,
        chain=best.chain,
        told=tuple(dict.fromkeys(one for each in (best, *group) for one in each.told or (each.identity,))),
    )
