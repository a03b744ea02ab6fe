"""A limit on what a server takes at once: the run ends what goes on by itself, and goes on itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from contract_tests.cases import Case, Exchange
from contract_tests.checks.scene import Scene
from contract_tests.cleaning import cleaned
from contract_tests.client import Credential, Sender
from contract_tests.track import Track
from tests.contract.drifting import case, loaded, resources, sender


@dataclass
class Crowded:
    """A sender to a server on which two calls go on at most. `log` is what was sent."""

    inner: Sender
    calls: int = 0
    log: list[str] = field(default_factory=list)
    refused: list[bool] = field(default_factory=list)
    is_stuck: bool = False

    def send(self, case: Case, *, credential: Credential = "right", waits: bool = True) -> Exchange:
        """The answer, 429 where there is no room."""
        name = case.operation.id
        self.log.append(name)
        if name == "stopCall" and not self.is_stuck:
            self.calls = 0
        if name == "createWebCall":
            if self.calls >= 2:
                self.refused.append(waits)
                return Exchange(case, 429, {"content-type": "application/json"}, b"{}", len(self.log) + 10_000)
            self.calls += 1
        return self.inner.send(case, credential=credential)


def crowded() -> tuple[Track, Crowded, Case]:
    """A run with an agent to call."""
    run = Track(Scene.of(loaded()), resources(), sender())
    llm = run.send(case("createRetellLLM", {"start_speaker": "agent"})).json()["llm_id"]
    engine = {"type": "retell-llm", "llm_id": llm}
    agent = run.send(case("createAgent", {"response_engine": engine, "voice_id": "11labs-Adrian"})).json()["agent_id"]
    server = Crowded(run.sender)
    run.sender = server  # type: ignore[assignment]
    return run, server, case("createWebCall", {"agent_id": agent})


def test_room_is_made_by_ending_calls() -> None:
    run, server, call = crowded()
    answers = [run.send(call).status for _ in range(5)]
    assert answers == [201] * 5
    assert server.refused == [False, False]
    assert server.log.count("stopCall") == 4
    assert run.observations == []


def test_what_is_not_now_is_no_drift_and_no_end() -> None:
    run, server, call = crowded()
    server.is_stuck = True
    answers = [run.send(call).status for _ in range(4)]
    assert answers == [201, 201, 429, 429]
    assert run.observations == []
    assert run.send(case("listVoices")).status == 200


def test_nothing_is_left_behind() -> None:
    run, server, call = crowded()
    run.send(call)
    begun = len(server.log)
    cleaned(run, server)  # type: ignore[arg-type]
    assert server.log[begun:] == ["stopCall", "deleteCall", "deleteAgent", "deleteRetellLLM"]
    gone = {each.id for things in run.things.values() for each in things if each.born is not None}
    listed = server.inner.send(case("listAgents")).body + server.inner.send(case("listRetellLLM")).body
    assert not any(str(each).encode() in listed for each in gone)
