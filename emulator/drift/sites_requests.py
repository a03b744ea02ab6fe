"""Where rows about what is sent can be seen.

Knows which constraints a request can be seen to keep or break; must not know how they are enforced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from emulator.answers import is_json
from emulator.drift.site import Site
from emulator.drift.spots import Spot, core, spots
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
    match row:
        case 24:
            yield from _boundaries(types, operation)
        case 27:
            yield from _loosened(types, document, operation)
        case 28:
            yield from _tightened(types, document, operation)
        case 29:
            yield from _required(types, operation)
        case 30:
            yield from _refused(types, operation)
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


def _spots(types: Types, operation: Operation) -> Iterator[Spot]:
    t = body_type(operation)
    if t is not None:
        yield from spots(types, t)


def _schema(document: Document, pointer: Pointer) -> dict[str, Json]:
    """The schema at a place; empty where there is none."""
    try:
        found = pointer.resolve(document.data)
    except LookupError:
        return {}
    return found if isinstance(found, dict) and "$ref" not in found else {}


def _site(row: int, operation: Operation, spot: Spot, pointer: Pointer, **detail: Json) -> Site:
    certain = spot.certain
    return Site(row=row, operation=operation.id, pointer=pointer, where=spot.where, certain=certain, detail=detail)


def _is_tag(types: Types, spot: Spot) -> bool:
    """Whether a value tells variants apart, so that changing it is no matter of one constraint."""
    shape = core(types, spot.type)[0]
    return isinstance(shape, Enum) and len(shape.values) == 1


def _loosened(types: Types, document: Document, operation: Operation) -> Iterator[Site]:
    if not can_say(operation, "invalid"):
        return
    for spot in _spots(types, operation):
        pointer = spot.type.origin
        schema = {} if _is_tag(types, spot) else _schema(document, pointer)
        for keyword in LOOSENED:
            if keyword in schema:
                yield _site(27, operation, spot, pointer, keyword=keyword)
        if isinstance(spot.type, Object) and spot.where != "variant":
            for name in schema.get("required") or ():
                yield _site(27, operation, spot, pointer, keyword="required", member=name)


def _tightened(types: Types, document: Document, operation: Operation) -> Iterator[Site]:
    if not can_say(operation, "invalid"):
        return
    for spot in _spots(types, operation):
        schema = _schema(document, spot.type.origin)
        for keyword, value in _narrower(spot.type, schema):
            yield _site(28, operation, spot, spot.type.origin, keyword=keyword, value=value)


def _narrower(t: Type, schema: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """Constraints that leave out something that a type allows, and never all of it."""
    match t:
        case Enum(values=values) if len(values) > 1 and schema.get("enum"):
            yield "enum", [each for each in schema["enum"] if each != values[-1]]
        case Int() | Float() if t.maximum is not None and "maximum" in schema:
            low = t.minimum if t.minimum is not None else min(0, t.maximum - 2)
            yield "maximum", int((low + t.maximum) / 2)
        case Str(pattern=None, format=None) if schema.get("type") == "string" and "enum" not in schema:
            most = t.max_length if t.max_length is not None else 2 * LONGEST
            if most // 2 >= max(t.min_length or 0, 1):
                yield "maxLength", most // 2
        case _:
            return


def _holders(types: Types, operation: Operation) -> Iterator[tuple[Pointer, Object]]:
    """The object that a body is, with where it stands."""
    t = body_type(operation)
    shape = resolve(types, t) if t is not None else None
    if t is not None and isinstance(shape, Object):
        yield shape.origin, shape


def _required(types: Types, operation: Operation) -> Iterator[Site]:
    if not can_say(operation, "invalid"):
        return
    is_free = operation.body is not None and is_json(operation.body.contents[0].media_type)
    for pointer, shape in _holders(types, operation):
        optional = [prop.wire for prop in flatten(types, shape) if not prop.required]
        for name in (*(["brand_new_field"] if is_free else []), *optional):
            yield Site(row=29, operation=operation.id, pointer=pointer, where="top", detail={"name": name})


def _refused(types: Types, operation: Operation) -> Iterator[Site]:
    if not can_say(operation, "invalid"):
        return
    for spot in _spots(types, operation):
        prop = spot.prop
        if prop is not None and not prop.required and prop.origin[-2:-1] == ("properties",) and spot.where != "variant":
            yield _site(30, operation, spot, prop.origin.parent.parent, name=prop.wire)


def _unvalidated(types: Types, document: Document, operation: Operation) -> Iterator[Site]:
    if not can_say(operation, "invalid"):
        return
    for each in operation.query:
        pointer = each.origin / "schema"
        shape = core(types, each.type)[0]
        is_free = isinstance(shape, Str) and shape == Str()
        if not is_free and _schema(document, pointer):
            yield Site(row=31, operation=operation.id, pointer=pointer, where="top", detail={"name": each.wire})


def _ignored(types: Types, operation: Operation) -> Iterator[Site]:
    paging = operation.pagination
    cursors = {paging.cursor, *(name for name, _ in paging.keys)} if paging is not None else set()
    names = [each.wire for each in operation.query if not each.required]
    if paging is not None and paging.location == "body":
        for _, shape in _holders(types, operation):
            names += [prop.wire for prop in flatten(types, shape) if not prop.required]
    for name in names:
        if name not in cursors:
            yield Site(row=32, operation=operation.id, where="top", detail={"name": name})


def _defaults(types: Types, operation: Operation) -> Iterator[Site]:
    declared: list[tuple[str, Type, Note, Pointer]] = [
        (each.wire, each.type, each.note, each.origin) for each in operation.query
    ]
    for _, shape in _holders(types, operation):
        declared += [(prop.wire, prop.type, prop.note, prop.origin) for prop in flatten(types, shape)]
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
    for spot in _spots(types, operation):
        if spot.prop is not None:
            for value in _edges(core(types, spot.type)[0]):
                yield _site(24, operation, spot, spot.pointer, name=spot.wire, value=value)


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
