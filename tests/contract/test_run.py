"""Whole runs against the emulator: a clean one is found clean, and what deviates is found where it does."""

from __future__ import annotations

import pytest

from contract_tests.client import Limits, Sender
from contract_tests.run import Result, Run
from emulator.clock import Setting
from emulator.drift import Drift, Rule
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.load import Loaded, load
from generator.pointer import Pointer


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load("spec/openapi.yaml")


def run(emulator: Emulator, loaded: Loaded, *, seed: int = 0, requests: int = 1000) -> Result:
    transport = EmulatorTransport(emulator)

    def sender(most: int) -> Sender:
        return Sender(loaded.api, "http://emulator", key="key_a", limits=Limits(requests=most), transport=transport)

    return Run(loaded, sender(requests), seed=seed, again=sender).carried_out()


def served(loaded: Loaded, *rules: Rule) -> Emulator:
    emulator = Emulator(loaded, clock=Setting(mode="stepped", step=10_000))
    drift = next(each for each in emulator.interferences if isinstance(each, Drift))
    for rule in rules:
        drift.set(rule)
    return emulator


@pytest.mark.parametrize("seed", [0, 1])
def test_a_server_that_conforms_shows_no_drift(loaded: Loaded, seed: int) -> None:
    result = run(served(loaded), loaded, seed=seed)
    assert [(each.rule, str(each.pointer), each.facet) for each in result.drifts] == []
    assert result.reason == ""
    assert result.requests <= 1000


VOICE = Pointer(("components", "schemas", "VoiceResponse", "properties"))
AGENT = Pointer(("components", "schemas", "AgentRequest", "properties"))


def test_several_drifts_are_found_at_their_leaves_whatever_operations_show_them(loaded: Loaded) -> None:
    emulator = served(
        loaded,
        Rule(id="1", row=1, pointer=VOICE / "gender"),
        Rule(id="7", row=7, pointer=VOICE / "provider"),
        Rule(id="37", row=37, operation="deleteRetellLLM"),
        Rule(id="45", row=45, operation="getConcurrency"),
    )
    result = run(emulator, loaded)
    found = {(each.rule, each.pointer) for each in result.drifts}
    operations = {each.id: each.origin for each in loaded.api.operations}
    assert found == {
        ("response-property-missing", VOICE / "gender"),
        ("response-value-unknown", VOICE / "provider"),
        ("state-delete-ineffective", operations["deleteRetellLLM"]),
        ("security-not-enforced", operations["getConcurrency"]),
    }
    shared = next(each for each in result.drifts if each.rule == "response-property-missing")
    assert {"getVoice", "listVoices"} <= set(shared.operations)
    assert shared.patch is not None
    assert shared.patch_verified
    assert shared.reproduction is not None


def test_a_tightened_constraint_is_blamed_on_its_member(loaded: Loaded) -> None:
    emulator = served(
        loaded,
        Rule(
            id="28",
            row=28,
            operation="updateAgent",
            pointer=AGENT / "agent_name",
            detail={"keyword": "maxLength", "value": 5},
        ),
    )
    result = run(emulator, loaded)
    assert [(each.rule, each.pointer) for each in result.drifts] == [("request-refused", AGENT / "agent_name")]
