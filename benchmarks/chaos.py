"""Checks of a sandbox that go wrong in every way that is known, and what they leave behind.

Each run has a workspace of its own on one emulator, with things of somebody else in it, and a process of its own, in
which something goes wrong at a place that a seed chooses. Then a healthy run follows. Counted are things of ours that
are left, things of others that changed, requests beyond the budget, drift that is none, and exits that are wrong.

    python benchmarks/chaos.py [--runs N] [--seed N] [--crowd N]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any as Json

import httpx
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from contract_tests.check import Check, Limits, Options, Scope, prepared  # noqa: E402 - from this checkout
from contract_tests.safety.journal import folder  # noqa: E402
from generator.findings import InputError  # noqa: E402

BUDGET = 120
SWEEPING = 600
Handle = Callable[[httpx.Request], httpx.Response]


@dataclass(slots=True)
class Place:
    """One workspace: the server, the document, where journals are, and what was there before."""

    url: str
    spec: Path
    state: Path
    key: str
    foreign: list[Json] = field(default_factory=list)

    def client(self) -> httpx.Client:
        """A way to the server that nothing spoils."""
        headers = {"Authorization": f"Bearer {self.key}"}
        return httpx.Client(base_url=self.url, headers=headers, trust_env=False, timeout=30)

    def populate(self, count: int) -> None:
        """Things of somebody else."""
        with self.client() as client:
            self.foreign = [client.post("/dogs", json={"name": f"Rex {number}"}).json() for number in range(count)]

    def dogs(self) -> list[Json]:
        """What is in the workspace."""
        with self.client() as client:
            return list(client.get("/dogs").json())

    def check(self, transport: httpx.BaseTransport, **scope: Json) -> Check:
        """A check in a sandbox, ready to be carried out."""
        options = Options(
            url=self.url,
            key=self.key,
            spec=str(self.spec),
            limits=Limits(requests=BUDGET, patience=0.5, timeout=5),
            scope=Scope(mode="sandbox", state=self.state, **scope),
        )
        return prepared(options, transport=transport)


@dataclass(slots=True)
class Outcome:
    """What a process tells of its run; `verdict` empty where it was killed."""

    verdict: str = ""
    requests: int = 0
    drifts: int = 0
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Counted(httpx.BaseTransport):
    """The way to the server, where something may go wrong."""

    def __init__(self, spoil: Callable[[int, httpx.Request, Handle], httpx.Response]) -> None:
        self.count = 0
        self.inner = httpx.HTTPTransport()
        self.spoil = spoil

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, or whatever else happens to it."""
        self.count += 1
        return self.spoil(self.count, request, self.inner.handle_request)


Spoil = Callable[[int, httpx.Request, Handle], httpx.Response]


def healthy(_number: int, request: httpx.Request, send: Handle) -> httpx.Response:
    return send(request)


def killed(at: int, *, after: bool) -> Spoil:
    """SIGKILL, before or after a request has reached the server."""

    def spoil(number: int, request: httpx.Request, send: Handle) -> httpx.Response:
        if number == at:
            if after:
                send(request).read()
            os.kill(os.getpid(), signal.SIGKILL)
        return send(request)

    return spoil


