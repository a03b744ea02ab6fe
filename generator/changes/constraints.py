"""Constraints beside a type: which became tighter, which looser.

Knows the fields of each kind of type and in which direction they bind; must not know types below them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

from generator.changes.change import Change, Effect
from generator.changes.spelling import valued
from generator.ir.types import Type

LOWER = (
    ("minimum", "minimum"),
    ("exclusive_minimum", "exclusiveMinimum"),
    ("min_length", "minLength"),
    ("min_items", "minItems"),
    ("min_properties", "minProperties"),
)
"""Fields that shrink the set of values as they grow, with the keyword of each."""

UPPER = (
    ("maximum", "maximum"),
    ("exclusive_maximum", "exclusiveMaximum"),
    ("max_length", "maxLength"),
    ("max_items", "maxItems"),
    ("max_properties", "maxProperties"),
)
"""Fields that shrink the set of values as they get smaller."""

OTHER = (("pattern", "pattern"), ("multiple_of", "multipleOf"), ("unique", "uniqueItems"))
"""Fields of which two values cannot be compared."""


def constraints(before: Type, after: Type, subject: str) -> Iterator[Change]:
    """Every constraint that two types of one kind do not share."""
    for field, keyword in (*LOWER, *UPPER, *OTHER):
        old, new = getattr(before, field, None), getattr(after, field, None)
        if old != new:
            sign = -1 if (field, keyword) in UPPER else 1
            effect = _effect(old, new, sign) if (field, keyword) not in OTHER else _replaced(old, new)
            yield _change(f"constraint-{KINDS[effect]}", after, subject, effect, (keyword, old), (keyword, new))
    old, new = getattr(before, "format", None), getattr(after, "format", None)
    if old != new:
        yield _change("format-changed", after, subject, _replaced(old, new), ("format", old), ("format", new))


KINDS: dict[Effect, str] = {"widened": "loosened", "narrowed": "tightened", "replaced": "tightened"}
"""Another pattern may refuse what the old one took: in doubt it is tighter."""


def _effect(old: float | None, new: float | None, sign: int) -> Effect:
    if old is None or new is None:
        return "narrowed" if old is None else "widened"
    return "narrowed" if sign * new > sign * old else "widened"


def _replaced(old: Json, new: Json) -> Effect:
    if not old or not new:
        return "narrowed" if not old else "widened"
    return "replaced"


def _change(kind: str, at: Type, subject: str, effect: Effect, *both: tuple[str, Json]) -> Change:
    before, after = (f"no {name}" if value is None else f"{name} {valued(value)}" for name, value in both)
    return Change(kind=kind, pointer=at.origin, subject=subject, effect=effect, before=before, after=after)
