"""An emulator for whole stories: its time stands still unless a call waits."""

from __future__ import annotations

import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from generator.load import Loaded, load

SPEC = "spec/openapi.yaml"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The contract with its overlays."""
    return load(SPEC)


@pytest.fixture
def emulator(loaded: Loaded) -> Emulator:
    """A new emulator whose clock is moved by hand."""
    return Emulator(loaded, clock=Setting(mode="frozen"))


def wait(emulator: Emulator, seconds: float) -> None:
    """Let virtual time pass."""
    with emulator.store.transaction():
        emulator.clock.advance(int(seconds * 1000))


def succeeded(emulator: Emulator) -> set[str]:
    """The operations that were carried out."""
    return {entry.operation for entry in emulator.journal.entries() if entry.response.status // 100 == 2}
