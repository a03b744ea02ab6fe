"""Criteria about which version of an agent takes part, and about tools that are called.

Knows what has to be worked out from stored objects, so that indexes serve for it; must not know operators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any as Json

import orjson

from emulator.criteria import Criterion, Path, Span, held, one_of, within
from emulator.resources.filters_places import Test, named

HIGHEST = "\U0010ffff"
Agents = Mapping[str, list[Json] | None]
"""The ids of agents, each with the versions that are asked for; None for all."""


@dataclass(frozen=True, slots=True)
class _Version:
    """The agent that takes part, and in which version, as one text."""

    path: Path

    def of(self, value: Mapping[str, Json]) -> str:
        return _version(value.get("agent_id"), held(value, self.path))


def _version(agent: Json, version: Json) -> str:
    whole = int(version) if isinstance(version, float) and version.is_integer() else version
    return orjson.dumps([agent, whole if isinstance(whole, float) else str(whole)]).decode()


def agents(asked: Iterable[Mapping[str, Json]], version: Path) -> Criterion:
    """One of the agents must take part, in one of the versions that are named for it, if any are.

    Raises KeyError or TypeError for what is no list of agents.
    """
    wanted = _wanted(asked)
    if all(versions is None for versions in wanted.values()):
        return one_of(("agent_id",), wanted)
    return within(_Version(version), tuple(sorted(_spans(wanted))))


def _wanted(asked: Iterable[Mapping[str, Json]]) -> Agents:
    wanted: dict[str, list[Json] | None] = {}
    for each in asked:
        agent = each["agent_id"]
        if not isinstance(agent, str):
            raise TypeError
        known = wanted.get(agent, [])
        wanted[agent] = None if known is None or not each.get("version") else [*known, *each["version"]]
    return wanted


def _spans(wanted: Agents) -> Iterator[Span]:
    for agent, versions in wanted.items():
        if versions is None:
            begin = orjson.dumps([agent]).decode().removesuffix("]") + ","
            yield (("s", begin), ("s", begin + HIGHEST))
        else:
            yield from {(key, key) for key in (("s", _version(agent, each)) for each in versions)}


# Tools


@dataclass(frozen=True, slots=True)
class Tool:
    """Tools that are called: those of a name, and with such success, if that is asked."""

    path: Path
    """Where an object has the list of them: `name`, `latency_ms`, `success`."""
    name: str
    success: bool | None = None

    def of(self, value: Mapping[str, Json]) -> Json:
        """Whether there is one; None for no."""
        return True if next(self.calls(value), None) is not None else None

    def calls(self, value: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
        """The calls of such tools."""
        listed = held(value, self.path)
        for each in listed if isinstance(listed, list) else ():
            fits = isinstance(each, dict) and each.get("name") == self.name
            if fits and self.success in (None, each.get("success")):
                yield each


@dataclass(frozen=True, slots=True)
class _Latency:
    """How long the slowest, or the quickest, of some tools took."""

    tool: Tool
    pick: Callable[[Iterable[float]], float]

    def of(self, value: Mapping[str, Json]) -> Json:
        latencies = [each.get("latency_ms") for each in self.tool.calls(value)]
        numbers = [each for each in latencies if isinstance(each, int | float)]
        return self.pick(numbers) if numbers else None


def called(tool: Tool, names: Path | None, latency: Criterion | None) -> tuple[list[Criterion], list[Test]]:
    """What must hold where such a tool was called, so quickly as `latency` wants it.

    `names`: where an object has the names of all tools as one text, if it has.
    """
    if latency is None and tool.success is None and names is not None:
        name = named((tool.name,))
        return [Criterion(names, lambda found: isinstance(found, str) and name in found, part=name)], []
    if latency is None:
        return [one_of(tool, [True])], []
    return [*_bounds(tool, latency)], [lambda value: any(latency.meets(each) for each in tool.calls(value))]


def _bounds(tool: Tool, latency: Criterion) -> Iterator[Criterion]:
    """Of the slowest and of the quickest one follows whether there is any within bounds."""
    low, high = latency.spans[0][0], latency.spans[-1][1]
    yield one_of(tool, [True])
    if len(latency.spans) > 1:
        return
    if high == ("n", inf):
        yield Criterion(_Latency(tool, max), latency.holds, latency.spans)
    elif low == ("n", -inf):
        yield Criterion(_Latency(tool, min), latency.holds, latency.spans)
    else:
        yield within(_Latency(tool, max), ((low, ("n", inf)),))
        yield within(_Latency(tool, min), ((("n", -inf), high),))