def ended(at: int, number: int) -> Spoil:
    """Somebody ends the process, politely."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as the command line does

    def spoil(count: int, request: httpx.Request, send: Handle) -> httpx.Response:
        if count == at:
            os.kill(os.getpid(), number)
        return send(request)

    return spoil


def cut(start: int, length: int) -> Spoil:
    """No network for a while."""

    def spoil(number: int, request: httpx.Request, send: Handle) -> httpx.Response:
        if start <= number < start + length:
            raise httpx.ConnectError("network is unreachable")
        return send(request)

    return spoil


def answered(start: int, length: int, status: int, headers: dict[str, str], body: str) -> Spoil:
    """Somebody else answers for a while."""

    def spoil(number: int, request: httpx.Request, send: Handle) -> httpx.Response:
        if start <= number < start + length:
            return httpx.Response(status, headers=headers, text=body)
        return send(request)

    return spoil


def jumping(chance: random.Random) -> Spoil:
    """The wall clock goes where it likes."""
    real = time.time

    def spoil(_number: int, request: httpx.Request, send: Handle) -> httpx.Response:
        jump = chance.choice((-90_000, 0, 90_000))
        time.time = lambda: real() + jump
        return send(request)

    return spoil


def full(after: int) -> Spoil:
    """The disk takes no more than so many writes: of the journal, and in the end of the ledger."""
    real, count = os.fsync, [0]

    def fsync(descriptor: Json) -> None:
        count[0] += 1
        if count[0] > after:
            raise OSError(28, "No space left on device")
        real(descriptor)

    os.fsync = fsync  # type: ignore[assignment]
    return healthy


def forgotten(at: int, place: Place) -> Spoil:
    """The server starts anew, without what was in this workspace."""

    def spoil(number: int, request: httpx.Request, send: Handle) -> httpx.Response:
        if number == at:
            with place.client() as client:
                for dog in client.get("/dogs").json():
                    client.delete(f"/dogs/{dog['id']}")
        return send(request)

    return spoil


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to go wrong. `verdicts`: how a run may end; `keeps`: whether things of others stay by themselves."""

    name: str
    spoil: Callable[[random.Random, Place], Spoil]
    verdicts: tuple[str, ...]
    keeps: bool = True
    twice: bool = False


HTML = "<html><body>Please sign in</body></html>"
FAULTS = (
    Fault("kill -9 before a request", lambda chance, _: killed(chance.randint(1, 90), after=False), ("", "clean")),
    Fault("kill -9 after a request", lambda chance, _: killed(chance.randint(1, 90), after=True), ("", "clean")),
    Fault("SIGINT", lambda chance, _: ended(chance.randint(1, 60), signal.SIGINT), ("inconclusive", "clean")),
    Fault("SIGTERM", lambda chance, _: ended(chance.randint(1, 60), signal.SIGTERM), ("inconclusive", "clean")),
    Fault("network cut for good", lambda chance, _: cut(chance.randint(1, 40), 10**6), ("inconclusive",)),
    Fault("network cut for a while", lambda chance, _: cut(chance.randint(3, 60), 6), ("inconclusive", "clean")),
    Fault(
        "key revoked",
        lambda chance, _: answered(
            chance.randint(2, 40), 10**6, 401, {"content-type": "application/json"}, '{"message": "revoked"}'
        ),
        ("inconclusive",),
    ),
    Fault(
        "429 for a minute",
        lambda chance, _: answered(
            chance.randint(2, 60),
            60,
            429,
            {"content-type": "application/json", "retry-after": "60"},
            '{"message": "slow down"}',
        ),
        ("inconclusive", "clean"),
    ),
    Fault(
        "a proxy that answers HTML",
        lambda chance, _: answered(chance.randint(1, 40), 10**6, 200, {"content-type": "text/html"}, HTML),
        ("inconclusive",),
    ),
    Fault("clock jumping", lambda chance, _: jumping(chance), ("clean",)),
    Fault("disk full", lambda chance, _: full(chance.randint(0, 40)), ("clean", "inconclusive", "refused")),
    Fault("two runs at once", lambda _chance, _: healthy, ("clean",), twice=True),
    Fault(
        "server without its state",
        lambda chance, place: forgotten(chance.randint(5, 60), place),
        ("clean", "inconclusive", "drift"),
        keeps=False,
    ),
)


def carried_out(place: Place, fault: Fault, seed: str, told: Connection) -> None:
    """The run, in its own process."""
    counted = Counted(fault.spoil(random.Random(seed), place))
    check = place.check(counted, ledger=place.state / f"{place.key}.ledger")
    try:
        account = check.carried_out()
    except InputError:  # nothing can be written down, so that nothing was sent
        told.send(Outcome("refused", counted.count))
        return
    seen = tuple(f"{each.rule} {each.pointer} {each.message}" for each in account.drifts)
    told.send(Outcome(account.verdict, counted.count, len(seen), account.notes, seen))
    told.close()


def started(place: Place, fault: Fault, seed: str) -> tuple[multiprocessing.Process, Connection]:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=carried_out, args=(place, fault, seed, theirs))
    process.start()
    theirs.close()
    return process, ours  # type: ignore[return-value]


