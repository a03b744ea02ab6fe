"""Reproductions of what several requests show together."""

from __future__ import annotations

from typing import Any as Json

import pytest

from contract_tests.data import Covering
from contract_tests.flows.access import access
from contract_tests.flows.identity import identities
from contract_tests.flows.life import life
from contract_tests.flows.lists import lists
from contract_tests.flows.maker import Maker
from contract_tests.flows.refusing import refused_creates
from contract_tests.observation import gathered
from emulator.drift import Rule
from generator.ir.graph import Entity
from tests.contract.drifting import drifting, engine, finished, loaded, replayed, resources, rule, sender, track

LIFE: list[tuple[Rule, str]] = [
    (rule(35, "getRetellLLM"), "state-read-after-create"),
    (rule(36, "updateRetellLLM"), "state-update-lost"),
    (rule(37, "deleteRetellLLM"), "state-delete-ineffective"),
    (rule(38, "getRetellLLM"), "state-identity"),
    (rule(42, "updateRetellLLM"), "state-update-clears"),
    (rule(44, "deleteRetellLLM"), "state-delete-twice"),
]
LISTS: list[tuple[Rule, str]] = [
    (rule(32, "listRetellLLMV2", name="limit"), "parameter-ignored"),
    (rule(32, "listRetellLLMV2", name="sort_order"), "parameter-ignored"),
    (rule(39, "listRetellLLMV2"), "state-list-incomplete"),
    (rule(40, "listRetellLLMV2"), "state-pagination"),
    (rule(40, "listRetellLLMV2", fault="repeat"), "state-pagination"),
    (rule(41, "listRetellLLMV2"), "state-order"),
    (rule(33, "listRetellLLMV2", name="limit", value=1), "default-changed"),
    (rule(33, "listRetellLLMV2", name="sort_order", value="ascending"), "default-changed"),
]
REFUSED: list[tuple[Rule, str]] = [
    (rule(43, "createRetellLLM"), "state-refused-write"),
    (rule(43, "updateRetellLLM"), "state-refused-write"),
]


@pytest.fixture(scope="module")
def maker() -> Maker:
    """Cases for flows."""
    return Maker(loaded().api, Covering(loaded().api, resources(), seed=0))


@pytest.fixture
def llm() -> Entity:
    """What the flows are about."""
    return next(each for each in resources().entities if "createRetellLLM" in each.creates)


@pytest.mark.parametrize(("rule", "name"), REFUSED, ids=[each.operation for each, _ in REFUSED])
def test_what_was_refused_has_an_effect(maker: Maker, llm: Entity, rule: Rule, name: str):
    run = track()
    with drifting(rule):
        (refused_creates if "create" in rule.operation else life)(run, maker, llm)
        (found,) = [each for each in finished(run) if each.rule == name]
        assert str(found.pointer).endswith("patch" if "update" in rule.operation else "post")
        assert replayed(found) == "shown"
    assert replayed(found) == "absent"


@pytest.mark.parametrize(("rule", "name"), [*LIFE, *LISTS], ids=[f"row{each.row}" for each, _ in (*LIFE, *LISTS)])
def test_state(maker: Maker, llm: Entity, rule: Rule, name: str):
    run = track()
    with drifting(rule):
        (lists if (rule, name) in LISTS else life)(run, maker, llm)
        identities(run, maker)
        drifts = finished(run)
        found = [each for each in drifts if each.rule == name]
        assert len(found) == len(drifts) == 1
        assert [replayed(each) for each in found] == ["shown"] * len(found)
    assert [replayed(each) for each in found] == ["absent"] * len(found)
    assert not any(each.flaky for each in found)


@pytest.mark.parametrize(
    ("row", "name", "is_mended"), [(45, "security-not-enforced", False), (46, "security-status", True)]
)
def test_keys(maker: Maker, row: int, name: str, is_mended: Json):
    run = track()
    operation = maker.operation("getRetellLLM")
    engine(run)
    with drifting(rule(row, "getRetellLLM")):
        access(run, maker, operation)
        (found,) = finished(run)
        assert replayed(found) == "shown"
    assert found.rule == name
    assert replayed(found) == "absent"
    assert found.patch_verified == is_mended


def test_a_clean_life_shows_nothing(maker: Maker, llm: Entity):
    run = track()
    life(run, maker, llm)
    lists(run, maker, llm)
    identities(run, maker)
    assert gathered(tuple(run.observations)) == ()
    assert sender().key != run.sender.key
