"""What a benchmark found: rows with bounds, as a table, and saved for the next run to compare with.

Knows numbers and bounds; must not know what is measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing; `at_most` None is for information."""

    what: str
    value: float
    unit: str
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.at_most is None or self.value <= self.at_most


def report(rows: Sequence[Row], results: Path) -> int:
    """Print `rows` beside those of the run before, save them to `results`; 1 when a bound is missed."""
    before = json.loads(results.read_text()) if results.exists() else {}
    print("\n".join(table(rows, before)))
    saved = {row.what: {key: value for key, value in asdict(row).items() if key != "what"} for row in rows}
    results.write_text(json.dumps(saved, indent=2) + "\n")
    return 0 if all(row.holds for row in rows) else 1


def table(rows: Sequence[Row], before: dict[str, dict[str, float]]) -> Iterator[str]:
    """The rows as aligned text: measured, at most, before."""
    width = max(len(row.what) for row in rows)
    yield f"{'':{width}}  {'now':>9}  {'at most':>9}  {'before':>9}"
    for row in rows:
        bound = "" if row.at_most is None else f"{row.at_most:g} {row.unit}"
        old = before.get(row.what, {}).get("value")
        earlier = "" if old is None else f"{old:g} {row.unit}"
        yield f"{row.what:{width}}  {f'{row.value:g} {row.unit}':>9}  {bound:>9}  {earlier:>9}" + (
            "" if row.holds else "  MISSED"
        )
