"""The contract as data, with and without its overlays, and the Api made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.overlay import apply, read_overlays
from generator.document.read import read
from generator.load import load

SPEC = Path(__file__).parents[2] / "spec"


@pytest.fixture(scope="session")
def contract():
    return read(str(SPEC / "openapi.yaml")).data


@pytest.fixture(scope="session")
def overlays():
    return read_overlays(sorted((SPEC / "overlays").glob("*.yaml")))


@pytest.fixture(scope="session")
def applied(contract, overlays):
    return apply(contract, overlays)


@pytest.fixture(scope="session")
def api():
    return load(str(SPEC / "openapi.yaml")).api


@pytest.fixture(scope="session")
def operations(applied):
    return {operation["operationId"]: operation for item in applied["paths"].values() for operation in item.values()}
