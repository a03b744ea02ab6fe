"""Where rows about what is sent can be seen.

Knows which constraints a request can be seen to keep or break; must not know how they are enforced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.answers import is_json
from emulator.drift.nodes import Node, nodes
from emulator.drift.site import Site
from emulator.drift.spots import core, spots
from emulator.refusal import can_say
from generator.document.source import Document
from generator.ir.api import Operation
from generator.ir.types import Bool, Enum, Float, Int, Note, Object, Str, Type, TypeDef
from generator.ir.walk import flatten, resolve
from generator.pointer import Pointer

Types = Mapping[str, TypeDef]
LOOSENED = (
    "enum",
    "maximum",
    "minimum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "multipleOf",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
)
"""Constraints that can be dropped without making a value of another type."""

LONGEST = 8
"""How long texts may be that are shortened."""


def in_requests(types: Types, document: Document, operation: Operation, row: int) -> Iterator[Site]:
    """The sites of a row in what is sent to an operation."""
    if row in (27, 28, 29, 30, 31) and not can_say(operation, "invalid"):
        return
    match row:
        case 24:
            yield from _boundaries(types, operation)
        case 27:
            yield from _loosened(document, operation)
        case 28:
            yield from _tightened(document, operation)
        case 29:
            yield from _required(document, operation)
        case 30:
            yield from _refused(document, operation)
        case 31:
            yield from _unvalidated(types, document, operation)
        case 32:
            yield from _ignored(types, operation)
        case 33:
            yield from _defaults(types, operation)
        case _:
            return


def body_type(operation: Operation) -> Type | None:
    """The type of what is sent as a body; None where there is none."""
    return operation.body.contents[0].type if operation.body is not None and operation.body.contents else None


def _nodes(document: Document, operation: Operation) -> Iterator[Node]:
    body = operation.body
    if body is not None and body.contents:
        yield from nodes(document, body.contents[0].origin / "schema")


def _site(row: int, operation: Operation, node: Node, pointer: Pointer, **detail: Json) -> Site:
    return Site(row=row, operation=operation.id, pointer=pointer, where=node.where, certain=node.certain, detail=detail)


def _loosened(document: Document, operation: Operation) -> Iterator[Site]:
    for node in _nodes(document, operation):
        for keyword in LOOSENED:
            part = node.holding(keyword)
            # A value that is alone in its enum tells variants apart, which is no matter of one constraint.
            if part is not None and not (keyword == "enum" and len(part[1]["enum"]) == 1):
                yield _site(27, operation, node, part[0], keyword=keyword)
        part = node.holding("required")
        if part is not None and node.where != "variant":
            for name in part[1]["required"]:
                yield _site(27, operation, node, part[0], keyword="required", member=name)


def _tightened(document: Document, operation: Operation) -> Iterator[Site]:
    for node in _nodes(document, operation):
        for pointer, schema in node.parts:
            for keyword, value in _narrower(schema):
                yield _site(28, operation, node, pointer, keyword=keyword, value=value)


def _narrower(schema: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """Constraints that leave out something that a schema allows, and never all of it."""
    values = [each for each in schema.get("enum") or () if each is not None]
    if len(values) > 1:
        yield "enum", [each for each in schema["enum"] if each != values[-1]]
    elif "maximum" in schema:
        low = schema.get("minimum", min(0, schema["maximum"] - 2))
        yield "maximum", int((low + schema["maximum"]) / 2)
    elif "string" in _kinds(schema) and not {"pattern", "format", "enum", "const"} & set(schema):
        most = schema.get("maxLength", 2 * LONGEST)
        if most // 2 >= max(schema.get("minLength", 0), 1):
            yield "maxLength", most // 2


def _kinds(schema: Mapping[str, Json]) -> list[Json]:
    kinds = schema.get("type")
    return kinds if isinstance(kinds, list) else [kinds]


def _required(document: Document, operation: Operation) -> Iterator[Site]:
    """At the body's own object, by any of its optional properties or by one that nobody knows."""
    every = list(_nodes(document, operation))
    holder = next((part for part in every[0].parts if "properties" in part[1]), None) if every else None
    if holder is None or operation.body is None:
        return
    new = ["brand_new_field"] if is_json(operation.body.contents[0].media_type) else []
    required = {name for _, schema in every[0].parts for name in schema.get("required") or ()}
    for name in (*new, *(each for each in holder[1]["properties"] if each not in required)):
        yield Site(row=29, operation=operation.id, pointer=holder[0], where="top", detail={"name": name})


