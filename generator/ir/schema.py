"""The Api's types printed back as exact JSON Schema 2020-12, in the components of an OpenAPI 3.1 document.

Knows the meaning of every IR type as a schema; must not know the document that the types came from. Printed schemas
accept exactly the values that the types mean: model generators read them, and soundness tests compare them with the
document's own schemas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any as Json
from typing import assert_never

from generator.ir import keywords
from generator.ir.api import Api
from generator.ir.types import (
    Any,
    Array,
    Bool,
    Bytes,
    Enum,
    Float,
    Int,
    Map,
    Never,
    Note,
    Null,
    Object,
    Ref,
    Str,
    Tuple,
    Type,
    TypeDef,
    Union,
)

JsonObject = dict[str, Json]
Schema = JsonObject | bool


def document(api: Api, *, notes: bool = True) -> JsonObject:
    """An OpenAPI 3.1 document without paths: every type of `api` by its name, in order.

    `notes` adds annotations (description, default, examples, deprecated, readOnly, writeOnly); they never change what
    is accepted.
    """
    return {
        "openapi": "3.1.0",
        "info": {"title": api.title, "version": api.version},
        "paths": {},
        "components": {"schemas": {each.name: definition(each, notes=notes) for each in api.types}},
    }


def definition(named: TypeDef, *, notes: bool = True) -> Schema:
    """The schema of a named type, with its own note."""
    return _noted(schema(named.type, notes=notes), named.note, notes=notes)


def schema(t: Type, *, notes: bool = True) -> Schema:  # noqa: C901 - one case a kind of type, closed by assert_never
    """`t` as JSON Schema 2020-12: `False` for Never, `{}` for Any, names as `$ref` into components.schemas."""
    match t:
        case Any():
            return {}
        case Never():
            return False
        case Null():
            return {"type": "null"}
        case Bool():
            return {"type": "boolean"}
        case Int() | Float():
            return keywords.number(t)
        case Str():
            return keywords.text(t)
        case Bytes():
            return {"type": "string", "format": "binary"}
        case Enum():
            return keywords.enum(t)
        case Ref(name=name):
            return {"$ref": keywords.PREFIX + name}
        case Array():
            return _array(t, notes=notes)
        case Tuple():
            return _tuple(t, notes=notes)
        case Map():
            return _map(t, notes=notes)
        case Object():
            return _object(t, notes=notes)
        case Union():
            return _union(t, notes=notes)
        case _:
            assert_never(t)


def _noted(printed: Schema, note: Note, *, notes: bool) -> Schema:
    if isinstance(printed, bool) or not notes:
        return printed
    return printed | keywords.said(note)


def _array(t: Array, *, notes: bool) -> JsonObject:
    return keywords.present(
        type="array",
        items=schema(t.items, notes=notes),
        minItems=t.min_items,
        maxItems=t.max_items,
        uniqueItems=t.unique or None,
    )


def _tuple(t: Tuple, *, notes: bool) -> JsonObject:
    return keywords.present(
        type="array",
        prefixItems=[schema(item, notes=notes) for item in t.prefix] or None,
        items=False if t.rest is None else schema(t.rest, notes=notes),
        minItems=t.min_items,
        maxItems=t.max_items,
    )


def _map(t: Map, *, notes: bool) -> JsonObject:
    return keywords.present(
        type="object",
        propertyNames=None if t.keys is None else schema(t.keys, notes=notes),
        # `true` and `{}` mean the same; model generators know the first as "any value".
        additionalProperties=schema(t.values, notes=notes) or not isinstance(t.values, Never),
        minProperties=t.min_properties,
        maxProperties=t.max_properties,
    )


def _object(t: Object, *, notes: bool) -> JsonObject:
    declared = {each.wire: _noted(schema(each.type, notes=notes), each.note, notes=notes) for each in t.properties}
    return {
        **keywords.present(
            type="object",
            allOf=[schema(base, notes=notes) for base in t.extends] or None,
            properties=declared or None,
            required=[each.wire for each in t.properties if each.required] or None,
            minProperties=t.min_properties,
            maxProperties=t.max_properties,
        ),
        **_additional(t, notes=notes),
        **_forbidden(t),
    }


def _additional(t: Object, *, notes: bool) -> JsonObject:
    """What undeclared properties may be.

    `additionalProperties` sees only the properties beside it (JSON Schema core, 10.3.2.3); with bases it takes
    `unevaluatedProperties` (11.3), which sees theirs too.
    """
    if isinstance(t.additional, Any):
        return {}
    keyword = "unevaluatedProperties" if t.extends else "additionalProperties"
    return {keyword: False if t.additional is None else schema(t.additional, notes=notes)}


def _forbidden(t: Object) -> JsonObject:
    refused = [[name] for name in t.absent] + [list(names) for names in t.exclusive]
    match refused:
        case []:
            return {}
        case [names]:
            return {"not": {"required": names}}
        case _:
            return {"not": {"anyOf": [{"required": names} for names in refused]}}


def _union(t: Union, *, notes: bool) -> JsonObject:
    variants = [variant for variant in t.variants if not isinstance(variant, Null)]
    printed = [schema(variant, notes=notes) for variant in variants]
    if t.discriminator is not None:
        tagged = {"oneOf": printed, "discriminator": keywords.discriminator(t.discriminator)}
        return tagged if len(variants) == len(t.variants) else _any_of([tagged, {"type": "null"}])
    return _any_of(printed if len(variants) == len(t.variants) else [*printed, {"type": "null"}])


def _any_of(printed: Sequence[Schema]) -> JsonObject:
    """`anyOf`, or the shorter spelling of a nullable scalar: a list of types."""
    if len(printed) == 2 and printed[1] == {"type": "null"} and isinstance(printed[0], dict):
        first = printed[0]
        if first.get("type") in _SCALARS and "const" not in first and "enum" not in first:
            return {**first, "type": [first["type"], "null"]}
    return {"anyOf": list(printed)}


_SCALARS = ("string", "number", "integer", "boolean")
