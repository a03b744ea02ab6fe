"""What type checkers make of the generated package: nothing to object to, and every misuse found.

Each file of `bad` has one fault, named in a comment on its line as mypy and pyright call it; `good` has none.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .checkers import HERE, PACKAGE, Fault, expected, mypy, pyright

GOOD = sorted((HERE / "good").glob("*.py"))
BAD = sorted((HERE / "bad").glob("*.py"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture(scope="module")
def by_mypy(mypy_cache: Path) -> set[Fault]:
    return mypy([PACKAGE, *GOOD, *BAD], mypy_cache)


@pytest.fixture(scope="module")
def by_pyright(tmp_path_factory: pytest.TempPathFactory) -> set[Fault]:
    return pyright([*GOOD, *BAD], tmp_path_factory.mktemp("pyright"))


def test_there_are_twenty_faults_at_least() -> None:
    assert len(BAD) >= 20
    assert len(GOOD) >= 3


def check(found: set[Fault], wanted: set[Fault]) -> None:
    """One fault may be told twice: the line has to be the same, and its name among those told."""
    assert sorted(wanted - found) == []
    lines = {(fault.path, fault.line) for fault in wanted}
    assert sorted(fault for fault in found if (fault.path, fault.line) not in lines) == []


def test_mypy_finds_every_fault_and_no_other(by_mypy: set[Fault]) -> None:
    check(by_mypy, {expected(path, "mypy") for path in BAD})


@pytest.mark.node
def test_pyright_finds_every_fault_and_no_other(by_pyright: set[Fault]) -> None:
    check(by_pyright, {expected(path, "pyright") for path in BAD})


@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14"])
def test_mypy_for_later_pythons(mypy_cache: Path, version: str) -> None:
    assert mypy([PACKAGE, *GOOD], mypy_cache, python=version) == set()