def _refused(document: Document, operation: Operation) -> Iterator[Site]:
    for node in _nodes(document, operation):
        required = {name for _, schema in node.parts for name in schema.get("required") or ()}
        for pointer, schema in node.parts if node.where != "variant" else ():
            for name in schema.get("properties") or ():
                if name not in required and schema["properties"][name] is not False:
                    detail = {"name": name}
                    yield Site(
                        row=30,
                        operation=operation.id,
                        pointer=pointer,
                        where=node.where,
                        certain=False,
                        detail=detail,
                    )


def _unvalidated(types: Types, document: Document, operation: Operation) -> Iterator[Site]:
    for each in operation.query:
        pointer = each.origin / "schema"
        shape = core(types, each.type)[0]
        is_free = isinstance(shape, Str) and shape == Str()
        if not is_free and next(nodes(document, pointer), None) is not None:
            yield Site(row=31, operation=operation.id, pointer=pointer, where="top", detail={"name": each.wire})


def _holder(types: Types, operation: Operation) -> Object | None:
    """The object that a body is."""
    t = body_type(operation)
    shape = resolve(types, t) if t is not None else None
    return shape if isinstance(shape, Object) else None


def _ignored(types: Types, operation: Operation) -> Iterator[Site]:
    paging = operation.pagination
    cursors = {paging.cursor, *(name for name, _ in paging.keys)} if paging is not None else set()
    names = [each.wire for each in operation.query if not each.required]
    holder = _holder(types, operation)
    if paging is not None and paging.location == "body" and holder is not None:
        names += [prop.wire for prop in flatten(types, holder) if not prop.required]
    for name in names:
        if name not in cursors:
            yield Site(row=32, operation=operation.id, where="top", detail={"name": name})


def _defaults(types: Types, operation: Operation) -> Iterator[Site]:
    declared: list[tuple[str, Type, Note, Pointer]] = [
        (each.wire, each.type, each.note, each.origin) for each in operation.query
    ]
    holder = _holder(types, operation)
    if holder is not None:
        declared += [(prop.wire, prop.type, prop.note, prop.origin) for prop in flatten(types, holder)]
    for name, t, note, pointer in declared:
        other = _other(core(types, t)[0], note.default) if note.has_default else None
        if other is not None:
            detail = {"name": name, "value": other}
            yield Site(row=33, operation=operation.id, pointer=pointer, where="top", detail=detail)


def _other(t: Type, default: Json) -> Json:
    """A value that a type allows, and that is not the default; None where there is none at hand."""
    match t:
        case Bool():
            return not default
        case Enum(values=values):
            return next((each for each in values if each != default), None)
        case Int() | Float():
            low = max(t.minimum or 1, 1)
            candidates = (low, (t.maximum or low + 1), low + 1)
            return next((int(each) for each in candidates if each != default), None)
        case Str() if t == Str():
            return "another"
        case _:
            return None


def _boundaries(types: Types, operation: Operation) -> Iterator[Site]:
    for each in operation.query:
        for value in _edges(core(types, each.type)[0]):
            detail = {"name": each.wire, "value": value}
            yield Site(row=24, operation=operation.id, pointer=each.origin, where="top", detail=detail)
    t = body_type(operation)
    for spot in spots(types, t) if t is not None else ():
        if spot.prop is not None:
            for value in _edges(core(types, spot.type)[0]):
                detail = {"name": spot.wire, "value": value}
                yield Site(
                    row=24,
                    operation=operation.id,
                    pointer=spot.pointer,
                    where=spot.where,
                    certain=spot.certain,
                    detail=detail,
                )


def _edges(t: Type) -> Iterator[Json]:
    """The values at the edges of what a type allows."""
    match t:
        case Int() | Float():
            yield from (_number(each) for each in (t.minimum, t.maximum) if each is not None)
        case Enum(values=values) if len(values) > 1:
            yield values[-1]
        case Str(max_length=int(most), pattern=None, format=None) if most <= 1000:
            yield "x" * most
        case _:
            return


def _number(value: float) -> float:
    return int(value) if value == int(value) else value
