"""A server that drifts on demand, and a story about agents to see it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any as Json

from contract_tests.cases import Case, Exchange
from contract_tests.checks.scene import Scene
from contract_tests.client import Credential, Limits, Sender
from contract_tests.drift import finish
from contract_tests.drift.playing import Playing, Verdict
from contract_tests.drift.steps import of
from contract_tests.observation import Drift as Found
from contract_tests.observation import gathered
from contract_tests.settle import settled
from contract_tests.track import Track
from emulator.drift import Drift, Rule
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.ir.api import Location
from generator.ir.graph import Graph, graph
from generator.load import Loaded, load
from generator.pointer import Pointer

SPEC = Path(__file__).parent.parent.parent / "spec" / "openapi.yaml"
KEY = "truespec-key-0123456789"
KEYS = count()
REQUEST = "#/components/schemas/AgentRequest"
RESPONSE = "#/components/schemas/AgentResponse"
VOICE = "11labs-Adrian"


@cache
def loaded() -> Loaded:
    """The document in `spec/`."""
    return load(str(SPEC))


@cache
def resources() -> Graph:
    """Its entities."""
    return graph(loaded().api)


@cache
def server() -> tuple[Emulator, Drift]:
    """One emulator for all tests: each key has a workspace of its own, so that a new key is a fresh server."""
    emulator = Emulator(loaded(), seed=1)
    drift = Drift(emulator)
    emulator.interferences = (drift,)
    return emulator, drift


@contextmanager
def drifting(rule: Rule) -> Iterator[None]:
    """The server with a rule in force."""
    server()[1].set(rule)
    try:
        yield
    finally:
        server()[1].clear()


def rule(row: int, operation: str = "*", pointer: str = "", **detail: Json) -> Rule:
    """A rule of drift."""
    return Rule(id="rule", row=row, operation=operation, pointer=Pointer.parse(pointer), detail=detail)


def sender(key: str = "", requests: int = 1000) -> Sender:
    """A client with a key of its own."""
    transport = EmulatorTransport(server()[0])
    limits = Limits(requests=requests)
    return Sender(loaded().api, "http://emulator.test", key=key or fresh(), limits=limits, transport=transport)


def fresh() -> str:
    """A key that nothing was made with."""
    return f"{KEY}-{next(KEYS)}"


def track() -> Track:
    """A run on a fresh workspace."""
    return Track(Scene.of(loaded()), resources(), sender())


def case(
    operation: str,
    body: Json = None,
    path: Mapping[str, Json] | None = None,
    query: Mapping[str, Json] | None = None,
) -> Case:
    """A request."""
    found = next(each for each in loaded().api.operations if each.id == operation)
    parameters: dict[tuple[Location, str], Json] = {("path", name): value for name, value in (path or {}).items()}
    parameters |= {("query", name): value for name, value in (query or {}).items()}
    content = found.body.contents[0] if found.body is not None and body is not None else None
    return Case(found, parameters, content, body)


def engine(run: Track) -> dict[str, Json]:
    """What an agent needs: an LLM."""
    made = run.send(case("createRetellLLM", {"start_speaker": "agent", "general_prompt": 'It\'s `$(a)` "b" \\ {{c}}'}))
    return {"type": "retell-llm", "llm_id": (made.json() or {}).get("llm_id", "")}


def agent(run: Track, **body: Json) -> Exchange:
    """A new agent."""
    sent = {"response_engine": engine(run), "voice_id": VOICE, "agent_name": "An agent of some name", **body}
    return run.send(case("createAgent", sent))


def story(run: Track) -> None:
    """Make, read and list."""
    for language in ("en-US", "de-DE"):
        made = agent(run, language=language, normalize_for_speech=True, webhook_url="https://example.com/hook")
        if isinstance(made.json(), dict) and "agent_id" in made.json():
            run.send(case("getAgent", None, {"agent_id": made.json()["agent_id"]}))
    run.send(case("getAgent", None, {"agent_id": "truespec_unknown_0000"}))
    run.send(case("listAgents"))


def finished(run: Track) -> tuple[Found, ...]:
    """Everything that a run has seen, with reproductions and patches."""
    key = run.sender.key
    return finish(gathered(settled(run)), run, lambda requests: sender(key, requests))


def replayed(drift: Found) -> Verdict:
    """What comes of a reproduction on a fresh workspace."""
    return Playing(of(drift.reproduction), sender()).whole().verdict


def without_key(run: Track, asked: Case, credential: Credential = "none") -> Exchange:
    """A request that carries no key."""
    return run.send(replace(asked), credential=credential, silent=True)
