"""Answers that are made up: examples of what an operation answers, with what it was asked in them.

Knows types, layouts and examples; must not know state.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json

from emulator.layout import EACH, Layout, at, paging, properties
from emulator.session import NO_BODY, Reply, Session
from generator.ir.types import Type
from generator.ir.walk import definitions

FEW = 2
"""How many items a list has that is made up."""


def illustrated(session: Session, layout: Layout | None, start: Mapping[str, Json]) -> Reply:
    """An example of the operation's success that echoes its path parameters, and what of `start` it declares."""
    content = session.content
    if content is None:
        return NO_BODY
    if layout is not None and layout.items is not None and layout.operation.id in layout.entity.lists:
        return Reply(_listed(session, layout, content.type))
    path = session.inputs.path if session.inputs is not None else {}
    return Reply(echoed(session, layout, content.type, {**start, **path}))


def echoed(session: Session, layout: Layout | None, t: Type, start: Mapping[str, Json]) -> Json:
    """An example of `t` with what is known in place of what would be made up.

    The id that the path carries goes where the thing's id stands, whatever the parameter is called.
    """
    types, shapes = definitions(session.world.api), session.world.shapes
    shown = layout.shown if layout is not None else ()
    known = dict(start)
    if layout is not None and layout.own and layout.entity.id and layout.own in start:
        known[layout.entity.id] = start[layout.own]
    inner = at(types, t, shown)
    declared = {prop.wire for prop in properties(types, inner)} if inner is not None else set()
    value: Json = {name: each for name, each in known.items() if name in declared}
    if not declared:
        return session.world.examples.of(t, seed=_seed(known))
    for name in reversed(shown):
        value = {name: value}
    return shapes.complete(t, shapes.project(t, value), seed=_seed(known))


def _seed(known: Mapping[str, Json]) -> str:
    """What tells the examples of one thing from those of another."""
    return "/".join(str(each)[:80] for each in known.values() if isinstance(each, str | int)) or "0"


def _listed(session: Session, layout: Layout, t: Type) -> Json:
    """A page of few items that has none behind it, each of which carries what the request asks for."""
    types, shapes = definitions(session.world.api), session.world.shapes
    inputs = session.inputs
    body = {name: each for name, each in session.body.items() if isinstance(each, str | int | float)}
    asked = {**inputs.path, **inputs.query, **body} if inputs is not None else {}
    items = layout.items or ()
    item = at(types, t, (*items, EACH, *layout.within)) or t
    paged = paging(types, layout.operation, items)
    aside = {paged.cursor, paged.limit, paged.offset, *(name for name, _ in paged.keys)} if paged else set()
    declared = {prop.wire for prop in properties(types, item)} - aside
    known = {name: each for name, each in asked.items() if name in declared and not isinstance(each, list)}
    many = _few(asked.get(paged.limit) if paged is not None else None)
    made = [_wrapped(shapes.complete(item, shapes.project(item, known), seed=f"item {n}"), layout) for n in range(many)]
    if not declared:
        made = [session.world.examples.of(item, seed=f"item {n}") for n in range(many)]
    value: Json = made
    for name in reversed(items):
        value = {name: value}
    if paged is not None and paged.has_more and isinstance(value, dict):
        value[paged.has_more] = False
    return shapes.complete(t, value, seed="list")


def _few(limit: Json) -> int:
    return max(0, min(FEW, int(limit))) if isinstance(limit, int | float) and abs(limit) < 10**9 else FEW


def _wrapped(value: Json, layout: Layout) -> Json:
    for name in reversed(layout.within):
        value = {name: value}
    return value
