"""Rules that stand only in prose, each kind as a test of a value.

Knows the kinds of rules and their arguments; must not know types or requests. Arguments come from an overlay: a rule
whose arguments make no sense is not enforced.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any as Json
from typing import Final, TypeGuard

from jsonschema_rs import Draft202012Validator, ValidationError

from emulator.prose_formats import FORMATS
from emulator.wording import WORDS, spelled
from generator.ir.types import Rule

Test = Callable[[Json], str]
"""What must be so of a value, in words, where it is not; else the empty string. Null and other types pass."""

Args = Mapping[str, Json]
ENFORCED: Final = ("high", "medium")
EACH: Final = "*"
"""The step of a path that leads to each item of a list, or to each member of an object."""
_BOUNDS: Mapping[str, tuple[Callable[[Json, Json], bool], str]] = {
    "minimum": (operator.ge, "minimum"),
    "maximum": (operator.le, "maximum"),
    "exclusive_minimum": (operator.gt, "exclusiveMinimum"),
    "exclusive_maximum": (operator.lt, "exclusiveMaximum"),
}


def test_of(rule: Rule) -> Test | None:
    """The test that a rule means; None where it is none: `default`, `applies`, a low confidence, unusable arguments."""
    make = _MAKERS.get(rule.kind)
    if make is None or rule.confidence not in ENFORCED or not isinstance(rule.args, Mapping):
        return None
    return make(rule.args)


def applies(args: Json, holder: Json) -> bool:
    """Whether the conditions of a rule hold for the object that holds the value (`if`, `unless`, `present`)."""
    if not isinstance(args, Mapping) or not isinstance(holder, Mapping):
        return True
    wanted, unless, present = args.get("if"), args.get("unless"), args.get("present")
    return (
        (not isinstance(wanted, Mapping) or _matches(wanted, holder))
        and not (isinstance(unless, Mapping) and _matches(unless, holder))
        and all(holder.get(name) not in (None, "", [], {}) for name in _names(present))
    )


def missing(args: Json, holder: Mapping[str, Json]) -> Iterator[str]:
    """The properties that a rule of the kind `requires` demands and that are not there, or null."""
    return (name for name in _names(args.get("then")) if holder.get(name) is None)


def same(left: Json, right: Json) -> bool:
    """Equal as JSON scalars: true is not 1."""
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)


def _matches(wanted: Args, holder: Mapping[str, Json]) -> bool:
    """Whether each named property has its value, or one of its values; null stands for an absent one."""
    return all(
        any(same(holder.get(name), each) for each in (values if isinstance(values, list) else [values]))
        for name, values in wanted.items()
    )


def _names(listed: Json) -> list[str]:
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []


def _range(args: Args) -> Test | None:
    bounds = [
        (holds, args[name], _said(keyword, args[name]))
        for name, (holds, keyword) in _BOUNDS.items()
        if _is_number(args.get(name))
    ]

    def test(value: Json) -> str:
        if not _is_number(value):
            return ""
        return next((said for holds, bound, said in bounds if not holds(value, bound)), "")

    return test if bounds else None


def _is_number(value: Json) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _said(keyword: str, value: Json) -> str:
    return WORDS[keyword].format(value=spelled(value))


def _sized(kind: type, fewest: str, most: str) -> Callable[[Args], Test | None]:
    def make(args: Args) -> Test | None:
        low, high = args.get("min"), args.get("max")

        def test(value: Json) -> str:
            if not isinstance(value, kind):
                return ""
            size = len(value)  # type: ignore[arg-type]
            if _is_number(low) and size < low:
                return _said(fewest, low)
            return _said(most, high) if _is_number(high) and size > high else ""

        return test if _is_number(low) or _is_number(high) else None

    return make


def _pattern(args: Args) -> Test | None:
    """By the validator's own engine: ECMA-262 (JSON Schema validation, 6.3.3), with bounded backtracking."""
    pattern = args.get("pattern")
    try:
        validator = Draft202012Validator({"pattern": pattern})
    except (ValidationError, ValueError):
        return None
    return lambda value: "" if not isinstance(value, str) or validator.is_valid(value) else _said("pattern", pattern)


