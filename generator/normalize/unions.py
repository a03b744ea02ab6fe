"""Rules for `oneOf` and `anyOf`: null apart, enums merged, nested unions flattened, a discriminator where one can be.

A discriminator is a property that every member declares with a finite set of values, no value in two sets. A declared
`discriminator` (OpenAPI 3.1, section 4.8.25) names the property; otherwise it is inferred.
"""

from __future__ import annotations

from typing import Any

from generator.findings import Severity
from generator.normalize.meet import expand, union_keyword
from generator.normalize.names import pascal
from generator.normalize.schema import NEVER, NULL, SRC, Schema, annotation_of, is_never, is_null, shape, structure
from generator.normalize.scope import Scope
from generator.normalize.values import is_nullable

_SCALARS = ("string", "integer", "number", "boolean")


def union(schema: Schema, scope: Scope) -> Schema:
    """Anonymous unions inside unions are flattened, equal members merged, null stands apart and last.

    `anyOf: [A, anyOf: [B, null]]` ⇒ `anyOf: [anyOf: [A, B], null]`. A union of one member that is no object is that
    member.
    """
    keyword = union_keyword(schema)
    if not keyword or set(structure(schema)) - {keyword, "discriminator", "x-guards", "x-mapping"}:
        return schema
    found = _flat_members(schema[keyword], keyword)
    alive = [member for member in found if not is_null(member) and not is_never(member)]
    if not alive:
        return {**annotation_of(schema), **(NULL if any(map(is_null, found)) else NEVER)}
    inner: Schema = {key: schema[key] for key in ("discriminator", "x-mapping", "x-guards") if key in schema}
    inner |= {SRC: schema[SRC], keyword: alive}
    if len(alive) == 1 and not _is_object(alive[0], scope):
        inner = alive[0]
    if not any(map(is_null, found)):
        return _unless_equal(schema, {**inner, **annotation_of(schema)})
    if len(alive) == 1:
        inner = alive[0]
    return _unless_equal(schema, {**annotation_of(schema), "anyOf": [inner, NULL]})


def _unless_equal(before: Schema, after: Schema) -> Schema:
    return before if shape(before) == shape(after) else after


def _flat_members(members: list[Schema], keyword: str) -> list[Schema]:
    flat: dict[str, Schema] = {}
    for member in members:
        # The members of an anyOf inside a oneOf may overlap; flattened they exclude each other no more than the
        # document says, so only unions of the same keyword and nullable ones are opened.
        inner = union_keyword(member)
        opened = [member]
        if inner and "x-mapping" not in member and (inner == keyword or is_nullable(member)):
            opened = _flat_members(member[inner], inner)
        for item in opened:
            flat.setdefault(shape(item), item)
    return list(flat.values())


def _is_object(schema: Schema, scope: Scope) -> bool:
    return scope.resolve(schema).get("type") == "object"


def enum_union(schema: Schema, scope: Scope) -> Schema:
    """A union of enums of one type ⇒ one enum of all their values."""
    keyword = union_keyword(schema)
    if not keyword:
        return schema
    members = [scope.resolve(member) for member in schema[keyword] if not is_null(member)]
    kinds = {member.get("type") for member in members}
    if len(members) < 2 or not all("enum" in member for member in members) or len(kinds) != 1:
        return schema
    values = list(dict.fromkeys(value for member in members for value in member["enum"]))
    merged = {SRC: schema[SRC], "type": kinds.pop(), "enum": values}
    if is_nullable(schema):
        return {**annotation_of(schema), "anyOf": [merged, NULL]}
    return {**merged, **annotation_of(schema)}


def discriminator(schema: Schema, scope: Scope) -> Schema:
    """A union of objects with a telling property ⇒ `oneOf` of its leaves with `x-mapping`: tag values by member."""
    keyword = union_keyword(schema)
    if not keyword or "x-mapping" in schema or is_nullable(schema):
        return schema
    leaves = _leaves(schema, scope)
    if leaves is None:
        return schema
    found = _declared(schema, leaves, scope) or _inferred(leaves, scope)
    if found is None:
        return _alias(schema, keyword)
    tag, values = found
    mapping = {"property": tag, "values": values, "inferred": "discriminator" not in schema}
    return {**annotation_of(schema), "oneOf": leaves, "x-mapping": mapping}


def _alias(schema: Schema, keyword: str) -> Schema:
    members = schema[keyword]
    return {**members[0], **annotation_of(schema)} if len(members) == 1 else schema


