"""What may be sent at all: rules that stand in front of the sender, which asks each of them before every request.

Knows cases; must not know HTTP. A budget of creations, a cost that must not be exceeded, operations that a mode allows:
each is a policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from contract_tests.cases import Case


class Forbidden(Exception):  # noqa: N818 - a rule of ours, nothing wrong with anyone
    """A policy does not allow a request; the message says why. Nothing was sent."""


class Policy(Protocol):
    """Decides over one request. It is asked once for each that is about to be sent, repetitions too."""

    def allows(self, case: Case) -> str | None:
        """Why the case must not be sent; None where it may."""


def require_allowed(policies: Sequence[Policy], case: Case) -> None:
    """Raises Forbidden where a policy says no."""
    for policy in policies:
        reason = policy.allows(case)
        if reason is not None:
            raise Forbidden(reason)
