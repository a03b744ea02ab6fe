"""The emulator: a function from a request to a response, over state.

Knows the order in which a request is dealt with; what each step does is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import RLock
from typing import Any as Json
from typing import Protocol

from emulator.actions import plain
from emulator.answers import BODILESS, answer, content_of, success_of
from emulator.clock import Clock, Setting
from emulator.control import Control
from emulator.described import Described, Description
from emulator.examples import Examples
from emulator.facts import Fact, ProfileName
from emulator.faults import Faults
from emulator.http import INTACT, Request, Response, Wire, reply
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
from generator.findings import InputError
from generator.ir.api import Content, Operation

CONTROL = "/__emulator"
SEEDED = "_seeded"
READS = "_reads"
TOLD, MOST_TOLD = 1024, 16 * 1024
"""How many answers to reading are kept with the values that they tell, and of how many bytes at the most. A stored
value is never changed, so that the same value has the same answer; as long as it is kept, its place is no other's."""

MOST_DUE = 10_000
"""How many timers may fall due at once: chains that set themselves anew must end."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request that was matched to an operation."""

    request: Request
    operation: Operation
    segments: Mapping[str, str]


class Interference(Protocol):
    """Something that makes the emulator depart from its document or its duty on purpose: faults, drift.

    Every method may leave things as they are: `None`, or what it was given.
    """

    @property
    def is_active(self) -> bool:
        """Whether there is any rule at all."""

    def before(self, incoming: Incoming, workspace: str) -> Response | Wire | None:
        """Answer instead of the emulator, or only say what the network does to its answer."""

    def workspace(self, incoming: Incoming) -> str | None:
        """Take over authentication."""

    def reader(self, operation: Operation) -> Reader | None:
        """Read and judge requests otherwise."""

    def around(self, session: Session, behave: Behaviour) -> Reply:
        """Carry out the operation otherwise."""

    def after(self, incoming: Incoming, session: Session | None, response: Response) -> Response:
        """Change the answer."""


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
        self.api = loaded.api
        self.document = loaded.document
        self.oracle = Oracle(loaded.document)
        self.profile = profile
        self.store = store if store is not None else Store()
        self.clock = Clock(self.store, clock, **({"outside": outside} if outside else {}))
        self.journal = journal if journal is not None else Journal()
        self.control_token = control_token
        self.is_stub = stub
        self.pack: Module = pack(loaded.api)
        self.keys = Keys(loaded.api, keys)
        timers = Timers(self.store)
        self.webhooks = Webhooks(
            loaded.api.settings.webhook,
            self.store,
            timers,
            self.clock,
            (lambda _workspace: webhook_key) if webhook_key else self.keys.secret,
            targets=deliveries,
            usual=self.pack.events or None,
        )
        examples = Examples(loaded.api, self.oracle.accepts)
        shapes = Shapes(loaded.api, examples)
        known = Description.of(loaded).graph
        self.world = World(
            api=loaded.api,
            graph=known,
            layouts=Layouts(loaded.api, known),
            shapes=shapes,
            examples=examples,
            store=self.store,
            timers=timers,
            profile=profile,
            seed=seed,
            announce=self.webhooks.announce,
        )
        self.behaviours: Mapping[str, Behaviour] = {
            **plain(self.world, closed=self.pack is not PLAIN),
            **self.pack.behaviours,
        }
        self._router = Router(loaded.api)
        self._refusals = Refusals(loaded.api, shapes, examples, malformed=self.pack.malformed)
        self._reader = Reader(loaded.api, self.oracle, loaded.document)
        self._prose = broken_rules(loaded.api)
        self._lenient = frozenset(each.id for each in loaded.api.operations if not can_say(each, "invalid"))
        self._told: dict[tuple[str, int | None, int], tuple[Json, Response]] = {}
        self._lock = RLock()
        self.clock.start()
        self.interferences: tuple[Interference, ...] = (Limits(self), Faults(self), *_drift(self))
        self._control = Control(self)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is emulated beyond the document, with evidence."""
        return (*self.pack.facts, *facts_of(self.api, self._prose))

    @property
    def is_interfered_with(self) -> bool:
        """Whether rules may make answers late, broken or other than they should be."""
        return any(each.is_active for each in self.interferences)

    # One request

    def handle(self, request: Request) -> Response:
        """Answer one request. Never raises for what a client sends."""
        with self._lock:
            try:
                self.store.read()
                if request.path == CONTROL or request.path.startswith(CONTROL + "/"):
                    return self._control.handle(request)
                match = self._router.match(request.method, request.path)
            except Unrouted as unrouted:
                return self._noted(request, "", "", self.lost(unrouted))
            except Problem as problem:
                return self._noted(request, "", "", self._refusals.response(None, problem))
            return self._dealt(Incoming(request, match.operation, match.segments))

    def _dealt(self, incoming: Incoming) -> Response:
        active = [each for each in self.interferences if each.is_active]
        workspace, wire = "", INTACT
        session: Session | None = None
        try:
            workspace = self._workspace(incoming, active)
            for each in active:
                instead = each.before(incoming, workspace)
                if isinstance(instead, Response):
                    return self._noted(incoming.request, workspace, incoming.operation.id, instead)
                wire = instead or wire
            self.run_due()
            self._count_read(incoming, workspace)
            for eager in (False, True):
                # What others wrote meanwhile makes all of it void; the second time they are kept out.
                with suppress(Stale), self.store.transaction(eager=eager):
                    session = self._session(workspace, incoming)
                    response = self._carried_out(incoming, session, active)
                    break
        except Problem as problem:
            response = self._refused(incoming.operation, problem)
        for each in active:
            response = each.after(incoming, session, response)
        if wire is not INTACT:
            response = Response(response.status, response.headers, response.body, wire)
        return self._noted(incoming.request, workspace, incoming.operation.id, response)

    def _workspace(self, incoming: Incoming, active: list[Interference]) -> str:
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

    def _carried_out(self, incoming: Incoming, session: Session, active: list[Interference]) -> Response:
        operation = incoming.operation
        readers = (found for each in active if (found := each.reader(operation)) is not None)
        reader = next(readers, self._reader)
        lenient = self.profile != "live" and operation.id in self._lenient
        session.inputs = reader.read(operation, incoming.segments, incoming.request, lenient=lenient)
        if self.is_stub:
            wanted = preferred(operation, incoming.request.headers)
            if wanted is not None and wanted // 100 != 2:
                return self.answer(operation, wanted, f"This is what {operation.id} answers with {wanted}.")
            return self._answer(operation, replace(stubbed(session), status=wanted))
        if self.profile == "strict" and not lenient:
            for broken in self._prose(operation, session.inputs):
                raise Problem("invalid", broken.sentence)
        behave = self.behaviours[operation.id]
        for each in active:
            behave = _around(each, behave)
        answered = behave(session)
        if self.profile == "strict" and not lenient:
            self._require_whole(operation, session, answered)
        return self._answer(operation, answered)

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

    def _answer(self, operation: Operation, answered: Reply) -> Response:
        """The response for what a behaviour answers: its success status, and a body that conforms."""
        body = answered.body
        asked = (operation.id, answered.status, id(body))
        known = self._told.get(asked)
        if known is not None and known[0] is body:
            return known[1]
        success = operation.success
        status = answered.status or (int(success.status[:3].upper().replace("X", "0")) if success is not None else 200)
        content = _content(operation, status)
        if answered.empty or content is None or status in BODILESS:
            return Response(status)
        response = answer(status, content, self._conforming(content, shown(body)))
        if operation.method == "get" and isinstance(body, dict) and len(response.body) <= MOST_TOLD:
            if len(self._told) >= TOLD:
                self._told.clear()
            self._told[asked] = (body, response)
        return response

    def _conforming(self, content: Content, value: Json) -> Json:
        """`value`, or what comes nearest to it among what the document accepts."""
        shapes, examples = self.world.shapes, self.world.examples
        if self.profile == "live" or self._accepts(content, value):
            return value
        nearest = shapes.complete(content.type, shapes.project(content.type, value), seed=0)
        if self._accepts(content, nearest):
            return nearest
        return examples.of(content.type, known=lambda path: _reached(value, path))

    def _accepts(self, content: Content, value: Json) -> bool:
        """Whether the document accepts a body; one without a usable schema accepts any."""
        try:
            return self.oracle.accepts(content.origin / "schema", value)
        except InputError:
            return True

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
                operation = self._router.match(request.method, request.path).operation if request is not None else None
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
        self.journal.note((self.clock.now(), workspace, operation, request, response, ""))
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
        count = 0
        with self._lock:
            due = self.world.timers.next_due()
            while due is not None and due <= self.clock.now() and count < MOST_DUE:
                self.fire(self.world.timers.next())
                count += 1
                due = self.world.timers.next_due()
        return count

    def _count_read(self, incoming: Incoming, workspace: str) -> None:
        """In the clock's mode `reads`: each so many times that an object is read, what is next for it happens."""
        entity, setting = self.world.graph.of(incoming.operation.id), self.clock.setting
        if entity is None or incoming.operation.id not in entity.retrieves or setting.mode != "reads":
            return
        key = incoming.segments.get(entity.parameter, "")
        waiting = self.world.timers.of(workspace, entity.name, key)
        if not waiting:
            return
        counted = f"{entity.name}/{key}"
        with self.store.transaction(eager=True):
            count = int(self.store.collection(workspace, READS).get(counted) or 0) + 1
            self.store.put(workspace, READS, counted, count)
            if count % setting.every == 0:
                self.fire(waiting[0])

    def fire(self, timer: Timer | None) -> None:
        """Let one timer happen now, at the time when it was due."""
        if timer is None:
            return
        with self.store.transaction():
            if not self.world.timers.stands(timer):
                return
            self.world.timers.cancel(timer.workspace, timer.id)
            session = Session(self.world, timer.workspace, timer.due)
            transition = self.pack.transitions.get(timer.kind)
            if transition is not None and timer.key in session.all(timer.collection):
                transition(session, timer)


def _drift(emulator: Emulator) -> tuple[Interference, ...]:
    from emulator.drift import Drift  # here, because it knows the Emulator

    return (Drift(emulator),)


def _around(interference: Interference, behave: Behaviour) -> Behaviour:
    return lambda session: interference.around(session, behave)


def _content(operation: Operation, status: int) -> Content | None:
    for response in operation.responses:
        if response.status == str(status) or (response.is_success and status // 100 == 2 and "X" in response.status):
            return content_of(response)
    return content_of(success_of(operation)) if status // 100 == 2 else None


def _reached(value: Json, path: tuple[str, ...]) -> Json:
    """What stands at a path of names into a value; None where nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def shown(value: Json) -> Json:
    """A value without the members that are the emulator's own: those whose name begins with a parenthesis."""
    match value:
        case dict():
            return {name: shown(each) if name == "items" else each for name, each in value.items() if name[:1] != "("}
        case list():
            return [shown(each) if isinstance(each, dict) else each for each in value]
        case _:
            return value
