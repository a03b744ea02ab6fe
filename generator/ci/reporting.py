"""From a report to issues and a pull request, step by step.

Knows the order of things and how to tell what was done; must not know HTTP, or how anything is worded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ci.github import GitHub
from generator.ci.issues import MOST_NEW, Step, mended, planned
from generator.ci.mending import Places, changed, mend, present_commit
from generator.ci.pull_requests import Proposal, is_due, propose, withdraw
from generator.ci.told import Told
from generator.ci.wording import marked, request_body

ACTS = {"open": "opened", "update": "brought up to date", "reopen": "opened again", "close": "closed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to do with a report. `link` is the address of the repository's files; `base` the branch to mend."""

    label: str = "truespec-drift"
    branch: str = "truespec/drift"
    base: str = "main"
    link: str = ""
    dry: bool = False


def report_issues(github: GitHub, told: Told, wanted: Wanted, say: Callable[[str], None]) -> dict[str, int]:
    """Bring the issues up to date; the numbers of the open ones by fingerprint."""
    issues = tuple(github.issues(wanted.label))
    steps = planned(told, issues, link=wanted.link)
    numbers = {said[0]: each.number for each in issues if (said := marked(each.body)) is not None}
    for step in steps:
        if wanted.dry:
            say(f"would have {ACTS[step.act]} {_named(step)}")
            continue
        number = _carry_out(github, step, wanted.label)
        said = marked(step.body)
        if said is not None:
            numbers[said[0]] = number
        say(f"{ACTS[step.act]} #{number}{f': {step.title}' if step.title else ''}")
    new = len(told.drifts) - len([each for each in told.drifts if each.fingerprint in numbers])
    if new and not wanted.dry:
        say(f"{new} more drifts have no issue yet: one run opens {MOST_NEW} at most")
    if not steps:
        say("the issues are up to date")
    return {each.fingerprint: numbers[each.fingerprint] for each in told.drifts if each.fingerprint in numbers}


def _named(step: Step) -> str:
    return f"#{step.number}" if step.number else step.title


def _carry_out(github: GitHub, step: Step, label: str) -> int:
    if step.comment:
        github.comment(step.number, step.comment)
    match step.act:
        case "open":
            return github.open_issue(step.title, step.body, label)
        case "close":
            github.change_issue(step.number, state="closed", state_reason="completed")
        case "reopen":
            github.change_issue(step.number, state="open", title=step.title, body=step.body)
        case "update":
            github.change_issue(step.number, title=step.title, body=step.body)
    return step.number


def report_mends(
    github: GitHub,
    told: Told,
    wanted: Wanted,
    places: Places,
    say: Callable[[str], None],
    *,
    day: dt.date,
    numbers: dict[str, int],
    progress: Callable[[str], None],
) -> None:
    """Bring the pull request up to date. The working tree gets the patches and what they generate."""
    drifts = mended(told)
    if not wanted.dry and not is_due(github, wanted.branch, told):
        say("the pull request is left as it is: not all that it mends was tested")
    elif drifts and wanted.dry:
        say(f"would have proposed patches for {len(drifts)} of {len(told.drifts)} drifts")
    elif drifts:
        changes = mend(drifts, places, day=day, progress=progress)
        files = changed(_paths(places), places.spec.resolve().parent)
        body = request_body(drifts, changes, numbers)
        title = f"Mend the document: {len(drifts)} drift{'' if len(drifts) == 1 else 's'}"
        if files:
            parent = present_commit(places.spec.resolve().parent)
            proposal = Proposal(
                branch=wanted.branch, base=wanted.base, parent=parent, files=files, title=title, body=body
            )
            say(propose(github, proposal))
    elif told.verdict != "inconclusive" and not told.reason and not wanted.dry:
        say(withdraw(github, wanted.branch) or "there is nothing to mend")


def _paths(places: Places) -> Sequence[Path]:
    """What may be in the pull request: nothing else that lies about in the working tree."""
    found = (places.overlay, places.out, *((places.changelog,) if places.changelog is not None else ()))
    return tuple(each.resolve() for each in found)
