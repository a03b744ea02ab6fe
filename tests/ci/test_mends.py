"""The pull request follows the report: verified patches, what they generate, and what changes for users."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any as Json

import pytest
import yaml

from tests.ci.reports import drift, patch, report
from tests.ci.stand_in import REPOSITORY, TOKEN, GitHub, Server
from tests.cli.conftest import Result, truespec, workspace

__all__ = ["truespec", "workspace"]

Report = Callable[..., Result]
OVERLAY = "spec/overlays/80-drift.yaml"
MENDED = drift("a", patch=patch(), patch_verified=True)


def git(folder: Path, *arguments: str) -> str:
    own = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def github(truespec, workspace: Path) -> GitHub:
    """A repository with a document and what it generates, checked out where GitHub has it."""
    assert truespec("generate", "--target", "docs").code == 0
    git(workspace, "init", "-q")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "first")
    return GitHub(base=git(workspace, "rev-parse", "HEAD"))


@pytest.fixture
def bring(truespec, github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Report]:
    server = Server(github)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_API_URL", server.address)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)

    def run(data: Json, *arguments: str) -> Result:
        path = tmp_path / "report.json"
        path.write_text(json.dumps(data))
        result: Result = truespec(
            "ci", "report", path, "--pull-request", "--changelog", "spec/CHANGELOG.md", *arguments
        )
        return result

    yield run
    server.close()


def test_verified_patches_are_proposed_with_what_they_generate(bring: Report, github: GitHub) -> None:
    result = bring(report(MENDED, drift("b", patch=patch("unsure"))))
    assert result.code == 0, result.err
    (pull,) = github.pulls
    assert pull["base"]["ref"] == "main"
    assert "closes #1" in pull["body"]
    overlay = yaml.safe_load(github.file("truespec/drift", OVERLAY))
    assert overlay["actions"] == patch()["actions"]
    assert b"colour" in github.file("truespec/drift", "spec/CHANGELOG.md")
    files = github.trees[github.commits[github.refs["truespec/drift"]]["tree"]]
    assert {name for name in files if name.startswith("generated/")}
    assert "report.json" not in files


def test_the_same_report_pushes_nothing_new(bring: Report, github: GitHub, workspace: Path) -> None:
    bring(report(MENDED))
    head = github.refs["truespec/drift"]
    git(workspace, "checkout", "-q", ".")
    git(workspace, "clean", "-qfd")
    assert "up to date" in bring(report(MENDED)).out
    assert github.refs["truespec/drift"] == head
    assert len(github.pulls) == 1


def test_nothing_left_to_mend_closes_it(bring: Report, github: GitHub) -> None:
    bring(report(MENDED))
    bring(report())
    assert github.pulls[0]["state"] == "closed"
    assert "truespec/drift" not in github.refs


def test_what_was_not_tested_is_left_as_it_is(bring: Report, github: GitHub) -> None:
    bring(report(MENDED))
    bring(report(tested=("listPets",)))
    assert github.pulls[0]["state"] == "open"


def test_a_flaky_drift_is_not_mended(bring: Report, github: GitHub) -> None:
    bring(report({**MENDED, "flaky": True}))
    assert github.pulls == []


def test_a_dry_run_proposes_nothing(bring: Report, github: GitHub) -> None:
    assert bring(report(MENDED), "--dry-run").code == 0
    assert github.calls == []
