"""Speed, memory and size of generating, against bounds and against openapi-python-client on the same document.

Run by `nox -s bench`. Prints a table, writes results.json (committed, so that a change shows as a difference), and
exits with 1 when a bound is missed. Times are medians of rounds in turns; compare ratios between machines, not times.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT)]

from benchmarks.measure import Cost, environment, interleaved, run  # noqa: E402 - the folder is not installed
from benchmarks.rows import Row, report  # noqa: E402
from benchmarks.size import measure  # noqa: E402

PEER = "openapi-python-client==0.29.1"
PEERS = ROOT / ".nox" / "bench"
RESULTS = HERE / "results.json"
DOCUMENT = ROOT / "spec" / "openapi.yaml"
OVERLAYS = DOCUMENT.parent / "overlays"
PUBLISHED = "with the published document"
"""Measured too where TRUESPEC_REFERENCE names it: it has the sentences that the contract leaves out."""
ROUNDS = 5


def main(rounds: int = ROUNDS) -> int:
    """Measure, print, save; 1 when a bound is missed."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [*costs(Path(folder), rounds), *sizes(Path(folder) / "out" / "python")]
    return report(rows, RESULTS)


def costs(folder: Path, rounds: int) -> Iterator[Row]:
    """Time and memory of all contenders, run in turns."""
    cost = interleaved(contenders(folder), rounds)
    full, check, peer = cost["generate"], cost["check"], cost["peer"]
    yield Row("truespec generate", round(full.seconds, 2), "s")
    yield Row("truespec generate --check", round(check.seconds, 2), "s")
    yield Row(f"{PEER} generate", round(peer.seconds, 2), "s")
    yield Row("generate / peer", round(full.seconds / peer.seconds, 2), "×", 0.6)
    if PUBLISHED in cost:
        ratio = cost[PUBLISHED].seconds / cost[f"peer, {PUBLISHED}"].seconds
        yield Row(f"generate / peer, {PUBLISHED}", round(ratio, 2), "×", 0.6)
    yield Row("check / generate", round(check.seconds / full.seconds, 2), "×", 0.25)
    yield Row("peak memory of generate", round(full.megabytes), "MB", 300)


def contenders(folder: Path) -> dict[str, Callable[[], Cost]]:
    """A full generate, a check of what it wrote, and the peer, each in a folder of the benchmark."""
    peer = environment(PEERS / PEER, PEER)
    ours: list[str | Path] = [
        sys.executable,
        "-m",
        "generator",
        "generate",
        "--spec",
        DOCUMENT,
        "--out",
        folder / "out",
    ]
    theirs: list[str | Path] = [
        peer / "openapi-python-client",
        "generate",
        "--overwrite",
        "--output-path",
        folder / "peer",
    ]
    found: dict[str, Callable[[], Cost]] = {
        "generate": partial(_run_in, folder, ours),
        "check": partial(_run_in, folder, [*ours, "--check"]),
        "peer": partial(_run_in, folder, [*theirs, "--path", DOCUMENT]),
    }
    if published := os.environ.get("TRUESPEC_REFERENCE"):
        overlays = [word for path in sorted(OVERLAYS.glob("*.yaml")) for word in ("--overlay", path)]
        apart = [*ours[:-3], published, "--out", folder / "published", *overlays]
        found[PUBLISHED] = partial(_run_in, folder, apart)
        found[f"peer, {PUBLISHED}"] = partial(_run_in, folder, [*theirs, "--path", published])
    return found


def _run_in(folder: Path, command: list[str | Path]) -> Cost:
    # From the root: an interpreter without the package installed finds it there.
    (folder / "work").mkdir(exist_ok=True)
    return run(command, cwd=ROOT, log=folder / "work" / "log.txt")


def sizes(package: Path) -> Iterator[Row]:
    """Size and names of the generated Python."""
    size = measure(package, known=_declared())
    yield Row("lines of Python", size.lines, "", 20_000)
    yield Row("pydantic classes", size.models, "", 360)
    yield Row(f"longest name ({size.longest})", len(size.longest), "", 60)
    yield Row(f"numbered names{''.join(f' {name}' for name in size.numbered)}", len(size.numbered), "", 0)


def _declared() -> list[str]:
    """Names of schemas that the document itself gave."""
    import yaml  # the only need for it

    return list(yaml.safe_load(DOCUMENT.read_text())["components"]["schemas"])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
