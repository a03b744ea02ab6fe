"""Few requests that together show everything that the document lets a client send.

Knows operations, the graph of ids and the oracle; must not know HTTP, or what answers mean: a target is covered when
the caller confirms that a request which shows it was accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.data.choosing import Place, Unavailable
from contract_tests.data.cost import cost
from contract_tests.data.coverage import Coverage, counted
from contract_tests.data.greedy import Aim, Greedy
from contract_tests.data.references import References
from contract_tests.data.requesting import Requests
from contract_tests.data.searching import Search
from contract_tests.data.shapes import Shapes
from contract_tests.data.targets import Catalogue, Target, own
from contract_tests.drawing import Seeded
from generator.document.oracle import Oracle
from generator.ir.api import Api, Operation
from generator.ir.graph import Graph
from generator.ir.types import Object, Type, Union
from generator.ir.walk import flatten, resolve, split_null
from generator.pointer import Pointer

Known = Callable[[str], Sequence[Json]]
"""The ids of an entity that exist, the likeliest first."""

BUDGET = 4_000
"""Characters of a request that shows as much as it can."""

TRIES = 5
LEAST = -1
"""All targets: a request that seeks none of them."""

FEW = 4
"""Up to how many values an enumeration is shown as a whole by each operation that has it."""

SKIPPED = 30
"""Of a hundred properties that are wanted, how many are left out after the document has refused a request."""


@dataclass(frozen=True, slots=True)
class Positive:
    """A request that keeps the document and its prose, and the targets that it shows."""

    case: Case
    targets: frozenset[Target] = field(repr=False)
    mask: int = field(default=0, repr=False, compare=False)
    given: Mapping[Place, Json] = field(default_factory=dict, repr=False, compare=False)
    """The ids in it, by their places."""


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
        self._seed = seed
        self._turns: dict[str, int] = {}
        self._made = 0
        self._catalogue = Catalogue(self.shapes.types, self._roots())
        self._universe = {operation.id: self._reached(operation) for operation in api.operations}
        self._near = {operation.id: self._nearby(operation) for operation in api.operations}
        self._covered = 0
        self._elsewhere = 0
        self._shown: dict[str, int] = {}
        self._given_up: dict[str, int] = {}
        self._suspected: dict[str, int] = {}
        self._good: dict[str, dict[Place, Json]] = {}
        self._late = self._catalogue.late()

    def order(self, operations: Iterable[Operation]) -> list[Operation]:
        """The operations in the order in which they need the fewest and harm the least.

        Reading first, then changes, then what makes something new, deleting last; those that show most before others.
        """

        def key(operation: Operation) -> tuple[int, int]:
            return int(cost(operation, self.graph)), -self._universe[operation.id].bit_count()

        return sorted(operations, key=key)

    def minimal(self, operation: Operation, known: Known) -> Case | None:
        """The least request; None where an id that it must bear is not known."""
        made = self._least(operation, known)
        return None if made is None else made.case

    def positives(self, operation: Operation, known: Known, *, most: int) -> Iterator[Positive]:
        """Requests until all targets of this operation are covered, here or elsewhere, or were refused by themselves.

        What is not confirmed before the next one is asked for counts as refused. What it showed is left aside, and in
        the end shown again by halves.
        """
        search = Search(self._late, self._suspected.get(operation.id, 0) & ~self._seen(operation))
        for turn in range(most):
            is_first = turn == 0 and operation.id not in self.accepted
            positive = self._least(operation, known) if is_first else None
            positive = positive or self._following(operation, known, search)
            if positive is None or search.is_hopeless:
                return
            yield positive
            if not any(each is positive for each in self.accepted.get(operation.id, ())):
                alone = search.refused(positive.mask & self._universe[operation.id] & ~self._seen(operation))
                self._give_up(operation, self._with_inside(alone))
            else:
                search.accepted(self._seen(operation))
            self._suspected[operation.id] = search.avoided

    def assume(self, operation: Operation, *, most: int) -> None:
        """An operation is tested by another part of the run: what it would show, others need not show."""
        identity = operation.id
        for positive in self.positives(operation, lambda entity: (f"{entity} of another part",), most=most):
            self._elsewhere |= positive.mask
            self._shown[identity] = self._shown.get(identity, 0) | positive.mask
            self.accepted[identity] = [positive]
        self._shown.pop(identity, None)
        self.accepted.pop(identity, None)

    def confirmed(self, positive: Positive) -> None:
        """A server has accepted the request: what it shows is covered."""
        self._covered |= positive.mask
        identity = positive.case.operation.id
        self._shown[identity] = self._shown.get(identity, 0) | positive.mask
        self._good.setdefault(positive.case.operation.id, {}).update(positive.given)
        self.accepted.setdefault(positive.case.operation.id, []).append(positive)

    def refused(self, pointer: Pointer, keyword: str, facet: str) -> None:
        """A server has refused what breaks this constraint."""
        self.broken.add((pointer, keyword, facet))

    def coverage(self, exchanges: Iterable[Exchange] = ()) -> Coverage:
        """What is covered of what there is, by kind, and what is not, by operation; `exchanges` tell of statuses."""
        return counted(
            self._catalogue,
            self._universe,
            self._covered,
            self.accepted,
            self.untestable,
            self.broken,
            self.api.operations,
            exchanges,
        )

    def shown(self) -> Iterator[str]:
        """What was seen to be accepted, and what to be refused, each by its place in the document."""
        for each in self._catalogue.listed(self._covered):
            yield f"{each.kind} {each.pointer}" + ("" if each.facet is None else f" {each.facet}")
        yield from (f"refused {pointer} {keyword}" for pointer, keyword, _ in sorted(self.broken, key=str))

    def _least(self, operation: Operation, known: Known) -> Positive | None:
        avoided = self._suspected.get(operation.id, 0) & ~self._seen(operation)
        return self._positive(operation, known, Aim(settled=LEAST, avoided=avoided, budget=0), body=False)

    def _following(self, operation: Operation, known: Known, search: Search) -> Positive | None:
        """The next request that shows something that is sought."""
        while True:
            made = self._showing(operation, known, search)
            if made is not None:
                return made
            if not search.widen():
                return None

    def _showing(self, operation: Operation, known: Known, search: Search) -> Positive | None:
        """A request that shows something new that is not hidden."""
        for attempt in range(TRIES):
            settled = self._seen(operation) | self._given_up.get(operation.id, 0) | search.hidden
            if not self._universe[operation.id] & ~settled:
                return None
            skip = SKIPPED if attempt else 0
            aim = Aim(settled=settled, avoided=search.avoided & settled, budget=BUDGET, skip=skip)
            made = self._positive(operation, known, aim, body=True)
            if made is not None and made.mask & self._universe[operation.id] & ~settled:
                return made
        return None

    def _positive(self, operation: Operation, known: Known, aim: Aim, *, body: bool) -> Positive | None:
        references = References(self.graph, operation, known, self._good.setdefault(operation.id, {}))
        chooser = Greedy(self._catalogue, self._drawing(operation), self._marker, references, aim)
        try:
            case = self.requests.case(operation, chooser, body=body)
        except Unavailable as missing:
            self.untestable[operation.id] = "/".join(missing.place)
            return None
        self.untestable.pop(operation.id, None)
        mask = chooser.gained | self._body_bit(operation, present=case.content is not None)
        if not aim.avoided and aim.settled != LEAST:
            self._give_up(operation, chooser.dry & ~mask & ~aim.settled)
        return self._kept(case, mask, chooser.given) if self._accepts(case) else None

    def _kept(self, case: Case, mask: int, given: Mapping[Place, Json]) -> Positive:
        return Positive(case, frozenset(self._catalogue.listed(mask)), mask, given)

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

    def _nearby(self, operation: Operation) -> int:
        """The targets that each operation is to show itself: those of its parameters, and of members of its body.

        Of a long enumeration the last value will do, which is the newest.
        """
        holders = [self.requests.parts(operation).object, self._body_object(operation)]
        found = 0
        for holder in holders:
            for prop in flatten(self.shapes.types, holder) if holder is not None else ():
                shape = split_null(resolve(self.shapes.types, split_null(prop.type)[0]))[0]
                targets = [*own(shape)] if not isinstance(shape, Object | Union) else []
                values = [each for each in targets if each.kind == "value"]
                for each in (Target("present", prop.origin), *targets):
                    if each not in values[: -1 if len(values) > FEW else 0]:
                        found |= self._catalogue.bit(each.kind, each.pointer, each.facet)
        return found

    def _body_object(self, operation: Operation) -> Object | None:
        contents = operation.body.contents[:1] if operation.body is not None else ()
        shape = resolve(self.shapes.types, contents[0].type) if contents else None
        return shape if isinstance(shape, Object) else None

    def _seen(self, operation: Operation) -> int:
        """What need not be shown by an operation any more: by itself or, of what is not near, by any other."""
        near = self._near[operation.id]
        return (self._covered | self._elsewhere) & ~near | self._shown.get(operation.id, 0)

    def _drawing(self, operation: Operation) -> Seeded:
        """Chance of its own for each request of each operation, whatever else a run does."""
        turn = self._turns[operation.id] = self._turns.get(operation.id, 0) + 1
        return Seeded(f"{self._seed} {operation.id} {turn}")

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

    def _with_inside(self, mask: int) -> int:
        """These targets, and where one is that a property is there, those in that property."""
        for each in self._catalogue.listed(mask):
            if each.kind == "present":
                mask |= self._catalogue.within(each.pointer) & ~self._catalogue.bit("absent", each.pointer)
        return mask

    def _give_up(self, operation: Operation, mask: int) -> None:
        self._given_up[operation.id] = self._given_up.get(operation.id, 0) | mask

    def _marker(self) -> str:
        self._made += 1
        return f"{self._prefix} {self._made}"
