"""Rules for `allOf` and `not`: inheritance where nothing overlaps, intersection where something does.

Everything here is pure: a rule gets a node whose children it has already changed, and the components through `scope`.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from generator.findings import Severity
from generator.normalize.meet import annotate, flatten, meet, union_keyword
from generator.normalize.schema import SRC, Schema, annotation_of, structure
from generator.normalize.scope import Scope

_PLAIN = frozenset(["type", "properties", "required", "x-extends"])


def not_required(schema: Schema, scope: Scope) -> Schema:
    """`not: {required: [a]}` ⇒ a must be absent; `not: {required: [a, b]}` ⇒ a and b exclude each other.

    An `anyOf` of such members below `not` says all of it at once. Any other `not` is left out, with a finding.
    """
    if "not" not in schema:
        return schema
    rest = {key: value for key, value in schema.items() if key != "not"}
    groups = _required_groups(schema["not"])
    if groups is None:
        message = "this `not` is left out of the model: only `required` below `not` has a meaning there"
        scope.report("constraint-not-modelled", Severity.INFO, schema, message, "State what is allowed instead.")
        return rest
    absent = sorted({*rest.get("x-absent", ()), *(group[0] for group in groups if len(group) == 1)})
    exclusive = [*rest.get("x-exclusive", ()), *(group for group in groups if len(group) > 1)]
    if absent:
        rest["x-absent"] = absent
        rest["properties"] = {key: value for key, value in rest.get("properties", {}).items() if key not in absent}
    if exclusive:
        rest["x-exclusive"] = exclusive
    return rest


def _required_groups(schema: Schema) -> list[list[str]] | None:
    decisive = structure(schema)
    match decisive:
        case {"required": [*names], **rest} if not rest or rest == {"type": "object"}:
            return [[str(name) for name in names]] if names else None
        case {"anyOf": [*members], **rest} if not rest:
            groups = [_required_groups(member) for member in members]
            known = [group for group in groups if group is not None]
            return [names for group in known for names in group] if len(known) == len(groups) else None
        case _:
            return None


def required_alternatives(schema: Schema, scope: Scope) -> Schema:
    """`anyOf: [{required: [a]}, {required: [b]}]` beside properties is left out: no type says it. With a finding."""
    keyword = union_keyword(schema)
    members = schema.get(keyword) if keyword else None
    if not members or ("properties" not in schema and "allOf" not in schema):
        return schema
    if not all(set(structure(member)) <= {"required", "type", "not", "x-absent", "x-exclusive"} for member in members):
        return schema
    message = f"this `{keyword}` of required properties is left out of the model"
    scope.report("constraint-not-modelled", Severity.INFO, schema, message, "Describe it as a rule in prose.")
    return {key: value for key, value in schema.items() if key != keyword}


def all_of(schema: Schema, scope: Scope) -> Schema:
    """`allOf` ⇒ a reference with annotations, an object that extends others, or the intersection of the members.

    Members that only annotate override the annotations of the others; what stands beside `allOf` is a member too.
    """
    members = _members(schema)
    if members is None:
        return schema
    notes = annotation_of(schema)
    decisive = [member for member in members if structure(member)]
    silent = [member for member in members if not structure(member)]
    if not decisive:
        return reduce(annotate, silent, notes)
    src = notes[SRC]
    notes = {**annotation_of(reduce(annotate, silent, {})), **notes}
    if len(decisive) == 1:
        return {**decisive[0], **annotation_of(annotate(decisive[0], notes)), SRC: src}
    composed = extend(decisive, scope) or reduce(lambda a, b: meet(a, b, scope), decisive)
    rules = composed.get("x-truespec", {}).get("rules", ())
    notes = annotation_of(annotate({"x-truespec": {"rules": rules}} if rules else {}, notes))
    # A member's own text describes the member, not the whole.
    return {**structure(composed), **notes}


def _members(schema: Schema) -> list[Schema] | None:
    if "allOf" in schema:
        beside = {key: value for key, value in structure(schema).items() if key != "allOf"}
        beside.pop("discriminator", None)
        return [*schema["allOf"], *([{SRC: schema[SRC], **beside}] if beside else [])]
    keyword = union_keyword(schema)
    beside = {key: value for key, value in structure(schema).items() if key not in (keyword, "discriminator")}
    if keyword and beside.keys() - {"x-guards", "x-mapping"}:
        union = {key: schema[key] for key in (keyword, "discriminator") if key in schema}
        return [{SRC: schema[SRC], **union}, {SRC: schema[SRC], **beside}]
    return None


def extend(members: list[Schema], scope: Scope) -> Schema | None:
    """One object that inherits from the referenced members, or None where properties or lists overlap."""
    bases = [member for member in members if "$ref" in member]
    own = [member for member in members if "$ref" not in member]
    if not bases or not own or not all(structure(member).keys() <= _PLAIN for member in own):
        return None
    if not all(_is_base(scope.resolve(base)) for base in bases):
        return None
    flats = [_flat(member, scope) for member in (*bases, *own)]
    if not _disjoint([set(flat.get("properties", {})) for flat in flats], flats):
        return None
    names = [base["$ref"] for base in bases] + [name for member in own for name in member.get("x-extends", ())]
    merged: dict[str, Any] = {SRC: own[-1][SRC], "type": "object", "x-extends": list(dict.fromkeys(names))}
    merged["properties"] = {key: value for member in own for key, value in member.get("properties", {}).items()}
    merged["required"] = [name for member in own for name in member.get("required", ())]
    rules = [rule for member in own for rule in member.get("x-truespec", {}).get("rules", ())]
    return {**merged, "x-truespec": {"rules": rules}} if rules else merged


def _is_base(schema: Schema) -> bool:
    return schema.get("type") == "object" and "properties" in schema and structure(schema).keys() <= _PLAIN


def _flat(member: Schema, scope: Scope) -> Schema:
    target = scope.resolve(member)
    return flatten(target, scope) if "x-extends" in target else target


def _disjoint(declared: list[set[str]], flats: list[Schema]) -> bool:
    """Whether no property is declared twice, and no list requires what another member declares."""
    everything = [name for names in declared for name in names]
    if len(everything) != len(set(everything)):
        return False
    all_names = set(everything)
    return all(
        not (set(flat.get("required", ())) & (all_names - own)) for flat, own in zip(flats, declared, strict=True)
    )
