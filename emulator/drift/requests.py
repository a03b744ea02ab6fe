"""Drift in what is taken: the server judges requests by a document of its own, in which one keyword differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any as Json

from emulator.drift.rule import Rule
from generator.document.source import Document, JsonObject
from generator.pointer import Pointer

KEYWORDS = (
    "enum",
    "const",
    "maximum",
    "minimum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "multipleOf",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "required",
    "additionalProperties",
    "type",
)
"""What can be loosened, the most telling first."""

Edit = Callable[[JsonObject, Rule], None]


def edited(document: Document, rule: Rule) -> Document:
    """The document that the server judges by. Raises LookupError where the rule's place is not in it."""
    return replace(document, data=_copied(document.data, rule.pointer, lambda schema: EDITS[rule.row](schema, rule)))


def _copied(data: Json, pointer: Pointer, edit: Callable[[JsonObject], None]) -> Json:
    """A copy along the way to `pointer`, edited there; the rest is shared."""
    if not pointer:
        made = deepcopy(data)
        edit(made)
        return made
    head, rest = pointer[0], Pointer(pointer[1:])
    if isinstance(data, list):
        at = int(head)
        return [*data[:at], _copied(data[at], rest, edit), *data[at + 1 :]]
    return {**data, head: _copied(data[head], rest, edit)}


def loosen(schema: JsonObject, rule: Rule) -> None:
    """Row 27: a constraint is not enforced; `detail.keyword` says which, `detail.member` which one of `required`."""
    keyword = rule.detail.get("keyword") or next(each for each in KEYWORDS if each in schema)
    if keyword == "required" and "member" in rule.detail:
        schema["required"] = [name for name in schema["required"] if name != rule.detail["member"]]
        return
    del schema[keyword]


def unvalidated(schema: JsonObject, _rule: Rule) -> None:
    """Row 31: any text will do for a parameter."""
    schema.clear()


def tighten(schema: JsonObject, rule: Rule) -> None:
    """Row 28: a constraint is stricter: `detail` gives keyword and value, else what stands there is narrowed."""
    if "keyword" in rule.detail:
        schema[rule.detail["keyword"]] = rule.detail["value"]
    elif len(schema.get("enum", ())) > 1:
        schema["enum"] = schema["enum"][:-1]
    elif "maximum" in schema:
        low = schema.get("minimum", min(0, schema["maximum"] - 2))
        schema["maximum"] = (low + schema["maximum"]) / 2
    elif schema.get("type") == "array":
        schema["maxItems"] = 0
    else:
        schema["maxLength"] = min(schema.get("maxLength", 8), 8) // 2 if "maxLength" in schema else 8


def require(schema: JsonObject, rule: Rule) -> None:
    """Row 29: an object needs a property more: `detail.name`, which may be declared or new."""
    name = str(rule.detail.get("name", "brand_new_field"))
    schema["required"] = [*schema.get("required", ()), name]
    if schema.get("additionalProperties") is False:
        schema.setdefault("properties", {}).setdefault(name, {})


def refuse(schema: JsonObject, rule: Rule) -> None:
    """Row 30: an optional property is refused; the place is that of its object, `detail.name` the property."""
    schema.setdefault("properties", {})[str(rule.detail["name"])] = False


EDITS: Mapping[int, Edit] = {27: loosen, 28: tighten, 29: require, 30: refuse, 31: unvalidated}
"""What happens to the schema at the rule's place, by the row of the catalogue."""
