"""The wheel works outside a checkout: everything that generating needs travels in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.provenance import templates

ROOT = Path(__file__).parent.parent
PETS = ROOT / "tests" / "specs" / "ok" / "pets.yaml"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pytest.importorskip("hatchling", reason="needs hatchling, which the dev extra installs")
    options = ["--no-deps", "--no-build-isolation", "-w", str(folder)]
    command = [sys.executable, "-m", "pip", "wheel", "-q", *options, str(ROOT)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return next(folder.glob("truespec-*.whl"))


def test_every_template_travels(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = [str(path.relative_to(ROOT)) for path in templates()]
    assert files
    assert [path for path in files if path not in inside] == []


def test_what_the_emulator_and_replaying_read_travels(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    pages = [str(path.relative_to(ROOT)) for path in (ROOT / "emulator" / "ui").iterdir()]
    assert pages
    pages += [str(path.relative_to(ROOT)) for path in (ROOT / "contract_tests" / "report" / "page").iterdir()]
    schemas = ("contract_tests/replay.schema.json", "contract_tests/report/report.schema.json")
    assert [path for path in (*pages, *schemas) if path not in inside] == []


def test_tests_and_output_stay_behind(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops.isdisjoint({"tests", "generated", "spec", "benchmarks", "docs", "conftest.py", "noxfile.py"})


def test_it_generates_in_an_empty_folder(wheel, tmp_path):
    site, work = tmp_path / "site", tmp_path / "work"
    zipfile.ZipFile(wheel).extractall(site)
    work.mkdir()
    for arguments in (["generate", "--spec", PETS], ["generate", "--spec", PETS, "--check"], ["lint", PETS]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=work,
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
    assert (work / "generated/docs/index.md").exists()
    assert list((work / "generated/python/src").glob("*/__init__.py"))