def outcome(process: multiprocessing.Process, told: Connection) -> Outcome:
    try:
        found: Outcome = told.recv()
    except EOFError:
        found = Outcome()
    process.join()
    return found


@dataclass(slots=True)
class Row:
    """What one fault has led to, over all its runs."""

    runs: int = 0
    killed: int = 0
    left: int = 0
    touched: int = 0
    overruns: int = 0
    false: int = 0
    exits: int = 0


def tried(place: Place, fault: Fault, seed: str, row: Row) -> None:
    """One run that goes wrong, one that follows, and what is there then."""
    first = [started(place, fault, f"{seed}-{number}") for number in range(2 if fault.twice else 1)]
    for found in [outcome(*each) for each in first]:
        row.killed += not found.verdict
        if found.verdict not in fault.verdicts or (found.drifts and "drift" not in fault.verdicts):
            print(f"  {seed}: {found}", file=sys.stderr, flush=True)
        row.exits += found.verdict not in fault.verdicts
        row.false += found.drifts > 0 and "drift" not in fault.verdicts
        row.overruns += found.requests > BUDGET + SWEEPING
    after = outcome(*started(place, Fault("healthy", lambda _chance, _: healthy, ("clean",)), seed))
    row.exits += after.verdict != "clean"
    row.false += after.drifts > 0
    row.overruns += after.requests > BUDGET + SWEEPING
    dogs = {each["id"]: each for each in place.dogs()}
    foreign = {each["id"]: each for each in place.foreign}
    row.left += len(set(dogs) - set(foreign)) + len(list(folder(place.state, place.url, place.key).glob("*.journal")))
    row.touched += fault.keeps * sum(dogs.get(identity) != dog for identity, dog in foreign.items())
    row.runs += 1


@contextmanager
def served(work: Path) -> Iterator[tuple[str, Path]]:
    """An emulator of a small API with something that a sandbox may make."""
    data = yaml.safe_load((ROOT / "tests" / "contract" / "kennel.yaml").read_text())
    data["paths"]["/dogs"]["post"]["x-truespec"] = {"sandbox": True}
    spec = work / "kennel.yaml"
    spec.write_text(yaml.safe_dump(data, sort_keys=False))
    command = [sys.executable, "-m", "generator", "emulate", "--spec", str(spec), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        assert found is not None
        try:
            yield found[0], spec
        finally:
            process.terminate()


def main() -> int:
    """Run everything and print the table; 1 where anything is not 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20, help="of each fault")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--crowd", type=int, default=2000, help="things of others beside ours in one more row")
    given = parser.parse_args()
    rows: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as (url, spec):
        for fault in FAULTS:
            row = rows[fault.name] = Row()
            for number in range(given.runs):
                place = Place(url, spec, Path(name) / "state", f"key_of_chaos_{fault.name.replace(' ', '_')}_{number}")
                place.populate(3)
                tried(place, fault, f"{given.seed}-{fault.name}-{number}", row)
            tell(fault.name, row)
        crowd = rows[f"{given.crowd:,} things of others"] = Row()
        place = Place(url, spec, Path(name) / "state", "key_of_a_crowd")
        place.populate(given.crowd)
        tried(place, FAULTS[1], f"{given.seed}-crowd", crowd)
        tell(f"{given.crowd:,} things of others", crowd)
    total = Row(*(sum(getattr(each, name) for each in rows.values()) for name in Row.__slots__))
    tell("all", total)
    saved = {
        name: {each: getattr(row, each) for each in Row.__slots__} for name, row in (*rows.items(), ("all", total))
    }
    (ROOT / "benchmarks" / "results-chaos.json").write_text(json.dumps(saved, indent=1) + "\n")
    return int(any((total.left, total.touched, total.overruns, total.false, total.exits)))


def tell(name: str, row: Row) -> None:
    """A line of the table."""
    if name == FAULTS[0].name:
        titles = ("runs", "killed", "left", "touched", "overruns", "false", "exits")
        print(f"{'fault':28} " + " ".join(f"{each:>8}" for each in titles))
    numbers = (row.runs, row.killed, row.left, row.touched, row.overruns, row.false, row.exits)
    print(f"{name:28} " + " ".join(f"{each:>8}" for each in numbers), flush=True)


if __name__ == "__main__":
    sys.exit(main())
