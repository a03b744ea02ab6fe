"""What a run says of each operation and of each flow: the form in which tests tell an account.

Knows which drifts concern what; must not know how a run is carried out. It travels between processes as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.account import Account
from contract_tests.observation import Drift
from contract_tests.report import told
from contract_tests.report.pieces import patch_text, reproductions
from generator.ir.graph import Entity


@dataclass(frozen=True, slots=True)
class Part:
    """What of the operations on a thing a flow needs, where its drifts are seen, and how their rules begin."""

    needs: tuple[str, ...]
    shows: tuple[str, ...]
    rules: str = "state-"


PARTS: Mapping[str, Part] = {
    "lists": Part(("lists",), ("lists",)),
    "refused": Part(("creates", "lists"), ("creates",), "state-refused-write"),
    "life": Part(("creates", "retrieves"), ("creates", "retrieves", "updates", "replaces", "deletes")),
}
"""By the name of a flow; `needs` and `shows` are members of an entity."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One drift: the operations that show it, its rule, and all that is said."""

    operations: tuple[str, ...]
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run. `reason` says why nothing can be concluded, empty where something can.

    `asked` are the operations that requests were sent to.
    """

    reason: str = ""
    asked: frozenset[str] = frozenset()
    troubles: tuple[Trouble, ...] = ()

    def of_operation(self, name: str) -> list[str]:
        """What is wrong with an operation."""
        return [each.text for each in self.troubles if name in each.operations]

    def of_flow(self, flow: str, entity: Entity) -> list[str]:
        """What a flow over an entity has found: that the server forgets, or remembers otherwise."""
        names, rules = flow_operations(flow, entity), PARTS[flow].rules
        return [each.text for each in self.troubles if each.rule.startswith(rules) and names & set(each.operations)]

    def dumped(self) -> str:
        """The outcome as JSON."""
        troubles = [[list(each.operations), each.rule, each.text] for each in self.troubles]
        return json.dumps({"reason": self.reason, "asked": sorted(self.asked), "troubles": troubles})

    @classmethod
    def loaded(cls, text: str) -> Outcome:
        """The outcome that `dumped` made JSON of."""
        data: dict[str, Json] = json.loads(text)
        troubles = tuple(Trouble(tuple(names), rule, said) for names, rule, said in data["troubles"])
        return cls(data["reason"], frozenset(data["asked"]), troubles)

    @classmethod
    def of(cls, account: Account) -> Outcome:
        """What an account says."""
        seen = told(account)
        asked = frozenset(name for name, each in account.coverage["by_operation"].items() if each["requests"])
        troubles = tuple(
            Trouble(each.operations, each.rule, "\n".join(_said(each, account.url))) for each in seen.drifts
        )
        return cls(seen.reason, asked, troubles)


def flow_operations(flow: str, entity: Entity) -> frozenset[str]:
    """The operations in which drifts of a flow are seen."""
    return frozenset(name for member in PARTS[flow].shows for name in getattr(entity, member))


def flows(entities: Iterable[Entity]) -> tuple[tuple[str, Entity], ...]:
    """Each flow with each entity that it can be carried out with, in the order of the flows."""
    listed = tuple(entities)
    return tuple(
        (name, each)
        for name, part in PARTS.items()
        for each in listed
        if all(getattr(each, member) for member in part.needs)
    )


def _said(drift: Drift, url: str) -> Iterator[str]:
    yield f"{drift.rule} at {drift.pointer}"
    if drift.position is not None:
        yield f"  {drift.position}"
    yield f"  {drift.message}"
    yield f"  {drift.impact}, seen {drift.count} time{'' if drift.count == 1 else 's'}, {drift.fingerprint}"
    shown = reproductions(drift, url)
    if shown is not None:
        yield "  to see it again:"
        yield from (f"    {line}" for line in shown.curl.splitlines())
    if drift.patch is not None:
        yield "  what would mend the document:" if drift.patch_verified else "  what might mend the document:"
        yield from (f"    {line}" for line in patch_text(drift.patch).splitlines())
