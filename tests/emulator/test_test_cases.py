"""Test definitions, batches over them, and their runs."""

from __future__ import annotations

from typing import Any as Json

import pytest

from emulator.emulator import Emulator
from tests.emulator.calling import advance
from tests.emulator.conftest import call, ok, refused
from tests.emulator.making import Value, engine_of, flow, llm


@pytest.fixture(params=["emulator", "strict", "live"])
def any_profile(request: pytest.FixtureRequest) -> Emulator:
    """An emulator in each of the profiles."""
    found: Emulator = request.getfixturevalue(request.param)
    return found


def definition(emulator: Emulator, engine: Value | None = None, **body: Json) -> Value:
    """A new definition, for an LLM of its own where none is given."""
    named = engine_of(engine or llm(emulator))
    usual = {"name": "Refund", "user_prompt": "Ask for a refund", "metrics": ["polite"], "response_engine": named}
    made: Value = ok(call(emulator, "POST", "/create-test-case-definition", {**usual, **body}))
    return made


def batch(emulator: Emulator, engine: Value, *definitions: Value) -> Value:
    """A new batch over definitions."""
    ids = [each["test_case_definition_id"] for each in definitions]
    body = {"test_case_definition_ids": ids, "response_engine": engine_of(engine)}
    made: Value = ok(call(emulator, "POST", "/create-batch-test", body))
    return made


def get_batch(emulator: Emulator, made: Value) -> Value:
    found: Value = ok(call(emulator, "GET", f"/get-batch-test/{made['test_case_batch_job_id']}"))
    return found


def runs(emulator: Emulator, made: Value) -> list[Value]:
    """The runs of a batch, in the order of its definitions."""
    found: list[Value] = ok(call(emulator, "GET", f"/list-test-runs/{made['test_case_batch_job_id']}"))
    return found


def test_what_a_definition_does_not_say_is_filled_in(any_profile: Emulator) -> None:
    made = definition(any_profile)
    assert (made["dynamic_variables"], made["tool_mocks"], made["llm_model"]) == ({}, [], "gpt-4.1")
    assert made["type"] == "simulation"
    path = f"/get-test-case-definition/{made['test_case_definition_id']}"
    assert ok(call(any_profile, "GET", path)) == made


def test_putting_a_definition_keeps_what_it_does_not_name(any_profile: Emulator) -> None:
    made = definition(any_profile, dynamic_variables={"name": "Ada"})
    path = f"/update-test-case-definition/{made['test_case_definition_id']}"
    advance(any_profile, 5)
    changed = ok(call(any_profile, "PUT", path, {"name": "Other"}))
    later = made["user_modified_timestamp"] + 5
    assert changed == {**made, "name": "Other", "user_modified_timestamp": later}
    unusable = {"type": "retell-llm", "llm_id": "llm_x"}
    assert call(any_profile, "PUT", path, {"response_engine": unusable, "name": "No"}).status == 400
    assert ok(call(any_profile, "GET", f"/get-test-case-definition/{made['test_case_definition_id']}")) == changed


def test_a_definition_is_deleted_once(any_profile: Emulator) -> None:
    path = f"/delete-test-case-definition/{definition(any_profile)['test_case_definition_id']}"
    assert ok(call(any_profile, "DELETE", path)) is None
    assert call(any_profile, "DELETE", path).status == 404


@pytest.mark.parametrize(
    "engine",
    [
        {"type": "retell-llm", "llm_id": "llm_unknown"},
        {"type": "conversation-flow", "conversation_flow_id": "conversation_flow_unknown"},
        {"type": "custom-llm", "llm_websocket_url": "wss://llm.example"},
    ],
)
def test_what_is_tested_must_exist_here(any_profile: Emulator, engine: Value) -> None:
    body = {"name": "N", "user_prompt": "P", "metrics": [], "response_engine": engine}
    assert call(any_profile, "POST", "/create-test-case-definition", body).status == 400
    known = definition(any_profile)
    ids = {"test_case_definition_ids": [known["test_case_definition_id"]], "response_engine": engine}
    assert call(any_profile, "POST", "/create-batch-test", ids).status == 400


def test_versions_of_what_is_tested(emulator: Emulator) -> None:
    known = llm(emulator)
    assert definition(emulator, {**engine_of(known), "version": 0})["response_engine"]["version"] == 0
    body = {"name": "N", "user_prompt": "P", "metrics": [], "response_engine": {**engine_of(known), "version": 3}}
    refused(call(emulator, "POST", "/create-test-case-definition", body), 400)


