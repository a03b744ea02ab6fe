"""Mends of what answers hold: properties, types, values, bounds, variants, envelopes.

Knows schemas as they are written; must not know statuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

from contract_tests.checks.facets import described
from contract_tests.drift import mends
from contract_tests.drift.patching.mending import Actions, Mending
from contract_tests.drift.written import Location, Written
from generator.ir.api import Api
from generator.ir.types import Object
from generator.ir.walk import used_in_requests
from generator.pointer import Pointer


def missing(m: Mending) -> Iterator[Actions]:
    """A property that need not be there."""
    name = m.text("name")
    yield [action for at in m.requiring(name) for action in mends.optional(m.written, at, name)]


def renamed(m: Mending) -> Iterator[Actions]:
    """A property by another name."""
    at, old, new = m.at(m.drift.pointer), m.text("name"), m.text("new")
    requiring = m.requiring(old)
    if at is not None:
        yield mends.renamed(m.written, at, new, requiring)
        added = mends.declared(m.written, at[:-2], new, m.drift.detail.get("schema", {}))
        yield [*added, *(action for each in requiring for action in mends.optional(m.written, each, old))]


def undeclared(m: Mending) -> Iterator[Actions]:
    """One property more."""
    at = m.at(m.drift.pointer)
    if at is not None:
        yield mends.declared(m.written, at, m.text("name"), m.drift.detail.get("schema", {}))


def nullable(m: Mending) -> Iterator[Actions]:
    """Null, too."""
    at = m.at(m.drift.pointer)
    if at is not None:
        yield mends.nullable(m.written, at)
        yield mends.nullable(m.written, m.written.target(at))


def retyped(m: Mending) -> Iterator[Actions]:
    """Another type, beside the declared one where clients send that, else instead of it."""
    at = m.at(m.drift.pointer)
    observed = m.drift.detail.get("schema") or described(m.drift.value)
    if at is None:
        return
    retyped, widened = mends.retyped(m.written, at, observed), mends.widened(m.written, at, observed)
    is_wider = observed.get("type") == "number" and mends.content(m.written, at).get("type") == "integer"
    yield from (retyped, widened) if is_wider or not _is_sent(m.scene.api, m.drift.pointer) else (widened, retyped)


def _is_sent(api: Api, pointer: Pointer) -> bool:
    """Whether clients send what stands at a property's pointer, so that what they may send must stay declared."""
    names = used_in_requests(api)
    objects = (each.type for each in api.types if each.name in names)
    return any(prop.origin == pointer for t in objects if isinstance(t, Object) for prop in t.properties)


def valued(m: Mending) -> Iterator[Actions]:
    """One value more."""
    at = m.at(m.text("enum"))
    if at is not None:
        yield mends.valued(m.written, at, m.drift.value)


def broken(m: Mending) -> Iterator[Actions]:
    """Another bound, or none."""
    at = m.at(m.text("keyword"))
    if at is None:
        return
    bound = _bound(str(at[-1]), m.drift.value)
    if bound is not None:
        yield mends.bounded(m.written, at, bound)
    yield mends.unbounded(m.written, at)


def _bound(keyword: str, value: Json) -> int | float | None:
    """The bound that lets a value pass."""
    if keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        return value if isinstance(value, int | float) else None
    sized = keyword[:3] in ("min", "max") and isinstance(value, str | list | dict)
    return len(value) if sized else None


def variant(m: Mending) -> Iterator[Actions]:
    """One variant more."""
    at = m.at(m.drift.pointer)
    tag = m.text("tag")
    for union in _unions(m.written, at, 8) if at is not None else ():
        yield mends.varied(m.written, union, tag, m.drift.value, m.drift.detail.get("schema", {}))


def _unions(written: Written, at: Location, depth: int) -> Iterator[Location]:
    """The lists of branches at a schema, through references and compositions."""
    node = written.node(at)
    if not isinstance(node, dict) or depth == 0:
        return
    for word in ("oneOf", "anyOf"):
        if isinstance(node.get(word), list):
            yield (*at, word)
    if "$ref" in node:
        yield from _unions(written, written.target(at), depth - 1)
    for word in ("allOf", "anyOf", "oneOf"):
        for index in range(len(node.get(word) or ())):
            yield from _unions(written, (*at, word, index), depth - 1)


def envelope(m: Mending) -> Iterator[Actions]:
    """What is declared, within something else."""
    at = m.at(m.drift.pointer)
    if at is not None:
        yield mends.wrapped(m.written, at, m.drift.facet)
        inner = mends.content(m.written, at)
        is_list = m.drift.facet == "[]"
        wrapper = {"type": "object", "properties": {m.drift.facet: inner}, "required": [m.drift.facet]}
        yield mends.widened(m.written, at, {"type": "array", "items": inner} if is_list else wrapper)
