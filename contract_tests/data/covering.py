"""Few requests that together show everything that the document lets a client send.

Knows operations, the graph of ids and the oracle; must not know HTTP, or what answers mean: a target is covered when
the caller confirms that a request which shows it was accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.cases import Case
from contract_tests.data.coverage import Coverage, counted
from contract_tests.data.drawing import Seeded
from contract_tests.data.greedy import Greedy
from contract_tests.data.making import Unavailable
from contract_tests.data.references import References
from contract_tests.data.requesting import Requests
from contract_tests.data.shapes import Shapes
from contract_tests.data.targets import Catalogue, Target
from generator.document.oracle import Oracle
from generator.ir.api import Api, Operation
from generator.ir.graph import Graph
from generator.ir.types import Type
from generator.pointer import Pointer

Known = Callable[[str], Sequence[Json]]
"""The ids of an entity that exist, the likeliest first."""

BUDGET = 4_000
"""Characters of a request that shows as much as it can."""

SMALLEST = 250
TRIES = 5
SKIPPED = 30
"""Of a hundred properties that are wanted, how many are left out after the document has refused a request."""


@dataclass(frozen=True, slots=True)
class Positive:
    """A request that keeps the document and its prose, and the targets that it shows."""

    case: Case
    targets: frozenset[Target] = field(repr=False)
    mask: int = field(default=0, repr=False, compare=False)


class Covering:
    """Makes requests for the operations of one Api, and remembers what is covered. The same seed, the same requests.

    With an `oracle` no request is made that the document refuses. Texts begin with `prefix`, so that what a run made
    can be told from other things.
    """

    def __init__(
        self, api: Api, graph: Graph, *, seed: int, oracle: Oracle | None = None, prefix: str = "truespec"
    ) -> None:
        self.api = api
        self.graph = graph
        self.shapes = Shapes(api)
        self.requests = Requests(self.shapes)
        self.accepted: dict[str, list[Positive]] = {}
        """The positives that were confirmed, by operation: each is a control for what breaks one thing in it."""

        self.untestable: dict[str, str] = {}
        """Operations of which no request can be made, each with the place of an id that is not known."""

        self.broken: set[tuple[Pointer, str, str]] = set()
        """Constraints that a server was seen to enforce: pointer of the schema, keyword, what was sent."""

        self._oracle = oracle
        self._prefix = prefix
        self._draw = Seeded(seed)
        self._made = 0
        self._catalogue = Catalogue(self.shapes.types, self._roots())
        self._universe = {operation.id: self._reached(operation) for operation in api.operations}
        self._covered = 0
        self._tried: dict[str, int] = {}
        self._given_up: dict[str, int] = {}

    def minimal(self, operation: Operation, known: Known) -> Case | None:
        """The least request; None where an id that it must bear is not known."""
        made = self._positive(operation, known, settled=-1, budget=0, body=False)
        return None if made is None else made.case

    def positives(self, operation: Operation, known: Known, *, most: int) -> Iterator[Positive]:
        """Requests until all targets of this operation are covered, here or elsewhere, or have been tried twice.

        What is not confirmed before the next one is asked for counts as refused: it is tried once more, with less else.
        """
        budget = BUDGET
        for turn in range(most):
            positive = self._next(operation, known, budget, first=turn == 0 and operation.id not in self.accepted)
            if positive is None:
                return
            yield positive
            if positive in self.accepted.get(operation.id, ()):
                budget = min(BUDGET, budget * 2)
            else:
                new = positive.mask & ~self._covered
                tried = self._tried.get(operation.id, 0)
                self._give_up(operation, new & tried)
                self._tried[operation.id] = tried | new
                budget = max(SMALLEST, budget // 4)

    def confirmed(self, positive: Positive) -> None:
        """A server has accepted the request: what it shows is covered."""
        self._covered |= positive.mask
        self.accepted.setdefault(positive.case.operation.id, []).append(positive)

    def refused(self, pointer: Pointer, keyword: str, facet: str) -> None:
        """A server has refused what breaks this constraint."""
        self.broken.add((pointer, keyword, facet))

    def coverage(self) -> Coverage:
        """What is covered of what there is, by kind, and what is not, by operation."""
        return counted(self._catalogue, self._universe, self._covered, self.accepted, self.untestable, self.broken)

    def _next(self, operation: Operation, known: Known, budget: int, *, first: bool) -> Positive | None:
        """The next request that shows something new; the very first one is the least."""
        for attempt in range(TRIES):
            settled = self._covered | self._given_up.get(operation.id, 0)
            if first and attempt == 0:
                made = self._positive(operation, known, settled=-1, budget=0, body=False)
                if made is not None:
                    return made
                continue
            skip = SKIPPED if attempt > 1 else 0
            made = self._positive(operation, known, settled=settled, budget=budget, body=True, skip=skip)
            if made is None:
                continue
            if not made.mask & self._universe[operation.id] & ~settled:
                return None
            return made
        return None

    def _positive(
        self, operation: Operation, known: Known, *, settled: int, budget: int, body: bool, skip: int = 0
    ) -> Positive | None:
        references = References(self.graph, operation, known)
        chooser = Greedy(
            self._catalogue, self._draw, self._marker, references, settled=settled, budget=budget, skip=skip
        )
        try:
            case = self.requests.case(operation, chooser, body=body)
        except Unavailable as missing:
            self.untestable[operation.id] = "/".join(missing.place)
            return None
        self.untestable.pop(operation.id, None)
        mask = chooser.gained | self._body_bit(operation, present=case.content is not None)
        if settled >= 0:
            self._give_up(operation, chooser.dry & ~mask)
        if not self._accepts(case):
            return None
        return Positive(case, frozenset(self._catalogue.listed(mask)), mask)

    def _roots(self) -> Iterator[Type]:
        for operation in self.api.operations:
            yield self.requests.parts(operation).object
            if operation.body is not None:
                yield from (content.type for content in operation.body.contents[:1])

    def _reached(self, operation: Operation) -> int:
        """The targets of an operation."""
        parameters = self._catalogue.of(self.requests.parts(operation).object)
        contents = operation.body.contents[:1] if operation.body is not None else ()
        found = parameters | self._catalogue.of(contents[0].type) if contents else parameters
        if operation.body is not None and contents and not operation.body.required:
            for kind in ("present", "absent"):
                found |= self._catalogue.add(Target(kind, operation.body.origin))
        return found

    def _body_bit(self, operation: Operation, *, present: bool) -> int:
        body = operation.body
        return 0 if body is None else self._catalogue.bit("present" if present else "absent", body.origin)

    def _accepts(self, case: Case) -> bool:
        """Whether the document does."""
        if self._oracle is None:
            return True
        if case.content is not None and not self._oracle.accepts(case.content.origin / "schema", case.body):
            return False
        return all(
            self._oracle.accepts(each.origin / "schema", case.parameters[each.location, each.wire])
            for each in case.operation.parameters
            if (each.location, each.wire) in case.parameters
        )

    def _give_up(self, operation: Operation, mask: int) -> None:
        self._given_up[operation.id] = self._given_up.get(operation.id, 0) | mask

    def _marker(self) -> str:
        self._made += 1
        return f"{self._prefix} {self._made}"
