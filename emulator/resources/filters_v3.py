"""Criteria of the newer lists: an operator and a value for each name, `{"type": "string", "op": "sw", "value": "a"}`.

Knows the operators; where things stand is told. `type` may be left out where the value tells it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any as Json

from emulator.indexes import ABSENT, FIRST, LAST, Criterion, Path, Span, held, key_of, one_of
from emulator.problem import Problem
from emulator.resources.filters_places import CHATS, Filter, Places, Test, named, path_of, tools

KEYED = ("custom_analysis_data", "custom_attributes", "metadata", "dynamic_variables")
"""Names whose criteria are a list, each with the key of what it is about."""

AGENTS, TOOLS, WHERE = "agent", "tool_calls", "request/body/filter_criteria"
HIGHEST = "\U0010ffff"


def read(criteria: Json, places: Places = CHATS, *, strict: bool = False) -> Filter:
    """What criteria mean. `strict`: raises Problem('invalid') for one that makes no sense."""
    found: list[Criterion] = []
    tests: list[Test] = []
    for name, asked in criteria.items() if isinstance(criteria, dict) else ():
        try:
            if name == AGENTS and isinstance(asked, list):
                found.append(_agents(asked))
                tests.append(_versions(asked, path_of(places, "version")))
            elif name == TOOLS and isinstance(asked, list):
                tests += [_called(each, places) for each in asked]
                found += [_contains(places["tools"], named((each["name"],))) for each in asked if "tools" in places]
            elif name in KEYED and isinstance(asked, list):
                found += [criterion((*path_of(places, name), each["key"]), each) for each in asked]
            else:
                found.append(criterion(path_of(places, name), asked))
        except (KeyError, TypeError, AttributeError) as error:
            if strict:
                raise Problem("invalid", f"{WHERE}/{name[:80]} must be a filter") from error
    return Filter(tuple(found), tuple(tests))


def matcher(criteria: Json, places: Places = CHATS) -> Callable[[Mapping[str, Json]], bool]:
    """Whether an object meets the criteria of a request; what is none of them is passed over."""
    return read(criteria, places).keeps


def equalities(criteria: Json, places: Places = CHATS) -> tuple[tuple[str, tuple[Json, ...]], ...]:
    """Names of members with the values of which one must be met, as `Wanted.equal` has it."""
    return tuple(
        (each.path[0], tuple(None if low == ABSENT else low[1] for low, _ in each.spans))
        for each in read(criteria, places).criteria
        if len(each.path) == 1 and all(low == high != LAST for low, high in each.spans)
    )


def criterion(path: Path, asked: Mapping[str, Json]) -> Criterion:
    """The condition that an operator and its value mean. Raises KeyError or TypeError for what is none."""
    op, value = asked["op"], asked.get("value")
    kind = asked.get("type") or _kind(op, value)
    return _READERS[kind, op](path, value)


def _kind(op: str, value: Json) -> str:
    """The type that an operator and a value tell."""
    if op in ("pr", "np"):
        return "present"
    if op in ("in", "bt"):
        return "enum" if op == "in" else "range"
    return {"b": "boolean", "n": "number"}.get(key_of(value)[0], "string")


def _equal(path: Path, value: Json) -> Criterion:
    return one_of(path, (_scalar(value),))


def _unequal(path: Path, value: Json) -> Criterion:
    """Also what is not there is unlike a value."""
    key = key_of(_scalar(value))
    return Criterion(path, lambda found: key_of(found) != key)


def _begins(path: Path, value: Json) -> Criterion:
    begin = _text(value)
    last = begin.rstrip(HIGHEST)
    end = last[:-1] + chr(ord(last[-1]) + 1) if last else ""
    span = (("s", begin), ("s", end) if end else ("t", ""))
    return Criterion(path, lambda found: isinstance(found, str) and found.startswith(begin), (span,))


def _ends(path: Path, value: Json) -> Criterion:
    end = _text(value)
    return Criterion(path, lambda found: isinstance(found, str) and found.endswith(end), _TEXTS, end=end)


def _contains(path: Path, value: Json) -> Criterion:
    part = _text(value)
    return Criterion(path, lambda found: isinstance(found, str) and part in found, _TEXTS, part)


def _compared(compare: Callable[[float, float], bool], *, above: bool) -> Callable[[Path, Json], Criterion]:
    def make(path: Path, value: Json) -> Criterion:
        bound = _number(value)
        span: Span = (("n", bound), ("n", inf)) if above else (("n", -inf), ("n", bound))
        return Criterion(path, lambda found: _is_number(found) and compare(found, bound), (span,))

    return make


def _within(path: Path, value: Json) -> Criterion:
    """Both bounds are included."""
    low, high = (_number(each) for each in value[:2])
    return Criterion(path, lambda found: _is_number(found) and low <= found <= high, ((("n", low), ("n", high)),))


def _among(path: Path, value: Json) -> Criterion:
    return one_of(path, [_scalar(each) for each in value])


def _present(path: Path, _value: Json) -> Criterion:
    return Criterion(path, lambda found: found is not None, ((FIRST, LAST),))


def _not_present(path: Path, _value: Json) -> Criterion:
    return Criterion(path, lambda found: found is None, ((ABSENT, ABSENT),))


_TEXTS: tuple[Span, ...] = ((("s", ""), ("t", "")),)
_READERS: Mapping[tuple[str, str], Callable[[Path, Json], Criterion]] = {
    ("string", "eq"): _equal,
    ("string", "ne"): _unequal,
    ("string", "sw"): _begins,
    ("string", "ew"): _ends,
    ("string", "co"): _contains,
    ("number", "eq"): _equal,
    ("number", "ne"): _unequal,
    ("number", "gt"): _compared(operator.gt, above=True),
    ("number", "ge"): _compared(operator.ge, above=True),
    ("number", "lt"): _compared(operator.lt, above=False),
    ("number", "le"): _compared(operator.le, above=False),
    ("boolean", "eq"): _equal,
    ("range", "bt"): _within,
    ("enum", "in"): _among,
    ("present", "pr"): _present,
    ("present", "np"): _not_present,
}


def _scalar(value: Json) -> Json:
    if not isinstance(value, str | int | float):
        raise TypeError
    return value


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Json) -> float:
    if not _is_number(value):
        raise TypeError
    number: float = value
    return number


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# Agents and tools


def _agents(asked: list[Json]) -> Criterion:
    """One of the agents must take part."""
    return one_of(("agent_id",), [_text(each["agent_id"]) for each in asked])


def _versions(asked: list[Json], version: Path) -> Test:
    """The agent that takes part must do so in one of the versions that are named for it, if any are."""
    wanted: dict[str, list[Json] | None] = {}
    for each in asked:
        named, known = each.get("version"), wanted.get(each["agent_id"], [])
        wanted[each["agent_id"]] = None if known is None or not named else [*known, *named]

    def test(value: Mapping[str, Json]) -> bool:
        versions = wanted.get(value["agent_id"])
        return versions is None or held(value, version) in versions

    return test


def _called(asked: Mapping[str, Json], places: Places) -> Test:
    """A tool of the name must have been called, so quickly and with such success as is asked."""
    name = _text(asked["name"])
    details = tuple(_details(asked))
    return lambda value: any(
        each.get("name") == name and all(detail.meets(each) for detail in details) for each in tools(value, places)
    )


def _details(asked: Mapping[str, Json]) -> Iterator[Criterion]:
    for name in ("latency_ms", "success"):
        if asked.get(name) is not None:
            yield criterion((name,), asked[name])
