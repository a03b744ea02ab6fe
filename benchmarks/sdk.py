"""Speed and memory of the generated Python client, against bare httpx and the official SDK.

Run by `nox -s bench`. Prints a table, writes results-sdk.json (committed, so that a change shows as a difference), and
exits with 1 when a bound is missed. Contenders run in turns, each in a process of its own where importing or memory is
measured, against a server on the loopback address; compare ratios between machines, not times.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT)]

from benchmarks.measure import environment  # noqa: E402 - the folder is not installed
from benchmarks.rows import Row, report  # noqa: E402

OFFICIAL = "retell-sdk==6.2.13"
PACKAGE = ROOT / "generated" / "python" / "src"
RESULTS = HERE / "results-sdk.json"
ROUNDS = 7
CONCURRENT = 10_000

BENCH = ROOT / ".nox" / "bench"
# The contenders' environment has neither the generated package nor this folder installed. Bytecode of all of them is
# kept in one place, whatever the caller's settings: otherwise packages that pip compiled would have a head start.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": f"{PACKAGE}{os.pathsep}{ROOT}",
    "PYTHONPYCACHEPREFIX": str(BENCH / "bytecode"),
}
Costs = Mapping[str, float]


def main(rounds: int = ROUNDS) -> int:
    """Measure, print, save; 1 when a bound is missed."""
    python = environment(BENCH / OFFICIAL, OFFICIAL) / "python"
    with serving(python) as url:
        rows = [
            *_imports(python, rounds),
            *_first_answers(python, url, rounds * 3),  # a process that short varies by a third from round to round
            *_calls(python, url),
            *_lists(python),
            *_concurrent(python, url, max(rounds // 2, 1)),
        ]
    return report(rows, RESULTS)


@contextmanager
def serving(python: Path) -> Iterator[str]:
    """The address of a server that runs as long as this does."""
    command = [str(python), str(HERE / "loopback.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as server:
        if server.stdout is None or server.stdin is None:
            raise RuntimeError("the server has no pipes")
        yield server.stdout.readline().strip()
        server.stdin.close()


def measured(python: Path, task: str, *arguments: object) -> Costs:
    """What one task found, run by `python` with the generated package importable; ends where it fails."""
    command = [str(python), str(HERE / "contenders.py"), task, *map(str, arguments)]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    found: Costs = json.loads(done.stdout)
    return found


def in_turns(python: Path, rounds: int, tasks: Mapping[str, tuple[object, ...]]) -> dict[str, Costs]:
    """The medians of each task, after a round that only warms up (it writes bytecode, for one thing)."""
    found: dict[str, list[Costs]] = {name: [] for name in tasks}
    for _ in range(rounds + 1):
        for name, (task, *arguments) in tasks.items():
            found[name].append(measured(python, str(task), *arguments))
    return {name: {key: median(each[key] for each in all_[1:]) for key in all_[0]} for name, all_ in found.items()}


def _imports(python: Path, rounds: int) -> Iterator[Row]:
    names = ("httpx", "retell_api", "retell")
    cpu = {name: cost["cpu"] for name, cost in in_turns(python, rounds, {n: ("importing", n) for n in names}).items()}
    yield from (_milliseconds(f"import {name}", cpu[name]) for name in names)
    yield Row("import retell_api / import httpx", _ratio(cpu["retell_api"], cpu["httpx"]), "×", 1.3)


def _first_answers(python: Path, url: str, rounds: int) -> Iterator[Row]:
    tasks = {name: ("first_answer", name, url) for name in ("retell_api", "retell")}
    found = in_turns(python, rounds, tasks)
    ours, theirs = found["retell_api"], found["retell"]
    yield _milliseconds("first agent, ours", ours["cpu"])
    yield _milliseconds("first agent, official", theirs["cpu"])
    yield Row("first agent, ours / official", _ratio(ours["cpu"], theirs["cpu"]), "×", 0.2)
    yield Row("memory after it, ours", round(ours["megabytes"], 1), "MB")
    yield Row("memory after it, official", round(theirs["megabytes"], 1), "MB")
    yield Row("memory, ours / official", _ratio(ours["megabytes"], theirs["megabytes"]), "×", 0.45)


def _calls(python: Path, url: str) -> Iterator[Row]:
    cpu = measured(python, "retrieving", url)
    yield from (_milliseconds(f"agent.retrieve, {name}", cost) for name, cost in cpu.items())
    yield Row("agent.retrieve, ours / httpx", _ratio(cpu["ours"], cpu["httpx"]), "×", 1.5)
    yield Row("agent.retrieve, official / httpx", _ratio(cpu["official"], cpu["httpx"]), "×")


def _lists(python: Path) -> Iterator[Row]:
    cpu = measured(python, "parsing")
    yield _milliseconds("1,000 calls, json.loads", cpu["json"])
    yield _milliseconds("1,000 calls, ours", cpu["ours"])
    yield Row("1,000 calls, ours / json.loads", _ratio(cpu["ours"], cpu["json"]), "×", 6)


def _concurrent(python: Path, url: str, rounds: int) -> Iterator[Row]:
    found = in_turns(python, rounds, {name: ("concurrent", name, url, CONCURRENT) for name in ("httpx", "ours")})
    ours, bare = found["ours"], found["httpx"]
    label = f"{CONCURRENT:,} concurrent calls"
    yield Row(f"{label}, httpx", round(bare["seconds"], 2), "s")
    yield Row(f"{label}, ours", round(ours["seconds"], 2), "s")
    yield Row(f"{label}, time, ours / httpx", _ratio(ours["seconds"], bare["seconds"]), "×", 1.6)
    yield Row(f"{label}, memory, httpx", round(bare["megabytes"], 1), "MB")
    yield Row(f"{label}, memory, ours", round(ours["megabytes"], 1), "MB")
    yield Row(f"{label}, memory, ours / httpx", _ratio(ours["megabytes"], bare["megabytes"]), "×", 1.6)


def _milliseconds(what: str, seconds: float) -> Row:
    return Row(what, round(seconds * 1000, 3), "ms")


def _ratio(ours: float, theirs: float) -> float:
    return round(ours / theirs, 2)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
