"""Rules for single values: type lists, null, enums, constants, free-form objects (JSON Schema validation, 6.1)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from generator.normalize.schema import (
    NEVER,
    NULL,
    SRC,
    Schema,
    annotation_of,
    is_never,
    is_null,
    structure,
)
from generator.normalize.scope import Scope

OF_TYPE = {
    "string": frozenset(["minLength", "maxLength", "pattern", "format", "contentMediaType"]),
    "integer": frozenset(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"]),
    "array": frozenset(["items", "prefixItems", "minItems", "maxItems", "uniqueItems"]),
    "object": frozenset(
        """properties required additionalProperties propertyNames patternProperties minProperties maxProperties
        x-absent x-exclusive x-extends""".split()  # noqa: SIM905 - a list of words reads best as words
    ),
}
OF_TYPE["number"] = OF_TYPE["integer"]
_PYTHON = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def ref_siblings(schema: Schema, scope: Scope) -> Schema:
    """`{$ref: A, required: [x]}` ⇒ `allOf: [A, {required: [x]}]`; a `type` that A has already is dropped.

    Annotations stay at the use site, where they override those of A.
    """
    if "$ref" not in schema:
        return schema
    beside = {key: value for key, value in structure(schema).items() if key != "$ref"}
    if "type" in beside and _kind(scope.resolve(schema), scope) in (beside["type"], None):
        del beside["type"]
    notes = annotation_of(schema)
    if beside:
        src = schema[SRC]
        return {**notes, "allOf": [{SRC: src, "$ref": schema["$ref"]}, {SRC: src, **beside}]}
    kept = {**notes, "$ref": schema["$ref"]}
    return schema if kept.keys() == schema.keys() else kept


def _kind(schema: Schema, scope: Scope) -> Any:
    """The JSON type of a schema as far as it is one and the same: of its type, or of all its members."""
    if "type" in schema:
        return schema["type"]
    kinds = [
        _kind(scope.resolve(item), scope)
        for keyword in ("oneOf", "anyOf", "allOf")
        for item in schema.get(keyword, ())
        if isinstance(item, dict)
    ]
    told = {kind for kind in kinds if isinstance(kind, str)}
    return told.pop() if len(told) == 1 else ("" if told else None)


def constant(schema: Schema, _: Scope) -> Schema:
    """`const: a` ⇒ `enum: [a]`; an enum of objects or arrays cannot be told apart and is any value of its type."""
    if "const" in schema:
        rest = {key: value for key, value in schema.items() if key != "const"}
        return {**rest, "enum": [schema["const"]]}
    return schema


def typed_enum(schema: Schema, _: Scope) -> Schema:
    """`enum: [a, null]` of any type ⇒ null beside an enum without it: null never stays inside an enum."""
    values = schema.get("enum")
    if not isinstance(values, list) or not values:
        return schema
    if None not in values:
        return schema
    kinds = schema.get("type")
    admits_null = kinds is None or kinds == "null" or (isinstance(kinds, list) and "null" in kinds)
    rest = [value for value in values if value is not None]
    inner = {key: value for key, value in structure(schema).items() if key not in ("type", "enum")}
    listed = [kind for kind in _listed(kinds) if kind != "null"]
    if rest:
        inner |= {"enum": rest, SRC: schema[SRC]}
        if listed:
            inner["type"] = listed[0] if len(listed) == 1 else listed
    variants = ([inner] if rest else []) + ([NULL] if admits_null else [])
    if not variants:
        return {**annotation_of(schema), **NEVER}
    if len(variants) == 1:
        return {**annotation_of(schema), **variants[0]}
    return {**annotation_of(schema), "anyOf": variants}


def _listed(kinds: Any) -> list[Any]:
    return kinds if isinstance(kinds, list) else [kinds] if isinstance(kinds, str) else []


def type_list(schema: Schema, _: Scope) -> Schema:
    """`type: [string, null]` ⇒ `anyOf: [string, null]`, each keyword with the type that it constrains."""
    kinds = schema.get("type")
    if not isinstance(kinds, list):
        return schema
    names = [str(kind) for kind in dict.fromkeys(map(str, kinds)) if not (kind == "integer" and "number" in kinds)]
    variants = [_of_type(schema, kind) for kind in names if kind != "null"]
    variants = [variant for variant in variants if variant.get("enum", True)]
    if "null" in names and ("enum" not in schema or None in schema["enum"]):
        variants.append(NULL)
    if len(variants) == 1:
        return {**annotation_of(schema), **variants[0]}
    return {**annotation_of(schema), "anyOf": variants} if variants else {**annotation_of(schema), **NEVER}


def _of_type(schema: Schema, kind: str) -> Schema:
    elsewhere = frozenset().union(*OF_TYPE.values()) - OF_TYPE.get(kind, frozenset())
    rest = {key: value for key, value in structure(schema).items() if key not in elsewhere and key != "type"}
    if "enum" in rest:
        rest["enum"] = [value for value in rest["enum"] if is_of_type(value, kind)]
    return {SRC: schema[SRC], "type": kind, **rest}


def is_of_type(value: Any, kind: str) -> bool:
    """Whether a JSON value has the JSON Schema type `kind`; 1.0 is an integer, true is not (validation, 6.1.1)."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _PYTHON.get(type(value), "object" if isinstance(value, dict) else "array") == kind
    return kind == "number" or (kind == "integer" and float(value).is_integer())


