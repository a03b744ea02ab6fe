"""Faults on purpose: statuses, delays, dropped connections and cut bodies, by rules.

Knows rules and logical calls; must not know what an operation does. A request that says it is a repetition belongs to
the logical call that it repeats: it is not counted again, and what struck the call strikes it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal
from typing import Any as Json

from emulator.http import INTACT, Request, Response, Wire
from emulator.refusal import declared
from emulator.rules import Rules, concerns, flag, known, number, text, whole
from emulator.session import Behaviour, Reply, Session
from generator.ir.api import Operation

if TYPE_CHECKING:
    from emulator.emulator import Emulator, Incoming
    from emulator.reading import Reader

FAULTS = "_faults"
REPEATED = "x-stainless-retry-count"
"""The header in which clients say how often they have sent a call before."""

REMEMBERED = 200
"""How many calls that were struck a rule remembers, for their repetitions."""

COUNTS = ("seen", "struck", "calls")
"""Members of a record that are no part of the rule: how many logical calls it saw and struck, and which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule. `operation` is a glob over operationIds; `workspace` empty means all.

    What happens: an error `status` (with `message`, and `retry_after` in seconds), `latency_ms` of real time, a
    connection dropped before the `request` is carried out or instead of its `response`, a body cut after `cut_bytes`.
    When: with `probability`, at exactly the `nth` logical call or at `every` so many, at most `times` logical calls,
    and only at the first `attempts` of each. `forced`: also a status that the operation does not declare.
    """

    id: str
    operation: str = "*"
    workspace: str = ""
    status: int | None = None
    message: str = ""
    latency_ms: float | None = None
    drop: Literal["", "request", "response"] = ""
    cut_bytes: int | None = None
    retry_after: float | None = None
    probability: float | None = None
    nth: int | None = None
    every: int | None = None
    times: int | None = None
    attempts: int | None = None
    forced: bool = False

    @classmethod
    def of(cls, identity: str, record: Mapping[str, Json]) -> Fault:
        """The rule of a record. Raises ValueError where it is none."""
        known(record, (*cls.__slots__, *COUNTS))
        fault = cls(
            id=identity,
            operation=text(record, "operation", "*"),
            workspace=text(record, "workspace"),
            status=whole(record, "status", low=400, high=599),
            message=text(record, "message"),
            latency_ms=number(record, "latency_ms", high=600_000),
            drop=_drop(record.get("drop", "")),
            cut_bytes=whole(record, "cut_bytes"),
            retry_after=number(record, "retry_after"),
            probability=number(record, "probability", high=1),
            nth=whole(record, "nth", low=1),
            every=whole(record, "every", low=1),
            times=whole(record, "times", low=1),
            attempts=whole(record, "attempts", low=1),
            forced=flag(record, "forced"),
        )
        if fault.status is None and fault.latency_ms is None and not fault.drop and fault.cut_bytes is None:
            raise ValueError("a fault needs a status, latency_ms, drop or cut_bytes")
        return fault

    def concerns(self, operation: str, workspace: str) -> bool:
        """Whether a call is meant."""
        return concerns(self.operation, operation) and self.workspace in ("", workspace)


def _drop(value: Json) -> Literal["", "request", "response"]:
    match value:
        case "" | False | None:
            return ""
        case "request" | True:
            return "request"
        case "response":
            return "response"
        case _:
            raise ValueError("drop must be request or response")


class Bystander:
    """An interference that leaves alone what it does not override."""

    def workspace(self, _incoming: Incoming) -> str | None:
        """As usual."""
        return None

    def reader(self, _operation: Operation) -> Reader | None:
        """As usual."""
        return None

    def around(self, session: Session, behave: Behaviour) -> Reply:
        """As usual."""
        return behave(session)

    def after(self, _incoming: Incoming, _session: Session | None, response: Response) -> Response:
        """As usual."""
        return response


class Faults(Bystander):
    """The faults in force. Their counters are in their records, so that a snapshot holds them too."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._rules: Rules[Fault] = Rules(emulator.store, FAULTS, Fault.of)

    @property
    def is_active(self) -> bool:
        """Whether there is any rule."""
        return len(self._rules) > 0

    def before(self, incoming: Incoming, workspace: str) -> Response | Wire | None:
        """The refusal that a rule wants, or what the network does."""
        wire = INTACT
        for fault in self._rules:
            if not fault.concerns(incoming.operation.id, workspace) or not self._applies(fault, incoming.operation):
                continue
            if self._strikes(fault, incoming.request, workspace):
                wire = _joined(wire, fault)
                if fault.status is not None:
                    return _with(self._refusal(incoming.operation, fault, fault.status), wire)
                if fault.drop == "request":
                    return Response(503, wire=wire)
        return None if wire is INTACT else wire

    def _applies(self, fault: Fault, operation: Operation) -> bool:
        """A status that is not declared would deceive whoever relies on the document."""
        if fault.status is None or fault.forced or self._emulator.profile == "live":
            return True
        return declared(operation, fault.status) is not None

    def _refusal(self, operation: Operation, fault: Fault, status: int) -> Response:
        message = fault.message or f"Fault {fault.id}."
        return self._emulator.answer(operation, status, message, *retry_headers(fault.retry_after))

    def _strikes(self, fault: Fault, request: Request, workspace: str) -> bool:
        """Whether a rule strikes this request; counts it where it begins a logical call."""
        record = self._rules.record(fault.id)
        call, repeated = _call(request, workspace), repetitions(request)
        struck: list[str] = list(record.get("calls", ()))
        if repeated:
            return call in struck and (fault.attempts is None or repeated < fault.attempts)
        record["seen"] = int(record.get("seen", 0)) + 1
        strikes = self._falls(fault, record["seen"], int(record.get("struck", 0)))
        if strikes:
            record["struck"] = int(record.get("struck", 0)) + 1
        record["calls"] = [*(each for each in struck if each != call), *([call] if strikes else [])][-REMEMBERED:]
        self._rules.change(fault.id, record)
        return strikes

    def _falls(self, fault: Fault, seen: int, struck: int) -> bool:
        if fault.times is not None and struck >= fault.times:
            return False
        if fault.nth is not None and seen != fault.nth:
            return False
        if fault.every is not None and seen % fault.every:
            return False
        return fault.probability is None or self._chance(fault.id, seen) < fault.probability

    def _chance(self, rule: str, seen: int) -> float:
        drawn = blake2b(f"{self._emulator.world.seed}\0{rule}\0{seen}".encode(), digest_size=6).digest()
        return int.from_bytes(drawn) / 256**6


