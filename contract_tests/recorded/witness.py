"""Judging what passes by: every answer that the document has an operation for.

Knows recorded messages and checks; must send nothing. Requests are not made up here, so that nothing follows from one
that is refused; but one that breaks a constraint and is accepted tells that the constraint does not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from contract_tests.cases import Exchange
from contract_tests.checks.scene import Scene
from contract_tests.client import Limits, Sender
from contract_tests.coding import TooLong, Undecodable, decoded
from contract_tests.data import Covering
from contract_tests.drift import finish
from contract_tests.observation import Drift, gathered
from contract_tests.recorded.cases import Broken, case, violations
from contract_tests.recorded.routes import Routes
from contract_tests.recorded.traffic import LARGEST, Message
from contract_tests.run import Result
from contract_tests.settle import settled
from contract_tests.track import Track
from generator.ir.graph import graph
from generator.load import Loaded

MOST_FAULTS = 5
"""How many faults of one request are told."""

KEPT = 20_000
"""How many exchanges are kept for verifying patches: those that show something are kept anyway."""


@dataclass(slots=True)
class Witness:
    """Sees messages one by one. `unknown` counts those that the document has no operation for, by method and path."""

    loaded: Loaded
    base: str = ""
    routes: Routes = field(init=False)
    track: Track = field(init=False)
    covering: Covering = field(init=False)
    seen: int = 0
    cut: int = 0
    seconds: float = 0.0
    unknown: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        scene, resources = Scene.of(self.loaded), graph(self.loaded.api)
        silent = Sender(self.loaded.api, "http://nowhere.invalid", limits=Limits(requests=0))
        self.routes = Routes.of(self.loaded.api, self.base)
        self.track = Track(scene, resources, silent)
        self.covering = Covering(self.loaded.api, resources, seed=0, oracle=scene.oracle)

    def see(self, message: Message) -> bool:
        """Judge one message; whether it showed anything."""
        operation = self.routes.find(message.method, message.url)
        if operation is None:
            self.unknown[f"{message.method} {urlsplit(message.url).path}"] += 1
            return False
        body = _content(message)
        if body is None:
            self.cut += 1
            return False
        self.seen += 1
        self.seconds += message.seconds
        asked = case(operation, message, self.track.scene.oracle)
        broken = tuple(violations(asked, self.track.scene.oracle))
        exchange = Exchange(asked, message.status, message.headers, body, self.seen, message.seconds, bool(broken))
        before = len(self.track.observations)
        self.track.judge(exchange)
        if exchange.status // 100 == 2:
            self._weigh(exchange, broken)
        is_telling = len(self.track.observations) > before
        if is_telling or len(self.track.exchanges) < KEPT:
            self.track.exchanges.append(exchange)
        return is_telling

    def _weigh(self, exchange: Exchange, broken: tuple[Broken, ...]) -> None:
        """A request that the document refuses and the server does not."""
        for each in broken[:MOST_FAULTS]:
            self.track.observe(
                exchange,
                "request-accepted",
                each.pointer,
                "request",
                each.keyword,
                f"a request that breaks {each.keyword} is accepted",
                detail={"keyword": each.keyword},
                confidence=0.8,
            )

    def result(self, progress: Callable[[str], None] = lambda _: None) -> Result:
        """What was seen, with patches; reproductions are left out, since what was recorded belongs to somebody."""
        drifts = finish(gathered(settled(self.track)), self.track, None, progress=progress)
        return Result(
            drifts=tuple(_without_reproduction(drifts)),
            track=self.track,
            coverage=self.covering.coverage(self.track.exchanges),
            requests=self.seen,
            seconds=self.seconds,
            reason="" if self.seen else "no recorded request is one of the document's: nothing was judged",
            notes=tuple(self._notes()),
        )

    def _notes(self) -> Iterable[str]:
        if self.cut:
            yield f"{self.cut:,} answers were not recorded whole, or coded, and not judged"
        if self.unknown:
            told = ", ".join(f"{name} ({count})" for name, count in self.unknown.most_common(5))
            yield f"{self.unknown.total():,} requests were for no operation of the document: {told}"


def _content(message: Message) -> bytes | None:
    """The body as the media type describes it; None where it was not recorded whole, or is coded as nobody can undo."""
    if not message.is_whole:
        return None
    try:
        return decoded(message.body, message.headers.get("content-encoding", ""), most=LARGEST)
    except (Undecodable, TooLong):
        return None


def _without_reproduction(drifts: Iterable[Drift]) -> Iterable[Drift]:
    return (replace(each, reproduction=None, flaky=False) for each in drifts)
