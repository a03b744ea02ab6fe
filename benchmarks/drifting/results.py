"""All that was measured as one JSON value, and as text.

Knows the parts that tell something of measurements; must not know how these were made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any as Json

from benchmarks.drifting.declared import compared
from benchmarks.drifting.definitions import ROWS
from benchmarks.drifting.figures import Figure, Run, by_row, figures, table
from benchmarks.drifting.places import Places
from benchmarks.drifting.rival_figures import rows, theirs
from benchmarks.drifting.rival_scoring import KINDS
from benchmarks.drifting.scoring import Scorer
from benchmarks.drifting.table import judged, misses
from emulator.emulator import Emulator
from generator.load import Loaded

Measured = dict[str, Json]


@dataclass(slots=True)
class Results:
    """What follows from saved measurements. `void`: draws that could not show, by row and reason."""

    loaded: Loaded
    records: Sequence[Measured]
    void: Json
    scorer: Scorer = field(init=False)
    runs: list[Run] = field(init=False)
    rival: list[Measured] = field(init=False)

    def __post_init__(self) -> None:
        self.scorer = Scorer(Places(self.loaded))
        self.rival = [each for each in self.records if each["arm"].startswith("rival")]
        ours = [each for each in self.records if not each["arm"].startswith("rival")]
        self.runs = [(record, result) for record, result in judged(self.scorer, ours)]

    def wrong(self) -> Iterator[str]:
        """What went wrong, drift by drift."""
        return misses([(dict(record), result) for record, result in self.runs if record["arm"] != "profile"])

    def figures(self) -> tuple[Figure, ...]:
        """The figures."""
        return tuple(figures(self.runs, theirs(self.scorer, self.rival)))

    def profiles(self) -> dict[str, Json]:
        """What other profiles declare of themselves, against what was found."""
        told = {}
        for record, _ in self.runs:
            if record["arm"] == "profile":
                facts = Emulator(self.loaded, profile=record["profile"]).facts
                told[record["profile"]] = compared(facts, record["profile"], record["findings"]).json()
        return told

    def json(self) -> Json:
        """As it is saved."""
        verdicts = rows(self.scorer, self.rival)
        by_number = {
            str(row): {**counts, **({"schemathesis": verdicts[row]} if row in verdicts else {})}
            for row, counts in sorted(by_row(self.runs).items())
        }
        return {
            "figures": [asdict(each) for each in self.figures()],
            "schemathesis": {
                **theirs(self.scorer, self.rival),
                "rows measured": sorted(verdicts),
                "rows without a check": [row for row in ROWS if row not in KINDS],
            },
            "runs": self.counts("arm"),
            "commits": self.counts("commit"),
            "rows": by_number,
            "profiles": self.profiles(),
            "void": self.void,
        }

    def counts(self, what: str) -> dict[str, int]:
        """How many measurements there are of each arm, or version."""
        return dict(sorted(Counter(str(each.get(what, "")) for each in self.records).items()))

    def text(self) -> Iterator[str]:
        """The figures, and what is found of profiles, for a terminal."""
        yield from table(self.figures())
        rival = theirs(self.scorer, self.rival)
        if "drifts" in rival:
            most = f"at most {rival['seconds']:g} s and {rival['requests']:g} requests"
            none = f"for {len(set(ROWS) - set(KINDS))} of {len(ROWS)} rows it has no check"
            yield f"Schemathesis: {rival['drifts']:g} drifts, {most} a run; {none}"
        yield f"runs: {self.counts('arm')}, versions: {self.counts('commit')}"
        for profile, said in self.profiles().items():
            yield f"profile {profile}: {said['declared and seen']} declared deviations seen"
            yield from (f"    NOT DECLARED {each}" for each in said["undeclared"])
            yield from (f"    not seen {each}" for each in said["declared and not seen"])
