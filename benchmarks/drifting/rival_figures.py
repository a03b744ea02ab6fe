"""Schemathesis' figures, beside which ours stand.

Works on saved measurements; must not know how they were made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any as Json

from benchmarks.drifting.definitions import ROWS
from benchmarks.drifting.rival_scoring import KINDS, extra, identity, told
from benchmarks.drifting.scoring import Scorer
from benchmarks.drifting.table import drawn

Measured = dict[str, Json]


def theirs(scorer: Scorer, records: Sequence[Measured]) -> Mapping[str, float]:
    """Its recall, leaf-accurate recall, findings per drift that it found, and what it tells of no drift at all."""
    if not records:
        return {}
    clean = [failure for record in records if record["arm"] == "rival clean" for failure in record["findings"]]
    drifting = [record for record in records if record["arm"] == "rival"]
    if not drifting:
        return {"clean": len({identity(each) for each in clean})}
    injected = [(draw, record["findings"]) for record in drifting for draw in drawn(record)]
    verdicts = [(draw.row in KINDS, told(scorer, draw, failures, clean)) for draw, failures in injected]
    found = sum(bool(verdict) for _, verdict in verdicts)
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
        "recall": _weighed(verdicts, "leaf", "found"),
        "leaf": _weighed(verdicts, "leaf"),
        "recall of rows with a check": _share([verdict for known, verdict in verdicts if known], "leaf", "found"),
        "per drift": round(len(telling) / found, 2) if found else 0.0,
        "clean": len(known),
        "unexplained": len(unexplained),
        "requests": max(record["requests"] for record in drifting),
        "seconds": max(record["seconds"] for record in drifting),
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


def _weighed(verdicts: Sequence[tuple[bool, str]], *good: str) -> float:
    """The share in percent, if each row were given to it equally often: a sample may hold more of one kind of row.

    Rows for which it has a check, and those for which it has none, count by how many there are of each.
    """
    weights = {known: sum((row in KINDS) == known for row in ROWS) for known in (True, False)}
    shares = {known: [verdict for each, verdict in verdicts if each == known] for known in weights}
    total = sum(weights[known] for known, some in shares.items() if some)
    return round(sum(weights[known] * _share(some, *good) for known, some in shares.items() if some) / total, 1)


def _share(verdicts: Sequence[str], *good: str) -> float:
    return round(100 * sum(verdict in good for verdict in verdicts) / len(verdicts), 1) if verdicts else 0.0
