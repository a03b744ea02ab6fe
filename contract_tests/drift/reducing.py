"""Smaller reproductions: without steps, members, items and texts that the drift does not need.

Works on JSON and on the steps, each try being judged by the same expectation, with few requests. What the document
allowed in the first place stays allowed, so that nothing is refused for being cut too short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any as Json

from contract_tests.checks.scene import Scene
from contract_tests.drift.reproducing import Draft
from contract_tests.drift.steps import Reproduction, Step
from generator.findings import InputError

MOST_REQUESTS = 15
"""How many requests reducing one drift may take."""

PLAIN = 12
"""How long a text may stay."""


@dataclass(slots=True)
class Reducer:
    """Reduces one draft. `shows` sends a reproduction and says whether the drift shows; `left` counts requests."""

    scene: Scene
    draft: Draft
    shows: Callable[[Reproduction], bool]
    left: int = MOST_REQUESTS
    best: Reproduction = field(init=False)
    tried: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.best = self.draft.reproduction

    def reduced(self) -> Reproduction:
        """The smallest that was seen to show the drift; the first one where nothing smaller does."""
        progress = True
        while progress:
            progress = any(self._accepted(candidate) for candidate in self._candidates())
        return self.best

    def _accepted(self, candidate: Reproduction) -> bool:
        key = repr((candidate.steps, candidate.conditions))
        cost = len(candidate.steps) + len(candidate.cleanup)
        if key in self.tried or candidate.size >= self.best.size or cost > self.left:
            return False
        self.tried.add(key)
        self.left -= cost
        if not self.shows(candidate):
            return False
        self.best = candidate
        return True

    def _candidates(self) -> Iterator[Reproduction]:
        """Smaller ones, the boldest first."""
        yield from self._at_once()
        for index in range(len(self.best.steps) - 1, -1, -1):
            is_kept = self.best.steps[index].operation in self.draft.keeps
            without = None if is_kept else _without_step(self.best, {index})
            if without is not None:
                yield without
        for index in reversed(range(len(self.best.steps))):
            if self.draft.is_pair and index in _told(self.best):
                continue
            for body in _halves(self.best.steps[index].body):
                yield from self._with_body(index, body)
            if self.best.steps[index].query:
                yield self.best.with_step(index, replace(self.best.steps[index], query=()))

    def _at_once(self) -> Iterator[Reproduction]:
        """Everything that can go by itself, at once: first without touching what the conditions speak of."""
        told = {self.best.shown - 1, *_told(self.best)}
        spoken = _names(self.best.conditions)
        for kept, names in ((told, spoken), (told, frozenset[str]()), (set[int](), spoken)):
            made = self.best
            for index, step in enumerate(made.steps):
                if index not in kept and isinstance(step.body, dict):
                    made = next(self._with_body(index, self._least(step, names), of=made), made)
            if made is not self.best and not (self.draft.is_pair and not kept):
                yield made

    def _least(self, step: Step, kept: frozenset[str]) -> Json:
        """A body with as little as the document lets it have, and some members."""
        body = dict(step.body)
        for name in list(body):
            tried = {each: value for each, value in body.items() if each != name}
            if name not in kept and self._is_allowed(step, tried):
                body = tried
        return {name: body[name] if name in kept else self._plain(step, body, name) for name in body}

    def _plain(self, step: Step, body: Mapping[str, Json], name: str) -> Json:
        for smaller in _smaller(body[name]):
            if self._is_allowed(step, {**body, name: smaller}):
                return smaller
        return body[name]

    def _with_body(self, index: int, body: Json, *, of: Reproduction | None = None) -> Iterator[Reproduction]:
        made = of or self.best
        step = made.steps[index]
        if body != step.body and self._is_allowed(step, step.body) and self._is_allowed(step, body):
            yield made.with_step(index, replace(step, body=body))

    def _is_allowed(self, step: Step, body: Json) -> bool:
        """Whether the document allows a body."""
        operation = next((each for each in self.scene.api.operations if each.id == step.operation), None)
        if operation is None or operation.body is None:
            return False
        pointer = operation.body.contents[0].origin / "schema"
        try:
            return self.scene.oracle.accepts(pointer, _recorded(body, self.draft.recorded))
        except InputError:
            return False


def _names(conditions: Sequence[Mapping[str, Json]]) -> frozenset[str]:
    """The members that conditions speak of."""
    return frozenset(str(each) for condition in conditions for each in condition.get("path", ()))


def _told(reproduction: Reproduction) -> set[int]:
    return {each["step"] - 1 for each in reproduction.conditions}


def _recorded(value: Json, recorded: Mapping[str, Json]) -> Json:
    """A body with the values that were bound when it was recorded."""
    match value:
        case {"$bind": str(name)} if len(value) == 1:
            return recorded.get(name, name)
        case {"$literal": inner} if len(value) == 1:
            return inner
        case dict():
            return {name: _recorded(each, recorded) for name, each in value.items()}
        case list():
            return [_recorded(each, recorded) for each in value]
        case _:
            return value


def _smaller(value: Json) -> Iterator[Json]:
    """Smaller values of the same kind, the smallest first."""
    match value:
        case {"$bind": _} | {"$literal": _}:
            return
        case str() if len(value) > PLAIN and " " in value:  # without spaces it may be an id, an address, a number
            yield "truespec"
        case list() if value:
            yield []
            yield value[:1]
        case dict() if value:
            yield {}
            yield from _halves(value)


def _halves(value: Json) -> Iterator[Json]:
    """An object without the first or second half of its members, then without each; with smaller members."""
    if not isinstance(value, dict) or "$bind" in value:
        return
    names = list(value)
    middle = len(names) // 2
    for kept in (names[middle:], names[:middle]) if len(names) > 3 else ():
        yield {name: value[name] for name in kept}
    for name in names:
        yield {each: value[each] for each in names if each != name}
    for name in names:
        for smaller in _smaller(value[name]):
            yield {**value, name: smaller}


def _without_step(reproduction: Reproduction, gone: set[int]) -> Reproduction | None:
    """Without steps that nothing speaks of; None where something does."""
    steps = reproduction.steps
    if gone & {reproduction.shown - 1, *_told(reproduction), *_referred(reproduction.conditions)}:
        return None
    lost = {name for index in gone for name in steps[index].bind}
    kept = [step for index, step in enumerate(steps) if index not in gone]
    needed = frozenset().union(*(step.names() for step in kept), _bound(reproduction.conditions))
    if lost & needed:
        return None
    numbers = {index + 1: number for number, index in enumerate((i for i in range(len(steps)) if i not in gone), 1)}
    return replace(
        reproduction,
        steps=tuple(kept),
        cleanup=tuple(step for step in reproduction.cleanup if not lost & step.names()),
        conditions=tuple(_renumbered(each, numbers) for each in reproduction.conditions),
        shown=numbers[reproduction.shown],
    )


def _referred(value: Json) -> set[int]:
    """The steps (from 0) that conditions compare with."""
    match value:
        case {"$step": int(number)}:
            return {number - 1}
        case dict():
            return set().union(*map(_referred, value.values()))
        case list() | tuple():
            return set().union(*map(_referred, value))
        case _:
            return set()


def _bound(value: Json) -> frozenset[str]:
    match value:
        case {"$bind": str(name)}:
            return frozenset((name,))
        case dict():
            return frozenset().union(*map(_bound, value.values()))
        case list() | tuple():
            return frozenset().union(*map(_bound, value))
        case _:
            return frozenset()


def _renumbered(condition: Mapping[str, Json], numbers: Mapping[int, int]) -> dict[str, Json]:
    made = {**condition, "step": numbers[condition["step"]]}
    if "value" in condition:
        made["value"] = _pointing(condition["value"], numbers)
    return made


def _pointing(value: Json, numbers: Mapping[int, int]) -> Json:
    """A value with the new numbers of the steps that it refers to."""
    if isinstance(value, list):
        return [_pointing(each, numbers) for each in value]
    is_reference = isinstance(value, dict) and value.keys() <= {"$step", "path", "by"} and "$step" in value
    return {**value, "$step": numbers[value["$step"]]} if is_reference else value
