"""The baseline: drifts that somebody has decided to live with.

Knows when an entry counts and which drift it names; must not know how drifts are found, or how entries are kept. An
entry speaks of one drift, by its fingerprint, rule and pointer together, so that it never hides another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contract_tests.account import Entry
from contract_tests.observation import Drift


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Drifts set against entries; see Account for what each part means."""

    drifts: tuple[Drift, ...] = ()
    accepted: tuple[tuple[Drift, Entry], ...] = ()
    stale: tuple[Entry, ...] = ()
    expired: tuple[Entry, ...] = ()


def weighed(
    drifts: Iterable[Drift], entries: Iterable[Entry], *, today: dt.date, tested: Callable[[Entry], bool]
) -> Weighed:
    """What an entry accepts, what none does, and which entries are to be looked at again.

    `tested` says whether the run would have shown the drift of an entry if the server still had it.
    """
    found = {_identity(each): each for each in drifts}
    known = {_identity(each): each for each in entries}
    valid = {identity: each for identity, each in known.items() if not is_expired(each, today)}
    stale = {identity: each for identity, each in known.items() if identity not in found and tested(each)}
    return Weighed(
        drifts=tuple(each for identity, each in found.items() if identity not in valid),
        accepted=tuple((each, valid[identity]) for identity, each in found.items() if identity in valid),
        stale=tuple(stale.values()),
        expired=tuple(each for identity, each in known.items() if identity not in valid and identity not in stale),
    )


def is_expired(entry: Entry, today: dt.date) -> bool:
    """Whether the last day on which an entry counts has passed."""
    return entry.expires is not None and entry.expires < today


def merged(
    entries: Iterable[Entry], found: Iterable[Drift], *, reason: str, expires: dt.date | None, today: dt.date
) -> tuple[Entry, ...]:
    """The entries and those that accept what was found, in the order of their pointers.

    An entry that counts stays as it is, with its own reason; one that has expired is renewed.
    """
    kept = {_identity(each): each for each in entries}
    for drift in found:
        known = kept.get(_identity(drift))
        if known is None or is_expired(known, today):
            kept[_identity(drift)] = _entry(drift, reason, expires)
    return tuple(sorted(kept.values(), key=lambda each: (each.pointer, each.rule, each.fingerprint)))


def _entry(drift: Drift, reason: str, expires: dt.date | None) -> Entry:
    return Entry(
        fingerprint=drift.fingerprint, rule=drift.rule, pointer=str(drift.pointer), reason=reason, expires=expires
    )


def _identity(each: Drift | Entry) -> tuple[str, str, str]:
    return (each.fingerprint, each.rule, str(each.pointer))
