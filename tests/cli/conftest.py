"""The program as a user meets it: arguments in; exit code, standard output and standard error out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main

PETS = Path(__file__).parent.parent / "specs" / "ok" / "pets.yaml"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def truespec(capsys, monkeypatch) -> Callable[..., Result]:
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str | Path) -> Result:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback (most recent" not in captured.out + captured.err
        return Result(int(caught.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in that holds the pets as spec/openapi.yaml."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/openapi.yaml").write_text(PETS.read_text())
    monkeypatch.chdir(tmp_path)
    return tmp_path
