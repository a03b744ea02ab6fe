"""The figures: what share is found, named at its leaf, told once, shown again and mended, and at what cost.

Works on scored measurements; must not know how anything is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any as Json
from typing import Literal

from benchmarks.drifting.definitions import DEFINITIONS
from benchmarks.drifting.draws import Draw
from benchmarks.drifting.scoring import Finding, Scored, Verdict

Run = tuple[Mapping[str, Json], Scored]
Told = tuple[Draw, Verdict, Finding | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure and its bound; without a bound it is for information. `theirs` is Schemathesis' where it has one."""

    what: str
    ours: float
    unit: str = ""
    bound: float | None = None
    sense: Literal["at most", "at least"] = "at most"
    theirs: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        if self.bound is None:
            return True
        return self.ours <= self.bound if self.sense == "at most" else self.ours >= self.bound


def figures(runs: Sequence[Run], theirs: Mapping[str, float]) -> Iterator[Figure]:
    """All figures of a benchmark. `theirs` holds Schemathesis' by name."""
    by_arm: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_arm[run[0]["arm"]].append(run)
    alone, clean = by_arm["alone"], by_arm["clean"]
    found = [told for told in _all(alone) if told[1]]
    yield Figure(
        what="findings on the clean emulator",
        ours=sum(len(record["findings"]) for record, _ in clean),
        bound=0,
        theirs=theirs.get("clean"),
    )
    yield _share("recall", _all(alone), lambda told: bool(told[1]), 95, theirs.get("recall"))
    yield _share("leaf-accurate recall", _all(alone), lambda told: told[1] == "leaf", 90, theirs.get("leaf"))
    yield Figure(
        what="findings per true drift",
        ours=_ratio(sum(result.findings for _, result in alone), len(found)),
        bound=1.1,
        theirs=theirs.get("per drift"),
    )
    yield Figure(
        what="findings that nothing injected explains",
        ours=sum(len(result.unexplained) for record, result in runs if record["arm"] not in ("clean", "profile")),
        bound=0,
        theirs=theirs.get("unexplained"),
    )
    yield from _masking(by_arm)
    yield from _shown(found)
    yield from _mended(found)
    yield from _cost(alone, clean, found)


def _masking(by_arm: Mapping[str, Sequence[Run]]) -> Iterator[Figure]:
    three, apart = _all(by_arm["three"]), _all(by_arm["apart"])
    both = {told[0].name for told in three} & {told[0].name for told in apart}
    if both:
        together, single = (sum(bool(told[1]) for told in arm if told[0].name in both) for arm in (three, apart))
        what = f"recall of three at once against the same alone ({len(both)})"
        yield Figure(what=what, ours=_ratio(together, single), bound=0.95, sense="at least")
    if by_arm["ten"]:
        yield _share("recall of ten mixed", _all(by_arm["ten"]), lambda told: bool(told[1]), None)


def _shown(found: Sequence[Told]) -> Iterator[Figure]:
    yield _share("reproductions that show it on a fresh server", found, lambda told: _of(told, "with") == "shown", 98)
    yield _share(
        "reproductions that show nothing without it", found, lambda told: _of(told, "without") != "shown", None
    )


def _mended(found: Sequence[Told]) -> Iterator[Figure]:
    mendable = [told for told in found if DEFINITIONS[told[0].row].mendable]
    judged = [told for told in found if _of(told, "mends") is not None]
    yield _share("verified patches of drift that a document can say", mendable, lambda told: _of(told, "verified"), 90)
    yield _share("patches that mend what was injected", judged, lambda told: _of(told, "mends"), None)


def _cost(alone: Sequence[Run], clean: Sequence[Run], found: Sequence[Told]) -> Iterator[Figure]:
    requests, seconds = ([_of(told, name) for told in found] for name in ("request", "second"))
    for what, values, unit in (("requests", requests, ""), ("seconds", seconds, "s")):
        if len(values) > 1:
            yield Figure(what=f"{what} to detection, median", ours=round(median(values), 2), unit=unit)
            yield Figure(what=f"{what} to detection, nine of ten", ours=round(quantiles(values, n=10)[8], 2), unit=unit)
    if alone:
        yield Figure(what="requests of a run", ours=max(r["requests"] for r, _ in alone), bound=1000)
        yield Figure(what="seconds of a run", ours=max(r["seconds"] for r, _ in alone), unit="s", bound=120)
    if clean:
        yield Figure(what="requests of a clean run", ours=max(r["requests"] for r, _ in clean), bound=1000)
        yield Figure(what="seconds of a clean run", ours=max(r["seconds"] for r, _ in clean), unit="s", bound=45)


def by_row(runs: Iterable[Run]) -> dict[int, dict[str, int]]:
    """For each row: how many drifts were injected alone, found, and named at their leaf."""
    rows: dict[int, dict[str, int]] = {}
    for draw, verdict, _ in _all([run for run in runs if run[0]["arm"] == "alone"]):
        row = rows.setdefault(draw.row, {"injected": 0, "found": 0, "leaf": 0})
        row["injected"] += 1
        row["found"] += bool(verdict)
        row["leaf"] += verdict == "leaf"
    return rows


def _all(runs: Iterable[Run]) -> list[Told]:
    return [told for _, result in runs for told in result.drifts]


def _of(told: Told, name: str) -> Json:
    return told[2].get(name) if told[2] is not None else None


def _share(
    what: str, every: Sequence[Told], fits: Callable[[Told], object], bound: float | None, theirs: float | None = None
) -> Figure:
    """How many of all fit, in percent; all of none."""
    share = round(100 * _ratio(sum(bool(fits(each)) for each in every), len(every)), 1) if every else 100.0
    return Figure(what=f"{what} ({len(every)})", ours=share, unit="%", bound=bound, sense="at least", theirs=theirs)


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 3) if whole else 0.0


def table(found: Sequence[Figure]) -> Iterator[str]:
    """The figures as aligned text."""
    width = max(len(each.what) for each in found)
    yield f"{'':{width}}  {'ours':>10}  {'bound':>14}  {'Schemathesis':>12}"
    for each in found:
        bound = "" if each.bound is None else f"{each.sense} {each.bound:g}"
        theirs = "" if each.theirs is None else f"{each.theirs:g}"
        mark = "" if each.holds else "  MISSED"
        yield f"{each.what:{width}}  {f'{each.ours:g} {each.unit}'.strip():>10}  {bound:>14}  {theirs:>12}{mark}"
