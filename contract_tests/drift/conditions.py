"""What shows a drift, said as data: conditions on the answers of a reproduction's steps, all of which must hold.

Knows JSON values, statuses and headers alone, and imports nothing but the standard library and what agrees with what:
its text also travels in the scripts that reproduce a drift. Must not know documents or drifts.

A condition is an object: `step` (from 1), `at` (`status`, `class`, `media-type`, `header`, `body`), `is` (one of TESTS)
and mostly `value`; for a body `path` (names, indexes, `*` for each item), `where` (what the items of the first `*` must
hold) and `beside` (what the object that holds the last name must hold). `{"$step": 2, "path": [...]}` stands for what
another answer holds there, `by` for the members that identify each item.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from contract_tests.flows.agreeing import MISSING, agrees
from contract_tests.json_text import Immense, Unreadable, read

__all__ = ["MISSING", "TESTS", "Answers", "holds", "kind", "readable", "selected"]

DEEPEST = 64
Answers = Sequence[tuple[int, Mapping[str, str], bytes]]
"""Status, headers (names in lower case) and body of each step; status 0 where nothing came."""


def holds(condition: Mapping[str, Any], answers: Answers) -> bool:
    """Whether a condition holds. A step that was not carried out, and a body that cannot be read, fulfil none."""
    if not 0 < condition["step"] <= len(answers):
        return False
    status, headers, body = answers[condition["step"] - 1]
    test, value = condition["is"], valued(condition.get("value"), answers)
    content_type = headers.get("content-type", "")
    match condition["at"]:
        case "status":
            return TESTS[test]([status], value)
        case "class":
            return TESTS[test]([status // 100], value)
        case "media-type":
            return TESTS[test]([content_type.partition(";")[0].strip().lower()], value)
        case "header":
            return TESTS[test]([headers.get(str(condition.get("name", "")).lower(), "")], value)
        case _:
            return _body_holds(condition, body, value)


def _body_holds(condition: Mapping[str, Any], body: bytes, value: Any) -> bool:
    read = readable(body)
    if condition["is"] == "empty":
        return not body
    if condition["is"] == "unreadable" or read is MISSING:
        return condition["is"] == "unreadable" and bool(body) and read is MISSING
    return TESTS[condition["is"]](selected(read, condition), value)


def readable(body: bytes) -> Any:
    """A body as JSON; MISSING where it is none, or none that every client reads alike."""
    try:
        return read(body)
    except (Unreadable, Immense):
        return MISSING


def valued(value: Any, answers: Answers) -> Any:
    """`value`, or what it stands for in other answers; a list of such is joined."""
    if isinstance(value, list) and value and all(isinstance(each, Mapping) and "$step" in each for each in value):
        return [found for each in value for found in _referred(each, answers)]
    if isinstance(value, Mapping) and "$step" in value:
        found = _referred(value, answers)
        return found if "*" in value.get("path", ()) or "by" in value else (found or [MISSING])[0]
    return value


def _referred(reference: Mapping[str, Any], answers: Answers) -> list[Any]:
    at = reference["$step"]
    body = answers[at - 1][2] if isinstance(at, int) and 0 < at <= len(answers) else b""
    return selected(readable(body), reference)


def selected(value: Any, place: Mapping[str, Any]) -> list[Any]:
    """What stands at `place.path`; MISSING for each object that lacks the last name."""
    path = list(place.get("path", ()))[:DEEPEST]
    first = path.index("*") if "*" in path else None
    holders = [value]
    for at, step in enumerate(path[:-1]):
        holders = [found for each in holders for found in _entered(each, step)]
        holders = [each for each in holders if at != first or _fits(place.get("where"), each)]
    holders = [each for each in holders if _fits(place.get("beside"), each)]
    found = holders if not path else [inner for each in holders for inner in _ended(each, path[-1])]
    names = place.get("by")
    if names:
        return [[each.get(name) for name in names] if isinstance(each, Mapping) else each for each in found]
    return found


def _fits(wanted: Mapping[str, Any] | None, holder: Any) -> bool:
    if not wanted:
        return True
    return isinstance(holder, Mapping) and all(holder.get(name) == value for name, value in wanted.items())


def _entered(value: Any, step: str | int) -> list[Any]:
    return [each for each in _ended(value, step) if each is not MISSING]


def _ended(value: Any, step: str | int) -> list[Any]:
    if step == "*":
        return list(value) if isinstance(value, list) else list(value.values()) if isinstance(value, Mapping) else []
    if isinstance(value, Mapping):
        return [value.get(str(step), MISSING)]
    if isinstance(value, list) and isinstance(step, int):
        return [value[step]] if 0 <= step < len(value) else []
    return []


def kind(value: Any) -> str:
    """The JSON type of a value."""
    for name, types in KINDS:
        if isinstance(value, types):
            return name
    return "missing"


KINDS: tuple[tuple[str, Any], ...] = (
    ("null", type(None)),
    ("boolean", bool),
    ("integer", int),
    ("number", float),
    ("string", str),
    ("array", list),
    ("object", dict),
)


def _same(one: Any, other: Any) -> bool:
    return kind(one) == kind(other) and bool(one == other)


def _there(found: Sequence[Any]) -> list[Any]:
    return [each for each in found if each is not MISSING]


def _breaks(value: Any, limit: Any) -> bool:
    """Whether a value breaks a constraint: `limit` is the keyword and what it says (JSON Schema validation, 6)."""
    keyword, bound = limit
    size = len(value) if isinstance(value, str | list | dict) else None
    if keyword in NUMERIC and isinstance(value, int | float) and not isinstance(value, bool):
        return NUMERIC[keyword](value, bound)
    if keyword[:3] == "max" and size is not None:
        return bool(size > bound)
    return keyword[:3] == "min" and size is not None and bool(size < bound)


NUMERIC: dict[str, Callable[[float, float], bool]] = {
    "maximum": lambda value, bound: value > bound,
    "minimum": lambda value, bound: value < bound,
    "exclusiveMaximum": lambda value, bound: value >= bound,
    "exclusiveMinimum": lambda value, bound: value <= bound,
    "multipleOf": lambda value, bound: bound > 0 and abs(value / bound - round(value / bound)) > 1e-9,
}

TESTS: dict[str, Callable[[list[Any], Any], bool]] = {
    "equals": lambda found, value: any(_same(each, value) for each in found),
    "differs": lambda found, value: any(not _same(each, value) for each in _there(found)),
    "agrees": lambda found, value: value is not MISSING and any(agrees(value, each) for each in found),
    "disagrees": lambda found, value: value is not MISSING and any(not agrees(value, each) for each in found),
    "among": lambda found, value: any(_same(each, some) for each in found for some in value),
    "absent": lambda found, _: MISSING in found,
    "present": lambda found, _: bool(_there(found)),
    "type": lambda found, value: any(kind(each) == value for each in found),
    "contains": lambda found, value: any(str(value).lower() in str(each).lower() for each in _there(found)),
    "breaks": lambda found, value: any(_breaks(each, value) for each in _there(found)),
    "longer": lambda found, value: len(_there(found)) > value,
    "lacks": lambda found, value: value not in found,
    "overlaps": lambda found, value: any(each in value for each in found),
    "same-order": lambda found, value: len(found) > 1 and found == value,
    "not-reversed": lambda found, value: found != value[::-1],
    "alike": lambda found, value: bool(found) and found == value,
    "unlike": lambda found, value: found != value,
    "unlike-start": lambda found, value: bool(found) and found != value[: len(found)],
    "more": lambda found, value: len(found) > len(value),
    "repeated": lambda found, _: any(each in found[:at] for at, each in enumerate(found)),
    "begins-otherwise": lambda found, value: any(each not in value for each in found[: len(value)]),
    "empty": lambda found, _: not found,
    "unreadable": lambda found, _: not found,
}
"""The tests by their names; each gets what was found and the value to compare with."""
