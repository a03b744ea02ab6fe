"""What is remembered, what is new against it, and what a small budget is spent on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_tests.ledger import book as books
from contract_tests.ledger.book import Book, Job, Place
from contract_tests.ledger.choosing import chosen, nights
from contract_tests.sharding import homes, parsed
from emulator.drift import Drift, Rule
from generator.pointer import Pointer
from tests.contract.safety.kennels import Kennel

NAMES = [f"job{number:02}" for number in range(30)]


@pytest.fixture
def kennel(tmp_path: Path) -> Iterator[Kennel]:
    made = Kennel(tmp_path)
    yield made
    made.close()


def test_everything_has_its_turn_within_the_nights_that_are_promised() -> None:
    book, budget = Book(), 100
    promised, seen = nights(book, NAMES, budget), set[str]()
    for night in range(promised + 1):
        for name in chosen(book, NAMES, budget):
            seen.add(name)
            book.jobs[name] = Job((dt.date(2030, 1, 1) + dt.timedelta(night)).isoformat(), 15)
    assert seen == set(NAMES)
    assert promised > 1


def test_a_budget_that_is_too_small_for_any_job_does_one() -> None:
    assert len(chosen(Book(), NAMES, 1)) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"truespec": 9}', '{"truespec": 1, "jobs": 3}', "\x00"])
def test_a_ledger_that_cannot_be_read_is_begun_afresh_with_a_warning(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text)
    book, warning = books.read(path)
    assert book == Book()
    assert "ledger.json" in warning


DAYS = st.sampled_from(["2030-01-01", "2030-01-02"])
WORDS = st.lists(st.text(max_size=3), unique=True)
BOOKS = st.builds(
    Book,
    jobs=st.dictionaries(st.sampled_from(NAMES), st.builds(Job, DAYS, st.integers(0, 99))),
    confirmed=st.dictionaries(st.text(max_size=5), DAYS),
    places=st.dictionaries(
        st.text(max_size=5),
        st.builds(Place, null=st.booleans(), values=WORDS, seen=st.integers(0, 50)),
    ),
    times=st.dictionaries(st.sampled_from(NAMES), st.lists(st.floats(0, 9), max_size=5)),
)


@given(BOOKS)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, book: Book) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.json"
    books.write(path, book)
    assert books.read(path) == (book, "")


@given(BOOKS, BOOKS)
def test_merging_keeps_the_newer_and_all_values(one: Book, other: Book) -> None:
    days = {name: max(one.jobs.get(name, Job("", 0)).last, other.jobs.get(name, Job("", 0)).last) for name in NAMES}
    values = {
        pointer: {*one.places.get(pointer, Place()).values, *place.values} for pointer, place in other.places.items()
    }
    one.merge(other)
    assert {name: job.last for name, job in one.jobs.items()} == {name: day for name, day in days.items() if day}
    assert all(set(one.places[pointer].values) == found for pointer, found in values.items())


def test_a_run_is_remembered_and_what_is_new_is_told(kennel: Kennel) -> None:
    ledger = kennel.folder / "ledger.json"
    for _ in range(3):
        first = kennel.check("full", ledger=ledger, forced=True).carried_out()
        assert not [note for note in first.notes if note.startswith("new")]
    book, _ = books.read(ledger)
    assert {"createDog", "dog"} <= set(book.jobs)
    assert "createDog 201" in book.confirmed
    drift = next(each for each in kennel.emulator.interferences if isinstance(each, Drift))
    properties = Pointer(("components", "schemas", "Dog", "properties"))
    drift.set(Rule(id="7", row=7, pointer=properties / "size"))
    later = kennel.check("full", ledger=ledger, forced=True).carried_out()
    assert any("for the first time" in note for note in later.notes)


def test_a_ledger_that_cannot_be_written_is_a_note(kennel: Kennel, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(books, "write", full)
    account = kennel.check("full", ledger=kennel.folder / "ledger.json", forced=True).carried_out()
    assert account.verdict == "clean"
    assert any("cannot be written" in note for note in account.notes)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 50])
def test_every_job_is_in_one_part(kennel: Kennel, count: int) -> None:
    home = homes(kennel.loaded.api, kennel.graph, count)
    assert {each.id for each in kennel.loaded.api.operations} <= set(home)
    assert set(home.values()) <= set(range(1, count + 1))
    assert home == homes(kennel.loaded.api, kennel.graph, count)


@pytest.mark.parametrize("text", ["", "1", "0/3", "4/3", "a/b", "1/0", "-1/3", "1/3/5"])
def test_what_is_no_part_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="part"):
        parsed(text)


def test_parts_together_tell_what_the_whole_tells(kennel: Kennel) -> None:
    drift = next(each for each in kennel.emulator.interferences if isinstance(each, Drift))
    properties = Pointer(("components", "schemas", "Dog", "properties"))
    drift.set(Rule(id="1", row=1, pointer=properties / "name"))
    drift.set(Rule(id="37", row=37, operation="deleteDog"))

    def found(shard: str) -> set[tuple[str, str]]:
        account = kennel.check("full", shard=parsed(shard), forced=True).carried_out()
        return {(each.fingerprint, name) for each in account.drifts for name in each.operations}

    whole = found("1/1")
    assert whole
    assert {each for number in (1, 2, 3) for each in found(f"{number}/3")} == whole
