"""How a document is mended, node by node: the actions of an overlay that make it say what was seen.

Knows schemas as they are written in OpenAPI 3.0 and 3.1; must not know drifts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any as Json

from contract_tests.drift.written import Action, Location, Written, remove, remove_value, update

KEPT = frozenset(("title", "description", "deprecated", "readOnly", "writeOnly", "externalDocs", "x-truespec"))
"""What a schema says beside its type."""

Schema = dict[str, Json]
SCALARS = ("string", "integer", "number", "boolean")


def spelled(written: Written, schema: Json) -> Json:
    """A schema in the document's own spelling: 3.0 has no type null."""
    if not isinstance(schema, dict):
        return schema
    made = {name: _spelled_member(written, name, each) for name, each in schema.items()}
    if written.is_30 and made.get("type") == "null":
        del made["type"]
        made["nullable"] = True
    return made


def _spelled_member(written: Written, name: str, value: Json) -> Json:
    if name == "properties" and isinstance(value, dict):
        return {key: spelled(written, each) for key, each in value.items()}
    return spelled(written, value) if name == "items" else value


def replaced(written: Written, at: Location, new: Schema) -> list[Action]:
    """Another schema in the place of one, what it says beside its type being kept."""
    old = written.node(at)
    if not isinstance(old, dict):
        return []
    gone = [name for name, value in old.items() if name not in KEPT and (name not in new or new[name] != value)]
    added = {name: value for name, value in new.items() if name not in old or old[name] != value}
    return [*(remove((*at, name)) for name in gone), *([update(at, added)] if added else [])]


def content(written: Written, at: Location) -> Schema:
    """What a schema constrains."""
    node = written.node(at)
    return {name: value for name, value in node.items() if name not in KEPT} if isinstance(node, dict) else {}


def retyped(written: Written, at: Location, observed: Schema) -> list[Action]:
    """The observed type instead of the declared one."""
    old, new = content(written, at), spelled(written, observed)
    if {old.get("type"), observed.get("type")} <= {"integer", "number"}:
        kept = {name: value for name, value in old.items() if name not in ("format", "enum", "const")}
        new = {**kept, "type": "number"}
    elif old.get("nullable") is True:
        new = {**new, "nullable": True}
    elif isinstance(old.get("type"), list) and "null" in old["type"] and isinstance(new.get("type"), str):
        new = {**new, "type": [new["type"], "null"]}
    return replaced(written, at, new)


def widened(written: Written, at: Location, observed: Schema) -> list[Action]:
    """The observed type beside the declared one."""
    old, new = content(written, at), spelled(written, observed)
    for word in ("oneOf", "anyOf"):
        if word in old:
            return [update((*at, word), new)]
    outer: Schema = {name: old.pop(name) for name in ("nullable", "default", "example", "examples") if name in old}
    return replaced(written, at, {**outer, "anyOf": [old, new]})


def nullable(written: Written, at: Location) -> list[Action]:
    """Null beside what is declared."""
    old = content(written, at)
    if "$ref" in old:
        rest = {name: value for name, value in old.items() if name != "$ref"}
        reference = {"$ref": old["$ref"]}
        made = {"nullable": True, "allOf": [reference]} if written.is_30 else {"anyOf": [reference, {"type": "null"}]}
        return replaced(written, at, {**rest, **made})
    if written.is_30:
        return [update(at, {"nullable": True})]
    for word in ("oneOf", "anyOf"):
        if word in old:
            return [update((*at, word), {"type": "null"})]
    actions: list[Action] = []
    if isinstance(old.get("type"), list):
        actions.append(update((*at, "type"), "null"))
    elif isinstance(old.get("type"), str):
        actions += [remove((*at, "type")), update(at, {"type": [old["type"], "null"]})]
    elif "allOf" in old or "const" in old:
        return replaced(written, at, {"anyOf": [old, {"type": "null"}]})
    if isinstance(old.get("enum"), list) and None not in old["enum"]:
        actions.append(update((*at, "enum"), None))
    return actions


def optional(written: Written, at: Location, name: str) -> list[Action]:
    """A property that need not be there."""
    required = (written.node(at) or {}).get("required")
    if not isinstance(required, list) or name not in required:
        return []
    # An empty list of what is required is no schema in 3.0.
    place = (*at, "required")
    return [remove(place)] if len(required) == 1 else [remove_value(place, name)]


def required(written: Written, at: Location, name: str) -> list[Action]:
    """A property that must be there."""
    node = written.node(at) or {}
    if isinstance(node.get("required"), list):
        return [] if name in node["required"] else [update((*at, "required"), name)]
    return [update(at, {"required": [name]})]


def renamed(written: Written, prop: Location, new: str, requiring: Sequence[Location]) -> list[Action]:
    """A property by another name, also where it is required."""
    schema = written.node(prop)
    if schema is None or prop[-2:-1] != ("properties",):
        return []
    old = str(prop[-1])
    actions = [update(prop[:-1], {new: schema}), remove(prop)]
    for at in requiring:
        actions += [update((*at, "required"), new), remove_value((*at, "required"), old)]
    return actions


def narrowed(written: Written, body: Location, inner: Schema) -> list[Action]:
    """A body's schema that must satisfy another one, too, leaving the component alone that it refers to."""
    node = content(written, body)
    if isinstance(node.get("allOf"), list):
        return [update((*body, "allOf"), inner)]
    if not node:
        return []
    return replaced(written, body, {"allOf": [node, inner]})


def declared(written: Written, holder: Location, name: str, schema: Schema) -> list[Action]:
    """One property more."""
    node = written.node(holder)
    if isinstance(node, dict) and "$ref" in node and "properties" not in node:
        holder = written.target(holder)
    return [update(holder, {"properties": {name: spelled(written, schema)}})]


def valued(written: Written, keyword: Location, value: Json) -> list[Action]:
    """One value more among the declared ones."""
    if keyword[-1:] == ("const",):
        old = written.node(keyword)
        return [remove(keyword), update(keyword[:-1], {"enum": [old, value]})]
    return [update(keyword, value)] if isinstance(written.node(keyword), list) else []


def varied(written: Written, union: Location, tag: str, value: Json, schema: Schema) -> list[Action]:
    """One kind of object more in a union."""
    made = spelled(written, schema)
    if not isinstance(made, dict):
        return []
    if not tag:
        return [update(union, {**made, "required": sorted(made.get("properties", {}))})]
    kind = "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "string"
    properties = {**made.get("properties", {}), tag: {"type": kind, "enum": [value]}}
    return [update(union, {**made, "properties": properties, "required": [tag]})]


def wrapped(written: Written, at: Location, member: str) -> list[Action]:
    """What is declared, within an object under a name, or (`[]`) in a list."""
    inner = content(written, at)
    if member == "[]":
        return replaced(written, at, {"type": "array", "items": inner})
    return replaced(written, at, {"type": "object", "properties": {member: inner}, "required": [member]})


def bounded(written: Written, keyword: Location, bound: Json) -> list[Action]:
    """Another bound; a boolean one of 3.0 makes way."""
    at, name = keyword[:-1], str(keyword[-1])
    node = written.node(at)
    if not isinstance(node, dict):
        return []
    if name.startswith("exclusive"):
        plain = name[9].lower() + name[10:]
        gone = [remove((*at, each)) for each in (name, plain) if each in node]
        return [*gone, update(at, {plain: bound})]
    return [update(at, {name: bound})]


def unbounded(written: Written, keyword: Location) -> list[Action]:
    """Without a constraint."""
    return [remove(keyword)] if written.node(keyword) is not None else []
