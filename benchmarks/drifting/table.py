"""What was measured as figures and as lists: recall, what was missed, what was told without cause.

Works on saved measurements alone; must not know how they were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any as Json

from benchmarks.drifting.definitions import DEFINITIONS
from benchmarks.drifting.draws import Draw
from benchmarks.drifting.scoring import Finding, Scored, Scorer, scored

Measured = dict[str, Json]


def drawn(record: Measured) -> tuple[Draw, ...]:
    """What was injected into a run."""
    return tuple(Draw(**{**each, "shown_by": tuple(each["shown_by"])}) for each in record["draws"])


def judged(scorer: Scorer, records: Sequence[Measured]) -> list[tuple[Measured, Scored]]:
    """Each measurement with its scores."""
    return [(record, scored(scorer, drawn(record), record["findings"])) for record in records]


def misses(runs: Sequence[tuple[Measured, Scored]]) -> Iterator[str]:
    """A list of what went wrong, for people."""
    for record, result in runs:
        shown = list(_wrong(record, result))
        if shown:
            yield f"{record['arm']}: {'; '.join(draw.name for draw in drawn(record))}"
            yield from (f"    {line}" for line in shown)


def _wrong(record: Measured, result: Scored) -> Iterator[str]:
    if record["reason"]:
        yield f"INCONCLUSIVE {record['reason']}"
    for draw, verdict, finding in result.drifts:
        if not verdict:
            yield f"MISSED row {draw.row} ({draw.stratum}), operations that can show it: {', '.join(draw.shown_by[:4])}"
        elif verdict == "found" and finding is not None:
            yield f"NOT AT ITS LEAF row {draw.row}: {_told(finding)}"
        if finding is not None:
            yield from _unproven(draw, finding)
    told = {id(finding) for _, _, finding in result.drifts if finding is not None}
    for finding in record["findings"]:
        if id(finding) not in told:
            kind = "NOT EXPLAINED" if any(finding is each for each in result.unexplained) else "MORE THAN ONCE"
            yield f"{kind} {_told(finding)}"


def _unproven(draw: Draw, finding: Finding) -> Iterator[str]:
    if finding["with"] != "shown":
        yield f"REPLAY with the drift on a fresh server: {finding['with'] or 'no reproduction'}: {_told(finding)}"
    if finding["without"] == "shown":
        yield f"REPLAY shows it on a server without the drift: {_told(finding)}"
    if DEFINITIONS[draw.row].mendable and not finding["verified"]:
        yield f"PATCH {'not verified' if finding['patch'] else 'none'}: {_told(finding)}"


def _told(finding: Finding) -> str:
    where = f"{finding['rule']} {finding['pointer']} [{finding['facet'][:40]}] {','.join(finding['operations'][:3])}"
    return f"{where} -- {finding['message'][:110]}"
