"""The guard in front of a live server: whatever is sent passes it, whoever sends.

Knows which things the run has made; must not know why anything is sent. Nothing else is ever changed or deleted,
nothing is made that is not marked and journalled first, and no budget is exceeded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.cases import Case, Exchange, reads
from contract_tests.checks.declared import content
from contract_tests.safety.journal import Journal
from contract_tests.safety.marking import marked
from contract_tests.safety.modes import Permission
from contract_tests.track import consumed, values_at
from generator.ir.api import Api, Operation
from generator.ir.graph import Entity, Graph


def is_credible(exchange: Exchange) -> bool:
    """Whether an answer can be the API's own: a success in a media type that it does not declare is somebody else's."""
    return exchange.status // 100 != 2 or not exchange.body or content(exchange) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a run may make and spend: things of one entity, and US dollars in all."""

    creations: int = 50
    money: float = 1.0


@dataclass(slots=True)
class Guard:
    """The guard of one run. `own`: the ids that it has made, by entity; `spent`: what its requests may have cost."""

    api: Api
    graph: Graph
    permission: Permission
    journal: Journal | None = None
    budget: Budget = field(default_factory=Budget)
    own: dict[str, set[Json]] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)
    spent: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)
    _intended: int = 0

    def prepared(self, case: Case) -> Case:
        """The case as it may be sent: what makes something bears a mark."""
        if self.journal is None or not self._makes(case.operation):
            return case
        return marked(case, self.api, self.journal.run.mark(self.journal.number + 1))

    def allows(self, case: Case) -> str | None:
        """Why a case is not sent; None where it may be, and then what it makes is in the journal."""
        why = self._refusal(case)
        if why:
            self.refused[case.operation.id] += 1
            return why
        operation = case.operation
        if self._makes(operation):
            why = self._written(operation)
            if why:
                return why
            self.made[self.permission.makes(operation) or operation.id] += 1
        self.spent += operation.cost
        return None

    def _written(self, operation: Operation) -> str:
        """Write down what is about to be made; why that is not possible, where it is not."""
        if self.journal is None:
            return "nothing is made without a journal"
        mark = self.journal.run.mark(self.journal.number + 1)
        try:
            self._intended = self.journal.intends(operation.id, self.permission.makes(operation), mark)
        except OSError as error:
            return f"what it makes cannot be written down first: {error.strerror or error}"
        return ""

    def heard(self, exchange: Exchange, *, is_repeated: bool = False) -> None:
        """Learn from the answer what exists now, and what does not any more.

        `is_repeated`: the request was sent more than once, so that more may exist than the answer tells of.
        """
        operation = exchange.case.operation
        if self.journal is None or not is_credible(exchange):
            return
        if self._makes(operation):
            self._learn(self.journal, exchange, is_repeated=is_repeated)
        elif exchange.status // 100 == 2 and operation.action == "delete":
            entity = self.graph.of(operation.id)
            for link in self.graph.consumes(operation.id):
                if link.location == "path" and entity is not None and link.entity == entity.name:
                    for identity in consumed(exchange.case, link.location, link.path):
                        self._mark_gone(self.journal, operation, entity, identity)

    def _mark_gone(self, journal: Journal, operation: Operation, entity: Entity, identity: Json) -> None:
        """The thing as a whole is gone, and not a version of it."""
        if operation.id in entity.deletes and len(operation.path_parameters) == 1 and not operation.query:
            journal.gone(entity.name, identity)

    def _learn(self, journal: Journal, exchange: Exchange, *, is_repeated: bool) -> None:
        operation, number = exchange.case.operation, self._intended
        if is_repeated:
            journal.repeated(number)
        elif 400 <= exchange.status < 500:
            journal.failed(number)
            self.made[self.permission.makes(operation) or operation.id] -= 1
        if exchange.status // 100 != 2:
            return
        created = self.permission.makes(operation)
        body = exchange.json()
        for link in self.graph.produces(operation.id):
            if link.entity == created:
                for identity in values_at(body, link.path):
                    self.own.setdefault(link.entity, set()).add(identity)
                    journal.made(number, identity)

    def _refusal(self, case: Case) -> str:
        operation = case.operation
        why = self.permission.refusal(operation)
        if why or reads(operation):
            return why
        foreign = self._foreign(case)
        if foreign:
            return f"it would change {foreign}, which this run has not made"
        if self._makes(operation):
            kind = self.permission.makes(operation) or operation.id
            if self.made[kind] >= self.budget.creations:
                return f"{self.budget.creations} of {kind} were made, as many as the budget allows"
        if self.spent + operation.cost > self.budget.money:
            return f"it may cost ${operation.cost:.2f}, and ${self.spent:.2f} of ${self.budget.money:.2f} are spent"
        return ""

    def _foreign(self, case: Case) -> str:
        """The first thing in the path that is not the run's own."""
        for link in self.graph.consumes(case.operation.id):
            if link.location == "path":
                for identity in consumed(case, link.location, link.path):
                    if identity not in self.own.get(link.entity, ()):
                        return f"{link.entity} {str(identity)[:60]}"
        return ""

    def _makes(self, operation: Operation) -> bool:
        """Whether something exists afterwards that did not before: a thing of an entity, or whatever a POST leaves."""
        is_about = any(each.location == "path" for each in operation.parameters)
        return bool(self.permission.makes(operation)) or (
            operation.method == "post" and not reads(operation) and not is_about
        )
