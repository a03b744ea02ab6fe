"""Schemas that the contract has not: the model accepts what each accepts, in both spellings of OpenAPI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.load import load
from tests.soundness.compare import Comparison, sites


def tagged(tag: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"t": {"type": "string", "enum": [tag]}, **properties}, "required": ["t"]}


TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
BASE = {"type": "object", "properties": {"id": TEXT, "n": {"type": "number"}}, "required": ["id"]}
REF = {"$ref": "#/components/schemas/Base"}
SHAPES: dict[str, Any] = {
    "Closed": {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False},
    "Counted": {"type": "object", "properties": {"a": TEXT}, "minProperties": 1, "maxProperties": 2},
    "Rest": {"type": "object", "properties": {"a": TEXT}, "additionalProperties": COUNT},
    "MapOfLists": {"type": "object", "additionalProperties": {"type": "array", "items": COUNT, "uniqueItems": True}},
    "Extended": {"allOf": [REF, {"type": "object", "properties": {"more": COUNT}, "required": ["more"]}]},
    "Required": {"allOf": [REF, {"required": ["n"]}]},
    "Narrowed": {"allOf": [REF, {"type": "object", "properties": {"n": {"type": "integer", "maximum": 3}}}]},
    "TwoBases": {"allOf": [REF, {"$ref": "#/components/schemas/Counted"}]},
    "ClosedPart": {
        "allOf": [
            {"type": "object", "properties": {"a": TEXT}},
            {"type": "object", "properties": {"a": TEXT, "b": COUNT}, "additionalProperties": False},
        ]
    },
    "Bounds": {"allOf": [{"type": "integer", "minimum": 1, "maximum": 9}, {"type": "number", "minimum": 3}]},
    "Enums": {"allOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "string", "enum": ["b", "c"]}]},
    "Impossible": {
        "type": "object",
        "properties": {"p": {"allOf": [{"type": "string", "enum": ["a"]}, {"type": "string", "enum": ["b"]}]}},
    },
    "Tagged": {"oneOf": [tagged("x", a=COUNT), tagged("y", b=TEXT)]},
    "Deep": {"oneOf": [{"$ref": "#/components/schemas/Tagged"}, tagged("z")]},
    "Distributed": {
        "allOf": [
            {"$ref": "#/components/schemas/Tagged"},
            {"type": "object", "properties": {"k": TEXT}, "required": ["k"]},
        ]
    },
    "Dead": {
        "allOf": [
            {"type": "object", "properties": {"u": {"$ref": "#/components/schemas/Tagged"}}},
            {
                "type": "object",
                "properties": {"u": {"type": "object", "properties": {"t": {"type": "string", "enum": ["y"]}}}},
            },
        ]
    },
    "Scalars": {"oneOf": [{"type": "integer"}, TEXT, {"type": "boolean"}]},
    "ScalarOrList": {"anyOf": [TEXT, {"type": "array", "items": TEXT, "maxItems": 2}]},
    "Absent": {"allOf": [REF, {"not": {"anyOf": [{"required": ["n"]}, {"required": ["x"]}]}}]},
    "Exclusive": {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "not": {"required": ["a", "b"]}},
    "Recursive": {
        "type": "object",
        "properties": {
            "next": {"$ref": "#/components/schemas/Recursive"},
            "all": {"type": "array", "items": {"$ref": "#/components/schemas/Recursive"}},
        },
    },
    "Undeclared": {"type": "object", "properties": {"a": TEXT}, "required": ["a", "ghost"]},
    "Numbers": {"type": "number", "enum": [1, 1.5, 2.25]},
    "Steps": {"type": "number", "multipleOf": 0.5},
    "Lengths": {"type": "string", "minLength": 2, "maxLength": 4, "pattern": "^[a-z]"},
    "Free": {"type": "object"},
    "Anything": {},
}
OLD = {
    "NullableText": {"type": "object", "properties": {"a": {"type": "string", "nullable": True, "enum": ["x", "y"]}}},
    "NullableRef": {
        "type": "object",
        "properties": {"a": {"allOf": [REF], "nullable": True}, "b": {**REF, "nullable": True}},
    },
    "Exclusive30": {"type": "integer", "minimum": 1, "exclusiveMinimum": True, "maximum": 4, "exclusiveMaximum": False},
    "NullableUnion": {"type": "object", "properties": {"a": {"nullable": True, "oneOf": [tagged("x"), tagged("y")]}}},
}
NEW = {
    "Types": {
        "type": "object",
        "properties": {"a": {"type": ["string", "integer", "null"], "minLength": 1, "minimum": 2}},
    },
    "Pair": {"type": "array", "prefixItems": [TEXT, COUNT], "items": False, "minItems": 2},
    "Open": {"type": "array", "prefixItems": [TEXT], "items": COUNT},
    "Keys": {"type": "object", "propertyNames": {"pattern": "^x"}, "additionalProperties": COUNT},
    "Constant": {"const": "only"},
    "ConstNumber": {"const": 3},
    "Mixed": {"enum": ["a", 1, True]},
    "NullInEnum": {"type": "object", "properties": {"a": {"enum": ["a", None]}}},
    "Exclusive31": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 5},
    "Unevaluated": {"allOf": [REF], "properties": {"z": TEXT}, "unevaluatedProperties": False},
    "Sibling": {**REF, "required": ["n"]},
    "NullOr": {"type": "object", "properties": {"a": {"oneOf": [REF, {"type": "null"}]}}},
    "Never": {"type": "object", "properties": {"a": False, "b": True}},
}


@pytest.mark.parametrize(("version", "schemas"), [("3.0.3", SHAPES | OLD), ("3.1.0", SHAPES | NEW)], ids=["3.0", "3.1"])
def test_both_readings_accept_the_same(tmp_path: Path, version: str, schemas: dict[str, Any]) -> None:
    document = {"openapi": version, "info": {"title": "t", "version": "1"}, "paths": {}}
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps({**document, "components": {"schemas": {"Base": BASE, **schemas}}}))
    loaded = load(str(path))
    comparison = Comparison(loaded.document, loaded.api)
    outcomes = [comparison.run(site, 200) for site in sites(loaded.document, loaded.api)]
    assert len(outcomes) == len(schemas) + 1
    tightened = {each.site.name: json.dumps(each.tightened[0]) for each in outcomes if each.tightened}
    loosened = {each.site.name: json.dumps(each.loosened[0]) for each in outcomes if each.loosened}
    assert (tightened, loosened) == ({}, {})
