"""Rules that stand only in prose, as narrower types: a server may refuse what its text forbids.

Knows the kinds of rules that bound one value (`range`, `length`, `values`, `pattern`, `format`, `items`); rules about
several properties are for `contract_tests.data.rules`, and what cannot be narrowed stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any as Json

from generator.ir.types import Any, Array, Enum, Float, Int, Map, Null, Rule, Str, Type, TypeDef, Union
from generator.ir.walk import resolve

Types = Mapping[str, TypeDef]
EACH = "*"


def narrowed(types: Types, t: Type, rule: Rule, path: tuple[str, ...] = ()) -> Type:
    """`t` within one rule. `path` leads on from `t` to the value that the rule bounds: each item or member, or `t`.

    Null stays allowed, since texts speak of the values that are there.
    """
    if path == ():
        return _narrow(types, t, rule)
    return _each(types, t, rule, path[1:]) if path[0] == EACH else t


def _narrow(types: Types, t: Type, rule: Rule) -> Type:
    args = rule.args if isinstance(rule.args, Mapping) else {}
    shape = resolve(types, t)
    match shape:
        case Union(variants=variants):
            return replace(shape, variants=tuple(_variant(types, variant, rule) for variant in variants))
        case Any():
            return _some(shape, rule, args)
        case Int() | Float() if rule.kind == "range":
            return _range(shape, args)
        case Str() if rule.kind == "length":
            return replace(shape, **_both(shape.min_length, shape.max_length, args, "min_length", "max_length"))
        case Str() | Int() | Float() | Enum() if rule.kind == "values":
            return _among(shape, args.get("values"))
        case Str() if rule.kind == "pattern" and shape.pattern is None and isinstance(args.get("pattern"), str):
            return replace(shape, pattern=args["pattern"])
        case Str() if rule.kind == "format" and shape.pattern is None and isinstance(args.get("format"), str):
            return replace(shape, format=args["format"])
        case Array() if rule.kind == "items":
            return replace(shape, **_both(shape.min_items, shape.max_items, args, "min_items", "max_items"))
        case _:
            return t


def _some(t: Any, rule: Rule, args: Mapping[str, Json]) -> Type:
    """Of any value, one that the rule speaks of: what it says of other kinds of values, nobody knows."""
    match rule.kind:
        case "range":
            return _range(Float(origin=t.origin), args)
        case "length" | "pattern" | "format":
            return _narrow({}, Str(origin=t.origin), rule)
        case "values":
            return _among(t, args.get("values"))
        case "items":
            return _narrow({}, Array(items=Any(), origin=t.origin), rule)
        case _:
            return t


def _variant(types: Types, variant: Type, rule: Rule) -> Type:
    return variant if isinstance(variant, Null) else _narrow(types, variant, rule)


def _each(types: Types, t: Type, rule: Rule, path: tuple[str, ...]) -> Type:
    match resolve(types, t):
        case Array() as shape:
            return replace(shape, items=narrowed(types, shape.items, rule, path))
        case Map() as shape:
            return replace(shape, values=narrowed(types, shape.values, rule, path))
        case Union() as shape:
            return replace(shape, variants=tuple(_each(types, variant, rule, path) for variant in shape.variants))
        case _:
            return t


def _among(t: Any | Str | Int | Float | Enum, allowed: Json) -> Type:
    """The allowed values, of those that the type has."""
    if not isinstance(allowed, list):
        return t
    values = tuple(each for each in allowed if isinstance(each, str | int | float) and _has(t, each))
    return Enum(values=values, origin=t.origin) if values else t


def _has(t: Any | Str | Int | Float | Enum, value: str | float) -> bool:
    match t:
        case Any():
            return True
        case Str():
            return isinstance(value, str)
        case Enum(values=values):
            return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in values)
        case _:
            return isinstance(value, int | float) and not isinstance(value, bool)


def _range(t: Int | Float, args: Mapping[str, Json]) -> Type:
    """The tighter of both bounds on each side."""
    sides = (("minimum", max), ("maximum", min), ("exclusive_minimum", max), ("exclusive_maximum", min))
    return replace(t, **{name: _tighter(pick, getattr(t, name), args.get(name)) for name, pick in sides})


def _both(low: int | None, high: int | None, args: Mapping[str, Json], first: str, last: str) -> dict[str, Json]:
    return {first: _tighter(max, low, args.get("min")), last: _tighter(min, high, args.get("max"))}


def _tighter(pick: Json, left: Json, right: Json) -> Json:
    """The tighter of two bounds; what is no number bounds nothing."""
    known = [each for each in (left, right) if isinstance(each, int | float) and not isinstance(each, bool)]
    return pick(known, default=None)
