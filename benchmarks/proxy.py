"""What the proxy adds to a request, at the median: calls to an emulator, straight and through it, in turn.

python benchmarks/proxy.py [--calls N] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx

ROOT = Path(__file__).resolve().parent.parent
BOUND = 2.0
"""Milliseconds."""

HEADERS = {"Authorization": "Bearer key_of_a_benchmark"}


@contextmanager
def running(*arguments: str) -> Iterator[str]:
    """A program of ours, once it has told its address."""
    command = [sys.executable, "-m", "generator", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://[\d.]+:\d+", line)
        if found is None:
            raise SystemExit(f"it does not start: {line}{process.stdout.read()}")
        try:
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=120)


def timed(client: httpx.Client) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    client.get("/get-concurrency").raise_for_status()
    return (time.perf_counter() - begun) * 1000


def measured(straight: str, through: str, calls: int) -> float:
    """By how many milliseconds the median of calls through the proxy is longer."""
    with (
        httpx.Client(base_url=straight, headers=HEADERS, trust_env=False) as one,
        httpx.Client(base_url=through, headers=HEADERS, trust_env=False) as other,
    ):
        pairs = [(timed(one), timed(other)) for _ in range(calls)][10:]
    return median(b for _, b in pairs) - median(a for a, _ in pairs)


def main() -> int:
    """Measure, print, save; 1 where the bound does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with (
        running("emulate", "--port", "0") as straight,
        running("proxy", "--target", straight, "--port", "0") as through,
    ):
        rounds = [measured(straight, through, given.calls) for _ in range(given.rounds)]
    added = median(rounds)
    print(
        f"the proxy adds {added:.2f} ms at the median (bound {BOUND:.0f} ms);"
        f" rounds {[round(each, 2) for each in rounds]}"
    )
    saved = {"added_ms": round(added, 3), "bound_ms": BOUND, "rounds_ms": [round(each, 3) for each in rounds]}
    (ROOT / "benchmarks" / "results-proxy.json").write_text(json.dumps(saved, indent=1) + "\n")
    return int(added >= BOUND)


if __name__ == "__main__":
    sys.exit(main())
