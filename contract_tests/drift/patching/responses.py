"""Mends of answers as a whole: their statuses, media types and bodies.

Knows the `responses` of operations; must not look into schemas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Json

from contract_tests.checks.facets import described
from contract_tests.drift import mends
from contract_tests.drift.patching.mending import Actions, Mending
from contract_tests.drift.written import Location, remove, update


def no_body(m: Mending) -> Iterator[Actions]:
    """The response without content; the pointer is that of its content."""
    response = m.at(m.drift.pointer.parent.parent)
    if response is not None and m.written.node((*response, "content")) is not None:
        yield [remove((*response, "content"))]


def optional_header(m: Mending) -> Iterator[Actions]:
    """A header that need not be there."""
    at = m.at(m.drift.pointer)
    if at is not None:
        yield [update(at, {"required": False})]


def free_header(m: Mending) -> Iterator[Actions]:
    """A header of any text, where its own schema fits no more."""
    at = m.at(m.drift.pointer / "schema")
    if at is not None:
        yield mends.unbounded(m.written, (*at, m.drift.facet))
        yield mends.replaced(m.written, at, {"type": "string"})


def media_type(m: Mending) -> Iterator[Actions]:
    """Another media type."""
    at, new = m.at(m.drift.pointer), m.text("new")
    if at is None or not new:
        return
    at = m.written.target(at)
    contents = (m.written.node(at) or {}).get("content") or {}
    if not contents:
        yield [update(at, {"content": {new: {"schema": _observed(m)}}})]
        return
    old = next(iter(contents))
    yield [update((*at, "content"), {new: contents[old]}), remove((*at, "content", old))]
    yield [update((*at, "content"), {new: contents[old]})]


def _observed(m: Mending) -> Json:
    body = m.last.json() if m.last is not None else None
    return mends.spelled(m.written, described(body)) if body is not None else {"type": "string"}


def success(m: Mending) -> Iterator[Actions]:
    """Another success status; without a body where none came."""
    at, old, new = m.at(m.drift.pointer), m.text("old"), m.text("new")
    if at is None:
        return
    responses = _responses(m, at, old)
    for place in responses:
        response = m.written.node((*place, old))
        if isinstance(response, dict):
            if m.last is not None and not m.last.body:
                response = {name: value for name, value in _followed(m, (*place, old)).items() if name != "content"}
            yield [update(place, {new: response}), remove((*place, old))]
            yield [update(place, {new: response})]


def _followed(m: Mending, at: Location) -> dict[str, Json]:
    node = m.written.node(m.written.target(at))
    return node if isinstance(node, dict) else {}


def _responses(m: Mending, at: Location, status: str) -> list[Location]:
    """The `responses` of the operation, also where the pointer is that of a shared response."""
    if at[:1] == ("paths",) and at[-1] == status:
        return [at[:-1]]
    return [(*operation, "responses") for operation in m.operations()]


def status(m: Mending) -> Iterator[Actions]:
    """One status more for each operation that shows it, by the shared response that fits, else as it was seen."""
    status = m.drift.facet
    for response in (*_shared(m, status), _described_response(m)):
        actions = []
        for operation in m.operations():
            place = (*operation, "responses")
            if status not in (m.written.node(place) or {}):
                actions.append(update(place, {status: response}))
        yield actions


def _shared(m: Mending, status: str) -> list[Json]:
    """References to what other operations declare for a status, the commonest first."""
    counts: dict[str, int] = {}
    for item in (m.written.data.get("paths") or {}).values():
        for operation in item.values() if isinstance(item, dict) else ():
            responses = operation.get("responses") if isinstance(operation, dict) else None
            response = (responses or {}).get(status)
            if isinstance(response, dict) and isinstance(response.get("$ref"), str):
                counts[response["$ref"]] = counts.get(response["$ref"], 0) + 1
    return [{"$ref": each} for each in sorted(counts, key=lambda each: -counts[each])[:2]]


def _described_response(m: Mending) -> Json:
    response: dict[str, Json] = {"description": f"Status {m.drift.facet}"}
    if m.last is not None and m.last.body and m.last.media_type:
        response["content"] = {m.last.media_type: {"schema": _observed(m)}}
    return response


def refusal(m: Mending) -> Iterator[Actions]:
    """Another status for a missing key, with the response of 401."""
    actions: Actions = []
    for operation in m.operations():
        place = (*operation, "responses")
        responses = m.written.node(place) or {}
        if "401" in responses:
            if m.drift.facet not in responses:
                actions.append(update(place, {m.drift.facet: responses["401"]}))
            actions.append(remove((*place, "401")))
    yield actions


def own_error(m: Mending) -> Iterator[Actions]:
    """A response of their own for the operations that show it, where others answer as the shared one says."""
    if m.last is None or m.last.json() is None:
        return
    actions: Actions = []
    for operation in m.operations():
        place = (*operation, "responses")
        for status in map(str, m.drift.detail.get("statuses", (m.last.status,))):
            if status in (m.written.node(place) or {}):
                schema = {m.last.media_type: {"schema": _observed(m)}}
                response = {"description": _followed(m, (*place, status)).get("description", ""), "content": schema}
                actions += [remove((*place, status)), update(place, {status: response})]
    if actions:
        yield actions
