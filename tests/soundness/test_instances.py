"""The drawer itself: what it claims to be valid is valid, and what it damages is often not."""

from __future__ import annotations

import json
import random
from typing import Any

import jsonschema_rs
import pytest

from tests.soundness.draw import Draw
from tests.soundness.flat import Flattener
from tests.soundness.patterns import text

TAGGED = [
    {"type": "object", "properties": {"t": {"const": tag}, "n": {"type": kind}}, "required": ["t", "n"]}
    for tag, kind in (("a", "integer"), ("b", "string"))
]
SCHEMAS: dict[str, Any] = {
    "bounds": {"type": "integer", "minimum": 3, "exclusiveMaximum": 5},
    "fraction": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    "step": {"type": "number", "multipleOf": 0.5, "minimum": 1},
    "length": {"type": "string", "minLength": 2, "maxLength": 3},
    "pattern": {"type": "string", "pattern": r"^[a-z0-9_-]{2,4}(\.|\d+)x?$"},
    "nullable": {"type": ["string", "null"], "enum": ["a", None]},
    "const": {"const": {"x": [1]}},
    "array": {"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 1},
    "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False, "minItems": 2},
    "object": {"type": "object", "properties": {"a": {"$ref": "#/$defs/bounds"}}, "required": ["a", "b"]},
    "closed": {"type": "object", "properties": {"a": {"type": "null"}}, "additionalProperties": False},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1, "maxProperties": 2},
    "keys": {"type": "object", "propertyNames": {"pattern": "^x"}, "additionalProperties": {"type": "string"}},
    "all": {"allOf": [{"$ref": "#/$defs/object"}, {"type": "object", "properties": {"b": {"enum": [1, 2]}}}]},
    "narrowed": {"allOf": [{"enum": ["a", "b", True]}, {"enum": ["b", 1]}]},
    "union": {"oneOf": TAGGED},
    "dead": {
        "allOf": [
            {"properties": {"u": {"oneOf": TAGGED}}, "required": ["u"]},
            {"properties": {"u": {"properties": {"t": {"enum": ["b"]}}}}},
        ]
    },
    "exclusive": {
        "type": "object",
        "properties": {"p": {"type": "null"}, "q": {"type": "null"}},
        "not": {"required": ["p", "q"]},
    },
    "absent": {"allOf": [{"$ref": "#/$defs/map"}, {"not": {"anyOf": [{"required": ["a"]}, {"required": ["Ada"]}]}}]},
    "list": {
        "type": "object",
        "properties": {"rest": {"anyOf": [{"$ref": "#/$defs/list"}, {"type": "null"}]}},
        "required": ["rest"],
    },
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_claims_hold_and_faults_bite(name: str) -> None:
    root = {"$ref": f"#/$defs/{name}", "$defs": SCHEMAS}
    judge = jsonschema_rs.Draft202012Validator(root)
    draw = Draw(Flattener(root), random.Random(name))
    wrong = [made for made in (draw.instance(root, faulty=False) for _ in range(100)) if not judge.is_valid(made)]
    assert wrong == []
    faulty = [judge.is_valid(draw.instance(root, faulty=True)) for _ in range(100)]
    assert faulty.count(False) >= 20


def test_one_seed_draws_the_same_instances() -> None:
    root = {"$ref": "#/$defs/all", "$defs": SCHEMAS}
    runs = [
        [draw.instance(root, faulty=True) for _ in range(20)]
        for draw in (Draw(Flattener(root), random.Random(7)) for _ in "ab")
    ]
    assert json.dumps(runs[0]) == json.dumps(runs[1])


@pytest.mark.parametrize("pattern", ["^a|b$", "^[^a]?$", r"\w+\s", "^(x|y){2}$"])
def test_text_for_simple_patterns(pattern: str) -> None:
    assert text(pattern, random.Random(1)) is not None
