"""The emulator over HTTP beside Prism, which mocks the same document: requests a second, start, memory.

Both are asked in turns by wrk over 8 connections, so that a slow minute hits both, and a ratio is that of the middle
round. One stored agent is read again and again, as by a client that waits for something; reading many in turn, so that
nothing remembered of a request helps, is told besides. Resetting and restoring are measured in this process. Needs wrk
and npm; Prism is installed into a folder of its own and kept for the next run.

    python benchmarks/emulator_http.py [--rounds 5] [--seconds 5]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, gettempdir

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.rows import Row, report  # noqa: E402 - the project's root is no package that is installed

SPEC = ROOT / "spec" / "openapi.yaml"
RESULTS = ROOT / "benchmarks" / "results-emulator.json"
PRISM = "@stoplight/prism-cli@5"
FOLDER = Path(gettempdir()) / "truespec-prism"
KEY = "Bearer key_bench"
PATIENCE = "30s"
"""How long wrk waits for an answer: on a machine that has other things to do, Prism needs it."""

STARTS = 7
OBJECTS = 1000
MANY = 5000
"""More agents than the emulator remembers requests or answers of."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is ready. `seconds` is what that took, `megabytes` its resident memory then."""

    address: str
    seconds: float
    megabytes: float


@contextmanager
def served(command: Sequence[str | Path], ready: Callable[[str], str | None]) -> Iterator[Server]:
    """Start a server; `ready` tells its address by the line that says so, None by any other."""
    begun = time.perf_counter()
    with subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = next(found for line in process.stdout or () if (found := ready(line)))
            yield Server(address, time.perf_counter() - begun, _memory(process.pid))
        finally:
            process.terminate()


