"""Every document below tests/specs/ok becomes an SDK that imports and a reference: the folder is the list of tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import Request, generate
from tests.test_corpus import IMPORT_ALL, spawn

OK = Path(__file__).parent / "specs" / "ok"
DOCUMENTS = sorted([*OK.glob("*.yaml"), *OK.glob("*/openapi.yaml")])
BARE = 'openapi: 3.1.0\ninfo: {title: Bare, version: "1"}\npaths: {}\n'


def imported(out: Path) -> None:
    """Import each module of the package below `out`, in a process of its own, where a warning is an error."""
    (package,) = out.glob("python/src/*/__init__.py")
    done = spawn("-c", IMPORT_ALL, package.parent.name, path=out / "python/src")
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(OK)))
def test_every_target_is_generated_and_imports(document, tmp_path):
    run = generate(Request(spec=str(document), out=tmp_path))
    assert {name for name, files in run.files.items() if files} == {"python", "docs"}
    assert (tmp_path / "docs/index.md").exists()
    imported(tmp_path)


def test_a_document_without_operations_and_schemas(tmp_path):
    (tmp_path / "bare.yaml").write_text(BARE)
    generate(Request(spec=str(tmp_path / "bare.yaml"), out=tmp_path))
    imported(tmp_path)
    options = ["--strict", "--config-file=", f"--cache-dir={tmp_path / 'cache'}"]
    command = [sys.executable, "-m", "mypy", *options, "bare"]
    done = subprocess.run(command, cwd=tmp_path / "python/src", capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