def admits(schema: Schema, value: str | float) -> bool:
    """Whether the bounds and lengths beside an enum leave one of its values standing (validation, 6.2 and 6.3)."""
    if isinstance(value, str):
        return bool(schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)))
    if isinstance(value, bool):
        return True
    low, high, step = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum"), schema.get("multipleOf")
    within = schema.get("minimum", value) <= value <= schema.get("maximum", value)
    strictly = (low is None or value > low) and (high is None or value < high)
    return bool(within and strictly) and (not step or Fraction(str(value)) % Fraction(str(step)) == 0)


def untyped(schema: Schema, _: Scope) -> Schema:
    """A schema that constrains one type only means that type: `properties` without `type` is an object.

    Members of an `allOf` are left alone: they refine what stands beside them. Enums take the type of their values.
    """
    if "type" in schema or any(key in schema for key in ("$ref", "allOf", "oneOf", "anyOf", "not")):
        return schema
    if "enum" in schema:
        kinds = {_PYTHON.get(type(value), "") for value in schema["enum"]}
        kinds = {"number"} if kinds == {"integer", "number"} else kinds
        return {**schema, "type": kinds.pop()} if len(kinds) == 1 and "" not in kinds else schema
    keys = structure(schema).keys()
    kinds = {kind for kind, keywords in OF_TYPE.items() if keys & (keywords - {"format"}) and kind != "number"}
    return {**schema, "type": kinds.pop()} if len(kinds) == 1 else schema


def free_form(schema: Schema, _: Scope) -> Schema:
    """`type: object` that declares nothing ⇒ `additionalProperties: true`, spelled as the empty schema."""
    if schema.get("type") != "object" or schema.keys() & (OF_TYPE["object"] - {"required", "minProperties"}):
        return schema
    return schema if "required" in schema else {**schema, "additionalProperties": {SRC: schema[SRC]}}


def is_nullable(schema: Schema) -> bool:
    """Whether `schema` is a union of which null is a member, and something else too."""
    variants: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    return any(is_null(variant) for variant in variants) and not all(is_null(variant) for variant in variants)


def without_null(schema: Schema) -> Schema:
    """The union `schema` without its null member, alone if only one is left."""
    keyword = "anyOf" if "anyOf" in schema else "oneOf"
    rest = [variant for variant in schema[keyword] if not is_null(variant) and not is_never(variant)]
    if len(rest) > 1:
        return {**schema, keyword: rest}
    return {**rest[0], **annotation_of(rest[0]), **annotation_of(schema)}
