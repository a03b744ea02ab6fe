"""A sender that passes the guard first, and tells it what came of it.

Knows senders and the guard; must not know what either does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from contract_tests.cases import Case, Exchange
from contract_tests.client import Credential, Sender, unsent
from contract_tests.safety.guard import Guard


@dataclass(slots=True)
class GuardedSender(Sender):
    """Sends what the guard allows; what it does not comes back as if nobody could send it."""

    guard: Guard | None = field(default=None, kw_only=True)

    def send(self, case: Case, *, credential: Credential = "right", waits: bool = True) -> Exchange:
        """The answer to `case`; see Sender."""
        guard = self.guard
        if guard is None:
            return Sender.send(self, case, credential=credential, waits=waits)
        case = guard.prepared(case)
        why = guard.allows(case)
        if why is not None:
            return unsent(case, why)
        before = self.sent
        exchange = Sender.send(self, case, credential=credential, waits=waits)
        guard.heard(exchange, is_repeated=self.sent - before > 1)
        return exchange
