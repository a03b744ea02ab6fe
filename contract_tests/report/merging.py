"""The reports of the parts of a run, put together into the one that the whole would have written.

Knows accounts; must not know how runs are split, or any format. What parts say of the same drift adds up; what is
covered is what any of them covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from contract_tests.account import GRAVITY, Account, Entry
from contract_tests.data.coverage import Activity, Coverage, Share, of_bits, share
from contract_tests.observation import Drift
from contract_tests.report.as_json import Unreadable, read
from generator.findings import Position, failure

SHARES = ("properties", "values", "branches", "constraints", "sizes")


def read_part(path: Path) -> Account:
    """The account that the JSON report at `path` tells. Raises InputError where it is none, OSError without a file."""
    try:
        return read(path.read_text(encoding="utf-8"))
    except (Unreadable, UnicodeDecodeError) as error:
        raise failure(
            "report-broken",
            f"{path}: {' '.join(str(error).split())[:300]}.",
            position=Position(str(path)),
            suggestion="Write it with `truespec check --report json=FILE`.",
        ) from None


def merged(accounts: Sequence[Account]) -> Account:
    """One account of several, of which none may be missing. Raises InputError where they are of different documents."""
    first = accounts[0]
    _require_same(accounts)
    drifts = _together(each for account in accounts for each in account.drifts)
    accepted = _accepted(accounts)
    seen = {drift.fingerprint for drift in drifts} | {drift.fingerprint for drift, _ in accepted}
    pending = _pending(accounts)
    stale = {entry: None for account in accounts for entry in account.stale if entry.fingerprint not in seen}
    stale |= {entry: None for entry, untested in pending.items() if not untested and entry.fingerprint not in seen}
    return replace(
        first,
        drifts=tuple(sorted(drifts, key=lambda each: (GRAVITY.index(each.impact), str(each.pointer), each.rule))),
        accepted=accepted,
        stale=tuple(stale),
        expired=tuple(dict.fromkeys(each for account in accounts for each in account.expired)),
        pending=tuple(
            (entry, tuple(sorted(untested)))
            for entry, untested in pending.items()
            if untested and entry.fingerprint not in seen
        ),
        defects=tuple({each.fingerprint: each for account in accounts for each in account.defects}.values()),
        coverage=_coverage([each.coverage for each in accounts]),
        requests=sum(each.requests for each in accounts),
        seconds=max(each.seconds for each in accounts),
        started=min((each.started for each in accounts if each.started is not None), default=None),
        reason="; ".join(dict.fromkeys(each.reason for each in accounts if each.reason)),
        notes=tuple(dict.fromkeys(note for account in accounts for note in account.notes)),
        is_interrupted=any(each.is_interrupted for each in accounts),
    )


def _require_same(accounts: Sequence[Account]) -> None:
    kinds = {(each.title, each.version, *_totals(each.coverage)) for each in accounts}
    if len(kinds) > 1:
        raise failure(
            "reports-of-different-documents",
            "the reports are not of the same document",
            suggestion="Merge the parts of one run only.",
        )


def _totals(coverage: Coverage) -> tuple[int, ...]:
    shares = cast(dict[str, Share], coverage)
    return tuple(shares[name]["total"] for name in (*SHARES, "operations", "statuses"))


def _together(drifts: Iterable[Drift]) -> tuple[Drift, ...]:
    """Drifts by fingerprint, each with what all parts say of it."""
    found: dict[str, Drift] = {}
    for drift in drifts:
        known = found.get(drift.fingerprint)
        found[drift.fingerprint] = drift if known is None else _added(known, drift)
    return tuple(found.values())


def _added(one: Drift, other: Drift) -> Drift:
    """The same drift seen in two parts: the better proof and the better patch, and all operations."""
    shown, less = (one, other) if _proof(one) >= _proof(other) else (other, one)
    mended = shown if shown.patch_verified or not less.patch_verified else less
    return replace(
        shown,
        operations=tuple(sorted({*one.operations, *other.operations})),
        count=one.count + other.count,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
        confidence=max(one.confidence, other.confidence),
        patch=mended.patch,
        patch_verified=mended.patch_verified,
    )


def _proof(drift: Drift) -> tuple[bool, bool]:
    return drift.reproduction is not None, not drift.flaky


def _accepted(accounts: Sequence[Account]) -> tuple[tuple[Drift, Entry], ...]:
    entries = {drift.fingerprint: entry for account in accounts for drift, entry in account.accepted}
    drifts = _together(drift for account in accounts for drift, _ in account.accepted)
    return tuple((each, entries[each.fingerprint]) for each in drifts)


def _pending(accounts: Sequence[Account]) -> dict[Entry, set[str]]:
    """Entries with the operations that no part has tested; a part that has no such entry has settled it."""
    found: dict[Entry, set[str]] = {}
    for account in accounts:
        for entry, untested in account.pending:
            found[entry] = found[entry] & set(untested) if entry in found else set(untested)
    return found


def _coverage(parts: Sequence[Coverage]) -> Coverage:
    names = list(dict.fromkeys(name for each in parts for name in each["by_operation"]))
    activities = {
        name: _activity([each["by_operation"][name] for each in parts if name in each["by_operation"]])
        for name in names
    }
    uncovered = {name: _common([each["uncovered"].get(name, []) for each in parts]) for name in names}
    whole = {name: _share([cast(dict[str, Share], each)[name] for each in parts]) for name in ("operations", *SHARES)}
    statuses = share(each in activity["seen"] for activity in activities.values() for each in activity["declared"])
    return cast(
        Coverage,
        {
            **whole,
            "statuses": statuses,
            "refusals": sum(each["refusals"] for each in parts),
            "untestable": {
                name: why
                for each in parts
                for name, why in each["untestable"].items()
                if all(name in other["untestable"] for other in parts)
            },
            "uncovered": {name: left for name, left in uncovered.items() if left},
            "by_operation": activities,
        },
    )


def _activity(parts: Sequence[Activity]) -> Activity:
    shares = {name: _share([cast(dict[str, Share], each)[name] for each in parts]) for name in SHARES}
    return cast(
        Activity,
        {
            "requests": sum(each["requests"] for each in parts),
            "successes": sum(each["successes"] for each in parts),
            "seconds": round(sum(each["seconds"] for each in parts), 3),
            "declared": parts[0]["declared"],
            "seen": sorted({status for each in parts for status in each["seen"]}),
            "undeclared": sorted({status for each in parts for status in each["undeclared"]}),
            **shares,
        },
    )


def _share(parts: Sequence[Share]) -> Share:
    bits = 0
    for each in parts:
        bits |= int(each["bits"], 16)
    return of_bits(bits, parts[0]["total"])


def _common(lists: Sequence[list[str]]) -> list[str]:
    """What stands in every list, in the order of the first."""
    return [each for each in lists[0] if all(each in other for other in lists[1:])]
