"""Schemathesis' figures, beside which ours stand.

Works on saved measurements; must not know how they were made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any as Json

from benchmarks.drifting.rival_scoring import extra, identity, told
from benchmarks.drifting.scoring import Scorer
from benchmarks.drifting.table import drawn

Measured = dict[str, Json]


def theirs(scorer: Scorer, records: Sequence[Measured]) -> Mapping[str, float]:
    """Its recall, leaf-accurate recall, findings per drift that it found, and what it tells of no drift at all."""
    if not records:
        return {}
    clean = [failure for record in records if record["arm"] == "rival clean" for failure in record["findings"]]
    drifting = [record for record in records if record["arm"] == "rival"]
    verdicts = [told(scorer, draw, record["findings"], clean) for record in drifting for draw in drawn(record)]
    found = sum(map(bool, verdicts))
    known = {identity(each) for each in clean}
    unexplained = [
        each
        for record in drifting
        for each in extra(drawn(record), scorer, record["findings"])
        if identity(each) not in known
    ]
    telling = [each for record in drifting for each in record["findings"] if identity(each) not in known]
    return {
        "drifts": len(verdicts),
        "recall": _percent(found, len(verdicts)),
        "leaf": _percent(verdicts.count("leaf"), len(verdicts)),
        "per drift": round(len(telling) / found, 2) if found else 0.0,
        "clean": len(known),
        "unexplained": len(unexplained),
        "requests": max((record["requests"] for record in drifting), default=0),
        "seconds": max(record["seconds"] for record in drifting) if drifting else 0.0,
    }


def rows(scorer: Scorer, records: Sequence[Measured]) -> dict[int, str]:
    """The verdict on each row that it was given."""
    clean = [failure for record in records if record["arm"] == "rival clean" for failure in record["findings"]]
    return {
        draw.row: told(scorer, draw, record["findings"], clean) or "missed"
        for record in records
        if record["arm"] == "rival"
        for draw in drawn(record)
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
