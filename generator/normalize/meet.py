"""The intersection of two schemas: what satisfies both (JSON Schema core, section 10.2.1.1, `allOf`).

Works on schemas in which each `allOf` below is already composed. Returns NEVER where nothing satisfies both.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from generator.findings import Severity
from generator.normalize.schema import (
    NEVER,
    SRC,
    Schema,
    annotation_of,
    is_never,
    shape,
    structure,
)
from generator.normalize.scope import Scope
from generator.normalize.values import OF_TYPE, is_of_type

MOST_VARIANTS = 256
"""Where two unions multiply to more, the product is not written out."""


def meet(a: Schema, b: Schema, scope: Scope) -> Schema:
    """What satisfies `a` and `b`. Annotations of `b` override those of `a`; rules in prose of both are kept."""
    if not structure(b) or shape(a) == shape(b):
        return annotate(a, b)
    if not structure(a):
        return {**annotate(a, b), **structure(b)}
    if is_never(a) or is_never(b):
        return {**annotate({SRC: a.get(SRC)}, b), **NEVER}
    met = _meet_expanded(a, b, scope)
    for side, other in ((a, b), (b, a)):
        if "$ref" in side and shape(expand(side, scope)) == shape(met):
            return {**annotate(other, side), **structure(side)} if side is b else annotate(side, other)
    return met


def annotate(a: Schema, b: Schema) -> Schema:
    """`a` with the annotations of `b` over its own; lists of rules in prose add up."""
    merged = {**a, **annotation_of(b)}
    rules = [*a.get("x-truespec", {}).get("rules", ()), *b.get("x-truespec", {}).get("rules", ())]
    if rules:
        merged["x-truespec"] = {**a.get("x-truespec", {}), **b.get("x-truespec", {}), "rules": rules}
    return merged


def expand(schema: Schema, scope: Scope) -> Schema:
    """What a reference stands for, inherited properties included, as one flat schema."""
    target = scope.resolve(schema)
    if "$ref" in target:
        return {SRC: target[SRC]}
    flat = flatten(target, scope) if "x-extends" in target else target
    if flat is schema:
        return schema
    rules = flat.get("x-truespec", {}).get("rules", ())
    return {**structure(flat), SRC: flat[SRC], **({"x-truespec": {"rules": rules}} if rules else {})}


def flatten(schema: Schema, scope: Scope) -> Schema:
    """An object with the properties of its bases in place of their names."""
    properties: Schema = {}
    required: list[str] = []
    rules: list[Any] = []
    for base in schema["x-extends"]:
        part = expand(scope.target(base), scope)
        properties |= part.get("properties", {})
        required += part.get("required", [])
        rules += part.get("x-truespec", {}).get("rules", [])
    flat = {key: value for key, value in schema.items() if key != "x-extends"}
    flat["properties"] = properties | schema.get("properties", {})
    flat["required"] = list(dict.fromkeys([*required, *schema.get("required", [])]))
    if rules:
        own = flat.get("x-truespec", {})
        flat["x-truespec"] = {**own, "rules": [*rules, *own.get("rules", [])]}
    return flat


def _meet_expanded(a: Schema, b: Schema, scope: Scope) -> Schema:
    left, right = expand(a, scope), expand(b, scope)
    notes = annotation_of(annotate(annotate({SRC: a.get(SRC)}, a), b))
    notes |= {key: value for key, value in annotation_of(annotate(left, right)).items() if key == "x-truespec"}
    if union_keyword(left) or union_keyword(right):
        return {**notes, **_distribute(left, right, scope)}
    return {**notes, **_meet_plain(left, right, scope)}


def union_keyword(schema: Schema) -> str:
    """`oneOf` or `anyOf`, whichever `schema` has, or nothing."""
    return next((keyword for keyword in ("oneOf", "anyOf") if keyword in schema), "")


def _distribute(left: Schema, right: Schema, scope: Scope) -> Schema:
    """`(A | B) ∧ C` ⇒ `A∧C | B∧C`, without the branches that nothing satisfies."""
    lefts, rights = _variants(left), _variants(right)
    if len(lefts) * len(rights) > MOST_VARIANTS:
        message = f"the intersection of unions of {len(lefts)} and {len(rights)} members is taken as the first union"
        scope.report(
            "union-product-too-large", Severity.WARNING, left, message, "Spell out the variants that are meant."
        )
        return structure(left)
    met = [_meet_variant(one, other, scope) for one in lefts for other in rights]
    alive = [variant for variant in met if not is_never(variant)]
    if len(alive) < 2:
        return {**structure(alive[0]), **_named(alive[0])} if alive else NEVER
    return {union_keyword(left) or union_keyword(right): alive}


def _named(variant: Schema) -> Schema:
    return {key: variant[key] for key in ("x-truespec",) if key in variant}


def _variants(schema: Schema) -> list[Schema]:
    keyword = union_keyword(schema)
    beside = {key: value for key, value in structure(schema).items() if key != keyword}
    beside = {key: value for key, value in beside.items() if key not in ("discriminator", "x-guards", "x-mapping")}
    if not keyword:
        return [schema]
    return [{**variant, **beside} if beside else variant for variant in schema[keyword]]


def _meet_variant(one: Schema, other: Schema, scope: Scope) -> Schema:
    met = meet(one, other, scope)
    name = one.get("$ref", one.get("x-variant")) or other.get("$ref", other.get("x-variant"))
    if name and "$ref" not in met and met.get("type") == "object":
        return {**met, "x-variant": name}
    return met


def _meet_plain(a: Schema, b: Schema, scope: Scope) -> Schema:
    kind = _meet_kind(a.get("type"), b.get("type"))
    if kind is False:
        return NEVER
    values = _meet_values(a, b, kind)
    if values == []:
        return NEVER
    met: Schema = {"type": kind} if kind else {}
    if values is not None:
        return met | {"enum": values}
    if kind == "object" or (a.keys() | b.keys()) & OF_TYPE["object"]:
        return _meet_objects(a, b, met, scope)
    return _meet_rest(a, b, met, scope)


def _meet_kind(a: Any, b: Any) -> Any:
    """The common type; None where neither says one; False where there is none."""
    if a is None or b is None or a == b:
        return a if b is None else b
    return "integer" if {a, b} == {"integer", "number"} else False


def _meet_values(a: Schema, b: Schema, kind: str | None) -> list[Any] | None:
    """The enum values that both admit, or None where neither lists any."""
    if "enum" not in a and "enum" not in b:
        return None
    values = a["enum"] if "enum" in a else b["enum"]
    if "enum" in a and "enum" in b:
        values = [value for value in a["enum"] if any(same(value, other) for other in b["enum"])]
    return [value for value in values if kind is None or is_of_type(value, kind)]


def same(a: Any, b: Any) -> bool:
    """JSON equality: true is not 1 (JSON Schema core, section 4.2.2)."""
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def _meet_objects(a: Schema, b: Schema, met: Schema, scope: Scope) -> Schema:
    properties = _meet_properties(a, b, scope)
    absent = {*a.get("x-absent", ()), *b.get("x-absent", ())}
    absent |= {name for name, prop in properties.items() if is_never(prop)}
    required = list(dict.fromkeys([*a.get("required", ()), *b.get("required", ())]))
    if absent & set(required):
        return NEVER
    met["properties"] = {name: prop for name, prop in properties.items() if name not in absent}
    if required:
        met["required"] = required
    if absent:
        met["x-absent"] = sorted(absent)
    exclusive = [*a.get("x-exclusive", ()), *b.get("x-exclusive", ())]
    if exclusive:
        met["x-exclusive"] = exclusive
    additional = _meet_additional(a, b, scope)
    if additional is not None:
        met["additionalProperties"] = additional
    return met | _bounds(a, b)


def _meet_properties(a: Schema, b: Schema, scope: Scope) -> dict[str, Schema]:
    left, right = a.get("properties", {}), b.get("properties", {})
    met: dict[str, Schema] = {}
    for name in (*left, *(name for name in right if name not in left)):
        met[name] = meet(left.get(name, _undeclared(a)), right.get(name, _undeclared(b)), scope)
    return met


def _undeclared(schema: Schema) -> Schema:
    """What `schema` says of a property that it does not declare."""
    additional: Schema = schema.get("additionalProperties", {})
    return additional


def _meet_additional(a: Schema, b: Schema, scope: Scope) -> Schema | None:
    left, right = a.get("additionalProperties"), b.get("additionalProperties")
    if left is None or right is None:
        return right if left is None else left
    return meet(left, right, scope)


def _meet_rest(a: Schema, b: Schema, met: Schema, scope: Scope) -> Schema:
    """Arrays and scalars: items meet, bounds tighten, other keywords of both stand."""
    for key in (*a, *(key for key in b if key not in a)):
        if key == "items" and "items" in a and "items" in b:
            met["items"] = meet(a["items"], b["items"], scope)
        elif key not in ("type", "enum", *_BOUNDS) and key in (structure(a) | structure(b)):
            met[key] = b[key] if key in b else a[key]
            if key in a and key in b and a[key] != b[key]:
                message = f"two different `{key}` apply at once; only the second is kept"
                scope.report("constraint-not-modelled", Severity.INFO, b, message, f"State one `{key}`.")
    met |= _bounds(a, b)
    return NEVER if _empty(met) else met


_BOUNDS: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"], max),
    **dict.fromkeys(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"], min),
    "multipleOf": lambda a, b: math.lcm(a, b) if isinstance(a, int) and isinstance(b, int) else a,
}


def _bounds(a: Schema, b: Schema) -> Schema:
    met: Schema = {}
    for key, tighter in _BOUNDS.items():
        given = [schema[key] for schema in (a, b) if key in schema]
        if given:
            met[key] = tighter(*given) if len(given) == 2 else given[0]
    return met


def _empty(schema: Schema) -> bool:
    pairs = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"))
    return any(schema[low] > schema[high] for low, high in pairs if low in schema and high in schema)
