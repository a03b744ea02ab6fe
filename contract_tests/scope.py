"""What of a check is to be done, and how carefully: the mode, the part, what earlier runs have left to do.

Knows how these go together; must not know how anything is sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contract_tests.agenda import Agenda
from contract_tests.checks.scene import Scene
from contract_tests.data.coverage import Coverage
from contract_tests.ledger import book as books
from contract_tests.ledger.book import Book, Job
from contract_tests.ledger.choosing import chosen, nights
from contract_tests.ledger.learning import learned
from contract_tests.run import Result
from contract_tests.safety.guard import Budget
from contract_tests.safety.modes import Mode
from contract_tests.sharding import Shard, homes
from generator.ir.api import Api
from generator.ir.graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What was asked for. `named`: operations allowed beyond the mode; `state`: where journals are kept."""

    mode: Mode = "full"
    named: frozenset[str] = frozenset()
    budget: Budget = field(default_factory=Budget)
    state: Path | None = None
    shard: Shard | None = None
    ledger: Path | None = None
    forced: bool = False


@dataclass(slots=True)
class Memory:
    """The ledger of one run, where there is one. `warnings` are what is wrong with it."""

    path: Path | None
    book: Book = field(default_factory=Book)
    warnings: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, path: Path | None) -> Memory:
        """What is remembered at `path`."""
        if path is None:
            return cls(None)
        book, warning = books.read(path)
        return cls(path, book, [warning] if warning else [])

    def keep(self, result: Result, agenda: Agenda, scene: Scene, shown: Sequence[str], day: dt.date) -> tuple[str, ...]:
        """Remember a run and what it has `shown`; what is new in it. A ledger that cannot be written is a warning."""
        if self.path is None or result.reason:
            return tuple(self.warnings)
        for name in agenda.done:
            self.book.jobs[name] = Job(day.isoformat(), agenda.costs[name])
        self.book.confirm((*shown, *_confirmed(result.coverage)), day)
        news = learned(self.book, result.track.exchanges, scene)
        try:
            books.write(self.path, self.book)
        except OSError as error:
            self.warnings.append(f"the ledger {self.path} cannot be written: {error.strerror or error}")
        return (*self.warnings, *(f"new: {each}" for each in news))


def _confirmed(coverage: Coverage) -> Sequence[str]:
    """By operation the statuses that came."""
    found = []
    for name, activity in coverage["by_operation"].items():
        if activity["requests"]:
            found += [f"{name} {status}" for status in activity["seen"]]
    return found


def agenda(scope: Scope, memory: Memory, api: Api, graph: Graph, names: Sequence[str], budget: int) -> Agenda:
    """The jobs of this run: those of its part, and of these the stalest that the budget has room for."""
    wanted = frozenset((*names, *(each.name for each in graph.entities)))
    if scope.shard is not None:
        home = homes(api, graph, scope.shard.count)
        wanted = frozenset(each for each in wanted if home.get(each) == scope.shard.number)
    if scope.ledger is not None and nights(memory.book, wanted, budget) > 1:
        wanted = chosen(memory.book, wanted, budget)
    return Agenda(wanted.__contains__)
