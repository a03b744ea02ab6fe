"""Criteria of the older list of calls: for each name the values of which one must be met, or two thresholds.

Knows that spelling; where things stand is told.
"""

from __future__ import annotations

from math import inf
from typing import Any as Json

from emulator.criteria import Criterion, Path, one_of
from emulator.resources.filters_places import CALLS, Filter, Places, path_of

KEYED = ("metadata", "dynamic_variables")
"""Names that stand before a dot and a key, `metadata.customer_id`, or hold an object with the keys."""


def read(criteria: Json, places: Places = CALLS) -> Filter:
    """What criteria mean; what is none is passed over."""
    found: list[Criterion] = []
    for name, asked in criteria.items() if isinstance(criteria, dict) else ():
        before, dot, key = name.partition(".")
        if before in KEYED and dot:
            found += _read((*path_of(places, before), key), asked)
        elif name in KEYED and isinstance(asked, dict):
            for each, values in asked.items():
                found += _read((*path_of(places, name), each.removeprefix(f"{name}.")), values)
        else:
            found += _read(path_of(places, name), asked)
    return Filter(tuple(found))


def _read(path: Path, asked: Json) -> list[Criterion]:
    if isinstance(asked, list):
        return [one_of(path, [each for each in asked if isinstance(each, str | int | float)])]
    return [_thresholds(path, asked)] if isinstance(asked, dict) else []


def _thresholds(path: Path, asked: dict[str, Json]) -> Criterion:
    """Both thresholds are included; one that is not given does not limit."""
    low = _bound(asked.get("lower_threshold"), -inf)
    high = _bound(asked.get("upper_threshold"), inf)

    def holds(found: Json) -> bool:
        return isinstance(found, int | float) and not isinstance(found, bool) and low <= found <= high

    return Criterion(path, holds, ((("n", low), ("n", high)),))


def _bound(value: Json, usual: float) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else usual