def _format(args: Args) -> Test | None:
    name = args.get("format")
    if name == "text":
        return lambda value: "" if value is None or isinstance(value, str) else "must be string"
    holds = FORMATS.get(name) if isinstance(name, str) else None
    if holds is None:
        return None
    said, templated = _said("format", name), args.get("template") is True

    def test(value: Json) -> str:
        passes = not isinstance(value, str) or (templated and _is_template(value)) or holds(value)
        return "" if passes else said

    return test


def _is_template(text: str) -> bool:
    """Whether a variable in double braces stands in `text`, so that its final form is not known yet."""
    start = text.find("{{")
    return start >= 0 and text.find("}}", start) > start


def _values(args: Args) -> Test | None:
    allowed = args.get("values")
    if not isinstance(allowed, list):
        return None

    def test(value: Json) -> str:
        passes = value is None or isinstance(value, dict | list) or any(same(value, each) for each in allowed)
        return "" if passes else _said("enum", allowed)

    return test


def _sum(args: Args) -> Test | None:
    """Items without the number count as zero; an empty list adds up to nothing and is let pass."""
    total, name = args.get("equals"), args.get("of")
    if not _is_number(total) or not isinstance(name, str):
        return None
    wanted: float = total

    def test(value: Json) -> str:
        if not isinstance(value, list) or not value:
            return ""
        numbers = [each.get(name) for each in value if isinstance(each, dict)]
        added = math.fsum(number for number in numbers if _is_number(number))
        return "" if math.isclose(added, wanted, abs_tol=1e-6) else f"must have items whose {name} adds up to {wanted}"

    return test


def _exclusive(args: Args) -> Test | None:
    names = _names(args.get("properties"))

    def test(value: Json) -> str:
        given = [name for name in names if isinstance(value, Mapping) and value.get(name) is not None]
        return f"must have at most one of the properties {', '.join(given)}" if len(given) > 1 else ""

    return test if names else None


def _requires(args: Args) -> Test | None:
    def test(value: Json) -> str:
        lacks = next(missing(args, value), None) if isinstance(value, Mapping) else None
        return "" if lacks is None else WORDS["required"].format(members=lacks)

    return test if _names(args.get("then")) else None


_MAKERS: Mapping[str, Callable[[Args], Test | None]] = {
    "range": _range,
    "length": _sized(str, "minLength", "maxLength"),
    "items": _sized(list, "minItems", "maxItems"),
    "pattern": _pattern,
    "format": _format,
    "values": _values,
    "sum": _sum,
    "exclusive": _exclusive,
    "requires": _requires,
}
"""How each kind is tested. `default` and `applies` say what a value means, not that it is wrong."""


def reached(value: Json, path: Sequence[str], holder: Json = None) -> Iterator[tuple[tuple[str, ...], Json, Json]]:
    """Every value that `path` leads to, with its own path and the object that holds it; `*` is each item or member.

    An empty path leads to the value itself, which then holds what conditions ask for unless `holder` is given.
    """
    stack: list[tuple[tuple[str, ...], Json, Json]] = [((), value if holder is None else holder, value)]
    for step in path:
        stack = [
            ((*place, name), held if step == EACH else node, child)
            for place, held, node in stack
            for name, child in _step(node, step)
        ]
    return iter(stack)


def _step(node: Json, step: str) -> Iterator[tuple[str, Json]]:
    match node:
        case list() if step == EACH:
            yield from ((str(index), child) for index, child in enumerate(node))
        case Mapping() if step == EACH:
            yield from node.items()
        case Mapping() if step in node:
            yield step, node[step]
        case _:
            return
