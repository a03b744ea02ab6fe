"""Leaving a server as it was: before a run what earlier ones have left, after it what it has made itself.

Knows when to sweep; must not know what is sent in between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from contract_tests.client import Inconclusive, Sender, Spent
from contract_tests.safety.guard import Guard
from contract_tests.safety.journal import SUFFIX, Journal
from contract_tests.safety.marking import Run
from contract_tests.safety.sweeping import Sweep

TOLD = 5
"""How many leftovers are named."""


@dataclass(slots=True)
class Keeping:
    """The care for one workspace. `sender` makes senders that no guard stands before; `notes` is what became of it."""

    guard: Guard
    where: Path
    sender: Callable[[], Sender]
    notes: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Remove what earlier runs have left, and open a journal. Raises InputError where none can be written."""
        self._swept("an earlier run had left", by_lists=False)
        run = Run.new()
        self.guard.journal = Journal(self.where / f"{run.token}{SUFFIX}", run)

    def end(self) -> None:
        """Remove what this run has made and not removed itself. Where the server is lost the journal stays."""
        journal = self.guard.journal
        if journal is not None:
            journal.close(is_clean=journal.number == 0)
            self.guard.journal = None
            self._swept("was left", by_lists=False)

    def sweep(self) -> tuple[list[str], list[str]]:
        """Remove everything of ours that journals and lists tell of; what was removed, and what was not.

        Raises Inconclusive and Spent where the server does not let it.
        """
        sweep = Sweep(self.guard.api, self.guard.graph, self.sender())
        try:
            sweep.journals(self.where)
            sweep.lists()
        finally:
            sweep.sender.close()
        return sweep.removed, sweep.kept

    def _swept(self, what: str, *, by_lists: bool) -> None:
        sweep = Sweep(self.guard.api, self.guard.graph, self.sender())
        try:
            sweep.journals(self.where)
            if by_lists:
                sweep.lists()
        except (Inconclusive, Spent) as error:
            self.notes.append(f"what {what} could not be removed, and is tried again with the next run: {error}")
        finally:
            sweep.sender.close()
        if sweep.removed:
            self.notes.append(f"{len(sweep.removed)} things that {what} were removed: {_some(sweep.removed)}")
        if sweep.kept:
            self.notes.append(f"{len(sweep.kept)} things that {what} could not be removed: {_some(sweep.kept)}")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return ", ".join(names[:TOLD]) + more
