"""State in a file: it survives the process, is shared at once, and is whole or refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.problem import Problem
from emulator.sqlite import SqliteStore
from emulator.sqlite_log import SqliteJournal
from emulator.store import Change, Stale, Store
from emulator.timers import Timer, Timers
from generator.findings import InputError
from tests.emulator.conftest import call, ok

PROMPT = {"general_prompt": "Be brief."}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@pytest.fixture
def opened(loaded, file):
    """A function that opens an emulator on the file, as a new process would."""
    stores: list[SqliteStore | SqliteJournal] = []

    def opened(**settings) -> Emulator:
        store, journal = SqliteStore(file, patience=0.05), SqliteJournal(file)
        stores.extend([store, journal])
        return Emulator(loaded, store=store, journal=journal, clock=Setting("frozen"), **settings)

    yield opened
    for each in stores:
        each.close()


@pytest.fixture
def stored(file):
    """A function that opens a store on the file."""
    stores: list[SqliteStore] = []

    def stored(**settings) -> SqliteStore:
        stores.append(SqliteStore(file, **settings))
        return stores[-1]

    yield stored
    for each in stores:
        each.close()


# One process after the other


def test_what_was_made_is_there_after_a_restart(opened):
    first = opened()
    made = ok(call(first, "POST", "/create-retell-llm", PROMPT))
    gone = ok(call(first, "POST", "/create-retell-llm", PROMPT))
    call(first, "DELETE", f"/delete-retell-llm/{gone['llm_id']}")
    call(first, "PATCH", f"/update-retell-llm/{made['llm_id']}", {"general_prompt": "Be kind."})
    second = opened()
    assert second.store.digest() == first.store.digest()
    assert ok(call(second, "GET", f"/get-retell-llm/{made['llm_id']}"))["general_prompt"] == "Be kind."
    assert call(second, "GET", f"/get-retell-llm/{gone['llm_id']}").status != 200


def test_ids_go_on_after_a_restart(opened):
    made = [ok(call(opened(), "POST", "/create-retell-llm", PROMPT))["llm_id"] for _ in range(3)]
    assert len(set(made)) == 3


def test_timers_survive(stored):
    first = stored()
    with first.transaction():
        for due in (30, 10, 20):
            Timers(first).set(Timer("w", f"t{due}", due, "end", "call", "c", {"due": due}))
        Timers(first).cancel("w", "t10")
    first.close()
    timers = Timers(stored())
    assert timers.next() == Timer("w", "t20", 20, "end", "call", "c", {"due": 20})


def test_order_and_sequence_survive(stored):
    first = stored()
    for key in "cab":
        with first.transaction():
            first.put("w", "things", key, {"key": key})
    first.close()
    second = stored()
    with second.transaction():
        second.put("w", "things", "d", {"key": "d"})
    assert [value["key"] for value in second.collection("w", "things").values()] == list("cabd")


def test_a_failed_request_leaves_the_file_as_it_was(opened):
    one, other = opened(), opened()
    before = one.store.digest()
    assert call(one, "POST", "/create-retell-llm", {"model_temperature": "hot"}).status == 400
    other.store.read()
    assert other.store.digest() == before
    assert opened().store.digest() == before


# Several at once


def test_others_see_a_write_at_once(opened):
    one, other = opened(), opened()
    for writer, reader in ((one, other), (other, one)):
        made = ok(call(writer, "POST", "/create-retell-llm", PROMPT))
        assert ok(call(reader, "GET", f"/get-retell-llm/{made['llm_id']}")) == made
        call(reader, "DELETE", f"/delete-retell-llm/{made['llm_id']}")
        assert call(writer, "GET", f"/get-retell-llm/{made['llm_id']}").status != 200


def test_a_request_whose_reading_became_old_is_run_again(opened):
    one, other = opened(), opened()
    behave = one.behaviours["getConcurrency"]
    seen = []

    def counting(session):
        seen.append(session.get("things", "n"))
        if len(seen) == 1:
            add(other)
        session.put("things", "n", {"n": ((session.get("things", "n") or {"n": 0})["n"]) + 1})
        return behave(session)

    def add(emulator):
        with emulator.store.transaction():
            known = emulator.store.collection(workspace, "things").get("n") or {"n": 0}
            emulator.store.put(workspace, "things", "n", {"n": known["n"] + 10})

    call(one, "GET", "/list-voices")
    workspace = one.store.workspaces[0]
    one.behaviours = {**one.behaviours, "getConcurrency": counting}
    one.handle(Request("GET", "/get-concurrency", "", {"authorization": "Bearer key_a"}))
    assert seen == [None, {"n": 10}]
    other.store.read()
    assert other.store.collection(workspace, "things").get("n") == {"n": 11}


def test_an_eager_transaction_is_never_stale(stored):
    one, other = stored(), stored()
    for store in (one, other) * 3:
        with store.transaction():
            known = store.collection("w", "c").get("n") or 0
            store.put("w", "c", "n", known + 1)
    one.read()
    assert one.collection("w", "c").get("n") == 6


def test_a_lazy_transaction_is_stale_where_others_wrote(stored):
    one, other = stored(), stored()

    def write_after_another():
        with one.transaction(eager=False):
            with other.transaction():
                other.put("w", "c", "theirs", 1)
            one.put("w", "c", "ours", 1)

    with pytest.raises(Stale):
        write_after_another()
    assert one.collection("w", "c").get("theirs") == 1
    assert one.collection("w", "c").get("ours") is None
    other.read()
    assert "ours" not in other.collection("w", "c")


def test_a_timer_happens_once(opened):
    one, other = opened(), opened()
    happened = []
    for emulator in (one, other):
        transitions = {"ring": lambda session, timer: happened.append(timer.id)}
        object.__setattr__(emulator.pack, "transitions", transitions)
    with one.store.transaction():
        one.store.put("w", "bells", "b", {})
        one.world.timers.set(Timer("w", "t", 0, "ring", "bells", "b", None))
    other.store.read()
    timer = other.world.timers.next()
    assert one.run_due() == 1
    other.fire(timer)
    assert happened == ["t"]


def test_watchers_hear_of_what_others_write(stored):
    one, other = stored(), stored()
    heard: list[Change] = []
    other.watch("rules", heard.append)
    with one.transaction():
        one.put("", "rules", "r", {"a": 1})
    other.read()
    with one.transaction():
        one.remove("", "rules", "r")
    other.read()
    assert [change.record and change.record.value for change in heard] == [{"a": 1}, None]


def test_restoring_is_seen_by_others(opened):
    one, other = opened(), opened()
    empty = one.store.snapshot()
    made = ok(call(one, "POST", "/create-retell-llm", PROMPT))
    other.store.read()
    other.store.shelf["full"] = other.store.snapshot()
    one.store.restore(empty)
    assert call(other, "GET", f"/get-retell-llm/{made['llm_id']}").status != 200
    assert list(one.store.shelf) == ["full"]
    one.store.restore(one.store.shelf["full"])
    assert ok(call(other, "GET", f"/get-retell-llm/{made['llm_id']}")) == made
    del other.store.shelf["full"]
    assert len(one.store.shelf) == 0
    with pytest.raises(KeyError):
        one.store.shelf["full"]


def test_who_missed_what_went_reads_anew(stored, monkeypatch):
    monkeypatch.setattr("emulator.sqlite.MOST_GONE", 3)
    one, other = stored(), stored()
    for number in range(10):
        with one.transaction():
            one.put("w", "c", str(number), number)
    other.read()
    for number in range(8):
        with one.transaction():
            one.remove("w", "c", str(number))
    assert "0" in other.collection("w", "c")
    other.read()
    assert other.digest() == one.digest()


KEYS = st.sampled_from(["a", "b", "c", "d"])
VALUES = st.one_of(st.none(), st.integers(-9, 9), st.floats(-1, 1), st.dictionaries(KEYS, st.booleans()))


class Sharing(RuleBasedStateMachine):
    """Two stores on one file, against one in memory that is told everything."""

    snapshots = Bundle("snapshots")

    @initialize()
    def open(self):
        self.folder = Path(self.make_folder())
        self.stores = [SqliteStore(self.folder / "s.sqlite") for _ in range(2)]
        self.model = Store()

    @staticmethod
    def make_folder():
        from tempfile import mkdtemp

        return mkdtemp()

    @rule(which=st.integers(0, 1), eager=st.booleans(), writes=st.lists(st.tuples(KEYS, VALUES), max_size=4))
    def write(self, which, eager, writes):
        for store in (self.stores[which], self.model):
            store.read()
            with store.transaction(eager=eager):
                for key, value in writes:
                    if value is None:
                        store.remove("w", "c", key)
                    else:
                        store.put("w", "c", key, value)

    @rule(which=st.integers(0, 1), key=KEYS)
    def fail(self, which, key):
        with suppress(ZeroDivisionError), self.stores[which].transaction():
            self.stores[which].put("w", "c", key, "never")
            raise ZeroDivisionError

    @rule(target=snapshots, which=st.integers(0, 1), name=KEYS)
    def keep(self, which, name):
        self.stores[which].read()
        self.stores[which].shelf[name] = self.stores[which].snapshot()
        self.model.shelf[name] = self.model.snapshot()
        return name

    @rule(which=st.integers(0, 1), name=snapshots)
    def restore(self, which, name):
        for store in (self.stores[which], self.model):
            store.restore(store.shelf[name])

    @rule(which=st.integers(0, 1))
    def reopen(self, which):
        self.stores[which].close()
        self.stores[which] = SqliteStore(self.folder / "s.sqlite")

    @invariant()
    def equal(self):
        for store in self.stores:
            store.read()
            assert store.snapshot().get(("w", "c"), {}) == self.model.snapshot().get(("w", "c"), {})
            found = store.collection("w", "c")
            assert list(found.values()) == list(self.model.collection("w", "c").values())
            assert store.digest() == self.model.digest()

    def teardown(self):
        for store in self.stores:
            store.close()
        shutil.rmtree(self.folder)


TestSharing = Sharing.TestCase
TestSharing.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


# The journal


def test_everyone_sees_everyones_exchanges(opened):
    one, other = opened(), opened()
    call(one, "GET", "/list-voices")
    call(other, "GET", "/get-concurrency")
    call(one, "GET", "/list-agents")
    one.journal.flush()
    targets = [entry.json()["target"] for entry in other.journal.entries()]
    assert sorted(targets) == ["/get-concurrency", "/list-agents", "/list-voices"]
    numbers = [entry.number for entry in one.journal.entries()]
    assert numbers == sorted(set(numbers))
    assert [entry.number for entry in one.journal.entries(after=numbers[1])] == numbers[2:]
    assert len(one.journal) == len(other.journal) == numbers[-1]


def test_the_journal_keeps_the_last_ones_and_no_keys(file):
    journal = SqliteJournal(file, kept=5)
    for number in range(20):
        request = Request("POST", f"/{number}", "a=b", {"authorization": "Bearer secret-key"}, b"{}")
        journal.note(number, "w", "op", request, Response(200, (), b"[]"), "n")
        if number % 3 == 0:
            journal.flush()
    assert [entry.json()["target"] for entry in journal.entries()] == [f"/{n}?a=b" for n in range(15, 20)]
    journal.close()
    assert b"secret-key" not in b"".join(each.read_bytes() for each in file.parent.iterdir())
    reopened = SqliteJournal(file)
    assert next(reopened.entries(workspace="w")).response.body == b"[]"
    reopened.clear()
    assert list(reopened.entries()) == []


# Files that cannot be used


def rubbish(file: Path) -> None:
    file.write_bytes(b"not a database, " * 300)


def foreign(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE precious (thing)")
    connection.close()


def later(file: Path) -> None:
    SqliteStore(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def torn(file: Path) -> None:
    store = SqliteStore(file)
    with store.transaction():
        for number in range(500):
            store.put("w", "c", str(number), {"text": "x" * 500})
    store.close()
    data = bytearray(file.read_bytes())
    data[4096 * 3 : 4096 * 20] = b"\xff" * (4096 * 17)
    file.write_bytes(bytes(data))


def no_json(file: Path) -> None:
    SqliteStore(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO record VALUES ('w', 'c', 'k', 1, '{', 1)")
    connection.close()


@pytest.mark.parametrize("spoil", [rubbish, foreign, later, torn, no_json, Path.mkdir])
def test_a_file_that_cannot_be_used_is_refused_and_stays_as_it_is(file, spoil):
    spoil(file)
    before = file.is_file() and file.read_bytes()
    with pytest.raises(InputError) as caught:
        SqliteStore(file)
    (finding,) = caught.value.findings
    assert finding.rule == "state-unusable"
    assert str(file) in finding.message
    assert (file.is_file() and file.read_bytes()) == before


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"there is no folder .*absent"):
        SqliteStore(tmp_path / "absent" / "state.sqlite")


def test_a_file_that_is_locked_for_long_is_refused(file):
    SqliteStore(file).close()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(InputError, match="locked"):
        SqliteStore(file, patience=0.01)
    other.close()


# What goes wrong later


def answered_broken(emulator: Emulator) -> None:
    before = emulator.store.digest()
    response = emulator.handle(
        Request(
            "POST",
            "/create-retell-llm",
            "",
            {"authorization": "Bearer key_a", "content-type": "application/json"},
            b'{"general_prompt": "' + b"x" * 100_000 + b'"}',
        )
    )
    assert response.status == 500
    assert "the state cannot be written now" in response.json()["message"]
    assert emulator.store.digest() == before


def test_a_write_while_the_file_is_locked_changes_nothing(opened, file):
    emulator = opened()
    call(emulator, "GET", "/list-voices")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answered_broken(emulator)
    assert call(emulator, "GET", "/get-retell-llm/llm_x").status == 422
    other.execute("ROLLBACK")
    other.close()
    ok(call(emulator, "POST", "/create-retell-llm", PROMPT))


def test_a_full_disk_changes_nothing(opened, file):
    emulator = opened()
    ok(call(emulator, "POST", "/create-retell-llm", PROMPT))
    pages = emulator.store._connection.execute("PRAGMA page_count").fetchone()[0]
    emulator.store._connection.execute(f"PRAGMA max_page_count = {pages}")
    answered_broken(emulator)
    assert opened().store.digest() == emulator.store.digest()
    emulator.store._connection.execute("PRAGMA max_page_count = 1000000")
    ok(call(emulator, "POST", "/create-retell-llm", PROMPT))


def test_a_restore_that_cannot_be_written_changes_nothing(stored, file):
    store = stored(patience=0.01)
    empty = store.snapshot()
    with store.transaction():
        store.put("w", "c", "k", 1)
    before = store.digest()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Problem):
        store.restore(empty)
    other.close()
    assert store.digest() == before
