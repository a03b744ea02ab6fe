"""The document under test, loaded once, and one test for each of its operations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from contract_tests.checks.scene import Scene
from contract_tests.strategies import Strategies
from generator.document.oracle import Oracle
from generator.ir.api import Operation
from generator.load import Loaded, load

SPEC = Path(__file__).parent.parent / "spec" / "openapi.yaml"


@cache
def contract() -> Loaded:
    """The document in `spec/` with its overlays."""
    return load(str(SPEC))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test that asks for an `operation` runs once for each."""
    if "operation" in metafunc.fixturenames:
        operations = contract().api.operations
        metafunc.parametrize("operation", operations, ids=[each.id for each in operations])


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """What the stages made of the document."""
    return contract()


@pytest.fixture(scope="session")
def scene(loaded: Loaded) -> Scene:
    """What checks may know."""
    return Scene.of(loaded)


@pytest.fixture(scope="session")
def oracle(scene: Scene) -> Oracle:
    """The judge of values."""
    return scene.oracle


@pytest.fixture(scope="session")
def values(loaded: Loaded) -> Strategies:
    """Strategies for the types of the document."""
    return Strategies(loaded.api)


@pytest.fixture(scope="session")
def operations(loaded: Loaded) -> dict[str, Operation]:
    """The operations by their ids."""
    return {operation.id: operation for operation in loaded.api.operations}
