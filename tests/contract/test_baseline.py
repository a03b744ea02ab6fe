"""Baselines: what an entry accepts and what it never hides, and what is wrong with a file, at its line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_tests import baseline_file
from contract_tests.account import Entry
from contract_tests.baseline import merged, weighed
from contract_tests.observation import Drift
from generator.findings import InputError
from generator.pointer import Pointer

TODAY = dt.date(2030, 6, 15)
DRIFT = Drift(
    rule="response-null",
    pointer=Pointer(("components", "schemas", "Pet", "properties", "born")),
    direction="response",
    facet="null",
    message="null is not allowed",
    impact="breaking",
    operations=("getPet",),
    count=3,
    first=1,
    last=9,
    confidence=1.0,
)
ENTRY = Entry(fingerprint=DRIFT.fingerprint, rule=DRIFT.rule, pointer=str(DRIFT.pointer), reason="known")


def set_against(*entries: Entry, drifts: tuple[Drift, ...] = (DRIFT,), tested: bool = True):
    return weighed(drifts, entries, today=TODAY, tested=lambda _: tested)


def test_an_entry_accepts_its_own_drift():
    found = set_against(ENTRY)
    assert (found.drifts, found.accepted, found.stale, found.expired) == ((), ((DRIFT, ENTRY),), (), ())


@pytest.mark.parametrize(
    "other",
    [
        replace(DRIFT, rule="response-type"),
        replace(DRIFT, pointer=DRIFT.pointer.parent),
        replace(DRIFT, direction="request"),
        replace(DRIFT, facet="string"),
    ],
)
def test_an_entry_never_hides_another(other):
    found = set_against(ENTRY, drifts=(DRIFT, other))
    assert (found.drifts, found.accepted) == ((other,), ((DRIFT, ENTRY),))


@pytest.mark.parametrize("change", [{"rule": "response-type"}, {"pointer": "#/components"}, {"fingerprint": "0" * 12}])
def test_an_entry_that_names_no_drift_accepts_none(change):
    found = set_against(replace(ENTRY, **change))
    assert (found.drifts, found.accepted) == ((DRIFT,), ())


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
def test_an_entry_counts_to_the_end_of_its_last_day(days, counts):
    entry = replace(ENTRY, expires=TODAY + dt.timedelta(days))
    found = set_against(entry)
    assert (found.drifts, found.expired) == (((), ()) if counts else ((DRIFT,), (entry,)))


def test_what_no_longer_occurs_is_stale_only_where_it_was_tested():
    assert set_against(ENTRY, drifts=()).stale == (ENTRY,)
    assert set_against(ENTRY, drifts=(), tested=False).stale == ()
    passed = replace(ENTRY, expires=TODAY - dt.timedelta(1))
    assert (set_against(passed, drifts=()).stale, set_against(passed, drifts=()).expired) == ((passed,), ())
    assert set_against(passed, drifts=(), tested=False).expired == (passed,)


def test_merging_keeps_what_counts_and_renews_what_has_expired():
    other = replace(DRIFT, facet="string")
    absent = replace(ENTRY, pointer="#/components/schemas/Cat", fingerprint="1" * 12)
    passed = Entry(
        fingerprint=other.fingerprint,
        rule=other.rule,
        pointer=str(other.pointer),
        reason="old",
        expires=TODAY - dt.timedelta(1),
    )
    until = TODAY + dt.timedelta(30)
    found = merged([passed, ENTRY, absent], [other, DRIFT], reason="new", expires=until, today=TODAY)
    assert found == (
        absent,
        *sorted([ENTRY, replace(passed, reason="new", expires=until)], key=lambda e: e.fingerprint),
    )
    assert merged(reversed(found), [DRIFT, other], reason="x", expires=None, today=TODAY) == found


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())
ENTRIES = st.builds(
    Entry,
    fingerprint=st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    rule=TEXT,
    pointer=st.lists(TEXT).map(lambda names: str(Pointer(names))),
    reason=TEXT,
    expires=st.none() | st.dates(),
)


@given(entries=st.lists(ENTRIES, unique_by=lambda each: each.fingerprint))
def test_whatever_is_written_is_read_back(entries, tmp_path_factory):
    path = tmp_path_factory.mktemp("baseline") / "known.yaml"
    baseline_file.write(path, entries)
    assert baseline_file.read(path) == tuple(entries)


GOOD = """\
drifts:
  - fingerprint: 0123456789ab
    rule: response-null
    pointer: '#/components'
    reason: known
"""


def faults(tmp_path, text):
    path = tmp_path / "known.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        baseline_file.read(path)
    for each in caught.value.findings:
        assert each.suggestion, each.message
    return [(each.position.line, each.position.column, each.message) for each in caught.value.findings if each.position]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("", 1, 1, "no mapping"),
        ("[]", 1, 1, "no mapping"),
        ("just words", 1, 1, "no mapping"),
        ("{}", 1, 1, "no list"),
        ("drifts:\n", 1, 1, "no list"),
        ("drifts: {a: 1}\n", 1, 1, "no list"),
        ("ignore: []\ndrifts: []\n", 1, 1, "no member 'ignore'"),
        ("drifts:\n  - words\n", 2, 5, "no mapping"),
        (GOOD + "    expire: 2030-01-01\n", 6, 5, "no member 'expire'"),
        (GOOD.replace("    reason: known\n", ""), 2, 5, "no 'reason'"),
        (GOOD.replace("reason: known", "reason: ''"), 5, 5, "'reason' is no text"),
        (GOOD.replace("reason: known", "reason: ' '"), 5, 5, "'reason' is no text"),
        (GOOD.replace("reason: known", "reason: null"), 5, 5, "'reason' is no text"),
        (GOOD.replace("0123456789ab", "012345678901"), 2, 5, "'fingerprint' is no text"),
        (GOOD.replace("0123456789ab", "'0123456789AB'"), 2, 5, "twelve hex digits"),
        (GOOD.replace("'#/components'", "components"), 4, 5, "no JSON pointer"),
        (GOOD + "    expires: 2030-02-30\n", 6, 5, "no day"),
        (GOOD + "    expires: next year\n", 6, 5, "no day"),
        (GOOD + "    expires: 20300101\n", 6, 5, "no day"),
        (GOOD + GOOD.removeprefix("drifts:\n"), 6, 5, "the 1st"),
        (GOOD + "    rule: other\n", 6, 5, "rule"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(tmp_path, text, line, column, said):
    found = faults(tmp_path, text)
    assert [each for each in found if each[:2] == (line, column) and said in each[2]], found


def test_every_fault_is_told_at_once(tmp_path):
    text = GOOD.replace("known", "''").replace("'#/components'", "x") + "    expires: never\n    more: 1\n"
    assert len(faults(tmp_path, text)) == 4


@pytest.mark.parametrize(
    "content", [b"\0", b"\xff\xfe\xfa", b"a: [", b"&a [*a]", b"- " * 5000, b"x" * (5 * 1024 * 1024)]
)
def test_what_is_no_text_at_all(tmp_path, content):
    path = tmp_path / "known.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError):
        baseline_file.read(path)


def test_a_baseline_is_a_file_of_this_machine(tmp_path):
    for path in (tmp_path, tmp_path / "none.yaml", Path("http://127.0.0.1:9/known.yaml")):
        with pytest.raises(InputError):
            baseline_file.read(path)
