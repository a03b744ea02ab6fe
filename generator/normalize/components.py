"""Rules that look at all components at once: nullable roots, twins, weak tags, undeclared required properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.findings import Severity
from generator.normalize.meet import expand, union_keyword
from generator.normalize.names import unique
from generator.normalize.schema import NULL, SRC, Schema, annotations, is_null, map_children, shape, structure
from generator.normalize.scope import Scope, Step
from generator.normalize.values import is_nullable, without_null


def rewrite(scope: Scope, rule: str, change: Any) -> None:
    """Apply `change` to every node of every schema, innermost first, and trace what it changed."""

    def visit(schema: Schema) -> Schema:
        inner = map_children(schema, visit)
        after: Schema = change(inner)
        if after is not inner:
            after = after if SRC in after else {**after, SRC: inner.get(SRC)}
            scope.steps.append(Step(rule, inner[SRC], inner, after)) if SRC in inner else None
        return after

    for name in list(scope.components):
        scope.components[name] = visit(scope.components[name])
    for pointer in list(scope.inline):
        scope.inline[pointer] = visit(scope.inline[pointer])


def nullable_roots(scope: Scope) -> None:
    """`N: X | null, p: $ref N` ⇒ `N: X, p: N | null`: null belongs to the use. A twin `NullableX` of X becomes X."""
    nullable = {name for name, schema in scope.components.items() if is_nullable(schema)}
    if not nullable:
        return
    for name in sorted(nullable):
        before = scope.components[name]
        scope.components[name] = without_null(before)
        scope.steps.append(Step("nullable-root", before[SRC], before, scope.components[name]))
    rewrite(scope, "nullable-root", lambda schema: _nullable_use(schema, nullable))
    for name, twin in _twins(scope, nullable).items():
        rewrite(scope, "nullable-twin", lambda schema, a=name, b=twin: _renamed(schema, a, b))
        del scope.components[name]


def _nullable_use(schema: Schema, names: set[str]) -> Schema:
    if schema.get("$ref") not in names:
        return schema
    return {**annotations(schema), "anyOf": [{SRC: schema[SRC], "$ref": schema["$ref"]}, NULL]}


def _twins(scope: Scope, nullable: set[str]) -> dict[str, str]:
    found = {}
    for name in sorted(nullable):
        bare = name.removeprefix("Nullable").removesuffix("OrNull").removesuffix("Nullable")
        if bare != name and bare in scope.components:
            if shape(scope.components[bare]) == shape(scope.components[name]):
                found[name] = bare
    return found


def _renamed(schema: Schema, old: str, new: str) -> Schema:
    return {**schema, "$ref": new} if schema.get("$ref") == old else schema


def weak_tags(scope: Scope) -> None:
    """A tag that a member does not require becomes required there, or else two members fit the same value.

    Components that stand only in such unions are changed themselves; others get a twin named `…Tagged`.
    """
    weak = _weak_members(scope)
    if not weak:
        return
    uses = Counter(name for root in scope.roots() for name in _references(root))
    within = Counter(name for _, name in weak)
    names: dict[tuple[str, str], str] = {}
    for tag, name in sorted(set(weak)):
        alone = uses[name] == within[name]
        target = name if alone else unique(f"{name}Tagged", scope.components)
        before = scope.components[name]
        flat = expand({"$ref": name, SRC: before[SRC]}, scope)
        after = {**annotations(before), **flat, "required": [tag, *flat.get("required", ())]}
        scope.components[target] = after
        scope.origins.setdefault(target, before[SRC])
        scope.steps.append(Step("weak-tag", before[SRC], before, after))
        names[tag, name] = target
    rewrite(scope, "weak-tag", lambda schema: _tagged(schema, names))


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


def nodes(schema: Schema) -> Iterator[Schema]:
    """`schema` and every schema inside it."""
    found = [schema]
    map_children(schema, lambda child: found.extend(nodes(child)) or child)  # type: ignore[func-returns-value]
    yield from found


def _references(schema: Schema) -> Iterator[str]:
    for node in nodes(schema):
        if "$ref" in node:
            yield node["$ref"]
        yield from node.get("x-extends", ())


def _tagged(schema: Schema, names: dict[tuple[str, str], str]) -> Schema:
    if "x-mapping" not in schema:
        return schema
    tag = schema["x-mapping"]["property"]
    members = [
        {**member, "$ref": names.get((tag, member["$ref"]), member["$ref"])} if "$ref" in member else _requiring(member, tag)
        for member in schema["oneOf"]
    ]
    return {**schema, "oneOf": members} if members != schema["oneOf"] else schema


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


__all__ = ["is_null", "nodes", "nullable_roots", "required_undeclared", "rewrite", "union_keyword", "weak_tags"]
