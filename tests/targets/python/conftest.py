"""The real document's Api, and its Python package, written once and imported from where it was written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generator.ir.api import Api
from generator.load import Loaded, load
from generator.output import File
from generator.targets.python import answers, files

SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load(str(SPEC))


@pytest.fixture(scope="session")
def api(loaded: Loaded) -> Api:
    return answers.named(loaded.api)


@pytest.fixture(scope="session")
def sdk_files(loaded: Loaded) -> tuple[File, ...]:
    return files(loaded.api)


def written(made: tuple[File, ...], folder: Path) -> Path:
    """Write `made` below `folder`; the folder to import the package from."""
    for file in made:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    return folder / "python" / "src"


@pytest.fixture(scope="session")
def sdk_folder(sdk_files: tuple[File, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sdk_files, tmp_path_factory.mktemp("sdk"))


@pytest.fixture(scope="session")
def sdk(sdk_folder: Path) -> Iterator[ModuleType]:
    hidden = forget("retell_api")
    sys.path.insert(0, str(sdk_folder))
    import retell_api  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only importable from here on

    yield retell_api
    sys.path.remove(str(sdk_folder))
    forget("retell_api")
    sys.modules.update(hidden)


def forget(package: str) -> dict[str, ModuleType]:
    """Take a package and its modules out of `sys.modules`; returns them."""
    found = [name for name in sys.modules if name.partition(".")[0] == package]
    return {name: sys.modules.pop(name) for name in found}
