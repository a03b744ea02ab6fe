"""Running a command and saying what it took.

Knows processes; must not know which commands are compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, and the peak memory of the largest process among the command and its children, in MB.

    Linux counts what the measuring process held when it forked, so it must be smaller than what it measures.
    """

    seconds: float
    megabytes: float


def run(command: Command, *, cwd: Path, log: Path) -> Cost:
    """Run a command to its end, its words going to `log`; exit with them where it fails.

    Programs beside the command come first in PATH, as in an activated environment: generators call formatters.
    """
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}"
    with log.open("wb") as out:
        start = perf_counter()
        child = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, env={**_ENVIRONMENT, "PATH": path}, stdout=out, stderr=out
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{log.read_text(errors='replace')[-3000:]}")
    # ru_maxrss counts kilobytes on Linux, bytes on macOS.
    return Cost(seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


# Installed programs have their bytecode; so shall a checkout.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def interleaved(contenders: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The median cost of each, run in turns (A B C A B C …), so that a slow minute hits all of them."""
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            costs[name].append(contender())
    return {name: Cost(median(c.seconds for c in all_), max(c.megabytes for c in all_)) for name, all_ in costs.items()}


def environment(folder: Path, *requirements: str) -> Path:
    """An environment of its own with `requirements` from the package index, kept for the next run; its `bin` folder."""
    wanted, stamp = "\n".join(requirements), folder / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "-qq", *requirements], check=True)
        stamp.write_text(wanted)
    return folder / "bin"
