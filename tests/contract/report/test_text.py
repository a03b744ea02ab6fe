"""The summary for a terminal: one screen, the gravest first, whatever was found."""

from __future__ import annotations

import re

import pytest

from contract_tests.account import Account
from contract_tests.report import render
from generator.findings import Position
from tests.contract.report.accounts import account, drift, entry, full, many


@pytest.mark.parametrize(
    "given",
    [
        account(),
        full(),
        account(*many(4)),
        account(*many(60)),
        account(*many(10_000), stale=(entry(),) * 50, expired=(entry(),) * 50, notes=("spent",) * 50),
        account(drift(message="界" * 500), title="x" * 500, reason="y" * 500),
    ],
)
def test_it_fits_a_screen(given: Account) -> None:
    lines = render(given, "text", replays="drifts").splitlines()
    assert len(lines) <= 23
    assert max(len(each) + each.count("界") for each in lines) <= 80


def test_the_gravest_come_first_and_the_rest_is_counted() -> None:
    shown = render(account(*many(60)), "text")
    assert shown.index("SECURITY · 15") < shown.index("spec/pets.yaml:120:9")
    assert "BREAKING" not in shown
    told = len(re.findall(r"response-property-missing #", shown))
    assert told >= 4
    assert f"and {60 - told} more drifts" in shown
    assert "60 drifts: 15 security, 15 breaking, 15 additive, 15 informational" in shown


def test_each_drift_says_what_where_how_often_and_how_surely() -> None:
    shown = render(full(), "text", replays="drifts")
    assert "response-property-missing #/components/schemas/Pet/properties/kind3" in shown
    assert f"spec/pets.yaml:123:9 · 2 operations · seen 12 times · {drift(3).fingerprint}" in shown
    assert "the body lacks kind, which is required" in shown
    assert f"truespec replay drifts/{drift(3).fingerprint}.json" in shown


def test_baseline_coverage_and_notes_are_told() -> None:
    shown = render(full(), "text")
    for each in (
        "accepted  1 drift",
        "stale     not seen: ",
        "expired   2025-12-31: ",
        "pending   nothing can be said of 1 entry",
        "1 defect of the document",
    ):
        assert each in shown
    assert "3/4 operations · 20/25 properties · 7/7 enum values" in shown
    assert "the budget was spent" in shown


def test_a_run_that_proves_nothing_says_why_and_not_that_it_is_clean() -> None:
    shown = render(account(reason="no request succeeded"), "text")
    assert "Inconclusive" in shown
    assert "no request succeeded" in shown
    assert "Clean" not in shown
    assert "Clean: the server keeps to its document" in render(account(), "text")


def test_what_matters_of_what_is_long_is_kept() -> None:
    found = drift(3, position=Position(f"/{'folder/' * 20}pets.yaml", 7, 3), message=f"it is {'very ' * 40}wrong")
    shown = render(account(found, reason=f"the server {'really ' * 25}fell silent: is it up?"), "text")
    assert f"/folder/pets.yaml:7:3 · 2 operations · seen 12 times · {found.fingerprint}\n" in shown
    assert "    it is very" in shown
    assert "very wrong\n" in shown
    assert "fell silent: is it up?" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_colours_are_asked_for() -> None:
    assert "\x1b" not in render(full(), "text")
    assert "\x1b[1;31m" in render(full(), "text", color=True)
