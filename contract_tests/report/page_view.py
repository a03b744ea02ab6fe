"""What the page of a report shows, ready to be put into its template: texts, numbers, and nothing left to compute.

Knows what fits a page; must not know markup. Every text here is harmless but for markup, which the template escapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.data.coverage import Activity, Share
from contract_tests.observation import Drift, Impact
from contract_tests.report import words
from contract_tests.report.look import Look
from contract_tests.report.pieces import Line, Scripts, block, observed, patch_lines, reproductions
from generator import __version__
from generator.document.yaml_text import to_yaml
from generator.findings import Finding
from generator.report.style import plain

OPEN = 1
"""How many cards are open when the page is."""

CARDS = 1_000
OPERATIONS = 60
LISTED = 300
GAPS = 12
"""Targets that are named as uncovered of one operation."""

GRAVEST: tuple[tuple[Impact, str], ...] = (
    ("security", "The gravest concerns security: somebody is let in, or something is shown, that should not be."),
    ("breaking", "The gravest breaks clients that follow the document."),
    ("additive", "None breaks a client that follows the document."),
    ("informational", "None hurts a client; they are worth knowing."),
)

COLUMNS = (("properties", "Properties"), ("values", "Values"), ("branches", "Branches"), ("constraints", "Constraints"))


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
class Severity:
    """How many drifts are so grave."""

    name: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One drift."""

    id: str
    fingerprint: str
    severity: str
    rule: str
    message: str
    path: tuple[str, ...]
    leaf: str
    position: str
    shown_by: str
    seen: str
    doubts: tuple[str, ...]
    operations: tuple[str, ...]
    more_operations: str
    declared: str
    observed: str
    patch: tuple[Line, ...]
    is_verified: bool
    scripts: Scripts | None
    again: str
    is_open: bool
    has_more: bool


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


@dataclass(frozen=True, slots=True)
class Page:
    """An account as a page shows it."""

    account: Account
    look: Look

    @property
    def truespec(self) -> str:
        """The program's version."""
        return __version__

    @property
    def title(self) -> str:
        """The document's."""
        return plain(self.account.title)

    @property
    def version(self) -> str:
        """The document's."""
        return plain(self.account.version)

    @property
    def verdict(self) -> str:
        """One word, which is a class of the page's style."""
        return self.account.verdict

    @property
    def headline(self) -> str:
        """The verdict in two words."""
        if self.account.drifts:
            return words.counted(len(self.account.drifts), "drift")
        return self.account.verdict.capitalize()

    @property
    def meaning(self) -> str:
        """What the verdict means for whom."""
        account = self.account
        if account.drifts:
            gravest = next(text for impact, text in GRAVEST if any(each.impact == impact for each in account.drifts))
            return f"The server is not what its document says. {gravest}"
        if account.reason:
            return plain(_sentence(account.reason))
        known = words.counted(len(account.accepted), "drift")
        beside = f" but for {known} that the baseline accepts" if account.accepted else ""
        return f"Whatever was seen of the server is as its document says{beside}."

    @property
    def severities(self) -> tuple[Severity, ...]:
        """Those that occur, the gravest first."""
        counts = Counter(each.impact for each in self.account.drifts)
        return tuple(Severity(each, f"{counts[each]:,}") for each in GRAVITY if counts[each])

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Names and values."""
        account = self.account
        began = (("Began", words.date(account.started)),) if account.started is not None else ()
        return (
            ("Server", plain(account.url)),
            *began,
            ("Requests", f"{account.requests:,}"),
            ("Time", words.duration(account.seconds)),
            ("Seed", str(account.seed)),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known to weigh the rest."""
        reason = (
            [f"Inconclusive beyond this: {self.account.reason}"] if self.account.drifts and self.account.reason else []
        )
        return tuple(plain(_sentence(each)) for each in (*reason, *self.account.notes))

    @property
    def shares(self) -> tuple[Bar, ...]:
        """Coverage of the whole document."""
        return tuple(_bar(name.capitalize(), share) for name, share in words.shares(self.account.coverage))

    @property
    def how_many(self) -> str:
        """How many drifts there are."""
        return f"{len(self.account.drifts):,}"

    @property
    def cards(self) -> tuple[Card, ...]:
        """The drifts, the gravest first."""
        return tuple(
            _card(drift, self.account.url, self.look, is_open=index < OPEN)
            for index, drift in enumerate(self.account.drifts[:CARDS])
        )

    @property
    def more_drifts(self) -> str:
        """How many drifts have no card."""
        return _more(len(self.account.drifts), CARDS, "drift")

    @property
    def accepted(self) -> tuple[Remark, ...]:
        """Entries whose drift was seen."""
        return tuple(_entry(entry) for _, entry in self.account.accepted[:LISTED])

    @property
    def more_accepted(self) -> str:
        """How many are not listed."""
        return _more(len(self.account.accepted), LISTED, "entry", "entries")

    @property
    def stale(self) -> tuple[Remark, ...]:
        """Entries whose drift was not seen."""
        return tuple(map(_entry, self.account.stale[:LISTED]))

    @property
    def more_stale(self) -> str:
        """How many are not listed."""
        return _more(len(self.account.stale), LISTED, "entry", "entries")

    @property
    def expired(self) -> tuple[Remark, ...]:
        """Entries whose day has passed."""
        return tuple(map(_entry, self.account.expired[:LISTED]))

    @property
    def more_expired(self) -> str:
        """How many are not listed."""
        return _more(len(self.account.expired), LISTED, "entry", "entries")

    @property
    def pending(self) -> tuple[Remark, ...]:
        """Entries of which nothing can be said."""
        return tuple(_entry(entry) for entry, _ in self.account.pending[:LISTED])

    @property
    def more_pending(self) -> str:
        """How many are not listed."""
        return _more(len(self.account.pending), LISTED, "entry", "entries")

    @property
    def defects(self) -> tuple[Remark, ...]:
        """Faults of the document."""
        return tuple(map(_defect, self.account.defects[:LISTED]))

    @property
    def more_defects(self) -> str:
        """How many are not listed."""
        return _more(len(self.account.defects), LISTED, "defect")

    @property
    def columns(self) -> tuple[str, ...]:
        """What is told of each operation's requests."""
        return tuple(name for _, name in COLUMNS)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The operations, in the order of the document."""
        shown: dict[str, list[str]] = {}
        for drift in self.account.drifts[:CARDS]:
            for name in drift.operations:
                shown.setdefault(name, []).append(_id(drift))
        listed = self.account.coverage["by_operation"].items()
        return tuple(_row(name, activity, shown.get(name, [])) for name, activity in listed)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was not covered, by operation."""
        coverage = self.account.coverage
        names = dict.fromkeys((*coverage["untestable"], *coverage["uncovered"]))
        return tuple(
            _gap(name, coverage["untestable"].get(name, ""), coverage["uncovered"].get(name, ()))
            for name in list(names)[:LISTED]
        )

    @property
    def colophon(self) -> str:
        """How to come by the same."""
        sent = words.counted(self.account.requests, "request")
        return (
            f"Truespec {__version__} sent {sent} with seed {self.account.seed}. "
            "Values are cut, and what looks like a phone number, an address or a key is left out."
        )


