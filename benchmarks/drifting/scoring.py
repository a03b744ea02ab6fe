"""What findings are worth, given what was injected.

Knows definitions and places; works on plain data, so that figures can be told anew from what was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal

from benchmarks.drifting.definitions import DEFINITIONS, SEVERAL, WHOLE_API, Definition
from benchmarks.drifting.draws import Draw
from benchmarks.drifting.places import Places
from generator.pointer import Pointer

Finding = Mapping[str, Json]
Verdict = Literal["leaf", "found", "follows", ""]
"""A finding names a drift at its leaf, tells of it, follows from it, or has nothing to do with it."""

BETTER: tuple[Verdict, ...] = ("leaf", "found", "follows", "")


@dataclass(slots=True)
class Scorer:
    """Judges findings on one document."""

    places: Places

    def verdict(self, finding: Finding, draw: Draw) -> Verdict:
        """What a finding is to an injected drift."""
        definition = DEFINITIONS[draw.row]
        if finding["rule"] in definition.exact and self._is_there(finding, draw, definition):
            return "leaf" if _says(finding, draw, definition) else "found"
        if not self._concerns(finding, draw):
            return ""
        if finding["rule"] in (*definition.exact, *definition.near):
            return "found"
        return "follows" if finding["rule"] in definition.follows else ""

    def _concerns(self, finding: Finding, draw: Draw) -> bool:
        """Whether a finding is about an operation that drifts."""
        return bool(set(finding["operations"]) & set(draw.shown_by))

    def _is_there(self, finding: Finding, draw: Draw, definition: Definition) -> bool:
        found = finding["pointer"]
        if definition.spot in ("responses", "operation", "request"):
            is_own = any(self._within(found, identity, definition.spot) for identity in draw.shown_by)
            return is_own or (found.startswith(WHOLE_API) and self._concerns(finding, draw))
        places = self.places.canonical(found), found
        if definition.spot in ("body", "object", "parameter") and not self._concerns(finding, draw):
            return False
        return any(self._is_same(place, truth) for place in places for truth in self.truths(draw))

    def _is_same(self, found: str, truth: str) -> bool:
        return found == truth or self.places.canonical(truth) == found or self.places.together(found, truth)

    def _within(self, found: str, identity: str, spot: str) -> bool:
        """Whether a pointer is that of an operation, or of what it says about its answers or its body."""
        operation = self.places.operation(identity)
        mine = [str(operation.origin)]
        if spot == "responses":
            mine += [str(each.origin) for each in operation.responses]
            mine += [self.places.canonical(str(c.origin / "schema")) for r in operation.responses for c in r.contents]
        elif spot == "request" and operation.body is not None:
            mine += [str(operation.body.origin)]
        return any(found == each or found.startswith(each + "/") for each in mine)

    def truths(self, draw: Draw) -> tuple[str, ...]:
        """The places where a drift can be said to be, for rows whose truth is a node of a schema."""
        pointer, name = Pointer.parse(draw.pointer), str(draw.detail.get("name", draw.detail.get("member", "")))
        match DEFINITIONS[draw.row].spot:
            case "node":
                members = (pointer / "properties" / name, pointer / "required") if "member" in draw.detail else ()
                return tuple(map(str, (pointer, pointer.parent, *members) if draw.row == 31 else (pointer, *members)))
            case "member":
                return (str(pointer / "properties" / name),)
            case "object" if draw.row == 29:
                return tuple(map(str, (pointer, pointer / "properties" / name, pointer / "required")))
            case "object":
                holder = str(pointer.parent.parent) if pointer else ""
                return (holder,) if holder else self._bodies(draw)
            case "body":
                return (draw.pointer,) if pointer else self._bodies(draw)
            case "parameter":
                return self._parameters(draw, name)
            case _:
                return ()

    def _bodies(self, draw: Draw) -> tuple[str, ...]:
        """The schemas of the bodies of success, and of their items."""
        found = []
        for identity in draw.shown_by:
            for response in self.places.operation(identity).responses:
                for content in response.contents if response.status.startswith("2") else ():
                    schema = str(content.origin / "schema")
                    found += [str(content.origin), schema, self.places.canonical(schema)]
                    found += [self.places.canonical(schema + "/items")]
        return tuple(found)

    def _parameters(self, draw: Draw, name: str) -> tuple[str, ...]:
        found: list[str] = []
        for identity in draw.shown_by:
            operation = self.places.operation(identity)
            for each in operation.query:
                if each.wire == name:
                    found += [str(each.origin), str(each.origin / "schema")]
            for content in operation.body.contents if operation.body is not None else ():
                found += self.places.members(str(content.origin / "schema"), name)
        return tuple(found)


def _says(finding: Finding, draw: Draw, definition: Definition) -> bool:
    """Whether a finding tells what was changed, where a row has a word for it."""
    wanted = draw.detail.get("member", draw.detail.get(definition.word)) if definition.word else None
    if definition.word == "name" and wanted is None and draw.row in NEW:
        wanted = NEW[draw.row](draw)
    if wanted is None:
        return True
    said = {str(finding["facet"]), finding["pointer"].rpartition("/")[2], *map(str, finding["detail"].values())}
    return str(wanted) in said


NEW: Mapping[int, Callable[[Draw], str]] = {
    2: lambda draw: f"{draw.pointer.rpartition('/')[2]}_v2",
    13: lambda _: "brand_new_property",
    47: lambda _: "internal_api_key",
}
"""What a property is called that the emulator makes up when it is not told."""


@dataclass(slots=True)
class Scored:
    """A run and what was injected into it: the best verdict on each drift, and what each finding was worth."""

    drifts: list[tuple[Draw, Verdict, Finding | None]] = field(default_factory=list)
    unexplained: list[Finding] = field(default_factory=list)
    findings: int = 0
    """How many there are; of a drift that stands at several places, one finding at each counts as one together."""

    @property
    def found(self) -> int:
        """How many of the injected drifts were found."""
        return sum(verdict in ("leaf", "found") for _, verdict, _ in self.drifts)


def scored(scorer: Scorer, draws: Sequence[Draw], findings: Sequence[Finding]) -> Scored:
    """A run's findings against what was injected."""
    made = Scored(findings=len(findings))
    explained: set[int] = set()
    for draw in draws:
        verdicts = [scorer.verdict(finding, draw) for finding in findings]
        explained |= {number for number, verdict in enumerate(verdicts) if verdict}
        if draw.row in SEVERAL:
            named = [findings[number]["pointer"] for number, verdict in enumerate(verdicts) if verdict == "leaf"]
            made.findings -= max(len(set(named)) - 1, 0)
        best: Verdict = min(verdicts, key=BETTER.index) if verdicts else ""
        if best in ("leaf", "found"):
            made.drifts.append((draw, best, findings[verdicts.index(best)]))
        else:
            made.drifts.append((draw, "", None))
    made.unexplained = [finding for number, finding in enumerate(findings) if number not in explained]
    return made
