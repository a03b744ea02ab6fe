"""What a body shows again: the fault that the checks find in it, at a place where any item of a list may stand.

Knows the faults of bodies; must not know requests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any as Json

from contract_tests.checks.declared import content
from contract_tests.checks.fault import Fault
from contract_tests.checks.faults import faults
from contract_tests.checks.renames import renamed
from contract_tests.drift.conditions import NUMERIC, kind, selected
from contract_tests.drift.showing.shown import Condition, Shown
from contract_tests.observation import Drift
from generator.pointer import Pointer

SIZES = ("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties")


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


def body(shown: Shown) -> Iterator[Condition]:
    """The fault, wherever the body may have it."""
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
    own = [shown.own(each) for each in shown.exchanges if each is not shown.last]
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
    elif fault.facet == "format":
        yield shown.body(path, "type", "string")
    else:
        yield from _value(shown, fault, path)


def _variant(shown: Shown, fault: Fault, path: list[str | int]) -> Iterator[Condition]:
    if fault.detail["tag"]:
        yield shown.body([*path, fault.detail["tag"]], "equals", fault.value)
    for name in [] if fault.detail["tag"] else fault.detail["names"][:2]:
        yield shown.body([*path, name], "present")


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