def _card(drift: Drift, url: str, look: Look, *, is_open: bool) -> Card:
    *path, leaf = str(drift.pointer).split("/")
    scripts = reproductions(drift, url)
    is_told = scripts is not None or drift.patch is not None or drift.value is not None or drift.declared is not None
    return Card(
        id=_id(drift),
        fingerprint=drift.fingerprint,
        severity=drift.impact,
        rule=plain(drift.rule),
        message=plain(_sentence(drift.message)),
        path=tuple(map(plain, path)),
        leaf=plain(leaf),
        position=plain(str(drift.position)) if drift.position is not None else "",
        shown_by=_shown_by(drift),
        seen=_seen(drift),
        doubts=tuple(words.doubts(drift)),
        operations=tuple(map(plain, drift.operations[:OPERATIONS])),
        more_operations=_more(len(drift.operations), OPERATIONS, "operation"),
        declared=block(to_yaml(drift.declared)) if drift.declared is not None else "",
        observed=observed(drift.value) if drift.value is not None else "",
        patch=tuple(patch_lines(drift.patch)),
        is_verified=drift.patch_verified,
        scripts=scripts,
        again=plain(f"truespec replay {look.replays}/{drift.fingerprint}.json --url {url}") if look.replays else "",
        is_open=is_open,
        has_more=is_told or len(drift.operations) > 1,
    )


def _id(drift: Drift) -> str:
    return f"drift-{drift.fingerprint}"


def _shown_by(drift: Drift) -> str:
    if len(drift.operations) == 1:
        return f"shown by {plain(drift.operations[0])}"
    return f"shown by {words.counted(len(drift.operations), 'operation')}"


def _seen(drift: Drift) -> str:
    if drift.count == 1:
        return f"seen once, in request {drift.first:,}"
    return f"seen {drift.count:,} times, in requests {drift.first:,} to {drift.last:,}"


def _sentence(text: str) -> str:
    """A message as a sentence begins, unless it begins with a name as the document has it."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.isalpha() and first.islower() else text


def _entry(entry: Entry) -> Remark:
    until = f"until {entry.expires.isoformat()}" if entry.expires is not None else "without an end"
    return Remark(plain(entry.rule), plain(entry.pointer), plain(entry.reason), until, plain(entry.fingerprint))


def _defect(finding: Finding) -> Remark:
    position = plain(str(finding.position)) if finding.position is not None else ""
    message = plain(_sentence(finding.message))
    return Remark(plain(finding.rule), plain(str(finding.pointer)), position=position, message=message)


def _bar(name: str, share: Share) -> Bar:
    percent = 100 * share["covered"] // share["total"] if share["total"] else 0
    return Bar(name, f"{share['covered']:,}", f"{share['total']:,}", percent)


def _row(name: str, activity: Activity, cards: Sequence[str]) -> Row:
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
        tuple(_bar(title, shares[key]) for key, title in COLUMNS),
        words.counted(len(cards), "drift") if cards else "",
        cards[0] if cards else "",
    )


def _gap(name: str, why: str, left: Sequence[str]) -> Gap:
    told = f"No request could be made: there was no value for {why}." if why else ""
    return Gap(plain(name), plain(told), tuple(map(plain, left[:GAPS])), _more(len(left), GAPS, "target"))


def _more(number: int, shown: int, noun: str, plural: str = "") -> str:
    if number <= shown:
        return ""
    return f"and {words.counted(number - shown, f'more {noun}', f'more {plural}' if plural else '')}"
