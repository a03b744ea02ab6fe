"""Mends of what requests may look like: constraints, properties, defaults, media types.

Knows request bodies and parameters as they are written; must not know answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

from contract_tests.checks.facets import described
from contract_tests.drift import mends
from contract_tests.drift.patching.mending import Actions, Mending
from contract_tests.drift.requests import violations
from contract_tests.drift.written import Location, remove, remove_value, update
from generator.document.oracle import Violation


def default(m: Mending) -> Iterator[Actions]:
    """Another default."""
    at = m.at(m.drift.pointer)
    if at is None:
        return
    if isinstance(m.written.node((*at, "schema")), dict):
        at = (*at, "schema")
    at = m.written.target(at) if "default" not in (m.written.node(at) or {}) else at
    new = m.drift.detail.get("new")
    old = (m.written.node(at) or {}).get("default")
    gone = [remove((*at, "default"))] if isinstance(old, dict | list) or isinstance(new, dict | list) else []
    yield [*gone, update(at, {"default": new})]


def accepted(m: Mending) -> Iterator[Actions]:
    """Without the constraint that the accepted request breaks."""
    if m.last is None:
        return
    if m.drift.detail.get("keywords"):
        at = m.at(m.drift.pointer)
        yield mends.replaced(m.written, m.written.target(at), {}) if at is not None else []
    broken = violations(m.scene, m.last.case)
    fitting = [each for each in broken if each.keyword == m.drift.facet] or broken
    yield [action for each in fitting for action in _relaxed(m, each)]


def _relaxed(m: Mending, violation: Violation) -> Actions:
    at = m.at(violation.schema)
    if violation.keyword == "required":
        holder = m.at(violation.schema.parent)
        found = [mends.optional(m.written, holder, name) for name in violation.members] if holder is not None else []
        return [action for actions in found for action in actions]
    if violation.keyword == "missing parameter":
        holder = m.at(violation.schema)
        return [update(holder, {"required": False})] if holder is not None else []
    if at is None:
        return []
    if violation.keyword == "type":
        value = _sent(m, violation)
        if value is None:
            return mends.nullable(m.written, at[:-1])
        return mends.widened(m.written, at[:-1], described(value, 1))
    if violation.keyword.startswith("exclusive") and m.written.is_30:
        return [remove(at), remove((*at[:-1], violation.keyword[9].lower() + violation.keyword[10:]))]
    return mends.unbounded(m.written, at)


def _sent(m: Mending, violation: Violation) -> Json:
    """What the request carries where it breaks a constraint."""
    case = m.last.case if m.last is not None else None
    if case is None:
        return None
    try:
        return violation.instance.resolve(case.body)
    except LookupError:
        return "text"


def refused(m: Mending) -> Iterator[Actions]:
    """A stricter constraint: the value that is refused goes, or the bound that was found is set."""
    at = m.at(m.drift.pointer)
    if at is None:
        return
    if "schema" in (m.written.node(at) or {}):
        at = (*at, "schema")
    keyword = m.drift.facet
    target = at if keyword in (m.written.node(at) or {}) else m.written.target(at)
    if keyword == "enum":
        refused = m.drift.detail.get("refused", [m.drift.value])
        yield [remove_value((*target, "enum"), each) for each in refused]
        left = [each for each in (m.written.node((*target, "enum")) or ()) if each not in refused]
        yield from _in_requests(m, {"enum": left}) if left else ()
    elif keyword == "type":
        yield mends.retyped(m.written, at, m.drift.detail.get("schema", {}))
    elif "bound" in m.drift.detail:
        yield mends.bounded(m.written, (*target, keyword), m.drift.detail["bound"])
        yield from _in_requests(m, {keyword: m.drift.detail["bound"]})


def _in_requests(m: Mending, inner: mends.Schema) -> Iterator[Actions]:
    """A schema for what stands at the drift's place, in the bodies of the operations alone: answers may keep theirs."""
    place = list(m.drift.detail.get("place", ()))
    if place[:1] != ["body"] or any(isinstance(each, int) for each in place):
        return
    for name in reversed(place[1:]):
        inner = {"type": "object", "properties": {name: inner}}
    yield [action for at in _bodies(m) for action in mends.narrowed(m.written, at, inner)]


def _bodies(m: Mending) -> Iterator[Location]:
    """Where the schemas of the operations' bodies were written."""
    for operation in m.scene.api.operations:
        if operation.id in m.drift.operations and operation.body is not None:
            at = m.at(operation.body.contents[0].origin / "schema")
            if at is not None:
                yield at


def property_refused(m: Mending) -> Iterator[Actions]:
    """The property goes; where answers have it, it is one that only they have."""
    at = m.at(m.drift.pointer)
    if at is None:
        return
    name, holder = str(at[-1]), at[:-2]
    if at[-2:-1] == ("properties",):
        yield [*mends.optional(m.written, holder, name), remove(at)]
        reference = (m.written.node(at) or {}).get("$ref")
        alone = [remove((*at, "$ref")), update(at, {"allOf": [{"$ref": reference}]})] if reference else []
        yield [*alone, update(at, {"readOnly": True})]
    elif at[-2:-1] == ("parameters",):
        yield [remove(at)]


def property_required(m: Mending) -> Iterator[Actions]:
    """A property more that must be there."""
    at, name = m.at(m.drift.pointer), m.text("name")
    if at is None:
        return
    if m.drift.detail.get("in"):
        yield [update(at, {"required": True})]
        return
    if at[-2:-1] == ("properties",):
        yield mends.required(m.written, at[:-2], name)
        yield from _required_in_requests(m, name, {})
        return
    at = at if "properties" in (m.written.node(at) or {}) else m.written.target(at)
    yield [
        *mends.declared(m.written, at, name, m.drift.detail.get("schema", {"type": "string"})),
        *mends.required(m.written, at, name),
    ]
    schema = mends.spelled(m.written, m.drift.detail.get("schema", {"type": "string"}))
    yield from _required_in_requests(m, name, {"properties": {name: schema}})


def _required_in_requests(m: Mending, name: str, more: mends.Schema) -> Iterator[Actions]:
    inner = {"type": "object", **more, "required": [name]}
    if len(m.drift.detail.get("place", ())) == 2:
        yield [action for at in _bodies(m) for action in mends.narrowed(m.written, at, inner)]


def media_type(m: Mending) -> Iterator[Actions]:
    """The media type goes where another is declared, or is replaced by the one that the server named."""
    at = m.at(m.drift.pointer)
    if at is None or at[-2:-1] != ("content",):
        return
    contents = m.written.node(at[:-1]) or {}
    named = m.text("accept")
    if named and named not in contents:
        yield [update(at[:-1], {named: contents[at[-1]]}), remove(at)]
    elif len(contents) > 1:
        yield [remove(at)]
    elif at[-3:-2] == ("requestBody",):
        yield [remove(at[:-2])]
