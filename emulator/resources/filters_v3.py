"""Criteria of the newer lists: an operator and a value for each name, `{"type": "string", "op": "sw", "value": "a"}`.

Knows the operators; where things stand is told. `type` may be left out where the value tells it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from math import inf
from typing import Any as Json

from emulator.criteria import ABSENT, FIRST, LAST, TEXTS, Backwards, Criterion, Path, Span, key_of, one_of
from emulator.problem import Problem
from emulator.resources.filters_derived import HIGHEST, Tool, agents, called
from emulator.resources.filters_places import CHATS, Filter, Places, Test, path_of

KEYED = ("custom_analysis_data", "custom_attributes", "metadata", "dynamic_variables")
"""Names whose criteria are a list, each with the key of what it is about."""

AGENTS, TOOLS, WHERE = "agent", "tool_calls", "request/body/filter_criteria"


def read(criteria: Json, places: Places = CHATS, *, strict: bool = False) -> Filter:
    """What criteria mean. `strict`: raises Problem('invalid') for one that makes no sense."""
    found: list[Criterion] = []
    tests: list[Test] = []
    for name, asked in criteria.items() if isinstance(criteria, dict) else ():
        try:
            if name == AGENTS and isinstance(asked, list):
                found.append(agents(asked, path_of(places, "version")))
            elif name == TOOLS and isinstance(asked, list):
                for each in asked:
                    more, others = _called(each, places)
                    found += more
                    tests += others
            elif name in KEYED and isinstance(asked, list):
                found += [criterion((*path_of(places, name), each["key"]), each) for each in asked]
            else:
                found.append(criterion(path_of(places, name), asked))
        except (KeyError, TypeError, AttributeError) as error:
            if strict:
                raise Problem("invalid", f"{WHERE}/{name[:80]} must be a filter") from error
    return Filter(tuple(found), tuple(tests))


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
    return Criterion(path, lambda found: key_of(found) != key, ((ABSENT, key), (key, LAST)))


def _begins(path: Path, value: Json) -> Criterion:
    begin = _text(value)
    last = begin.rstrip(HIGHEST)
    end = last[:-1] + chr(ord(last[-1]) + 1) if last else ""
    span = (("s", begin), ("s", end) if end else ("t", ""))
    return Criterion(path, lambda found: isinstance(found, str) and found.startswith(begin), (span,))


def _ends(path: Path, value: Json) -> Criterion:
    """What ends with a text begins with it, both read backwards."""
    return _begins(Backwards(path), _text(value)[::-1])


def _contains(path: Path, value: Json) -> Criterion:
    part = _text(value)
    return Criterion(path, lambda found: isinstance(found, str) and part in found, (TEXTS,), part)


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


def _called(asked: Mapping[str, Json], places: Places) -> tuple[list[Criterion], list[Test]]:
    """A tool of the name must have been called, so quickly and with such success as is asked."""
    latency, success = asked.get("latency_ms"), asked.get("success")
    wanted = None if success is None else _flag(success["value"])
    tool = Tool(path_of(places, TOOLS), _text(asked["name"]), wanted)
    return called(tool, places.get("tools"), None if latency is None else criterion(("latency_ms",), latency))


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value
