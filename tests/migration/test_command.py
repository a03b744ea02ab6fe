"""The command, as a user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def truespec(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "migrate", "--spec", str(ROOT / "spec/openapi.yaml"), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app/a.py").write_text("import retell\nretell.Client()\n")
    (tmp_path / "app/b.py").write_text("import os\n")
    (tmp_path / "app/notes.txt").write_text("import retell\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden/c.py").write_text("import retell\n")
    (tmp_path / "env").mkdir()
    (tmp_path / "env/pyvenv.cfg").write_text("")
    (tmp_path / "env/d.py").write_text("import retell\n")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_check_writes_nothing_and_prints_a_patch(project):
    before = contents(project)
    done = truespec(project, ".", "--check")
    assert done.returncode == 1, done.stderr
    assert contents(project) == before
    assert done.stdout.startswith("--- a/app/a.py\n+++ b/app/a.py\n")
    assert "1 of 2 files would change" in done.stderr
    subprocess.run(["git", "apply"], cwd=project, input=done.stdout, text=True, check=True)
    assert truespec(project, ".", "--check").returncode == 0


def test_writes_what_it_says(project):
    (project / "app/a.py").chmod(0o755)
    done = truespec(project, "app", "app/a.py")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (project / "app/a.py").read_text() == "import retell_api\nretell_api.Retell()\n"
    assert (project / "app/a.py").stat().st_mode & 0o777 == 0o755
    assert (project / ".hidden/c.py").read_text() == "import retell\n"
    assert (project / "env/d.py").read_text() == "import retell\n"


def test_one_bad_file_does_not_stop_the_others(project):
    (project / "app/0.py").write_text("import retell\n\nx = (\n")
    (project / "app/link.py").symlink_to(project / "app/b.py")
    (project / "app/odd.py").write_bytes(b"retell\0")
    (project / "app/huge.py").write_bytes(b"#" * (2 * 1024 * 1024 + 1))
    done = truespec(project, "app")
    assert done.returncode == 2
    assert "retell_api" in (project / "app/a.py").read_text()
    for told in ("app/0.py:3:1: error", "a symbolic link: skipped", "binary: skipped", "larger than 2 MiB: skipped"):
        assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_path_that_is_not_there(project):
    done = truespec(project, "app", "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert (project / "app/a.py").read_text().startswith("import retell\n")
