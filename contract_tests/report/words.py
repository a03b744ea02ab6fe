"""Sentences that several formats say: the verdict, coverage, what an entry of the baseline is about.

Knows accounts and English; must not know any format's escapes.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import cast

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.data.coverage import Coverage, Share
from contract_tests.observation import Drift

SHARES = (
    ("operations", "operations"),
    ("properties", "properties"),
    ("values", "enum values"),
    ("branches", "union branches"),
    ("constraints", "constraints"),
    ("sizes", "sizes"),
    ("statuses", "statuses"),
)
"""Members of coverage, and what they are called."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 drift`, `2 drifts`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def verdict(account: Account) -> str:
    """One sentence that says how it ended."""
    if account.drifts:
        counts = Counter(each.impact for each in account.drifts)
        told = ", ".join(f"{counts[impact]:,} {impact}" for impact in GRAVITY if counts[impact])
        return f"{counted(len(account.drifts), 'drift')}: {told}"
    if account.reason:
        return "Inconclusive"
    return "Clean: the server keeps to its document" + (", but for what is accepted" if account.accepted else "")


def effort(account: Account) -> str:
    """What the run has cost."""
    return f"{counted(account.requests, 'request')} in {duration(account.seconds)}, seed {account.seed}"


def duration(seconds: float) -> str:
    """`7.6 s`, `2 min 5 s`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds // 60):,} min {int(seconds % 60)} s"


def shares(coverage: Coverage) -> list[tuple[str, Share]]:
    """What is covered of what there is, by its name in English."""
    known = cast(Mapping[str, Share], coverage)
    return [(name, known[key]) for key, name in SHARES if key in known and known[key]["total"]]


def part(share: Share) -> str:
    """`20 of 25`."""
    return f"{share['covered']:,} of {share['total']:,}"


def entry(each: Entry) -> str:
    """An entry of the baseline: what it is about, why, and until when."""
    until = f", until {each.expires.isoformat()}" if each.expires is not None else ""
    return (
        f"{each.rule} at {each.pointer}{until}: {each.reason}"
        if each.reason
        else f"{each.rule} at {each.pointer}{until}"
    )


def date(moment: dt.datetime) -> str:
    """A moment, to the minute."""
    zone = " UTC" if moment.utcoffset() == dt.timedelta(0) else moment.strftime(" %z").rstrip()
    return moment.strftime("%Y-%m-%d %H:%M") + zone


def doubts(drift: Drift) -> list[str]:
    """What speaks against a drift."""
    told = [f"confidence {drift.confidence:.0%}"] if drift.confidence < 1 else []
    return [*told, "flaky"] if drift.flaky else told


def sentence(text: str) -> str:
    """A message as a sentence begins, unless it begins with a name as the document has it."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.isalpha() and first.islower() else text


def more(number: int, shown: int, noun: str, plural: str = "") -> str:
    """`and 2 more drifts`: how many of a number are not shown; empty where all are."""
    if number <= shown:
        return ""
    return f"and {counted(number - shown, f'more {noun}', f'more {plural}' if plural else '')}"
