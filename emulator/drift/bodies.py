"""Drift in the bodies of answers: what is missing, renamed, of another type, new, leaked, wrapped.

Each row changes the value at one place of the document wherever it occurs; the emulator's own state stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any as Json

from emulator.drift.places import GONE, Places
from emulator.drift.rule import Rule
from generator.ir.types import Type

SECRET = "sk_live_51H8xkA2eZvKYlo2C9f4b7d1e6a3"  # noqa: S105 - made up, to be found by those who look for leaks
Row = Callable[[Places, Type, Json, Rule], Json]


def missing(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 1: a property is not sent."""
    return places.rewrite(t, value, rule.pointer, lambda _: GONE)


def renamed(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 2: a property goes by another name."""
    old = rule.wire
    new = str(rule.detail.get("name", f"{old}_v2"))

    def change(members: dict[str, Json]) -> dict[str, Json]:
        return {new if name == old else name: each for name, each in members.items()}

    return places.holders(t, value, rule.pointer, change)


def boxed(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 3: an object stands where a scalar was; a scalar where an object was."""
    return places.rewrite(t, value, rule.pointer, _boxed)


def _boxed(old: Json) -> Json:
    if old is None:
        return None
    return str(len(old)) if isinstance(old, dict | list) else {"value": old}


def spelled(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 4: a number comes as a string."""
    return places.rewrite(t, value, rule.pointer, _spelled)


def _spelled(old: Json) -> Json:
    return str(old) if isinstance(old, int | float) and not isinstance(old, bool) else old


def null(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 5: null comes where it may not."""
    return places.rewrite(t, value, rule.pointer, lambda _: None)


def new_value(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 7: a value that the enum does not have."""
    return places.rewrite(t, value, rule.pointer, lambda _: rule.detail.get("value", "brand_new_value"))


def new_variant(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 8: an object of a kind that the union does not have; `detail.tag` names the property that tells."""
    tag = str(rule.detail.get("tag", "type"))

    def change(old: Json) -> Json:
        return {tag: "brand_new_kind", "brand_new_property": 1} if isinstance(old, dict) else old

    return places.rewrite(t, value, rule.pointer, change)


def enveloped(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 9: a list comes within an object, an object within a list, at one place or (no pointer) as a whole."""

    def change(old: Json) -> Json:
        return {"data": old} if isinstance(old, list) else [old] if rule.pointer else {"data": old}

    return places.rewrite(t, value, rule.pointer, change) if rule.pointer else change(value)


def redated(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 10: a time in milliseconds comes as ISO 8601 text, and the other way round."""
    return places.rewrite(t, value, rule.pointer, _redated)


def _redated(old: Json) -> Json:
    try:
        if isinstance(old, int | float) and not isinstance(old, bool):
            return datetime.fromtimestamp(old / 1000, UTC).isoformat().replace("+00:00", "Z")
        return int(datetime.fromisoformat(str(old)).timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        return old


def fractional(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 11: an integer gets a fraction, or a number leaves its range (`detail.value`)."""

    def change(old: Json) -> Json:
        if isinstance(old, bool) or not isinstance(old, int | float):
            return old
        return rule.detail.get("value", old + 0.5)

    return places.rewrite(t, value, rule.pointer, change)


def additional(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 13: an object has a property more, beside the one at the place."""
    name = str(rule.detail.get("name", "brand_new_property"))
    return _beside(places, t, value, rule, {name: rule.detail.get("value", "new")})


def leaked(places: Places, t: Type, value: Json, rule: Rule) -> Json:
    """Row 47: an object has a property more that should never leave the server."""
    name = str(rule.detail.get("name", "internal_api_key"))
    return _beside(places, t, value, rule, {name: rule.detail.get("value", SECRET)})


def _beside(places: Places, t: Type, value: Json, rule: Rule, more: Mapping[str, Json]) -> Json:
    if rule.pointer:
        return places.holders(t, value, rule.pointer, lambda members: {**members, **more})
    if isinstance(value, list):
        return [{**each, **more} if isinstance(each, dict) else each for each in value]
    return {**value, **more} if isinstance(value, dict) else value


BODIES: Mapping[int, Row] = {
    1: missing,
    2: renamed,
    3: boxed,
    4: spelled,
    5: null,
    6: boxed,
    7: new_value,
    8: new_variant,
    9: enveloped,
    10: redated,
    11: fractional,
    13: additional,
    47: leaked,
}
"""What happens to a success body, by the row of the catalogue. Row 6 is row 3 below a union."""
