"""An account as GitHub's Markdown: for the summary of a job and for issues.

Knows that dialect and what of it is too much; must not know how a run is carried out. Texts stand in code spans or
fences, or are escaped, so that none of them becomes a link, a heading, markup or a mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.observation import Drift, Impact
from contract_tests.report import pieces, words
from contract_tests.report.look import Look
from generator.findings import Finding
from generator.report.as_markdown import code, escaped, fence
from generator.report.style import plain

WHOLE = 50
"""How many drifts are told in full; LISTED in a line."""

LISTED = 500
LARGEST = 900_000
"""Characters of a report: the summary of a job may have 1 MiB."""

OPERATIONS = 12


def markdown(account: Account, look: Look) -> str:
    """The verdict, drifts by severity with patches and reproductions, the baseline, defects and coverage."""
    made: list[str] = []
    left = LARGEST
    for part in _parts(account, look):
        text = "".join(f"{line}\n" for line in part)
        if len(text) > left:
            return "".join((*made, "The rest is too long for this summary.\n"))
        made.append(text)
        left -= len(text)
    return "".join(made)


def _parts(account: Account, look: Look) -> Iterator[Iterator[str]]:
    yield _head(account)
    shown = 0
    for impact in GRAVITY:
        group = [each for each in account.drifts if each.impact == impact]
        if group:
            yield _heading(impact, len(group))
            for drift in group:
                shown += 1
                if shown <= WHOLE:
                    yield _drift(drift, account.url, look)
                elif shown <= LISTED:
                    yield iter((_brief(drift),))
            yield iter(("",) if shown > WHOLE else ())
    if shown > LISTED:
        yield iter((f"And {words.counted(shown - LISTED, 'more drift')}.", ""))
    yield _baseline(account)
    yield _defects(account.defects)
    yield _coverage(account)
    yield _operations(account)


def _head(account: Account) -> Iterator[str]:
    yield f"## {escaped(words.verdict(account))}"
    yield ""
    yield f"{escaped(account.title)} {escaped(account.version)} at {code(account.url)} · {words.effort(account)}"
    yield ""
    if account.reason:
        yield f"> **Inconclusive:** {escaped(account.reason)}"
        yield ""
    for note in account.notes:
        yield f"> {escaped(note)}"
        yield ""


def _heading(impact: Impact, number: int) -> Iterator[str]:
    yield f"### {impact.capitalize()} ({number:,})"
    yield ""


def _brief(drift: Drift) -> str:
    return f"- {code(drift.rule)} at {code(str(drift.pointer))}: {escaped(drift.message)}"


def _drift(drift: Drift, url: str, look: Look) -> Iterator[str]:
    yield f"#### {code(drift.rule)} at {code(str(drift.pointer))}"
    yield ""
    yield escaped(drift.message)
    yield ""
    yield " · ".join(_facts(drift))
    yield ""
    if drift.value is not None:
        yield from _details("Observed", "json", pieces.observed(drift.value))
    if drift.patch is not None:
        is_sure = "verified" if drift.patch_verified else "not verified"
        yield from _details(f"Patch of the document ({is_sure})", "yaml", pieces.patch_text(drift.patch))
    found = pieces.reproductions(drift, url)
    if found is not None:
        file = f", or: truespec replay {look.replays}/{drift.fingerprint}.json" if look.replays else ""
        yield from _details(f"Show it again with curl{file}", "sh", found.curl)


def _facts(drift: Drift) -> Iterator[str]:
    if drift.position is not None:
        yield f"**Where** {code(str(drift.position))}"
    names = [code(each) for each in drift.operations[:OPERATIONS]]
    more = f" and {len(drift.operations) - OPERATIONS} more" if len(drift.operations) > OPERATIONS else ""
    yield f"**Operations** {', '.join(names) or 'none'}{more}"
    yield f"**Seen** {words.counted(drift.count, 'time')} (requests {drift.first:,} to {drift.last:,})"
    yield f"**Confidence** {drift.confidence:.0%}{', flaky' if drift.flaky else ''}"
    yield f"**Fingerprint** {code(drift.fingerprint)}"


def _details(title: str, language: str, text: str) -> Iterator[str]:
    """A fold with a fenced block."""
    ticks = fence(text)
    yield f"<details><summary>{escape(plain(title))}</summary>"
    yield ""
    yield f"{ticks}{language}"
    yield text
    yield ticks
    yield ""
    yield "</details>"
    yield ""


def _baseline(account: Account) -> Iterator[str]:
    entries = [
        *(("Accepted", entry) for _, entry in account.accepted),
        *(("Stale: not seen any more", entry) for entry in account.stale),
        *(("Expired", entry) for entry in account.expired),
        *(("Nothing can be said: too little was tested", entry) for entry, _ in account.pending),
    ]
    if not entries:
        return
    yield f"### Baseline ({len(entries):,})"
    yield ""
    yield from (f"- **{name}** {_entry(each)}" for name, each in entries[:LISTED])
    if len(entries) > LISTED:
        yield f"- and {words.counted(len(entries) - LISTED, 'more entry', 'more entries')}"
    yield ""


def _entry(entry: Entry) -> str:
    until = f", until {entry.expires.isoformat()}" if entry.expires is not None else ""
    return f"{code(entry.rule)} at {code(entry.pointer)}{until}: {escaped(entry.reason)} ({code(entry.fingerprint)})"


def _defects(defects: Sequence[Finding]) -> Iterator[str]:
    if not defects:
        return
    yield f"### Defects of the document ({len(defects):,})"
    yield ""
    for each in defects[:LISTED]:
        where = f" at {code(str(each.position))}" if each.position is not None else ""
        yield f"- {code(each.rule)}{where}: {escaped(each.message)}"
    if len(defects) > LISTED:
        yield f"- and {words.counted(len(defects) - LISTED, 'more defect')}"
    yield ""


def _coverage(account: Account) -> Iterator[str]:
    found = words.shares(account.coverage)
    if not found:
        return
    yield "### Coverage"
    yield ""
    yield f"| {' | '.join(name for name, _ in found)} |"
    yield f"|{'---|' * len(found)}"
    yield f"| {' | '.join(words.part(share) for _, share in found)} |"
    yield ""


def _operations(account: Account) -> Iterator[str]:
    listed = account.coverage["by_operation"]
    if not listed:
        return
    yield "<details><summary>By operation</summary>"
    yield ""
    yield "| operation | requests | statuses | not seen | properties |"
    yield "|---|--:|---|---|--:|"
    for name, each in list(listed.items())[:LISTED]:
        left = [status for status in each["declared"] if status not in each["seen"]]
        cells = (_cell(name), f"{each['requests']:,}", _cells(each["seen"]), _cells(left))
        yield f"| {' | '.join(cells)} | {words.part(each['properties'])} |"
    yield ""
    yield "</details>"
    yield ""


def _cells(texts: Sequence[str]) -> str:
    return " ".join(map(_cell, texts))


def _cell(text: str) -> str:
    """Code in a table, where a bar would end the cell even in a span (GitHub's Markdown, section 4.10)."""
    return code(text).replace("|", "\\|")
