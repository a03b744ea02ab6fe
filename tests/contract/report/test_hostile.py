"""Whatever stands in an account, every report is well-formed, is no longer than can be read, and gives no commands."""

from __future__ import annotations

import datetime as dt
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any as Json
from unicodedata import category
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from contract_tests.account import GRAVITY, Account
from contract_tests.report import FORMATS, read, render, told
from generator.findings import Finding, Position, Severity
from generator.pointer import Pointer
from tests.contract.report.accounts import account, activity, coverage, drift, entry, many, patch, replay, share
from tests.contract.report.test_ci import require_junit, require_sarif

SCHEMA = json.loads((files("contract_tests") / "report" / "report.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)

NASTY = (
    "]]></failure><failure>",
    "&lt;&#0;&",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "\n::error file=x::owned\r\n::stop-commands::",
    "%0A::set-output name=x::y",
    "\x1b]0;title\x07\x1b[2J\x9b31m",
    "\u202e\u2066\u200b\u2028\x00\x0b\ufffe\uffff",
    "\ud800",
    "```\n# heading\n@everyone [link](javascript:alert(1)) ![](//evil.test/x.png) https://evil.test",
    "| a | b |\n|---|---|",
    "{{ 7*7 }} {% include 'x' %} ${alert(1)}",
    "界" * 300,
    "x" * 3_000,
)
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.text(st.characters(), max_size=12))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
POSITIONS = st.none() | st.builds(Position, TEXTS, st.integers(1, 9_999), st.integers(1, 99))
POINTERS = st.lists(TEXTS, max_size=4).map(Pointer)
PATCHES = st.none() | st.builds(
    lambda text, value: {**patch(), "info": {"title": text}, "actions": [{"target": text, "update": value}]},
    TEXTS,
    VALUES,
)
REPLAYS = st.one_of(st.none(), VALUES, st.builds(lambda value: replay(extra=value), VALUES))
DRIFTS = st.builds(
    drift,
    st.integers(0, 9),
    st.sampled_from(GRAVITY),
    rule=TEXTS,
    pointer=POINTERS,
    facet=TEXTS,
    message=TEXTS,
    operations=st.lists(TEXTS, max_size=3).map(tuple),
    count=st.integers(0, 99),
    confidence=st.floats(0, 1),
    flaky=st.booleans(),
    value=VALUES,
    declared=VALUES,
    position=POSITIONS,
    reproduction=REPLAYS,
    patch=PATCHES,
)
ENTRIES = st.builds(
    entry, TEXTS, rule=TEXTS, pointer=TEXTS, reason=TEXTS, expires=st.none() | st.dates(dt.date(1999, 1, 1))
)
FINDINGS = st.builds(
    Finding, TEXTS, st.sampled_from(Severity), TEXTS, POINTERS, POSITIONS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)
)
SHARES = st.builds(share, st.integers(0, 9), st.integers(9, 20))
ACTIVITIES = st.builds(
    lambda requests, declared, undeclared, shown: activity(
        requests, declared=declared, undeclared=undeclared, properties=shown
    ),
    st.integers(0, 9),
    st.lists(TEXTS, max_size=2),
    st.lists(st.integers(100, 999), max_size=2),
    SHARES,
)
COVERAGES = st.builds(
    lambda **changed: {**coverage(), **changed},
    untestable=st.dictionaries(TEXTS, TEXTS, max_size=2),
    uncovered=st.dictionaries(TEXTS, st.lists(TEXTS, max_size=2), max_size=2),
    by_operation=st.dictionaries(TEXTS, ACTIVITIES, max_size=2),
)
ACCOUNTS = st.builds(
    lambda drifts, accepted, **changed: account(*drifts, accepted=tuple(accepted), **changed),
    st.lists(DRIFTS, max_size=3),
    st.lists(st.tuples(DRIFTS, ENTRIES), max_size=2),
    title=TEXTS,
    version=TEXTS,
    url=TEXTS,
    seed=st.integers(),
    coverage=COVERAGES,
    stale=st.lists(ENTRIES, max_size=2).map(tuple),
    expired=st.lists(ENTRIES, max_size=2).map(tuple),
    defects=st.lists(FINDINGS, max_size=2).map(tuple),
    reason=TEXTS | st.just(""),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
)
SLOW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
HARMFUL = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@SLOW
@given(ACCOUNTS)
def test_json_is_valid_and_reads_back_as_it_was(hostile: Account) -> None:
    text = render(hostile, "json")
    VALIDATOR.validate(json.loads(text))
    again = read(text)
    assert again == told(hostile)
    assert told(again) == again
    assert [each.fingerprint for each in again.drifts] == [each.fingerprint for each in ordered(hostile)]
    assert text.isascii()


