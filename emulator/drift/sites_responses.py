"""Where rows about the bodies of answers can be seen.

Knows which types a row can change so that it shows; must not know how it is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from emulator.answers import BODILESS, content_of, is_json, success_of
from emulator.drift.site import Site
from emulator.drift.spots import Spot, core, spots
from generator.ir.api import Content, Operation
from generator.ir.types import Any, Array, Bool, Enum, Float, Int, Object, Str, Type, TypeDef, Union
from generator.ir.walk import flatten, resolve
from generator.pointer import ROOT

Types = Mapping[str, TypeDef]
Fits = Callable[[Types, Spot], bool]
SCALARS = (Str, Int, Float, Bool, Enum)
TIMES = ("timestamp", "_at", "_time")


def body_of(operation: Operation) -> Content | None:
    """The JSON body of an operation's success; None where it has none."""
    success = success_of(operation)
    content = content_of(success)
    if success is None or content is None or not is_json(content.media_type):
        return None
    return None if success.status.isdecimal() and int(success.status) in BODILESS else content


def _is_scalar(types: Types, spot: Spot) -> bool:
    return spot.prop is not None and isinstance(core(types, spot.type)[0], SCALARS)


def _is_number(types: Types, spot: Spot) -> bool:
    return spot.prop is not None and isinstance(core(types, spot.type)[0], Int | Float)


def _never_null(types: Types, spot: Spot) -> bool:
    shape, nullable = core(types, spot.type)
    return spot.prop is not None and not nullable and not isinstance(shape, Any)


def _has_choice(types: Types, spot: Spot) -> bool:
    shape = core(types, spot.type)[0]
    return spot.prop is not None and isinstance(shape, Enum) and len(shape.values) > 1 and _is_text(shape)


def _is_text(shape: Enum) -> bool:
    return all(isinstance(each, str) for each in shape.values)


def _is_closed_union(types: Types, spot: Spot) -> bool:
    """A union of objects, each of which has something that the new variant lacks."""
    if spot.prop is not None or not isinstance(spot.type, Union):
        return False
    shapes = [resolve(types, each) for each in spot.type.variants]
    objects = [each for each in shapes if isinstance(each, Object)]
    return len(objects) > 1 and all(_refuses_others(types, each) for each in objects)


def _refuses_others(types: Types, shape: Object) -> bool:
    """Whether an object of other properties is none of this type."""
    tags = (prop for prop in flatten(types, shape) if isinstance(resolve(types, prop.type), Enum))
    required = [prop for prop in flatten(types, shape) if prop.required]
    return bool(required) or shape.additional is None or any(prop.required for prop in tags)


def _is_list(types: Types, spot: Spot) -> bool:
    return spot.prop is not None and isinstance(core(types, spot.type)[0], Array)


def _is_time(types: Types, spot: Spot) -> bool:
    shape = core(types, spot.type)[0]
    told = isinstance(shape, Int) and spot.wire.endswith(TIMES)
    return spot.prop is not None and (told or (isinstance(shape, Str) and shape.format == "date-time"))


def _is_whole(types: Types, spot: Spot) -> bool:
    return spot.prop is not None and isinstance(core(types, spot.type)[0], Int)


FITTING: Mapping[int, Fits] = {
    1: lambda _, spot: spot.prop is not None and spot.prop.required,
    2: lambda _, spot: spot.prop is not None,
    3: lambda types, spot: spot.where != "variant" and _is_scalar(types, spot),
    4: _is_number,
    5: _never_null,
    6: lambda types, spot: spot.where == "variant" and _is_scalar(types, spot),
    7: _has_choice,
    8: _is_closed_union,
    9: _is_list,
    10: _is_time,
    11: _is_whole,
}
"""Which nodes a row can change, by its number."""


def in_bodies(types: Types, operation: Operation, row: int) -> Iterator[Site]:
    """The sites of a row in the success body of an operation."""
    content = body_of(operation)
    if content is None:
        return
    if row in (9, 13, 47) and _wraps(types, content.type, row):
        yield Site(row=row, operation=operation.id, where="top")
    if row in (13, 47):
        yield from _beside(types, operation, content.type, row)
        return
    for spot in spots(types, content.type):
        if FITTING[row](types, spot):
            yield Site(
                row=row,
                operation=operation.id,
                pointer=spot.pointer,
                where=spot.where,
                certain=spot.certain,
                detail=_told(spot, row),
            )


def _told(spot: Spot, row: int) -> dict[str, str]:
    """The name of the property that tells variants apart, for a new one."""
    union = spot.type
    tag = union.discriminator.property if isinstance(union, Union) and union.discriminator is not None else ""
    return {"tag": tag} if row == 8 and tag else {}


def _wraps(types: Types, t: Type, row: int) -> bool:
    """Whether the body as a whole can be wrapped so that it shows, or have a property more."""
    match resolve(types, t):
        case Array(items=items):
            return row == 9 or isinstance(resolve(types, items), Object)
        case Object() as shape:
            return row != 9 or any(prop.required for prop in flatten(types, shape)) or shape.additional is None
        case _:
            return False


def _beside(types: Types, operation: Operation, t: Type, row: int) -> Iterator[Site]:
    """One site for each kind of object below the body: beside its first property."""
    seen: set[object] = {ROOT}
    for spot in spots(types, t):
        if spot.prop is not None and spot.holder is not None and spot.depth > 1 and spot.holder.origin not in seen:
            seen.add(spot.holder.origin)
            certain = spot.is_held
            yield Site(row=row, operation=operation.id, pointer=spot.pointer, where=spot.where, certain=certain)
