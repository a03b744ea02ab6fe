"""A reproduction shows its drift on a fresh server that has it, and on no other; its patch mends the document."""

from __future__ import annotations

import json

import pytest

from contract_tests.drift.patching import PATCHES, UNPATCHABLE
from contract_tests.drift.steps import of
from emulator.drift import Rule
from tests.contract.drifting import REQUEST, RESPONSE, case, drifting, finished, replayed, rule, sender, story, track

ROWS: list[tuple[Rule, str]] = [
    (rule(1, "*", f"{RESPONSE}/allOf/0/properties/version"), "response-property-missing"),
    (rule(2, "*", f"{RESPONSE}/allOf/0/properties/version"), "response-property-renamed"),
    (rule(3, "*", f"{REQUEST}/properties/voice_id"), "response-type-changed"),
    (rule(4, "*", f"{RESPONSE}/allOf/2/properties/last_modification_timestamp"), "response-type-changed"),
    (rule(5, "*", f"{RESPONSE}/allOf/0/properties/version"), "response-null"),
    (rule(7, "*", f"{REQUEST}/properties/language"), "response-value-unknown"),
    (rule(8, "*", f"{REQUEST}/properties/response_engine"), "response-variant-unknown"),
    (rule(9, "*", f"{REQUEST}/properties/response_engine"), "response-envelope"),
    (rule(9, "getAgent"), "response-envelope"),
    (rule(12, "getAgent"), "response-body-missing"),
    (rule(13, "*", f"{REQUEST}/properties/voice_id"), "response-property-undeclared"),
    (rule(16, "getAgent", status=202), "status-replaced"),
    (rule(17, "getAgent", status=410), "status-undeclared"),
    (rule(18, "getAgent"), "error-body-changed"),
    (rule(20, "getAgent", allow="PUT"), "method-refused"),
    (rule(21, "getAgent"), "response-content-type-undeclared"),
    (rule(22, "getAgent"), "response-charset"),
    (rule(25, "getAgent"), "redirected"),
    (rule(47, "*", f"{REQUEST}/properties/voice_id"), "response-secret-leaked"),
]


@pytest.mark.parametrize(("rule", "name"), ROWS, ids=[f"row{each.row}-{name}" for each, name in ROWS])
def test_what_one_answer_shows(rule: Rule, name: str):
    run = track()
    with drifting(rule):
        story(run)
        found = [each for each in finished(run) if each.rule == name]
        assert found
        assert [replayed(each) for each in found] == ["shown"] * len(found)
    for drift in found:
        assert not drift.flaky
        assert replayed(drift) == "absent"
        assert drift.patch_verified == (name in PATCHES or name == "error-body-changed"), drift.patch
        assert (drift.patch is None) == (name in UNPATCHABLE)


def test_a_reproduction_holds_no_key_and_creates_what_it_needs():
    run = track()
    with drifting(rule(4, "listAgents", f"{RESPONSE}/allOf/2/properties/last_modification_timestamp")):
        story(run)
        (drift,) = finished(run)
        assert replayed(drift) == "shown"
    text = json.dumps(drift.reproduction)
    assert run.sender.key not in text
    ids = {each.id for things in run.things.values() for each in things if each.born is not None}
    assert len(ids) == 4
    assert not any(each in text for each in ids)
    reproduction = of(drift.reproduction)
    assert [step.operation for step in reproduction.steps] == ["createRetellLLM", "createAgent", "listAgents"]
    assert [step.operation for step in reproduction.cleanup] == ["deleteAgent", "deleteRetellLLM"]


def test_reducing_leaves_what_is_needed_and_stays_within_its_requests():
    run = track()
    with drifting(rule(7, "*", f"{REQUEST}/properties/language")):
        story(run)
        before = sum(each.status // 100 == 2 for each in run.exchanges)
        (drift,) = finished(run)
    bodies = [step.body for step in of(drift.reproduction).steps]
    assert before == 7
    assert "language" in bodies[1]
    assert bodies[1].keys() <= {"language", "response_engine", "voice_id"}


def test_cleaning_up_leaves_nothing():
    run = track()
    with drifting(rule(5, "getAgent", f"{RESPONSE}/allOf/0/properties/version")):
        story(run)
        made = {each["agent_id"] for each in run.exchanges[-1].json()}
        finished(run)
        left = sender(run.sender.key).send(case("listAgents")).json()
    assert {each["agent_id"] for each in left} == made


def test_a_server_that_has_recovered_makes_a_drift_flaky():
    run = track()
    with drifting(rule(5, "getAgent", f"{RESPONSE}/allOf/0/properties/version")):
        story(run)
    (drift,) = finished(run)
    assert drift.flaky
    assert drift.reproduction is not None
