"""Rules that look at all components at once: nullable roots, twins, weak tags, undeclared required properties."""

from __future__ import annotations

from collections import Counter
from functools import partial

from generator.findings import Severity
from generator.normalize.driver import apply
from generator.normalize.meet import expand
from generator.normalize.names import unique
from generator.normalize.schema import NULL, SRC, Schema, annotation_of, nodes, references, shape, structure
from generator.normalize.scope import Scope, Step
from generator.normalize.values import is_nullable, without_null


def nullable_roots(scope: Scope) -> None:
    """`N: X | null, p: $ref N` ⇒ `N: X, p: N | null`: null belongs to the use. A twin `NullableX` of X becomes X."""
    nullable = {name for name, schema in scope.components.items() if is_nullable(schema)}
    if not nullable:
        return
    for name in sorted(nullable):
        before = scope.components[name]
        scope.components[name] = without_null(before)
        scope.steps.append(Step("nullable-root", before[SRC], before, scope.components[name]))
    apply("nullable-root", lambda schema, _: _nullable_use(schema, nullable), scope)
    for name, twin in _twins(scope, nullable).items():
        apply("nullable-twin", partial(_renamed, old=name, new=twin), scope)
        del scope.components[name]


def _nullable_use(schema: Schema, names: set[str]) -> Schema:
    if schema.get("$ref") not in names:
        return schema
    return {**annotation_of(schema), "anyOf": [{SRC: schema[SRC], "$ref": schema["$ref"]}, NULL]}


def _twins(scope: Scope, nullable: set[str]) -> dict[str, str]:
    found = {}
    for name in sorted(nullable):
        bare = name.removeprefix("Nullable").removesuffix("OrNull").removesuffix("Nullable")
        known = scope.components.get(bare) if bare != name else None
        if known is not None and shape(known) == shape(scope.components[name]):
            found[name] = bare
    return found


def _renamed(schema: Schema, _: Scope, *, old: str, new: str) -> Schema:
    return {**schema, "$ref": new} if schema.get("$ref") == old else schema


def weak_tags(scope: Scope) -> None:
    """A tag that a member does not require becomes required there, or else two members fit the same value.

    Components that stand only in such unions are changed themselves; others get a twin named `…Tagged`.
    """
    weak = _weak_members(scope)
    if not weak:
        return
    uses = Counter(name for root in scope.roots() for name in references(root))
    within = Counter(name for _, name in weak)
    names: dict[tuple[str, str], str] = {}
    for tag, name in sorted(set(weak)):
        alone = uses[name] == within[name]
        target = name if alone else unique(f"{name}Tagged", scope.components)
        before = scope.components[name]
        flat = expand({"$ref": name, SRC: before[SRC]}, scope)
        after = {**annotation_of(before), **flat, "required": [tag, *flat.get("required", ())]}
        scope.components[target] = after
        scope.origins.setdefault(target, before[SRC])
        scope.steps.append(Step("weak-tag", before[SRC], before, after))
        names[tag, name] = target
    apply("weak-tag", lambda schema, _: _tagged(schema, names), scope)


def _weak_members(scope: Scope) -> list[tuple[str, str]]:
    found = []
    for root in scope.roots():
        for node in nodes(root):
            if "x-mapping" in node and node["x-mapping"]["inferred"]:
                tag = node["x-mapping"]["property"]
                found += [
                    (tag, member["$ref"])
                    for member in node["oneOf"]
                    if "$ref" in member and tag not in expand(member, scope).get("required", ())
                ]
    return found


def _tagged(schema: Schema, names: dict[tuple[str, str], str]) -> Schema:
    if "x-mapping" not in schema:
        return schema
    tag = schema["x-mapping"]["property"]
    members = [
        {**member, "$ref": names.get((tag, member["$ref"]), member["$ref"])}
        if "$ref" in member
        else _requiring(member, tag)
        for member in schema["oneOf"]
    ]
    return {**schema, "oneOf": members} if members != schema["oneOf"] else schema


def _tagged_member(member: Schema, tag: str, names: dict[tuple[str, str], str]) -> Schema:
    if "$ref" not in member:
        return _requiring(member, tag)
    return {**member, "$ref": names.get((tag, member["$ref"]), member["$ref"])}


def _requiring(member: Schema, tag: str) -> Schema:
    required = member.get("required", [])
    return member if tag in required or "properties" not in member else {**member, "required": [tag, *required]}


def required_undeclared(schema: Schema, scope: Scope) -> Schema:
    """`required: [x]` without a property x ⇒ x is declared, of any value that `additionalProperties` admits."""
    if schema.get("type") != "object" or "required" not in schema:
        return schema
    declared = expand(schema, scope).get("properties", {})
    missing = [name for name in schema["required"] if name not in declared]
    additional = schema.get("additionalProperties", {})
    if not missing or "x-never" in additional:
        return schema
    for name in missing:
        message = f"`{name}` is required but not declared; it is taken as a property of any value"
        scope.report("required-property-missing", Severity.WARNING, schema, message, f"Declare `{name}`.")
    added = {name: {**structure(additional), SRC: schema[SRC]} for name in missing}
    return {**schema, "properties": {**schema.get("properties", {}), **added}}
