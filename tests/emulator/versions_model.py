"""What agents, LLMs and flows with versions should do, as simply as it can be said: dictionaries and no storage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Engine = tuple[str, str]
"""Kind (`llm` or `flow`) and id."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A version of an LLM or a flow."""

    text: str | None
    published: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A version of an agent, published or not."""

    engine: Engine
    engine_version: int
    name: str | None = None
    about: str | None = None
    base: int | None = None
    published: bool = False


@dataclass(slots=True)
class Model:
    """The state; what is refused raises KeyError (there is none), or ValueError (it may not be)."""

    strict: bool
    engines: dict[Engine, dict[int, Prompt]] = field(default_factory=dict)
    agents: dict[str, dict[int, Draft]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    order: list[tuple[str, str, int]] = field(default_factory=list)
    """Kind, id and number of every version, in the order in which they came."""

    def add_engine(self, engine: Engine, text: str | None) -> None:
        self.engines[engine] = {}
        self._prompt(engine, 0, Prompt(text))

    def _prompt(self, engine: Engine, number: int, prompt: Prompt) -> None:
        if number not in self.engines[engine]:
            self.order.append((*engine, number))
        self.engines[engine][number] = prompt

    def add_agent(self, kind: str, identity: str, engine: Engine, name: str | None) -> None:
        self.kinds[identity] = kind
        self.agents[identity] = {}
        self._draft(identity, 0, Draft(engine, 0, name))

    def _draft(self, identity: str, number: int, draft: Draft) -> None:
        if number not in self.agents[identity]:
            self.order.append((self.kinds[identity], identity, number))
        self.agents[identity][number] = draft

    def number(self, known: dict[int, Prompt] | dict[int, Draft], asked: int | None) -> int:
        """The version that is meant: the latest where none is named. Raises KeyError where there is none."""
        if not known or (asked is not None and asked not in known):
            raise KeyError(asked)
        return max(known) if asked is None else asked

    def change_agent(self, identity: str, asked: int | None, name: str | None) -> None:
        number = self.number(self.agents.get(identity, {}), asked)
        old = self.agents[identity][number]
        if old.published:
            raise ValueError
        self._draft(identity, number, replace(old, name=name))

    def describe(self, identity: str, asked: int | None, about: str) -> None:
        number = self.number(self.agents.get(identity, {}), asked)
        self._draft(identity, number, replace(self.agents[identity][number], about=about))

    def turn(self, identity: str, engine: Engine) -> None:
        """Give the latest version another engine."""
        number = self.number(self.agents.get(identity, {}), None)
        old = self.agents[identity][number]
        if old.published:
            raise ValueError
        known = self.engines[engine]
        if number not in known:
            self._prompt(engine, number, Prompt(known[max(known)].text))
        self._draft(identity, number, replace(old, engine=engine, engine_version=number))

    def change_engine(self, engine: Engine, asked: int | None, text: str | None) -> None:
        number = self.number(self.engines.get(engine, {}), asked)
        if self.engines[engine][number].published:
            raise ValueError
        self._prompt(engine, number, Prompt(text))

    def publish(self, identity: str, number: int) -> None:
        old = self.agents[identity][number]
        self._draft(identity, number, replace(old, published=True))
        known = self.engines.get(old.engine, {})
        if old.engine_version in known:
            self._prompt(old.engine, old.engine_version, replace(known[old.engine_version], published=True))

    def fork(self, identity: str, base: int) -> int:
        old = self.agents[identity][base]
        number = max(self.agents[identity]) + 1
        known = self.engines.get(old.engine, {})
        there = known.get(number)
        if known and (there is None or not (there.published or self.uses(old.engine, number))):
            self._prompt(old.engine, number, Prompt(known[old.engine_version].text))
        fresh = replace(old, engine_version=number, about=None, base=base, published=False)
        self._draft(identity, number, fresh)
        return number

    def uses(self, engine: Engine, number: int | None = None) -> bool:
        """Whether a version of an agent has this engine, in this version if one is given."""
        return any(
            draft.engine == engine and number in (None, draft.engine_version)
            for drafts in self.agents.values()
            for draft in drafts.values()
        )

    def delete_version(self, identity: str, number: int) -> None:
        if self.agents[identity][number].published:
            raise ValueError
        self._gone(self.kinds[identity], identity, number)
        del self.agents[identity][number]
        if not self.agents[identity]:
            del self.agents[identity]

    def delete_agent(self, identity: str) -> None:
        for number in self.agents.pop(identity):
            self._gone(self.kinds[identity], identity, number)

    def delete_engine(self, engine: Engine) -> None:
        if engine in self.engines and self.strict and self.uses(engine):
            raise ValueError
        for number in self.engines.pop(engine):
            self._gone(*engine, number)

    def _gone(self, kind: str, identity: str, number: int) -> None:
        self.order.remove((kind, identity, number))
