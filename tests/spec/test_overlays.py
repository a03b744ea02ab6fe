"""The overlays fit the contract, give their reasons, and speak the agreed vocabulary."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator

from generator.document.overlay_targets import select
from generator.ir.types import Array, Object, Union
from generator.ir.walk import flatten, resolve, split_null
from generator.normalize.prose import CONFIDENCE, KINDS
from generator.pointer import ROOT, Pointer

ARGUMENTS = {
    "range": {"minimum", "maximum", "exclusive_minimum"},
    "length": {"min", "max"},
    "pattern": {"pattern"},
    "format": {"format", "template"},
    "values": {"values"},
    "default": {"value"},
    "sum": {"equals", "of"},
    "exclusive": {"properties"},
    "requires": {"then", "present"},
    "applies": set(),
    "items": {"min", "max"},
}
CONDITIONS = {"if", "unless"}
OPERATION_KEYS = {
    "resource",
    "action",
    "method",
    "aliases",
    "pagination",
    "retry",
    "sandbox",
    "effect",
    "cost",
    "successor",
    "rules",
}


def test_every_action_gives_a_reason(overlays):
    silent = [str(action.at) for one in overlays for action in one.actions if len(action.description.split()) < 3]
    assert silent == []


def test_every_target_is_plain_and_selects_one_node(applied, overlays):
    for one in overlays:
        for action in one.actions:
            assert len(select(applied, action.target)) == 1, action.target


def test_the_document_stays_valid(applied):
    assert [error.message for error in OpenAPIV30SpecValidator(applied).iter_errors()] == []


def test_overlays_add_but_never_change_or_remove(contract, applied, overlays):
    """Mends add what is missing; a fact of the document never gives way."""
    assert not any(action.remove for one in overlays for action in one.actions)
    assert _is_part(contract, applied)


def _is_part(part, whole):
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(k in whole and _is_part(v, whole[k]) for k, v in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(map(_is_part, part, whole))
    return part == whole


def test_operations_use_the_agreed_words(operations):
    for name, operation in operations.items():
        assert set(operation.get("x-truespec", {})) <= OPERATION_KEYS, name


def _rules(node, pointer=ROOT):
    if isinstance(node, dict):
        own = node.get("x-truespec")
        if isinstance(own, dict):
            yield from ((pointer, node, rule) for rule in own.get("rules", ()))
        for key, item in node.items():
            yield from _rules(item, pointer / key)
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _rules(item, pointer / index)


def test_rules_are_of_the_vocabulary(applied):
    for pointer, _, rule in _rules(applied):
        assert rule["kind"] in KINDS, pointer
        assert rule["confidence"] in CONFIDENCE, pointer
        assert set(rule["args"]) <= ARGUMENTS[rule["kind"]] | CONDITIONS, (str(pointer), rule)
        assert rule["args"], pointer
        assert len(rule["reason"].split()) > 2, pointer


def test_rules_lead_to_declared_properties(applied):
    for pointer, node, rule in _rules(applied):
        names = _named(rule)
        if "responses" not in node and "in" not in node:
            assert _reaches(applied, node, rule["path"]), (str(pointer), rule)
            for name in names:
                assert _reaches(applied, node, [*rule["path"][:-1], name]), (str(pointer), rule)
        else:
            declared = {parameter.get("name") for parameter in node.get("parameters", ())}
            assert set(names) <= declared, (str(pointer), rule)


def test_every_rule_reaches_the_model(applied, api):
    owners = [definition.type for definition in api.types]
    owners += [owner for op in api.operations for owner in (op, *op.parameters)]
    known = {(r.kind, r.path, repr(r.args)) for owner in owners for r in getattr(owner, "rules", ())}
    told = {(rule["kind"], tuple(rule["path"]), repr(rule["args"])) for _, _, rule in _rules(applied)}
    assert told - known == set()


def _named(rule):
    """The properties that the arguments speak of."""
    args = rule["args"]
    listed = [*args.get("then", ()), *args.get("present", ()), *args.get("properties", ())]
    return [*listed, *args.get("if", {}), *args.get("unless", {})]


def _reaches(document, schema, path):
    """Whether a declared property, or with `*` a list or map, stands at the end of `path`."""
    if not path:
        return True
    head, *rest = path
    return any(_reaches(document, found, rest) for found in _step(document, schema, head))


def _step(document, schema, head):
    while "$ref" in schema:
        schema = Pointer.parse(schema["$ref"]).resolve(document)
    if head == "*":
        yield from (schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict))
    elif head in schema.get("properties", {}):
        yield schema["properties"][head]
    for keyword in ("allOf", "oneOf", "anyOf"):
        for member in schema.get(keyword, ()):
            yield from _step(document, member, head)


def test_bounds_of_rules_agree_with_those_declared(applied):
    """A range or a default from the text never contradicts a bound that the schema declares."""
    for _, node, rule in _rules(applied):
        for found in _targets(applied, node, rule["path"]):
            value = rule["args"].get("value")
            if rule["kind"] == "default" and isinstance(value, (int, float)) and not isinstance(value, bool):
                assert found.get("minimum", value) <= value <= found.get("maximum", value), rule
            if rule["kind"] == "default" and isinstance(value, str) and "enum" in found:
                assert value in found["enum"], rule
            assert not (rule["kind"] == "range" and "minimum" in rule["args"] and "minimum" in found), rule


def _targets(document, schema, path):
    if not path:
        while "$ref" in schema:
            schema = Pointer.parse(schema["$ref"]).resolve(document)
        return [schema]
    return [hit for found in _step(document, schema, path[0]) for hit in _targets(document, found, path[1:])]


@pytest.mark.parametrize(
    ("kind", "least"),
    [("default", 80), ("range", 23), ("length", 12), ("pattern", 10), ("values", 5), ("items", 4), ("sum", 12)],
)
def test_the_rules_are_many(applied, kind, least):
    assert Counter(rule["kind"] for _, _, rule in _rules(applied))[kind] >= least


@pytest.mark.parametrize(("form", "count"), [("e164", 16), ("iana-timezone", 5), ("url", 29)])
def test_the_formats_are_many(applied, form, count):
    formats = Counter(rule["args"]["format"] for _, _, rule in _rules(applied) if rule["kind"] == "format")
    assert formats[form] >= count


def test_27_operations_read_lists(api):
    styles = Counter(op.pagination.style for op in api.operations if op.pagination)
    assert styles == {"cursor": 10, "last-item": 6, "none": 11}


def test_pagination_names_what_is_declared(api):
    types = {definition.name: definition for definition in api.types}
    for op in api.operations:
        if op.pagination is None:
            continue
        page = op.pagination
        sent = {parameter.wire for parameter in op.query} if page.location == "query" else _properties(types, op.body)
        keys = {name for name, _ in page.keys}
        assert {name for name in (page.cursor, page.limit, page.offset) if name} | keys <= sent, op.id
        answered = _properties(types, op.success)
        assert {name for name in (page.items, page.next_cursor, page.has_more) if name} <= answered, op.id
        assert {prop for _, prop in page.keys} <= _item_properties(types, op), op.id


def _properties(types, holder):
    found = resolve(types, holder.contents[0].type)
    return {prop.wire for prop in flatten(types, found)} if isinstance(found, Object) else set()


def _item_properties(types, operation):
    if not operation.pagination.keys:
        return set()
    page = resolve(types, operation.success.contents[0].type)
    assert isinstance(page, Array)
    item = resolve(types, split_null(page.items)[0])
    variants = [resolve(types, variant) for variant in (item.variants if isinstance(item, Union) else (item,))]
    objects = [variant for variant in variants if isinstance(variant, Object)]
    assert len(objects) == len(variants)
    return set.intersection(*({prop.wire for prop in flatten(types, one)} for one in objects))


def test_every_webhook_event_has_its_type(api):
    webhook = api.settings.webhook
    names = {definition.name for definition in api.types}
    declared = {
        value
        for definition in api.types
        if definition.name in ("CallWebhookEvent", "ChatWebhookEvent")
        for value in definition.type.values
    }
    events = dict(webhook.events)
    assert set(events.values()) <= names
    assert declared | {"call_inbound"} == set(events)
    assert (webhook.header, webhook.digest, webhook.tolerance) == ("X-Retell-Signature", "hmac-sha256", 300)


def test_multipart_travels_as_the_official_sdk_sends_it(api):
    forms = {
        (op.id, encoding.wire): encoding.form
        for op in api.operations
        if op.body
        for encoding in op.body.contents[0].encodings
    }
    for name in ("createKnowledgeBase", "addKnowledgeBaseSources"):
        assert forms[name, "knowledge_base_texts"] == forms[name, "knowledge_base_urls"] == "json"
        assert forms[name, "knowledge_base_files"] == "file"
    assert forms["cloneVoice", "files"] == "file"
    assert forms["cloneVoice", "voice_name"] == "text"


HOLDS = {
    "range": lambda value, args: (
        args.get("minimum", value) <= value <= args.get("maximum", value) and value > args.get("exclusive_minimum", -1)
    ),
    "length": lambda value, args: args.get("min", 0) <= len(value) <= args.get("max", len(value)),
    "pattern": lambda value, args: not isinstance(value, str) or re.search(args["pattern"], value),
    "values": lambda value, args: value in args["values"],
    "items": lambda value, args: args.get("min", 0) <= len(value) <= args.get("max", len(value)),
    "sum": lambda value, args: sum(item[args["of"]] for item in value) == args["equals"],
}
FORMATS = {
    "e164": r"\+[1-9]\d{1,14}|\{\{.+\}\}",
    "url": r"(https?|wss?)://\S+",
    "iana-timezone": r"[A-Z][A-Za-z_]+/[A-Za-z_/]+",
    "iso-3166-1-alpha-2": r"[A-Z]{2}",
    "json": r"[{\[].*[}\]]",
    "email": r"\S+@\S+",
    "text": r"(?s).*",
}


def test_the_documents_examples_keep_the_rules(applied):
    checked, broken = 0, []
    for _, node, rule in _rules(applied):
        for found in _targets(applied, node, rule["path"]):
            if "example" not in found or found["example"] is None:
                continue
            checked += 1
            broken += [] if _holds(rule, found["example"]) else [(rule, found["example"])]
    assert broken == []
    assert checked > 60


def _holds(rule, value):
    args = rule["args"]
    if rule["kind"] == "format":
        return re.fullmatch(FORMATS[args["format"]], str(value))
    return rule["kind"] not in HOLDS or HOLDS[rule["kind"]](value, args)
