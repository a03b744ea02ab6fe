"""The document under test, loaded once, one test for each of its operations and flows, and one run for all of them.

`--url` names the server that is tested, with the key of `--api-key` or of the environment; without it that is an
emulator in this process. `--spec` names the document, which has its overlays beside it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import httpx
import pytest

from contract_tests.check import MODES, Limits, Mode, Options, Scope, default_mode, prepared
from contract_tests.checks.scene import Scene
from contract_tests.outcome import Outcome, flows
from contract_tests.sharing import Lost, shared
from contract_tests.strategies import Strategies
from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.document.oracle import Oracle
from generator.findings import InputError
from generator.ir.api import Operation
from generator.ir.graph import graph
from generator.load import Loaded, load

SPEC = "spec/openapi.yaml"
EMULATOR = "http://127.0.0.1:4010"
LIMITS = Limits()
GRACE = 300.0
"""Seconds that reproducing drifts may take after the last request of a run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which server, and what is known of it."""
    group = parser.getgroup("contract", "contract tests of a server")
    group.addoption("--url", default="", help="Address of the server under test. Default: an emulator.")
    group.addoption("--api-key", default="", help="Key to send. Default: that of the environment (<PREFIX>_API_KEY).")
    group.addoption("--spec", default="", help=f"File or address of the document. Default: {SPEC} in the root folder.")
    group.addoption(
        "--mode", default="", choices=["", *MODES], help="What may be sent. Default: as for truespec check."
    )
    group.addoption("--baseline", default="", help="YAML file of drifts that are known and accepted.")


def pytest_configure(config: pytest.Config) -> None:
    """Say at once where a document that was named cannot be used."""
    if config.getoption("spec"):
        try:
            contract(document(config))
        except InputError as error:
            raise pytest.UsageError(str(error)) from None


def document(config: pytest.Config) -> str:
    """The address of the document, as a reader here would type it."""
    named = config.getoption("spec")
    if named:
        return str(named)
    path, here = config.rootpath / SPEC, Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@cache
def contract(spec: str) -> Loaded:
    """A document with its overlays."""
    return load(spec)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test that asks for an `operation` runs once for each, and so with each `flow`."""
    if "operation" in metafunc.fixturenames:
        operations = contract(document(metafunc.config)).api.operations
        metafunc.parametrize("operation", operations, ids=[each.id for each in operations])
    if "flow" in metafunc.fixturenames:
        found = flows(graph(contract(document(metafunc.config)).api).entities)
        metafunc.parametrize("flow", found, ids=[f"{name}-{entity.name}" for name, entity in found])


@pytest.fixture(scope="session")
def loaded(pytestconfig: pytest.Config) -> Loaded:
    """What the stages made of the document."""
    return contract(document(pytestconfig))


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


@pytest.fixture(scope="session")
def outcome(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What the one run of this session found: under pytest-xdist one worker carries it out, the others wait for it."""

    def made() -> Outcome:
        return carried_out(pytestconfig, document(pytestconfig))

    if "PYTEST_XDIST_WORKER" not in os.environ:
        return made()
    folder = tmp_path_factory.getbasetemp().parent
    try:
        text = shared(folder, "outcome", lambda: made().dumped(), patience=LIMITS.seconds + GRACE)
    except Lost as lost:
        return Outcome(reason=str(lost))
    return Outcome.loaded(text)


class Configuration(Protocol):
    """What options were given."""

    def getoption(self, name: str) -> str:
        """The value of an option."""


def carried_out(config: Configuration, spec: str) -> Outcome:
    """What comes of a run with the options of `config`."""
    url, baseline = config.getoption("url"), config.getoption("baseline")
    options = Options(
        url=url or EMULATOR,
        key=config.getoption("api_key") if url else "any",
        spec=spec,
        limits=LIMITS,
        scope=Scope(mode=cast("Mode", config.getoption("mode")) or default_mode(url or EMULATOR)),
        baseline=Path(baseline) if baseline else None,
    )
    try:
        check = prepared(options, environment=os.environ, transport=None if url else _emulated(spec))
        return Outcome.of(check.carried_out())
    except (InputError, OSError) as error:
        return Outcome(reason=str(error))


def _emulated(spec: str) -> httpx.BaseTransport:
    return EmulatorTransport(Emulator(contract(spec), seed=1, clock=Setting(mode="stepped", step=10_000)))
