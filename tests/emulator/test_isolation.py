"""Keys and their workspaces: what one key made, no other key can see, change or delete by any operation."""

from __future__ import annotations

from functools import partial

import pytest

from contract_tests.data import Covering
from emulator.clock import Setting
from emulator.emulator import Emulator
from generator.ir.graph import graph
from generator.load import Loaded
from tests.emulator.conftest import call, ok
from tests.emulator.test_statuses import sent


def test_no_operation_shows_or_changes_what_another_key_made(loaded: Loaded) -> None:
    emulator = Emulator(loaded, clock=Setting("frozen"))
    _populate(emulator)
    resources = graph(loaded.api)
    (workspace,) = emulator.store.workspaces
    ids = {
        entity.name: [
            each[entity.id] for each in emulator.store.collection(workspace, entity.name).values() if entity.id in each
        ]
        for entity in resources.entities
        if entity.name != "voice"
    }
    before = emulator.store.digest(keep=lambda name, _: name == workspace)
    covering = Covering(loaded.api, resources, seed=0)
    tried = 0
    for operation in loaded.api.operations:
        for turn in range(3):
            case = covering.minimal(operation, partial(_known, ids, turn))
            if case is None:
                continue
            answer = sent(emulator, case, key="key_b")
            tried += 1
            shown = answer.body.decode()
            named = {value for (place, _), value in case.parameters.items() if place == "path"}
            if named & {each for listed in ids.values() for each in listed}:
                assert answer.status >= 400, (operation.id, shown)
            for listed in ids.values():
                for identity in listed:
                    if len(str(identity)) > 8 and str(identity) not in str(case.parameters) + str(case.body):
                        assert str(identity) not in shown, (operation.id, identity)
    assert tried > len(loaded.api.operations)
    assert emulator.store.digest(keep=lambda name, _: name == workspace) == before


def _known(ids: dict[str, list[str]], turn: int, entity: str) -> list[str]:
    return ids.get(entity, [])[turn:] or ["unknown"]


def _populate(emulator: Emulator) -> None:
    """One thing of each kind that stays: the story deletes its own at the end, so its creations are repeated."""
    llm = ok(call(emulator, "POST", "/create-retell-llm", {"start_speaker": "agent"}))["llm_id"]
    engine = {"type": "retell-llm", "llm_id": llm}
    agent = ok(call(emulator, "POST", "/create-agent", {"response_engine": engine, "voice_id": "retell-Cimo"}))
    writer = ok(call(emulator, "POST", "/create-chat-agent", {"response_engine": engine}))
    bound = {"outbound_agents": [{"agent_id": agent["agent_id"], "weight": 1}], "area_code": 415}
    number = ok(call(emulator, "POST", "/create-phone-number", bound))["phone_number"]
    ok(call(emulator, "POST", "/v2/create-phone-call", {"from_number": number, "to_number": "+14155550123"}))
    ok(call(emulator, "POST", "/create-chat", {"agent_id": writer["agent_id"]}))
    nodes = [{"id": "end", "type": "end"}]
    ok(call(emulator, "POST", "/create-conversation-flow-component", {"name": "Farewell", "nodes": nodes}))
    model = {"type": "cascading", "model": "gpt-4.1"}
    flow = {"model_choice": model, "start_speaker": "agent", "nodes": nodes}
    ok(call(emulator, "POST", "/create-conversation-flow", flow))
    definition = {"name": "a", "user_prompt": "b", "metrics": ["c"], "response_engine": engine}
    made = ok(call(emulator, "POST", "/create-test-case-definition", definition))
    batch = {"test_case_definition_ids": [made["test_case_definition_id"]], "response_engine": engine}
    ok(call(emulator, "POST", "/create-batch-test", batch))


def test_only_named_keys_are_let_in(loaded: Loaded) -> None:
    emulator = Emulator(loaded, keys=("key_a",))
    assert call(emulator, "GET", "/list-voices", key="key_a").status == 200
    assert call(emulator, "GET", "/list-voices", key="key_b").status == 401


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", "Basic abc", "key_a", "Bearer a b", "Bearer \u00e4"]
)
def test_malformed_keys_are_refused(emulator: Emulator, authorization: str) -> None:
    answer = call(emulator, "GET", "/list-voices", headers={"authorization": authorization})
    assert answer.status == 401


def test_lists_of_another_key_are_empty(emulator: Emulator) -> None:
    _populate(emulator)
    for path in ("/list-agents", "/list-chat-agents", "/list-phone-numbers", "/list-chat", "/list-knowledge-bases"):
        assert ok(call(emulator, "GET", path, key="key_b")) == []
