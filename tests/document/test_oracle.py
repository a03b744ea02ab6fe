"""The oracle: JSON Schema 2020-12 over a whole document, with the place of every violation."""

from __future__ import annotations

from typing import Any

import pytest

from generator.document.oracle import Oracle
from generator.document.source import Document, Source
from generator.findings import InputError, Position
from generator.pointer import Pointer

SCHEMAS = {
    "Pet": {
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string", "minLength": 2},
            "born": {"type": "string", "format": "date"},
            "children": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
        },
    },
    "Closed": {"type": "object", "properties": {"a": {}}, "additionalProperties": False},
    "Cat": {"properties": {"is": {"const": "cat"}, "lives": {"type": "integer"}}, "required": ["is"]},
    "Dog": {"properties": {"is": {"const": "dog"}, "barks": {"type": "boolean"}}, "required": ["is", "barks"]},
    "Either": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]},
    "List": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]},
    "a/b c%": {"type": "null"},
    "Broken": {"type": "object", "properties": {"a": {"pattern": "[a-"}}},
    "Uses": {"properties": {"a": {"$ref": "#/components/schemas/Broken"}}},
    "Dangling": {"$ref": "#/components/schemas/Nothing"},
    "Remote": {"$ref": "http://127.0.0.1:1/schema.json"},
    "Self": {"allOf": [{"$ref": "#/components/schemas/Self"}]},
    "Even": {"type": "integer", "multipleOf": 0.1},
}


def at(name: str, *rest: str) -> Pointer:
    return Pointer(("components", "schemas", name, *rest))


@pytest.fixture
def oracle() -> Oracle:
    data = {
        "openapi": "3.1.0",
        "paths": {"/x": {"get": {"example": {"$id": "http://x.invalid/", "$ref": "nowhere"}}}},
        "components": {"schemas": SCHEMAS},
    }
    positions = {at("Broken", "properties", "a", "pattern"): Position("a.yaml", 7, 3)}
    return Oracle(Document(data, Source("a.yaml", data, "", positions), ""))


def test_recursive_schemas(oracle):
    assert oracle.accepts(at("Pet"), {"kind": "cat", "children": [{"kind": "kitten", "children": []}]})
    (violation,) = oracle.errors(at("Pet"), {"kind": "cat", "children": [{"kind": "x"}]})
    assert violation.instance == Pointer(("children", "0", "kind"))
    assert violation.schema == at("Pet", "properties", "kind", "minLength")
    assert violation.keyword == "minLength"
    assert '"x"' in violation.message


def test_formats_are_annotations(oracle):
    assert oracle.accepts(at("Pet"), {"kind": "cat", "born": "yesterday"})


def test_members_are_named(oracle):
    assert oracle.errors(at("Pet"), {})[0].members == ("kind",)
    assert oracle.errors(at("Closed"), {"a": 1, "b": 2})[0].members == ("b",)


def test_a_union_tells_what_the_meant_branch_lacks(oracle):
    (violation,) = oracle.errors(at("Either"), {"is": "cat", "lives": "nine"})
    assert violation.schema == at("Cat", "properties", "lives", "type")
    (violation,) = oracle.errors(at("Either"), {"is": "dog"})
    assert (violation.keyword, violation.members) == ("required", ("barks",))
    (violation,) = oracle.errors(at("List"), [1, "two"])
    assert violation.instance == Pointer(("1",))


def test_errors_and_acceptance_agree(oracle):
    values: tuple[Any, ...] = (
        None,
        True,
        0,
        1.5,
        "x",
        [],
        [1],
        {},
        {"is": "cat"},
        {"is": "dog", "barks": False},
        {"kind": "cat"},
    )
    usable = ("Pet", "Closed", "Cat", "Dog", "Either", "List", "a/b c%", "Self", "Even")
    for name in usable:
        verdicts = {oracle.accepts(at(name), value) for value in values}
        assert all(oracle.accepts(at(name), value) == (oracle.errors(at(name), value) == ()) for value in values)
        assert verdicts == {True, False} or name == "Self"


def test_names_that_a_uri_must_escape(oracle):
    assert oracle.accepts(at("a/b c%"), None)
    assert not oracle.accepts(at("a/b c%"), 0)


@pytest.mark.parametrize("name", ["Broken", "Uses"])
def test_an_unusable_schema_is_named(oracle, name):
    with pytest.raises(InputError) as caught:
        oracle.accepts(at(name), {})
    (finding,) = caught.value.findings
    assert finding.rule == "schema-unusable"
    assert finding.pointer == at("Broken", "properties", "a", "pattern")
    assert finding.position == Position("a.yaml", 7, 3)


@pytest.mark.parametrize("name", ["Dangling", "Remote", "Absent"])
def test_references_that_lead_nowhere(oracle, name):
    with pytest.raises(InputError) as caught:
        oracle.errors(at(name), {})
    assert caught.value.findings[0].pointer == at(name)


def test_messages_hold_no_dumps(oracle):
    (violation,) = oracle.errors(at("List"), {"a": ["x" * 1000]})
    assert len(violation.message) < 250
    assert "xxx" not in violation.message
