"""An account for a terminal: what matters most on one screen of 80 by 24, and what else there is in numbers.

Knows layout, widths and colours; must not know how a run is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.observation import Drift, Impact
from contract_tests.report import words
from contract_tests.report.columns import fitted, middle, tail, width
from contract_tests.report.look import Look
from generator.report.style import plain

WIDTH = 80
HEIGHT = 23
"""Lines, so that a prompt stands below."""

COLORS: tuple[tuple[Impact, str], ...] = (
    ("security", "1;35"),
    ("breaking", "1;31"),
    ("additive", "33"),
    ("informational", "36"),
)
VERDICTS = (("drift", "1;31"), ("inconclusive", "1;33"), ("clean", "1;32"))
FAINT = "2"
NOTE = 2
"""Lines of one note."""

REMARKS = 3
"""Lines for each kind of remark."""

REASON = 3
"""Lines for why nothing can be said, which also says what to do."""


def text(account: Account, look: Look) -> str:
    """The verdict, the gravest drifts, what the baseline says, coverage and notes: at most 23 lines of 80 columns."""
    below = [*_baseline(account, look), *_coverage(account, look), *_notes(account, look), *_end(account, look)]
    above = [*_head(account, look)]
    room = HEIGHT - len(above) - len(below)
    return "\n".join((*above, *_drifts(account.drifts, room, look), *below, ""))


def _head(account: Account, look: Look) -> Iterator[str]:
    yield _line(f"{account.title} {account.version} at {account.url}", look, FAINT)
    yield ""


def _drifts(drifts: Sequence[Drift], room: int, look: Look) -> list[str]:
    """Paragraphs of drifts, the gravest kind first, each kind below its heading: as many as there is room for."""
    made: list[str] = []
    told = 0
    for impact in GRAVITY:
        group = [each for each in drifts if each.impact == impact]
        for number, drift in enumerate(group):
            heading = [] if number else [_heading(impact, len(group), look)]
            lines = [*heading, *_paragraph(drift, look)]
            # Two lines stay for 'and N more' and the blank one below it.
            if told and len(made) + len(lines) > room - (2 if told + 1 < len(drifts) else 1):
                return [*made, _line(f"and {words.counted(len(drifts) - told, 'more drift')}", look, FAINT), ""]
            made += lines
            told += 1
    return [*made, ""] if made else []


def _heading(impact: Impact, number: int, look: Look) -> str:
    return _line(f"{impact.upper()} · {number:,}", look, dict(COLORS)[impact])


def _paragraph(drift: Drift, look: Look) -> Iterator[str]:
    told = [words.counted(len(drift.operations), "operation"), f"seen {words.counted(drift.count, 'time')}"]
    facts = " · ".join((*told, *words.doubts(drift), drift.fingerprint))
    yield _spread(f"  {drift.rule} ", str(drift.pointer), look)
    yield _line(f"    {middle(plain(drift.message), WIDTH - 4)}", look)
    place = tail(plain(str(drift.position)), WIDTH - len(facts) - 7) if drift.position is not None else ""
    yield _line(f"    {place} · {facts}" if place else f"    {facts}", look, FAINT)


def _baseline(account: Account, look: Look) -> Iterator[str]:
    if account.accepted:
        yield _line(f"accepted  {words.counted(len(account.accepted), 'drift')} of the baseline", look, FAINT)
    stale = [_spread(f"stale     not seen: {each.rule} ", each.pointer, look) for each in account.stale]
    yield from _some(stale, "stale entry", "stale entries", look)
    expired = [_spread(f"expired   {_day(each)}: {each.rule} ", each.pointer, look) for each in account.expired]
    yield from _some(expired, "expired entry", "expired entries", look)
    if account.pending:
        number = words.counted(len(account.pending), "entry", "entries")
        yield _line(f"pending   nothing can be said of {number} of the baseline: too little was tested", look)
    if account.defects:
        yield _line(f"document  {words.counted(len(account.defects), 'defect')} of the document itself", look)


def _day(entry: Entry) -> str:
    return entry.expires.isoformat() if entry.expires is not None else "its day has passed"


def _some(lines: Sequence[str], noun: str, plural: str, look: Look) -> Iterator[str]:
    shown = lines if len(lines) <= REMARKS else lines[: REMARKS - 1]
    yield from shown
    if len(shown) < len(lines):
        yield _line(
            f"          and {words.counted(len(lines) - len(shown), f'more {noun}', f'more {plural}')}", look, FAINT
        )


def _coverage(account: Account, look: Look) -> Iterator[str]:
    """Lines of names and shares, as many in each as fit."""
    yield _line(f"sent      {words.effort(account)}", look, FAINT)
    told = [f"{share['covered']:,}/{share['total']:,} {name}" for name, share in words.shares(account.coverage)]
    line = "covered   "
    for index, each in enumerate(told):
        separator = "" if index == 0 else " · "
        if len(line) + len(separator) + len(each) > WIDTH:
            yield _line(line, look, FAINT)
            line, separator = "          ", ""
        line += separator + each
    if told:
        yield _line(line, look, FAINT)


def _notes(account: Account, look: Look) -> Iterator[str]:
    lines = [_line(line, look) for each in account.notes for line in _folded(f"note      {plain(each)}", NOTE)]
    yield from _some(lines, "line", "lines", look)


def _end(account: Account, look: Look) -> Iterator[str]:
    shown = [each.fingerprint for each in account.drifts if each.reproduction is not None]
    if shown and look.replays:
        yield from _again(f"truespec replay {look.replays}/{shown[0]}.json", f"--url {account.url}", look)
    yield _line(words.verdict(account), look, dict(VERDICTS)[account.verdict])
    if account.reason:
        reason = plain(f"Inconclusive: {account.reason}" if account.drifts else account.reason)
        yield from (_line(each, look) for each in _folded(reason, REASON, indent=""))


def _folded(text: str, most: int, *, indent: str = " " * 10) -> list[str]:
    """A text on so many lines at most."""
    return wrap(text, WIDTH, subsequent_indent=indent, max_lines=most, placeholder=" …", break_on_hyphens=False)


def _again(command: str, options: str, look: Look) -> Iterator[str]:
    """A command on one line, or on two that can be pasted."""
    if len(command) + len(options) + 11 <= WIDTH:
        yield _line(f"again     {command} {options}", look, FAINT)
        return
    yield _line(f"again     {command} \\", look, FAINT)
    yield _line(f"            {options}", look, FAINT)


def _line(words_: str, look: Look, code: str = "") -> str:
    shown = fitted(plain(words_), WIDTH)
    return f"\x1b[{code}m{shown}\x1b[0m" if look.color and code else shown


def _spread(left: str, pointer: str, look: Look) -> str:
    """A rule, and a pointer whose beginning is left out where it is too long: its end is what matters."""
    begun = fitted(plain(left), 3 * WIDTH // 5)
    shown = tail(plain(pointer), WIDTH - width(begun))
    return f"\x1b[1m{begun}\x1b[0m{shown}" if look.color and left.startswith("  ") else f"{begun}{shown}"
