"""What a check would send, what it would make and what that may cost, without sending anything.

Knows permissions, data and budgets; must not know HTTP. The numbers are those of a server that accepts everything: one
that refuses is asked again, never beyond the budgets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contract_tests.data import Covering
from contract_tests.safety.guard import Budget
from contract_tests.safety.modes import Permission
from generator.ir.api import Api, Operation
from generator.ir.graph import Graph

MOST = 80
"""Requests of one operation that are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One operation: how many requests show all that it takes, what they make and cost; or why none is sent."""

    operation: Operation
    requests: int = 0
    creations: int = 0
    cost: float = 0.0
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Forecast:
    """All operations, and what the budgets leave of it."""

    lines: tuple[Line, ...]
    requests: int
    budget: Budget

    def text(self) -> str:
        """As a table for people."""
        sent = [each for each in self.lines if not each.refusal]
        kept = [each for each in self.lines if each.refusal]
        width = max((len(each.operation.id) for each in self.lines), default=0)
        rows = [f"  {each.operation.id:{width}}  {each.requests:>4}{_extra(each)}" for each in sent]
        rows += [f"  {each.operation.id:{width}}  not sent: {each.refusal}" for each in kept]
        return "\n".join((*rows, "", *self._totals(sent), ""))

    def _totals(self, sent: Sequence[Line]) -> Iterator[str]:
        wanted, made = sum(each.requests for each in sent), sum(each.creations for each in sent)
        cost = sum(each.cost for each in sent)
        yield f"{len(sent)} of {len(self.lines)} operations"
        yield f"about {wanted:,} requests to show what they take; {self.requests:,} at most, with all that is refused"
        yield f"about {made:,} things made; {self.budget.creations:,} of a kind at most"
        yield f"about ${cost:,.2f}; ${min(cost, self.budget.money):,.2f} at most"


def _extra(line: Line) -> str:
    parts = [f"makes {line.creations}"] if line.creations else []
    parts += [f"${line.cost:,.2f}"] if line.cost else []
    return ", " + ", ".join(parts) if parts else ""


def forecast(
    api: Api, graph: Graph, permission: Permission, names: frozenset[str], requests: int, budget: Budget
) -> Forecast:
    """What a check of these operations would do; `requests` is its budget."""
    covering = Covering(api, graph, seed=0)
    wanted = (each for each in covering.order(api.operations) if each.id in names)
    return Forecast(tuple(_line(each, covering, permission, budget) for each in wanted), requests, budget)


def _line(operation: Operation, covering: Covering, permission: Permission, budget: Budget) -> Line:
    why = permission.refusal(operation)
    if why:
        return Line(operation, refusal=why)
    count = 0
    for positive in covering.positives(operation, lambda entity: (f"{entity} to be made",), most=MOST):
        covering.confirmed(positive)
        count += 1
    makes = bool(permission.makes(operation))
    limited = min(count, budget.creations) if makes and permission.mode != "full" else count
    return Line(operation, max(1, limited), limited if makes else 0, max(1, limited) * operation.cost)
