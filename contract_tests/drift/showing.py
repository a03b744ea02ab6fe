"""What shows a drift again, rule by rule, as conditions on the answers of its steps.

Knows the rules of checks and flows, and what they keep in `detail`; must not know how steps are sent. A condition is
kept only where it holds for what was recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any as Json

from contract_tests.cases import Exchange
from contract_tests.checks.declared import content
from contract_tests.checks.fault import Fault
from contract_tests.checks.faults import faults
from contract_tests.checks.renames import renamed
from contract_tests.drift.conditions import NUMERIC, holds, kind, selected
from contract_tests.observation import Drift
from contract_tests.track import READING, Track, consumed
from generator.ir.api import Operation
from generator.pointer import Pointer

Condition = dict[str, Json]
SIZES = ("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties")


@dataclass(frozen=True, slots=True)
class Shown:
    """A drift and the exchanges that lead to it, one a step. `last` is the one that shows it."""

    track: Track
    drift: Drift
    exchanges: tuple[Exchange, ...]
    last: Exchange

    def step(self, exchange: Exchange | None) -> int:
        """The number of an exchange's step; 0 where it has none."""
        return next((at for at, each in enumerate(self.exchanges, 1) if exchange is not None and each is exchange), 0)

    def body(self, path: Sequence[str | int], test: str, value: Json = None, **more: Json) -> Condition:
        """A condition on the body of the answer that shows the drift."""
        return _with({"step": self.step(self.last), "at": "body", "path": list(path), "is": test}, value, more)

    def status(self, *, of: Exchange | None = None) -> Condition:
        """The same status again."""
        exchange = of or self.last
        return {"step": self.step(exchange), "at": "status", "is": "equals", "value": exchange.status}

    def klass(self, exchange: Exchange | None) -> Condition:
        """The same class of status again."""
        number = exchange.status // 100 if exchange is not None else -1
        return {"step": self.step(exchange), "at": "class", "is": "equals", "value": number}

    def before(self, operation: str, last: Exchange) -> Exchange | None:
        """The latest exchange of an operation before another."""
        earlier = [each for each in self.exchanges if each.number < last.number and each.case.operation.id == operation]
        return earlier[-1] if earlier else None

    @property
    def write(self) -> Exchange | None:
        """The latest change before what shows the drift."""
        writes = [each for each in self.exchanges if each.number < self.last.number and _is_write(each.case.operation)]
        return writes[-1] if writes else None

    @property
    def key(self) -> str:
        """The property that holds the id of what the operation that shows the drift is about."""
        entity = self.track.graph.of(self.last.case.operation.id)
        return entity.id if entity is not None else ""

    def by(self) -> list[str]:
        """The members that identify an item."""
        entity = self.track.graph.of(self.last.case.operation.id)
        return [] if entity is None else [entity.id, *([entity.version] if entity.version else [])]

    def items(self) -> list[str | int]:
        """The path to the items of a list's answer."""
        body, paging = self.last.json(), self.last.case.operation.pagination
        if isinstance(body, list):
            return ["*"]
        return [paging.items if paging is not None and paging.items else "items", "*"]

    def there(self, exchange: Exchange, path: Sequence[str | int], **more: Json) -> Json:
        """A reference to what the answer of another step holds."""
        return {"$step": self.step(exchange), "path": list(path), **more}


COMPARING = ("equals", "differs", "agrees", "disagrees", "lacks")


def _with(condition: Condition, value: Json, more: Mapping[str, Json]) -> Condition:
    needs = value is not None or condition["is"] in COMPARING
    return {**condition, **({"value": value} if needs else {}), **more}


def _is_write(operation: Operation) -> bool:
    return operation.method not in ("get", "head") and operation.action not in READING


def conditions(shown: Shown) -> tuple[Condition, ...]:
    """What must hold for the drift to show; nothing where what was recorded does not show it so."""
    answers = [(each.status, each.headers, each.body) for each in shown.exchanges]
    found = [(each, holds(each, answers)) for each in ROWS.get(shown.drift.rule, _status)(shown)]
    # What an answer repeats of a request is told where it does, and proves nothing where it does not.
    if not all(is_so for each, is_so in found if each["is"] != "agrees"):
        return ()
    return tuple(each for each, is_so in found if is_so)


