"""Drift in what is remembered: the operation is carried out, but not as it should be.

Each row wraps the behaviour of an operation. What it reads of the model is the resource graph and the pagination.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any as Json

from emulator.actions import values_at
from emulator.drift.rule import Rule
from emulator.problem import Problem
from emulator.reading import Inputs
from emulator.session import Behaviour, Reply, Session
from generator.ir.api import Pagination

Around = Callable[[Session, Behaviour, Rule], Reply]


def _without(inputs: Inputs, *names: str) -> Inputs:
    """The inputs without some query parameters and members of the body."""
    query = {name: value for name, value in inputs.query.items() if name not in names}
    body = inputs.body
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name not in names}
    return replace(inputs, query=query, body=body)


def ignored(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 32: a parameter is taken and has no effect; `detail.name`, else the limit, sort order and filters."""
    paging = session.operation.pagination if session.operation is not None else None
    named = rule.detail.get("name")
    names = [str(named)] if named else [paging.limit if paging and paging.limit else "limit", "sort_order"]
    if session.inputs is not None:
        session.inputs = _without(session.inputs, *names, *([] if named else ["filter_criteria"]))
    return behave(session)


def other_default(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 33: what is not sent gets another default: `detail` gives name and value."""
    name, value = str(rule.detail.get("name", rule.wire)), rule.detail.get("value")
    inputs = session.inputs
    if inputs is not None and isinstance(inputs.body, dict) and name not in inputs.body:
        session.inputs = replace(inputs, body={**inputs.body, name: value})
    elif inputs is not None and inputs.body is None and session.operation is not None:
        in_query = any(each.wire == name for each in session.operation.query)
        if in_query and name not in inputs.query:
            session.inputs = replace(inputs, query={**inputs.query, name: value})
    return behave(session)


def forgotten(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 35: what was created cannot be read."""
    if session.operation is not None and session.operation.id in _of(session, "retrieves"):
        raise session.missing("Not Found")
    return behave(session)


def unsaved(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 36: an update answers as if it had happened, and is not stored; `detail.name`: only this property."""
    before = _before(session)
    answered = behave(session)
    part = str(rule.detail.get("name", ""))
    for (name, key), old in before.items():
        new = session.get(name, key)
        if new is not None and new != old:
            kept = {**new, part: old[part]} if part in old else {each: v for each, v in new.items() if each != part}
            session.put(name, key, kept if part else old)
    return answered


def undeleted(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 37: deleting answers as if it had happened."""
    before = _before(session)
    answered = behave(session)
    for (name, key), old in before.items():
        if session.get(name, key) != old:
            session.put(name, key, old)
    return answered


def misnamed(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 38: an answer carries another id than the path."""
    answered = behave(session)
    entity = session.world.graph.of(session.operation.id) if session.operation is not None else None
    if entity is None or not isinstance(answered.body, dict) or entity.id not in answered.body:
        return answered
    wrong = session.new_id("other_", 12)
    return replace(answered, body={**answered.body, entity.id: wrong})


def unlisted(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 39: the newest item is missing from the list."""
    return _listed(session, behave, lambda items, _: items[1:] if _is_first_page(session) else items)


def mispaged(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 40: a page skips an item (`skip`), repeats the page (`repeat`), or has no cursor though there is more."""
    fault = rule.detail.get("fault", "skip")
    if fault == "repeat" and session.inputs is not None and session.operation is not None:
        paging = session.operation.pagination
        names = () if paging is None else (paging.cursor, *(key for key, _ in paging.keys))
        session.inputs = _without(session.inputs, *names)
        return behave(session)
    if fault == "skip":
        return _listed(session, behave, lambda items, _: items if _is_first_page(session) else items[1:])
    answered = behave(session)
    paging = session.operation.pagination if session.operation is not None else None
    if paging is not None and isinstance(answered.body, dict):
        kept = {name: value for name, value in answered.body.items() if name != paging.next_cursor}
        return replace(answered, body=kept)
    return answered


def disordered(session: Session, behave: Behaviour, _rule: Rule) -> Reply:
    """Row 41: items come in no order."""
    return _listed(session, behave, lambda items, _: [*items[1::2], *items[::2]])


def cleared(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 42: a partial update clears what it does not name; `detail.name`: only this property."""
    before = {
        (name, key): record.value for name in entities(session) for key, record in session.all(name).records.items()
    }
    answered = behave(session)
    protected = {"agent_id", "type", *(entity.id for entity in session.world.graph.entities)}
    part = rule.detail.get("name")
    for (name, key), old in before.items():
        new = session.get(name, key)
        if new is None or new == old or not isinstance(new, dict):
            continue
        lost = [
            each
            for each in new
            if each not in session.body
            and each not in protected
            and each in _optional(session)
            and not each.startswith("(")
            and part in (None, each)
        ]
        kept = {each: value for each, value in new.items() if each not in lost}
        session.put(name, key, kept)
        if isinstance(answered.body, dict):
            answered = replace(answered, body={each: v for each, v in answered.body.items() if each not in lost})
    return answered


def _optional(session: Session) -> frozenset[str]:
    """Properties that a client may send to the operation: only such can be cleared."""
    content = session.inputs.content if session.inputs is not None else None
    return frozenset() if content is None else session.world.shapes.declares(content.type, session.body)


def deleted_twice(session: Session, behave: Behaviour, rule: Rule) -> Reply:
    """Row 44: deleting what is no more answers otherwise than declared (`detail.status`, 500)."""
    try:
        return behave(session)
    except Problem as problem:
        if problem.kind != "missing":
            raise
        return Reply({"status": "error", "message": "Already deleted."}, status=int(rule.detail.get("status", 500)))


def _before(session: Session) -> dict[tuple[str, str], dict[str, Json]]:
    """The objects that an operation may change, as they are."""
    return {
        (name, key): record.value for name in entities(session) for key, record in session.all(name).records.items()
    }


def entities(session: Session) -> tuple[str, ...]:
    """The collections that an operation may change."""
    if session.operation is None:
        return ()
    entity = session.world.graph.of(session.operation.id)
    consumed = [link.entity for link in session.world.graph.consumes(session.operation.id) if link.location == "path"]
    return tuple(dict.fromkeys([*([entity.name] if entity else []), *consumed]))


def _of(session: Session, action: str) -> tuple[str, ...]:
    entity = session.world.graph.of(session.operation.id) if session.operation is not None else None
    return getattr(entity, action) if entity is not None else ()


def _is_first_page(session: Session) -> bool:
    paging = session.operation.pagination if session.operation is not None else None
    if paging is None or session.inputs is None:
        return True
    given = {**session.inputs.query, **session.body}
    return not any(given.get(name) for name in (paging.cursor, *(key for key, _ in paging.keys)) if name)


Relist = Callable[[list[Json], "Pagination | None"], list[Json]]


def _listed(session: Session, behave: Behaviour, change: Relist) -> Reply:
    """The answer with other items in its list."""
    answered = behave(session)
    paging = session.operation.pagination if session.operation is not None else None
    body = answered.body
    if isinstance(body, list):
        return replace(answered, body=change(body, paging))
    name = paging.items if paging is not None else "items"
    if isinstance(body, dict) and isinstance(body.get(name), list):
        return replace(answered, body={**body, name: change(values_at(body, (name, "*")), paging)})
    return answered


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
