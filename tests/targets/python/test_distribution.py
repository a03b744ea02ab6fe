"""The generated package as people install it: what wheel and sdist hold, and that it works where nothing else is."""

from __future__ import annotations

import email.parser
import subprocess
import sys
import tarfile
import venv
import zipfile
from email.message import Message
from pathlib import Path

import pytest

from generator.output import File

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(sdk_files: tuple[File, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    pytest.importorskip("hatchling", reason="needs hatchling, which the dev extra installs")
    folder = tmp_path_factory.mktemp("built")
    for file in sdk_files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_text(file.text, encoding="utf-8")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=folder / "python", check=True, capture_output=True, timeout=120)
    return folder / "dist"


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("retell_api-*-py3-none-any.whl"))


def modules(sdk_files: tuple[File, ...]) -> set[str]:
    """Every file of the package, by its path from the folder that it is imported from."""
    start = "python/src/"
    return {file.path.removeprefix(start) for file in sdk_files if file.path.startswith(start)}


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path, sdk_files: tuple[File, ...]) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert inside == modules(sdk_files)
    assert "retell_api/py.typed" in inside


def test_the_sdist_can_be_built_again(built: Path, sdk_files: tuple[File, ...]) -> None:
    archive = next(built.glob("retell_api-*.tar.gz"))
    with tarfile.open(archive) as opened:
        inside = {name.partition("/")[2] for name in opened.getnames()}
    beside = {"pyproject.toml", "README.md", "api.md", "PKG-INFO"}
    # hatchling keeps the nearest .gitignore, where there is one.
    assert inside - {".gitignore"} == {f"src/{path}" for path in modules(sdk_files)} | beside


def test_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        name = next(each for each in opened.namelist() if each.endswith(".dist-info/METADATA"))
        said: Message = email.parser.BytesParser().parsebytes(opened.read(name))
    assert said["Name"] == "retell-api"
    assert said["Requires-Python"] == ">=3.11"
    assert said["License-Expression"] == "Apache-2.0"
    assert {each.partition(">")[0] for each in said.get_all("Requires-Dist", [])} == {
        "httpx",
        "pydantic",
        "typing-extensions",
    }
    assert "## Quick start" in str(said.get_payload())


def test_it_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)]
    done = subprocess.run(install, capture_output=True, text=True, timeout=240)
    if "No matching distribution found" in done.stderr:
        pytest.skip("needs a package index, for httpx and pydantic")
    assert done.returncode == 0, done.stderr
    code = """
import httpx, retell_api
answer = httpx.MockTransport(lambda request: httpx.Response(404, json={"status": "error", "message": "No such agent"}))
with retell_api.Retell(api_key="key", transport=answer) as client:
    try:
        client.agent.retrieve("agent_1")
    except retell_api.NotFoundError as error:
        print(error.message)
        print(type(error.body).__name__)
from retell_api import types
print(len([getattr(types, name) for name in dir(types)]) > 400)
"""
    run = subprocess.run([python, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0].endswith("No such agent")
    assert run.stdout.splitlines()[-1] == "True"
