"""Shapes that the search for ids asks about: what is one value, what is an envelope, which properties a type has.

Knows the types of the model; must not know entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.api import Operation
from generator.ir.graph_names import noun
from generator.ir.types import Any, Array, Enum, Float, Int, Object, Property, Ref, Str, Type, TypeDef, Union
from generator.ir.walk import split_null

Types = Mapping[str, TypeDef]

ENVELOPES = frozenset(
    ["data", "item", "result", "response", "payload", "content", "value", "entry", "record", "list", "meta"]
)
"""Singular names of properties that wrap what an operation answers with."""
_OPERANDS = ("value", "values", "eq", "in", "any_of")
_NESTED = 3
_DEREFERENCED = 20


@dataclass(frozen=True, slots=True)
class Face:
    """A place in a response where a thing itself may stand. `names` are those of its types."""

    path: tuple[str, ...]
    names: tuple[str, ...]
    properties: Mapping[str, Property]


def named(types: Types, t: Type) -> tuple[tuple[str, ...], Type]:
    """`t` without null and names, and the names that were passed; what refers to itself in a circle is any value."""
    names: list[str] = []
    for _ in range(_DEREFERENCED):
        t, _ = split_null(t)
        if not isinstance(t, Ref):
            return tuple(names), t
        names.append(t.name)
        t = types[t.name].type
    return tuple(names), Any()


def members(types: Types, t: Object) -> Iterator[tuple[tuple[str, ...], Property]]:
    """The properties of `t` and of what it extends, each with the names of the types that brought it."""
    yield from (((), prop) for prop in t.properties)
    for base in t.extends:
        names, target = named(types, base)
        if isinstance(target, Object):
            yield from (((*names, *more), prop) for more, prop in members(types, target))


def is_scalar(types: Types, t: Type, depth: int = _NESTED) -> bool:
    """Whether an id may stand there itself."""
    match named(types, t)[1]:
        case Str() | Int() | Float() | Enum() | Any():
            return True
        case Union(variants=variants) if depth:
            return all(is_scalar(types, variant, depth - 1) for variant in variants)
        case _:
            return False


def values(types: Types, t: Type, depth: int = _NESTED) -> Iterator[tuple[str, ...]]:
    """Where below a property that is named like an id the ids stand: itself, each item, or a filter's operand."""
    if is_scalar(types, t):
        yield ()
        return
    match named(types, t)[1]:
        case Array(items=items) if is_scalar(types, items):
            yield ("*",)
        case Object() as found if depth:
            for _, prop in members(types, found):
                if prop.wire in _OPERANDS:
                    yield from ((prop.wire, *rest) for rest in values(types, prop.type, depth - 1))


def faces(types: Types, operation: Operation, thing: str) -> Iterator[Face]:
    """The places in a success response where `thing` may stand: the root, each item, or inside an envelope."""
    pending = [((), (), content.type) for content in operation.success.contents] if operation.success else []
    queue: list[tuple[tuple[str, ...], tuple[str, ...], Type]] = list(pending)
    wrapping = ENVELOPES | {thing, noun(operation.pagination.items) if operation.pagination else thing}
    while queue:
        path, outer, t = queue.pop(0)
        names, t = named(types, t)
        if len(path) > _NESTED or set(names) & set(outer):
            continue
        names = (*outer, *names)
        match t:
            case Array(items=items):
                queue.append(((*path, "*"), (), items))
            case Union(variants=variants):
                queue.extend((path, names, variant) for variant in variants)
            case Object():
                found = {prop.wire: prop for _, prop in members(types, t)}
                bases = (name for more, _ in members(types, t) for name in more)
                yield Face(path, tuple(dict.fromkeys((*names, *bases))), found)
                queue.extend(((*path, w), (), prop.type) for w, prop in found.items() if noun(w) in wrapping)
