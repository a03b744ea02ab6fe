"""The fixtures that other projects' tests get: in a pytest of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PETS = ROOT / "tests" / "specs" / "ok" / "pets.yaml"

USING = """
import httpx
import pytest

KEY = {"authorization": "Bearer k"}
PET = {"name": "Tom", "kind": {"type": "cat"}}


@pytest.fixture
def client(truespec_transport):
    with httpx.Client(transport=truespec_transport, base_url="http://emulator", headers=KEY) as client:
        yield client


@pytest.mark.parametrize("turn", range(3))
def test_each_test_begins_with_nothing(client, truespec_emulator, turn):
    assert client.get("/pets").json() == []
    made = client.post("/pets", json=PET).json()
    assert client.get("/pets").json() == [made]
    assert [entry.response.status for entry in truespec_emulator.journal.entries()] == [200, 201, 200]


def test_time_stands_still(truespec_emulator):
    assert truespec_emulator.clock.setting.mode == "frozen"
"""

IDLE = """
import sys


def test_nothing_heavy_was_imported():
    heavy = ("httpx", "yaml", "orjson", "jsonschema_rs", "generator", "emulator.emulator")
    assert [name for name in heavy if name in sys.modules] == []
"""


@pytest.fixture
def project(tmp_path):
    """A function that runs the tests of another project, and gives its exit code and what it said."""
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "openapi.yaml").write_text(PETS.read_text())
    (tmp_path / "pytest.ini").write_text("[pytest]\ntruespec_spec = api/openapi.yaml\nfilterwarnings = error\n")

    def run(tests: str) -> tuple[int, str]:
        (tmp_path / "test_it.py").write_text(tests)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "emulator.pytest_plugin", "-p", "no:cacheprovider"]
        environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout + done.stderr

    return run


def test_fixtures_need_no_socket_and_start_afresh(project):
    code, said = project(USING)
    assert (code, "4 passed" in said) == (0, True), said


def test_the_plugin_costs_nothing_until_it_is_used(project):
    code, said = project(IDLE)
    assert code == 0, said


@pytest.mark.parametrize(
    ("text", "says"), [("openapi: 3.1.0\n  x: : y", "openapi.yaml:2:"), ("[]", "openapi.yaml:1:1: ")]
)
def test_a_document_that_cannot_be_used_is_named(project, tmp_path, text, says):
    (tmp_path / "api" / "openapi.yaml").write_text(text)
    code, said = project(USING)
    assert code == 1
    assert says in said
    assert "Traceback" not in said


def test_the_package_registers_the_plugin():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["entry-points"]["pytest11"] == {"truespec": "emulator.pytest_plugin"}
