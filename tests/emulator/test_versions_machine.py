"""Any sequence of writes to agents, LLMs and flows, against a model: nothing is lost, frozen things stay.

TRUESPEC_MACHINE sets how many sequences are tried.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Any as Json

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Response
from generator.load import load
from tests.emulator.conftest import SPEC, call, ok
from tests.emulator.making import chat_agent, flow, llm, voice_agent
from tests.emulator.versions_model import Draft, Engine, Model, Prompt

WHICH = st.integers(0, 5)
"""Which version is meant: the n-th of those that there are, the latest where it is 4, and none that there is for 5."""

FORKS = ["fork"] * 3
"""Forks lead on: they come more often than the rest."""

DEEDS = st.sampled_from(
    [*FORKS, "voice", "chat", "change", "describe", "turn", "publish", "delete version", "delete", "read"]
)
ENGINE_DEEDS = st.sampled_from(["make", "change", "change", "change", "read", "delete"])
TEXTS = st.none() | st.sampled_from(["one", "two", "three"])
ENGINES = {"llm": ("retell-llm", "llm_id"), "flow": ("conversation-flow", "conversation_flow_id")}
PATHS = {"llm": "retell-llm", "flow": "conversation-flow", "agent": "agent", "chat_agent": "chat-agent"}
LISTS = {
    "/list-agents": ("agent", "agent_id"),
    "/list-chat-agents": ("chat_agent", "agent_id"),
    "/list-retell-llms": ("llm", "llm_id"),
    "/v2/list-retell-llms": ("llm", "llm_id"),
    "/list-conversation-flows": ("flow", "conversation_flow_id"),
    "/v2/list-conversation-flows": ("flow", "conversation_flow_id"),
}
WHOLE_LISTS = {kind: path for path, (kind, _) in LISTS.items() if not path.startswith("/v2/")}


@cache
def fresh(*, strict: bool) -> tuple[Emulator, Json]:
    """An emulator of each profile, and what it knows at first."""
    made = Emulator(load(str(SPEC)), profile="strict" if strict else "spec", clock=Setting("frozen"))
    return made, made.store.snapshot()


def prompt_name(kind: str) -> str:
    return "general_prompt" if kind == "llm" else "global_prompt"


def engine_json(engine: Engine) -> dict[str, Json]:
    kind, name = ENGINES[engine[0]]
    return {"type": kind, name: engine[1]}


class Versions(RuleBasedStateMachine):
    """Requests and the model side by side; what the lists show is compared after every step."""

    strict = False
    engines = Bundle("engines")
    agents = Bundle("agents")

    def __init__(self) -> None:
        super().__init__()
        self.emulator, before = fresh(strict=self.strict)
        self.emulator.store.restore(before)
        self.emulator.world.timers.compact()
        self.model = Model(self.strict)
        self.first = (self.made_engine("llm", "one"), self.made_engine("flow", None))

    @initialize(target=engines)
    def begin(self) -> Json:
        """An LLM and a flow for agents to share."""
        return multiple(*self.first)

    @initialize(target=agents)
    def share(self) -> Json:
        """Two agents with the same LLM."""
        return multiple(*(self.made_agent(kind, self.first[0], None) for kind in ("agent", "chat_agent")))

    def ask(self, method: str, path: str, body: Json = None, *, version: int | None = None) -> Response:
        """A request, with a version in its query where one is given."""
        query: dict[str, Json] = {} if version is None else {"version": version}
        return call(self.emulator, method, path, body, **query)

    def agrees(self, response: Response, act: Callable[[], Json], *, missing: int, refused: int) -> Json:
        """What the model does, where both agree on whether it may be done."""
        try:
            done = act()
        except KeyError:
            assert response.status == missing, response
            return None
        except ValueError:
            assert response.status == refused, response
            return None
        ok(response)
        return done

    def named(self, identity: str) -> int:
        """What is answered where a body names a version that is not there."""
        return 422 if identity in self.model.agents else 404

    def path(self, identity: str) -> str:
        return PATHS[self.model.kinds[identity]]

    def versions(self, identity: str) -> dict[int, Draft]:
        return self.model.agents.get(identity, {})

    @rule(target=engines, engine=engines, deed=ENGINE_DEEDS, which=WHICH, text=TEXTS)
    def act_on_engine(self, engine: Engine, deed: str, which: int, text: str | None) -> Json:
        """Do one of several things to an LLM or a flow: as one rule, none of them is left out for long."""
        match deed:
            case "make":
                return self.made_engine(engine[0], text)
            case "delete":
                self.delete_engine(engine)
            case "read":
                self.read_engine(engine, which)
            case _:
                self.change_engine(engine, which, text)
        return multiple()

    @rule(target=agents, identity=agents, engine=engines, deed=DEEDS, which=WHICH, text=TEXTS)
    def act(self, identity: str, engine: Engine, deed: str, which: int, text: str | None) -> Json:
        """The same with an agent."""
        match deed:
            case "voice" | "chat":
                return self.made_agent("agent" if deed == "voice" else "chat_agent", engine, text)
            case "change":
                self.change_agent(identity, which, text)
            case "describe":
                self.describe(identity, which, text or "four")
            case "turn":
                self.turn(identity, engine)
            case "publish":
                self.publish(identity, which)
            case "fork":
                self.fork(identity, which)
            case "delete version":
                self.delete_version(identity, which)
            case "delete":
                self.delete_agent(identity)
            case _:
                self.read_agent(identity, which)
        return multiple()

    @rule(path=st.sampled_from(sorted(LISTS)), limit=st.integers(2, 4))
    def read_list(self, path: str, limit: int) -> None:
        """Page by page; of agents also the latest of each."""
        kind, name = LISTS[path]
        shown = [(kind, each[name], each["version"]) for each in whole(self.emulator, path, name, limit)]
        assert shown == [each for each in reversed(self.model.order) if each[0] == kind]
        if kind not in ENGINES:
            self.read_latest(kind)

    # Writes

    def made_engine(self, kind: str, text: str | None) -> Engine:
        make = llm if kind == "llm" else flow
        made = make(self.emulator, **{prompt_name(kind): text})
        engine = (kind, str(made[ENGINES[kind][1]]))
        self.model.add_engine(engine, text)
        return engine

    def made_agent(self, kind: str, engine: Engine, name: str | None) -> Json:
        if engine not in self.model.engines:
            body = {"response_engine": engine_json(engine), "voice_id": "retell-Cimo"}
            response = self.ask("POST", f"/create-{PATHS[kind]}", body)
            assert response.status == (422 if kind == "agent" else 400)
            return multiple()
        make = voice_agent if kind == "agent" else chat_agent
        made = make(self.emulator, engine_json(engine), agent_name=name)
        self.model.add_agent(kind, made["agent_id"], engine, name)
        return str(made["agent_id"])

    def change_agent(self, identity: str, which: int, name: str | None) -> None:
        version = asked(self.versions(identity), which)
        path = f"/update-{self.path(identity)}/{identity}"
        response = self.ask("PATCH", path, {"agent_name": name}, version=version)
        self.agrees(response, lambda: self.model.change_agent(identity, version, name), missing=422, refused=422)

    def describe(self, identity: str, which: int, about: str) -> None:
        """Say something about a version; the document has no such member for chat agents."""
        version = asked(self.versions(identity), which)
        if self.path(identity) == "agent":
            body = {"version_description": about}
            response = self.ask("PATCH", f"/update-agent/{identity}", body, version=version)
            self.agrees(response, lambda: self.model.describe(identity, version, about), missing=422, refused=0)

    def turn(self, identity: str, engine: Engine) -> None:
        body = {"response_engine": engine_json(engine)}
        response = self.ask("PATCH", f"/update-{self.path(identity)}/{identity}", body)
        self.agrees(response, lambda: self.model.turn(identity, engine), missing=422, refused=422)

    def change_engine(self, engine: Engine, which: int, text: str | None) -> None:
        version = asked(self.model.engines.get(engine, {}), which)
        path = f"/update-{PATHS[engine[0]]}/{engine[1]}"
        response = self.ask("PATCH", path, {prompt_name(engine[0]): text}, version=version)
        self.agrees(response, lambda: self.model.change_engine(engine, version, text), missing=422, refused=400)

    def publish(self, identity: str, which: int) -> None:
        version = asked(self.versions(identity), which) or 0
        response = self.ask("POST", f"/publish-agent-version/{identity}", {"version": version})
        self.agrees(response, lambda: self.model.publish(identity, version), missing=self.named(identity), refused=0)

    def fork(self, identity: str, which: int) -> None:
        base = asked(self.versions(identity), which) or 0
        response = self.ask("POST", f"/create-agent-version/{identity}", {"base_version": base})
        number = self.agrees(response, lambda: self.model.fork(identity, base), missing=self.named(identity), refused=0)
        assert number is None or same_agent(response.json(), number, self.versions(identity)[number])

    def delete_version(self, identity: str, which: int) -> None:
        version = asked(self.versions(identity), which) or 0
        response = self.ask("DELETE", f"/delete-agent-version/{identity}", version=version)
        self.agrees(response, lambda: self.model.delete_version(identity, version), missing=404, refused=422)

    def delete_agent(self, identity: str) -> None:
        response = self.ask("DELETE", f"/delete-{self.path(identity)}/{identity}")
        self.agrees(response, lambda: self.model.delete_agent(identity), missing=422, refused=0)

    def delete_engine(self, engine: Engine) -> None:
        response = self.ask("DELETE", f"/delete-{PATHS[engine[0]]}/{engine[1]}")
        missing = 422 if engine[0] == "llm" else 404
        self.agrees(response, lambda: self.model.delete_engine(engine), missing=missing, refused=400)

    # Reads

    def read_agent(self, identity: str, which: int) -> None:
        known = self.versions(identity)
        version = asked(known, which)
        response = self.ask("GET", f"/get-{self.path(identity)}/{identity}", version=version)
        number = self.agrees(response, lambda: self.model.number(known, version), missing=422, refused=0)
        assert number is None or same_agent(response.json(), number, known[number])
        response = self.ask("GET", f"/get-{self.path(identity)}-versions/{identity}")
        assert response.status == (200 if known else 422)
        if known:
            assert [each["version"] for each in response.json()] == sorted(known, reverse=True)

    def read_engine(self, engine: Engine, which: int) -> None:
        known = self.model.engines.get(engine, {})
        version = asked(known, which)
        response = self.ask("GET", f"/get-{PATHS[engine[0]]}/{engine[1]}", version=version)
        missing = 422 if engine[0] == "llm" else 404
        number = self.agrees(response, lambda: self.model.number(known, version), missing=missing, refused=0)
        assert number is None or same_engine(response.json(), engine, number, known[number])

    def read_latest(self, kind: str) -> None:
        shown = ok(call(self.emulator, "GET", f"/list-{PATHS[kind]}s", is_latest=True))
        known = {identity: max(drafts) for identity, drafts in self.model.agents.items()}
        wanted = {identity: number for identity, number in known.items() if self.model.kinds[identity] == kind}
        assert {each["agent_id"]: each["version"] for each in shown} == wanted
        assert len(shown) == len(wanted)

    @invariant()
    def everything_is_as_in_the_model(self) -> None:
        """Every version that the model has is listed as it has it, and no other one; another key sees nothing."""
        for kind, path in WHOLE_LISTS.items():
            shown = ok(call(self.emulator, "GET", path))
            places = [(kind, each[LISTS[path][1]], each["version"]) for each in shown]
            assert places == [each for each in reversed(self.model.order) if each[0] == kind]
            for (_, identity, number), each in zip(places, shown, strict=True):
                if kind in ENGINES:
                    assert same_engine(each, (kind, identity), number, self.model.engines[kind, identity][number])
                else:
                    assert same_agent(each, number, self.model.agents[identity][number])

    def teardown(self) -> None:
        """Another key has seen nothing."""
        for path in WHOLE_LISTS.values():
            assert ok(call(self.emulator, "GET", path, key="key_b")) == []


def asked(known: dict[int, Prompt] | dict[int, Draft], which: int) -> int | None:
    """The version that is asked for."""
    if which == 4:
        return None
    return sorted(known)[which % len(known)] if known and which < 4 else 7


def whole(emulator: Emulator, path: str, name: str, limit: int) -> list[dict[str, Json]]:
    """Every page of a list."""
    seen: list[dict[str, Json]] = []
    asked: dict[str, Json] = {}
    while True:
        found = ok(call(emulator, "GET", path, limit=limit, **asked))
        items = found if isinstance(found, list) else found["items"]
        assert len(items) <= limit
        seen += items
        if not items or (isinstance(found, dict) and not found["has_more"]):
            return seen
        if isinstance(found, dict):
            asked = {"pagination_key": found["pagination_key"]}
        else:
            asked = {"pagination_key": items[-1][name], "pagination_key_version": items[-1]["version"]}


def same_agent(shown: dict[str, Json], number: int, draft: Draft) -> bool:
    """Whether an agent as it is shown is that of the model."""
    engine = {**engine_json(draft.engine), "version": draft.engine_version}
    known = (number, draft.name, draft.about, draft.base, draft.published, engine)
    names = ("version", "agent_name", "version_description", "base_version", "is_published", "response_engine")
    return tuple(shown.get(name) for name in names) == known


def same_engine(shown: dict[str, Json], engine: Engine, number: int, prompt: Prompt) -> bool:
    """Whether an LLM or flow as it is shown is that of the model; only an LLM shows that it is published."""
    published = prompt.published if engine[0] == "llm" else None
    known = (engine[1], number, prompt.text, published)
    names = (ENGINES[engine[0]][1], "version", prompt_name(engine[0]), "is_published")
    return tuple(shown.get(name) for name in names) == known


class StrictVersions(Versions):
    """The same in the profile `strict`."""

    strict = True


SETTINGS = settings(
    max_examples=int(os.environ.get("TRUESPEC_MACHINE", "30")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
Versions.TestCase.settings = SETTINGS
StrictVersions.TestCase.settings = SETTINGS
TestVersions = Versions.TestCase
TestStrictVersions = StrictVersions.TestCase
