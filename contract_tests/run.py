"""A run: what is sent in which order, and what becomes of what was seen.

Knows the stages; must not know how requests are made, judged or reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from contract_tests.cases import Case, Exchange
from contract_tests.checks.scene import Scene
from contract_tests.client import Inconclusive, Sender, Spent
from contract_tests.data import Covering, negatives
from contract_tests.data.coverage import Coverage
from contract_tests.drift import finish
from contract_tests.drift.blaming import all_blamed
from contract_tests.drift.finishing import Factory
from contract_tests.flows import FLOWS, access, identities
from contract_tests.flows.maker import Maker
from contract_tests.observation import Drift, gathered
from contract_tests.settle import settled
from contract_tests.track import READING, Track
from generator.ir.api import Operation
from generator.ir.graph import graph
from generator.load import Loaded

REFUSALS = ("400", "422", "4XX", "DEFAULT")
"""Statuses that tell of a broken constraint."""

INTERRUPTED = "interrupted before everything was tested"

MOST_POSITIVES = 80
"""How many requests one operation may take to have everything tried that it takes."""

MOST_REFUSALS = 6
"""After how many refusals in a row an operation is left alone: they are about something else than its constraints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run has found. `reason` says why it is inconclusive, empty where it is not.

    `is_complete`: nothing that was meant to be sent was left out. `is_interrupted`: the user wanted no more of it.
    """

    drifts: tuple[Drift, ...]
    track: Track = field(repr=False)
    coverage: Coverage
    requests: int
    seconds: float
    reason: str = ""
    notes: tuple[str, ...] = ()
    is_complete: bool = True
    is_interrupted: bool = False


@dataclass(slots=True)
class Run:
    """One run against one server."""

    loaded: Loaded
    sender: Sender
    seed: int = 0
    only: str = "*"
    progress: Callable[[str], None] = lambda _: None
    again: Factory | None = None
    """Makes a sender to the same server, for showing drifts again; without one nothing is reproduced."""

    track: Track = field(init=False)
    maker: Maker = field(init=False)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        scene = Scene.of(self.loaded)
        resources = graph(self.loaded.api)
        self.track = Track(scene, resources, self.sender)
        covering = Covering(self.loaded.api, resources, seed=self.seed, oracle=scene.oracle)
        self.maker = Maker(self.loaded.api, covering)

    def carried_out(self) -> Result:
        """Send everything that the budget allows, then tell what was seen.

        KeyboardInterrupt ends the sending: what was seen by then is told. A second one ends it all.
        """
        reason, is_complete, is_interrupted = "", True, False
        try:
            for name, stage in self._stages():
                self.progress(name)
                stage()
        except Spent as spent:
            self.notes.append(f"the budget was spent: {spent}")
            is_complete = False
        except Inconclusive as inconclusive:
            reason = str(inconclusive)
        except KeyboardInterrupt:
            reason, is_interrupted = INTERRUPTED, True
        reason = reason or self.track.presence.absence()
        if reason and not is_interrupted:
            self._forget_silence()
        found = gathered(settled(self.track))
        try:
            drifts = finish(found, self.track, None if is_interrupted else self.again, progress=self.progress)
        except KeyboardInterrupt:
            reason, is_interrupted = INTERRUPTED, True
            drifts = finish(found, self.track, None, progress=self.progress)
        seconds = self.sender.clock() - self.sender.started
        coverage = self.maker.covering.coverage(self.track.exchanges)
        if not reason and not any(each.status // 100 == 2 for each in self.track.exchanges):
            reason = "no request succeeded: nothing was tested"
        return Result(
            drifts=drifts,
            track=self.track,
            coverage=coverage,
            requests=self.sender.sent,
            seconds=seconds,
            reason=reason,
            notes=tuple(self.notes),
            is_complete=is_complete and not reason,
            is_interrupted=is_interrupted,
        )

    def _forget_silence(self) -> None:
        """What was seen since the last answer tells that the server was out of reach, nothing of its contract.

        Where no answer came from the API itself, nothing does.
        """
        answers = [each.number for each in self.track.exchanges if each.status]
        last = max(answers, default=0) if self.track.presence.is_there else 0
        seen = self.track.observations
        self.track.observations = [each for each in seen if not each.chain or each.chain[-1].number <= last]

    def _stages(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "asking for the key", self._admitted
        yield "making things", self._made
        yield "everything that is taken", self._taken
        yield "lists", lambda: self._flow("lists")
        yield "refusals without effect", lambda: self._flow("refused")
        yield "lives", lambda: self._flow("life")
        yield "what is left to delete", self._removed
        yield "who answers", lambda: identities(self.track, self.maker)
        yield "keys", self._guarded
        yield "everything that is refused", self._broken

    def _wanted(self, operation: Operation) -> bool:
        return fnmatchcase(operation.id, self.only)

    def _operations(self) -> list[Operation]:
        """Those that are wanted: lists first, which tell what there is, then updates, which make things more useful.

        Deleting comes last.
        """
        wanted = [each for each in self.loaded.api.operations if self._wanted(each)]

        def order(operation: Operation) -> tuple[bool, bool, bool, bool]:
            changes = operation.action not in READING
            makes = changes and operation.action not in ("update", "replace")
            return operation.method == "delete", changes, makes, operation.action == "retrieve"

        return sorted(wanted, key=order)

    def _admitted(self) -> None:
        """The first request tells whether the server is there and the key is right."""
        for operation in self._operations():
            if operation.method == "get" and not operation.path_parameters:
                case = self.maker.case(self.track, operation)
                if case is not None:
                    exchange = self.track.send(case)
                    if exchange.status in (401, 403):
                        raise Inconclusive(f"the server refuses the key ({exchange.status}): is it right?")
                    return

    def _made(self) -> None:
        """One thing of each entity, those first that others need."""
        left = [entity for entity in self.track.graph.entities if entity.creates]
        for _ in range(3):
            for entity in list(left):
                if self.maker.fresh(self.track, entity) is not None:
                    left.remove(entity)

    def _flow(self, name: str) -> None:
        flow = dict(FLOWS)[name]
        for entity in self.track.graph.entities:
            operations = (*entity.lists, *entity.retrieves, *entity.creates, *entity.updates, *entity.deletes)
            if any(fnmatchcase(each, self.only) for each in operations):
                flow(self.track, self.maker, entity)

    def _taken(self) -> None:
        """Requests that cover everything that the document lets a client send."""
        covering = self.maker.covering
        for operation in self._operations():
            if operation.method == "delete":
                continue
            refused: list[Exchange] = []
            in_a_row = 0
            for positive in covering.positives(operation, self.track.knower(operation), most=MOST_POSITIVES):
                exchange = self.track.send(positive.case)
                if exchange.status // 100 == 2:
                    covering.confirmed(positive)
                    in_a_row = 0
                    continue
                refused.append(exchange)
                in_a_row += 1
                if in_a_row >= MOST_REFUSALS:
                    break
            self._blame(operation, refused)

    def _blame(self, operation: Operation, refused: list[Exchange]) -> None:
        """Find out which parts of the requests were refused, against one that was accepted.

        Where a request must name other things, a refusal may speak of these: then nothing follows from it.
        """
        links = self.track.graph.consumes(operation.id)
        if any(link.location == "body" and link.required for link in links):
            return
        control = self.track.accepted.get(operation.id)
        self.track.observations.extend(all_blamed(self.track, refused, control))

    def _removed(self) -> None:
        """Deleting what is no life of its own: versions, parts of a whole."""
        for operation in self._operations():
            if operation.method == "delete" and operation.id not in self.track.accepted:
                case = self.maker.case(self.track, operation)
                if case is not None:
                    self.track.send(case)

    def _guarded(self) -> None:
        for operation in self._operations():
            access(self.track, self.maker, operation)

    def _broken(self) -> None:
        """Requests that break one constraint each."""
        track = self.track
        for negative in negatives(
            self.loaded,
            self.maker.covering,
            track.knower,
            oracle=track.scene.oracle,
            operations=[each for each in self._operations() if can_refuse(each)],
            seed=self.seed,
        ):
            if negative.keyword == "type" and not is_json(negative.case):
                continue  # a form is text: it cannot say that a value has another type
            exchange = track.send(negative.case, meant_to_fail=True)
            if exchange.status // 100 == 2 and not track.has_seen(exchange):
                track.observe(
                    exchange,
                    "request-accepted",
                    negative.pointer,
                    "request",
                    negative.keyword,
                    f"{negative.facet} is accepted",
                    detail={"keyword": negative.keyword},
                )
            elif exchange.status // 100 == 4 and exchange.status != 429:
                self.maker.covering.refused(negative.pointer, negative.keyword, negative.facet)


def is_json(case: Case) -> bool:
    """Whether a request's body says of which types its values are."""
    return case.content is None or "json" in case.content.media_type


def can_refuse(operation: Operation) -> bool:
    """Whether the document has a status for a broken constraint: else nothing follows from any answer."""
    return any(response.status.upper() in REFUSALS for response in operation.responses)
