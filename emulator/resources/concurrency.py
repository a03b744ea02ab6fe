"""How many calls may go on at once, and how many do.

Knows limits and counts; must not know how calls proceed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.facts import Fact
from emulator.pack import Module
from emulator.problem import Problem
from emulator.session import Reply, Session

CALLS, BATCHES, LIMITS = "call", "batch_call", "_limits"
LIVE = ("registered", "ongoing")
"""What a call is that takes one of the places; web, phone and registered calls share them."""

WAITING = "(waiting)"
"""A member that marks batches which wait for a place to become free."""

USUAL: Mapping[str, Json] = {"base": 20, "purchased": 0, "purchasable": 80, "burst": False, "over": "refuse"}
"""Limits of a workspace where its record `concurrency` in `_limits` says nothing else: the places that are free, those
that were and can be bought, whether there may be more for a time, and what is done over the limit: `refuse` the
request, or let the call fail with an `error`."""

FULL = "Concurrency limit reached: too many calls at once."
UNPAID = "Trial has ended, please add payment method."


def limits(session: Session) -> Mapping[str, Json]:
    """The limits of the workspace."""
    record = session.get(LIMITS, "concurrency") or {}
    return {**USUAL, **{name: value for name, value in record.items() if isinstance(value, type(USUAL.get(name)))}}


def limit(session: Session) -> int:
    """How many calls may go on at once."""
    found = limits(session)
    return burst(found) if found["burst"] else places(found)


def places(found: Mapping[str, Json]) -> int:
    """The places that are there at any time."""
    return int(found["base"]) + int(found["purchased"])


def burst(found: Mapping[str, Json]) -> int:
    """The places that are there for a time: three times as many, and no more than 300 besides."""
    usual = places(found)
    return min(3 * usual, usual + 300)


def live(session: Session) -> int:
    """How many calls go on now."""
    calls = session.all(CALLS)
    return sum(len(calls.sequences("call_status", status)) for status in LIVE)


def admit(session: Session) -> bool:
    """Whether there is a place for one more call. Raises Problem('limited') where a call without one is refused.

    Raises Problem('payment') where the record `account` in `_limits` says that the account does not pay.
    """
    account = session.get(LIMITS, "account")
    if account is not None and not account.get("paying", True):
        raise Problem("payment", UNPAID, prefer=(402,))
    if live(session) < limit(session):
        return True
    if limits(session)["over"] == "refuse":
        raise Problem("limited", FULL, retry_after=1)
    return False


def make_room(session: Session) -> None:
    """A place has become free: batches that wait for one go on."""
    for batch in session.all(BATCHES).where(WAITING, True):
        session.later(0, "batch-called", BATCHES, batch["batch_call_id"])


def get(session: Session) -> Reply:
    """Limits and use of the workspace."""
    found = limits(session)
    return Reply(
        {
            "current_concurrency": live(session),
            "concurrency_limit": places(found),
            "base_concurrency": int(found["base"]),
            "purchased_concurrency": int(found["purchased"]),
            "concurrency_purchase_limit": int(found["purchasable"]),
            "remaining_purchase_limit": max(0, int(found["purchasable"]) - int(found["purchased"])),
            "concurrency_burst_enabled": bool(found["burst"]),
            "concurrency_burst_limit": burst(found) if found["burst"] else 0,
        }
    )


CONCURRENCY = Module(
    behaviours={"getConcurrency": get},
    facts=(
        Fact(
            id="concurrency-shared",
            evidence="stated",
            says="Phone and web calls share the places of a workspace; 20 are free.",
        ),
        Fact(
            id="concurrency-counts-registered",
            evidence="assumed",
            says="A call takes a place from when it is made, before anyone has answered.",
        ),
        Fact(
            id="concurrency-burst",
            evidence="stated",
            says="With bursts there may be three times as many calls, and no more than 300 besides.",
        ),
        Fact(
            id="concurrency-over-limit",
            evidence="stated",
            says="Over the limit a call is refused with 429, or fails for concurrency_limit_reached.",
        ),
        Fact(id="call-needs-payment", evidence="stated", says="An account that does not pay cannot make calls: 402."),
    ),
)
