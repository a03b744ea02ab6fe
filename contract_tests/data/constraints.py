"""What breaks one constraint of a schema, told from the value that keeps it.

Knows the keywords of JSON Schema 2020-12 (validation, section 6) and which wrong values nobody takes for right ones;
must not know requests. Whether a value is really refused the oracle says, not this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json
from typing import Final

from contract_tests.patterns import matching

STRANGER: Final = "truespec-none-of-them"
UNDECLARED: Final = "truespec_undeclared"
WORD: Final = "truespec"
MOST_ITEMS: Final = 1_000
MOST_LETTERS: Final = 100_000
WORTH: Mapping[str, float] = {
    "enum": 1.0,
    "const": 0.7,
    "minimum": 0.95,
    "maximum": 0.95,
    "exclusiveMinimum": 0.95,
    "exclusiveMaximum": 0.95,
    "multipleOf": 0.94,
    "minLength": 0.92,
    "maxLength": 0.92,
    "pattern": 0.91,
    "minItems": 0.9,
    "maxItems": 0.9,
    "uniqueItems": 0.9,
    "minProperties": 0.89,
    "maxProperties": 0.89,
    "additionalProperties": 0.88,
    "not": 0.87,
    "required": 0.6,
    "type": 0.3,
}
"""How much it tells that a constraint is enforced or not: those that a server forgets most often come first."""

NULL_WORTH = 0.1
"""A server may take null for what is absent."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A value in the place of the right one. `member`: the property that is missing, where one is."""

    keyword: str
    facet: str
    value: Json
    worth: float
    member: str = ""


def faults(schema: Mapping[str, Json], value: Json, declared: Callable[[str], Mapping[str, Json]]) -> Iterator[Fault]:
    """What breaks one keyword of `schema`, which `value` keeps. `declared` is the schema of a property by its name."""
    for keyword, breaking in _BREAKING.items():
        if keyword in schema:
            for facet, wrong in breaking(schema[keyword], value):
                yield Fault(keyword, facet, wrong, _worth(keyword, schema))
    if isinstance(value, Mapping):
        for name in _listed(schema.get("required")):
            if name in value:
                without = {each: member for each, member in value.items() if each != name}
                yield Fault("required", f"missing {name}", without, WORTH["required"], name)
        yield from _together(schema.get("not"), value, declared)


def misfits(schema: Mapping[str, Json]) -> Iterator[Fault]:
    """Values of a wrong type, and none that a lenient reader would take for the right one."""
    kinds = _listed(schema.get("type")) if isinstance(schema.get("type"), list) else [schema.get("type")]
    wanted = [each for each in kinds if isinstance(each, str) and each != "null"]
    if len(wanted) != 1:
        return
    for found, wrong in _WRONG.get(wanted[0], ()):
        yield Fault("type", f"{found} for {wanted[0]}", wrong, WORTH["type"])
    if "null" not in kinds:
        yield Fault("type", f"null for {wanted[0]}", None, NULL_WORTH)


_WRONG: Mapping[str, tuple[tuple[str, Json], ...]] = {
    "string": (("object", {"not": "text"}),),
    "integer": (("string", WORD), ("fraction", 1.5)),
    "number": (("string", WORD),),
    "boolean": (("string", WORD),),
    "array": (("string", WORD),),
    "object": (("string", WORD),),
}

Pairs = Iterator[tuple[str, Json]]


def _enum(values: Json, value: Json) -> Pairs:
    if isinstance(values, list) and isinstance(value, str | int | float):
        numbers = [each for each in values if isinstance(each, int | float) and not isinstance(each, bool)]
        yield "not in enum", max(numbers) + 1 if numbers and not isinstance(value, str) else STRANGER


def _below(facet: str, *, strict: bool) -> Callable[[Json, Json], Pairs]:
    def breaking(bound: Json, value: Json) -> Pairs:
        if _is_number(bound) and _is_number(value):
            yield facet, bound if strict else bound - 1

    return breaking


def _above(facet: str, *, strict: bool) -> Callable[[Json, Json], Pairs]:
    def breaking(bound: Json, value: Json) -> Pairs:
        if _is_number(bound) and _is_number(value):
            yield facet, bound if strict else bound + 1

    return breaking


