"""What is wrong with one value by the schemas that it means, whatever is wrong within it.

Knows schemas through what values mean; must not know HTTP. Of several keywords that one value breaks, the first that
explains it is told; of an object, each property that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any as Json

from contract_tests.checks.facets import described, excerpt, facet
from contract_tests.checks.fault import Fault
from contract_tests.checks.scene import Scene
from contract_tests.meant import Astray, Node, kind
from generator.document.oracle import Violation
from generator.pointer import Pointer

BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
ORDER = ("type", "enum", "const", "required")
VALUES = ("enum", "const")
TOLD_ELSEWHERE = ("oneOf", "additionalProperties", "unevaluatedProperties")
"""Several variants of one `oneOf` that accept a value are a defect of the document; the closed world tells the rest."""


def leaves(scene: Scene, node: Node) -> Iterator[Fault]:
    """The faults of a value itself."""
    for fault in _own(scene, node):
        yield replace(fault, is_ambiguous=node.is_ambiguous)


def _own(scene: Scene, node: Node) -> Iterator[Fault]:
    for astray in node.astray:
        yield _astray(scene, node, astray)
    if node.astray:
        return
    broken = [each for schema in node.schemas for each in scene.meaning.asserted.broken(schema, node.value)]
    missing = [each for each in broken if each.keyword == "required"]
    if missing:
        yield from _missing(scene, node, missing)
    elif broken:
        # Of schemas that say the same, the last refines the others.
        yield _fault(scene, node, min(reversed(broken), key=_rank))


def unexplained(scene: Scene, pointer: Pointer, value: Json) -> Iterator[Fault]:
    """What the oracle has against a value where nothing was found by what it means."""
    nodes = {node.path: node for node in scene.meaning.walk(pointer, value)}
    seen: set[Pointer] = set()
    for violation in scene.oracle.errors(pointer, value):
        if violation.keyword in TOLD_ELSEWHERE or violation.instance in seen:
            continue
        seen.add(violation.instance)
        path = violation.instance
        while path not in nodes:
            path = path.parent
        yield _constraint(nodes[path], nodes[path].declared, violation)


def _rank(violation: Violation) -> int:
    return ORDER.index(violation.keyword) if violation.keyword in ORDER else len(ORDER)


# Unions


def _astray(scene: Scene, node: Node, astray: Astray) -> Fault:
    """A value that is no variant of a union: of another type than all, or an object of a new kind."""
    value = node.value
    if value is None:
        return _null(node, node.declared)
    if astray.tag is None and not scene.meaning.allows(astray.union, value):
        return _type(node, node.declared)
    name, tag = astray.tag or ("", None)
    names = ", ".join(sorted(map(str, value))[:6]) if isinstance(value, dict) else ""
    return Fault(
        rule="response-variant-unknown",
        pointer=astray.union,
        facet=f"{name}={tag}" if name else names,
        says="is of a kind that the union does not have: " + (f"{name} is {excerpt(tag)}" if name else f"with {names}"),
        path=node.path,
        value=tag,
        detail={"tag": name, "schema": described(value), "names": sorted(map(str, value))[:6]},
    )


# Objects


def _missing(scene: Scene, node: Node, broken: list[Violation]) -> Iterator[Fault]:
    requiring: dict[str, Violation] = {}
    for violation in broken:
        for name in violation.members:
            requiring.setdefault(name, violation)
    for name, violation in requiring.items():
        yield Fault(
            rule="response-property-missing",
            pointer=scene.meaning.declaration(node.schemas, name) or violation.schema,
            facet="missing",
            says=f"lacks {name}, which is required",
            path=node.path,
            detail={"name": name, "required": str(violation.schema.parent)},
        )


# Values


def _fault(scene: Scene, node: Node, violation: Violation) -> Fault:
    place = node.places.get(violation.schema.parent, node.declared)
    is_value = violation.keyword in VALUES
    if node.value is None and (is_value or violation.keyword == "type"):
        return _null(node, place)
    if violation.keyword == "type" or (is_value and not _is_kindred(scene, node.value, violation)):
        return _type(node, place)
    return _value(node, place, violation) if is_value else _constraint(node, place, violation)


def _is_kindred(scene: Scene, value: Json, violation: Violation) -> bool:
    """Whether a value has at least the type of the values that are declared for it."""
    allowed = violation.schema.resolve(scene.meaning.data)
    values = allowed if violation.keyword == "enum" else [allowed]
    return any(kind(each) == kind(value) for each in values)


def _null(node: Node, place: Pointer) -> Fault:
    says = "is null, which is not allowed"
    return Fault(rule="response-null", pointer=place, facet="null", says=says, path=node.path)


def _type(node: Node, place: Pointer) -> Fault:
    value = node.value
    return Fault(
        rule="response-type-changed",
        pointer=place,
        facet=facet(value),
        says=f"is {excerpt(value)}: {facet(value)} instead of the declared type",
        path=node.path,
        value=value,
        detail={"schema": described(value)},
    )


def _value(node: Node, place: Pointer, violation: Violation) -> Fault:
    return Fault(
        rule="response-value-unknown",
        pointer=place,
        facet=str(node.value)[:80],
        says=f"is {excerpt(node.value)}, which the declared values do not include",
        path=node.path,
        value=node.value,
        detail={"enum": str(violation.schema)},
    )


def _constraint(node: Node, place: Pointer, violation: Violation) -> Fault:
    return Fault(
        rule="response-out-of-range" if violation.keyword in BOUNDS else "response-constraint-broken",
        pointer=place,
        facet=violation.keyword,
        says=f"breaks {violation.keyword}: {violation.message}",
        path=node.path,
        value=node.value,
        detail={"keyword": str(violation.schema)},
    )
