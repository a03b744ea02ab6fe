"""Type checkers, run on the generated package and on snippets that use it, and what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generated" / "python" / "src"
HERE = Path(__file__).parent
PYRIGHT = "pyright@1.1.414"

_EXPECTED = re.compile(r"# error: (?P<mypy>[a-z-]+), (?P<pyright>report\w+)$", re.MULTILINE)
_MYPY = re.compile(r"^(?P<path>.+?):(?P<line>\d+): error: (?P<text>.*?)(?:  \[(?P<code>[a-z-]+)\])?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What a checker objects to: file, line from 1, and its name for the kind of fault."""

    path: str
    line: int
    code: str


def expected(path: Path, checker: str) -> Fault:
    """The fault that a snippet declares, on the line that has it."""
    text = path.read_text(encoding="utf-8")
    found = list(_EXPECTED.finditer(text))
    assert len(found) == 1, f"{path.name} declares {len(found)} faults"
    return Fault(path.name, text.count("\n", 0, found[0].start()) + 1, found[0][checker])


def mypy(paths: Iterable[Path], cache: Path, *, python: str = "3.11") -> set[Fault]:
    """What `mypy --strict` finds."""
    options = ["--strict", f"--python-version={python}", f"--cache-dir={cache}"]
    command = [sys.executable, "-m", "mypy", *options, "--no-error-summary", "--hide-error-context", *map(str, paths)]
    done = subprocess.run(command, env={**os.environ, "MYPYPATH": str(PACKAGE)}, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return {Fault(Path(m["path"]).name, int(m["line"]), m["code"] or m["text"]) for m in _MYPY.finditer(done.stdout)}


def pyright(snippets: Iterable[Path], work: Path) -> set[Fault]:
    """What pyright finds in its strict mode in the package and in `snippets`. It looks only below `work`."""
    shutil.copytree(PACKAGE, work / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for path in snippets:
        shutil.copy(path, work)
    config = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "extraPaths": ["src"]}
    (work / "pyrightconfig.json").write_text(json.dumps(config))
    command = [str(_program()), "--project", str(work), "--pythonpath", sys.executable, "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] > 50, "the package was not looked at"
    return {
        Fault(Path(each["file"]).name, each["range"]["start"]["line"] + 1, each.get("rule", each["message"]))
        for each in said["generalDiagnostics"]
        if each["severity"] == "error"
    }


def _program() -> Path:
    """Pyright from npm's registry, kept in the user's cache; skips, or fails where Node is required, without it."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "truespec" / PYRIGHT
    program = cache / "node_modules" / ".bin" / "pyright"
    if not program.exists():
        npm = shutil.which("npm")
        install = [npm or "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(cache), PYRIGHT]
        cache.mkdir(parents=True, exist_ok=True)
        if npm is None or subprocess.run(install, capture_output=True, timeout=300).returncode:
            absent = pytest.fail if "node" in os.environ.get("TRUESPEC_REQUIRED", "").split() else pytest.skip
            absent(f"needs {PYRIGHT} from npm's registry, which is out of reach")
    return program
