"""The last step: ruff sorts imports, drops those that nothing uses, and formats.

Knows ruff; must not know what the files say.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped]

LINE_LENGTH = 120
_OPTIONS = ("--isolated", "--no-cache", "--target-version", "py311", "--line-length", str(LINE_LENGTH))


def formatted(files: Mapping[str, str]) -> dict[str, str]:
    """`files` by path, every `.py` in ruff's format. Raises RuntimeError where one is not valid Python."""
    with tempfile.TemporaryDirectory(prefix="truespec-") as folder:
        root = Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        _ruff(
            root,
            "check",
            "--fix",
            "--exit-zero",
            "--select",
            "I,F401",
            "--config",
            "lint.isort.split-on-trailing-comma=false",
        )
        _ruff(root, "format", "--config", "format.skip-magic-trailing-comma=true")
        return {path: (root / path).read_text(encoding="utf-8") for path in files}


def _ruff(root: Path, command: str, *options: str) -> None:
    # Arguments are constants, and the files' names come from whitelisted identifiers.
    done = subprocess.run(  # noqa: S603
        [find_ruff_bin(), command, *_OPTIONS, *options, "."], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"ruff {command} failed: {done.stderr or done.stdout}")
