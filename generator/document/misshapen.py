"""Setting aside what is out of shape, so that everything downstream may rely on the shape of what is left.

Knows how to take a member out and say so; which shape a member must have stands in `shapes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document.shapes import INSIDE, SHAPES, Shape
from generator.document.sites import sites
from generator.document.source import JsonObject, Source
from generator.findings import Finding, Severity
from generator.pointer import Pointer

MEMBER = "member-misshapen"


def set_aside(data: JsonObject, source: Source) -> tuple[Finding, ...]:
    """Remove from `data`, in place, every member that has not the shape its place demands; a finding for each.

    `source` tells where the members stand. Documents as they are often hold a few such faults; the rest is as good as
    ever.
    """
    return tuple(finding for kind, at, node in sites(data) for finding in _object(kind, at, node, source))


def _object(kind: str, at: Pointer, node: JsonObject, source: Source) -> Iterator[Finding]:
    for member, shape in SHAPES.get(kind, {}).items():
        if member in node:
            yield from _member(node, member, shape, at / member, source)
    for outer, member, inner in INSIDE:
        if outer == kind and isinstance(node.get(member), dict):
            yield from _object(inner, at / member, node[member], source)


def _member(node: JsonObject, member: str, shape: Shape, at: Pointer, source: Source) -> Iterator[Finding]:
    value = node[member]
    if not shape.test(value):
        del node[member]
        yield _finding(at, f"'{member}' is {_kind(value)}, not {shape.words}", source)
    elif shape.each is not None:
        for name in [name for name, item in value.items() if not shape.each(item) and not name.startswith("x-")]:
            yield _finding(at / name, f"'{member}' is not {shape.words}: '{name}' is {_kind(value[name])}", source)
            del value[name]


def _finding(at: Pointer, message: str, source: Source) -> Finding:
    return Finding(
        MEMBER, Severity.ERROR, f"{message}; it is ignored", at, source.locate(at), "give it the shape that is demanded"
    )


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case list():
            return "a list" if value else "an empty list"
        case _:
            return "an object"
