"""Test definitions, batches of runs over them, and the runs: each run ends by itself with a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.actions import represent
from emulator.facts import Deviation, Fact
from emulator.lists import Wanted, page
from emulator.pack import Module
from emulator.problem import Problem
from emulator.session import Reply, Session
from emulator.timers import Timer

DEFINITIONS, BATCHES, RUNS = "test_case_definition", "batch_test", "test_run"
RUNNING = 1000
"""How long one run takes, in milliseconds; those of a batch follow each other."""

ENGINES = {"retell-llm": ("llm", "llm_id"), "conversation-flow": ("conversation_flow", "conversation_flow_id")}
VERDICTS = (("error", "[error]"), ("fail", "[fail]"))
"""A run ends so where its name, prompt or metrics hold the mark; else it passes."""


def create(session: Session) -> Reply:
    """A definition, with what a response must have filled in."""
    _require_engine(session, session.body["response_engine"])
    identity = session.new_id("test_case_definition_", 24)
    value = {
        "dynamic_variables": {},
        "tool_mocks": [],
        "llm_model": "gpt-4.1",
        **_given(session.body),
        "test_case_definition_id": identity,
        "type": "simulation",
        "creation_timestamp": session.now,
        "user_modified_timestamp": session.now,
    }
    session.put(DEFINITIONS, identity, value)
    return represent(session, value)


def update(session: Session) -> Reply:
    """Change what is sent; what is not sent stays, although the method is PUT."""
    identity = session.parameter("test_case_definition_id")
    old = session.need(DEFINITIONS, identity)
    if "response_engine" in session.body:
        _require_engine(session, session.body["response_engine"])
    value = {**old, **_given(session.body), "user_modified_timestamp": session.now}
    session.put(DEFINITIONS, identity, value)
    return represent(session, value)


def _given(body: Mapping[str, Json]) -> dict[str, Json]:
    known = ("name", "response_engine", "user_prompt", "metrics", "dynamic_variables", "tool_mocks", "llm_model")
    return {name: body[name] for name in known if body.get(name) is not None}


def _require_engine(session: Session, engine: Mapping[str, Json]) -> None:
    """The LLM or flow that is tested must exist."""
    if engine["type"] not in ENGINES:
        raise Problem("invalid", "request/body/response_engine/type must be equal to one of the allowed values")
    collection, name = ENGINES[engine["type"]]
    versions = session.all(collection).sequences(name, engine[name])
    version = engine.get("version")
    if not versions or (version is not None and f"{engine[name]}/{int(version)}" not in session.all(collection)):
        raise Problem("invalid", f"request/body/response_engine/{name} does not exist", prefer=(400,))


def list_definitions(session: Session) -> Reply:
    """The definitions for one LLM or flow."""
    return _listed(session, DEFINITIONS)


def list_batches(session: Session) -> Reply:
    """The batches for one LLM or flow, and one version of it if asked."""
    return _listed(session, BATCHES)


def _listed(session: Session, collection: str) -> Reply:
    kind = session.parameter("type")
    name = ENGINES[kind][1]
    if session.parameter(name) is None and session.world.heeds_prose:
        raise Problem("invalid", f"request/query must have required property '{name}' for type {kind}")
    wanted, version = session.parameter(name), session.parameter("version")

    def keep(value: Mapping[str, Json]) -> bool:
        engine = value["response_engine"]
        return (
            engine["type"] == kind
            and wanted in (None, engine.get(name))
            and (version is None or engine.get("version") == version)
        )

    return Reply(page(session, session.all(collection), Wanted(keep=keep)))


def create_batch(session: Session) -> Reply:
    """A batch with a run for each definition, which holds the definition as it is now."""
    _require_engine(session, session.body["response_engine"])
    asked = session.body["test_case_definition_ids"]
    for identity in asked:
        if session.get(DEFINITIONS, identity) is None:
            raise Problem("invalid", f"Test case definition {identity} not found", prefer=(400,))
    batch = session.new_id("test_case_batch_job_", 24)
    value = {
        "test_case_batch_job_id": batch,
        "status": "in_progress",
        "response_engine": session.body["response_engine"],
        "pass_count": 0,
        "fail_count": 0,
        "error_count": 0,
        "total_count": len(asked),
        "creation_timestamp": session.now,
        "user_modified_timestamp": session.now,
    }
    session.put(BATCHES, batch, value)
    for place, identity in enumerate(asked, 1):
        _start(session, batch, identity, place)
    return Reply(value)


def _start(session: Session, batch: str, definition: str, place: int) -> None:
    run = session.new_id("test_case_job_", 24)
    value = {
        "test_case_job_id": run,
        "status": "in_progress",
        "test_case_definition_id": definition,
        "test_case_definition_snapshot": session.need(DEFINITIONS, definition),
        "creation_timestamp": session.now,
        "user_modified_timestamp": session.now,
        "(batch)": batch,
    }
    session.put(RUNS, run, value)
    session.later(RUNNING * place, "test-run-ended", RUNS, run)


def ended(session: Session, timer: Timer) -> None:
    """One run has its verdict; the batch counts it, and is complete with the last."""
    run = session.need(RUNS, timer.key)
    verdict = _verdict(run["test_case_definition_snapshot"])
    story = {
        "status": verdict,
        "result_explanation": f"The simulated conversation ended with {verdict}.",
        "transcript_snapshot": {"transcript": "Agent: Hello, how can I help you?"},
        "user_modified_timestamp": session.now,
    }
    session.put(RUNS, timer.key, {**run, **story})
    batch = session.get(BATCHES, run["(batch)"])
    if batch is None:
        return
    counted = {**batch, f"{verdict}_count": batch[f"{verdict}_count"] + 1, "user_modified_timestamp": session.now}
    done = counted["pass_count"] + counted["fail_count"] + counted["error_count"] == counted["total_count"]
    session.put(BATCHES, run["(batch)"], {**counted, "status": "complete" if done else "in_progress"})


def _verdict(definition: Mapping[str, Json]) -> str:
    text = "\n".join((definition["name"], definition["user_prompt"], *definition["metrics"]))
    return next((verdict for verdict, mark in VERDICTS if mark in text), "pass")


def list_runs(session: Session) -> Reply:
    """The runs of one batch."""
    batch = session.parameter("test_case_batch_job_id")
    session.need(BATCHES, batch)
    return Reply(page(session, session.all(RUNS), Wanted(equal=(("(batch)", (batch,)),))))


_TYPED = tuple(
    Deviation(
        profile=profile,
        kind="refusal",
        operations=("listTestCaseDefinitions", "listTestCaseDefinitionsV2", "listBatchTests", "listBatchTestsV2"),
        pointer=pointer,
    )
    for profile in ("live", "strict")
    for pointer in ("/query/llm_id", "/query/conversation_flow_id")
)

TEST_CASE = Module(
    behaviours={
        "createTestCaseDefinition": create,
        "updateTestCaseDefinition": update,
        "listTestCaseDefinitions": list_definitions,
        "listTestCaseDefinitionsV2": list_definitions,
        "createBatchTest": create_batch,
        "listBatchTests": list_batches,
        "listBatchTestsV2": list_batches,
        "listTestRuns": list_runs,
        "listTestRunsV2": list_runs,
    },
    transitions={"test-run-ended": ended},
    facts=(
        Fact(
            id="test-lists-need-the-engine",
            evidence="stated",
            says="A list of tests for a type needs the id of the LLM or flow of that type.",
            deviations=_TYPED,
        ),
        Fact(id="test-update-merges", evidence="assumed", says="PUT keeps the members that it does not name."),
        Fact(id="test-model-filled-in", evidence="assumed", says="Without a model a test is run by gpt-4.1."),
        Fact(
            id="test-run-keeps-definition",
            evidence="stated",
            says="A run holds the definition as it was when the batch began.",
        ),
        Fact(id="test-run-verdict", evidence="assumed", says="A run passes unless its text holds [fail] or [error]."),
    ),
)
