"""What the guard lets through, and what it does not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any as Json

import pytest

from contract_tests.cases import Case, Exchange
from contract_tests.check import Budget
from contract_tests.safety.guard import Guard
from contract_tests.safety.marking import MARK, Run, marked
from contract_tests.safety.modes import default_mode, require_possible
from generator.findings import InputError
from generator.ir.api import Operation
from tests.contract.safety.kennels import Kennel


@pytest.fixture
def kennel(tmp_path: Path) -> Iterator[Kennel]:
    made = Kennel(tmp_path)
    yield made
    made.close()


def operation(kennel: Kennel, name: str) -> Operation:
    return next(each for each in kennel.loaded.api.operations if each.id == name)


def case(kennel: Kennel, name: str, body: Json = None, **path: Json) -> Case:
    found = operation(kennel, name)
    content = found.body.contents[0] if found.body is not None and body is not None else None
    return Case(found, {("path", each): value for each, value in path.items()}, content, body)


def made(kennel: Kennel, guard: Guard, identity: str) -> None:
    creating = case(kennel, "createDog", {"name": "a"})
    assert guard.allows(creating) is None
    guard.heard(Exchange(creating, 201, {"content-type": "application/json"}, f'{{"id": "{identity}"}}'.encode()))


@pytest.mark.parametrize(
    ("mode", "allowed"),
    [
        ("read", {"listDogs", "getDog"}),
        ("sandbox", {"listDogs", "getDog", "createDog", "updateDog", "deleteDog"}),
        ("full", {"listDogs", "getDog", "createDog", "updateDog", "deleteDog", "createCall", "createLetter"}),
    ],
)
def test_modes_allow_what_they_say(kennel: Kennel, mode: Json, allowed: set[str]) -> None:
    permission = kennel.guard(mode).permission
    assert {each.id for each in kennel.loaded.api.operations if permission.allows(each)} == allowed


def test_what_is_named_is_allowed_beyond(kennel: Kennel) -> None:
    guard = kennel.guard(named=frozenset({"createCall"}))
    assert guard.allows(case(kennel, "createCall")) is None
    assert "dials" in (kennel.guard().allows(case(kennel, "createCall")) or "")


def test_nothing_is_changed_that_the_run_has_not_made(kennel: Kennel) -> None:
    guard = kennel.guard()
    made(kennel, guard, "mine")
    assert guard.allows(case(kennel, "deleteDog", dog_id="mine")) is None
    assert guard.allows(case(kennel, "updateDog", {"good": True}, dog_id="mine")) is None
    for name in ("deleteDog", "updateDog"):
        assert "has not made" in (guard.allows(case(kennel, name, {}, dog_id="theirs")) or "")
    assert guard.allows(case(kennel, "getDog", dog_id="theirs")) is None


def test_budgets_are_hard(kennel: Kennel) -> None:
    guard = kennel.guard(named=frozenset({"createCall"}), budget=Budget(creations=2, money=1.2))
    made(kennel, guard, "a")
    made(kennel, guard, "b")
    assert "budget" in (guard.allows(case(kennel, "createDog", {"name": "c"})) or "")
    calls = [guard.allows(case(kennel, "createCall")) for _ in range(4)]
    assert [each is None for each in calls] == [True, True, False, False]
    assert guard.spent == pytest.approx(1.0)


def test_what_was_refused_is_not_counted_as_made(kennel: Kennel) -> None:
    guard = kennel.guard(budget=Budget(creations=1))
    creating = case(kennel, "createDog", {"name": ""})
    assert guard.allows(creating) is None
    guard.heard(Exchange(creating, 400, {}))
    assert guard.allows(creating) is None


def test_nothing_is_made_that_cannot_be_written_down(kennel: Kennel) -> None:
    guard = kennel.guard()
    assert guard.journal is not None
    guard.journal.file.close()
    with Path("/dev/full").open("wb", buffering=0) as full, io.TextIOWrapper(full, write_through=True) as file:
        guard.journal.file = file
        assert "written down" in (guard.allows(case(kennel, "createDog", {"name": "a"})) or "")


@pytest.mark.parametrize(
    ("body", "is_marked"),
    [
        ({"name": "a dog"}, True),
        ({}, False),
        ({"name": ""}, False),
        ({"name": "x" * 81}, False),
        ({"name": None}, False),
        ({"name": 7}, False),
        ([1], False),
    ],
)
def test_a_mark_mends_and_breaks_nothing(kennel: Kennel, body: Json, is_marked: bool) -> None:  # noqa: FBT001
    found = marked(case(kennel, "createDog", body), kennel.loaded.api, Run.new().mark(7)).body
    assert (found != body) == is_marked
    assert not is_marked or MARK.fullmatch(found["name"])


def test_the_default_reads_only_unless_the_server_is_on_this_machine() -> None:
    assert default_mode("http://127.0.0.1:4010") == "full"
    assert default_mode("https://api.example.com") == "read"


def test_everything_is_sent_elsewhere_only_by_force() -> None:
    with pytest.raises(InputError, match="mode full"):
        require_possible("full", "https://api.example.com", forced=False)
    require_possible("full", "https://api.example.com", forced=True)
    require_possible("full", "http://localhost:4010", forced=False)