def _leaves(schema: Schema, scope: Scope) -> list[Schema] | None:
    """The objects that a union ends in, nested unions opened; None where a member is no object."""
    leaves: dict[str, Schema] = {}
    for member in schema[union_keyword(schema)]:
        target = scope.resolve(member)
        if union_keyword(target) and not is_nullable(target):
            nested = _leaves(target, scope)
            if nested is None:
                return None
            leaves |= {shape(leaf): leaf for leaf in nested}
        elif target.get("type") == "object":
            leaves.setdefault(shape(member), member)
        else:
            return None
    return list(leaves.values())


def tag_values(leaf: Schema, name: str, scope: Scope) -> list[Any] | None:
    """The finite set of values of a property of an object, or None."""
    prop = expand(leaf, scope).get("properties", {}).get(name)
    values = scope.resolve(prop).get("enum") if prop is not None else None
    return list(values) if values and all(isinstance(value, (str, int, bool)) for value in values) else None


def _declared(schema: Schema, leaves: list[Schema], scope: Scope) -> tuple[str, list[list[Any]]] | None:
    declared = schema.get("discriminator")
    name = declared.get("propertyName") if isinstance(declared, dict) else None
    if not isinstance(name, str):
        return None
    mapping = declared.get("mapping") or {} if isinstance(declared, dict) else {}
    by_target: dict[str, list[Any]] = {}
    for value, target in mapping.items() if isinstance(mapping, dict) else ():
        by_target.setdefault(pascal(str(target).rsplit("/", 1)[-1]), []).append(value)
    values = [
        tag_values(leaf, name, scope) or by_target.get(leaf.get("$ref", ""), [leaf.get("$ref", "")]) for leaf in leaves
    ]
    return (name, values) if _disjoint(values) else None


def _inferred(leaves: list[Schema], scope: Scope) -> tuple[str, list[list[Any]]] | None:
    flats = [expand(leaf, scope) for leaf in leaves]
    candidates = []
    for order, name in enumerate(flats[0].get("properties", {})):
        sets = [tag_values(leaf, name, scope) for leaf in leaves]
        values = [found for found in sets if found]
        if len(values) == len(leaves) and _disjoint(values):
            required = all(name in flat.get("required", ()) for flat in flats)
            single = all(len(found) == 1 for found in values)
            if single or len(leaves) > 1:
                candidates.append((not required, not single, name != "type", order, name, values))
    if not candidates:
        return None
    best = min(candidates, key=lambda candidate: candidate[:4])
    # With one member every constant would do; only the customary name is taken for a tag.
    return (best[4], best[5]) if len(leaves) > 1 or best[4] == "type" else None


def _disjoint(sets: list[list[Any]]) -> bool:
    values = [(type(value), value) for found in sets for value in found]
    return len(values) == len(set(values)) and all(sets)


def guards(schema: Schema, scope: Scope) -> Schema:
    """Objects without a tag ⇒ `anyOf` with guards: a required property that no later member declares tells a member.

    Reported, because `oneOf` would reject what satisfies two of them. Unions of scalars ⇒ `anyOf`, in order.
    """
    keyword = union_keyword(schema)
    if not keyword or "x-mapping" in schema or is_nullable(schema) or len(schema[keyword]) < 2:
        return schema
    members = schema[keyword]
    if not all(_is_object(member, scope) for member in members):
        return {**{k: v for k, v in schema.items() if k != keyword}, "anyOf": members} if keyword == "oneOf" else schema
    flats = [expand(member, scope) for member in members]
    found = [_guard(index, flats) for index in range(len(flats) - 1)]
    rest = {key: value for key, value in schema.items() if key not in (keyword, "x-guards", "discriminator")}
    guarded = {**rest, "anyOf": members, "x-guards": [guard for guard in found if guard]}
    if "x-guards" in schema and schema["x-guards"] == guarded["x-guards"]:
        return schema
    message = "no property tells the members of this union apart; the first that fits is taken"
    scope.report("union-overlapping", Severity.WARNING, schema, message, "Give each member a required constant `type`.")
    return guarded


def _guard(index: int, flats: list[Schema]) -> list[Any] | None:
    later = {name for flat in flats[index + 1 :] for name in flat.get("properties", {})}
    telling = [name for name in flats[index].get("required", ()) if name not in later]
    return [telling[-1], index] if telling else None
