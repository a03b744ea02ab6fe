"""A run: what is sent in which order, and what becomes of what was seen.

Knows the stages; must not know how requests are made, judged or reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from contract_tests.agenda import Agenda
from contract_tests.cases import READING, Case, Exchange
from contract_tests.checks.declared import declared
from contract_tests.checks.legible import unjudged
from contract_tests.checks.scene import Scene
from contract_tests.cleaning import ROOM, cleaned, own
from contract_tests.client import Inconclusive, Sender, Spent
from contract_tests.data import Covering, negatives
from contract_tests.data.coverage import Coverage
from contract_tests.drift import finish
from contract_tests.drift.blaming import all_blamed
from contract_tests.drift.blaming.answers import speaks_of_state, worded
from contract_tests.drift.finishing import Factory
from contract_tests.flows import FLOWS, access, identities, unknown
from contract_tests.flows.enriching import Harvest
from contract_tests.flows.maker import Maker
from contract_tests.flows.showing import shown
from contract_tests.hiccups import steady
from contract_tests.observation import Drift, gathered
from contract_tests.settle import settled
from contract_tests.track import LIMITED, Track
from generator.ir.api import Operation
from generator.ir.graph import Entity, graph
from generator.load import Loaded

REFUSALS = ("400", "422", "4XX", "DEFAULT")
"""Statuses that tell of a broken constraint."""

INTERRUPTED = "interrupted before everything was tested"

BREAKING = "everything that is refused"
"""The last stage, which takes whatever is left of a budget."""

MOST_POSITIVES = 80
"""How many requests one operation may take to have everything tried that it takes."""

MOST_REFUSALS = 6
"""After how many refusals in a row, in the same words, for want of something an operation is left alone."""

SHOWING = 0.2
"""Which share of the time is left for leaving nothing behind, and for showing again what was found."""

ADMISSIONS = 3
"""How many operations must refuse the key for it to be wrong."""

CONTROLS = 40
"""How many accepted requests a refused one is compared with, the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run has found. `reason` says why it is inconclusive, empty where it is not.

    `is_complete`: nothing that was meant to be sent was left out. `lacks_refusals`: only requests that break a
    constraint were. `is_interrupted`: the user wanted no more of it.
    """

    drifts: tuple[Drift, ...]
    track: Track = field(repr=False)
    coverage: Coverage
    requests: int
    seconds: float
    reason: str = ""
    notes: tuple[str, ...] = ()
    is_complete: bool = True
    lacks_refusals: bool = False
    is_interrupted: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """How exploring came to an end: why nothing can be said, in which stage, whether all was sent, whether by hand."""

    reason: str
    stage: str
    is_complete: bool
    is_interrupted: bool


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

    agenda: Agenda = field(default_factory=Agenda)
    usable: Callable[[Operation], bool] = lambda _: True
    """Which operations may be sent at all."""

    track: Track = field(init=False)
    maker: Maker = field(init=False)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        scene = Scene.of(self.loaded)
        resources = graph(self.loaded.api)
        self.track = Track(scene, resources, self.sender)
        if self.again is not None:
            self.sender.keep_back(SHOWING)
        covering = Covering(self.loaded.api, resources, seed=self.seed, oracle=scene.oracle)
        self.maker = Maker(self.loaded.api, covering)

    def carried_out(self) -> Result:
        """Send everything that the budget allows, then tell what was seen.

        KeyboardInterrupt ends the sending: what was seen by then is told. A second one ends it all.
        """
        end = self._explored()
        self._forget(is_lost=bool(end.reason) and not end.is_interrupted)
        self._shut_out()
        end, drifts = self._proved(end)
        drifts, hiccups = steady(drifts)
        seconds = self.sender.clock() - self.sender.started
        coverage = self.maker.covering.coverage(self.track.exchanges)
        self.notes += [*hiccups, *(each for each in (unjudged(self.track.exchanges),) if each)]
        reason = end.reason or self._emptiness()
        return Result(
            drifts=drifts,
            track=self.track,
            coverage=coverage,
            requests=self.sender.sent,
            seconds=seconds,
            reason=reason,
            notes=tuple(self.notes),
            is_complete=end.is_complete and not reason,
            lacks_refusals=not end.is_complete and end.stage == BREAKING and not reason,
            is_interrupted=end.is_interrupted,
        )

    def _explored(self) -> _End:
        """Go through the stages, as far as budget, server and user let it."""
        reason, name, is_complete, is_interrupted = "", "", True, False
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
        return _End(reason or self.track.presence.absence(), name, is_complete, is_interrupted)

    def _proved(self, end: _End) -> tuple[_End, tuple[Drift, ...]]:
        """Clean up, and show what was found once more, unless the user does not want to wait for it."""
        found = gathered(settled(self.track))
        try:
            self._cleaned(is_lost=bool(end.reason))
            return end, finish(found, self.track, self._again(end.reason), progress=self.progress)
        except KeyboardInterrupt:
            end = replace(end, reason=INTERRUPTED, is_interrupted=True)
            return end, finish(found, self.track, None, progress=self.progress)

    def _cleaned(self, *, is_lost: bool) -> None:
        """Leave nothing behind; what is shown again afterwards meets none of it. Nobody waits for a server again."""
        count = len(own(self.track))
        if self.again is not None and count:
            self.progress("what is left behind")
            sender = self.again(ROOM * count)
            if is_lost:
                sender.limits = replace(sender.limits, patience=0.0)
            try:
                cleaned(self.track, sender)
            finally:
                sender.close()

    def _emptiness(self) -> str:
        """Why a run that came to its end proves nothing; empty where it does."""
        succeeded = [each for each in self.track.exchanges if each.status // 100 == 2]
        if not succeeded:
            return "no request succeeded: nothing was tested"
        if all(each.unread in ("size", "values") for each in succeeded):
            return "no answer could be judged: all of them are too large"
        return ""

    def _again(self, reason: str) -> Factory | None:
        """What shows drifts again; nothing where the server was lost, or nobody wants to wait."""
        return None if reason else self.again

    def _forget(self, *, is_lost: bool) -> None:
        """What was seen while the server was out of reach tells nothing of its contract.

        Where no answer came from the API itself, nothing does.
        """
        track = self.track
        if is_lost:
            track.presence.abandon()
        track.forget_void()
        if is_lost and not track.presence.is_there:
            track.observations = []

    def _stages(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "asking for the key", self._admitted
        yield "making things", self._made
        yield "everything that is taken", self._taken
        yield "what was made, read", self._shown
        yield "lists", lambda: self._flow("lists")
        yield "refusals without effect", lambda: self._flow("refused")
        yield "lives", lambda: self._flow("life")
        yield "what is left to delete", self._removed
        yield "what is not there", self._unknown
        yield "who answers", lambda: identities(self.track, self.maker)
        yield "keys", self._guarded
        yield BREAKING, self._broken

    def _wanted(self, operation: Operation) -> bool:
        return fnmatchcase(operation.id, self.only) and self.usable(operation)

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
        """The first requests tell whether the server is there and the key is right."""
        refused: list[int] = []
        for operation in self._operations():
            if operation.method == "get" and not operation.path_parameters and len(refused) < ADMISSIONS:
                case = self.maker.case(self.track, operation)
                if case is not None:
                    exchange = self.track.send(case)
                    if exchange.status not in (401, 403):
                        return
                    refused.append(exchange.status)
        if refused:
            raise Inconclusive(f"the server refuses the key ({refused[0]}): is it right?")

    def _shut_out(self) -> None:
        """Operations that refuse a key which others accept, without being declared to."""
        for exchange in self.track.presence.shut_out():
            if declared(exchange) is not None:
                operation = exchange.case.operation
                message = "the key is refused here, though other operations accept it"
                self.track.observe(exchange, "key-refused", operation.origin, "security", "401", message)

    def _made(self) -> None:
        """One thing of each entity, those first that others need."""
        left = [entity for entity in self.track.graph.entities if entity.creates]
        for _ in range(3):
            for entity in list(left):
                if self.maker.fresh(self.track, entity) is not None:
                    left.remove(entity)

    def _flow(self, name: str) -> None:
        flow = dict(FLOWS)[name]
        for entity in self._entities():
            with self._job(entity.name, is_last=name == FLOWS[-1][0]):
                flow(self.track, self.maker, entity)

    def _shown(self) -> None:
        """What was made, as rich as can be, and read."""
        harvest = Harvest.of(self.track)
        for entity in self._entities():
            with self._job(entity.name):
                shown(self.track, self.maker, entity, harvest)

    def _entities(self) -> Iterator[Entity]:
        for entity in self.track.graph.entities:
            operations = (*entity.lists, *entity.retrieves, *entity.creates, *entity.updates, *entity.deletes)
            if any(fnmatchcase(each, self.only) for each in operations) and self.agenda.wants(entity.name):
                yield entity

    def _taken(self) -> None:
        """Requests that cover everything that the document lets a client send."""
        for operation in self._operations():
            if operation.method == "delete":
                continue
            if self.agenda.wants(operation.id):
                with self._job(operation.id):
                    self._blame(operation, self._taken_by(operation))
            else:
                self.maker.covering.assume(operation, most=MOST_POSITIVES)

    def _taken_by(self, operation: Operation) -> list[Exchange]:
        """Show all that one operation lets a client send; the refusals."""
        covering = self.maker.covering
        refused: list[Exchange] = []
        words: list[str] = []
        for positive in covering.positives(operation, self.track.knower(operation), most=MOST_POSITIVES):
            exchange = self.track.send(positive.case)
            if exchange.status // 100 == 2:
                covering.confirmed(positive)
                words.clear()
                continue
            refused.append(exchange)
            words.append(worded(exchange) if speaks_of_state(exchange) else str(exchange.number))
            is_alike = len(words) >= MOST_REFUSALS and len(set(words[-MOST_REFUSALS:])) == 1
            if exchange.status == LIMITED or is_alike:
                break
        return refused

    def _job(self, name: str, *, is_last: bool = False) -> AbstractContextManager[None]:
        return self.agenda.job(name, lambda: self.sender.sent, is_last=is_last)

    def _blame(self, operation: Operation, refused: list[Exchange]) -> None:
        """Find out which parts of the requests were refused, against those that were accepted."""
        accepted = [
            each
            for each in self.track.exchanges
            if each.case.operation.id == operation.id and each.status // 100 == 2 and not each.meant_to_fail
        ]
        if refused:
            self.track.observations.extend(all_blamed(self.track, refused, accepted[-CONTROLS:]))

    def _removed(self) -> None:
        """Deleting what is no life of its own: versions, parts of a whole."""
        for operation in self._operations():
            is_new = operation.method == "delete" and operation.id not in self.track.accepted
            if is_new and self.agenda.wants(operation.id):
                with self._job(operation.id):
                    case = self.maker.case(self.track, operation)
                    if case is not None:
                        self.track.send(case)

    def _unknown(self) -> None:
        for operation in self._operations():
            unknown(self.track, self.maker, operation)

    def _guarded(self) -> None:
        for operation in self._operations():
            if self.agenda.wants(operation.id):
                # What is refused comes last, and takes turns: a budget cuts some of it from every operation.
                with self._job(operation.id, is_last=True):
                    access(self.track, self.maker, operation)

    def _broken(self) -> None:
        """Requests that break one constraint each."""
        track = self.track
        for negative in negatives(
            self.loaded,
            self.maker.covering,
            track.knower,
            oracle=track.scene.oracle,
            operations=[each for each in self._operations() if can_refuse(each) and self.agenda.wants(each.id)],
            seed=self.seed,
        ):
            if negative.keyword == "type" and not is_json(negative.case):
                continue  # a form is text: it cannot say that a value has another type
            with self._job(negative.case.operation.id):
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
