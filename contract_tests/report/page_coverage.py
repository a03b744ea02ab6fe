"""Coverage as a report's page shows it: bars, the statuses of each operation, and what was not covered.

Knows what is shown of it; must not know markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from contract_tests.data.coverage import Activity, Share
from contract_tests.report import words
from generator.report.style import plain

COLUMNS = (("properties", "Properties"), ("values", "Values"), ("branches", "Branches"), ("constraints", "Constraints"))


GAPS = 12
"""Targets that are named as uncovered of one operation."""


@dataclass(frozen=True, slots=True)
class Bar:
    """So many of so many, as text and for a bar."""

    name: str
    covered: str
    total: str
    percent: int

    @property
    def is_any(self) -> bool:
        """Whether there is anything to cover."""
        return self.total != "0"


@dataclass(frozen=True, slots=True)
class Status:
    """One status of an operation. `kind` is empty where it was declared and came."""

    text: str
    kind: Literal["", "missing", "wrong"]
    meaning: str


@dataclass(frozen=True, slots=True)
class Row:
    """One operation's coverage. `drifts` counts those that it shows, `first` is the card of one of them."""

    name: str
    requests: str
    statuses: tuple[Status, ...]
    shares: tuple[Bar, ...]
    drifts: str
    first: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What of an operation was not covered."""

    name: str
    why: str
    left: tuple[str, ...]
    more: str


def bar(name: str, share: Share) -> Bar:
    """A share as a bar."""
    percent = 100 * share["covered"] // share["total"] if share["total"] else 0
    return Bar(name, f"{share['covered']:,}", f"{share['total']:,}", percent)


def row(name: str, activity: Activity, cards: Sequence[str]) -> Row:
    """What was done of an operation; `cards` are the ids of those of its drifts."""
    statuses = [
        Status(plain(each), "", "came") if each in activity["seen"] else Status(plain(each), "missing", "never came")
        for each in activity["declared"]
    ]
    statuses += [Status(str(each), "wrong", "is not declared, and came") for each in activity["undeclared"]]
    shares = cast(dict[str, Share], activity)
    return Row(
        plain(name),
        f"{activity['requests']:,}",
        tuple(statuses),
        tuple(bar(title, shares[key]) for key, title in COLUMNS),
        words.counted(len(cards), "drift") if cards else "",
        cards[0] if cards else "",
    )


def gap(name: str, why: str, left: Sequence[str]) -> Gap:
    """What was not covered of an operation, and `why` nothing was sent, empty where something was."""
    told = f"No request could be made: there was no value for {why}." if why else ""
    return Gap(plain(name), plain(told), tuple(map(plain, left[:GAPS])), words.more(len(left), GAPS, "target"))
