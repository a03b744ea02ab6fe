"""Reports of parts, put together, tell what the whole would have told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contract_tests.account import Account, Entry
from contract_tests.data.coverage import Coverage
from contract_tests.data.coverage import share as counted
from contract_tests.report import read, render
from contract_tests.report.merging import merged
from generator.findings import InputError
from tests.contract.report.accounts import account, activity, coverage, drift, share

ENTRY = Entry(fingerprint="f" * 12, rule="r", pointer="#/paths", reason="known")


def part(**changed: object) -> Account:
    return replace(account(), **changed)  # type: ignore[arg-type]


def half(name: str, bits: str) -> Coverage:
    whole = coverage()
    whole["by_operation"] = {each: activity(0) for each in whole["by_operation"]}
    whole["by_operation"][name] = activity(10, "200")
    whole["properties"] = {"covered": int(bits, 16).bit_count(), "total": 25, "bits": bits}
    whole["uncovered"] = {name: ["shared", f"left by {name}"]}
    return whole


def test_one_part_is_the_whole() -> None:
    made_up = coverage()
    seen = [status in each["seen"] for each in made_up["by_operation"].values() for status in each["declared"]]
    made_up["statuses"] = counted(seen)
    whole = read(render(part(coverage=made_up), "json"))
    assert render(merged([whole]), "json") == render(whole, "json")


def test_the_same_drift_of_two_parts_is_one() -> None:
    one = replace(drift(), operations=("getPet",), count=2, first=5, last=9, reproduction=None, patch_verified=False)
    other = replace(drift(), operations=("listPets",), count=3, first=1, last=7)
    whole = merged([part(drifts=(one,)), part(drifts=(other,))])
    (found,) = whole.drifts
    assert (found.operations, found.count, found.first, found.last) == (("getPet", "listPets"), 5, 1, 9)
    assert found.reproduction == other.reproduction
    assert found.patch_verified == other.patch_verified


def test_coverage_is_what_any_part_covers() -> None:
    whole = merged([part(coverage=half("getPet", "5")), part(coverage=half("listPets", "6"))]).coverage
    assert whole["properties"] == {"covered": 3, "total": 25, "bits": "7"}
    assert whole["by_operation"]["getPet"]["requests"] == 10
    assert whole["by_operation"]["listPets"]["seen"] == ["200"]
    assert whole["statuses"]["covered"] == 2


def test_what_both_parts_leave_is_uncovered() -> None:
    parts = [half("getPet", "5"), half("getPet", "6")]
    parts[1]["uncovered"] = {"getPet": ["shared"]}
    assert merged([part(coverage=each) for each in parts]).coverage["uncovered"] == {"getPet": ["shared"]}


@pytest.mark.parametrize(
    ("untested", "is_stale"), [((("getPet",), ("listPets",)), True), ((("getPet",), ("getPet", "listPets")), False)]
)
def test_an_entry_is_stale_when_the_parts_together_tested_it(
    untested: tuple[tuple[str, ...], tuple[str, ...]],
    is_stale: bool,  # noqa: FBT001 - what the case expects
) -> None:
    parts = [part(pending=((ENTRY, each),), stale=(), drifts=(), accepted=()) for each in untested]
    whole = merged(parts)
    assert whole.stale == ((ENTRY,) if is_stale else ())
    assert whole.pending == (() if is_stale else ((ENTRY, ("getPet",)),))


def test_an_entry_that_one_part_has_seen_is_not_stale() -> None:
    seen = replace(drift(), rule="r")
    entry = replace(ENTRY, fingerprint=seen.fingerprint)
    whole = merged([part(accepted=((seen, entry),), drifts=()), part(stale=(entry,), accepted=(), drifts=())])
    assert whole.stale == ()
    assert [each for each, _ in whole.accepted] == [seen]


def test_the_whole_is_inconclusive_where_a_part_is() -> None:
    whole = merged([part(drifts=(), reason=""), part(drifts=(), reason="no server")])
    assert (whole.verdict, whole.reason) == ("inconclusive", "no server")


def test_requests_add_up_and_time_does_not() -> None:
    whole = merged([part(requests=10, seconds=3.0), part(requests=20, seconds=2.0)])
    assert (whole.requests, whole.seconds) == (30, 3.0)


def test_reports_of_different_documents_are_refused() -> None:
    other = coverage()
    other["values"] = share(1, 99)
    with pytest.raises(InputError, match="same document"):
        merged([part(), part(coverage=other)])
