"""Drift in what is remembered: the operation is carried out, but not as it should be.

Each row wraps the behaviour of the operations that it can concern; any other is carried out as it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any as Json

from emulator.drift.rule import Rule
from emulator.drift.touched import (
    does,
    entity_of,
    is_first_page,
    is_same,
    layout_of,
    names,
    paging_of,
    things,
)
from emulator.emulator import SEEDED
from emulator.layout import properties
from emulator.problem import Problem
from emulator.reading import Inputs
from emulator.session import Behaviour, Reply, Session
from emulator.store import Collection, Record
from generator.ir.walk import definitions

Around = Callable[[Session, Behaviour, Rule], Reply]
DELETED = "_deleted"
"""Collection of what was deleted while row 44 was in force, by operation and path."""


def _without(inputs: Inputs, *names: str) -> Inputs:
    """The inputs without some query parameters and members of the body."""
    query = {name: value for name, value in inputs.query.items() if name not in names}
    body = inputs.body
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name not in names}
    return replace(inputs, query=query, body=body)


def ignored(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 32: a parameter is taken and has no effect; `detail.name`, else the limit, sort order and filters."""
    paging, inputs = paging_of(session), session.inputs
    limit = paging.limit if paging is not None and paging.limit else "limit"
    named = rule.detail.get("name")
    dropped = [str(named)] if named else [limit, "sort_order", "filter_criteria"]
    if inputs is not None and session.operation is not None:
        required = {each.wire for each in session.operation.query if each.required}
        session.inputs = _without(inputs, *(name for name in dropped if name not in required))
    return behave(session)


