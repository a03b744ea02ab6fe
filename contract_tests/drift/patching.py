"""The patch of a drift, rule by rule: an OpenAPI Overlay 1.0 that makes the document say what the server does.

Knows the rules of checks and flows and what they keep in `detail`. UNPATCHABLE says of the others why no change of a
document mends them. Must not judge: whether a patch mends is verified elsewhere, so that several may be proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
from contract_tests.checks.facets import described
from contract_tests.checks.scene import Scene
from contract_tests.drift import mends
from contract_tests.drift.requests import violations
from contract_tests.drift.written import Action, Location, Written, remove, remove_value, update
from contract_tests.observation import Drift
from generator.document.oracle import Violation
from generator.ir.api import Api
from generator.ir.types import Object
from generator.ir.walk import used_in_requests
from generator.pointer import Pointer

Actions = list[Action]


@dataclass(frozen=True, slots=True)
class Mending:
    """A drift, and the document that is to be mended."""

    drift: Drift
    scene: Scene
    written: Written

    @property
    def last(self) -> Exchange | None:
        """The exchange that shows the drift."""
        return self.drift.chain[-1] if self.drift.chain else None

    @property
    def rule(self) -> str:
        """The rule; for the body of an error, what is wrong with it."""
        return str(self.drift.detail.get("rule", self.drift.rule))

    def at(self, pointer: Pointer | str) -> Location | None:
        """Where a node of the document was written."""
        try:
            found = Pointer.parse(pointer) if isinstance(pointer, str) else pointer
        except ValueError:
            return None
        return self.written.location(found)

    def text(self, name: str) -> str:
        """A text of the drift's detail."""
        return str(self.drift.detail.get(name, ""))

    def operations(self) -> Iterator[Location]:
        """Where the operations that show the drift were written."""
        for operation in self.scene.api.operations:
            if operation.id in self.drift.operations:
                at = self.at(operation.origin)
                if at is not None:
                    yield at

    def requiring(self, name: str) -> list[Location]:
        """Every schema that requires a property of the object at fault."""
        pointers = [Pointer.parse(self.text("required"))] if self.text("required") else []
        media = content(self.last) if self.last is not None else None
        path = self.text("path")
        if media is not None and self.last is not None and path:
            for node in self.scene.meaning.walk(media.origin / "schema", self.last.json()):
                if str(node.path) == path:
                    pointers += [
                        each for each in node.schemas if name in (self.scene.meaning.schema(each).get("required") or ())
                    ]
        found = [self.at(each) for each in dict.fromkeys(pointers)]
        return list(dict.fromkeys(each for each in found if each is not None))


Proposal = Callable[[Mending], Iterator[Actions]]


def proposals(drift: Drift, scene: Scene, written: Written) -> Iterator[Actions]:
    """Lists of actions that may mend the document, the likeliest first; none where no patch can."""
    mending = Mending(drift, scene, written)
    is_error = drift.rule == "error-body-changed"
    for actions in PATCHES.get(mending.rule if is_error else drift.rule, _nothing)(mending):
        if actions:
            yield actions
    if is_error:
        yield from _own_error(mending)


def overlay(drift: Drift, actions: Actions) -> dict[str, Json]:
    """The overlay of some actions (Overlay 1.0, 4.4)."""
    described_ = [{**each, "description": drift.message} if index == 0 else each for index, each in enumerate(actions)]
    return {
        "overlay": "1.0.0",
        "info": {"title": f"{drift.rule} at {drift.pointer}", "version": "1.0.0"},
        "actions": described_,
    }


def _nothing(_mending: Mending) -> Iterator[Actions]:
    return iter(())


# Bodies


def _missing(m: Mending) -> Iterator[Actions]:
    name = m.text("name")
    yield [action for at in m.requiring(name) for action in mends.optional(m.written, at, name)]


def _renamed(m: Mending) -> Iterator[Actions]:
    at, old, new = m.at(m.drift.pointer), m.text("name"), m.text("new")
    requiring = m.requiring(old)
    if at is not None:
        yield mends.renamed(m.written, at, new, requiring)
        added = mends.declared(m.written, at[:-2], new, m.drift.detail.get("schema", {}))
        yield [*added, *(action for each in requiring for action in mends.optional(m.written, each, old))]


def _undeclared(m: Mending) -> Iterator[Actions]:
    at = m.at(m.drift.pointer)
    if at is not None:
        yield mends.declared(m.written, at, m.text("name"), m.drift.detail.get("schema", {}))


def _null(m: Mending) -> Iterator[Actions]:
    at = m.at(m.drift.pointer)
    if at is not None:
        yield mends.nullable(m.written, at)
        yield mends.nullable(m.written, m.written.target(at))


def _type(m: Mending) -> Iterator[Actions]:
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


def _value(m: Mending) -> Iterator[Actions]:
    at = m.at(m.text("enum"))
    if at is not None:
        yield mends.valued(m.written, at, m.drift.value)


