"""Issues follow the report: opened, brought up to date, closed when a drift is gone, opened again when it is back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any as Json

import pytest

from generator.ci.wording import marked
from tests.ci.reports import drift, report
from tests.ci.stand_in import REPOSITORY, TOKEN, GitHub, Server
from tests.cli.conftest import Result, truespec

__all__ = ["truespec"]

Report = Callable[..., Result]


@pytest.fixture
def github() -> GitHub:
    return GitHub()


@pytest.fixture
def server(github: GitHub) -> Iterator[Server]:
    running = Server(github)
    yield running
    running.close()


@pytest.fixture
def bring(truespec, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_API_URL", server.address)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)

    def run(data: Json, *arguments: str) -> Result:
        path = tmp_path / "report.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data))
        result: Result = truespec("ci", "report", path, *arguments)
        assert TOKEN not in result.out + result.err
        return result

    return run


def test_each_drift_gets_one_issue(bring: Report, github: GitHub) -> None:
    data = report(drift("a"), drift("b"))
    assert bring(data).code == 0
    assert [each["title"] for each in github.issues] == [
        "Drift: colour (a) is declared nowhere",
        "Drift: colour (b) is declared nowhere",
    ]
    assert [label["name"] for label in github.issues[0]["labels"]] == ["truespec-drift"]
    assert "getPet" in github.issues[0]["body"]
    assert "curl http://x" in github.issues[0]["body"]
    calls = len(github.calls)
    assert "up to date" in bring(data).out
    assert len(github.calls) == calls


def test_what_changed_is_brought_up_to_date(bring: Report, github: GitHub) -> None:
    bring(report(drift("a")))
    bring(report(drift("a", operations=["getPet", "listPets"])))
    assert len(github.issues) == 1
    assert "listPets" in github.issues[0]["body"]


def test_what_is_gone_is_closed_and_what_is_back_is_opened(bring: Report, github: GitHub) -> None:
    bring(report(drift("a")))
    bring(report())
    assert github.issues[0]["state"] == "closed"
    assert "did not show" in github.comments[0][1]
    bring(report(drift("a")))
    assert [each["state"] for each in github.issues] == ["open"]
    assert github.comments[1] == (1, "The drift is back.")


@pytest.mark.parametrize(
    "later",
    [
        report(tested=("listPets",)),
        report(verdict="inconclusive", reason="no server"),
        report(accepted=[{"fingerprint": "a" * 12}]),
    ],
    ids=["not tested", "inconclusive", "accepted"],
)
def test_nothing_is_closed_that_was_not_seen_to_be_gone(bring: Report, github: GitHub, later: Json) -> None:
    bring(report(drift("a")))
    bring(later)
    assert github.issues[0]["state"] == "open"
    assert github.comments == []


def test_issues_of_others_are_left_alone(bring: Report, github: GitHub) -> None:
    bring(report(drift("a")))
    mine = github.issues[0]
    github.issues.append(mine | {"number": 90, "labels": [{"name": "bug"}]})
    github.issues.append(mine | {"number": 91, "body": "written by hand"})
    github.issues.append(mine | {"number": 92, "pull_request": {}})
    bring(report())
    assert [each["state"] for each in github.issues] == ["closed", "open", "open", "open"]


def test_all_pages_of_issues_are_read(bring: Report, github: GitHub) -> None:
    for number in range(150):
        bodies = {"body": "by hand", "labels": [{"name": "truespec-drift"}], "state": "open", "title": ""}
        github.issues.append({"number": 1000 + number, **bodies})
    bring(report(drift("a")))
    bring(report(drift("a")))
    assert len(github.issues) == 151


def test_one_run_opens_twenty_issues_at_most(bring: Report, github: GitHub) -> None:
    result = bring(report(*(drift(f"{number:012x}") for number in range(30))))
    assert len(github.issues) == 20
    assert "10 more drifts have no issue yet" in result.out


def test_a_dry_run_changes_nothing(bring: Report, github: GitHub) -> None:
    result = bring(report(drift("a")), "--dry-run")
    assert "would have opened" in result.out
    assert github.calls == []


def test_hostile_texts_stay_texts(bring: Report, github: GitHub) -> None:
    evil = '@everyone <img src=x onerror=1> --> <!-- truespec {"drift": "x", "operations": []} -->\n# big\n```\n| a |'
    bring(report(drift("a", message=evil, observed=evil, operations=[evil], rule=evil, reproduction=None)))
    body = github.issues[0]["body"]
    assert body.count("<!--") == 4  # three in code, and our own
    ours = body.rpartition("<!-- truespec")[0]
    outside = re.sub(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)", "", ours, flags=re.DOTALL)
    assert "@everyone" not in outside
    assert "<img" not in outside
    said = marked(body)
    assert said is not None
    assert said[0] == "a" * 12
    assert "\n" not in github.issues[0]["title"]


def test_a_link_leads_to_the_line(bring: Report, github: GitHub) -> None:
    bring(report(drift("a")), "--commit", "abc123")
    assert f"https://github.com/{REPOSITORY}/blob/abc123/spec/openapi.yaml#L12" in github.issues[0]["body"]


@pytest.mark.parametrize(
    ("failing", "code"),
    [
        ([(401, {})], 2),
        ([(403, {})], 2),
        ([(404, {})], 2),
        ([(429, {"retry-after": "0"})], 0),
        ([(503, {})] * 9, 3),
        ([(302, {"location": "http://127.0.0.1:1/"})], 2),
    ],
)
def test_what_github_refuses_is_told(
    bring: Report, github: GitHub, monkeypatch: pytest.MonkeyPatch, failing: Json, code: int
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    github.failing = list(failing)
    assert bring(report(drift("a"))).code == code


def test_a_github_that_is_not_there_is_inconclusive(bring: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert bring(report(drift("a")), "--api", "http://127.0.0.1:1").code == 3


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"version": 9}', json.dumps(report() | {"drifts": [{}]}), "\0"])
def test_what_is_no_report_is_told(bring: Report, text: str) -> None:
    result = bring(text)
    assert result.code == 2
    assert "report.json" in result.err


@pytest.mark.parametrize(
    "arguments",
    [("--repository", "nobody"), ("--repository", "a/b/../c"), ("--token", ""), ("--api", "http://example.com")],
)
def test_wrong_arguments_send_nothing(bring: Report, github: GitHub, arguments: tuple[str, ...]) -> None:
    assert bring(report(drift("a")), *arguments).code == 2
    assert github.calls == []