def other_default(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 33: what is not sent gets another default: `detail` gives name and value."""
    name, value, inputs = str(rule.detail.get("name", rule.wire)), rule.detail.get("value"), session.inputs
    if inputs is None or session.operation is None:
        return behave(session)
    if any(each.wire == name for each in session.operation.query):
        session.inputs = replace(inputs, query={name: value, **inputs.query})
    elif session.operation.body is not None and isinstance(inputs.body, dict | None):
        content = inputs.content or session.operation.body.contents[0]
        session.inputs = replace(inputs, content=content, body={name: value, **(inputs.body or {})})
    return behave(session)


def forgotten(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 35: what was created cannot be read."""
    if does(session, "retrieves"):
        raise session.missing("Not Found")
    return behave(session)


def unsaved(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 36: an update answers as if it had happened, and is not stored; `detail.name`: only this property."""
    if not does(session, "updates", "replaces"):
        return behave(session)
    part = str(rule.detail.get("name", ""))
    if not part:
        with session.world.store.undone():
            return behave(session)
    before = things(session)
    answered = behave(session)
    for name, records in before.items():
        for key, record in records.items():
            new = session.get(name, key)
            if isinstance(new, dict) and new != record.value:
                session.put(name, key, _with_old(new, record.value, part))
    return answered


def _with_old(new: Mapping[str, Json], old: Mapping[str, Json], part: str) -> dict[str, Json]:
    """A thing as it is, but for one property, which is as it was."""
    rest = {name: value for name, value in new.items() if name != part}
    return {**rest, part: old[part]} if part in old else rest


def undeleted(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 37: deleting answers as if it had happened."""
    if not does(session, "deletes"):
        return behave(session)
    with session.world.store.undone():
        return behave(session)


def misnamed(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 38: an answer carries another id than the path."""
    answered, layout = behave(session), layout_of(session)
    if layout is None or not layout.own or not layout.entity.id:
        return answered
    return replace(answered, body=_renamed(answered.body, (*layout.shown, layout.entity.id), session))


def _renamed(value: Json, path: tuple[str, ...], session: Session) -> Json:
    """A body whose id at a path is another one of the same type."""
    name, rest = path[0], path[1:]
    if not isinstance(value, dict) or name not in value:
        return value
    old = value[name]
    if rest:
        return {**value, name: _renamed(old, rest, session)}
    other = old + 1 if isinstance(old, int) else f"{str(old)[:-4]}{session.draw('other id', 4)}"
    return {**value, name: other}


def unlisted(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 39: what was created last is missing from the list."""
    entity = entity_of(session)
    if entity is None or not entity.creates or not does(session, "lists"):
        return behave(session)
    newest = _newest(session, session.all(entity.name))
    return _listed(session, behave, lambda items: [each for each in items if not is_same(entity, each, newest)])


def _newest(session: Session, collection: Collection) -> Json:
    """What was created last, if it was not there from the start."""
    seeded = session.all(SEEDED).records.get(SEEDED, Record(-1, None)).sequence
    last = collection.order[-1] if collection.order else -1
    return collection.at(last) if last > seeded else None


def mispaged(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 40: a further page skips an item (`skip`), or is the first one again (`repeat`), or is `missing`.

    It is missing for want of a cursor where one leads on, else as a page that is empty.
    """
    paging, fault = paging_of(session), rule.detail.get("fault", "skip")
    if paging is None or not does(session, "lists"):
        return behave(session)
    if fault == "repeat" and session.inputs is not None:
        session.inputs = _without(session.inputs, *names(paging))
        return behave(session)
    if fault == "missing" and paging.next_cursor:
        answered = behave(session)
        body = answered.body if isinstance(answered.body, dict) else {}
        return replace(answered, body={name: value for name, value in body.items() if name != paging.next_cursor})
    if is_first_page(session):
        return behave(session)
    return _listed(session, behave, lambda items: items[1:] if fault == "skip" else [])


def disordered(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 41: items come in no order."""
    if not does(session, "lists"):
        return behave(session)
    return _listed(session, behave, lambda items: [*items[1::2], *items[::2]])


def cleared(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 42: a partial update clears what it does not name; `detail.name`: only this property."""
    if not does(session, "updates"):
        return behave(session)
    before = things(session)
    answered, part = behave(session), rule.detail.get("name")
    clearable = {name for name in _clearable(session) - set(session.body) if part in (None, name)}
    for name, records in before.items():
        for key, record in records.items():
            new = session.get(name, key)
            if isinstance(new, dict) and new != record.value:
                session.put(name, key, {each: value for each, value in new.items() if each not in clearable})
    layout = layout_of(session)
    return replace(answered, body=_stripped(answered.body, layout.shown if layout is not None else (), clearable))


def _stripped(value: Json, path: tuple[str, ...], names: set[str]) -> Json:
    """A body in which the object at a path lacks some properties."""
    if not isinstance(value, dict):
        return value
    if path:
        return {name: _stripped(each, path[1:], names) if name == path[0] else each for name, each in value.items()}
    return {name: each for name, each in value.items() if name not in names}


def _clearable(session: Session) -> set[str]:
    """Properties that a client may send to the operation, and that no answer must have."""
    content = session.inputs.content if session.inputs is not None else None
    layout = layout_of(session)
    if content is None or layout is None or layout.whole is None:
        return set()
    sent = session.world.shapes.declares(content.type, session.body)
    shown = properties(definitions(session.world.api), layout.whole)
    ids = {name for each in session.world.graph.entities for name in (each.id, each.version)}
    return set(sent) - {prop.wire for prop in shown if prop.required} - ids


def deleted_twice(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 44: deleting what is deleted already answers otherwise (`detail.status`, 500)."""
    operation, inputs = session.operation, session.inputs
    if operation is None or inputs is None or operation.method != "delete":
        return behave(session)
    asked = "/".join((operation.id, *map(str, inputs.path.values()), *map(str, inputs.query.values())))
    try:
        answered = behave(session)
    except Problem as problem:
        if problem.kind != "missing" or session.get(DELETED, asked) is None:
            raise
        return Reply({"status": "error", "message": "Already deleted."}, status=int(rule.detail.get("status", 500)))
    session.put(DELETED, asked, {"at": session.now})
    return answered


Relist = Callable[[list[Json]], list[Json]]


def _listed(session: Session, behave: Behaviour, change: Relist) -> Reply:
    """The answer with other items in its list."""
    answered, layout = behave(session), layout_of(session)
    if layout is None or layout.items is None:
        return answered
    return replace(answered, body=_relisted(answered.body, layout.items, change))


def _relisted(value: Json, path: tuple[str, ...], change: Relist) -> Json:
    if path and isinstance(value, dict) and path[0] in value:
        return {**value, path[0]: _relisted(value[path[0]], path[1:], change)}
    return change(value) if isinstance(value, list) and not path else value


STATES: Mapping[int, Around] = {
    32: ignored,
    33: other_default,
    35: forgotten,
    36: unsaved,
    37: undeleted,
    38: misnamed,
    39: unlisted,
    40: mispaged,
    41: disordered,
    42: cleared,
    44: deleted_twice,
}
"""How an operation is carried out, by the row of the catalogue."""