def repetitions(request: Request) -> int:
    """How often this call was sent before, as the client says."""
    told = request.headers.get(REPEATED, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 0


def _call(request: Request, workspace: str) -> str:
    """What a repetition has in common with what it repeats. The borders within a form are drawn anew each time."""
    is_form = request.headers.get("content-type", "").lower().startswith("multipart/")
    parts = (workspace, request.method, request.path, request.query)
    total = blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=8)
    total.update(b"" if is_form else request.body)
    return total.hexdigest()


def retry_headers(seconds: float | None) -> tuple[tuple[str, str], ...]:
    """When to come again: in whole seconds (RFC 9110, 10.2.3), and to the millisecond as SDKs read it."""
    if seconds is None:
        return ()
    return (("retry-after", str(max(0, -int(-seconds // 1)))), ("retry-after-ms", str(round(seconds * 1000))))


def _joined(wire: Wire, fault: Fault) -> Wire:
    delay = wire.delay + (fault.latency_ms or 0) / 1000
    cuts = [cut for cut in (wire.cut, fault.cut_bytes) if cut is not None]
    return Wire(delay, dropped=wire.dropped or bool(fault.drop), cut=min(cuts) if cuts else None)


def _with(response: Response, wire: Wire) -> Response:
    return Response(response.status, response.headers, response.body, wire)