def ordered(hostile: Account) -> list[Json]:
    return sorted(hostile.drifts, key=lambda each: GRAVITY.index(each.impact))


@SLOW
@given(ACCOUNTS)
def test_text_fits_a_screen_and_steers_no_terminal(hostile: Account) -> None:
    text = render(hostile, "text", replays="drifts")
    lines = text.removesuffix("\n").split("\n")
    assert len(lines) <= 23
    assert not {category(char) for line in lines for char in line} & HARMFUL


@SLOW
@given(ACCOUNTS)
def test_junit_parses_as_the_schemas_want_it(hostile: Account) -> None:
    require_junit(ET.fromstring(render(hostile, "junit").encode()))


@SLOW
@given(ACCOUNTS)
def test_sarif_keeps_the_standard(hostile: Account) -> None:
    (run,) = json.loads(render(hostile, "sarif"))["runs"]
    require_sarif(run)
    assert len(run["results"]) == len(hostile.drifts) + len(hostile.defects)


@SLOW
@given(ACCOUNTS)
def test_github_gets_no_command_but_ours(hostile: Account) -> None:
    text = render(hostile, "github")
    lines = text.splitlines()
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in lines)
    remarks = len(hostile.stale) + len(hostile.expired) + bool(hostile.reason)
    assert len(lines) == len(hostile.drifts) + len(hostile.defects) + remarks


@SLOW
@given(ACCOUNTS)
def test_markdown_shows_markup_in_code_only(hostile: Account) -> None:
    text = render(hostile, "markdown", replays="drifts")
    assert not {category(char) for char in text.replace("\n", "")} & HARMFUL
    outside, fence = [], ""
    for line in text.split("\n"):
        found = re.fullmatch(r"(`{3,})\w*", line)
        if not fence and found:
            fence = found[1]
        elif fence and line == fence:
            fence = ""
        elif not fence:
            outside.append(re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", line))
    assert not fence
    shown = "\n".join(outside)
    tags = set(re.findall(r"<[^>]*>", re.sub(r"<summary>.*</summary>", "", shown)))
    assert tags <= {"<details>", "</details>"}
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[|https?://|(?<!\w)@\w", shown)


class Elements(HTMLParser):
    """The names of elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(f"@{name}" for name, _ in attrs)}


@SLOW
@given(ACCOUNTS)
def test_html_has_no_element_but_ours(hostile: Account) -> None:
    page = render(hostile, "html", replays="drifts")
    names = Elements(page).names
    assert not names & {"img", "iframe", "object", "embed", "base", "link", "@src", "@style", "@onerror", "@action"}
    assert page.count("<script>") == page.count("</script>") == 1
    assert not {category(char) for char in page.replace("\n", "")} & HARMFUL
    page.encode()


@pytest.mark.parametrize("name", [name for name, _ in FORMATS])
def test_ten_thousand_drifts_are_told_in_bounded_space(name: str) -> None:
    text = render(account(*many(10_000)), name)
    assert len(text) < {"json": 20_000_000, "html": 6_000_000, "sarif": 10_000_000}.get(name, 1_000_000)


@pytest.mark.parametrize("name", [name for name, _ in FORMATS])
def test_huge_texts_are_cut(name: str) -> None:
    huge = "A" * 1_000_000
    deep: Json = huge
    for _ in range(500):
        deep = [huge, {"deeper": deep}]
    wide = {str(index): [huge] * 3 for index in range(1_000)}
    found = drift(message=huge, facet=huge, rule=huge[:100], value=deep, declared=wide, operations=(huge,) * 3)
    given = account(found, drift(2, value=wide, patch={**patch(), "actions": [wide]}), title=huge, notes=(huge,) * 9)
    assert len(render(given, name)) < 400_000
