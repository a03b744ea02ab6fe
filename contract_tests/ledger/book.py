"""The ledger as a value, and as a file that survives whatever happens to it.

Knows the members of the file; must not know who reads them. A file that cannot be read is as good as none: a ledger is
only a memory, and a run that had to fail for the want of it would be the worse one.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any as Json

from contract_tests.writing import replaced

VERSION = 1
MOST_VALUES = 60
"""How many values of one place are remembered; a place with more has any."""

MOST_TIMES = 30
"""How many runs' times are remembered of one operation."""

LARGEST = 256 * 1024 * 1024


@dataclass(slots=True)
class Job:
    """When a job was last carried out (ISO 8601), and what it took, in requests."""

    last: str
    cost: int


@dataclass(slots=True)
class Place:
    """What answers held at one place of the document: whether ever null, which short values, which range."""

    null: bool = False
    values: list[str] = field(default_factory=list)
    is_open: bool = False
    low: float | None = None
    high: float | None = None
    names: list[str] = field(default_factory=list)
    seen: int = 0


@dataclass(slots=True)
class Book:
    """All that is remembered. `confirmed`: by what was shown to be so the day when it last was."""

    jobs: dict[str, Job] = field(default_factory=dict)
    confirmed: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)

    def confirm(self, names: Iterable[str], day: dt.date) -> None:
        """These were shown to be so on that day."""
        self.confirmed.update(dict.fromkeys(names, day.isoformat()))

    def merge(self, other: Book) -> None:
        """Learn what another ledger knows: of each thing the newer, of values both."""
        for name, job in other.jobs.items():
            known = self.jobs.get(name)
            self.jobs[name] = job if known is None or known.last <= job.last else known
        for name, day in other.confirmed.items():
            self.confirmed[name] = max(day, self.confirmed.get(name, ""))
        for pointer, place in other.places.items():
            self.places[pointer] = _both(self.places[pointer], place) if pointer in self.places else place
        for name, times in other.times.items():
            mine = self.times.get(name, [])
            self.times[name] = times if mine[-len(times) :] == times else [*mine, *times][-MOST_TIMES:]


def _both(one: Place, other: Place) -> Place:
    values = list(dict.fromkeys((*one.values, *other.values)))
    lows = [each for each in (one.low, other.low) if each is not None]
    highs = [each for each in (one.high, other.high) if each is not None]
    return Place(
        null=one.null or other.null,
        values=[] if one.is_open or other.is_open or len(values) > MOST_VALUES else values,
        is_open=one.is_open or other.is_open or len(values) > MOST_VALUES,
        low=min(lows, default=None),
        high=max(highs, default=None),
        names=list(dict.fromkeys((*one.names, *other.names)))[:MOST_VALUES],
        seen=max(one.seen, other.seen),
    )


def read(path: Path) -> tuple[Book, str]:
    """The ledger at `path`, and a warning where there is a file that is none; without a file a new ledger."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("it is too large")
        return _book(json.loads(path.read_text(encoding="utf-8"))), ""
    except FileNotFoundError:
        return Book(), ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        return Book(), f"the ledger {path} cannot be read, and was begun afresh ({why})"


def write(path: Path, book: Book) -> None:
    """Replace the file in one step, so that it is never half written. Raises OSError; the old file then stands."""
    replaced(path, json.dumps({"truespec": VERSION, **asdict(book)}, sort_keys=True, indent=1))


def _book(data: Mapping[str, Json]) -> Book:
    if data["truespec"] != VERSION:
        raise ValueError(f"version {str(data['truespec'])[:20]}")
    return Book(
        jobs={str(name): Job(str(each["last"]), int(each["cost"])) for name, each in data["jobs"].items()},
        confirmed={str(name): str(day) for name, day in data["confirmed"].items()},
        places={str(pointer): _place(each) for pointer, each in data["places"].items()},
        times={str(name): [float(each) for each in times][-MOST_TIMES:] for name, times in data["times"].items()},
    )


def _place(data: Mapping[str, Json]) -> Place:
    return Place(
        null=data["null"] is True,
        values=[str(each) for each in data["values"]][:MOST_VALUES],
        is_open=data["is_open"] is True,
        low=None if data["low"] is None else float(data["low"]),
        high=None if data["high"] is None else float(data["high"]),
        names=[str(each) for each in data["names"]][:MOST_VALUES],
        seen=int(data["seen"]),
    )
