"""What a report's page lists beside drifts: entries of the baseline, and defects of the document.

Knows what is shown of them; must not know markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contract_tests.account import Entry
from contract_tests.report import words
from generator.findings import Finding
from generator.report.style import plain

LISTED = 300
"""How many are listed of one kind."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One entry of the baseline, or one defect."""

    rule: str
    pointer: str
    reason: str = ""
    until: str = ""
    fingerprint: str = ""
    position: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Remarks of one kind. `more` says how many are not shown."""

    title: str
    shown: tuple[Remark, ...]
    more: str


def of_entries(title: str, entries: Sequence[Entry]) -> Listing:
    """Entries of the baseline."""
    more = words.more(len(entries), LISTED, "entry", "entries")
    return Listing(title, tuple(map(_entry, entries[:LISTED])), more)


def _entry(entry: Entry) -> Remark:
    until = f"until {entry.expires.isoformat()}" if entry.expires is not None else "without an end"
    return Remark(plain(entry.rule), plain(entry.pointer), plain(entry.reason), until, plain(entry.fingerprint))


def of_defects(defects: Sequence[Finding]) -> Listing:
    """Defects of the document."""
    return Listing("", tuple(map(_defect, defects[:LISTED])), words.more(len(defects), LISTED, "defect"))


def _defect(finding: Finding) -> Remark:
    position = plain(str(finding.position)) if finding.position is not None else ""
    message = plain(words.sentence(finding.message))
    return Remark(plain(finding.rule), plain(str(finding.pointer)), position=position, message=message)
