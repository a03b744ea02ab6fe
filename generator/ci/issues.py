"""Which issues to open, to bring up to date, to open again and to close: one for each drift.

Knows reports and what issues there are; must not know HTTP. An issue is closed only when what it tells was tested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.ci.told import Drift, Told
from generator.ci.wording import back, body, gone, marked, title

MOST_NEW = 20
"""How many issues one run may open: what is wrong as a whole must not drown the owner of the repository."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue that exists."""

    number: int
    title: str
    body: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do. `number` is that of the issue, 0 for a new one; `comment` comes first where it is not empty."""

    act: Literal["open", "update", "reopen", "close"]
    number: int = 0
    title: str = ""
    body: str = ""
    comment: str = ""


def planned(told: Told, issues: Sequence[Issue], *, link: str = "") -> tuple[Step, ...]:
    """The steps that bring the issues to what a report tells; none where the report is inconclusive and shows nothing.

    Drifts of the baseline get no issue of their own, and keep the one that they have.
    """
    known = _known(issues)
    steps = [*_told(told, known, link)]
    if told.verdict != "inconclusive" and not told.reason:
        steps += _gone(told, known)
    return tuple(steps)


def _known(issues: Sequence[Issue]) -> dict[str, Issue]:
    """Issues by fingerprint; of several the open one, then the newest."""
    found: dict[str, Issue] = {}
    for issue in sorted(issues, key=lambda each: (each.is_open, each.number)):
        said = marked(issue.body)
        if said is not None:
            found[said[0]] = issue
    return found


def _told(told: Told, known: dict[str, Issue], link: str) -> Iterator[Step]:
    fresh = 0
    for drift in told.drifts:
        issue = known.get(drift.fingerprint)
        heading, text = title(drift), body(drift, told, link)
        if issue is None:
            fresh += 1
            if fresh <= MOST_NEW:
                yield Step(act="open", title=heading, body=text)
        elif not issue.is_open:
            yield Step(act="reopen", number=issue.number, title=heading, body=text, comment=back())
        elif _differs(issue, heading, text):
            yield Step(act="update", number=issue.number, title=heading, body=text)


def _differs(issue: Issue, heading: str, text: str) -> bool:
    """Whether an issue says something else; GitHub keeps line breaks as they come from forms."""
    return (issue.title, issue.body.replace("\r\n", "\n").strip()) != (heading, text.strip())


def _gone(told: Told, known: dict[str, Issue]) -> Iterator[Step]:
    present = {each.fingerprint for each in told.drifts} | told.accepted
    for fingerprint, issue in sorted(known.items(), key=lambda each: each[1].number):
        said = marked(issue.body)
        operations = said[1] if said is not None else frozenset()
        if issue.is_open and fingerprint not in present and operations and operations <= told.tested:
            yield Step(act="close", number=issue.number, comment=gone(told))


def mended(told: Told) -> tuple[Drift, ...]:
    """The drifts that have a verified patch, flaky ones left out."""
    return tuple(each for each in told.drifts if each.patch is not None and not each.flaky)
