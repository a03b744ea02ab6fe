"""Whole runs against answers that are hostile by chance: they end within their bounds, and every report can be written.

`TRUESPEC_FUZZ=500` tries so many seeds, `nox -s fuzz-check` does; each failure names its seed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from dataclasses import dataclass
from functools import cache
from random import Random
from xml.etree import ElementTree as ET

import pytest

from contract_tests.account import Account
from contract_tests.accounting import Accounting
from contract_tests.client import Limits, Sender
from contract_tests.report import FORMATS, render
from contract_tests.run import Run
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.load import Loaded, load
from tests.contract.mutating import EVIL, MUTATIONS, Mutating

KEY = "sk-test-0123456789abcdef"
SEEDS = range(int(os.environ.get("TRUESPEC_FUZZ", "6")))
DOCUMENTS = ("tests/contract/kennel.yaml",) * 4 + ("spec/openapi.yaml",)
LIMITS = Limits(requests=150, seconds=40, patience=20.0)


@cache
def document(path: str) -> Loaded:
    return load(path)


@dataclass
class Skipped:
    """A clock that sleeping moves on at once."""

    ahead: float = 0.0

    def clock(self) -> float:
        return time.monotonic() + self.ahead

    def sleep(self, seconds: float) -> None:
        self.ahead += seconds


def account(seed: int) -> tuple[Account, Run, Mutating]:
    """What a run amounts to whose server, document and faults are drawn by a seed."""
    random = Random(seed)
    loaded = document(random.choice(DOCUMENTS))
    transport = Mutating(
        EmulatorTransport(Emulator(loaded, seed=seed)),
        random,
        rate=random.choice((0.02, 0.1, 0.4, 1.0)),
        since=random.choice((0, 0, 5, 40)),
        mutations=tuple(random.sample(MUTATIONS, random.choice((1, 2, len(MUTATIONS))))),
        key=KEY,
    )
    skipped = Skipped()
    sender = Sender(loaded.api, "http://fuzz.test", KEY, LIMITS, transport, skipped.clock, skipped.sleep)
    run = Run(loaded, sender, seed=seed, again=sender.another)
    result = run.carried_out()
    accounting = Accounting(loaded=loaded, url=sender.base, seed=seed, only="*", entries=())
    return accounting.of(result, dt.datetime(2031, 1, 1, tzinfo=dt.UTC)), run, transport


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_answered_a_run_ends_and_can_be_told(seed: int) -> None:
    told, run, _ = account(seed)
    assert run.sender.sent <= LIMITS.requests
    assert KEY not in repr(run.track.exchanges)
    assert len(told.drifts) < 400
    for name, _ in FORMATS:
        text = render(told, name)
        text.encode()
        assert KEY not in text, name
        if name in ("json", "sarif"):
            json.loads(text)
        if name == "junit":
            ET.fromstring(text)
        if name in ("html", "junit", "sarif"):
            assert EVIL not in text or name == "sarif", name
    for drift in told.drifts:
        json.dumps(drift.reproduction).encode()
        json.dumps(drift.patch).encode()
