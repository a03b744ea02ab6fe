"""Whole checks in a sandbox leave a server as they found it, whatever happens to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from contract_tests.safety import marking
from contract_tests.safety.journal import Journal, folder, leftovers
from contract_tests.safety.keeping import Keeping
from contract_tests.safety.marking import Run
from tests.contract.safety.kennels import KEY, URL, Kennel


class Killed(BaseException):
    """What kill -9 is like: nothing is done any more."""


@pytest.fixture
def kennel(tmp_path: Path) -> Iterator[Kennel]:
    made = Kennel(tmp_path)
    yield made
    made.close()


def journals(kennel: Kennel) -> list[Path]:
    return sorted(folder(kennel.folder / "state", URL, KEY).glob("*.journal"))


def test_reading_sends_nothing_that_changes(kennel: Kennel) -> None:
    kennel.foreign()
    account = kennel.check("read").carried_out()
    assert account.verdict == "clean"
    assert {each.method for each in kennel.requests} == {"GET"}
    assert len(kennel.dogs()) == 1


def test_a_sandbox_makes_marks_and_removes(kennel: Kennel) -> None:
    theirs = kennel.foreign()
    before = kennel.dogs()
    account = kennel.check().carried_out()
    assert [each.rule for each in account.drifts] == []
    posted = [json.loads(each.content) for each in kennel.requests if each.method == "POST" and each.content]
    names = [each["name"] for each in posted if isinstance(each, dict) and isinstance(each.get("name"), str)]
    assert any(marking.MARK.fullmatch(name) for name in names)
    assert {each.url.path for each in kennel.requests if each.method == "POST"} == {"/dogs"}
    assert not any(theirs in each.url.path for each in kennel.requests if each.method not in ("GET", "HEAD"))
    assert kennel.dogs() == before
    assert journals(kennel) == []


def dying(kennel: Kennel, when: Callable[[httpx.Request, int], bool], *, after: bool) -> httpx.BaseTransport:
    """The server, until the process dies: before a request arrives, or `after` it, before its answer does."""
    inner, count = kennel.transport(), [0]

    def handle(request: httpx.Request) -> httpx.Response:
        count[0] += 1
        if when(request, count[0]):
            if after:
                inner.handle_request(request)
            raise Killed
        return inner.handle_request(request)

    return httpx.MockTransport(handle)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("number", [1, 2, 5, 17])
def test_what_a_killed_run_left_is_removed_by_the_next(
    kennel: Kennel,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    after: bool,  # noqa: FBT001 - what the case is about
) -> None:
    kennel.foreign()
    before = kennel.dogs()
    posts = [0]

    def is_fatal(request: httpx.Request, _: int) -> bool:
        posts[0] += request.method == "POST"
        return request.method == "POST" and posts[0] == number

    checking = kennel.check(transport=dying(kennel, is_fatal, after=after))
    monkeypatch.setattr(Keeping, "end", lambda _: None)  # nothing is done any more
    with pytest.raises(Killed):
        checking.carried_out()
    monkeypatch.undo()
    assert checking.keeping is not None
    assert checking.keeping.guard.journal is not None
    checking.keeping.guard.journal.file.close()  # as the system does
    assert len(journals(kennel)) == 1
    kennel.check().carried_out()
    assert kennel.dogs() == before
    assert journals(kennel) == []


def test_a_lost_server_keeps_the_journal_for_the_next_run(kennel: Kennel) -> None:
    def is_lost(request: httpx.Request, count: int) -> bool:
        return count > 12

    def handle(request: httpx.Request) -> httpx.Response:
        counted[0] += 1
        if is_lost(request, counted[0]):
            raise httpx.ConnectError("gone")
        return inner.handle_request(request)

    counted, inner = [0], kennel.transport()
    account = kennel.check(transport=httpx.MockTransport(handle)).carried_out()
    assert account.verdict == "inconclusive"
    assert kennel.dogs() != []
    assert any("tried again" in note for note in account.notes)
    assert kennel.check().carried_out().verdict == "clean"
    assert kennel.dogs() == []


def test_a_sweep_finds_old_marks_in_lists_and_nothing_else(kennel: Kennel) -> None:
    old, new = Run(1_000_000_000, "0123abcd"), Run.new()
    names = ("Rex", old.mark(1), f"my {old.mark(2)[:12]}", new.mark(1))
    for name in names:
        kennel.foreign(name)
    removed, kept = kennel.check().swept()
    assert (len(removed), kept) == (1, [])
    assert sorted(each["name"] for each in kennel.dogs()) == sorted(each for each in names if each != old.mark(1))


def test_a_run_that_goes_on_is_left_alone(kennel: Kennel) -> None:
    where = folder(kennel.folder / "state", URL, KEY)
    run = Run.new()
    journal = Journal(where / f"{run.token}.journal", run)
    number = journal.intends("createDog", "dog", run.mark(1))
    journal.made(number, kennel.foreign(run.mark(1)))
    kennel.check().carried_out()
    assert len(kennel.dogs()) == 1
    journal.close(is_clean=False)
    kennel.check().carried_out()
    assert kennel.dogs() == []


@pytest.mark.parametrize("damage", [b"", b'{"intends": 9, "oper', b"\xff\x00\n[]\n3\n", b'{"made": 77, "id": "x"}\n'])
def test_a_damaged_journal_is_read_as_far_as_it_goes(kennel: Kennel, damage: bytes) -> None:
    where = folder(kennel.folder / "state", URL, KEY)
    run = Run.new()
    journal = Journal(where / f"{run.token}.journal", run)
    journal.made(journal.intends("createDog", "dog", run.mark(1)), "known")
    journal.close(is_clean=False)
    with journal.path.open("ab") as file:
        file.write(damage)
    (left,) = leftovers(where)
    assert [each.ids for each in left.entries] == [["known"]]
    left.close()


def test_where_no_journal_can_be_written_nothing_is_made(kennel: Kennel) -> None:
    (kennel.folder / "state").write_text("a file")
    with pytest.raises(Exception, match="journal"):
        kennel.check().carried_out()
    assert kennel.dogs() == []


def test_nothing_of_the_key_is_in_a_journal_or_its_name(kennel: Kennel) -> None:
    where = folder(kennel.folder / "state", URL, KEY)
    assert KEY not in str(where)
    guard = kennel.guard()
    assert guard.journal is not None
    assert KEY not in guard.journal.path.read_text()
