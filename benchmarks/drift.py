"""Drift that is injected, and what is found of it: `python benchmarks/drift.py [PART…]`.

Each measurement is one line of a file, written at once: a run that was stopped goes on where it was. Figures are told
from that file by `table`.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.drifting import arms, ours  # noqa: E402
from benchmarks.drifting.arms import Task  # noqa: E402
from benchmarks.drifting.definitions import ROWS  # noqa: E402
from benchmarks.drifting.draws import Draw, Drawing  # noqa: E402
from benchmarks.drifting.mends import mends  # noqa: E402
from benchmarks.drifting.results import Results  # noqa: E402
from benchmarks.drifting.rival import Rival  # noqa: E402
from benchmarks.drifting.witness import Heard, Witness  # noqa: E402
from benchmarks.measure import environment  # noqa: E402
from generator.load import Loaded, load  # noqa: E402

WORK = ROOT / "build" / "driftbench"
RESULTS = ROOT / "benchmarks" / "results-drift.json"
CLEAN_SHARE = 4
"""How many times the time of one resource Schemathesis has for all of them."""

ARMS = ("alone", "three", "ten", "clean", "profile", "schemathesis")
RECORDED = (11, None)
"""Seeds of the clean runs by whose traffic it is told whether a drift can show; None is the wanderer."""


@cache
def loaded() -> Loaded:
    """The document in `spec/`."""
    return load(str(ROOT / "spec" / "openapi.yaml"))


@cache
def _state() -> str:
    """What tells apart the versions of the emulator and the document: recorded traffic is that of one of them."""
    files = sorted((*ROOT.glob("emulator/**/*.py"), *ROOT.glob("spec/**/*.yaml")))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def traffic() -> list[list[Heard]]:
    """What a server says that does not drift; recorded once."""
    found: list[list[Heard]] = []
    for seed in RECORDED:
        path = WORK / f"traffic-{seed}-{_state()}.pickle"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pickle.dumps(ours.recorded(loaded(), seed)))
        found.append(pickle.loads(path.read_bytes()))
    return found


@cache
def witness() -> Witness:
    """Who knows whether a drift can show."""
    memory = WORK / f"witness-{_state()}.jsonl"
    return Witness(loaded(), traffic(), lambda rules: ours.served(loaded(), rules), memory)


def drawing(seed: int) -> Drawing:
    """Draws whose drift can show."""
    return Drawing(loaded(), witness(), witness().tells, seed)


def tasks(args: argparse.Namespace) -> Iterator[Task]:
    """What is to be measured: what nothing drifts in first, since that needs no draws."""
    if "clean" in args.arms:
        yield from arms.clean()
    if "profile" in args.arms:
        yield from arms.profiles()
    if not {"alone", "ten", "three", "schemathesis"} & set(args.arms):
        return
    drawn = drawing(args.seed)
    if "alone" in args.arms:
        yield from arms.alone(drawn, args.rows, args.sites)
        (WORK / "void.json").write_text(json.dumps(drawn.void, indent=1))
    if "ten" in args.arms:
        yield from arms.mixed(drawn)
    if "three" in args.arms:
        yield from arms.together(drawn)
    if "schemathesis" in args.arms:
        for task in arms.rival(drawn, args.rows, args.sites if args.schemathesis == "all" else 1):
            yield {**task, "seconds": args.seconds}


def carried_out(task: Task) -> Task:
    """A task with what came of it."""
    draws = [Draw(**each) for each in task["draws"]]
    if task["arm"].startswith("rival"):
        return {**task, "commit": _commit(), **_rival(draws, task["seconds"])}
    rules = tuple(draw.rule(f"drift-{number}") for number, draw in enumerate(draws))
    try:
        found = ours.measured(loaded(), rules, seed=task["seed"], profile=task["profile"])
    except Exception as error:  # noqa: BLE001 - a run that breaks has found nothing, and the others are to go on
        found = {"requests": 0, "seconds": 0.0, "reason": f"the run broke: {error!r}", "findings": []}
    made = {**task, "commit": _commit(), **found}
    if task["arm"] == "alone":
        for finding in made["findings"]:
            finding["mends"] = mends(witness(), draws[0], finding["patch"]) if finding["patch"] else None
    return made


@cache
def _commit() -> str:
    """Which version is measured."""
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def _rival(draws: Sequence[Draw], seconds: float) -> Task:
    """What Schemathesis finds: of the drifting resources, or of everything where nothing drifts, with as much time."""
    program = environment(WORK / "schemathesis", "schemathesis") / "schemathesis"
    contender = Rival(loaded=loaded(), root=ROOT, program=program, work=WORK / "contest" / str(os.getpid()))
    rules = [draw.rule(f"drift-{number}") for number, draw in enumerate(draws)]
    every = {each.id for each in loaded().api.operations}
    focus = contender.focus(name for draw in draws for name in draw.shown_by) if draws else every
    return contender.measured(rules, focus, seconds * (CLEAN_SHARE if len(draws) != 1 else 1))


def key(task: Task) -> str:
    """What makes two measurements the same."""
    return json.dumps([task[name] for name in ("arm", "draws", "seed", "profile")], sort_keys=True)


def told(path: Path, *, only_misses: bool) -> int:
    """Print what was measured, and save it; 1 where a bound is missed."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    void = WORK / "void.json"
    results = Results(loaded(), records, json.loads(void.read_text()) if void.exists() else {})
    print("\n".join(results.wrong()))
    if only_misses:
        return 0
    print("\n".join(results.text()))
    RESULTS.write_text(json.dumps(results.json(), indent=2) + "\n")
    return 0 if all(each.holds for each in results.figures()) else 1


def main(arguments: Sequence[str]) -> int:
    """Measure what is not yet measured, and tell it."""
    args = _parsed(arguments)
    WORK.mkdir(parents=True, exist_ok=True)
    path = WORK / args.file
    if not (args.misses or args.table):
        _measured(path, args)
    return told(path, only_misses=args.misses)


def _measured(path: Path, args: argparse.Namespace) -> None:
    """Measure what is left, each as soon as it is drawn; a line of the file is whole or absent."""
    done = {key(json.loads(line)) for line in path.read_text().splitlines()} if path.exists() else set()
    with path.open("a") as file, ProcessPoolExecutor(args.jobs) as pool:
        waiting: set[Future[Task]] = set()
        for task in tasks(args):
            if key(json.loads(json.dumps(task))) not in done:
                waiting.add(pool.submit(carried_out, task))
            ready = {each for each in waiting if each.done()}
            waiting -= ready
            for each in ready:
                _note(file, each.result())
        for each in as_completed(waiting):
            _note(file, each.result())


def _note(file: TextIO, made: Task) -> None:
    file.write(json.dumps(made) + "\n")
    file.flush()
    names = "; ".join(Draw(**each).name for each in made["draws"])
    print(f"{made['arm']} {names}: {len(made['findings'])} found, {made['seconds']} s", flush=True)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=_rows, default=list(ROWS))
    parser.add_argument("--sites", type=int, default=3)
    parser.add_argument("--arms", type=lambda text: text.split(","), default=ARMS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--schemathesis", choices=("one", "all"), default="one", help="how many sites a row it is given"
    )
    parser.add_argument("--seconds", type=float, default=30, help="of processor time, for each drift that it is given")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="tell what went wrong in what was measured")
    parser.add_argument("--table", action="store_true", help="tell the figures of what was measured")
    parser.add_argument("--file", default="measured.jsonl")
    return parser.parse_args(arguments)


def _rows(text: str) -> list[int]:
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return [row for row in found if row in ROWS]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
