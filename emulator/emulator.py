"""The emulator: a function from a request to a response, over state.

Knows the order in which a request is dealt with; what each step does is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from threading import RLock

from emulator.actions import plain
from emulator.agenda import Agenda
from emulator.answering import Answering
from emulator.clock import Clock, Setting
from emulator.control import Control
from emulator.described import Described, Description
from emulator.examples import Examples
from emulator.facts import Fact, ProfileName
from emulator.faults import Faults
from emulator.http import INTACT, Request, Response, reply
from emulator.interference import Incoming, Interference, around
from emulator.journal import Journal
from emulator.keys import Keys
from emulator.layout import Layouts
from emulator.limits import Limits
from emulator.pack import PLAIN, Module, pack
from emulator.problem import Problem
from emulator.prose import BODY, broken_rules, is_partial
from emulator.prose_facts import facts_of
from emulator.reading import Reader
from emulator.refusal import Refusals, can_say
from emulator.router import Router, Unrouted
from emulator.session import Behaviour, Reply, Session, World
from emulator.shapes import Shapes
from emulator.store import Stale, Store
from emulator.stub import preferred, stubbed
from emulator.timers import Timer, Timers
from emulator.webhooks import Answer, Parcel, Targets, Webhooks
from generator.document.oracle import Oracle
from generator.ir.api import Operation

__all__ = ["CONTROL", "SEEDED", "Emulator", "Incoming", "Interference"]

CONTROL = "/__emulator"
SEEDED = "_seeded"
IS_ACTIVE = attrgetter("is_active")


class Emulator:
    """Stands in for the API that a document describes. Usable from several threads, one request at a time."""

    def __init__(
        self,
        loaded: Described,
        *,
        profile: ProfileName = "spec",
        seed: int = 0,
        clock: Setting | None = None,
        store: Store | None = None,
        keys: tuple[str, ...] = (),
        outside: Callable[[], int] | None = None,
        journal: Journal | None = None,
        control_token: str | None = "",
        stub: bool = False,
        deliveries: Targets = "loopback",
        webhook_key: str = "",
    ) -> None:
        """`control_token`: what the control plane asks for; nothing where it is empty; None: it answers nobody.

        `deliveries`: where webhooks may go. `webhook_key` signs them; empty: the key of the workspace does.
        """
        api = loaded.api
        self.api, self.document, self.oracle = api, loaded.document, Oracle(loaded.document)
        self.profile, self.is_stub, self.control_token = profile, stub, control_token
        self.pack: Module = pack(api)
        self.keys = Keys(api, keys)
        self.store = Store() if store is None else store
        self.journal = Journal() if journal is None else journal
        self.clock = Clock(self.store, clock, outside=outside)
        timers = Timers(self.store)
        secret = (lambda _workspace: webhook_key) if webhook_key else self.keys.secret
        self.webhooks = Webhooks(
            api.settings.webhook,
            self.store,
            timers,
            self.clock,
            secret,
            targets=deliveries,
            usual=self.pack.events or None,
        )
        self.world = self._world(Description.of(loaded), timers, seed)
        own = self.pack.behaviours
        self.behaviours: Mapping[str, Behaviour] = {**plain(self.world, closed=self.pack is not PLAIN), **own}
        self.router = Router(api)
        self._reader = Reader(api, self.oracle, loaded.document)
        self._answering = Answering(self.world, self.oracle)
        self._refusals = Refusals(api, self.world.shapes, self.world.examples, malformed=self.pack.malformed)
        self._agenda = Agenda(self.world, self.clock, self.pack)
        self._prose = broken_rules(api)
        self._lenient = frozenset(each.id for each in api.operations if not can_say(each, "invalid"))
        self._lock = RLock()
        self.clock.start()
        self.interferences: tuple[Interference, ...] = (Limits(self), Faults(self), *_drift(self))
        self._control = Control(self)

    def _world(self, described: Description, timers: Timers, seed: int) -> World:
        examples = Examples(self.api, self.oracle.accepts)
        return World(
            api=self.api,
            graph=described.graph,
            layouts=Layouts(self.api, described.graph),
            shapes=Shapes(self.api, examples),
            examples=examples,
            store=self.store,
            timers=timers,
            profile=self.profile,
            seed=seed,
            announce=self.webhooks.announce,
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is emulated beyond the document, with evidence."""
        return (*self.pack.facts, *facts_of(self.api, self._prose))

    @property
    def is_interfered_with(self) -> bool:
        """Whether rules may make answers late, broken or other than they should be."""
        return any(map(IS_ACTIVE, self.interferences))

    # One request

    def handle(self, request: Request) -> Response:
        """Answer one request. Never raises for what a client sends."""
        with self._lock:
            try:
                self.store.read()
                if request.path.startswith(CONTROL) and request.path[len(CONTROL) :][:1] in ("", "/"):
                    return self._control.handle(request)
                match = self.router.match(request.method, request.path)
            except Unrouted as unrouted:
                return self._noted(request, "", "", self.lost(unrouted))
            except Problem as problem:
                return self._noted(request, "", "", self._refusals.response(None, problem))
            return self._dealt(Incoming(request, match.operation, match.segments))

    def _dealt(self, incoming: Incoming) -> Response:
        active = tuple(filter(IS_ACTIVE, self.interferences))
        workspace, wire = "", INTACT
        session: Session | None = None
        try:
            workspace = self._workspace(incoming, active)
            for each in active:
                instead = each.before(incoming, workspace)
                if isinstance(instead, Response):
                    return self._noted(incoming.request, workspace, incoming.operation.id, instead)
                wire = instead or wire
            self._agenda.run_due()
            self._agenda.count_read(incoming.operation, incoming.segments, workspace)
            for eager in (False, True):
                try:
                    with self.store.transaction(eager=eager):
                        session = self._session(workspace, incoming)
                        response = self._carried_out(incoming, session, active)
                    break
                except Stale:  # what others wrote meanwhile makes all of it void; the second time they are kept out
                    continue
        except Problem as problem:
            response = self._refused(incoming.operation, problem)
        for each in active:
            response = each.after(incoming, session, response)
        if wire is not INTACT:
            response = Response(response.status, response.headers, response.body, wire)
        return self._noted(incoming.request, workspace, incoming.operation.id, response)

    def _workspace(self, incoming: Incoming, active: Sequence[Interference]) -> str:
        for each in active:
            taken = each.workspace(incoming)
            if taken is not None:
                return taken
        return self.keys.workspace(incoming.operation, incoming.request)

    def _session(self, workspace: str, incoming: Incoming) -> Session:
        self.clock.tick()
        session = Session(self.world, workspace, self.clock.now(), incoming.operation, None, incoming.request.headers)
        self.seed(session)
        return session

    def seed(self, session: Session) -> None:
        """Fill a workspace when it is first used."""
        if self.pack.seed is not None and not self.is_stub and SEEDED not in session.all(SEEDED):
            self.pack.seed(session)
            session.put(SEEDED, SEEDED, {"at": session.now})

    def _carried_out(self, incoming: Incoming, session: Session, active: Sequence[Interference]) -> Response:
        operation = incoming.operation
        reader = self._reader_for(operation, active)
        lenient = self.profile != "live" and operation.id in self._lenient
        session.inputs = reader.read(operation, incoming.segments, incoming.request, lenient=lenient)
        if self.is_stub:
            wanted = preferred(operation, incoming.request.headers)
            if wanted is not None and wanted // 100 != 2:
                return self.answer(operation, wanted, f"This is what {operation.id} answers with {wanted}.")
            return self._answering.response(operation, replace(stubbed(session), status=wanted))
        if self.profile == "strict" and not lenient:
            for broken in self._prose(operation, session.inputs):
                raise Problem("invalid", broken.sentence)
        behave = self.behaviours[operation.id]
        for each in active:
            behave = around(each, behave)
        answered = behave(session)
        if self.profile == "strict" and not lenient:
            self._require_whole(operation, session, answered)
        return self._answering.response(operation, answered)

    def _reader_for(self, operation: Operation, active: Sequence[Interference]) -> Reader:
        for each in active:
            taken = each.reader(operation)
            if taken is not None:
                return taken
        return self._reader

    def _require_whole(self, operation: Operation, session: Session, answered: Reply) -> None:
        """Raises Problem('invalid') where an update leaves a thing without what a rule of prose requires of it."""
        content = session.inputs.content if session.inputs is not None else None
        if content is None or not isinstance(answered.body, dict) or not is_partial(operation):
            return
        sent = self.world.shapes.declares(content.type, session.body)
        whole = {name: value for name, value in answered.body.items() if name in sent}
        for broken in self._prose.of(content.type, whole):
            if broken.rule.kind == "requires" and broken.path == BODY:
                raise Problem("invalid", broken.sentence)

    def lost(self, unrouted: Unrouted) -> Response:
        """The answer where a path, or a method of it, is unknown."""
        if unrouted.allow:
            allow = ", ".join(unrouted.allow)
            body = self._refusals.body(None, 405, f"Method not allowed; allowed: {allow}")
            return reply(405, body, ("allow", allow))
        return reply(404, self._refusals.body(None, 404, "Not Found"))

    def turn_away(self, problem: Problem, request: Request | None = None) -> Response:
        """The refusal of what did not arrive whole, in the shape of the operation that was meant, where one was."""
        with self._lock:
            try:
                operation = self.router.match(request.method, request.path).operation if request is not None else None
            except Unrouted:
                operation = None
            response = self._refusals.response(operation, problem)
            if request is None:
                return response
            return self._noted(request, "", operation.id if operation is not None else "", response)

    def answer(self, operation: Operation, status: int, message: str, *headers: tuple[str, str]) -> Response:
        """An error of this very status, in the shape that the operation declares for it."""
        return self._refusals.said(operation, status, message, *headers)

    def status(self, problem: Problem) -> int:
        """The status of a refusal that belongs to no operation."""
        return self._refusals.status(None, problem)

    def _refused(self, operation: Operation, problem: Problem) -> Response:
        return self._refusals.response(operation, problem, observed=self.profile == "live")

    def _noted(self, request: Request, workspace: str, operation: str, response: Response) -> Response:
        self.journal.note(self.clock.now(), workspace, operation, request, response)
        return response

    # What falls due

    def pass_time(self) -> None:
        """For servers, now and then: what others wrote is taken in, and what is due happens, without any request."""
        with self._lock:
            self.store.read()
            self.run_due()

    def parcels(self, most: int = 100) -> list[Parcel]:
        """For couriers: what is to be sent now."""
        with self._lock:
            self.store.read()
            self.run_due()
            return self.webhooks.take(most)

    def reported(self, parcel: Parcel, answer: Answer) -> None:
        """For couriers: what became of a parcel; who waits for the answer is told."""
        with self._lock:
            self.store.read()
            self.webhooks.report(parcel.workspace, parcel.id, answer)
            self.run_due()

    def run_due(self) -> int:
        """Let everything happen whose time has come, in order, each at its own time; how many there were."""
        with self._lock:
            return self._agenda.run_due()

    def fire(self, timer: Timer) -> None:
        """Let one timer happen now, at the time when it was due."""
        with self._lock:
            self._agenda.fire(timer)


def _drift(emulator: Emulator) -> tuple[Interference, ...]:
    from emulator.drift import Drift  # here, because it knows the Emulator

    return (Drift(emulator),)
