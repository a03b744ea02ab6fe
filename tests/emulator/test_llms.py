"""LLMs: versions, what the text demands, and lists of both styles."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import fork, llm, publish, voice_agent

END = {"type": "end_call", "name": "end"}


def test_a_new_llm_is_a_draft(emulator: Emulator) -> None:
    made = llm(emulator, general_prompt="Hi", begin_message=None, version=5)
    assert made["version"] == 0
    assert made["is_published"] is False
    assert "begin_message" not in made
    assert ok(call(emulator, "GET", f"/get-retell-llm/{made['llm_id']}")) == made


def test_update_changes_what_is_sent_and_null_clears(emulator: Emulator) -> None:
    made = llm(emulator, general_prompt="Hi", begin_message="Hello")
    path = f"/update-retell-llm/{made['llm_id']}"
    changed = ok(call(emulator, "PATCH", path, {"begin_message": None, "model": "gpt-4.1", "version": 3}))
    assert changed["general_prompt"] == "Hi"
    assert changed["model"] == "gpt-4.1"
    assert "begin_message" not in changed
    assert changed["version"] == 0


def test_an_unknown_llm_or_version_is_refused(emulator: Emulator) -> None:
    made = llm(emulator)
    refused(call(emulator, "GET", "/get-retell-llm/none"), 422)
    refused(call(emulator, "GET", f"/get-retell-llm/{made['llm_id']}", version=4), 422)
    refused(call(emulator, "PATCH", "/update-retell-llm/none", {}), 422)
    refused(call(emulator, "DELETE", "/delete-retell-llm/none"), 422)


def test_knowledge_bases_and_agents_must_exist(emulator: Emulator) -> None:
    refused(call(emulator, "POST", "/create-retell-llm", {"knowledge_base_ids": ["none"]}), 400, "knowledge_base_ids")
    made = llm(emulator)
    path = f"/update-retell-llm/{made['llm_id']}"
    refused(call(emulator, "PATCH", path, {"knowledge_base_ids": ["none"]}), 422, "knowledge_base_ids")
    swap = {"type": "agent_swap", "name": "swap", "post_call_analysis_setting": "both_agents"}
    refused(call(emulator, "PATCH", path, {"general_tools": [{**swap, "agent_id": "agent_none"}]}), 422, "agent_id")
    other = voice_agent(emulator)["agent_id"]
    ok(call(emulator, "PATCH", path, {"general_tools": [{**swap, "agent_id": other}]}))


def test_deleting_removes_all_versions_and_may_leave_an_agent_dangling(emulator: Emulator) -> None:
    made = llm(emulator)
    agent = voice_agent(emulator, made)["agent_id"]
    fork(emulator, agent, 0)
    assert call(emulator, "DELETE", f"/delete-retell-llm/{made['llm_id']}").status == 204
    assert ok(call(emulator, "GET", "/list-retell-llms")) == []
    assert ok(call(emulator, "GET", f"/get-agent/{agent}"))["response_engine"]["llm_id"] == made["llm_id"]
    publish(emulator, agent, 1)
    assert fork(emulator, agent, 1)["response_engine"]["version"] == 2


def test_strict_keeps_what_an_agent_uses(strict: Emulator) -> None:
    made = llm(strict)
    agent = voice_agent(strict, made)["agent_id"]
    refused(call(strict, "DELETE", f"/delete-retell-llm/{made['llm_id']}"), 400, "agent uses")
    ok(call(strict, "DELETE", f"/delete-agent/{agent}"))
    ok(call(strict, "DELETE", f"/delete-retell-llm/{made['llm_id']}"))


def test_two_models_exclude_each_other(emulator: Emulator, live: Emulator, strict: Emulator) -> None:
    both = {"model": "gpt-4.1", "s2s_model": "gpt-realtime"}
    ok(call(emulator, "POST", "/create-retell-llm", both))
    for each in (live, strict):
        assert call(each, "POST", "/create-retell-llm", both).status == 400
        path = f"/update-retell-llm/{llm(each, model='gpt-4.1')['llm_id']}"
        refused(call(each, "PATCH", path, {"s2s_model": "gpt-realtime"}), 400)
        ok(call(each, "PATCH", path, {"s2s_model": "gpt-realtime", "model": None}))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"states": [{"name": "a"}, {"name": "a"}], "starting_state": "a"}, "unique names"),
        ({"states": [{"name": "a"}], "starting_state": "b"}, "starting_state"),
        (
            {
                "states": [{"name": "a", "edges": [{"destination_state_name": "b", "description": "on"}]}],
                "starting_state": "a",
            },
            "destination_state_name",
        ),
        ({"general_tools": [END, END]}, "unique names"),
        ({"general_tools": [{**END, "name": "end call"}]}, "match pattern"),
        ({"general_tools": [END], "states": [{"name": "a", "tools": [END]}], "starting_state": "a"}, "unique names"),
    ],
)
def test_strict_demands_what_the_text_does(emulator: Emulator, strict: Emulator, body: Json, fault: str) -> None:
    ok(call(emulator, "POST", "/create-retell-llm", body))
    refused(call(strict, "POST", "/create-retell-llm", body), 400, fault)
    made = llm(strict)
    refused(call(strict, "PATCH", f"/update-retell-llm/{made['llm_id']}", body), 400, fault)
    assert ok(call(strict, "GET", f"/get-retell-llm/{made['llm_id']}")) == made


def test_states_that_are_sound_are_taken(strict: Emulator) -> None:
    edge = {"destination_state_name": "b", "description": "on"}
    states = [{"name": "a", "tools": [END], "edges": [edge]}, {"name": "b", "tools": [END]}]
    llm(strict, states=states, starting_state="a")


def test_both_lists_show_every_version_once(emulator: Emulator) -> None:
    made = [llm(emulator)["llm_id"] for _ in range(5)]
    agent = voice_agent(emulator, {"type": "retell-llm", "llm_id": made[0]})["agent_id"]
    fork(emulator, agent, 0)
    expected = [(made[0], 1), *((each, 0) for each in reversed(made))]
    assert listed(emulator, "/list-retell-llms", 2) == expected
    assert paged(emulator, "/v2/list-retell-llms", 2) == expected
    assert paged(emulator, "/v2/list-retell-llms", 4, sort_order="ascending") == expected[::-1]


def test_a_cursor_survives_what_is_added_and_removed(emulator: Emulator) -> None:
    made = [llm(emulator)["llm_id"] for _ in range(4)]
    first = ok(call(emulator, "GET", "/v2/list-retell-llms", limit=2, sort_order="ascending"))
    llm(emulator)
    ok(call(emulator, "DELETE", f"/delete-retell-llm/{made[1]}"))
    rest = ok(
        call(
            emulator,
            "GET",
            "/v2/list-retell-llms",
            limit=2,
            sort_order="ascending",
            pagination_key=first["pagination_key"],
        )
    )
    assert [each["llm_id"] for each in rest["items"]] == made[2:]
    refused(call(emulator, "GET", "/v2/list-retell-llms", pagination_key="mine"), 400)


def listed(emulator: Emulator, path: str, limit: int) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []
    asked: dict[str, Json] = {}
    while found := ok(call(emulator, "GET", path, limit=limit, **asked)):
        seen += [(each["llm_id"], each["version"]) for each in found]
        asked = {"pagination_key": seen[-1][0], "pagination_key_version": seen[-1][1]}
    return seen


def paged(emulator: Emulator, path: str, limit: int, **asked: Json) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []
    while True:
        found = ok(call(emulator, "GET", path, limit=limit, **asked))
        seen += [(each["llm_id"], each["version"]) for each in found["items"]]
        if not found["has_more"]:
            return seen
        asked["pagination_key"] = found["pagination_key"]
