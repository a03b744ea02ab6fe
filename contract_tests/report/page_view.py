"""What the page of a report shows, ready to be put into its template: texts, numbers, and nothing left to compute.

Knows what fits a page; must not know markup. Every text here is harmless but for markup, which the template escapes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from contract_tests.account import GRAVITY, Account
from contract_tests.observation import Impact
from contract_tests.report import words
from contract_tests.report.look import Look
from contract_tests.report.page_cards import Card, card, card_id
from contract_tests.report.page_coverage import COLUMNS, Bar, Gap, Row, bar, gap, row
from contract_tests.report.page_remarks import Listing, of_defects, of_entries
from generator import __version__
from generator.report.style import plain

OPEN = 1
"""How many cards are open when the page is."""

CARDS = 1_000
LISTED = 300
GRAVEST: tuple[tuple[Impact, str], ...] = (
    ("security", "The gravest concerns security: somebody is let in, or something is shown, that should not be."),
    ("breaking", "The gravest breaks clients that follow the document."),
    ("additive", "None breaks a client that follows the document."),
    ("informational", "None hurts a client; they are worth knowing."),
)


@dataclass(frozen=True, slots=True)
class Severity:
    """How many drifts are so grave."""

    name: str
    count: str


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
            return plain(words.sentence(account.reason))
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
        return tuple(plain(words.sentence(each)) for each in (*reason, *self.account.notes))

    @property
    def shares(self) -> tuple[Bar, ...]:
        """Coverage of the whole document."""
        return tuple(bar(name.capitalize(), share) for name, share in words.shares(self.account.coverage))

    @property
    def how_many(self) -> str:
        """How many drifts there are."""
        return f"{len(self.account.drifts):,}"

    @property
    def cards(self) -> tuple[Card, ...]:
        """The drifts, the gravest first."""
        return tuple(
            card(drift, self.account.url, self.look, is_open=index < OPEN)
            for index, drift in enumerate(self.account.drifts[:CARDS])
        )

    @property
    def more_drifts(self) -> str:
        """How many drifts have no card."""
        return words.more(len(self.account.drifts), CARDS, "drift")

    @property
    def baseline(self) -> tuple[Listing, ...]:
        """What of the baseline wants looking at, then what is accepted."""
        account = self.account
        pending = [entry for entry, _ in account.pending]
        accepted = [entry for _, entry in account.accepted]
        kinds = (
            ("Expired: these count as drift again", account.expired),
            ("Stale: not seen any more", account.stale),
            ("Pending: too little was tested for anything to be said", pending),
            ("Accepted: seen, and known", accepted),
        )
        return tuple(of_entries(title, listed) for title, listed in kinds if listed)

    @property
    def defects(self) -> Listing:
        """Faults of the document."""
        return of_defects(self.account.defects)

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
                shown.setdefault(name, []).append(card_id(drift))
        listed = self.account.coverage["by_operation"].items()
        return tuple(row(name, activity, shown.get(name, [])) for name, activity in listed)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was not covered, by operation."""
        coverage = self.account.coverage
        names = dict.fromkeys((*coverage["untestable"], *coverage["uncovered"]))
        return tuple(
            gap(name, coverage["untestable"].get(name, ""), coverage["uncovered"].get(name, ()))
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