def test_runs_end_one_after_the_other_with_their_verdicts(any_profile: Emulator) -> None:
    engine = llm(any_profile)
    texts: list[dict[str, Json]] = [{}, {"name": "Must [fail]"}, {"metrics": ["is in [error]"]}]
    made = batch(any_profile, engine, *[definition(any_profile, engine, **each) for each in texts])
    assert (made["status"], made["total_count"], made["pass_count"]) == ("in_progress", 3, 0)
    assert [each["status"] for each in runs(any_profile, made)] == ["in_progress"] * 3
    advance(any_profile, 1000)
    assert [each["status"] for each in runs(any_profile, made)] == ["pass", "in_progress", "in_progress"]
    halfway = get_batch(any_profile, made)
    assert (halfway["status"], halfway["pass_count"]) == ("in_progress", 1)
    advance(any_profile, 2000)
    assert [each["status"] for each in runs(any_profile, made)] == ["pass", "fail", "error"]
    done = get_batch(any_profile, made)
    assert (done["status"], done["pass_count"], done["fail_count"], done["error_count"]) == ("complete", 1, 1, 1)
    for run in runs(any_profile, made):
        assert ok(call(any_profile, "GET", f"/get-test-run/{run['test_case_job_id']}")) == run


def test_runs_keep_the_definition_as_it_was(emulator: Emulator) -> None:
    engine = llm(emulator)
    known = definition(emulator, engine)
    made = batch(emulator, engine, known)
    path = f"/update-test-case-definition/{known['test_case_definition_id']}"
    ok(call(emulator, "PUT", path, {"name": "Now it would [fail]"}))
    ok(call(emulator, "DELETE", f"/delete-test-case-definition/{known['test_case_definition_id']}"))
    advance(emulator, 1000)
    (run,) = runs(emulator, made)
    assert (run["status"], run["test_case_definition_snapshot"]["name"]) == ("pass", "Refund")


def test_a_batch_needs_definitions_that_exist(any_profile: Emulator) -> None:
    engine = llm(any_profile)
    known = definition(any_profile, engine)
    for ids in (["test_case_definition_x"], [known["test_case_definition_id"], "x"], []):
        body = {"test_case_definition_ids": ids, "response_engine": engine_of(engine)}
        assert call(any_profile, "POST", "/create-batch-test", body).status == 400
    assert ok(call(any_profile, "GET", "/list-batch-tests", type="retell-llm", llm_id=engine["llm_id"])) == []


@pytest.mark.parametrize(
    "path",
    [
        "/get-test-case-definition/x",
        "/get-batch-test/x",
        "/get-test-run/x",
        "/list-test-runs/x",
        "/v2/list-test-runs/x",
    ],
)
def test_unknown_tests_are_missing_in_every_profile(any_profile: Emulator, path: str) -> None:
    assert call(any_profile, "GET", path).status == 404


LISTS = ("/list-test-case-definitions", "/v2/list-test-case-definitions")


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_for_one_llm_or_flow(any_profile: Emulator, path: str) -> None:
    engine, other = llm(any_profile), flow(any_profile)
    mine, flows = definition(any_profile, engine), definition(any_profile, other)
    definition(any_profile)

    def listed(**query: Json) -> list[str]:
        answer = ok(call(any_profile, "GET", path, **query))
        items = answer if isinstance(answer, list) else answer["items"]
        return [each["test_case_definition_id"] for each in items]

    assert listed(type="retell-llm", llm_id=engine["llm_id"]) == [mine["test_case_definition_id"]]
    flow_id = other["conversation_flow_id"]
    assert listed(type="conversation-flow", conversation_flow_id=flow_id) == [flows["test_case_definition_id"]]


@pytest.mark.parametrize("path", [*LISTS, "/list-batch-tests", "/v2/list-batch-tests"])
def test_lists_need_the_id_that_goes_with_the_type_in_prose(
    emulator: Emulator, strict: Emulator, live: Emulator, path: str
) -> None:
    for each, status in ((emulator, 200), (strict, 400), (live, 400)):
        assert call(each, "GET", path, type="retell-llm").status == status
        assert call(each, "GET", path, type="conversation-flow", llm_id="llm_x").status == status
        assert call(each, "GET", path).status == 400
        assert call(each, "GET", path, type="custom-llm").status == 400


def test_newer_lists_page_without_gaps(emulator: Emulator) -> None:
    engine = llm(emulator)
    made = [definition(emulator, engine)["test_case_definition_id"] for _ in range(5)]
    query: dict[str, Json] = {"type": "retell-llm", "llm_id": engine["llm_id"], "limit": 2}
    seen: list[str] = []
    while True:
        answer = ok(call(emulator, "GET", "/v2/list-test-case-definitions", **query))
        seen += [each["test_case_definition_id"] for each in answer["items"]]
        if not answer["has_more"]:
            break
        query["pagination_key"] = answer["pagination_key"]
    assert sorted(seen) == sorted(made)
    assert len(seen) == 5


def test_batches_of_one_version(emulator: Emulator) -> None:
    engine = llm(emulator)
    named = {**engine_of(engine), "version": 0}
    made = batch(emulator, named, definition(emulator, engine))
    batch(emulator, engine, definition(emulator, engine))
    query = {"type": "retell-llm", "llm_id": engine["llm_id"]}
    assert ok(call(emulator, "GET", "/list-batch-tests", **query, version=0)) == [made]
    assert len(ok(call(emulator, "GET", "/list-batch-tests", **query))) == 2
    assert ok(call(emulator, "GET", "/v2/list-batch-tests", **query, version=0))["items"] == [made]
