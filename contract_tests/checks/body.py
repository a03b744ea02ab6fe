"""Body that is not what is declared.

What: the answer's body is missing, is not JSON, or departs from the schema of its content: a property that is missing,
renamed, null, of another type or value, a kind of object that the union does not have, a list in an envelope, or a
property that is not declared (the closed world: over the merged properties of the branch that was meant).
Why: what a client reads is not what its types say.
Example: `{"version": "3"}` where `version` is an integer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content, declared
from contract_tests.checks.facets import described, excerpt, facet, looks_secret
from contract_tests.checks.scene import Scene
from contract_tests.meant import Node, kind
from contract_tests.observation import Impact, Observation
from generator.document.oracle import Violation
from generator.ir.api import Content
from generator.pointer import Pointer

BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One departure of a value from its schema, at the node of the document that declares it."""

    rule: str
    pointer: Pointer
    facet: str
    message: str
    path: Pointer
    impact: Impact = "breaking"
    value: Json = field(default=None, hash=False)
    detail: dict[str, Json] = field(default_factory=dict, hash=False)
    confidence: float = 1.0


def response_body(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """An observation for each departure; one where the body is missing or cannot be read."""
    response, media = declared(exchange), content(exchange)
    if response is None:
        return
    wanted = next((each for each in response.contents if "json" in each.media_type), None)
    if not exchange.body and wanted is not None and exchange.status // 100 == 2:
        message = f"the body of {exchange.status} is empty"
        yield scene.seen(exchange, "response-body-missing", wanted.origin, "response", "empty", message, "breaking")
    elif media is not None and exchange.body and "json" in exchange.media_type:
        yield from _judged(exchange, media, scene)


def _judged(exchange: Exchange, media: Content, scene: Scene) -> Iterator[Observation]:
    try:
        value = json.loads(exchange.body)
    except (ValueError, RecursionError):
        message = "the body is not JSON" if _is_text(exchange.body) else "the body is not JSON in UTF-8 (RFC 8259, 8.1)"
        yield scene.seen(exchange, "response-body-unreadable", media.origin, "response", "text", message, "breaking")
        return
    is_success = exchange.status // 100 == 2
    for fault in faults(scene, media.origin / "schema", value):
        if is_success:
            yield scene.observed(exchange, fault)
        elif fault.impact == "breaking":
            yield scene.seen(
                exchange,
                "error-body-changed",
                fault.pointer,
                "response",
                fault.facet,
                f"the error body departs: {fault.message}",
                "breaking",
                value=fault.value,
                detail={**fault.detail, "rule": fault.rule},
            )


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def faults(scene: Scene, pointer: Pointer, value: Json) -> Iterator[Fault]:
    """What is wrong with a value, each leaf once, undeclared properties last."""
    violations = [each for each in scene.oracle.errors(pointer, value) if each.keyword != "oneOf"]
    wrapped = _envelope(scene, pointer, pointer, Pointer(), value) if violations else None
    if wrapped is not None:
        yield wrapped
        return
    nodes = {node.path: node for node in scene.meaning.walk(pointer, value)}
    covered: set[Pointer] = set()
    for node in nodes.values():
        if node.unmatched is not None and violations:
            name, tag = node.unmatched
            covered.add(node.path)
            yield _variant(node, name, tag)
    left = [each for each in violations if not any(each.instance.within(path) for path in covered)]
    yield from _paired(_leaves(scene, nodes, left), list(_undeclared(scene, nodes, covered)), nodes, scene)


def _variant(node: Node, name: str, tag: Json) -> Fault:
    return Fault(
        rule="response-variant-unknown",
        pointer=node.declared,
        facet=f"{name}={tag}",
        message=f"{_place(node.path)} is of a kind that the union does not have: {name} is {excerpt(tag)}",
        path=node.path,
        value=tag,
        detail={"tag": name, "schema": described(node.value)},
    )


def _leaves(scene: Scene, nodes: dict[Pointer, Node], violations: list[Violation]) -> list[Fault]:
    """One fault for each value that departs: of several keywords at one value, the first that explains it."""
    found: dict[tuple[Pointer, str], Fault] = {}
    for violation in sorted(violations, key=_rank):
        for fault in _faults(scene, nodes, violation):
            key = (fault.path, fault.detail.get("name", "") if fault.rule == "response-property-missing" else "")
            found.setdefault(key, fault)
    return list(found.values())


def _rank(violation: Violation) -> int:
    order = ("type", "enum", "const", "required")
    return order.index(violation.keyword) if violation.keyword in order else len(order)


def _faults(scene: Scene, nodes: dict[Pointer, Node], violation: Violation) -> Iterator[Fault]:
    node = _nearest(nodes, violation.instance)
    value = node.value
    place, path = node.declared, violation.instance
    if violation.keyword == "required":
        for name in violation.members:
            declared_at = scene.meaning.declaration(node.schemas, name)
            yield Fault(
                rule="response-property-missing",
                pointer=declared_at or violation.schema,
                facet="missing",
                message=f"{_place(path)} lacks {name}, which is required",
                path=path,
                detail={"name": name, "required": str(_requiring(scene, node, name) or violation.schema.parent)},
            )
    elif violation.keyword in ("additionalProperties", "unevaluatedProperties"):
        return  # the closed world tells them all
    elif value is None and violation.keyword in ("type", "enum", "const", "anyOf"):
        yield Fault(
            rule="response-null",
            pointer=place,
            facet="null",
            message=f"{_place(path)} is null, which is not allowed",
            path=path,
        )
    elif violation.keyword == "type" or (violation.keyword in ("enum", "const") and not _is_kindred(scene, node)):
        wrapped = _envelope(scene, place, place, path, value)
        yield wrapped or Fault(
            rule="response-type-changed",
            pointer=place,
            facet=facet(value),
            message=f"{_place(path)} is {excerpt(value)}: {facet(value)} instead of the declared type",
            path=path,
            value=value,
            detail={"schema": described(value)},
        )
    elif violation.keyword in ("enum", "const"):
        yield Fault(
            rule="response-value-unknown",
            pointer=place,
            facet=str(value),
            message=f"{_place(path)} is {excerpt(value)}, which the declared values do not include",
            path=path,
            value=value,
            detail={"enum": str(violation.schema)},
        )
    else:
        rule = "response-out-of-range" if violation.keyword in BOUNDS else "response-constraint-broken"
        yield Fault(
            rule=rule,
            pointer=place,
            facet=violation.keyword,
            message=f"{_place(path)}: {violation.message}",
            path=path,
            value=value,
            detail={"keyword": str(violation.schema)},
        )


def _is_kindred(scene: Scene, node: Node) -> bool:
    """Whether a value has at least the type of the values that are declared for it."""
    values = [each for schema in node.schemas for each in scene.meaning.schema(schema).get("enum") or ()]
    return not values or any(kind(each) == kind(node.value) for each in values)


def _requiring(scene: Scene, node: Node, name: str) -> Pointer | None:
    """The schema that requires a property."""
    return next((each for each in node.schemas if name in (scene.meaning.schema(each).get("required") or ())), None)


def _nearest(nodes: dict[Pointer, Node], path: Pointer) -> Node:
    while path not in nodes:
        path = path.parent
    return nodes[path]


def _envelope(scene: Scene, schema: Pointer, place: Pointer, path: Pointer, value: Json) -> Fault | None:
    """A value that only wraps what was declared: in an object under one name, or in a list."""
    inner: list[tuple[str, Json]] = []
    if isinstance(value, dict) and 0 < len(value) <= 3:
        inner = [(str(name), each) for name, each in value.items() if isinstance(each, dict | list)]
    elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        inner = [("[]", value[0])]
    for name, each in inner:
        if each and scene.oracle.accepts(schema, each) and not scene.oracle.accepts(schema, value):
            return Fault(
                rule="response-envelope",
                pointer=place,
                facet=name,
                message=f"{_place(path)} comes within {name}",
                path=path,
                detail={"member": name},
            )
    return None


def _undeclared(scene: Scene, nodes: dict[Pointer, Node], covered: set[Pointer]) -> Iterator[Fault]:
    """Properties that no schema of the branch that was meant declares."""
    for node in nodes.values():
        if not isinstance(node.value, dict) or any(node.path.within(path) for path in covered):
            continue
        if scene.meaning.is_open(node.schemas):
            continue
        known = scene.meaning.properties(node.schemas)
        for name, value in node.value.items():
            if name not in known:
                yield _additional(scene, node, known, str(name), value)


def _additional(scene: Scene, node: Node, known: dict[str, Pointer], name: str, value: Json) -> Fault:
    holder = holding(scene, node)
    secret = looks_secret(name, value)
    return Fault(
        rule="response-secret-leaked" if secret else "response-property-undeclared",
        pointer=holder,
        facet=name,
        message=f"{_place(node.path)} has {name}, which is not declared"
        + (" and looks like a secret" if secret else f": {excerpt(value)}"),
        path=node.path,
        impact="security" if secret else "additive",
        value=None if secret else value,
        detail={"name": name, "schema": described(value), "known": sorted(known)},
    )


def holding(scene: Scene, node: Node) -> Pointer:
    """The schema that declares most properties of an object: the component to add one to."""
    counted = [(len(scene.meaning.schema(each).get("properties") or ()), each) for each in node.schemas]
    return max(counted, key=lambda pair: pair[0])[1] if counted else node.declared


def _paired(leaves: list[Fault], undeclared: list[Fault], nodes: dict[Pointer, Node], scene: Scene) -> Iterator[Fault]:
    """The faults, where what is missing and what is undeclared in one object are one property that was renamed."""
    left = list(undeclared)
    for leaf in leaves:
        other = next((each for each in left if _is_renamed(leaf, each, nodes, scene)), None)
        if other is None:
            yield leaf
            continue
        left.remove(other)
        old, new = leaf.detail["name"], other.detail["name"]
        yield Fault(
            rule="response-property-renamed",
            pointer=leaf.pointer,
            facet=new,
            message=f"{_place(leaf.path)} has {new} in place of {old}",
            path=leaf.path,
            value=other.value,
            detail={**leaf.detail, "new": new, "schema": other.detail["schema"]},
        )
    yield from left


def _is_renamed(leaf: Fault, other: Fault, nodes: dict[Pointer, Node], scene: Scene) -> bool:
    """Whether an undeclared property of the same object satisfies what is missing."""
    if leaf.rule != "response-property-missing" or other.path != leaf.path:
        return False
    value = nodes[other.path].value[other.detail["name"]]
    return scene.oracle.accepts(leaf.pointer, value)


def _place(path: Pointer) -> str:
    return str(path).removeprefix("#") or "the body"