def _broken(m: Mending) -> Iterator[Actions]:
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


def _variant(m: Mending) -> Iterator[Actions]:
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


def _envelope(m: Mending) -> Iterator[Actions]:
    at = m.at(m.drift.pointer)
    if at is not None:
        yield mends.wrapped(m.written, at, m.drift.facet)
        inner = mends.content(m.written, at)
        is_list = m.drift.facet == "[]"
        wrapper = {"type": "object", "properties": {m.drift.facet: inner}, "required": [m.drift.facet]}
        yield mends.widened(m.written, at, {"type": "array", "items": inner} if is_list else wrapper)


# Responses


def _no_body(m: Mending) -> Iterator[Actions]:
    """The response without content; the pointer is that of its content."""
    response = m.at(m.drift.pointer.parent.parent)
    if response is not None and m.written.node((*response, "content")) is not None:
        yield [remove((*response, "content"))]


def _media_type(m: Mending) -> Iterator[Actions]:
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


def _success(m: Mending) -> Iterator[Actions]:
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


def _status(m: Mending) -> Iterator[Actions]:
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


def _refusal(m: Mending) -> Iterator[Actions]:
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


def _own_error(m: Mending) -> Iterator[Actions]:
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


# Operations


def _gone(m: Mending) -> Iterator[Actions]:
    yield [_removal(m, at) for at in m.operations()]


def _removal(m: Mending, at: Location) -> Action:
    """Take an operation away, with its path where nothing else is there."""
    path = m.written.node(at[:-1]) or {}
    others = [name for name in path if name != at[-1] and name in METHODS]
    return remove(at if others else at[:-1])


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def _method(m: Mending) -> Iterator[Actions]:
    """The operation by the method that is allowed, where that is one."""
    allowed = [each.strip().lower() for each in m.text("allow").split(",")]
    for at in m.operations():
        path = m.written.node(at[:-1]) or {}
        new = [each for each in allowed if each in METHODS and each not in path]
        if len(new) == 1:
            yield [update(at[:-1], {new[0]: m.written.node(at)}), remove(at)]
    yield from _gone(m)


# Requests


def _default(m: Mending) -> Iterator[Actions]:
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


def _accepted(m: Mending) -> Iterator[Actions]:
    """Without the constraint that the accepted request breaks."""
    if m.last is None:
        return
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


def _refused(m: Mending) -> Iterator[Actions]:
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


def _property_refused(m: Mending) -> Iterator[Actions]:
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


def _property_required(m: Mending) -> Iterator[Actions]:
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


def _request_media_type(m: Mending) -> Iterator[Actions]:
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


PATCHES: Mapping[str, Proposal] = {
    "response-property-missing": _missing,
    "response-property-renamed": _renamed,
    "response-property-undeclared": _undeclared,
    "response-null": _null,
    "response-type-changed": _type,
    "response-value-unknown": _value,
    "response-out-of-range": _broken,
    "response-constraint-broken": _broken,
    "response-variant-unknown": _variant,
    "response-envelope": _envelope,
    "response-body-missing": _no_body,
    "response-content-type-undeclared": _media_type,
    "status-replaced": _success,
    "status-undeclared": _status,
    "state-delete-twice": _status,
    "security-status": _refusal,
    "operation-gone": _gone,
    "method-refused": _method,
    "default-changed": _default,
    "request-accepted": _accepted,
    "request-refused": _refused,
    "request-property-refused": _property_refused,
    "request-property-required": _property_required,
    "request-media-type-refused": _request_media_type,
}
"""Proposals by rule; `error-body-changed` goes by the rule in its detail."""

UNPATCHABLE: Mapping[str, str] = {
    "connection-broken": "a broken connection is no statement about the contract",
    "server-error": "no document should promise that a server fails; the server is to be mended",
    "redirected": "where an operation has moved to is its owner's to say: a redirect may be temporary",
    "response-body-unreadable": "no schema describes a body that cannot be parsed",
    "response-charset": "JSON is UTF-8 (RFC 8259, 8.1); no document can declare otherwise",
    "response-secret-leaked": "declaring a leak would make it a promise; the server is to be mended",
    "security-not-enforced": "declaring that no key is needed would bless an open door",
    "parameter-ignored": "a document cannot say that a parameter has no effect; the server, or the parameter, goes",
    "state-read-after-create": "documents declare no state",
    "state-identity": "documents declare no state",
    "state-write-lost": "documents declare no state",
    "state-update-lost": "documents declare no state",
    "state-update-clears": "documents declare no state",
    "state-refused-write": "documents declare no state",
    "state-delete-ineffective": "documents declare no state",
    "state-list-incomplete": "documents declare no state",
    "state-pagination": "documents declare no order of pages",
    "state-order": "documents declare no order of items",
}
"""Rules that no change of a document mends, each with the reason."""
