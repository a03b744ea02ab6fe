"""Documents of many origins: each becomes output that imports, or ends with findings; never with a traceback.

TRUESPEC_CORPUS names the folder that holds them; they are not part of the project.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("TRUESPEC_CORPUS") or "/nonexistent")
DOCUMENTS = sorted(path for path in CORPUS.glob("*") if path.suffix in (".yaml", ".json"))

IMPORT_ALL = """
import importlib, pkgutil, sys, warnings
warnings.simplefilter("error")
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
for name in package.__all__:
    getattr(package, name)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DOCUMENTS, reason="TRUESPEC_CORPUS names no folder with documents"),
]


def spawn(*arguments: object, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(path), "TRUESPEC_DEBUG": ""},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_it_generates_what_imports_or_ends_with_findings(document, tmp_path):
    done = spawn("-m", "generator", "generate", "--spec", document, "--out", tmp_path, path=ROOT)
    assert "Traceback" not in done.stderr
    assert "this is a bug" not in done.stderr
    packages = list(tmp_path.glob("python/src/*/__init__.py"))
    if not packages:
        assert done.returncode == 2
        assert "error[" in done.stderr
        return
    imported = spawn("-c", IMPORT_ALL, packages[0].parent.name, path=tmp_path / "python/src")
    assert imported.returncode == 0, imported.stderr[-2000:]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["validate", "lint"])
def test_it_is_judged_without_a_traceback(document, command):
    done = spawn("-m", "generator", command, document, path=ROOT)
    assert done.returncode in (0, 1)
    assert done.stdout.strip()
