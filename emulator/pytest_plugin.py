"""Fixtures for tests against an emulator, without a socket: `truespec_emulator` and `truespec_transport`.

Knows pytest; nothing is imported or read before a test asks for a fixture. The document is that of the ini option
`truespec_spec` (default: spec/openapi.yaml, from the root of the tests), with the overlays beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.emulator import Emulator
    from emulator.store import Snapshot
    from emulator.transport import EmulatorTransport
    from generator.findings import InputError

SPEC = "spec/openapi.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the ini option."""
    parser.addini("truespec_spec", "The OpenAPI document that truespec emulates.", default=SPEC)


@pytest.fixture(scope="session")
def _truespec_served(pytestconfig: pytest.Config) -> Emulator:
    """The one emulator of a test run: making it takes about as long as reading the document."""
    # Only now: most tests of most projects never ask for an emulator.
    from emulator.clock import Setting
    from emulator.emulator import Emulator
    from generator.findings import InputError
    from generator.load import load

    spec = str(pytestconfig.getini("truespec_spec"))
    address = spec if spec.lower().startswith(("http://", "https://")) else str(pytestconfig.rootpath / spec)
    try:
        return Emulator(load(address), clock=Setting("frozen"))
    except InputError as error:
        pytest.fail("\n".join(_said(error)), pytrace=False)


def _said(error: InputError) -> Iterator[str]:
    for finding in error.findings:
        where = f"{finding.position}: " if finding.position is not None else ""
        yield f"{where}{finding.message}"


@pytest.fixture(scope="session")
def _truespec_empty(_truespec_served: Emulator) -> Snapshot:
    """The state of an emulator to which nothing has happened."""
    return _truespec_served.store.snapshot()


@pytest.fixture
def truespec_emulator(_truespec_served: Emulator, _truespec_empty: Snapshot) -> Emulator:
    """An emulator to which nothing has happened, whose time stands still until a test moves it."""
    _truespec_served.store.restore(_truespec_empty)
    _truespec_served.journal.clear()
    return _truespec_served


@pytest.fixture
def truespec_transport(truespec_emulator: Emulator) -> EmulatorTransport:
    """The same as a transport: `httpx.Client(transport=truespec_transport, base_url="http://emulator")`."""
    from emulator.transport import EmulatorTransport  # only now: httpx takes long to import

    return EmulatorTransport(truespec_emulator)