Row = Callable[[Shown], Iterator[Condition]]


def _status(shown: Shown) -> Iterator[Condition]:
    yield shown.status()


def _class(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)


def _media_type(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    yield {"step": shown.step(shown.last), "at": "media-type", "is": "equals", "value": shown.last.media_type}


def _charset(shown: Shown) -> Iterator[Condition]:
    where = {"step": shown.step(shown.last), "at": "header", "name": "content-type"}
    yield {**where, "is": "contains", "value": shown.drift.facet}


def _empty(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    yield shown.body([], "empty")


def _unreadable(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    yield shown.body([], "unreadable")


# Bodies


def _fault(shown: Shown) -> Fault | None:
    """The drift as a fault of the recorded body, with its path."""
    media = content(shown.last)
    if media is None:
        return None
    drift = shown.drift
    rule = str(drift.detail.get("rule", drift.rule))
    scene = shown.track.scene
    every = list(faults(scene, media.origin / "schema", shown.last.json(), scene.likes(shown.last)))
    found = [each for each in every if each.rule == rule]
    same = [each for each in found if each.facet == drift.facet and str(each.path) == drift.detail.get("path")]
    exact = [each for each in found if each.facet == drift.facet and each.pointer == drift.pointer]
    return next(iter(same or exact or found), None) or _renaming(drift, every)


def _renaming(drift: Drift, every: Sequence[Fault]) -> Fault | None:
    """An undeclared property that, over the run, was seen to stand in the place of another."""
    if drift.rule != "response-property-renamed":
        return None
    new = [each for each in every if each.rule == "response-property-undeclared" and each.facet == drift.facet]
    return next((renamed(each, each, str(drift.detail.get("name")), drift.pointer) for each in new), None)


def _body(shown: Shown) -> Iterator[Condition]:
    fault = _fault(shown)
    yield shown.klass(shown.last)
    if fault is None:
        return
    beside = _beside(shown, fault)
    for condition in BODY[fault.rule](shown, fault, _loosened(shown, fault.path)):
        if beside and condition["path"]:
            condition["beside"] = beside
        if condition["path"][:-1].count("*"):
            condition["where"] = _item(shown, fault)
        yield condition


def _loosened(shown: Shown, path: Pointer) -> list[str | int]:
    """The path into the body as JSON, where any item of a list at the top will do."""
    body = shown.last.json()
    tokens: list[str | int] = []
    for token in path:
        is_list = isinstance(body, list)
        tokens.append(int(token) if is_list else token)
        body = body[int(token)] if is_list else body[token]
    operation = shown.last.case.operation
    if operation.action in ("list", "search") or tokens[:1] == [0] or isinstance(shown.last.json(), list):
        at = next((index for index, token in enumerate(tokens[:2]) if isinstance(token, int)), None)
        if at is not None:
            tokens[at] = "*"
    return tokens


def _item(shown: Shown, fault: Fault) -> dict[str, Json]:
    """What identifies the item at fault, where a step before created it."""
    value, key = shown.last.json(), shown.key
    own = [_own(shown, each) for each in shown.exchanges if each is not shown.last]
    for token in fault.path[:2]:
        value = value[int(token)] if isinstance(value, list) else value[token]
        if isinstance(value, Mapping) and key in value and value[key] in own:
            return {key: value[key]}
    return {}


HOLDERS = (
    "response-property-missing",
    "response-property-renamed",
    "response-property-undeclared",
    "response-secret-leaked",
    "response-variant-unknown",
    "response-envelope",
)
"""Rules whose place is the object itself, and not a member of it."""


def _beside(shown: Shown, fault: Fault) -> dict[str, Json]:
    """What the object that holds the fault says of its kind, where it is one of several."""
    media = content(shown.last)
    if media is None or fault.rule == "response-variant-unknown":
        return {}
    holder = fault.path if fault.rule in HOLDERS else fault.path.parent
    meaning = shown.track.scene.meaning
    for node in meaning.walk(media.origin / "schema", shown.last.json()):
        if node.path == holder and isinstance(node.value, dict):
            tags = [tags for each in node.schemas for tags in [meaning.tags(each)]]
            return {
                name: value
                for name, value in node.value.items()
                if isinstance(value, str)
                and fault.path != holder / name
                and any(name in each and value in each[name] and len(each[name]) == 1 for each in tags)
            }
    return {}


Members = Callable[[Shown, Fault, list[str | int]], Iterator[Condition]]


def _missing(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    yield shown.body([*path, fault.detail["name"]], "absent")
    if "new" in fault.detail:
        yield shown.body([*path, fault.detail["new"]], "present")


def _undeclared(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    yield shown.body([*path, fault.detail["name"]], "present")


def _null(shown: Shown, _fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    yield shown.body(path, "type", "null")


def _type(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    words = {"numeric string": "string", "time as text": "string"}
    yield shown.body(path, "type", words.get(fault.facet, fault.facet))


def _value(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    yield shown.body(path, "equals", fault.value)


def _broken(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    bound: Json = None
    with suppress(LookupError):
        bound = Pointer.parse(str(fault.detail.get("keyword", ""))).resolve(shown.track.scene.loaded.document.data)
    if fault.facet in (*NUMERIC, *SIZES) and isinstance(bound, int | float):
        yield shown.body(path, "breaks", [fault.facet, bound])
    else:
        yield from _value(shown, fault, path)


def _variant(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    yield shown.body([*path, fault.detail["tag"]], "equals", fault.value)


def _envelope(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    if fault.facet == "[]":
        yield shown.body(path, "type", "array")
    else:
        yield shown.body(path, "type", "object")
        for each in selected(shown.last.json(), {"path": [*fault.path, fault.facet]})[:1]:
            yield shown.body([*path, fault.facet], "type", kind(each))


BODY: Mapping[str, Members] = {
    "response-property-missing": _missing,
    "response-property-renamed": _missing,
    "response-property-undeclared": _undeclared,
    "response-secret-leaked": _undeclared,
    "response-null": _null,
    "response-type-changed": _type,
    "response-value-unknown": _value,
    "response-out-of-range": _broken,
    "response-constraint-broken": _broken,
    "response-variant-unknown": _variant,
    "response-envelope": _envelope,
}


# State


def _identity(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    own = [value for value in shown.last.case.parameters.values() if isinstance(value, str)]
    if shown.key and own:
        yield shown.body([shown.key], "differs", own[-1])


def _lost(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    write, name = shown.write, str(shown.drift.detail.get("name", ""))
    sent = write.case.body if write is not None and isinstance(write.case.body, Mapping) else {}
    if write is not None and name in sent:
        yield shown.klass(write)
        yield {"step": shown.step(write), "at": "body", "path": [name], "is": "agrees", "value": sent[name]}
        yield shown.body([name], "disagrees", sent[name])


def _changed(shown: Shown) -> Iterator[Condition]:
    """Properties that a write did not name, or should not have changed, differ from what they were before it."""
    yield shown.klass(shown.last)
    write = shown.write
    before = shown.before(shown.last.case.operation.id, write) if write is not None else None
    names = list(shown.drift.detail.get("names", ()))
    if write is None or before is None:
        return
    yield shown.klass(write)
    for name in names[:1]:
        yield shown.body([name], "disagrees", shown.there(before, [name]))


def _after(shown: Shown) -> Iterator[Condition]:
    """The same status, after a write of the same class."""
    if shown.write is not None:
        yield shown.klass(shown.write)
    yield shown.status()


def _unlisted(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    held = {str(value) for each in shown.exchanges for value in [_own(shown, each)] if value is not None}
    place = [*shown.items(), shown.key]
    listed = selected(shown.last.json(), {"path": place})
    for value in sorted(held - set(map(str, listed)))[:1]:
        yield shown.body(place, "lacks", value)


def _own(shown: Shown, exchange: Exchange) -> Json:
    body = exchange.json()
    return body.get(shown.key) if isinstance(body, Mapping) else None


def _pages(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    place, by = shown.items(), shown.by()
    pages = [each for each in shown.exchanges if each.case.operation.id == shown.last.case.operation.id]
    fault, paging = shown.drift.facet, shown.last.case.operation.pagination
    others = [each for each in pages if each is not shown.last]
    if fault == "repeat" and others:
        yield shown.body(place, "overlaps", [shown.there(each, place, by=by) for each in others], by=by)
    elif fault == "cursor" and paging is not None:
        yield shown.body([paging.has_more], "equals", True)
        yield shown.body([paging.next_cursor], "absent")
    elif others:
        yield shown.body(place, "begins-otherwise", [shown.there(each, place, by=by) for each in others], by=by)


def _order(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    rising = shown.before(shown.last.case.operation.id, shown.last)
    if rising is not None:
        yield shown.body(
            shown.items(), "not-reversed", shown.there(rising, shown.items(), by=shown.by()), by=shown.by()
        )


def _ignored(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    name = str(shown.drift.detail.get("name", ""))
    paging, case = shown.last.case.operation.pagination, shown.last.case
    given = [*consumed(case, "query", (name,)), *consumed(case, "body", (name,))]
    if paging is not None and name == paging.limit and given and isinstance(given[0], int):
        yield shown.body(shown.items(), "longer", given[0])
        return
    other = shown.before(case.operation.id, shown.last)
    if other is not None:
        place = shown.items()
        yield shown.body(place, "same-order", shown.there(other, place, by=shown.by()), by=shown.by())
        return
    for field, value in _filter(shown, name):
        yield shown.body([*shown.items(), field], "differs", value)


def _filter(shown: Shown, parameter: str) -> Iterator[tuple[str, Json]]:
    """The property and value by which a filter should have chosen."""
    case = shown.last.case
    if ("query", parameter) in case.parameters:
        yield parameter, case.parameters["query", parameter]
    criteria = case.body.get(parameter) if isinstance(case.body, Mapping) else None
    for name, wanted in (criteria or {}).items() if isinstance(criteria, Mapping) else ():
        yield name, _operand(wanted)


def _operand(wanted: Json) -> Json:
    """What a criterion compares with: itself, the item of a list of one, or the operand of an operator."""
    if isinstance(wanted, list):
        return wanted[0] if wanted else None
    if isinstance(wanted, Mapping):
        return next((value for name, value in wanted.items() if name in ("value", "values", "operand")), None)
    return wanted


def _default(shown: Shown) -> Iterator[Condition]:
    yield shown.klass(shown.last)
    name = shown.drift.pointer.name
    new = shown.drift.detail.get("new")
    pages = [each for each in shown.exchanges if each.case.operation.id == shown.last.case.operation.id]
    orders = [each for each in pages if each is not shown.last and new is not None and new in _given(each)]
    if orders:
        place = shown.items()
        yield shown.body(place, "same-order", shown.there(orders[0], place, by=shown.by()), by=shown.by())
    else:
        yield shown.body([name], "equals", new)


def _given(exchange: Exchange) -> list[Json]:
    body = exchange.case.body
    return [*exchange.case.parameters.values(), *(body.values() if isinstance(body, Mapping) else ())]


def _refused(shown: Shown) -> Iterator[Condition]:
    """Refused, where the control before it was not."""
    control = shown.before(shown.last.case.operation.id, shown.last)
    if control is not None:
        yield shown.klass(control)
    yield shown.klass(shown.last)


ROWS: Mapping[str, Row] = {
    "connection-broken": _status,
    "server-error": _class,
    "redirected": _class,
    "method-refused": _status,
    "operation-gone": _status,
    "status-replaced": _status,
    "status-undeclared": _status,
    "response-content-type-undeclared": _media_type,
    "response-charset": _charset,
    "response-body-missing": _empty,
    "response-body-unreadable": _unreadable,
    **dict.fromkeys(BODY, _body),
    "error-body-changed": _body,
    "security-not-enforced": _status,
    "security-status": _status,
    "state-read-after-create": _after,
    "state-identity": _identity,
    "state-write-lost": _lost,
    "state-update-lost": _lost,
    "state-update-clears": _changed,
    "state-refused-write": _changed,
    "state-delete-ineffective": _after,
    "state-delete-twice": _after,
    "state-list-incomplete": _unlisted,
    "state-pagination": _pages,
    "state-order": _order,
    "parameter-ignored": _ignored,
    "default-changed": _default,
    "request-accepted": _class,
    "request-refused": _refused,
    "request-property-refused": _refused,
    "request-property-required": _refused,
    "request-media-type-refused": _status,
}
"""What shows each rule again; whatever is not here shows by its status."""
