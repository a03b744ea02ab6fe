"""An emulator that drifts beside one that does not, and what tells their answers apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any as Json

from emulator.clock import Setting
from emulator.drift import Drift, Rule, Site
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.session import Reply, Session
from generator.ir.api import Operation
from generator.load import Loaded
from tests.emulator.test_any_document import example

Change = tuple[tuple[str, ...], Json, Json]
ABSENT = object()
SEEDS = range(40)


def drift_of(emulator: Emulator) -> Drift:
    """What makes an emulator drift."""
    return next(each for each in emulator.interferences if isinstance(each, Drift))


def drifting(emulator: Emulator, *rules: Rule) -> Emulator:
    """The emulator with rules in force."""
    for rule in rules:
        drift_of(emulator).set(rule)
    return emulator


def drawn(sites: tuple[Site, ...], count: int, seed: str = "") -> Iterator[Site]:
    """Some of the sites, as a seed has it."""
    ordered = sorted(sites, key=lambda site: sha256(f"{seed}{site}".encode()).digest())
    return iter(ordered[:count])


def showing(loaded: Loaded) -> Emulator:
    """An emulator that answers every operation with an example, as full as can be; which one, a header says."""
    emulator = Emulator(loaded, clock=Setting("frozen"))
    emulator.behaviours = {operation.id: _shown(emulator) for operation in emulator.api.operations}
    return emulator


def _shown(emulator: Emulator) -> Callable[[Session], Reply]:
    def behave(session: Session) -> Reply:
        content, turn = session.content, session.headers.get("x-turn", "0")
        full = int(turn) % 2 == 1
        return Reply(emulator.world.examples.of(content.type, seed=turn, full=full)) if content else Reply(empty=True)

    return behave


def asked(emulator: Emulator, operation: Operation, turn: int) -> Request:
    """A request that the operation accepts, and that is answered with the example of a turn."""
    sent = example(emulator, operation, 0)
    return Request(sent.method, sent.path, sent.query, {**sent.headers, "x-turn": str(turn)}, sent.body)


def operation_of(emulator: Emulator, identity: str) -> Operation:
    """An operation by its id."""
    return next(each for each in emulator.api.operations if each.id == identity)


def accepts(emulator: Emulator, operation: Operation, response: Response) -> bool:
    """Whether the document declares an answer."""
    declared = {each.status: each for each in operation.responses}
    found = declared.get(str(response.status))
    if found is None or not found.contents:
        return found is not None
    content = found.contents[0]
    return bool(response.body) and emulator.oracle.accepts(content.origin / "schema", response.json())


def changes(old: Json, new: Json, at: tuple[str, ...] = ()) -> Iterator[Change]:
    """What differs between two values: where, and what stands there in the one and in the other."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from changes(old.get(name, ABSENT), new.get(name, ABSENT), (*at, name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from changes(one, other, (*at, str(index)))
    elif type(old) is not type(new) or old != new:
        yield at, old, new


def members(value: Json) -> Mapping[str, Json]:
    """A value as an object; empty where it is none."""
    return value if isinstance(value, dict) else {}