def _memory(pid: int) -> float:
    text = Path(f"/proc/{pid}/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def _emulator() -> Sequence[str | Path]:
    return (sys.executable, "-m", "generator", "emulate", "--port", "0")


def _ours(line: str) -> str | None:
    return line.split()[1] if line.startswith("ready:") else None


def _prism() -> Sequence[str | Path]:
    program = FOLDER / "node_modules" / ".bin" / "prism"
    if not program.exists():
        FOLDER.mkdir(exist_ok=True)
        command = [str(shutil.which("npm")), "install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), PRISM]
        subprocess.run(command, check=True, capture_output=True)
    return (program, "mock", "--port", "4719", SPEC)


def _theirs(line: str) -> str | None:
    found = re.search(r"listening on (http://\S+)", line)
    return found.group(1) if found else None


def rate(address: str, script: Path, seconds: int) -> float:
    """Requests a second, of which none may fail. Exits where some did."""
    command = ["wrk", "-t1", "-c8", "--timeout", PATIENCE, f"-d{seconds}", "-s", str(script), address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        sys.exit(f"{address}: some requests failed:\n{told}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])  # type: ignore[index]


def scripts(folder: Path, agents: Sequence[str], llm: str) -> tuple[Path, Path, Path]:
    """What wrk is to send: reading a stored agent, reading many in turn, and creating one."""
    body = json.dumps({"response_engine": {"type": "retell-llm", "llm_id": llm}, "voice_id": "retell-Cimo"})
    head = f'wrk.headers["authorization"] = "{KEY}"\n'
    get, many, post = folder / "get.lua", folder / "many.lua", folder / "post.lua"
    get.write_text(f'{head}wrk.path = "/get-agent/{agents[0]}"\n')
    listed = ", ".join(f'"{each}"' for each in agents)
    many.write_text(
        f"{head}local agents, at = {{{listed}}}, 0\n"
        "function request()\n  at = at % #agents + 1\n"
        '  return wrk.format("GET", "/get-agent/" .. agents[at])\nend\n'
    )
    post.write_text(
        f'{head}wrk.method = "POST"\nwrk.path = "/create-agent"\nwrk.headers["content-type"] = "application/json"\n'
        f"wrk.body = '{body}'\n"
    )
    return get, many, post


def stored(address: str, count: int) -> tuple[list[str], str]:
    """So many agents that are there, and their LLM."""
    with httpx.Client(base_url=address, headers={"authorization": KEY}, trust_env=False) as client:
        llm = client.post("/create-retell-llm", json={"start_speaker": "agent"}).json()["llm_id"]
        engine = {"type": "retell-llm", "llm_id": llm}
        body = {"response_engine": engine, "voice_id": "retell-Cimo"}
        return [client.post("/create-agent", json=body).json()["agent_id"] for _ in range(count)], llm


def rates(rounds: int, seconds: int) -> Iterator[Row]:
    """Reading and creating, in turns."""
    found: dict[str, list[float]] = {name: [] for name in ("get", "many", "post", "their get", "their post")}
    with served(_emulator(), _ours) as ours, served(_prism(), _theirs) as theirs, TemporaryDirectory() as folder:
        get, many, post = scripts(Path(folder), *stored(ours.address, MANY))
        for _ in range(rounds):
            found["get"].append(rate(ours.address, get, seconds))
            found["their get"].append(rate(theirs.address, get, seconds))
            found["post"].append(rate(ours.address, post, seconds))
            found["their post"].append(rate(theirs.address, post, seconds))
            found["many"].append(rate(ours.address, many, seconds))
    for name, what, bound in (("get", "GET /get-agent/{id}", 30), ("post", "POST /create-agent", 12)):
        pairs = list(zip(found[f"their {name}"], found[name], strict=True))
        yield Row(f"{what}, emulator", round(median(found[name])), "/s")
        yield Row(f"{what}, Prism", round(median(theirs for theirs, _ in pairs)), "/s")
        ratio = median(theirs / ours for theirs, ours in pairs)
        yield Row(f"{what}, Prism / emulator (1/{bound})", round(ratio, 4), "x", round(1 / bound, 4))
    yield Row(f"GET /get-agent/{{id}} of {MANY} in turn, emulator", round(median(found["many"])), "/s")


def starts() -> Iterator[Row]:
    """From the command to the ready line, and the memory then."""
    seen = []
    for _ in range(STARTS):
        with served(_emulator(), _ours) as server:
            seen.append(server)
    yield Row("start to ready", round(median(each.seconds for each in seen), 2), "s", 1.0)
    yield Row("memory when ready", round(median(each.megabytes for each in seen)), "MB", 150)


def restores(rounds: int) -> Iterator[Row]:
    """Putting the state back, with 1,000 objects in it."""
    from emulator.emulator import Emulator
    from emulator.http import Request
    from generator.load import load

    emulator = Emulator(load(str(SPEC)))

    def ask(method: str, path: str, body: object = None) -> None:
        headers = {"authorization": KEY, "content-type": "application/json"}
        response = emulator.handle(Request(method, path, "", headers, json.dumps(body).encode() if body else b""))
        if response.status >= 400:
            sys.exit(f"{method} {path}: {response.status} {response.body[:200]!r}")

    def fill() -> None:
        for _ in range(OBJECTS):
            ask("POST", "/create-retell-llm", {"start_speaker": "agent"})

    def timed(path: str) -> float:
        begun = time.perf_counter()
        ask("POST", path)
        return (time.perf_counter() - begun) * 1000

    found: dict[str, list[float]] = {"restore": [], "reset": []}
    for _ in range(rounds):
        fill()
        ask("PUT", "/__emulator/snapshots/full")
        ask("POST", "/create-retell-llm", {"start_speaker": "user"})
        found["restore"].append(timed("/__emulator/snapshots/full/restore"))
        found["reset"].append(timed("/__emulator/reset"))
    for name, values in found.items():
        yield Row(f"{name} with {OBJECTS} objects", round(median(values), 2), "ms", 5)


def main() -> int:
    """Measure everything and print the table; 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    asked = parser.parse_args()
    for program in ("wrk", "npm"):
        if shutil.which(program) is None:
            sys.exit(f"this benchmark needs {program}")
    rows = [*starts(), *restores(asked.rounds), *rates(asked.rounds, asked.seconds)]
    return report(rows, RESULTS)


if __name__ == "__main__":
    sys.exit(main())