def _multiple(step: Json, value: Json) -> Pairs:
    if _is_number(step) and _is_number(value) and step:
        yield "not a multiple", value + step / 2


def _short(low: Json, value: Json) -> Pairs:
    if isinstance(value, str) and isinstance(low, int) and 0 < low <= MOST_LETTERS:
        yield "too short", value[: low - 1]


def _long(high: Json, value: Json) -> Pairs:
    if isinstance(value, str) and isinstance(high, int) and 0 <= high <= MOST_LETTERS:
        yield "too long", (value or "a").ljust(high + 1, (value or "a")[-1])


def _unmatched(pattern: Json, value: Json) -> Pairs:
    """Wrong letters in a text of the same length, or whatever else does not match."""
    if isinstance(pattern, str) and isinstance(value, str):
        holds = matching(pattern)
        tried = (f"{value[:-1]}{letter}" for letter in "é !~Aa0")
        wrong = next((each for each in (*tried, *"é !~Aa0", "") if not holds(each)), None)
        if wrong is not None:
            yield "not matching", wrong


def _few(low: Json, value: Json) -> Pairs:
    if isinstance(value, list) and isinstance(low, int) and 0 < low <= MOST_ITEMS:
        yield "too few items", value[: low - 1]


def _many(high: Json, value: Json) -> Pairs:
    if isinstance(value, list) and value and isinstance(high, int) and 0 <= high <= MOST_ITEMS:
        yield "too many items", (value * (high // len(value) + 2))[: high + 1]


def _repeated(unique: Json, value: Json) -> Pairs:
    if unique is True and isinstance(value, list) and value:
        yield "repeated items", [*value, value[0]]


def _bare(low: Json, value: Json) -> Pairs:
    if isinstance(value, dict) and isinstance(low, int) and 0 < low <= MOST_ITEMS:
        yield "too few properties", dict(list(value.items())[: low - 1])


def _crowded(high: Json, value: Json) -> Pairs:
    if isinstance(value, dict) and value and isinstance(high, int) and 0 <= high <= MOST_ITEMS:
        more = {f"{UNDECLARED}_{index}": next(iter(value.values())) for index in range(high + 1 - len(value))}
        yield "too many properties", {**value, **more}


def _closed(additional: Json, value: Json) -> Pairs:
    if additional is False and isinstance(value, dict):
        yield "undeclared property", {**value, UNDECLARED: WORD}


_BREAKING: Mapping[str, Callable[[Json, Json], Pairs]] = {
    "enum": _enum,
    "const": lambda const, value: _enum([const], value),
    "minimum": _below("below minimum", strict=False),
    "maximum": _above("above maximum", strict=False),
    "exclusiveMinimum": _below("not above minimum", strict=True),
    "exclusiveMaximum": _above("not below maximum", strict=True),
    "multipleOf": _multiple,
    "minLength": _short,
    "maxLength": _long,
    "pattern": _unmatched,
    "minItems": _few,
    "maxItems": _many,
    "uniqueItems": _repeated,
    "minProperties": _bare,
    "maxProperties": _crowded,
    "additionalProperties": _closed,
}


def _together(
    barred: Json, value: Mapping[str, Json], declared: Callable[[str], Mapping[str, Json]]
) -> Iterator[Fault]:
    """All of a set of properties that must not stand together."""
    names = _listed(barred.get("required")) if isinstance(barred, Mapping) else []
    if names:
        more = {name: _sample(declared(name)) for name in names if name not in value}
        yield Fault("not", f"{', '.join(names)} together", {**value, **more}, WORTH["not"])


def _sample(schema: Mapping[str, Json]) -> Json:
    """A plain value of a schema; whether it is right the oracle says."""
    least = schema.get("minimum", 1)
    return {"integer": least, "number": least, "boolean": True, "array": [], "object": {}}.get(
        str(schema.get("type")), WORD
    )


def _worth(keyword: str, schema: Mapping[str, Json]) -> float:
    """An enumeration of one value only tells variants apart."""
    is_tag = keyword == "enum" and len(_listed(schema["enum"])) < 2
    return WORTH["const"] if is_tag else WORTH[keyword]


def _listed(names: Json) -> list[Json]:
    return names if isinstance(names, list) else []


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
