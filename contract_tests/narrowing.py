"""Rules that stand only in prose, as narrower types: a server may refuse what its text forbids.

Knows the kinds of rules that bound one value (`range`, `length`, `values`, `pattern`, `format`, `items`); rules about
several properties are for strategies of objects, and what cannot be narrowed stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any as Json

from generator.ir.types import Array, Enum, Float, Int, Null, Object, Property, Rule, Str, Type, TypeDef, Union
from generator.ir.walk import resolve

SCALARS = (Int, Float, Str, Enum)


def narrowed(types: Mapping[str, TypeDef], holder: Object, prop: Property) -> Type:
    """The type of `prop`, within what the prose of `holder` says about it."""
    t = prop.type
    for rule in holder.rules:
        if rule.path == (prop.wire,):
            t = narrow(types, t, rule)
        elif rule.path == (prop.wire, "*"):
            t = _items(types, t, rule)
    return t


def narrow(types: Mapping[str, TypeDef], t: Type, rule: Rule) -> Type:
    """`t` within one rule; null stays allowed, since texts speak of the values that are there."""
    args = rule.args if isinstance(rule.args, Mapping) else {}
    shape = resolve(types, t)
    match shape:
        case Union(variants=variants):
            return replace(shape, variants=tuple(_variant(types, variant, rule) for variant in variants))
        case Int() | Float() if rule.kind == "range":
            return _range(shape, args)
        case Str() if rule.kind == "length":
            return replace(shape, **_both(shape.min_length, shape.max_length, args, "min_length", "max_length"))
        case Str() if rule.kind == "values":
            return Enum(values=tuple(args["values"]))
        case Str() if rule.kind == "pattern" and shape.pattern is None:
            return replace(shape, pattern=args["pattern"])
        case Str() if rule.kind == "format" and shape.pattern is None:
            return replace(shape, format=args["format"])
        case Array() if rule.kind == "items":
            return replace(shape, **_both(shape.min_items, shape.max_items, args, "min_items", "max_items"))
        case _:
            return t


def _variant(types: Mapping[str, TypeDef], variant: Type, rule: Rule) -> Type:
    return variant if isinstance(variant, Null) else narrow(types, variant, rule)


def _items(types: Mapping[str, TypeDef], t: Type, rule: Rule) -> Type:
    match resolve(types, t):
        case Array() as shape:
            return replace(shape, items=narrow(types, shape.items, rule))
        case Union() as shape:
            return replace(shape, variants=tuple(_items(types, variant, rule) for variant in shape.variants))
        case _:
            return t


def _range(t: Int | Float, args: Mapping[str, Json]) -> Type:
    """The tighter of both bounds on each side."""
    low = _tighter(max, t.minimum, args.get("minimum"))
    high = _tighter(min, t.maximum, args.get("maximum"))
    above = _tighter(max, t.exclusive_minimum, args.get("exclusive_minimum"))
    return replace(t, minimum=low, maximum=high, exclusive_minimum=above)


def _both(low: int | None, high: int | None, args: Mapping[str, Json], first: str, last: str) -> dict[str, Json]:
    return {first: _tighter(max, low, args.get("min")), last: _tighter(min, high, args.get("max"))}


def _tighter(pick: Json, left: Json, right: Json) -> Json:
    return pick((bound for bound in (left, right) if bound is not None), default=None)
